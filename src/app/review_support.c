/* SPDX-License-Identifier: MIT */
/*
 * What was planned and tried in a class, and what it knows of its students
 * now. A small class is fitted; of a large one the check-ins of those who have
 * a plan or take part in a trial do, which the scan has kept.
 */
#include <math.h>

#include "app/plans.h"
#include "app/segments.h"
#include "engine/trial.h"
#include "reviewing.h"
#include "store/learners.h"

bool reviewing_find_wanted(struct reviewing_class *class, struct error *err)
{
	const struct session *session = &class->place->session;
	struct learners learners;
	struct arena arena = ARENA_INIT;
	struct trial *trials;
	size_t count;
	bool done = store_learners(session->store, session->class_id,
		class->reading->until, &learners, err) &&
		store_trials(session->store, session->class_id,
			class->reading->until, &arena, &trials, &count, err);

	for (size_t i = 0; done && i < learners.plan_count; i++)
		ids_add(&class->wanted, learners.plans[i].student);
	for (size_t i = 0; done && i < count; i++) {
		for (size_t j = 0; j < trials[i].member_count; j++)
			ids_add(&class->wanted, trials[i].members[j].student);
	}
	learners_release(&learners);
	arena_release(&arena);
	return done;
}

static const struct plan *keep_plan(struct arena *arena,
	const struct plan *plan, int64_t student)
{
	struct plan *kept = arena_new(arena, 1, sizeof(*kept));

	*kept = *plan;
	kept->student = student;
	kept->kind = arena_strdup(arena, plan->kind);
	kept->goal = arena_strdup(arena, plan->goal);
	kept->strategy = arena_strdup(arena, plan->strategy);
	kept->owner = arena_strdup(arena, plan->owner);
	kept->cause = arena_strdup(arena, plan->cause);
	kept->reason = arena_strdup(arena, plan->reason);
	kept->author = arena_strdup(arena, plan->author);
	return kept;
}

/* The median of the last three where there are as many, else the last. */
static double exit_of(const struct progress *progress)
{
	if (progress->median.strength != STRENGTH_NONE)
		return progress->last_three;
	return progress->count ?
		progress->points[progress->count - 1].score : NAN;
}

static void add_plan(struct reviewing_class *class, const struct plans_row *row)
{
	struct report_class *into = class->into;
	const struct progress *progress = &row->progress;
	int64_t student;
	size_t place;

	if (!row->plan || !reviewing_class_find(class, row->plan->student,
	    &place))
		return;
	student = into->students[place].id;
	into->plans[into->plan_count++] = (struct report_plan){
		.plan = keep_plan(&class->reading->into->arena, row->plan,
			student),
		.student = student,
		.held = progress->held,
		.due = progress->due,
		.review_due = progress->review_due,
		.entry = progress->has_baseline ? progress->baseline : NAN,
		.exit = exit_of(progress),
	};
}

static bool read_plans(struct reviewing_class *class, const struct facts *facts,
	struct error *err)
{
	struct plans plans;

	if (!plans_of(&plans, &class->place->session, facts, err))
		return false;
	class->into->plans = arena_new(&class->reading->into->arena,
		plans.count, sizeof(*class->into->plans));
	for (size_t i = 0; i < plans.count; i++)
		add_plan(class, &plans.rows[i]);
	plans_release(&plans);
	return true;
}

static bool read_trials(struct reviewing_class *class,
	const struct facts *facts, struct error *err)
{
	const struct session *session = &class->place->session;
	struct arena *arena = &class->reading->into->arena;
	struct report_class *into = class->into;
	struct trial *trials;

	if (!store_trials(session->store, session->class_id,
	    class->reading->until, arena, &trials, &into->trial_count, err))
		return false;
	into->trials = arena_new(arena, into->trial_count,
		sizeof(*into->trials));
	for (size_t i = 0; i < into->trial_count; i++) {
		into->trials[i].trial = &trials[i];
		trial_judge(&trials[i], facts, &into->trials[i].result);
	}
	return true;
}

static void keep_segment(struct reviewing_class *class, int64_t student,
	const char *segment)
{
	size_t place;

	if (segment && reviewing_class_find(class, student, &place))
		class->into->students[place].segment = arena_strdup(
			&class->reading->into->arena, segment);
}

static bool read_segments(struct reviewing_class *class,
	const struct room *room, struct error *err)
{
	struct segmentation seats;
	const struct segments *segments = &seats.segments;
	bool done = segmentation_of(&seats, &class->place->session, room,
		err);

	for (size_t i = 0; done && i < room->facts.student_count; i++)
		keep_segment(class, room->facts.students[i].id,
			segments->items[seats.seats[i].segment].name);
	segmentation_release(&seats);
	return done;
}

/* As the case for one lesson for all has it, whoever is absent today. */
static void judge(struct reviewing_class *class, const struct room *room)
{
	const struct facts *facts = &room->facts;
	size_t focus = facts_objective(facts, room->focus);

	for (size_t i = 0; focus != FACTS_NOT_FOUND &&
	    i < facts->student_count; i++) {
		if (engine_evidence(room->engine, i, focus) == EVIDENCE_NONE)
			continue;
		class->into->judged++;
		class->into->past_line += engine_estimate(room->engine, i,
			focus).above >= policy_odds_up(&facts->policy);
	}
}

static bool read_fitted(struct reviewing_class *class, struct error *err)
{
	const struct room *room = session_room(&class->place->session, err);

	if (!room)
		return false;
	judge(class, room);
	return read_segments(class, room, err) &&
		read_plans(class, &room->facts, err) &&
		read_trials(class, &room->facts, err);
}

static bool read_marks(struct reviewing_class *class, const struct facts *facts,
	struct error *err)
{
	const struct session *session = &class->place->session;
	struct learners learners;
	bool done = store_learners(session->store, session->class_id,
		class->reading->until, &learners, err);

	for (size_t i = 0; done && i < facts->student_count; i++) {
		const struct segment_mark *mark = learners_mark(&learners,
			facts->students[i].id);

		keep_segment(class, facts->students[i].id,
			mark ? mark->segment : NULL);
	}
	learners_release(&learners);
	return done;
}

static bool read_unfitted(struct reviewing_class *class, struct error *err)
{
	const struct session *session = &class->place->session;
	struct facts facts;
	bool done;

	if (!store_standing(session->store, session->class_id,
	    class->reading->until, &facts, err))
		return false;
	class->reading->into->unfitted++;
	facts_add_checkins(&facts, class->kept.items, class->kept.count);
	for (size_t i = 0; i < facts.stay_count; i++) {
		class->into->judged++;
		class->into->past_line += facts.stays[i].cluster ==
			CLUSTER_EXTEND;
	}
	done = read_marks(class, &facts, err) &&
		read_plans(class, &facts, err) &&
		read_trials(class, &facts, err);
	facts_release(&facts);
	return done;
}

bool reviewing_read_support(struct reviewing_class *class, struct error *err)
{
	const struct report_class *into = class->into;
	bool is_small = class->scanned <= REVIEWING_FIT_MOST &&
		into->student_count <= REVIEWING_FIT_STUDENTS_MOST;

	return is_small ? read_fitted(class, err) :
		read_unfitted(class, err);
}
