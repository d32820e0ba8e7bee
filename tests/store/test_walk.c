/* SPDX-License-Identifier: MIT */
/*
 * Walks of verbs, undos and redos drawn from a seed. One author alone gets
 * back exactly what was there at each step; two authors may be refused, and
 * never end in a class that does not hold together.
 */
#include "base/rng.h"
#include "verbs.h"

#define STEPS 60
#define WALKS 6

struct walk {
	struct world world;
	struct rng rng;
	char *dumps[STEPS + 1]; /* the store after each step that stands */
	size_t at;
	size_t end; /* as far as redo reaches */
};

static size_t draw(struct walk *walk, size_t limit)
{
	return (size_t)rng_below(&walk->rng, limit);
}

/* A verb on whatever comes, so that verbs meet on the same rows. */
static bool run_drawn(struct walk *walk, struct change *change,
	struct error *err)
{
	const struct world *world = &walk->world;
	int64_t student = world->students[draw(walk, 4)];
	struct checkin checkin = world_score(world, draw(walk, 4),
		(double)draw(walk, 5));

	checkin.id = (int64_t)(1 + draw(walk, 12));
	switch (draw(walk, 7)) {
	case 0:
		return change_move(change, student,
			(enum cluster)(1 + draw(walk, 4)), NULL, err);
	case 1:
		return change_checkin(change, &checkin, &checkin.id, err);
	case 2:
		return change_checkin_edit(change, &checkin, &checkin.id,
			err);
	case 3:
		return change_checkin_withdraw(change, checkin.id, err);
	case 4:
		return change_withdraw(change, student, err);
	case 5:
		return change_enrol(change, student, err);
	default:
		return change_student_merge(change, student,
			world->students[draw(walk, 5)], err);
	}
}

/* Whether anything was done: many are refused, which is as it should be. */
static bool step(struct walk *walk)
{
	struct world *world = &walk->world;
	const struct verb *verb = &verbs[draw(walk, ARRAY_LEN(verbs))];
	struct change *change;
	bool is_listed = draw(walk, 3) > 0 && !verb->of_no_class;

	change = world_begin(world, world->class_id,
		is_listed ? verb->name : "drawn");
	if (is_listed ? verb->run(world, change, &world_error) :
	    run_drawn(walk, change, &world_error)) {
		OK(change_commit(change, &world_error));
		return true;
	}
	assert_int_not_equal(world_error.code, ERROR_IO);
	change_abandon(change);
	return false;
}

static bool take_back(struct walk *walk, bool is_redo)
{
	struct world *world = &walk->world;
	struct arena arena = ARENA_INIT;
	struct action action;
	struct change *change;
	bool done;

	OK((is_redo ? store_redoable : store_undoable)(world->store,
		world->class_id, world->author, &arena, &action,
		&world_error));
	arena_release(&arena);
	if (!action.id)
		return false;
	change = world_begin(world, world->class_id, "undo");
	done = change_undo(change, action.id, &world_error);
	if (done) {
		OK(change_commit(change, &world_error));
	} else {
		assert_int_equal(world_error.code, ERROR_CONFLICT);
		change_abandon(change);
	}
	return done;
}

static void begin(struct walk *walk, uint64_t seed)
{
	*walk = (struct walk){ .at = 0 };
	rng_init(&walk->rng, seed);
	world_make(&walk->world, &driver_sqlite, false);
	walk->dumps[0] = world_dump(&walk->world);
}

static void end(struct walk *walk)
{
	for (size_t i = 0; i <= walk->end; i++)
		mem_free(walk->dumps[i]);
	world_leave(&walk->world);
}

static void walk_alone(struct walk *walk)
{
	size_t turn = draw(walk, 10);

	if (turn < 5 && step(walk)) {
		while (walk->end > walk->at)
			mem_free(walk->dumps[walk->end--]);
		walk->dumps[++walk->at] = world_dump(&walk->world);
		walk->end = walk->at;
	} else if (turn < 8 && walk->at > 0) {
		OK(take_back(walk, false));
		walk->at--;
	} else if (walk->at < walk->end) {
		OK(take_back(walk, true));
		walk->at++;
	}
	assert_dump(&walk->world, walk->dumps[walk->at], "a walk");
}

static void test_walk__of_one_author_is_retraced_exactly(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= WALKS; seed++) {
		struct walk walk;

		begin(&walk, seed);
		for (int i = 0; i < STEPS; i++)
			walk_alone(&walk);
		end(&walk);
	}
}

/* One version of a plan stands. */
static void assert_plans_hold_together(const struct world *world)
{
	struct learners learners;

	OK(store_learners(world->store, world->class_id, LATER, &learners,
		&world_error));
	for (size_t i = 0; i < learners.plan_count; i++)
		assert_ptr_equal(learners_plan_of(&learners,
			learners.plans[i].id), &learners.plans[i]);
	learners_release(&learners);
}

static void assert_holds_together(const struct world *world)
{
	struct facts facts;

	OK(store_facts(world->store, world->class_id, LATER, &facts,
		&world_error));
	for (size_t i = 0; i < facts.checkin_count; i++) {
		const struct checkin *checkin = &facts.checkins[i];

		assert_int_not_equal(facts_student(&facts, checkin->student),
			FACTS_NOT_FOUND);
		assert_int_not_equal(facts_objective(&facts,
			checkin->objective), FACTS_NOT_FOUND);
		if (checkin->round)
			assert_int_not_equal(facts_round(&facts,
				checkin->round), FACTS_NOT_FOUND);
	}
	for (size_t i = 1; i < facts.stay_count; i++)
		assert_int_not_equal(facts.stays[i - 1].student,
			facts.stays[i].student);
	facts_release(&facts);
	assert_plans_hold_together(world);
}

/* What can be taken back can be done again at once. */
static void undo_and_redo(struct walk *walk)
{
	char *before = world_dump(&walk->world);

	if (take_back(walk, false))
		OK(take_back(walk, true));
	assert_dump(&walk->world, before, "undo and redo");
	mem_free(before);
}

static void walk_together(struct walk *walk)
{
	size_t turn = draw(walk, 10);

	walk->world.author = draw(walk, 3) ? "ana" : "ben";
	if (turn < 6)
		step(walk);
	else if (turn < 8)
		undo_and_redo(walk);
	else
		take_back(walk, turn == 9);
	assert_holds_together(&walk->world);
}

static void test_walk__of_two_authors_never_falls_apart(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= WALKS; seed++) {
		struct walk walk;

		begin(&walk, seed);
		for (int i = 0; i < STEPS; i++)
			walk_together(&walk);
		end(&walk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walk__of_one_author_is_retraced_exactly),
		cmocka_unit_test(test_walk__of_two_authors_never_falls_apart),
	};

	return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
