/* SPDX-License-Identifier: MIT */
/*
 * Only moves that REVERSED_WITHIN check-ins followed are judged, whether they
 * were taken back before or not: to count those that were at once, and to wait
 * for the others, would find too many.
 */
#include "stays.h"

#include <math.h>
#include <string.h>

#include "engine/validation.h"

static void judge_oldest(struct stay_totals *totals, struct stayer *stayer,
	size_t student)
{
	const struct recent_move *oldest = &stayer->recent[0];
	struct outcome outcome = {
		.student = student,
		.score = oldest->is_reversed ? 1 : 0,
		.items = 1
	};

	if (oldest->checkins >= REVERSED_WITHIN)
		vec_push(&totals->moves, outcome);
	stayer->recent_count--;
	memmove(stayer->recent, stayer->recent + 1,
		stayer->recent_count * sizeof(*stayer->recent));
}

void stays_checkin(struct stay_totals *totals, struct stayer *stayer,
	size_t student)
{
	stayer->checkins++;
	for (size_t i = 0; i < stayer->recent_count; i++)
		stayer->recent[i].checkins++;
	while (stayer->recent_count &&
		stayer->recent[0].checkins > REVERSED_WITHIN)
		judge_oldest(totals, stayer, student);
}

static void count_stay(struct stay_totals *totals,
	const struct stayer *stayer, double day)
{
	struct stay_total *total = &totals->by_cluster[stayer->now];

	total->stays++;
	total->checkins += (double)stayer->checkins;
	total->days += fmax(day - stayer->since, 0);
}

static void note_move(struct stay_totals *totals, struct stayer *stayer,
	size_t student, enum cluster cluster)
{
	for (size_t i = 0; i < stayer->recent_count; i++)
		stayer->recent[i].is_reversed |=
			stayer->recent[i].from == cluster;
	if (stayer->recent_count == STAYS_RECENT)
		judge_oldest(totals, stayer, student);
	stayer->recent[stayer->recent_count++] = (struct recent_move){
		.from = stayer->now
	};
}

void stays_enter(struct stay_totals *totals, struct stayer *stayer,
	size_t student, enum cluster cluster, double day)
{
	if (cluster == stayer->now)
		return;
	if (stayer->now != CLUSTER_NONE) {
		note_move(totals, stayer, student, cluster);
		count_stay(totals, stayer, day);
		totals->by_cluster[stayer->now].ended++;
	}
	stayer->now = cluster;
	stayer->checkins = 0;
	stayer->since = day;
}

void stays_close(struct stay_totals *totals, struct stayer *stayer,
	size_t student, double day)
{
	if (stayer->now == CLUSTER_NONE)
		return;
	while (stayer->recent_count)
		judge_oldest(totals, stayer, student);
	count_stay(totals, stayer, day);
}
