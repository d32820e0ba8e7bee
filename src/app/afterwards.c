/* SPDX-License-Identifier: MIT */
/* Walking a class's weeks, and what came after each moment. */
#include "app/afterwards.h"

#include <math.h>
#include <string.h>

#include "app/history.h"
#include "base/mem.h"
#include "engine/segment.h"
#include "stalling.h"
#include "store/learners.h"

/* Everything at one moment. */
struct scene {
	struct facts facts;
	struct learners learners;
	struct signals *signals; /* by student */
	struct segment_seat *seats;
};

static bool read_scene(struct walk *walk, civil at, struct scene *scene,
	struct error *err)
{
	const struct session *session = walk->session;
	const struct moment moment = { .at = at };
	struct engine *engine;

	*scene = (struct scene){ .signals = NULL };
	if (!history_facts(&walk->history, &moment, &scene->facts, err))
		return false;
	if (!store_learners(session->store, session->class_id, at,
	    &scene->learners, err)) {
		facts_release(&scene->facts);
		return false;
	}
	scene->signals = mem_new(scene->facts.student_count,
		sizeof(*scene->signals));
	scene->seats = mem_new(scene->facts.student_count,
		sizeof(*scene->seats));
	engine = engine_new(&scene->facts);
	signals_read(engine, &scene->facts, &scene->learners, scene->signals);
	segment_seat_class(&walk->out->segments, scene->signals, &scene->facts,
		&scene->learners, scene->seats);
	engine_free(engine);
	return true;
}

static void scene_release(struct scene *scene)
{
	facts_release(&scene->facts);
	learners_release(&scene->learners);
	mem_free(scene->signals);
	mem_free(scene->seats);
}

static bool has_checkin(const struct facts *facts, int64_t student,
	civil after, civil until)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student == student &&
		    checkin->observed_at > after &&
		    checkin->observed_at <= until)
			return true;
	}
	return false;
}

/* Blocks that were open at the moment and are not at the end of the weeks. */
static void count_removed(struct walk *walk, const struct facts *then,
	const struct facts *after)
{
	civil until = after->now + walk->span;

	for (size_t i = 0; i < then->student_count; i++) {
		int64_t student = then->students[i].id;

		if (!facts_block(then, student) ||
		    facts_block(after, student) ||
		    facts_student(after, student) == FACTS_NOT_FOUND ||
		    until > walk->history.facts->now)
			continue;
		walk->out->removed++;
		walk->out->returned += has_checkin(walk->history.facts,
			student, after->now, until);
	}
}

/* What stood in the way by the plans of the time, as they are known now. */
static const char *cause_of(const struct walk *walk, int64_t student,
	civil from, civil until)
{
	const char *cause = NULL;

	for (size_t i = 0; i < walk->plans.plan_count; i++) {
		const struct plan *plan = &walk->plans.plans[i];

		if (plan->student == student && plan->cause &&
		    plan->starts <= until && plan->ended > from)
			cause = plan->cause;
	}
	return cause;
}

/* And by the routine of where a learner stood, as it is known now. */
static const char *stalled_by(const struct walk *walk,
	const struct facts *facts, int64_t student)
{
	const struct stay *stay = facts_stay(facts, student);
	const struct routine *routine = !stay ? NULL : routine_for(
		walk->routines, walk->routine_count, stay->cluster,
		facts_focus(facts));

	return routine ? routine->cause : NULL;
}

static const char *constraint_of(const struct facts *facts, int64_t student)
{
	const struct block *block = facts_block(facts, student);
	const struct constraint *known = block ?
		constraint_find(block->what) : NULL;

	if (!block)
		return NULL;
	return known ? known->name : "another constraint";
}

static void add_rows(struct walk *walk, const struct scene *scene,
	const struct facts *after)
{
	struct outcome_row *rows = mem_new(after->student_count,
		sizeof(*rows));
	struct engine *engine = engine_new(after);

	outcomes_measure(engine, after, scene->facts.now, rows);
	engine_free(engine);
	for (size_t i = 0; i < scene->facts.student_count; i++) {
		int64_t student = scene->facts.students[i].id;
		size_t place = facts_student(after, student);
		struct telling telling = {
			.signals = scene->signals[i],
			.cause = cause_of(walk, student, scene->facts.now,
				after->now),
			.stalled_by = stalled_by(walk, &scene->facts, student),
			.constraint = constraint_of(&scene->facts, student),
		};

		if (place == FACTS_NOT_FOUND)
			continue;
		telling.row = rows[place];
		telling.row.student = (size_t)student;
		telling.row.segment = scene->seats[i].segment;
		vec_push(&walk->tellings, telling);
	}
	mem_free(rows);
}

static bool add_moment(struct walk *walk, civil at, struct error *err)
{
	const struct session *session = walk->session;
	struct afterwards *out = walk->out;
	struct facts after;
	struct scene scene;
	bool done;

	if (!read_scene(walk, at, &scene, err))
		return false;
	if (!scene.facts.checkin_count) {
		out->left_out++;
		scene_release(&scene);
		return true;
	}
	done = store_facts(session->store, session->class_id, at + walk->span,
		&after, err);
	if (done) {
		out->moments[out->moment_count++] = at;
		add_rows(walk, &scene, &after);
		count_removed(walk, &scene.facts, &after);
		facts_release(&after);
	}
	scene_release(&scene);
	return done;
}

/* From the end of the first weeks on, as long as there are as many after. */
static bool walk_weeks(struct walk *walk, struct error *err)
{
	const struct facts *facts = walk->history.facts;
	struct afterwards *out = walk->out;
	civil first;
	size_t most;

	if (!facts->checkin_count) {
		out->next = CIVIL_NEVER;
		return true;
	}
	first = date_end_of_day(facts->checkins[0].observed_at) + walk->span;
	out->next = first + walk->span;
	if (out->next > facts->now)
		return true;
	most = (size_t)((facts->now - first) / walk->span) + 1;
	out->moments = arena_new(&out->arena, most, sizeof(*out->moments));
	for (civil at = first; at + walk->span <= facts->now;
	     at += walk->span)
		if (!add_moment(walk, at, err))
			return false;
	return true;
}

static bool walk_class(struct walk *walk, struct error *err)
{
	struct session *session = walk->session;
	civil now = walk->history.facts->now;
	int64_t version;

	return store_segments(session->store, session->class_id, now,
			&walk->out->arena, &walk->out->segments, &version,
			err) &&
		store_learners(session->store, session->class_id, now,
			&walk->plans, err) &&
		store_routines(session->store, session->class_id, now,
			&walk->out->arena, &walk->routines,
			&walk->routine_count, err) && walk_weeks(walk, err);
}

static void sum_rows(struct walk *walk)
{
	struct outcome_row *rows = mem_new(walk->tellings.count,
		sizeof(*rows));

	for (size_t i = 0; i < walk->tellings.count; i++)
		rows[i] = walk->tellings.items[i].row;
	outcomes_sum(&walk->out->outcomes, walk->out->segments.count, rows,
		walk->tellings.count);
	mem_free(rows);
}

bool afterwards_read(struct afterwards *afterwards, struct session *session,
	int weeks, struct error *err)
{
	struct walk walk = {
		.session = session,
		.out = afterwards,
		.span = (civil)weeks * 7 * CIVIL_DAY,
	};
	bool done;

	*afterwards = (struct afterwards){
		.weeks = weeks, .most = SEGMENTS_MOST,
		.stalls = SEGMENTS_MOST
	};
	if (!history_read(&walk.history, session, err))
		return false;
	done = walk_class(&walk, err);
	if (done) {
		sum_rows(&walk);
		stalling_find(&walk);
	}
	vec_release(&walk.tellings);
	learners_release(&walk.plans);
	history_release(&walk.history);
	if (!done)
		afterwards_release(afterwards);
	return done;
}

void afterwards_release(struct afterwards *afterwards)
{
	arena_release(&afterwards->arena);
	*afterwards = (struct afterwards){ .weeks = 0 };
}
