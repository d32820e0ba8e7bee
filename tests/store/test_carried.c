/* SPDX-License-Identifier: MIT */
/* Check-ins that come from other stores, over both drivers. */
#include "world.h"

static const struct origin far_one = { "other", 3, 7 };
static const struct origin far_two = { "other", 3, 9 };

static void make(struct world *world, void **state)
{
	const bool *is_fault = *state;

	world_make(world, &driver_sqlite, *is_fault);
}

/* Returns the action; *checkin gets its id. */
static int64_t carry(struct world *world, struct checkin *checkin,
	const struct origin *origin)
{
	struct change *change = world_begin(world, world->class_id, "merge");
	int64_t action = change_id(change);

	OK(change_checkin_carried(change, checkin, &checkin->id,
		&world_error));
	OK(change_origin(change, origin, checkin->id, &world_error));
	OK(change_commit(change, &world_error));
	return action;
}

static struct checkin by_tutor(const struct world *world, double points)
{
	struct checkin checkin = world_score(world, 2, points);

	checkin.author = "tutor";
	checkin.note = "for me alone";
	checkin.is_private = true;
	return checkin;
}

static void assert_known(const struct world *world, const struct origin *from,
	int64_t id)
{
	struct arena arena = ARENA_INIT;
	struct carried *carried;
	size_t count, at;

	OK(store_carried(world->store, world->class_id, &arena, &carried,
		&count, &world_error));
	for (at = 0; at < count && carried[at].from.id != from->id; at++)
		continue;
	assert_int_equal(at < count ? carried[at].id : 0, id);
	if (id) {
		assert_string_equal(carried[at].from.store, from->store);
		assert_int_equal(carried[at].from.class_id, from->class_id);
	}
	arena_release(&arena);
}

/* As it is read; the note is checked here. */
static void assert_written_by(const struct world *world, int64_t id,
	const char *author, bool is_private)
{
	const struct checkin *checkin;
	struct facts facts;

	OK(store_facts(world->store, world->class_id, LATER, &facts,
		&world_error));
	checkin = facts_checkin(&facts, id);
	assert_non_null(checkin);
	assert_string_equal(checkin->author, author);
	assert_int_equal(checkin->is_private, is_private);
	facts_release(&facts);
}

static void assert_seen(const struct world *world, int64_t id,
	const char *reader, const char *note)
{
	const struct checkin *checkin;
	struct facts facts;

	store_set_reader(world->store, reader);
	OK(store_facts(world->store, world->class_id, LATER, &facts,
		&world_error));
	checkin = facts_checkin(&facts, id);
	assert_true(checkin->is_private);
	if (note)
		assert_string_equal(checkin->note, note);
	else
		assert_null(checkin->note);
	facts_release(&facts);
	store_set_reader(world->store, NULL);
}

static void test_carried__stays_its_authors_and_knows_its_origin(void **state)
{
	struct world world;
	struct checkin checkin;

	make(&world, state);
	checkin = by_tutor(&world, 3);
	carry(&world, &checkin, &far_one);
	assert_written_by(&world, checkin.id, "tutor", true);
	assert_known(&world, &far_one, checkin.id);
	assert_known(&world, &far_two, 0);
	world_leave(&world);
}

static void test_carried__replaces_the_version_it_names(void **state)
{
	struct world world;
	struct checkin checkin;
	int64_t before;

	make(&world, state);
	checkin = by_tutor(&world, 3);
	carry(&world, &checkin, &far_one);
	before = checkin.id;
	checkin.score.points = 1;
	carry(&world, &checkin, &far_two);
	assert_int_not_equal(checkin.id, before);
	assert_written_by(&world, checkin.id, "tutor", true);
	assert_known(&world, &far_one, before);
	assert_known(&world, &far_two, checkin.id);
	world_leave(&world);
}

static void test_carried__may_come_again_after_it_was_undone(void **state)
{
	struct world world;
	struct checkin checkin;
	struct change *change;
	int64_t action;

	make(&world, state);
	checkin = by_tutor(&world, 3);
	action = carry(&world, &checkin, &far_one);
	change = world_begin(&world, world.class_id, "undo");
	OK(change_undo(change, action, &world_error));
	OK(change_commit(change, &world_error));
	assert_known(&world, &far_one, 0);
	checkin = by_tutor(&world, 3);
	carry(&world, &checkin, &far_one);
	assert_known(&world, &far_one, checkin.id);
	world_leave(&world);
}

static void test_carried__needs_an_author(void **state)
{
	struct world world;
	struct checkin checkin;
	struct change *change;

	make(&world, state);
	checkin = by_tutor(&world, 3);
	checkin.author = " ";
	change = world_begin(&world, world.class_id, "merge");
	REFUSED(change_checkin_carried(change, &checkin, &checkin.id,
		&world_error), ERROR_INVALID);
	change_abandon(change);
	assert_known(&world, &far_one, 0);
	world_leave(&world);
}

/* Another's correction of the score must not make the note theirs. */
static void test_private_note__outlives_anothers_correction(void **state)
{
	struct world world;
	struct checkin checkin;
	struct change *change;

	make(&world, state);
	checkin = by_tutor(&world, 3);
	carry(&world, &checkin, &far_one);
	checkin.score.points = 1;
	checkin.note = NULL;
	change = world_begin(&world, world.class_id, "checkin edit");
	OK(change_checkin_edit(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	assert_written_by(&world, checkin.id, "tutor", true);
	assert_seen(&world, checkin.id, NULL, "for me alone");
	assert_seen(&world, checkin.id, "tutor", "for me alone");
	assert_seen(&world, checkin.id, "Pat", NULL);
	checkin.is_private = false;
	change = world_begin(&world, world.class_id, "checkin edit");
	OK(change_checkin_edit(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	assert_written_by(&world, checkin.id, world.author, false);
	world_leave(&world);
}

static void test_private_note__is_none_without_a_note(void **state)
{
	struct world world;
	struct checkin checkin;

	make(&world, state);
	checkin = by_tutor(&world, 3);
	checkin.note = "  ";
	carry(&world, &checkin, &far_one);
	assert_written_by(&world, checkin.id, "tutor", false);
	world_leave(&world);
}

#define OVER(flag, test) \
	{ #test " " #flag, test, NULL, NULL, (void *)&flag }
#define BOTH(test) OVER(over_sqlite, test), OVER(over_fault, test)

int main(void)
{
	static bool over_sqlite = false;
	static bool over_fault = true;
	const struct CMUnitTest tests[] = {
		BOTH(test_carried__stays_its_authors_and_knows_its_origin),
		BOTH(test_carried__replaces_the_version_it_names),
		BOTH(test_carried__may_come_again_after_it_was_undone),
		BOTH(test_carried__needs_an_author),
		BOTH(test_private_note__outlives_anothers_correction),
		BOTH(test_private_note__is_none_without_a_note),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
