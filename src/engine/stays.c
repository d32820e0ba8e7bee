/* SPDX-License-Identifier: MIT */
#include "stays.h"

#include <math.h>

#include "engine/validation.h"

void stays_checkin(struct stayer *stayer)
{
	stayer->checkins++;
}

static void count_stay(struct stay_totals *totals,
	const struct stayer *stayer, double day)
{
	struct stay_total *total = &totals->by_cluster[stayer->now];

	total->stays++;
	total->checkins += (double)stayer->checkins;
	total->days += fmax(day - stayer->since, 0);
}

/* Whether the move that began the stay held. */
static void judge_move(struct stay_totals *totals,
	const struct stayer *stayer, size_t student, enum cluster next)
{
	bool is_reversed = next == stayer->before &&
		stayer->checkins <= REVERSED_WITHIN;
	struct outcome outcome = {
		.student = student, .score = is_reversed ? 1 : 0, .items = 1
	};

	if (stayer->before != CLUSTER_NONE)
		vec_push(&totals->moves, outcome);
}

void stays_enter(struct stay_totals *totals, struct stayer *stayer,
	size_t student, enum cluster cluster, double day)
{
	if (cluster == stayer->now)
		return;
	if (stayer->now != CLUSTER_NONE) {
		judge_move(totals, stayer, student, cluster);
		count_stay(totals, stayer, day);
		totals->by_cluster[stayer->now].ended++;
	}
	*stayer = (struct stayer){
		.before = stayer->now, .now = cluster, .since = day
	};
}

void stays_close(struct stay_totals *totals, struct stayer *stayer,
	size_t student, double day)
{
	if (stayer->now == CLUSTER_NONE)
		return;
	/* Fewer, and it may still be reversed in time. */
	if (stayer->checkins >= REVERSED_WITHIN)
		judge_move(totals, stayer, student, stayer->now);
	count_stay(totals, stayer, day);
}
