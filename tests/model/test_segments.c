/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "model/segments.h"

static struct signals nothing_known(void)
{
	struct signals signals = { .lifecycle = LIFECYCLE_UNSEEN };

	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		signals.value[i] = NAN;
	signals.value[SIGNAL_CHECKINS] = 0;
	signals.value[SIGNAL_BLOCK] = 0;
	return signals;
}

static void test_segments_place__names_what_decided(void **state UNUSED)
{
	struct segments segments;
	struct signals signals = nothing_known();
	const struct condition *by;

	segments_init(&segments);
	assert_int_equal(segments_place(&segments, &signals, &by), 1);
	assert_int_equal(by->signal, SIGNAL_CHECKINS);
	signals.value[SIGNAL_CHECKINS] = 12;
	signals.value[SIGNAL_SKILL] = .2;
	assert_int_equal(segments_place(&segments, &signals, &by), 1);
	assert_int_equal(by->signal, SIGNAL_SKILL);
	signals.value[SIGNAL_LEVEL] = .95;
	assert_int_equal(segments_place(&segments, &signals, &by), 4);
	assert_null(by);
	signals.value[SIGNAL_BLOCK] = 2;
	assert_int_equal(segments_place(&segments, &signals, &by), 0);
	assert_int_equal(by->signal, SIGNAL_BLOCK);
}

static void assert_shipped_place(double level, double help,
	const char *expected)
{
	struct segments segments;
	struct signals signals = nothing_known();
	const struct condition *by;

	segments_init(&segments);
	signals.value[SIGNAL_CHECKINS] = 20;
	signals.value[SIGNAL_LEVEL] = level;
	signals.value[SIGNAL_HELP] = help;
	assert_string_equal(segments.items[segments_place(&segments, &signals,
		&by)].name, expected);
}

static void test_segments_init__tells_five_kinds_apart(void **state UNUSED)
{
	assert_shipped_place(.3, NAN, "starter");
	assert_shipped_place(.6, NAN, "builder");
	assert_shipped_place(.79, NAN, "refiner");
	assert_shipped_place(.95, NAN, "independent");
	assert_shipped_place(.95, .6, "refiner");
	assert_shipped_place(NAN, NAN, "builder");
}

static void test_segments_init__says_everything_of_each(void **state UNUSED)
{
	struct segments segments;
	struct error err = ERROR_INIT;

	segments_init(&segments);
	assert_true(segments_check(&segments, &err));
	assert_int_equal(segments.count, 5);
	for (size_t i = 0; i < segments.count; i++) {
		const struct segment *segment = &segments.items[i];

		for (size_t key = 1; segment_keys[key]; key++) {
			struct buf out = BUF_INIT;

			assert_true(segment_get(segment, segment_keys[key],
				&out, &err));
			assert_true(out.len > 0);
			buf_release(&out);
		}
	}
}

static void test_segments_init__gives_no_two_the_same(void **state UNUSED)
{
	struct segments segments;

	segments_init(&segments);
	for (size_t i = 0; i < segments.count; i++)
		for (size_t j = 0; j < i; j++)
			assert_memory_not_equal(segments.items[i].pathway,
				segments.items[j].pathway,
				sizeof(segments.items[i].pathway));
}

static void assert_field(const char *key, const char *value,
	const char *expected)
{
	struct arena arena = ARENA_INIT;
	struct segment segment;
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;

	segment_init(&segment, "some");
	if (!segment_set(&segment, &arena, key, value, &err))
		fail_msg("%s", err.text);
	assert_true(segment_get(&segment, key, &out, &err));
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	arena_release(&arena);
}

static void assert_no_field(const char *key, const char *value,
	enum error_code code, const char *sentence)
{
	struct arena arena = ARENA_INIT;
	struct segment segment, before;
	struct error err = ERROR_INIT;

	segment_init(&segment, "some");
	before = segment;
	assert_false(segment_set(&segment, &arena, key, value, &err));
	assert_int_equal(err.code, code);
	assert_string_equal(err.text, sentence);
	assert_memory_equal(&segment, &before, sizeof(segment));
	arena_release(&arena);
}

static void test_segment_set__takes_each_field(void **state UNUSED)
{
	assert_field("when", "level < .5", "level < 50%");
	assert_field("sentence", " Needs\ta  start. ", "Needs a start.");
	assert_field("need", "", "");
	assert_field("tier", "3", "3");
	assert_field("format", "pairs", "pairs");
	assert_field("pathway", " 10  0 0 0 ", "10 0 0 0");
	assert_field("step1", "Ask = listen.", "Ask = listen.");
	assert_field("step2", "[two]", "[two]");
	assert_field("step3", "Zoë", "Zoë");
	assert_field("example", "x", "x");
	assert_field("strategy", "y", "y");
	assert_field("weeks", "40", "40");
	assert_field("sessions", "0", "0");
}

#define PATHWAY "it must be four whole numbers that make ten: tenths of " \
	"the time for orientation, practice, feedback and application."

static void test_segment_set__refuses_with_what_a_field_takes(
	void **state UNUSED)
{
	assert_no_field("colour", "red", ERROR_NOT_FOUND, "A segment has no "
		"\"colour\"; it has when, sentence, need, tier, format, "
		"pathway, step1, step2, step3, example, strategy, weeks and "
		"sessions.");
	assert_no_field("tier", "4", ERROR_INVALID, "tier cannot be \"4\": it "
		"must be 1 for self-directed, 2 for a group or 3 for "
		"one-to-one.");
	assert_no_field("tier", "0", ERROR_INVALID, "tier cannot be \"0\": it "
		"must be 1 for self-directed, 2 for a group or 3 for "
		"one-to-one.");
	assert_no_field("pathway", "4 3 2", ERROR_INVALID,
		"pathway cannot be \"4 3 2\": " PATHWAY);
	assert_no_field("pathway", "4 3 2 2", ERROR_INVALID,
		"pathway cannot be \"4 3 2 2\": " PATHWAY);
	assert_no_field("pathway", "4 3 2 1 0", ERROR_INVALID,
		"pathway cannot be \"4 3 2 1 0\": " PATHWAY);
	assert_no_field("pathway", "11 -1 0 0", ERROR_INVALID,
		"pathway cannot be \"11 -1 0 0\": " PATHWAY);
	assert_no_field("weeks", "0", ERROR_INVALID, "weeks cannot be \"0\": "
		"it must be a whole number between 1 and 40.");
	assert_no_field("sessions", "11", ERROR_INVALID, "sessions cannot be "
		"\"11\": it must be a whole number between 0 and 10.");
	assert_no_field("need", "\xff", ERROR_INVALID, "need cannot be "
		"\"\xef\xbf\xbd\": it must be at most 400 bytes of text.");
}

static void test_segment_set__refuses_a_text_that_is_too_long(
	void **state UNUSED)
{
	struct arena arena = ARENA_INIT;
	struct segment segment;
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;

	segment_init(&segment, "some");
	buf_pad(&text, 'a', SEGMENT_TEXT_MAX);
	assert_true(segment_set(&segment, &arena, "need", buf_text(&text),
		&err));
	buf_addc(&text, 'a');
	assert_false(segment_set(&segment, &arena, "need", buf_text(&text),
		&err));
	assert_int_equal(strlen(segment.need), SEGMENT_TEXT_MAX);
	buf_release(&text);
	arena_release(&arena);
}

static void assert_unchecked(const struct segments *segments,
	const char *sentence)
{
	struct error err = ERROR_INIT;

	assert_false(segments_check(segments, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_string_equal(err.text, sentence);
}

static void set_rule(struct segment *segment, const char *rule)
{
	struct error err = ERROR_INIT;

	assert_true(segment_parse_rule(segment, rule, &err));
}

static void test_segments_check__refuses_too_few_and_too_many(
	void **state UNUSED)
{
	struct segments segments;

	segments_init(&segments);
	segments.count = 2;
	assert_unchecked(&segments, "2 segments are too few: with fewer than "
		"3 a class is hardly told apart.");
	segments.count = 6;
	assert_unchecked(&segments, "6 segments are too many: nobody teaches "
		"more than 5 groups each in its own way. Drop one first.");
}

static void test_segments_check__asks_for_names_and_sentences(
	void **state UNUSED)
{
	struct segments segments;

	segments_init(&segments);
	segments.items[2].name = "starter";
	assert_unchecked(&segments, "Two segments are called starter: give "
		"each a name of its own.");
	segments.items[2].name = "two words";
	assert_unchecked(&segments, "A segment cannot be called \"two "
		"words\": its name must be 1 to 24 small letters, digits and "
		"hyphens, the first a letter.");
	segments.items[2].name = "two-words";
	segments.items[2].sentence = " ";
	assert_unchecked(&segments, "two-words has no sentence: a group that "
		"cannot be said in one is none.");
}

static void test_segments_check__keeps_skill_out_of_blocked(
	void **state UNUSED)
{
	struct segments segments;
	struct segment first;

	segments_init(&segments);
	set_rule(&segments.items[0], "block >= light or level < 20%");
	assert_unchecked(&segments, "blocked cannot ask for level: it comes "
		"from constraints alone, so that it never speaks of skill.");
	set_rule(&segments.items[0], "block < severe");
	assert_unchecked(&segments, "blocked must ask for a constraint that "
		"there is: block >= light, middle or severe.");
	set_rule(&segments.items[0], "block >= none");
	assert_unchecked(&segments, "blocked must ask for a constraint that "
		"there is: block >= light, middle or severe.");
	set_rule(&segments.items[0], "block >= light");
	first = segments.items[0];
	segments.items[0] = segments.items[1];
	segments.items[1] = first;
	assert_unchecked(&segments, "blocked must be the first: asked after "
		"another, it would depend on more than constraints.");
}

static void test_segments_check__keeps_constraints_out_of_the_others(
	void **state UNUSED)
{
	struct segments segments;

	segments_init(&segments);
	set_rule(&segments.items[2], "level < 60% and block >= light");
	assert_unchecked(&segments, "builder cannot ask for block: only "
		"blocked is ruled by constraints.");
}

static void test_segments_check__lets_the_last_one_take_the_rest(
	void **state UNUSED)
{
	struct segments segments;

	segments_init(&segments);
	set_rule(&segments.items[2], "");
	assert_unchecked(&segments, "builder has no rule: only the last "
		"segment takes the rest.");
	segments_init(&segments);
	set_rule(&segments.items[4], "level >= 80%");
	assert_unchecked(&segments, "independent is the last segment and must "
		"take the rest: it has no rule.");
}

static void assert_read(const char *text, const char *expected)
{
	struct arena arena = ARENA_INIT;
	struct segments segments;
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;

	if (!segments_read(&segments, &arena, text, &err))
		fail_msg("%s", err.text);
	segments_write(&segments, &out);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	arena_release(&arena);
}

static void assert_unread(const char *text, const char *sentence)
{
	struct arena arena = ARENA_INIT;
	struct segments segments = { .count = 7 };
	struct error err = ERROR_INIT;

	assert_false(segments_read(&segments, &arena, text, &err));
	assert_int_equal(segments.count, 7);
	assert_string_equal(err.text, sentence);
	arena_release(&arena);
}

static void test_segments_read__takes_what_was_written(void **state UNUSED)
{
	struct segments segments;
	struct buf out = BUF_INIT;

	segments_init(&segments);
	segments_write(&segments, &out);
	assert_read(buf_text(&out), buf_text(&out));
	buf_release(&out);
}

#define THREE "[a]\nwhen = days < 1\nsentence = A.\n[b]\nwhen=days<2\n" \
	"sentence =B.\n\n[c]\n sentence= C. \r\n"
#define GIVEN "tier = 2\nformat = group\npathway = 2 4 2 2\nweeks = 6\n" \
	"sessions = 2\n"

static void test_segments_read__takes_what_people_write(void **state UNUSED)
{
	assert_read(THREE, "[a]\nwhen = days < 1\nsentence = A.\n" GIVEN
		"\n[b]\nwhen = days < 2\nsentence = B.\n" GIVEN
		"\n[c]\nsentence = C.\n" GIVEN);
}

static void test_segments_read__says_where_it_cannot_be_read(
	void **state UNUSED)
{
	assert_unread("", "0 segments are too few: with fewer than 3 a class "
		"is hardly told apart.");
	assert_unread("need = x", "segments, line 1: \"need = x\" stands "
		"before the first [NAME].");
	assert_unread("[a", "segments, line 1: \"[a\" begins no segment: it "
		"must be [NAME].");
	assert_unread("[A]", "segments, line 1: A segment cannot be called "
		"\"A\": its name must be 1 to 24 small letters, digits and "
		"hyphens, the first a letter.");
	assert_unread("[a]\nneed", "segments, line 2: \"need\" is no field: "
		"it must be key = value.");
	assert_unread("[a]\nneed = x\n\nneed = y", "segments, line 4: need is "
		"there twice: leave one.");
	assert_unread("[a]\n\xff = y", "segments, line 2: It is no UTF-8.");
	assert_unread("[a]\n[b]\n[c]\n[d]\n[e]\n[f]", "segments, line 6: 6 "
		"segments are too many: nobody teaches more than 5 groups "
		"each in its own way. Drop one first.");
	assert_unread("[a]\ntier = 5", "segments, line 2: tier cannot be "
		"\"5\": it must be 1 for self-directed, 2 for a group or 3 "
		"for one-to-one.");
}

static void test_segments_find__looks_by_name_in_any_case(
	void **state UNUSED)
{
	struct segments segments;

	segments_init(&segments);
	assert_ptr_equal(segments_find(&segments, "Builder"),
		&segments.items[2]);
	assert_null(segments_find(&segments, "build"));
	assert_null(segments_find(&segments, ""));
}

static void test_phase__has_a_name_for_each(void **state UNUSED)
{
	assert_string_equal(phase_name(PHASE_ORIENTATION), "orientation");
	assert_string_equal(phase_name(PHASE_PRACTICE), "practice");
	assert_string_equal(phase_name(PHASE_FEEDBACK), "feedback");
	assert_string_equal(phase_name(PHASE_APPLICATION), "application");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_segments_place__names_what_decided),
		cmocka_unit_test(test_segments_init__tells_five_kinds_apart),
		cmocka_unit_test(test_segments_init__says_everything_of_each),
		cmocka_unit_test(test_segments_init__gives_no_two_the_same),
		cmocka_unit_test(test_segment_set__takes_each_field),
		cmocka_unit_test(
			test_segment_set__refuses_with_what_a_field_takes),
		cmocka_unit_test(
			test_segment_set__refuses_a_text_that_is_too_long),
		cmocka_unit_test(
			test_segments_check__refuses_too_few_and_too_many),
		cmocka_unit_test(
			test_segments_check__asks_for_names_and_sentences),
		cmocka_unit_test(
			test_segments_check__keeps_skill_out_of_blocked),
		cmocka_unit_test(
			test_segments_check__keeps_constraints_out_of_the_others),
		cmocka_unit_test(
			test_segments_check__lets_the_last_one_take_the_rest),
		cmocka_unit_test(test_segments_read__takes_what_was_written),
		cmocka_unit_test(test_segments_read__takes_what_people_write),
		cmocka_unit_test(
			test_segments_read__says_where_it_cannot_be_read),
		cmocka_unit_test(test_segments_find__looks_by_name_in_any_case),
		cmocka_unit_test(test_phase__has_a_name_for_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
