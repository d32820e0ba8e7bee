/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "engine/progress.h"
#include "sample.h"

#define assert_near(actual, expected) \
	assert_true(fabs((actual) - (expected)) < 1e-9)

/* A plan of student 1 from day 0 on, from 40% to 80% in eight weeks: five
 * points a week. */
struct story {
	struct sample sample;
	struct plan plan;
	struct plan_session sessions[16];
	struct learners learners;
	struct progress progress;
};

static void begin(struct story *story)
{
	*story = (struct story){
		.plan = {
			.id = 7, .student = 1, .objective = 1,
			.has_baseline = true, .baseline = .4,
			.has_target = true, .target = .8,
			.starts = SAMPLE_FIRST_DAY * CIVIL_DAY,
			.review_day = SAMPLE_FIRST_DAY + 56,
			.ended = CIVIL_NEVER,
		},
	};
	sample_init(&story->sample, 2);
	story->learners.sessions = story->sessions;
}

/* A percent on a day. */
static void see(struct story *story, int64_t day, double percent)
{
	sample_score(&story->sample, 1, 1, day, (struct score){
		.form = SCORE_PERCENT, .points = percent, .out_of = 100
	});
}

/* So many points, each so many days after the one before, on the line but
 * for what is added. */
static void see_line(struct story *story, int count, int64_t days,
	double added)
{
	for (int i = 1; i <= count; i++)
		see(story, i * days, fmin(40 + 5. * (double)(i * days) / 7, 80)
			+ added);
}

static void look(struct story *story, int64_t day)
{
	sample_day(&story->sample, day);
	sample_sort(&story->sample);
	progress_release(&story->progress);
	progress_read(&story->progress, &story->sample.facts,
		&story->learners, &story->plan);
}

static void end(struct story *story)
{
	progress_release(&story->progress);
	sample_release(&story->sample);
}

static void assert_says(struct story *story, const char *text)
{
	struct buf out = BUF_INIT;

	progress_write(&out, &story->progress);
	progress_write_dose(&out, &story->progress);
	assert_string_equal(buf_text(&out), text);
	buf_release(&out);
}

static void test_progress__takes_the_median_of_the_three_before(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	story.plan.has_baseline = false;
	see(&story, -9, 95);
	see(&story, -3, 30);
	see(&story, -2, 60);
	look(&story, 0);
	assert_near(story.progress.baseline, .6);
	see(&story, -1, 40);
	look(&story, 0);
	assert_true(story.progress.has_baseline);
	assert_near(story.progress.baseline, .4);
	end(&story);
}

static void test_progress__has_no_line_with_two_before(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	story.plan.has_baseline = false;
	see(&story, -2, 60);
	see(&story, -1, 30);
	sample_score(&story.sample, 1, 2, -1, sample_items(1, 4));
	sample_quiz(&story.sample, 2, -1, 3);
	see(&story, 1, 30);
	look(&story, 1);
	assert_false(story.progress.has_baseline);
	assert_false(story.progress.has_line);
	assert_says(&story, "There is no goal line yet: the baseline is the "
		"median of three check-ins from before the plan, or a score "
		"that was said.\n"
		"The four-point rule needs 4 points: there is 1 so far.\n"
		"The trend needs 3 points: there is 1 so far.\n");
	story.plan.objective = 0;
	look(&story, 1);
	assert_near(story.progress.baseline, .3);
	end(&story);
}

static void test_progress__draws_a_straight_line_that_ends_at_the_review(
	void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	look(&story, 0);
	assert_near(story.progress.weekly, .05);
	assert_near(story.progress.expected, .4);
	look(&story, 14);
	assert_near(story.progress.expected, .5);
	look(&story, 56);
	assert_near(story.progress.expected, .8);
	look(&story, 90);
	assert_near(story.progress.expected, .8);
	assert_near(progress_line(&story.progress, SAMPLE_FIRST_DAY - 4), .4);
	end(&story);
}

static void test_progress__makes_one_point_of_a_day(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	sample_score(&story.sample, 1, 1, 3, sample_items(1, 1));
	sample_score(&story.sample, 1, 1, 3, sample_items(0, 3));
	sample_score(&story.sample, 1, 1, 4, sample_items(2, 4));
	sample_score(&story.sample, 1, 2, 5, sample_items(4, 4));
	sample_quiz(&story.sample, 2, 5, 4);
	look(&story, 5);
	assert_int_equal(story.progress.count, 2);
	assert_near(story.progress.points[0].score, .25);
	assert_near(story.progress.points[1].score, .5);
	end(&story);
}

static void test_progress__counts_helped_work_as_any_other(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	story.sample.facts.policy.support_weight[SUPPORT_HELPED] = 0;
	sample_quiz(&story.sample, 1, 3, 3);
	story.sample.facts.checkins[0].support = SUPPORT_HELPED;
	look(&story, 5);
	assert_near(story.progress.points[0].score, .75);
	end(&story);
}

static void test_progress__says_nothing_below_three_points(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	look(&story, 14);
	assert_says(&story, "Goal line: from 40% to 80% by 7 Dec, 5 points a "
		"week; now at 50%.\n"
		"The four-point rule needs 4 points: there are none yet.\n"
		"The trend needs 3 points: there are none yet.\n");
	see_line(&story, 2, 7, -20);
	look(&story, 14);
	assert_int_equal(story.progress.trend.strength, STRENGTH_NONE);
	assert_int_equal(story.progress.median.strength, STRENGTH_NONE);
	assert_int_equal(story.progress.median.says, PROGRESS_UNKNOWN);
	end(&story);
}

static void test_progress__is_weak_with_three_and_with_four_points(
	void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	see_line(&story, 3, 7, -10);
	look(&story, 21);
	assert_int_equal(story.progress.four_point.strength, STRENGTH_NONE);
	assert_says(&story, "Goal line: from 40% to 80% by 7 Dec, 5 points a "
		"week; now at 55%.\n"
		"The four-point rule needs 4 points: there are 3 so far.\n"
		"3 points of the 9 that the trend needs to be sure: the "
		"points go by 5 a week, not to be told from the 5 of the goal "
		"line, which would mean to go on.\n"
		"3 points of the 6 that the median of three needs to be sure: "
		"the last three have 40%, below the 50% of the goal line, "
		"which would mean to change the teaching.\n");
	see(&story, 28, 45);
	look(&story, 28);
	assert_says(&story, "Goal line: from 40% to 80% by 7 Dec, 5 points a "
		"week; now at 60%.\n"
		"4 points of the 6 that the four-point rule needs to be sure: "
		"the last four are below the goal line, which would mean to "
		"change the teaching.\n"
		"4 points of the 9 that the trend needs to be sure: the "
		"points go by 3.5 a week, behind the 5 of the goal line, "
		"which would mean to change the teaching.\n"
		"4 points of the 6 that the median of three needs to be sure: "
		"the last three have 45%, below the 55% of the goal line, "
		"which would mean to change the teaching.\n");
	end(&story);
}

static void test_progress__is_sure_at_six_points_and_just_six_weeks(
	void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	see_line(&story, 6, 7, 5);
	look(&story, 42);
	assert_int_equal(story.progress.weeks, 6);
	assert_int_equal(story.progress.four_point.strength, STRENGTH_SURE);
	assert_int_equal(story.progress.median.strength, STRENGTH_SURE);
	assert_int_equal(story.progress.trend.strength, STRENGTH_WEAK);
	assert_says(&story, "Goal line: from 40% to 80% by 7 Dec, 5 points a "
		"week; now at 70%.\n"
		"Four-point rule: the last four are above the goal line, so "
		"raise the goal.\n"
		"6 points of the 9 that the trend needs to be sure: the "
		"points go by 5 a week, not to be told from the 5 of the goal "
		"line, which would mean to go on.\n"
		"Median of three: the last three have 70%, above the 65% of "
		"the goal line, so raise the goal.\n");
	end(&story);
}

static void test_progress__is_weak_a_day_short_of_six_weeks(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	for (int64_t day = 31; day <= 41; day += 2)
		see(&story, day, 20);
	look(&story, 50);
	assert_int_equal(story.progress.count, 6);
	assert_int_equal(story.progress.weeks, 5);
	assert_int_equal(story.progress.four_point.strength, STRENGTH_WEAK);
	assert_says(&story, "Goal line: from 40% to 80% by 7 Dec, 5 points a "
		"week; now at 75.7%.\n"
		"5 weeks of the 6 that the four-point rule needs to be sure: "
		"the last four are below the goal line, which would mean to "
		"change the teaching.\n"
		"6 points of the 9 that the trend needs to be sure: the "
		"points go by 0 a week, behind the 5 of the goal line, which "
		"would mean to change the teaching.\n"
		"5 weeks of the 6 that the median of three needs to be sure: "
		"the last three have 20%, below the 67.9% of the goal line, "
		"which would mean to change the teaching.\n");
	end(&story);
}

static void test_progress__is_sure_of_a_trend_at_nine_points_and_twelve_weeks(
	void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	story.plan.review_day = SAMPLE_FIRST_DAY + 112;
	for (int64_t week = 4; week <= 11; week++)
		see(&story, 7 * week, 40 + 6 * (double)week);
	look(&story, 84);
	assert_int_equal(story.progress.trend.strength, STRENGTH_WEAK);
	see(&story, 83, 40 + 6 * 83 / 7.);
	look(&story, 84);
	assert_int_equal(story.progress.count, 9);
	assert_int_equal(story.progress.trend.strength, STRENGTH_WEAK);
	see(&story, 84, 100);
	look(&story, 84);
	assert_int_equal(story.progress.trend.strength, STRENGTH_SURE);
	assert_int_equal(story.progress.trend.says, PROGRESS_AHEAD);
	end(&story);
}

static void test_progress__counts_a_point_on_the_line_as_on_it(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	see(&story, 7, 45);
	for (int64_t day = 14; day <= 28; day += 7)
		see(&story, day, 20);
	look(&story, 28);
	assert_int_equal(story.progress.four_point.says, PROGRESS_ON);
	see(&story, 35, 64);
	look(&story, 35);
	assert_int_equal(story.progress.four_point.says, PROGRESS_BEHIND);
	end(&story);
	begin(&story);
	see_line(&story, 8, 7, 0);
	look(&story, 56);
	assert_int_equal(story.progress.four_point.says, PROGRESS_ON);
	assert_int_equal(story.progress.trend.says, PROGRESS_ON);
	assert_int_equal(story.progress.median.says, PROGRESS_ON);
	assert_near(story.progress.slope, .05);
	end(&story);
}

/* By hand: weeks 1 2 3 4 and scores 48 50 52
 * 63 have slope 4.7, rest 24.3 and standard error sqrt(24.3 / 2 / 5) = 1.56. */
static void test_progress__tells_no_trend_within_its_standard_error(
	void **state)
{
	static const double scores[] = { 48, 50, 52, 63 };
	struct story story;

	(void)state;
	begin(&story);
	for (size_t i = 0; i < ARRAY_LEN(scores); i++)
		see(&story, 7 * (int64_t)(i + 1), scores[i]);
	story.plan.target = .4 + 8 * (.047 + .0155);
	look(&story, 28);
	assert_near(story.progress.slope, .047);
	assert_int_equal(story.progress.trend.says, PROGRESS_ON);
	story.plan.target = .4 + 8 * (.047 + .0157);
	look(&story, 28);
	assert_int_equal(story.progress.trend.says, PROGRESS_BEHIND);
	story.plan.target = .4 + 8 * (.047 - .0157);
	look(&story, 28);
	assert_int_equal(story.progress.trend.says, PROGRESS_AHEAD);
	end(&story);
}

static void test_progress__turns_round_for_a_goal_that_falls(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	story.plan.target = 0;
	for (int64_t day = 7; day <= 28; day += 7)
		see(&story, day, 45);
	look(&story, 28);
	assert_int_equal(story.progress.four_point.says, PROGRESS_BEHIND);
	assert_says(&story, "Goal line: from 40% to 0% by 7 Dec, -5 points a "
		"week; now at 20%.\n"
		"4 points of the 6 that the four-point rule needs to be sure: "
		"the last four are above the goal line, which would mean to "
		"change the teaching.\n"
		"4 points of the 9 that the trend needs to be sure: the "
		"points go by 0 a week, behind the -5 of the goal line, which "
		"would mean to change the teaching.\n"
		"4 points of the 6 that the median of three needs to be sure: "
		"the last three have 45%, above the 25% of the goal line, "
		"which would mean to change the teaching.\n");
	end(&story);
	begin(&story);
	story.plan.target = 0;
	for (int64_t day = 7; day <= 28; day += 7)
		see(&story, day, 10);
	look(&story, 28);
	assert_int_equal(story.progress.four_point.says, PROGRESS_AHEAD);
	end(&story);
}

static void test_progress__without_a_target_still_tells_the_trend(
	void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	story.plan.has_target = false;
	see_line(&story, 4, 7, 0);
	look(&story, 28);
	assert_says(&story, "There is no goal line: no target was said.\n"
		"4 points of the 9 that the trend needs to be sure: the "
		"points go by 5 a week.\n"
		"4 points of the 6 that the median of three needs to be sure: "
		"the last three have 55%.\n");
	end(&story);
}

static void log_session(struct story *story, int64_t plan, int minutes,
	int fidelity)
{
	story->sessions[story->learners.session_count++] =
		(struct plan_session){
			.plan = plan, .held = minutes > 0, .minutes = minutes,
			.fidelity = fidelity
		};
}

static void test_progress__counts_sessions_minutes_and_fidelity(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	story.plan.planned = 16;
	log_session(&story, 7, 20, 4);
	log_session(&story, 7, 25, 0);
	log_session(&story, 7, 0, 0);
	log_session(&story, 7, 20, 3);
	log_session(&story, 8, 20, 1);
	look(&story, 14);
	assert_int_equal(story.progress.held, 3);
	assert_int_equal(story.progress.missed, 1);
	assert_int_equal(story.progress.due, 4);
	assert_int_equal(story.progress.minutes, 65);
	assert_near(story.progress.fidelity, 3.5);
	/* 1.75 days a session: 15 days are 4.29, 16 days 4.57 of them. */
	look(&story, 15);
	assert_int_equal(story.progress.due, 4);
	look(&story, 16);
	assert_int_equal(story.progress.due, 5);
	look(&story, 80);
	assert_int_equal(story.progress.due, 16);
	end(&story);
}

static void test_progress__asks_for_sessions_before_other_teaching(
	void **state)
{
	struct story story;
	struct buf out = BUF_INIT;

	(void)state;
	begin(&story);
	story.plan.planned = 16;
	see_line(&story, 4, 7, -10);
	for (int i = 0; i < 7; i++)
		log_session(&story, 7, 20, 2);
	look(&story, 28);
	progress_write_dose(&out, &story.progress);
	assert_string_equal(buf_text(&out), "Sessions: 7 held of 8 due by now, "
		"16 until the review, 140 minutes, fidelity 2 of 4.\n"
		"Fewer were held than planned: see to that before changing "
		"the teaching.\n");
	buf_clear(&out);
	log_session(&story, 7, 20, 2);
	look(&story, 28);
	progress_write_dose(&out, &story.progress);
	assert_string_equal(buf_text(&out), "Sessions: 8 held of 8 due by now, "
		"16 until the review, 160 minutes, fidelity 2 of 4.\n"
		"They were hardly held as written: see to that before "
		"changing the teaching.\n");
	buf_release(&out);
	end(&story);
}

static void test_progress__is_due_on_the_day_of_the_review(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	look(&story, 55);
	assert_false(story.progress.review_due);
	look(&story, 56);
	assert_true(story.progress.review_due);
	story.plan.outcome = PLAN_MET;
	story.plan.ended = sample_time(56);
	look(&story, 57);
	assert_false(story.progress.review_due);
	end(&story);
}

static void test_progress__ends_with_the_plan(void **state)
{
	struct story story;

	(void)state;
	begin(&story);
	story.plan.planned = 16;
	story.plan.outcome = PLAN_STOPPED;
	story.plan.ended = sample_time(14);
	see_line(&story, 4, 7, 0);
	look(&story, 70);
	assert_int_equal(story.progress.count, 2);
	assert_int_equal(story.progress.due, 4);
	assert_near(story.progress.expected, .5);
	end(&story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_progress__takes_the_median_of_the_three_before),
		cmocka_unit_test(test_progress__has_no_line_with_two_before),
		cmocka_unit_test(
			test_progress__draws_a_straight_line_that_ends_at_the_review),
		cmocka_unit_test(test_progress__makes_one_point_of_a_day),
		cmocka_unit_test(test_progress__counts_helped_work_as_any_other),
		cmocka_unit_test(
			test_progress__says_nothing_below_three_points),
		cmocka_unit_test(
			test_progress__is_weak_with_three_and_with_four_points),
		cmocka_unit_test(
			test_progress__is_sure_at_six_points_and_just_six_weeks),
		cmocka_unit_test(
			test_progress__is_weak_a_day_short_of_six_weeks),
		cmocka_unit_test(
			test_progress__is_sure_of_a_trend_at_nine_points_and_twelve_weeks),
		cmocka_unit_test(
			test_progress__counts_a_point_on_the_line_as_on_it),
		cmocka_unit_test(
			test_progress__tells_no_trend_within_its_standard_error),
		cmocka_unit_test(
			test_progress__turns_round_for_a_goal_that_falls),
		cmocka_unit_test(
			test_progress__without_a_target_still_tells_the_trend),
		cmocka_unit_test(
			test_progress__counts_sessions_minutes_and_fidelity),
		cmocka_unit_test(
			test_progress__asks_for_sessions_before_other_teaching),
		cmocka_unit_test(
			test_progress__is_due_on_the_day_of_the_review),
		cmocka_unit_test(test_progress__ends_with_the_plan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
