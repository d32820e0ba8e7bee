/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../engine/sample.h"
#include "app/room.h"
#include "base/attr.h"

#define STUDENTS 3
#define DAYS 12

/* The first does well, the second not, the third was never seen. */
static struct facts make_facts(void)
{
	struct sample sample;

	sample_init(&sample, STUDENTS);
	for (int64_t day = 0; day < DAYS; day++) {
		sample_score(&sample, 1, 1, day, sample_items(4, 4));
		sample_score(&sample, 2, 1, day, sample_items(0, 4));
	}
	sample_place(&sample, 1, CLUSTER_RETEACH, 0);
	sample_place(&sample, 2, CLUSTER_RETEACH, 0);
	sample_day(&sample, DAYS);
	sample_sort(&sample);
	return sample.facts;
}

static void glance(struct room *room)
{
	struct facts facts = make_facts();

	room_glance(room, &facts);
}

static void test_room__at_a_glance_has_all_but_what_the_fit_knows(
	void **state UNUSED)
{
	struct room room;

	glance(&room);
	assert_null(room.engine);
	assert_true(room.is_blank);
	assert_int_equal(room.columns[CLUSTER_RETEACH].count, 2);
	assert_int_equal(room.columns[CLUSTER_NONE].count, 1);
	assert_string_equal(room.seats[0].recent, "4444");
	assert_int_equal(room.would_move, 0);
	assert_false(room.seats[0].move->has_estimate);
	room_release(&room);
}

static void test_room__a_fit_makes_a_glance_what_it_would_have_been(
	void **state UNUSED)
{
	struct facts facts = make_facts();
	struct room room, whole;

	glance(&room);
	room_fit(&room);
	room_seat(&whole, &facts);
	assert_false(room.is_blank);
	assert_non_null(room.engine);
	assert_true(whole.seats[0].move->has_estimate);
	assert_int_equal(room.would_move, whole.would_move);
	assert_int_equal(room.columns[CLUSTER_RETEACH].count,
		whole.columns[CLUSTER_RETEACH].count);
	for (size_t i = 0; i < STUDENTS; i++) {
		const struct move *move = room.seats[i].move;
		const struct move *wanted = whole.seats[i].move;

		assert_int_equal(move->student, wanted->student);
		assert_int_equal(move->to, wanted->to);
		assert_float_equal(move->odds, wanted->odds, 1e-12);
	}
	room_release(&whole);
	room_release(&room);
}

static void test_room__one_checkin_more_leaves_the_view_as_it_was(
	void **state UNUSED)
{
	struct room room;
	struct checkin checkin;
	enum cluster to;

	glance(&room);
	room_fit(&room);
	to = room.seats[0].move->to;
	checkin = room.facts.checkins[room.facts.checkin_count - 1];
	checkin.id += 1;
	checkin.student = room.facts.students[0].id;
	checkin.score = sample_items(1, 4);
	room_log(&room, &checkin);
	assert_null(room.engine);
	assert_false(room.is_blank);
	assert_string_equal(room.seats[0].recent, "4441");
	assert_int_equal(room.seats[0].move->to, to);
	assert_true(room.seats[0].move->has_estimate);
	room_fit(&room);
	assert_non_null(room.engine);
	assert_string_equal(room.seats[0].recent, "4441");
	room_release(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_room__at_a_glance_has_all_but_what_the_fit_knows),
		cmocka_unit_test(
			test_room__a_fit_makes_a_glance_what_it_would_have_been),
		cmocka_unit_test(
			test_room__one_checkin_more_leaves_the_view_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
