/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/attr.h"
#include "model/facts.h"

/* Rows in one order or the other: what facts_sort makes of them is the same. */
static void reverse(void *rows, size_t count, size_t size)
{
	char *bytes = rows;

	for (size_t i = 0; i < count / 2; i++) {
		for (size_t j = 0; j < size; j++) {
			size_t a = i * size + j;
			size_t b = (count - 1 - i) * size + j;
			char byte = bytes[a];

			bytes[a] = bytes[b];
			bytes[b] = byte;
		}
	}
}

#define REVERSE(facts, rows, count) \
	reverse((facts)->rows, (facts)->count, sizeof(*(facts)->rows))

static void reverse_all(struct facts *facts)
{
	REVERSE(facts, students, student_count);
	REVERSE(facts, objectives, objective_count);
	REVERSE(facts, requirements, requirement_count);
	REVERSE(facts, rounds, round_count);
	REVERSE(facts, checkins, checkin_count);
	REVERSE(facts, stays, stay_count);
	REVERSE(facts, past, past_count);
	REVERSE(facts, absences, absence_count);
	REVERSE(facts, blocks, block_count);
	REVERSE(facts, locks, lock_count);
	REVERSE(facts, refusals, refusal_count);
	REVERSE(facts, verdicts, verdict_count);
	REVERSE(facts, replies, reply_count);
}

struct room {
	struct student students[6];
	struct objective objectives[3];
	struct requirement requirements[3];
	struct round rounds[3];
	struct checkin checkins[5];
	struct stay stays[3];
	struct stay past[4];
	struct absence absences[2];
	struct block blocks[4];
	struct lock locks[4];
	struct refusal refusals[3];
	struct verdict verdicts[4];
	struct offer_reply replies[2];
};

static const int64_t pair[] = { 11, 12 };
static const int64_t single[] = { 11 };

static const struct room example = {
	.students = {
		{ .id = 15, .name = "Zoë Benali", .number = "7" },
		{ .id = 11, .name = "Émile Roy", .number = "12" },
		{ .id = 14, .name = "Ana Chen", .number = "003" },
		{ .id = 12, .name = "élan Day" },
		{ .id = 13, .name = "Fay Lim" },
		{ .id = 10, .name = "Fay Lim" },
	},
	.objectives = { { .id = 4 }, { .id = 2 }, { .id = 9 } },
	.requirements = { { 9, 4 }, { 4, 2 }, { 9, 2 } },
	.rounds = {
		{ .id = 5, .objective = 9, .held_at = 300 },
		{ .id = 6, .objective = 4, .held_at = 200 },
		{ .id = 7, .objective = 0, .held_at = 400 },
	},
	.checkins = {
		{ .id = 1, .student = 11, .objective = 4, .observed_at = 200,
			.round = 6 },
		{ .id = 2, .student = 15, .objective = 4, .observed_at = 200,
			.round = 6 },
		{ .id = 4, .student = 15, .objective = 9, .observed_at = 200 },
		{ .id = 3, .student = 13, .objective = 9, .observed_at = 300,
			.round = 5 },
		{ .id = 5, .student = 14, .objective = 2, .observed_at = 400,
			.round = 7 },
	},
	.stays = {
		{ .id = 1, .student = 13, .cluster = CLUSTER_EXTEND },
		{ .id = 2, .student = 10, .cluster = CLUSTER_RETEACH },
		{ .id = 3, .student = 15, .cluster = CLUSTER_PRACTICE },
	},
	.past = {
		{ .id = 5, .student = 13, .since = 70 },
		{ .id = 6, .student = 10, .since = 60 },
		{ .id = 8, .student = 13, .since = 30 },
		{ .id = 7, .student = 13, .since = 30 },
	},
	.absences = { { .id = 2, .student = 14 }, { .id = 1, .student = 12 } },
	.blocks = {
		{ .id = 1, .student = 11, .severity = 1, .since = 50 },
		{ .id = 2, .student = 11, .severity = 3, .since = 90 },
		{ .id = 3, .student = 11, .severity = 3, .since = 80 },
		{ .id = 4, .student = 10, .severity = 2, .since = 10 },
	},
	.locks = {
		{ .id = 1, .kind = LOCK_PIN, .students = single, .count = 1 },
		{ .id = 2, .kind = LOCK_APART, .students = pair, .count = 2 },
		{ .id = 4, .kind = LOCK_TOGETHER, .students = pair,
			.count = 2 },
		{ .id = 3, .kind = LOCK_PIN, .students = single, .count = 1 },
	},
	.refusals = {
		{ .student = 12, .entered = 9, .to = CLUSTER_EXTEND },
		{ .student = 12, .entered = 5, .to = CLUSTER_RETEACH },
		{ .student = 10, .entered = 7, .to = CLUSTER_EXTEND },
	},
	.verdicts = {
		{ .student = 12, .objective = 4, .entered = 8 },
		{ .student = 12, .objective = 2, .entered = 9 },
		{ .student = 12, .objective = 4, .entered = 5 },
		{ .student = 10, .objective = 9, .entered = 7 },
	},
	.replies = {
		{ .student = 14, .answer = OFFER_WATCH },
		{ .student = 10, .answer = OFFER_ACT },
	},
};

static struct facts facts_of(struct room *room)
{
	return (struct facts){
		.students = room->students,
		.student_count = ARRAY_LEN(room->students),
		.objectives = room->objectives,
		.objective_count = ARRAY_LEN(room->objectives),
		.requirements = room->requirements,
		.requirement_count = ARRAY_LEN(room->requirements),
		.rounds = room->rounds,
		.round_count = ARRAY_LEN(room->rounds),
		.checkins = room->checkins,
		.checkin_count = ARRAY_LEN(room->checkins),
		.stays = room->stays,
		.stay_count = ARRAY_LEN(room->stays),
		.past = room->past,
		.past_count = ARRAY_LEN(room->past),
		.absences = room->absences,
		.absence_count = ARRAY_LEN(room->absences),
		.blocks = room->blocks,
		.block_count = ARRAY_LEN(room->blocks),
		.locks = room->locks,
		.lock_count = ARRAY_LEN(room->locks),
		.refusals = room->refusals,
		.refusal_count = ARRAY_LEN(room->refusals),
		.verdicts = room->verdicts,
		.verdict_count = ARRAY_LEN(room->verdicts),
		.replies = room->replies,
		.reply_count = ARRAY_LEN(room->replies),
	};
}

static void test_facts__stand_in_one_order_however_they_came(void **state)
{
	struct room forward = example;
	struct room backward = example;
	struct facts a = facts_of(&forward);
	struct facts b = facts_of(&backward);

	(void)state;
	reverse_all(&b);
	facts_sort(&a);
	facts_sort(&b);
	assert_memory_equal(&forward, &backward, sizeof(forward));
	assert_memory_equal(a.student_order, b.student_order,
		a.student_count * sizeof(*a.student_order));
	facts_sort(&a);
	assert_memory_equal(&forward, &backward, sizeof(forward));
	facts_release(&a);
	facts_release(&b);
}

static void test_facts__order_students_by_number_name_and_id(void **state)
{
	static const int64_t expected[] = { 15, 11, 14, 12, 10, 13 };
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts_sort(&facts);
	for (size_t i = 0; i < ARRAY_LEN(expected); i++)
		assert_int_equal(facts.students[i].id, expected[i]);
	facts_release(&facts);
}

static void test_facts__order_past_stays_by_student_and_begin(void **state)
{
	static const int64_t expected[] = { 6, 7, 8, 5 };
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts_sort(&facts);
	for (size_t i = 0; i < ARRAY_LEN(expected); i++)
		assert_int_equal(facts.past[i].id, expected[i]);
	assert_int_equal(facts.requirements[0].objective, 4);
	assert_int_equal(facts.requirements[1].needs, 2);
	assert_int_equal(facts.requirements[2].needs, 4);
	facts_release(&facts);
}

static void test_facts__order_checkins_by_time_and_student(void **state)
{
	static const int64_t expected[] = { 2, 4, 1, 3, 5 };
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts_sort(&facts);
	for (size_t i = 0; i < ARRAY_LEN(expected); i++)
		assert_int_equal(facts.checkins[i].id, expected[i]);
	facts_release(&facts);
}

static void test_facts__are_found_by_id(void **state)
{
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts_sort(&facts);
	for (size_t i = 0; i < facts.student_count; i++)
		assert_int_equal(facts_student(&facts, facts.students[i].id),
			i);
	for (size_t i = 0; i < facts.objective_count; i++)
		assert_int_equal(
			facts_objective(&facts, facts.objectives[i].id), i);
	for (size_t i = 0; i < facts.round_count; i++)
		assert_int_equal(facts_round(&facts, facts.rounds[i].id), i);
	assert_int_equal(facts_student(&facts, 9), FACTS_NOT_FOUND);
	assert_int_equal(facts_student(&facts, 16), FACTS_NOT_FOUND);
	assert_int_equal(facts_objective(&facts, 3), FACTS_NOT_FOUND);
	assert_int_equal(facts_round(&facts, 0), FACTS_NOT_FOUND);
	assert_int_equal(facts_round(&facts, 99), FACTS_NOT_FOUND);
	facts_release(&facts);
}

static void test_facts__know_what_holds_for_a_student(void **state)
{
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts_sort(&facts);
	assert_int_equal(facts_stay(&facts, 13)->cluster, CLUSTER_EXTEND);
	assert_null(facts_stay(&facts, 14));
	assert_int_equal(facts_pin(&facts, 11)->id, 3);
	assert_null(facts_pin(&facts, 12));
	assert_int_equal(facts_block(&facts, 11)->id, 3);
	assert_int_equal(facts_block(&facts, 10)->id, 4);
	assert_null(facts_block(&facts, 15));
	assert_int_equal(facts_reply(&facts, 14)->answer, OFFER_WATCH);
	assert_null(facts_reply(&facts, 15));
	assert_true(facts_is_absent(&facts, 12));
	assert_false(facts_is_absent(&facts, 13));
	facts_release(&facts);
}

static void test_facts__know_the_last_verdict_on_each_objective(void **state)
{
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts_sort(&facts);
	assert_int_equal(facts_verdict(&facts, 12, 4)->entered, 8);
	assert_int_equal(facts_verdict(&facts, 12, 2)->entered, 9);
	assert_int_equal(facts_verdict(&facts, 10, 9)->entered, 7);
	assert_null(facts_verdict(&facts, 10, 4));
	assert_null(facts_verdict(&facts, 15, 4));
	facts_release(&facts);
}

static void test_facts__focus_on_what_was_set(void **state)
{
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts.class.focus = 2;
	facts_sort(&facts);
	assert_int_equal(facts_focus(&facts), 2);
	facts_release(&facts);
}

static void test_facts__focus_on_the_newest_round_with_evidence(void **state)
{
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts_sort(&facts);
	assert_int_equal(facts_focus(&facts), 9);
	facts.rounds[0].held_at = 100;
	assert_int_equal(facts_focus(&facts), 4);
	facts.rounds[0].held_at = facts.rounds[1].held_at;
	assert_int_equal(facts_focus(&facts), 4);
	facts.checkin_count = 3;
	facts.rounds[0].held_at = 500;
	assert_int_equal(facts_focus(&facts), 4);
	facts_release(&facts);
}

static void test_facts__focus_on_the_newest_checkin_without_rounds(void **state)
{
	struct room room = example;
	struct facts facts = facts_of(&room);

	(void)state;
	facts_sort(&facts);
	for (size_t i = 0; i < facts.checkin_count; i++)
		facts.checkins[i].round = 0;
	assert_int_equal(facts_focus(&facts), 2);
	facts.checkin_count = 0;
	facts.objectives[0].id = 1;
	assert_int_equal(facts_focus(&facts), 1);
	facts_release(&facts);
}

static void test_facts__of_an_empty_class_have_nothing(void **state)
{
	struct facts facts = { .now = 1 };

	(void)state;
	facts_sort(&facts);
	assert_int_equal(facts_focus(&facts), 0);
	assert_int_equal(facts_student(&facts, 1), FACTS_NOT_FOUND);
	assert_int_equal(facts_objective(&facts, 1), FACTS_NOT_FOUND);
	assert_null(facts_stay(&facts, 1));
	assert_null(facts_pin(&facts, 1));
	assert_null(facts_block(&facts, 1));
	assert_false(facts_is_absent(&facts, 1));
	facts_release(&facts);
	assert_int_equal(facts.now, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_facts__stand_in_one_order_however_they_came),
		cmocka_unit_test(
			test_facts__order_students_by_number_name_and_id),
		cmocka_unit_test(
			test_facts__order_past_stays_by_student_and_begin),
		cmocka_unit_test(
			test_facts__order_checkins_by_time_and_student),
		cmocka_unit_test(test_facts__are_found_by_id),
		cmocka_unit_test(test_facts__know_what_holds_for_a_student),
		cmocka_unit_test(
			test_facts__know_the_last_verdict_on_each_objective),
		cmocka_unit_test(test_facts__focus_on_what_was_set),
		cmocka_unit_test(
			test_facts__focus_on_the_newest_round_with_evidence),
		cmocka_unit_test(
			test_facts__focus_on_the_newest_checkin_without_rounds),
		cmocka_unit_test(test_facts__of_an_empty_class_have_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
