/* SPDX-License-Identifier: MIT */
/* One scan of a class's check-ins, of which counts are kept. */
#include <math.h>

#include "base/mem.h"
#include "reviewing.h"

#define TOLD_EACH 8192

bool reviewing_class_find(const struct reviewing_class *class, int64_t student,
	size_t *place)
{
	size_t low = 0;
	size_t high = class->into->student_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (class->ids[middle] == student) {
			*place = class->places[middle];
			return true;
		}
		if (class->ids[middle] < student)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static double share_of(const struct reviewing_class *class,
	const struct checkin *checkin)
{
	struct evidence_weight weight = checkin_weight(checkin,
		class->policy);

	return weight.items > 0 ? weight.points / weight.items :
		checkin->score.points / checkin->score.out_of;
}

/* The first one after a decision, on what it was about. */
static void be_outcome(struct reviewing_class *class, size_t student,
	const struct checkin *checkin, double share)
{
	for (size_t i = class->first_decision[student];
	    i < class->first_decision[student + 1]; i++) {
		size_t place = class->decisions[i];
		struct report_decision *decision =
			&class->into->decisions[place];

		if (decision->objective != checkin->objective ||
		    checkin->observed_at <= decision->when ||
		    checkin->observed_at >= class->outcome_at[place])
			continue;
		class->outcome_at[place] = checkin->observed_at;
		decision->outcome = share;
	}
}

static void count_week(struct reviewing_class *class, size_t student,
	civil when, double share)
{
	int64_t days = date_day(when) - class->monday;
	size_t cell;

	if (days < 0 || (size_t)days / 7 >= class->weeks)
		return;
	cell = (size_t)days / 7 * class->into->student_count + student;
	class->into->weeks[cell].checkins++;
	class->sums[cell] += share;
}

static void count(struct reviewing_class *class, size_t place,
	const struct checkin *checkin)
{
	struct reviewing_reading *reading = class->reading;
	struct report_student *student = &class->into->students[place];
	civil when = checkin->observed_at;
	double share = share_of(class, checkin);

	if (student->last_seen == CIVIL_NEVER || student->last_seen < when)
		student->last_seen = when;
	be_outcome(class, place, checkin, share);
	if (when < reading->from)
		return;
	if (when < reading->first)
		reading->first = when;
	student->checkins++;
	class->into->checkins++;
	ids_add(&class->days, date_day(when));
	count_week(class, place, when, share);
}

static bool take(void *context, const struct checkin *checkin,
	struct error *err)
{
	struct reviewing_class *class = context;
	size_t place;

	class->scanned++;
	if (++class->reading->rows % TOLD_EACH == 0 &&
	    !session_goes_on(class->reading->session, class->reading->rows,
	    err))
		return false;
	if (!reviewing_class_find(class, checkin->student, &place))
		return true;
	count(class, place, checkin);
	if (ids_has(&class->wanted, checkin->student))
		vec_push(&class->kept, *checkin);
	return true;
}

static void keep_scores(struct reviewing_class *class)
{
	size_t cells = class->weeks * class->into->student_count;

	for (size_t i = 0; i < cells; i++) {
		struct report_week *week = &class->into->weeks[i];

		week->score = week->checkins ? (float)(class->sums[i] /
			week->checkins) : NAN;
	}
}

static void keep_days(struct reviewing_class *class)
{
	VEC(int64_t) days = VEC_INIT;
	struct arena *arena = &class->reading->into->arena;

	for (size_t i = 0; i < 64 * class->days.count; i++) {
		if (ids_has(&class->days, (int64_t)i))
			vec_push(&days, (int64_t)i);
	}
	class->into->class_day_count = days.count;
	class->into->class_days = days.items;
	arena_take(arena, days.items);
}

bool reviewing_scan(struct reviewing_class *class, struct error *err)
{
	const struct session *session = &class->place->session;
	struct arena *arena = &class->reading->into->arena;
	size_t cells = class->weeks * class->into->student_count;
	bool done;

	class->into->weeks = arena_new(arena, cells,
		sizeof(*class->into->weeks));
	class->sums = mem_new(cells + 1, sizeof(*class->sums));
	class->outcome_at = mem_new(class->into->decision_count + 1,
		sizeof(*class->outcome_at));
	for (size_t i = 0; i < class->into->decision_count; i++)
		class->outcome_at[i] = CIVIL_NEVER;
	done = store_tally(session->store, session->class_id,
		class->reading->until, take, class, err);
	keep_scores(class);
	keep_days(class);
	mem_free(class->sums);
	mem_free(class->outcome_at);
	return done;
}
