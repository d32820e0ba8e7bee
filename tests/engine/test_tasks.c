/* SPDX-License-Identifier: MIT */
/* What check-ins tell of tasks, in the signals and in the outcomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "engine/outcomes.h"
#include "engine/signals.h"
#include "sample.h"

#define STUDENTS 2
#define TODAY 60
#define UNKNOWN NAN

struct told {
	int64_t day;
	enum task task;
	int64_t round;
	int64_t objective; /* 0: the first */
};

static struct checkin *add(struct sample *sample, const struct told *told)
{
	struct facts *facts = &sample->facts;

	sample_score(sample, 1, told->objective ? told->objective : 1,
		told->day, sample_items(2, 4));
	facts->checkins[facts->checkin_count - 1].task = told->task;
	facts->checkins[facts->checkin_count - 1].round = told->round;
	return &facts->checkins[facts->checkin_count - 1];
}

static void make(struct sample *sample, const struct told *told, size_t count)
{
	sample_init(sample, STUDENTS);
	for (int64_t i = 0; i < 4; i++)
		sample->facts.rounds[sample->facts.round_count++] =
			(struct round){ .id = i + 1, .name = "exit",
				.held_at = sample_time(0) };
	for (size_t i = 0; i < count; i++)
		add(sample, &told[i]);
}

static double read_signal(struct sample *sample, enum signal signal)
{
	const struct learners learners = { .profiles = NULL };
	struct signals out[STUDENTS];
	struct engine *engine;

	sample_day(sample, TODAY);
	sample_sort(sample);
	engine = engine_new(&sample->facts);
	signals_read(engine, &sample->facts, &learners, out);
	engine_free(engine);
	assert_true(isnan(out[1].value[signal]));
	return out[0].value[signal];
}

static struct outcome_row read_outcomes(struct sample *sample, int64_t from)
{
	struct outcome_row rows[STUDENTS];
	struct engine *engine;

	sample_day(sample, TODAY);
	sample_sort(sample);
	engine = engine_new(&sample->facts);
	outcomes_measure(engine, &sample->facts, sample_time(from), rows);
	engine_free(engine);
	return rows[0];
}

static void assert_value(double value, double expected)
{
	if (isnan(expected) ? !isnan(value) : !(fabs(value - expected) < 1e-9))
		fail_msg("%.17g is not %.17g", value, expected);
}

static void assert_done(double expected, const struct told *told,
	size_t count)
{
	struct sample sample;

	make(&sample, told, count);
	assert_value(read_signal(&sample, SIGNAL_DONE), expected);
	sample_release(&sample);
}

static void assert_after(int64_t from, double done, double days,
	const struct told *told, size_t count)
{
	struct sample sample;
	struct outcome_row row;

	make(&sample, told, count);
	row = read_outcomes(&sample, from);
	assert_value(row.value[OUTCOME_DONE], done);
	assert_value(row.value[OUTCOME_DAYS], days);
	sample_release(&sample);
}

#define TOLD(...) ((const struct told[]){ __VA_ARGS__ }), \
	ARRAY_LEN(((const struct told[]){ __VA_ARGS__ }))

static void test_done__is_unknown_where_no_task_was_spoken_of(void **state)
{
	(void)state;
	assert_done(UNKNOWN, TOLD({ 0, TASK_UNSAID, 1, 0 }));
}

static void test_done__counts_a_task_that_was_given_done_or_not(void **state)
{
	(void)state;
	assert_done(0, TOLD({ 0, TASK_GIVEN, 1, 0 }));
	assert_done(0, TOLD({ 0, TASK_NOT, 1, 0 }));
	assert_done(1, TOLD({ 0, TASK_DONE, 1, 0 }));
	assert_done(1. / 3, TOLD({ 0, TASK_NOT, 1, 0 },
		{ 1, TASK_DONE, 2, 0 }, { 2, TASK_GIVEN, 3, 0 }));
}

static void test_done__takes_the_newest_word_on_a_task(void **state)
{
	(void)state;
	assert_done(1, TOLD({ 0, TASK_GIVEN, 1, 0 }, { 1, TASK_NOT, 1, 0 },
		{ 2, TASK_DONE, 1, 0 }, { 3, TASK_UNSAID, 1, 0 }));
	assert_done(0, TOLD({ 0, TASK_DONE, 1, 0 }, { 1, TASK_NOT, 1, 0 }));
	assert_done(0, TOLD({ 5, TASK_NOT, 0, 0 }, { 1, TASK_DONE, 0, 0 }));
	assert_done(.5, TOLD({ 0, TASK_DONE, 1, 1 }, { 1, TASK_NOT, 1, 2 }));
}

static void test_done__takes_a_task_given_again_for_another(void **state)
{
	(void)state;
	assert_done(0, TOLD({ 0, TASK_GIVEN, 1, 0 }, { 1, TASK_GIVEN, 1, 0 }));
	assert_done(.5, TOLD({ 0, TASK_GIVEN, 0, 0 }, { 1, TASK_DONE, 0, 0 },
		{ 2, TASK_GIVEN, 0, 0 }));
	assert_done(.5, TOLD({ 0, TASK_GIVEN, 0, 0 }, { 1, TASK_NOT, 0, 0 },
		{ 2, TASK_GIVEN, 0, 0 }, { 3, TASK_DONE, 0, 0 }));
}

static void test_done__takes_an_answer_in_a_later_round(void **state)
{
	(void)state;
	assert_done(1, TOLD({ 0, TASK_GIVEN, 1, 0 }, { 7, TASK_DONE, 2, 0 }));
	assert_done(1, TOLD({ 0, TASK_GIVEN, 1, 0 }, { 7, TASK_DONE, 0, 0 }));
	assert_done(1, TOLD({ 0, TASK_GIVEN, 1, 0 }, { 7, TASK_NOT, 2, 0 },
		{ 8, TASK_DONE, 3, 0 }));
	/* What nobody gave is of its own round. */
	assert_done(.5, TOLD({ 0, TASK_NOT, 1, 0 }, { 7, TASK_DONE, 2, 0 }));
	/* The last one that is not done. */
	assert_done(.5, TOLD({ 0, TASK_GIVEN, 1, 0 }, { 1, TASK_GIVEN, 2, 0 },
		{ 2, TASK_DONE, 3, 0 }, { 3, TASK_DONE, 3, 0 }));
	assert_done(1, TOLD({ 0, TASK_GIVEN, 1, 0 }, { 1, TASK_GIVEN, 2, 0 },
		{ 2, TASK_DONE, 3, 0 }, { 3, TASK_DONE, 4, 0 }));
	/* Of another objective it is another task. */
	assert_done(.5, TOLD({ 0, TASK_GIVEN, 1, 1 }, { 7, TASK_DONE, 2, 2 }));
}

static void test_done__counts_the_last_ten(void **state)
{
	struct told told[12];

	(void)state;
	for (int64_t i = 0; i < 12; i++)
		told[i] = (struct told){ .day = i, .round = 100 + i,
			.task = i < 2 ? TASK_DONE : TASK_NOT };
	told[11].task = TASK_DONE;
	assert_done(.1, told, 12);
	assert_done(.2, told, 10);
}

/* Rows of one moment come in any order. */
static void test_done__knows_no_order_of_rows(void **state)
{
	(void)state;
	assert_after(-1, 1, 0, TOLD({ 0, TASK_GIVEN, 1, 0 },
		{ 0, TASK_NOT, 1, 0 }, { 0, TASK_DONE, 1, 0 }));
	assert_after(-1, 1, 0, TOLD({ 0, TASK_DONE, 1, 0 },
		{ 0, TASK_GIVEN, 1, 0 }, { 0, TASK_NOT, 1, 0 }));
	assert_after(-1, 1, 0, TOLD({ 0, TASK_DONE, 2, 0 },
		{ 0, TASK_GIVEN, 1, 0 }));
}

static void test_quality__is_the_mean_of_the_last_ten(void **state)
{
	struct sample sample;

	(void)state;
	make(&sample, NULL, 0);
	for (int64_t i = 0; i < 11; i++)
		add(&sample, &(struct told){ .day = i })->quality =
			i < 1 ? 1 : i < 6 ? 4 : 2;
	add(&sample, &(struct told){ .day = 20 });
	assert_value(read_signal(&sample, SIGNAL_QUALITY), 2. / 3);
	sample_release(&sample);
	make(&sample, NULL, 0);
	add(&sample, &(struct told){ .day = 1 })->quality = 1;
	assert_value(read_signal(&sample, SIGNAL_QUALITY), 0);
	add(&sample, &(struct told){ .day = 2 })->quality = 4;
	assert_value(read_signal(&sample, SIGNAL_QUALITY), .5);
	sample_release(&sample);
}

static void test_outcomes__count_days_from_given_to_done(void **state)
{
	(void)state;
	assert_after(0, 1, 4, TOLD({ 1, TASK_GIVEN, 1, 0 },
		{ 3, TASK_GIVEN, 1, 0 }, { 5, TASK_DONE, 1, 0 }));
	assert_after(0, 1, 4, TOLD({ 1, TASK_GIVEN, 1, 0 },
		{ 2, TASK_NOT, 1, 0 }, { 5, TASK_DONE, 2, 0 },
		{ 6, TASK_DONE, 2, 0 }));
	assert_after(0, 2. / 3, 1.5, TOLD({ 1, TASK_GIVEN, 0, 0 },
		{ 3, TASK_DONE, 0, 0 }, { 4, TASK_GIVEN, 0, 0 },
		{ 5, TASK_DONE, 0, 0 }, { 6, TASK_NOT, 1, 0 }));
	assert_after(0, 1, UNKNOWN, TOLD({ 5, TASK_DONE, 1, 0 }));
	assert_after(0, 0, UNKNOWN, TOLD({ 5, TASK_GIVEN, 1, 0 }));
}

static void test_outcomes__count_tasks_spoken_of_in_that_time(void **state)
{
	(void)state;
	/* At that moment is before it. */
	assert_after(5, UNKNOWN, UNKNOWN, TOLD({ 1, TASK_GIVEN, 1, 0 },
		{ 5, TASK_DONE, 1, 0 }, { 6, TASK_UNSAID, 1, 0 }));
	assert_after(4, 1, 4, TOLD({ 1, TASK_GIVEN, 1, 0 },
		{ 5, TASK_DONE, 1, 0 }));
	/* It was done before, and that is said again. */
	assert_after(5, 1, UNKNOWN, TOLD({ 1, TASK_GIVEN, 1, 0 },
		{ 5, TASK_DONE, 1, 0 }, { 6, TASK_DONE, 1, 0 }));
}

static void test_outcomes__take_quality_of_that_time(void **state)
{
	struct sample sample;
	struct outcome_row row;

	(void)state;
	make(&sample, NULL, 0);
	add(&sample, &(struct told){ .day = 1 })->quality = 1;
	add(&sample, &(struct told){ .day = 2 })->quality = 4;
	add(&sample, &(struct told){ .day = 3 })->quality = 3;
	add(&sample, &(struct told){ .day = 4 });
	row = read_outcomes(&sample, 1);
	assert_value(row.value[OUTCOME_QUALITY], 5. / 6);
	row = read_outcomes(&sample, 3);
	assert_value(row.value[OUTCOME_QUALITY], UNKNOWN);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_done__is_unknown_where_no_task_was_spoken_of),
		cmocka_unit_test(
			test_done__counts_a_task_that_was_given_done_or_not),
		cmocka_unit_test(test_done__takes_the_newest_word_on_a_task),
		cmocka_unit_test(
			test_done__takes_a_task_given_again_for_another),
		cmocka_unit_test(test_done__takes_an_answer_in_a_later_round),
		cmocka_unit_test(test_done__counts_the_last_ten),
		cmocka_unit_test(test_done__knows_no_order_of_rows),
		cmocka_unit_test(test_quality__is_the_mean_of_the_last_ten),
		cmocka_unit_test(test_outcomes__count_days_from_given_to_done),
		cmocka_unit_test(
			test_outcomes__count_tasks_spoken_of_in_that_time),
		cmocka_unit_test(test_outcomes__take_quality_of_that_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
