/* SPDX-License-Identifier: MIT */
/*
 * A class of seven over four weeks, counted by hand. Day 0 is a Thursday, so
 * that day 4 is a Monday.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "report/forms.h"
#include "report/review.h"

#define MONDAY (4 * CIVIL_DAY)
#define AT(day) (MONDAY + (civil)(day) * CIVIL_DAY)
#define UNTIL (AT(42) - 1)
#define WEEKS 6
#define SEVEN 7

static struct report_student students[] = {
	{ .id = 11, .number = "1", .name = "Ana Chen", .segment = "builder" },
	{ .id = 12, .number = "2", .name = "Ben Ito", .segment = "builder",
		.block = "time: works" },
	{ .id = 13, .number = "3", .name = "Cem Oz", .segment = "starter" },
	{ .id = 14, .number = "4", .name = "Dia Roy" },
	{ .id = 15, .number = "5", .name = "Eli Berg" },
	{ .id = 16, .number = "6", .name = "Fay Lund" },
	{ .id = 17, .number = "7", .name = "Gus Vega" },
};

#define R CLUSTER_RETEACH
#define P CLUSTER_PRACTICE
#define E CLUSTER_EXTEND
#define I CLUSTER_INTERVENE
#define STAY(who, in, on, from, to) { .student = (who), .cluster = (in), \
	.objective = (on), .since = AT(from), .until = (to) }

/* Ana up at once; Ben stuck; Cem to and fro, down in the end; Dia down; Eli
 * comes late and goes into intervene; Fay leaves; Gus has no cluster. */
static struct stay stays[] = {
	STAY(11, R, 1, -7, AT(7)), STAY(11, P, 1, 7, AT(14)),
	STAY(11, E, 2, 14, CIVIL_NEVER),
	STAY(12, R, 1, 0, CIVIL_NEVER),
	STAY(13, P, 1, 0, AT(7)), STAY(13, R, 1, 7, AT(10)),
	STAY(13, P, 2, 10, AT(30)), STAY(13, R, 2, 30, CIVIL_NEVER),
	STAY(14, E, 1, 0, AT(21)), STAY(14, P, 2, 21, CIVIL_NEVER),
	STAY(15, R, 1, 8, AT(16)), STAY(15, I, 0, 16, CIVIL_NEVER),
	STAY(16, P, 1, 0, AT(20)),
};

static int64_t class_days[] = { 4, 11, 18, 25, 32, 39, 40, 41, 42, 43, 44 };
static struct objective objectives[] = {
	{ 1, "Fractions" }, { 2, "Ratios" }
};

static struct report_decision decisions[] = {
	{ .student = 11, .from = R, .to = P, .placed = P, .has_estimate = true,
		.estimate = { .level = .5 }, .outcome = .75 },
	{ .student = 12, .from = R, .to = P, .placed = CLUSTER_NONE,
		.is_thin = true, .has_estimate = true,
		.estimate = { .level = .5 }, .outcome = .25 },
	{ .student = 14, .from = E, .to = R, .placed = P,
		.outcome = NAN, .has_estimate = true },
	{ .student = 13, .from = P, .to = R, .placed = R, .outcome = .5 },
};

static const struct plan reading = {
	.student = 12, .strategy = "reading aloud", .outcome = PLAN_STOPPED,
};
static const struct plan tutoring = {
	.student = 12, .strategy = "peer tutoring", .outcome = PLAN_OPEN,
	.review_day = 30,
};
static struct report_plan plans[] = {
	{ .plan = &reading, .student = 12, .held = 2, .due = 4, .entry = .2,
		.exit = .3 },
	{ .plan = &tutoring, .student = 12, .held = 3, .due = 4,
		.review_due = true, .entry = .3, .exit = NAN },
};

static const struct trial games = {
	.name = "Games", .arms = { "games", "sheets" },
};
static struct report_trial trials[] = {
	{ .trial = &games, .result = { .count = { 1, 0 }, .is_early = true,
		.mean = { .5, NAN } } },
};

static struct report_week weeks[WEEKS * SEVEN];

static struct report_class whole_class(void)
{
	for (size_t i = 0; i < SEVEN; i++) {
		students[i].entered = AT(-10);
		students[i].left = CIVIL_NEVER;
		students[i].last_seen = AT(40);
		students[i].checkins = 6;
	}
	students[4].entered = AT(8);
	students[5].left = AT(20);
	students[3].last_seen = AT(28);
	for (size_t i = 0; i < WEEKS * SEVEN; i++)
		weeks[i] = (struct report_week){ 1, NAN };
	weeks[0 * SEVEN + 1].score = .25f;
	weeks[5 * SEVEN + 1].score = .5f;
	return (struct report_class){
		.name = "7B", .teacher = "kim",
		.students = students, .student_count = SEVEN,
		.stays = stays, .stay_count = ARRAY_LEN(stays),
		.decisions = decisions,
		.decision_count = ARRAY_LEN(decisions),
		.weeks = weeks, .class_days = class_days,
		.class_day_count = ARRAY_LEN(class_days), .checkins = 42,
		.objectives = objectives,
		.objective_count = ARRAY_LEN(objectives),
		.past_line = 3, .judged = 5,
		.plans = plans, .plan_count = ARRAY_LEN(plans),
		.trials = trials, .trial_count = ARRAY_LEN(trials),
	};
}

static struct review_options whole_term(void)
{
	return (struct review_options){
		.span = { .from = AT(0), .until = UNTIL, .weeks = WEEKS },
	};
}

static void read_class(struct document *document,
	const struct review_options *options)
{
	const struct report_class class = whole_class();

	review_write(document, &class, 1, options);
}

static bool says(const struct document *document, const char *sentence)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->sentences.count; j++) {
			if (!strcmp(section->sentences.items[j], sentence))
				return true;
		}
	}
	return false;
}

static void assert_says(const struct document *document, const char *sentence)
{
	if (!says(document, sentence))
		fail_msg("it does not say: %s", sentence);
}

/* A row a line, cells by blanks and bars. */
static void assert_table(const struct document *document, const char *id,
	const char *expected)
{
	const struct document_table *table = document_find(document, id);
	struct buf out = BUF_INIT;

	if (!table)
		fail_msg("there is no table %s", id);
	for (size_t i = 0; i < document_rows(table); i++) {
		for (size_t j = 0; j < table->columns.count; j++) {
			buf_adds(&out, j ? "|" : "");
			document_write_cell(&out, table, i, j);
		}
		buf_addc(&out, '\n');
	}
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_review__counts_weeks_from_the_monday_of_its_first_day(
	void **state)
{
	const struct report_span span = { AT(2), AT(15), 3 };

	(void)state;
	assert_int_equal(report_weeks(AT(2), AT(15)), 3);
	assert_int_equal(report_weeks(AT(0), AT(7) - 1), 1);
	assert_int_equal(report_weeks(AT(6), AT(7)), 2);
	assert_int_equal(report_weeks(AT(7), AT(6)), 0);
	assert_int_equal(report_weeks(AT(0), AT(7000)), REPORT_WEEKS_MOST);
	assert_true(report_week_of(&span, AT(1)) == SIZE_MAX);
	assert_int_equal(report_week_of(&span, AT(2)), 0);
	assert_int_equal(report_week_of(&span, AT(7)), 1);
	assert_int_equal(report_week_of(&span, AT(15)), 2);
	assert_true(report_week_of(&span, AT(15) + 1) == SIZE_MAX);
	assert_true(report_week_end(&span, 0) == AT(7) - 1);
	assert_true(report_week_end(&span, 2) == AT(15));
}

static void test_review__says_who_moved_up_down_and_nowhere(void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	assert_string_equal(document.subtitle, "7B, from 1970-01-05 to "
		"1970-02-15, as of 1970-02-15");
	assert_says(&document, "Moved up between reteach, practice and extend: "
		"1 student.");
	assert_says(&document, "Moved down: 2 students.");
	assert_says(&document, "Stand where they stood: 1 student.");
	assert_says(&document, "Beside these, went into intervene: 1 student; "
		"and came out of it: no students.");
	assert_says(&document, "Not counted above: 1 student who left, and "
		"1 student without a cluster.");
	document_release(&document);
}

static void test_review__names_three_things_to_talk_about_in_their_order(
	void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	assert_says(&document, "To talk about: 1 student in reteach, where "
		"most are stuck, for 4 weeks of class time or more.");
	assert_says(&document, "To talk about: 1 plan past the day of "
		"review.");
	assert_says(&document, "To talk about: core teaching in 7B: 60% of the "
		"students judged stand past the upper line, and below 80% "
		"core teaching needs repair.");
	document_release(&document);
}

static void test_review__has_its_sections_in_their_order(void **state)
{
	static const char *const expected[] = {
		"summary", "sizes", "flow", "time", "movement", "plans",
		"trust", "comparison"
	};
	const struct report_class class = whole_class();
	struct review_options options = whole_term();
	struct document document;

	(void)state;
	options.other = &class;
	options.other_count = 1;
	options.other_name = "last term";
	options.other_span = options.span;
	review_write(&document, &class, 1, &options);
	assert_int_equal(document.sections.count, ARRAY_LEN(expected));
	for (size_t i = 0; i < ARRAY_LEN(expected); i++)
		assert_string_equal(document.sections.items[i]->id,
			expected[i]);
	document_release(&document);
}

static void test_review__counts_clusters_at_the_end_of_each_week(void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	/* reteach, practice, extend, intervene, none, all */
	assert_table(&document, "sizes",
		"1970-01-11|2|2|1|0|1|6\n"
		"1970-01-18|2|3|1|0|1|7\n"
		"1970-01-25|1|1|2|1|1|6\n"
		"1970-02-01|1|2|1|1|1|6\n"
		"1970-02-08|2|1|1|1|1|6\n"
		"1970-02-15|2|1|1|1|1|6\n");
	assert_says(&document, "In reteach: 2 students at the start, "
		"2 students at the end.");
	document_release(&document);
}

static void test_review__opens_each_number_of_the_matrix_to_names(void **state)
{
	const struct review_options options = whole_term();
	const struct document_table *table;
	struct document document;

	(void)state;
	read_class(&document, &options);
	/* none, reteach, practice, extend, intervene, left, all */
	assert_table(&document, "movement-matrix",
		"no cluster yet|1|0|0|0|0|0|1\n"
		"reteach|0|1|0|1|1|0|3\n"
		"practice|0|1|0|0|0|1|2\n"
		"extend|0|0|1|0|0|0|1\n"
		"intervene|0|0|0|0|0|0|0\n"
		"all|1|2|1|1|1|1|7\n");
	table = document_find(&document, "movement-matrix");
	assert_string_equal(document_at(table, 1, 4)->opens, "flow-r-e");
	assert_null(document_at(table, 1, 1)->opens);
	assert_table(&document, "flow-r-e", "Ana Chen|7B|1970-01-19|2\n");
	assert_table(&document, "flow-p-o", "Fay Lund|7B|1970-01-25|0\n");
	document_release(&document);
}

static void test_review__says_who_entered_left_came_back_and_never_moved(
	void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	assert_says(&document, "Entered after the start: 1 student; left: "
		"1 student.");
	assert_says(&document, "Left a cluster and came back to it: "
		"1 student.");
	assert_says(&document, "Never moved: 2 students.");
	document_release(&document);
}

static void test_review__draws_the_flow_week_by_week(void **state)
{
	struct review_options options = whole_term();
	const struct document_table *table;
	struct document document;
	double second = 0;

	(void)state;
	options.by_week = true;
	read_class(&document, &options);
	table = document_find(&document, "flow-weeks");
	assert_int_equal(table->picture, PICTURE_FLOW);
	assert_false(table->is_detail);
	assert_string_equal(table->columns.items[3].name, "students");
	for (size_t i = 0; i < document_rows(table); i++) {
		if (lround(document_at(table, i, 0)->number) == 1)
			second += document_at(table, i, 3)->number;
	}
	/* Six were there, and Eli comes. */
	assert_int_equal(lround(second), 7);
	document_release(&document);
}

static void test_review__shows_who_is_stuck_and_what_was_tried(void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	/* Ben's sixth week lacks a second; Eli's weeks run from his first day
	 * in reteach on, and of the fifth only five days are over. */
	assert_table(&document, "stuck",
		"Ben Ito|7B|reteach|1970-01-05|5|6|25 - - - - 50\n"
		"Eli Berg|7B|intervene|1970-01-13|4|6|- - - - - -\n");
	assert_table(&document, "stuck-why",
		"Ben Ito|Fractions|time: works|reading aloud (stopped), peer "
		"tutoring (open)\n"
		"Eli Berg|by hand|-|nothing yet\n");
	assert_table(&document, "stuck-points",
		"Ben Ito|11 Jan 25%, 15 Feb 50%\n"
		"Eli Berg|-\n");
	document_release(&document);
}

static void test_review__lists_who_comes_and_goes_and_who_is_not_seen(
	void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	assert_table(&document, "come-and-go",
		"Cem Oz|7B|practice|reteach|3|1970-02-04\n");
	/* Days 39 to 44 of 1970: six. */
	assert_table(&document, "not-seen", "Dia Roy|7B|1970-02-02|6\n");
	document_release(&document);
}

static void test_review__breaks_moves_down_so_that_they_add_up(void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	/* up, down, into and out of intervene, all */
	assert_table(&document, "moves-by-objective",
		"Fractions|1|1|0|0|2\n"
		"Ratios|2|2|0|0|4\n"
		"by hand|0|0|1|0|1\n"
		"all|3|3|1|0|7\n");
	assert_table(&document, "moves-by-class",
		"7B|3|3|1|0|7\n" "all|3|3|1|0|7\n");
	assert_table(&document, "moves-by-teacher",
		"kim|3|3|1|0|7\n" "all|3|3|1|0|7\n");
	assert_table(&document, "moves-by-segment",
		"builder|2|0|0|0|2\n"
		"starter|1|2|0|0|3\n"
		"unknown|0|1|1|0|2\n"
		"all|3|3|1|0|7\n");
	/* Cem went down and was back three days later. */
	assert_says(&document, "Between clusters: 7 moves; taken back within "
		"14 days: 14%.");
	document_release(&document);
}

static void test_review__says_what_came_of_proposals_and_plans(void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	assert_says(&document, "Of 4 moves proposed, accepted: 50%; refused: "
		"25%; redirected: 25%.");
	assert_table(&document, "core", "7B|kim|60%|needs repair\n");
	assert_says(&document, "There are 2 plans; past the day of review: "
		"1 plan.");
	assert_says(&document, "Of the sessions planned by now, 5 of 8 were "
		"held.");
	assert_says(&document, "Trial Games in 7B:");
	/* open, met, changed, stopped, moved, all */
	assert_table(&document, "plan-outcomes",
		"reading aloud|0|0|0|1|0|1\n"
		"peer tutoring|1|0|0|0|0|1\n"
		"all|1|0|0|1|0|2\n");
	assert_table(&document, "plan-effects",
		"reading aloud|1|20%|30%|50%\n"
		"peer tutoring|0|-|-|75%\n");
	assert_table(&document, "plans-due",
		"Ben Ito|7B|peer tutoring|-|1970-01-31|3|4|30%|-\n");
	document_release(&document);
}

/* Ana's reteach ends after 14 days, of which the last seven were watched,
 * Cem's first after three and Eli's after eight; Ben's lasts, and Cem's second
 * has for twelve. One of four leaves at three days, one of four (Ana is in by
 * then) at eight, one of two at 14: 3/4, 9/16, 9/32. */
static void test_review__counts_stays_that_last_until_now_as_censored(
	void **state)
{
	const struct review_options options = whole_term();
	const struct document_table *table;
	struct document document;

	(void)state;
	read_class(&document, &options);
	table = document_find(&document, "time-clusters");
	assert_int_equal(lround(document_at(table, 0, 1)->number), 5);
	assert_int_equal(lround(7 * document_at(table, 0, 3)->number), 14);
	assert_int_equal(document_at(table, 3, 3)->state, CELL_NONE);
	document_release(&document);
}

static void test_review__holds_estimates_against_what_came_next(void **state)
{
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	read_class(&document, &options);
	assert_table(&document, "calibration",
		"0% to 20%|0|-|-\n"
		"20% to 40%|0|-|-\n"
		"40% to 60%|2|50%|50%\n"
		"60% to 80%|0|-|-\n"
		"80% to 100%|0|-|-\n");
	assert_says(&document, "Decided on thin evidence: 25% of the moves "
		"proposed.");
	document_release(&document);
}

static void test_review__is_the_same_to_the_byte_each_time(void **state)
{
	const struct review_options options = whole_term();
	struct document first, second;
	struct buf a = BUF_INIT, b = BUF_INIT;

	(void)state;
	read_class(&first, &options);
	read_class(&second, &options);
	form_json(&a, &first);
	form_json(&b, &second);
	assert_string_equal(buf_text(&a), buf_text(&b));
	buf_release(&a);
	buf_release(&b);
	document_release(&first);
	document_release(&second);
}

static void test_review__can_be_of_one_who_never_moved(void **state)
{
	struct report_class class = whole_class();
	const struct review_options options = whole_term();
	struct document document;

	(void)state;
	class.students = &students[1];
	class.student_count = 1;
	review_write(&document, &class, 1, &options);
	assert_says(&document, "Stand where they stood: 1 student.");
	assert_says(&document, "Never moved: 1 student.");
	assert_table(&document, "moves-by-class", "7B|0|0|0|0|0\n"
		"all|0|0|0|0|0\n");
	document_release(&document);
}

static void test_review__names_nobody_where_small_counts_are_withheld(
	void **state)
{
	struct review_options options = whole_term();
	struct document document;
	struct buf out = BUF_INIT;

	(void)state;
	options.small = 6;
	read_class(&document, &options);
	assert_table(&document, "core", "7B|kim|*|-\n");
	assert_says(&document, "Of fewer than 6 moves proposed, accepted: "
		"withheld; refused: withheld; redirected: withheld.");
	form_json(&out, &document);
	for (size_t i = 0; i < SEVEN; i++)
		assert_null(strstr(buf_text(&out), students[i].name));
	assert_says(&document, "Moved up between reteach, practice and extend: "
		"fewer than 6 students.");
	for (size_t i = 0; i < document.sections.count; i++) {
		const struct document_section *section =
			document.sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			const struct document_table *table =
				section->tables.items[j];

			assert_false(table->is_detail);
			for (size_t k = 0; k < table->cells.count; k++)
				assert_null(table->cells.items[k].opens);
		}
	}
	buf_release(&out);
	document_release(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_review__counts_weeks_from_the_monday_of_its_first_day),
		cmocka_unit_test(
			test_review__says_who_moved_up_down_and_nowhere),
		cmocka_unit_test(
			test_review__names_three_things_to_talk_about_in_their_order),
		cmocka_unit_test(
			test_review__has_its_sections_in_their_order),
		cmocka_unit_test(
			test_review__counts_clusters_at_the_end_of_each_week),
		cmocka_unit_test(
			test_review__opens_each_number_of_the_matrix_to_names),
		cmocka_unit_test(
			test_review__says_who_entered_left_came_back_and_never_moved),
		cmocka_unit_test(test_review__draws_the_flow_week_by_week),
		cmocka_unit_test(
			test_review__shows_who_is_stuck_and_what_was_tried),
		cmocka_unit_test(
			test_review__lists_who_comes_and_goes_and_who_is_not_seen),
		cmocka_unit_test(
			test_review__breaks_moves_down_so_that_they_add_up),
		cmocka_unit_test(
			test_review__says_what_came_of_proposals_and_plans),
		cmocka_unit_test(
			test_review__counts_stays_that_last_until_now_as_censored),
		cmocka_unit_test(
			test_review__holds_estimates_against_what_came_next),
		cmocka_unit_test(
			test_review__is_the_same_to_the_byte_each_time),
		cmocka_unit_test(
			test_review__can_be_of_one_who_never_moved),
		cmocka_unit_test(
			test_review__names_nobody_where_small_counts_are_withheld),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
