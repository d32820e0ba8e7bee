/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/attr.h"
#include "base/text.h"
#include "model/words.h"

#define ARGS(...) ((const char *const[]){ __VA_ARGS__ }), \
	ARRAY_LEN(((const char *const[]){ __VA_ARGS__ }))

static struct scale default_scale(void)
{
	struct policy policy;

	policy_init(&policy);
	return policy.scale;
}

static void add_text(struct buf *out, const char *name, const char *text)
{
	if (text)
		buf_addf(out, " %s=%s", name, text);
}

/* Everything that was said, in one order. */
static void describe(struct buf *out, const struct words *words)
{
	buf_addf(out, "[%s]", words->name);
	if (words->has_score) {
		buf_addc(out, ' ');
		score_write(out, &words->score);
	}
	if (words->support)
		buf_addf(out, " %s", support_name(words->support));
	if (words->confidence)
		buf_addf(out, " c%d", words->confidence);
	if (words->minutes)
		buf_addf(out, " %dmin", words->minutes);
	if (words->task)
		buf_addf(out, " task:%s", task_name(words->task));
	if (words->quality)
		buf_addf(out, " q%d", words->quality);
	add_text(out, "on", words->objective);
	add_text(out, "round", words->round);
	add_text(out, "block", words->block);
	add_text(out, "note", words->note);
}

static void assert_described(const struct words *words, const char *expected)
{
	struct buf out = BUF_INIT;

	describe(&out, words);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void assert_args(const char *expected, const char *const *args,
	size_t count)
{
	struct scale scale = default_scale();
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct words words;

	if (!words_read(&words, &arena, args, count, &scale, &err))
		fail_msg("%s", err.text);
	assert_described(&words, expected);
	arena_release(&arena);
}

static void assert_args_refused(enum error_code code, const char *part,
	const char *const *args, size_t count)
{
	struct scale scale = default_scale();
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct words words;

	assert_false(words_read(&words, &arena, args, count, &scale, &err));
	if (!strstr(err.text, part))
		fail_msg("\"%s\" is not in: %s", part, err.text);
	assert_int_equal(err.code, code);
	arena_release(&arena);
}

static void assert_line(const char *line, const char *expected)
{
	struct scale scale = default_scale();
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct words words;

	if (!words_read_line(&words, &arena, line, &scale, &err))
		fail_msg("%s", err.text);
	assert_described(&words, expected);
	arena_release(&arena);
}

static void assert_line_refused(const char *line, enum error_code code,
	const char *part)
{
	struct scale scale = default_scale();
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct words words;

	assert_false(words_read_line(&words, &arena, line, &scale, &err));
	if (!strstr(err.text, part))
		fail_msg("\"%s\" is not in: %s", part, err.text);
	assert_int_equal(err.code, code);
	arena_release(&arena);
}

static void assert_peek(const char *line, const char *expected)
{
	struct scale scale = default_scale();
	struct arena arena = ARENA_INIT;
	struct words words;

	words_peek(&words, &arena, line, &scale);
	assert_described(&words, expected);
	arena_release(&arena);
}

static void test_words__are_read_from_a_shell(void **state)
{
	(void)state;
	assert_args("[ana] 75% hint 12min on=6.RP.3 round=exit-ticket "
		"block=absent-mon note=sign errors",
		ARGS("ana", "75%", "@6.RP.3", "hint", "12min",
			"block:absent-mon", "round:exit-ticket",
			"sign errors"));
	assert_args("[ana] 3/4", ARGS("ana", "3/4"));
	assert_args("[ana chen] 4 c2", ARGS("ana", "chen", "4", "c2"));
	assert_args("[Ana Maria Chen] 0/1", ARGS("Ana  Maria Chen", "x"));
	assert_args("[ana] 3/4 note=signs", ARGS("ana", "3/4", "signs"));
}

static void test_words__are_read_from_a_line(void **state)
{
	(void)state;
	assert_line("ana 75% hint : sign errors", "[ana] 75% hint "
		"note=sign errors");
	assert_line("ana 75% \"sign errors\" hint", "[ana] 75% hint "
		"note=sign errors");
	assert_line("  ana\tchen   1/1\r\n", "[ana chen] 1/1");
	assert_line("ana + c4 ALONE 5MIN @\"unit rates\" round:\"exit 1\"",
		"[ana] 1/1 alone c4 5min on=unit rates round=exit 1");
}

static void test_words__may_stand_in_any_order_after_the_score(void **state)
{
	(void)state;
	assert_line("ana 2 @rates helped c1 3min block:ill",
		"[ana] 2 helped c1 3min on=rates block=ill");
	assert_line("ana 2 block:ill 3min c1 helped @rates",
		"[ana] 2 helped c1 3min on=rates block=ill");
}

static void test_words__take_a_score_of_a_name_in_quotes(void **state)
{
	(void)state;
	assert_args("[Malcolm X] 3/4", ARGS("Malcolm X", "3/4"));
	assert_line("\"Malcolm X\" 3/4", "[Malcolm X] 3/4");
	assert_line("malcolm \"x\" 3/4", "[malcolm x] 3/4");
	assert_line("x 3/4", "[x] 3/4");
	assert_line("3 3", "[3] 3");
	assert_args_refused(ERROR_INVALID, "goes in quotes",
		ARGS("malcolm", "x", "3/4"));
}

static void test_words__take_an_id_for_a_name(void **state)
{
	(void)state;
	assert_args("[001002] 3/4", ARGS("001002", "3/4"));
	assert_args("[ana 001002] 3/4", ARGS("ana", "001002", "3/4"));
	assert_args("[ana 71] 3", ARGS("ana", "71", "3"));
}

static void test_words__keep_the_note_as_it_is_after_a_colon(void **state)
{
	(void)state;
	assert_line("ana 3 : he said \"5 - 7 = 2\" : twice, c2",
		"[ana] 3 note=he said \"5 - 7 = 2\" : twice, c2");
	assert_line("ana 3 :signs", "[ana] 3 note=signs");
	assert_line("ana 3 : ", "[ana] 3");
	assert_args("[ana] 3 note=sign errors", ARGS("ana", "3", ":", "sign",
		"errors"));
	assert_args("[ana] 3 hint note=signs", ARGS("ana", "3", "hint",
		": signs"));
}

static void test_words__keep_prefixes_inside_quotes(void **state)
{
	(void)state;
	assert_args("[ana] 3 on=unit rates", ARGS("ana", "3", "@unit rates"));
	assert_args("[ana] 3 round=exit 1", ARGS("ana", "3", "round:exit 1"));
	assert_line("ana 3 \"block:at home\"", "[ana] 3 block=at home");
	assert_args("[ana] 3 note=block: he cannot see",
		ARGS("ana", "3", "block: he cannot see"));
}

static void test_words__leave_an_empty_note_out(void **state)
{
	(void)state;
	assert_args("[ana] 3", ARGS("ana", "3", ""));
	assert_args("[ana] 3 hint", ARGS("ana", "3", " ", "hint"));
	assert_line("ana 3 \"\"", "[ana] 3");
}

static void test_words__clean_what_they_keep(void **state)
{
	(void)state;
	assert_args("[Zoë] 3 note=a b", ARGS("Zoe\u0308", "3",
		" a\x1b\n\tb "));
	assert_args_refused(ERROR_INVALID, "UTF-8", ARGS("an\xff", "3"));
	assert_args_refused(ERROR_INVALID, "UTF-8", ARGS("ana", "3",
		"b\xc3 a"));
}

static void test_words__refuse_two_of_a_kind(void **state)
{
	(void)state;
	assert_line_refused("ana 3/4 2", ERROR_INVALID,
		"\"3/4\" and \"2\": a check-in has one score");
	assert_line_refused("ana 3 hint hint", ERROR_INVALID, "one support");
	assert_line_refused("ana 3 c1 c2", ERROR_INVALID, "one confidence");
	assert_line_refused("ana 3 1min 2min", ERROR_INVALID, "one time");
	assert_line_refused("ana 3 @a @b", ERROR_INVALID, "one objective");
	assert_line_refused("ana 3 \"a\" : b", ERROR_INVALID, "one note");
}

static void test_words__refuse_a_score_that_cannot_be(void **state)
{
	(void)state;
	assert_line_refused("ana 5/4", ERROR_INVALID, "\"5/4\": more points");
	assert_line_refused("ana 0/0", ERROR_INVALID, "above 0");
	assert_line_refused("ana 7", ERROR_INVALID, "\"7\": not a level");
	assert_line_refused("ana 7 hint", ERROR_INVALID, "\"7\": not a level");
	assert_line_refused("ana 120%", ERROR_INVALID, "\"120%\"");
	assert_line_refused("ana 5/4 3", ERROR_INVALID, "\"5/4\"");
	assert_line_refused("ana 3.5", ERROR_INVALID, "\"3.5\"");
}

static void test_words__name_the_word_that_is_wrong(void **state)
{
	(void)state;
	assert_line_refused("ana 3 c5", ERROR_INVALID, "c1 to c4");
	assert_line_refused("ana 3 c12", ERROR_INVALID, "\"c12\"");
	assert_line_refused("ana 3 12m", ERROR_INVALID, "written 12min");
	assert_line_refused("ana 3 0min", ERROR_INVALID, "\"0min\"");
	assert_line_refused("ana 3 601min", ERROR_INVALID, "600 at most");
	assert_line_refused("ana 3 99999999999999999999min", ERROR_INVALID,
		"600 at most");
	assert_line_refused("ana 3 @", ERROR_INVALID, "names no objective");
	assert_line_refused("ana 3 round:", ERROR_INVALID, "names no round");
	assert_line_refused("ana 3 signs", ERROR_INVALID, "\"signs\"");
	assert_line_refused("ana 3 \"signs", ERROR_INVALID, "never closed");
	assert_args_refused(ERROR_INVALID, "\"sign\"",
		ARGS("ana", "3", "sign", "errors"));
}

static void test_words__say_what_came_of_a_task(void **state)
{
	(void)state;
	assert_line("ana 3/4 task:given", "[ana] 3/4 task:given");
	assert_line("ana 3/4 q4 round:x Task:DONE 12min c2 : neat",
		"[ana] 3/4 c2 12min task:done q4 round=x note=neat");
	assert_line("ana q 3 Q1 task:not", "[ana q] 3 task:not q1");
	assert_line("ana 3 : q1 task:done", "[ana] 3 note=q1 task:done");
	assert_line("ana 3 \"q1\"", "[ana] 3 note=q1");
	assert_args("[ana] 3 note=task: page 4",
		ARGS("ana", "3", "task: page 4"));
	assert_args("[ana] 3 note=done", ARGS("ana", "3", "done"));
}

static void test_words__say_each_thing_of_a_task_once(void **state)
{
	static const char *const wrong[][2] = {
		{ "ana 3 task:", "write task:given, task:done or task:not" },
		{ "ana 3 task:don", "\"task:don\" says nothing of a task" },
		{ "ana 3 task:done2", "\"task:done2\" says nothing of a" },
		{ "ana 3 q0", "\"q0\" is no quality: it goes from q1 to q4." },
		{ "ana 3 q5", "\"q5\" is no quality: it goes from q1 to q4." },
		{ "ana 3 Q12", "it goes from q1 to q4." },
		{ "ana 3 q1 q1", "\"q1\" and \"q1\": a check-in has one "
			"quality." },
		{ "ana 3 task:given task:done", "\"task:given\" and "
			"\"task:done\": a check-in has one task." },
		{ "ana q2 3/4", "\"q2\" stands before the score" },
		{ "ana task:done 3/4", "\"task:done\" stands before" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_line_refused(wrong[i][0], ERROR_INVALID, wrong[i][1]);
}

static void test_words__take_no_slip_for_a_note(void **state)
{
	static const char *const slips[][2] = {
		{ "hnit", "hint" }, { "hints", "hint" }, { "alon", "alone" },
		{ "helpd", "helped" }, { "help", "helped" },
		{ "Alome", "alone" }, { "round=1", "round:NAME" },
		{ "block-ill", "block:WHAT" }, { "12in", "12min" },
		{ "12imn", "12min" }, { "rond:exit", "round:NAME" },
		{ "blcok:ill", "block:WHAT" }, { "Rounds:2", "round:NAME" },
		{ "taks:done", "task:done" }, { "tsk:done", "task:done" },
		{ "task=done", "task:done" }, { "Task-not", "task:done" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(slips); i++) {
		struct buf expected = BUF_INIT;

		buf_addf(&expected, "did you mean %s?", slips[i][1]);
		assert_args_refused(ERROR_INVALID, buf_text(&expected),
			ARGS("ana", "3", slips[i][0]));
		buf_release(&expected);
	}
	assert_args("[ana] 3 note=ok", ARGS("ana", "3", "ok"));
	assert_args("[ana] 3 note=thin", ARGS("ana", "3", "thin"));
	assert_args("[ana] 3 note=hint", ARGS("ana", "3", ":", "hint"));
	assert_args("[ana] 3 note=6th", ARGS("ana", "3", "6th"));
	assert_args("[ana] 3 note=bound:x", ARGS("ana", "3", ":bound:x"));
	assert_args("[ana] 3 note=see:page", ARGS("ana", "3", "see:page"));
	assert_line_refused("ana 3 rond:exit", ERROR_INVALID,
		"did you mean round:NAME?");
}

static void test_words__say_what_is_missing(void **state)
{
	(void)state;
	assert_args_refused(ERROR_USAGE, "There is no name", NULL, 0);
	assert_args_refused(ERROR_USAGE, "There is no name", ARGS("", "3"));
	assert_args_refused(ERROR_USAGE, "no score after \"ana\"",
		ARGS("ana"));
	assert_line_refused("", ERROR_USAGE, "There is no name");
	assert_line_refused(": a note", ERROR_USAGE, "There is no name");
	assert_line_refused("ana chen", ERROR_USAGE, "after \"ana chen\"");
	assert_line_refused("ana : 3", ERROR_USAGE, "after \"ana\"");
	assert_line_refused("ana @rates 3", ERROR_INVALID,
		"\"@rates\" stands before the score");
	assert_line_refused("ana hint", ERROR_INVALID,
		"\"hint\" stands before the score");
}

static void test_words__know_the_levels_of_the_class(void **state)
{
	struct policy policy;
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct words words;

	(void)state;
	policy_init(&policy);
	assert_true(policy_set(&policy, "scale", "1=.1 2=.5 3=.9", &err));
	assert_false(words_read_line(&words, &arena, "ana 4", &policy.scale,
		&err));
	assert_non_null(strstr(err.text, "1 to 3"));
	assert_true(words_read_line(&words, &arena, "ana 3", &policy.scale,
		&err));
	assert_true(fabs(words.score.out_of - 3) < 1e-12);
	arena_release(&arena);
}

static void assert_correction(const char *expected, const char *const *args,
	size_t count)
{
	struct scale scale = default_scale();
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct words words;

	if (!words_read_correction(&words, &arena, args, count, &scale, &err))
		fail_msg("%s", err.text);
	assert_described(&words, expected);
	arena_release(&arena);
}

static void test_words__correct_without_name_or_score(void **state UNUSED)
{
	assert_correction("[] 4/4", ARGS("4/4"));
	assert_correction("[] 4/4 hint c3", ARGS("4/4", "c3", "hint"));
	assert_correction("[] c3", ARGS("c3"));
	assert_correction("[] note=better note", ARGS("better note"));
}

static void test_words__show_what_is_typed_so_far(void **state)
{
	(void)state;
	assert_peek("", "[]");
	assert_peek("an", "[an]");
	assert_peek("ana ch", "[ana ch]");
	assert_peek("ana 3", "[ana] 3");
	assert_peek("ana 3/", "[ana]");
	assert_peek("ana 3/4", "[ana] 3/4");
	assert_peek("ana 12", "[ana]");
	assert_peek("ana 3/4 h", "[ana] 3/4");
	assert_peek("ana 3/4 hint", "[ana] 3/4 hint");
	assert_peek("ana 3/4 hint c9 12m @", "[ana] 3/4 hint");
	assert_peek("ana 3/4 hint @ra", "[ana] 3/4 hint on=ra");
	assert_peek("ana 3/4 \"sign e", "[ana] 3/4 note=sign e");
	assert_peek("ana 3/4 : sign", "[ana] 3/4 note=sign");
	assert_peek("\"Malcolm X", "[Malcolm X]");
	assert_peek("ana hint", "[ana] hint");
	assert_peek("an\xff", "[]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words__are_read_from_a_shell),
		cmocka_unit_test(test_words__are_read_from_a_line),
		cmocka_unit_test(
			test_words__may_stand_in_any_order_after_the_score),
		cmocka_unit_test(test_words__take_a_score_of_a_name_in_quotes),
		cmocka_unit_test(test_words__take_an_id_for_a_name),
		cmocka_unit_test(
			test_words__keep_the_note_as_it_is_after_a_colon),
		cmocka_unit_test(test_words__keep_prefixes_inside_quotes),
		cmocka_unit_test(test_words__leave_an_empty_note_out),
		cmocka_unit_test(test_words__clean_what_they_keep),
		cmocka_unit_test(test_words__refuse_two_of_a_kind),
		cmocka_unit_test(test_words__refuse_a_score_that_cannot_be),
		cmocka_unit_test(test_words__name_the_word_that_is_wrong),
		cmocka_unit_test(test_words__say_what_came_of_a_task),
		cmocka_unit_test(test_words__say_each_thing_of_a_task_once),
		cmocka_unit_test(test_words__take_no_slip_for_a_note),
		cmocka_unit_test(test_words__say_what_is_missing),
		cmocka_unit_test(test_words__know_the_levels_of_the_class),
		cmocka_unit_test(test_words__correct_without_name_or_score),
		cmocka_unit_test(test_words__show_what_is_typed_so_far),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
