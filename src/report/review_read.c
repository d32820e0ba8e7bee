/* SPDX-License-Identifier: MIT */
/* Students over the span: where they stood, when they moved, who is stuck. */
#include "review_set.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define WEEK 7

struct place {
	int64_t id;
	size_t place;
};

static int compare_places(const void *a, const void *b)
{
	const struct place *left = a, *right = b;

	return (left->id > right->id) - (left->id < right->id);
}

int review_state(const struct review_seat *seat, civil when)
{
	int state = CLUSTER_NONE;

	if (seat->student->entered > when || seat->student->left <= when)
		return REVIEW_OUT;
	for (size_t i = 0; i < seat->stay_count; i++) {
		if (seat->stays[i].since <= when && seat->stays[i].until > when)
			state = (int)seat->stays[i].cluster;
	}
	return state;
}

/* Stays of a student follow each other. */
static void give_stays(const struct report_class *class,
	struct review_seat *seats)
{
	struct place *places = mem_new(class->student_count + 1,
		sizeof(*places));

	for (size_t i = 0; i < class->student_count; i++)
		places[i] = (struct place){ class->students[i].id, i };
	qsort(places, class->student_count, sizeof(*places), compare_places);
	for (size_t i = 0, end; i < class->stay_count; i = end) {
		const struct place key = { class->stays[i].student, 0 };
		const struct place *found = bsearch(&key, places,
			class->student_count, sizeof(*places),
			compare_places);

		for (end = i; end < class->stay_count &&
		     class->stays[end].student == key.id; end++)
			;
		if (!found)
			continue;
		seats[found->place].stays = &class->stays[i];
		seats[found->place].stay_count = end - i;
	}
	mem_free(places);
}

static bool is_band(int state)
{
	return state >= CLUSTER_RETEACH && state <= CLUSTER_EXTEND;
}

static enum review_way way_between(int from, int to)
{
	if (to == REVIEW_OUT)
		return WAY_LEFT;
	if (from == CLUSTER_NONE || from == REVIEW_OUT || to == CLUSTER_NONE)
		return WAY_UNPLACED;
	if (from == to)
		return WAY_SAME;
	if (!is_band(to))
		return WAY_INTO;
	if (!is_band(from))
		return WAY_OUT_OF;
	return to > from ? WAY_UP : WAY_DOWN;
}

/* Who had no cluster at the start began with their first one. */
static int first_standing(const struct review_set *set,
	const struct review_seat *seat)
{
	int state = review_state(seat, set->span.from);

	for (size_t i = 0; i < seat->stay_count &&
	     (state == CLUSTER_NONE || state == REVIEW_OUT); i++) {
		const struct stay *stay = &seat->stays[i];

		if (stay->since > set->span.from &&
		    stay->since <= set->span.until)
			state = (int)stay->cluster;
	}
	return state == REVIEW_OUT ? CLUSTER_NONE : state;
}

static void add_moves(struct review_set *set, size_t place)
{
	struct review_seat *seat = &set->seats[place];

	for (size_t i = 1; i < seat->stay_count; i++) {
		const struct stay *from = &seat->stays[i - 1];
		const struct stay *to = &seat->stays[i];
		const struct stay *next = i + 1 < seat->stay_count ? to + 1 :
			NULL;
		const struct review_move move = {
			.seat = place,
			.from = from,
			.to = to,
			.way = way_between((int)from->cluster,
				(int)to->cluster),
			.reversed = next && next->cluster == from->cluster &&
				next->since <= set->span.until &&
				next->since - to->since <=
				REVIEW_REVERSED_DAYS * CIVIL_DAY,
		};

		if (from->cluster == to->cluster ||
		    to->since <= set->span.from || to->since > set->span.until)
			continue;
		vec_push(&set->moves, move);
		seat->moves++;
		for (size_t j = 0; j + 1 < i; j++)
			seat->returned |= seat->stays[j].cluster == to->cluster;
	}
}

/* Whole weeks from a moment on that had a lesson in them. */
static size_t class_weeks(const struct report_class *class, civil since,
	civil until)
{
	int64_t whole = (until - since) / (WEEK * CIVIL_DAY), last = -1;
	size_t weeks = 0;

	for (size_t i = 0; i < class->class_day_count; i++) {
		int64_t days = class->class_days[i] - date_day(since);
		int64_t week = days / WEEK;

		if (days < 0 || week >= whole || week == last)
			continue;
		weeks++;
		last = week;
	}
	return weeks;
}

static bool needs_support(int state)
{
	return state == CLUSTER_RETEACH || state == CLUSTER_INTERVENE;
}

/* From reteach to intervene and back is one run. */
static civil support_since(const struct review_seat *seat, civil until)
{
	civil since = CIVIL_NEVER;

	for (size_t i = 0; i < seat->stay_count; i++) {
		const struct stay *stay = &seat->stays[i];

		if (stay->since > until)
			break;
		if (!needs_support((int)stay->cluster))
			since = CIVIL_NEVER;
		else if (since == CIVIL_NEVER || stay[-1].until < stay->since)
			since = stay->since;
	}
	return since;
}

static size_t days_unseen(const struct report_class *class,
	const struct report_student *student, civil until)
{
	civil seen = student->last_seen == CIVIL_NEVER ? student->entered -
		CIVIL_DAY : student->last_seen;
	size_t days = 0;

	for (size_t i = 0; i < class->class_day_count; i++)
		days += class->class_days[i] > date_day(seen) &&
			class->class_days[i] <= date_day(until);
	return days;
}

static void read_seat(struct review_set *set, size_t place)
{
	struct review_seat *seat = &set->seats[place];
	const struct report_class *class = &set->classes[seat->class];

	seat->first = first_standing(set, seat);
	seat->last = review_state(seat, set->span.until);
	seat->way = way_between(seat->first, seat->last);
	seat->since = CIVIL_NEVER;
	add_moves(set, place);
	if (seat->last == REVIEW_OUT)
		return;
	seat->unseen = days_unseen(class, seat->student, set->span.until);
	if (seat->unseen < REVIEW_UNSEEN_DAYS)
		seat->unseen = 0;
	if (!needs_support(seat->last))
		return;
	seat->since = support_since(seat, set->span.until);
	seat->stuck = class_weeks(class, seat->since, set->span.until);
	if (seat->stuck < set->stuck_weeks)
		seat->stuck = 0;
}

double review_days(const struct review_set *set,
	const struct review_seat *seat)
{
	civil from = seat->student->entered > set->span.from ?
		seat->student->entered : set->span.from;
	civil until = seat->student->left < set->span.until ?
		seat->student->left : set->span.until;

	return until > from ? (double)(until - from) / CIVIL_DAY : 0;
}

bool review_is_accepted(const struct report_decision *decision)
{
	return decision->placed != CLUSTER_NONE &&
		decision->placed == decision->to;
}

static void count_class(struct review_figures *figures,
	const struct report_class *class)
{
	figures->judged += class->judged;
	figures->past_line += class->past_line;
	figures->checkins += class->checkins;
	figures->plans += class->plan_count;
	figures->decisions += class->decision_count;
	for (size_t i = 0; i < class->decision_count; i++) {
		const struct report_decision *decision = &class->decisions[i];

		figures->accepted += review_is_accepted(decision);
		figures->refused += decision->placed == CLUSTER_NONE;
		figures->thin += decision->is_thin;
	}
	for (size_t i = 0; i < class->plan_count; i++)
		figures->overdue += class->plans[i].review_due;
}

static void count_all(struct review_set *set)
{
	struct review_figures *figures = &set->figures;

	for (size_t i = 0; i < set->count; i++)
		count_class(figures, &set->classes[i]);
	for (size_t i = 0; i < set->seat_count; i++) {
		const struct review_seat *seat = &set->seats[i];

		figures->ways[seat->way]++;
		figures->there += seat->last != REVIEW_OUT;
		figures->unseen += seat->unseen > 0;
		figures->stuck += seat->stuck > 0;
		if (seat->stuck)
			figures->stuck_in[seat->last]++;
		figures->weeks += review_days(set, seat) / WEEK;
	}
	figures->moves = set->moves.count;
	for (size_t i = 0; i < set->moves.count; i++)
		figures->reversed += set->moves.items[i].reversed;
}

void review_read(struct review_set *set, const struct report_class *classes,
	size_t count, const struct report_span *span, size_t stuck_weeks)
{
	size_t seat = 0;

	*set = (struct review_set){
		.classes = classes,
		.count = count,
		.span = *span,
		.stuck_weeks = stuck_weeks ? stuck_weeks : 4,
	};
	for (size_t i = 0; i < count; i++)
		set->seat_count += classes[i].student_count;
	set->seats = mem_new(set->seat_count + 1, sizeof(*set->seats));
	for (size_t i = 0; i < count; i++) {
		give_stays(&classes[i], &set->seats[seat]);
		for (size_t j = 0; j < classes[i].student_count; j++) {
			set->seats[seat].class = i;
			set->seats[seat].place = j;
			set->seats[seat].student = &classes[i].students[j];
			read_seat(set, seat++);
		}
	}
	count_all(set);
}

void review_release(struct review_set *set)
{
	mem_free(set->seats);
	vec_release(&set->moves);
}
