/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/tui/marks.h"
#include "base/attr.h"

#define ANA 11
#define BO 12

/* Two students; how many check-ins Ana has. */
static void make_room(struct room *room, size_t checkins)
{
	struct facts facts = { .now = 1000000, .class = { .id = 1 } };

	policy_init(&facts.policy);
	facts.students = arena_new(&facts.arena, 2, sizeof(struct student));
	facts.student_count = 2;
	facts.students[0] = (struct student){ .id = ANA, .name = "Ana" };
	facts.students[1] = (struct student){ .id = BO, .name = "Bo" };
	facts.objectives = arena_new(&facts.arena, 1,
		sizeof(struct objective));
	facts.objective_count = 1;
	facts.objectives[0] = (struct objective){ .id = 1, .name = "rates" };
	facts.checkins = arena_new(&facts.arena, checkins + 1,
		sizeof(struct checkin));
	facts.checkin_count = checkins;
	for (size_t i = 0; i < checkins; i++)
		facts.checkins[i] = (struct checkin){
			.id = (int64_t)i + 1,
			.student = ANA,
			.objective = 1,
			.score = { SCORE_ITEMS, 3, 4 },
			.observed_at = 1000 * (civil)i,
		};
	facts_sort(&facts);
	room_seat(room, &facts);
}

static void take(struct marks *marks, size_t checkins, bool is_foreign,
	int64_t now_ms)
{
	struct room room;

	make_room(&room, checkins);
	marks_take(marks, &room, is_foreign, now_ms);
	room_release(&room);
}

static void test_marks__what_was_there_before_is_not_marked(void **state UNUSED)
{
	struct marks marks = { .list = VEC_INIT };

	take(&marks, 2, false, 5);
	assert_int_equal(marks_count(&marks, 5), 0);
	assert_int_equal(marks_next_end(&marks, 5), -1);
	marks_release(&marks);
}

static void test_statement_41__another_writer_marks_whom_they_changed_for_a_while(
	void **state UNUSED)
{
	struct marks marks = { .list = VEC_INIT };

	take(&marks, 2, false, 5);
	take(&marks, 3, true, 100);
	assert_true(marks_has(&marks, ANA, 100));
	assert_false(marks_has(&marks, BO, 100));
	assert_int_equal(marks_next_end(&marks, 100), 100 + MARKS_LAST_MS);
	assert_true(marks_has(&marks, ANA, 99 + MARKS_LAST_MS));
	assert_false(marks_has(&marks, ANA, 100 + MARKS_LAST_MS));
	marks_release(&marks);
}

static void test_marks__own_writes_mark_no_one_and_keep_the_others(
	void **state UNUSED)
{
	struct marks marks = { .list = VEC_INIT };

	take(&marks, 2, false, 5);
	take(&marks, 3, true, 100);
	take(&marks, 4, false, 200);
	assert_int_equal(marks_next_end(&marks, 200), 100 + MARKS_LAST_MS);
	take(&marks, 5, true, 300);
	assert_int_equal(marks_next_end(&marks, 300), 300 + MARKS_LAST_MS);
	marks_release(&marks);
}

static void test_marks__nobody_else_is_marked_when_nothing_changed(
	void **state UNUSED)
{
	struct marks marks = { .list = VEC_INIT };

	take(&marks, 2, false, 5);
	take(&marks, 2, true, 100);
	assert_int_equal(marks_count(&marks, 100), 0);
	marks_release(&marks);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_marks__what_was_there_before_is_not_marked),
		cmocka_unit_test(
			test_statement_41__another_writer_marks_whom_they_changed_for_a_while),
		cmocka_unit_test(
			test_marks__own_writes_mark_no_one_and_keep_the_others),
		cmocka_unit_test(
			test_marks__nobody_else_is_marked_when_nothing_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
