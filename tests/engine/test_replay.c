/* SPDX-License-Identifier: MIT */
/* A replay against fits made anew of what was known at each moment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/replay.h"
#include "rows.h"

static struct replay *replay_class(const struct class_rows *class,
	double tolerance)
{
	return replay_new(class->rows, class->count, STUDENTS, OBJECTIVES,
		tolerance);
}

static struct replay *replay_as_published(const struct class_rows *class)
{
	const struct fit_class rows = {
		class->rows, class->count, STUDENTS, OBJECTIVES
	};

	return replay_new_with(&rows, replay_tolerance(class->count),
		&fit_published);
}

static void assert_agrees(struct belief one, struct belief other,
	double tolerance)
{
	assert_near(one.logit, other.logit, tolerance);
	assert_near(one.variance, other.variance, tolerance);
	assert_int_equal(one.tries, other.tries);
}

/* Everything that a fit of the rows before end says. */
static void assert_agrees_with_new(const struct replay *replay,
	const struct class_rows *class, size_t end, double tolerance)
{
	struct fit *fit = fit_new(class->rows, end, STUDENTS, OBJECTIVES);
	const struct fit *known = replay_fit(replay);

	for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
		size_t student = i / OBJECTIVES;
		size_t objective = i % OBJECTIVES;

		assert_agrees(fit_belief(known, student, objective, 99),
			fit_belief(fit, student, objective, 99), tolerance);
		assert_near(fit_parts(known, student, objective, 99).own,
			fit_parts(fit, student, objective, 99).own, tolerance);
	}
	for (size_t i = 0; i < 20; i++)
		assert_near(fit_round_logit(known, 100 + i),
			fit_round_logit(fit, 100 + i), tolerance);
	fit_free(fit);
}

static void agree_at_every_step(const struct class_rows *class,
	double replayed, double tolerance)
{
	struct replay *replay = replay_class(class, replayed);
	size_t end = 0;

	while (end < class->count) {
		end = replay_next(replay);
		replay_show(replay, end);
		assert_agrees_with_new(replay, class, end, tolerance);
	}
	assert_int_equal(replay_next(replay), class->count);
	replay_free(replay);
}

static void test_replay__agrees_with_a_fit_of_what_was_known(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 5; seed++) {
		struct class_rows class = some_class(seed, 20);

		agree_at_every_step(&class, REPLAY_EXACT, 1e-9);
		agree_at_every_step(&class, REPLAY_TOLERANCE,
			REPLAY_TOLERANCE);
	}
}

static void test_replay__agrees_where_no_round_is_known(void **state)
{
	struct class_rows class = some_class(6, 20);

	(void)state;
	for (size_t i = 0; i < class.count; i++)
		class.rows[i].round = FIT_NO_ROUND;
	agree_at_every_step(&class, REPLAY_EXACT, 1e-9);
}

/* Long logs are where a shortcut could add up. */
static void test_replay__agrees_at_the_end_of_a_long_class(void **state)
{
	struct class_rows class = some_class(7, 400);
	struct replay *replay;

	(void)state;
	assert_true(class.count > REPLAY_EXACT_ROWS);
	for (size_t i = 0; i < class.count; i++)
		class.rows[i].round = FIT_NO_ROUND;
	replay = replay_class(&class, replay_tolerance(class.count));
	while (replay_next(replay) < class.count)
		replay_show(replay, replay_next(replay));
	replay_show(replay, class.count);
	assert_agrees_with_new(replay, &class, class.count,
		REPLAY_TOLERANCE);
	replay_free(replay);
}

static void test_replay__is_exact_in_a_class_of_a_usual_size(void **state)
{
	(void)state;
	assert_true(replay_tolerance(2000) <= 1e-9);
	assert_true(replay_tolerance(70000) > 1e-3);
}

static void test_replay__predicts_what_a_new_fit_predicts(void **state)
{
	struct class_rows class = some_class(8, 20);
	struct replay *replay = replay_class(&class, REPLAY_EXACT);

	(void)state;
	for (size_t first = 0; first < class.count;) {
		size_t end = replay_next(replay);
		struct fit *fit = fit_new(class.rows, first, STUDENTS,
			OBJECTIVES);

		for (size_t i = first; i < end; i++) {
			const struct fit_row *row = &class.rows[i];

			assert_agrees(replay_before(replay, i),
				fit_in_round(fit, row->student,
				row->objective, row->day, row->round), 1e-9);
		}
		fit_free(fit);
		replay_show(replay, end);
		first = end;
	}
	replay_free(replay);
}

/* The same class with all later scores turned round. */
static void test_replay__sees_nothing_of_what_comes_later(void **state)
{
	struct class_rows class = some_class(9, 20);
	struct class_rows other = class;
	struct replay *one = replay_class(&class, REPLAY_EXACT);
	struct replay *two;
	size_t middle = 0;

	(void)state;
	while (middle < class.count / 2) {
		middle = replay_next(one);
		replay_show(one, middle);
	}
	for (size_t i = middle; i < other.count; i++)
		other.rows[i].points = other.rows[i].items -
			other.rows[i].points;
	two = replay_class(&other, REPLAY_EXACT);
	while (replay_next(two) <= middle)
		replay_show(two, replay_next(two));
	for (size_t i = middle; i < class.count; i++) {
		struct belief a = replay_before(one, i);
		struct belief b = replay_before(two, i);

		assert_memory_equal(&a, &b, sizeof(a));
	}
	replay_free(one);
	replay_free(two);
}

static void test_replay__goes_from_round_to_round(void **state)
{
	static const struct fit_row rows[] = {
		{ 0, 0, 5, 0, 1, 1 }, { 1, 0, 5, 0, 1, 1 },
		{ 0, 0, FIT_NO_ROUND, 1, 1, 1 },
		{ 1, 0, FIT_NO_ROUND, 1, 1, 1 },
		{ 0, 0, 6, 2, 1, 1 }, { 1, 0, 5, 3, 1, 1 },
	};
	static const size_t ends[] = { 2, 3, 4, 5, 6, 6 };
	struct replay *replay = replay_new(rows, ARRAY_LEN(rows), 2, 1,
		REPLAY_EXACT);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		assert_int_equal(replay_next(replay), ends[i]);
		replay_show(replay, ends[i]);
	}
	replay_free(replay);
}

static void test_replay__of_no_rows_is_the_class_before_any(void **state)
{
	const struct fit_class class = { .students = 3, .objectives = 1 };
	struct replay *replay = replay_new_with(&class, REPLAY_EXACT,
		&fit_published);
	struct belief belief = fit_belief(replay_fit(replay), 2, 0, 0);

	(void)state;
	assert_int_equal(replay_next(replay), 0);
	assert_near(belief.logit, .75, 1e-12);
	assert_near(belief.variance, 4.22, 1e-12);
	replay_free(replay);
}

struct vector {
	size_t class;
	struct fit_row row;
	double expected;
};

static double next_number(char **text)
{
	double value = strtod(*text, text);

	assert_true(**text == ',' || **text == '\n');
	++*text;
	return value;
}

static struct vector read_vector(char *line, bool has_rounds)
{
	struct vector vector = { .class = line[0] == 'r' };
	char *text = strchr(line, ',') + 2;

	vector.row.student = (size_t)next_number(&text) - 1;
	text++;
	vector.row.objective = (size_t)next_number(&text) - 1;
	vector.row.day = next_number(&text);
	vector.row.points = next_number(&text);
	vector.row.items = next_number(&text);
	vector.row.round = has_rounds ? (size_t)next_number(&text) :
		FIT_NO_ROUND;
	vector.expected = next_number(&text);
	return vector;
}

static size_t read_vectors(const char *name, bool has_rounds,
	struct vector *vectors)
{
	char line[512];
	size_t count = 0;
	FILE *file;

	snprintf(line, sizeof(line), "%s/engine/%s.csv",
		getenv("HOMEROOM_DATA"), name);
	file = fopen(line, "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file)) {
		assert_true(count < ROWS_MAX);
		vectors[count++] = read_vector(line, has_rounds);
	}
	fclose(file);
	assert_true(count > 100);
	return count;
}

/*
 * The published expectations stopped at steps of a millionth, and so are up
 * to 1e-8 off the mode.
 */
static void expect_vectors(const char *name, bool has_rounds)
{
	static struct vector vectors[ROWS_MAX];
	static struct class_rows class;
	size_t count = read_vectors(name, has_rounds, vectors);

	for (size_t first = 0; first < count;) {
		struct replay *replay;
		size_t shown = 0;

		class.count = 0;
		while (first + class.count < count && vectors[first +
			class.count].class == vectors[first].class) {
			class.rows[class.count] = vectors[first +
				class.count].row;
			class.count++;
		}
		replay = replay_as_published(&class);
		while (shown < class.count) {
			size_t end = replay_next(replay);

			for (; shown < end; shown++)
				assert_near(belief_expected(replay_before(
					replay, shown), false),
					vectors[first + shown].expected, 1e-8);
			replay_show(replay, end);
		}
		replay_free(replay);
		first += class.count;
	}
}

static void test_replay__gives_the_published_numbers(void **state)
{
	(void)state;
	if (!getenv("HOMEROOM_DATA"))
		skip();
	expect_vectors("online-rounds", true);
	expect_vectors("online-no-rounds", false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_replay__agrees_with_a_fit_of_what_was_known),
		cmocka_unit_test(test_replay__agrees_where_no_round_is_known),
		cmocka_unit_test(
			test_replay__agrees_at_the_end_of_a_long_class),
		cmocka_unit_test(
			test_replay__is_exact_in_a_class_of_a_usual_size),
		cmocka_unit_test(
			test_replay__predicts_what_a_new_fit_predicts),
		cmocka_unit_test(
			test_replay__sees_nothing_of_what_comes_later),
		cmocka_unit_test(test_replay__goes_from_round_to_round),
		cmocka_unit_test(
			test_replay__of_no_rows_is_the_class_before_any),
		cmocka_unit_test(test_replay__gives_the_published_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
