/* SPDX-License-Identifier: MIT */
/* Keeping and reading who sits at which table, over both drivers. */
#include "world.h"

static void make(struct world *world, void **state)
{
	const bool *is_fault = *state;

	world_make(world, &driver_sqlite, *is_fault);
}

/* The first four students at the tables said, 0: nowhere. */
static struct seating seating_of(const struct world *world,
	struct seated seats[WORLD_STUDENTS], const int64_t tables[4])
{
	struct seating seating = {
		.style = SEATING_GOAL,
		.size = 4,
		.seats = seats,
	};

	for (size_t i = 0; i < 4; i++) {
		if (tables[i])
			seats[seating.seat_count++] = (struct seated){
				world->students[i], CLUSTER_PRACTICE,
				tables[i],
			};
	}
	return seating;
}

/* Returns the action. */
static int64_t seat(struct world *world, civil when, const int64_t tables[4])
{
	struct seated seats[WORLD_STUDENTS];
	const struct seating seating = seating_of(world, seats, tables);
	struct change *change;
	int64_t action;
	int64_t id;

	world->now = when;
	change = world_begin(world, world->class_id, "stations");
	action = change_id(change);
	OK(change_seating(change, &seating, &id, &world_error));
	OK(change_commit(change, &world_error));
	return action;
}

static void take_back(struct world *world, int64_t action)
{
	struct change *change = world_begin(world, world->class_id, "undo");

	OK(change_undo(change, action, &world_error));
	OK(change_commit(change, &world_error));
}

static int64_t seating_at(const struct world *world, civil now)
{
	struct arena arena = ARENA_INIT;
	struct seating seating;

	OK(store_seating(world->store, world->class_id, now, &arena, &seating,
		&world_error));
	arena_release(&arena);
	return seating.id;
}

/* As text: "1+2 x3 1" for two who sat together three times, last time too;
 * students by their places. */
static void assert_company(const struct world *world, int64_t day,
	const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	struct company *company;
	size_t count;

	OK(store_company(world->store, world->class_id, date_day(AT(day, 0)),
		&arena, &company, &count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%lld+%lld x%lld %lld", i ? ", " : "",
			(long long)(company[i].one - world->students[0] + 1),
			(long long)(company[i].other - world->students[0] + 1),
			(long long)company[i].times,
			(long long)company[i].ago);
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	arena_release(&arena);
}

static const int64_t pairs[] = { 2, 1, 2, 1 };
static const int64_t halves[] = { 1, 1, 2, 2 };
static const int64_t all[] = { 1, 1, 1, 1 };

static void test_seating__is_given_back_by_cluster_and_table(void **state)
{
	struct arena arena = ARENA_INIT;
	struct seating seating;
	struct world world;

	make(&world, state);
	assert_int_equal(seating_at(&world, LATER), 0);
	seat(&world, AT(1, 9), pairs);
	OK(store_seating(world.store, world.class_id, AT(1, 10), &arena,
		&seating, &world_error));
	assert_int_equal(seating.made, AT(1, 9));
	assert_int_equal(seating.style, SEATING_GOAL);
	assert_int_equal(seating.size, 4);
	assert_int_equal(seating.seat_count, 4);
	for (size_t i = 0; i < 4; i++) {
		static const size_t order[] = { 1, 3, 0, 2 };

		assert_int_equal(seating.seats[i].student,
			world.students[order[i]]);
		assert_int_equal(seating.seats[i].cluster, CLUSTER_PRACTICE);
		assert_int_equal(seating.seats[i].table, i / 2 + 1);
	}
	arena_release(&arena);
	world_leave(&world);
}

static void test_seating__is_the_newest_one_that_stands(void **state)
{
	struct world world;
	int64_t second;

	make(&world, state);
	seat(&world, AT(1, 9), pairs);
	second = seat(&world, AT(1, 11), halves);
	assert_int_equal(seating_at(&world, AT(1, 8)), 0);
	assert_int_equal(seating_at(&world, AT(1, 10)), 1);
	assert_int_equal(seating_at(&world, LATER), 2);
	take_back(&world, second);
	assert_int_equal(seating_at(&world, LATER), 1);
	world_leave(&world);
}

static void test_company__counts_the_last_seating_of_earlier_days(void **state)
{
	struct world world;
	int64_t last;

	make(&world, state);
	seat(&world, AT(1, 9), pairs);
	assert_company(&world, 1, "");
	assert_company(&world, 2, "1+3 x1 1, 2+4 x1 1");
	seat(&world, AT(1, 11), halves);
	assert_company(&world, 2, "1+2 x1 1, 3+4 x1 1");
	last = seat(&world, AT(4, 9), all);
	assert_company(&world, 5, "1+2 x2 1, 1+3 x1 1, 1+4 x1 1, 2+3 x1 1, "
		"2+4 x1 1, 3+4 x2 1");
	assert_company(&world, 4, "1+2 x1 1, 3+4 x1 1");
	seat(&world, AT(6, 9), pairs);
	take_back(&world, last);
	assert_company(&world, 9, "1+2 x1 2, 1+3 x1 1, 2+4 x1 1, 3+4 x1 2");
	world_leave(&world);
}

static void test_company__forgets_what_is_long_ago(void **state)
{
	static const int64_t one_pair[] = { 1, 1, 0, 0 };
	struct world world;

	make(&world, state);
	seat(&world, AT(1, 9), halves);
	for (int64_t day = 2; day < 2 + SEATING_REMEMBERED; day++)
		seat(&world, AT(day, 9), one_pair);
	assert_company(&world, 2 + SEATING_REMEMBERED, "1+2 x10 1");
	world_leave(&world);
}

static void test_seating__of_two_merged_records_is_one_seat(void **state)
{
	struct change *change;
	struct world world;

	make(&world, state);
	seat(&world, AT(1, 9), halves);
	change = world_begin(&world, world.class_id, "student merge");
	OK(change_student_merge(change, world.students[3], world.students[0],
		&world_error));
	OK(change_commit(change, &world_error));
	assert_company(&world, 2, "3+4 x1 1");
	world_leave(&world);
}

static void refuse(struct world *world, const struct seating *seating,
	enum error_code code)
{
	struct change *change = world_begin(world, world->class_id,
		"stations");
	int64_t id;

	REFUSED(change_seating(change, seating, &id, &world_error), code);
	change_abandon(change);
}

static void test_seating__is_refused_when_it_cannot_be(void **state)
{
	struct seated seats[WORLD_STUDENTS];
	struct seating seating;
	struct world world;

	make(&world, state);
	seating = seating_of(&world, seats, halves);
	seating.seat_count = 0;
	refuse(&world, &seating, ERROR_INVALID);
	seating = seating_of(&world, seats, halves);
	seating.size = 1;
	refuse(&world, &seating, ERROR_INVALID);
	seating.size = SEATING_SIZE_MOST + 1;
	refuse(&world, &seating, ERROR_INVALID);
	seating = seating_of(&world, seats, halves);
	seats[2].student = seats[0].student;
	refuse(&world, &seating, ERROR_INVALID);
	seating = seating_of(&world, seats, halves);
	seats[2].table = 0;
	refuse(&world, &seating, ERROR_INVALID);
	seating = seating_of(&world, seats, halves);
	seats[2].cluster = CLUSTER_NONE;
	refuse(&world, &seating, ERROR_INVALID);
	seating = seating_of(&world, seats, halves);
	seats[2].student = world.students[4];
	refuse(&world, &seating, ERROR_NOT_FOUND);
	assert_int_equal(seating_at(&world, LATER), 0);
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
		BOTH(test_seating__is_given_back_by_cluster_and_table),
		BOTH(test_seating__is_the_newest_one_that_stands),
		BOTH(test_company__counts_the_last_seating_of_earlier_days),
		BOTH(test_company__forgets_what_is_long_ago),
		BOTH(test_seating__of_two_merged_records_is_one_seat),
		BOTH(test_seating__is_refused_when_it_cannot_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
