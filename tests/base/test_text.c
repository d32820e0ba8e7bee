/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/text.h"

#define assert_added(call, expected) \
	do { \
		struct buf out = BUF_INIT; \
		buf_adds(&out, "> "); \
		call; \
		assert_string_equal(buf_text(&out), "> " expected); \
		buf_release(&out); \
	} while (0)

#define assert_fit(text, cells, more, expected) \
	assert_added(text_fit(&out, text, cells, more), expected)
#define assert_clean(text, expected) \
	assert_added(text_clean(&out, text), expected)
#define assert_normal(text, expected) \
	assert_added(assert_true(text_normalise(&out, text)), expected)
#define assert_fold(text, expected) \
	assert_added(text_fold(&out, text), expected)
#define assert_key(text, expected) \
	assert_added(text_fold_key(&out, text), expected)

static void test_text__refuses_what_is_not_utf8(void **state)
{
	static const char *const broken[] = {
		"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80",
		"\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xFF",
		"ok \xC3\x28",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(broken); i++)
		assert_false(text_is_valid(broken[i], strlen(broken[i])));
	assert_true(text_is_valid("", 0));
	assert_true(text_is_valid("\xEF\xBF\xBD", 3));
	assert_true(text_is_valid("Zoë 王 \xF0\x9F\x98\x80", 13));
	assert_false(text_is_valid("é", 1));
	assert_false(text_is_valid("a\0b", 3));
}

static void test_text__steps_by_code_points_and_over_broken_bytes(void **state)
{
	const char *text = "a\xC3\xA9\xE7\x8E\x8B\xF0\x9F\x98\x80\xE2\x82x";
	static const struct {
		uint32_t code;
		size_t size;
	} steps[] = {
		{ 'a', 1 }, { 0xE9, 2 }, { 0x738B, 3 }, { 0x1F600, 4 },
		{ 0xFFFD, 1 }, { 0xFFFD, 1 }, { 'x', 1 }, { 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		size_t size;

		assert_int_equal(text_next(text, SIZE_MAX, &size),
			steps[i].code);
		assert_int_equal(size, steps[i].size);
		text += size;
	}
}

static void test_text__stops_at_the_given_length(void **state)
{
	size_t size;

	(void)state;
	assert_int_equal(text_next("x", 0, &size), 0);
	assert_int_equal(size, 0);
	assert_int_equal(text_next("\xC3\xA9", 1, &size), 0xFFFD);
	assert_int_equal(size, 1);
}

static void test_text__measures_cells(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("Zoë"), 3);
	assert_int_equal(text_width("Zoe\xCC\x88"), 3);
	assert_int_equal(text_width("王小明"), 6);
	assert_int_equal(text_width("a\033b"), 3);
	assert_int_equal(text_width("\xFF"), 1);
}

static void test_text_fit__pads_what_is_shorter(void **state)
{
	(void)state;
	assert_fit("Zoë", 5, "…", "Zoë  ");
	assert_fit("Zoë", 3, "…", "Zoë");
	assert_fit("", 2, "…", "  ");
	assert_fit("", 0, "…", "");
}

static void test_text_fit__cuts_what_is_longer(void **state)
{
	(void)state;
	assert_fit("Marguerite", 5, "…", "Marg…");
	assert_fit("Marguerite", 5, "...", "Ma...");
	assert_fit("Marguerite", 5, "", "Margu");
	assert_fit("Marguerite", 1, "…", "…");
	assert_fit("Marguerite", 2, "...", "Ma");
	assert_fit("Marguerite", 0, "…", "");
}

static void test_text_fit__never_halves_a_wide_character(void **state)
{
	(void)state;
	assert_fit("王小明", 6, "…", "王小明");
	assert_fit("王小明", 5, "…", "王小…");
	assert_fit("王小明", 4, "…", "王 …");
	assert_fit("王小明", 3, "", "王 ");
	assert_fit("王小明", 1, "", " ");
	assert_fit("a王", 2, "", "a ");
}

static void test_text_fit__keeps_marks_with_their_letter(void **state)
{
	(void)state;
	assert_fit("Zoe\xCC\x88lle", 4, "…", "Zoe\xCC\x88…");
	assert_fit("\xCC\x88" "ab", 2, "…", "ab");
	assert_fit("\xCC\x88" "ab", 1, "…", "…");
}

static void test_text_fit__asks_about_what_cannot_be_shown(
	void **state)
{
	(void)state;
	assert_fit("a\033[1m\tb", 8, "…", "a?[1m?b ");
	assert_fit("a\xFF", 3, "…", "a\xEF\xBF\xBD ");
}

static void test_text_fit__fills_the_cells_whatever_the_text(void **state)
{
	static const char *const texts[] = {
		"José Álvarez", "王小明", "Nguye\xCC\x82\xCC\x83n",
		"👩\u200D👧", "\x01\x02\x03", "\xE2\x82", "",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		for (size_t cells = 0; cells < 15; cells++) {
			struct buf out = BUF_INIT;

			text_fit(&out, texts[i], cells, "…");
			assert_int_equal(text_width(buf_text(&out)), cells);
			buf_release(&out);
		}
	}
}

static void test_text_clean__makes_breaks_one_blank(void **state)
{
	(void)state;
	assert_clean("one\r\ntwo\tthree\n\n\nfour", "one two three four");
	assert_clean("a\xC2\x85" "b\xE2\x80\xA8" "c", "a b c");
	assert_clean("a  b ", "a  b ");
}

static void test_text_clean__keeps_joiners_between_letters_only(void **state)
{
	(void)state;
	assert_clean("می\u200Cنا", "می\u200Cنا");
	assert_clean("क्\u200Dष", "क्\u200Dष");
	assert_clean("👩\u200D👧", "👩👧");
	assert_clean("❤\uFE0F\u200D🔥", "❤\uFE0F🔥");
	assert_clean("\u200Cمی\u200C", "می");
	assert_clean("a\u200Db", "ab");
	assert_clean("می\u200C\u200Cنا", "مینا");
}

static void test_text_clean__drops_what_could_steer_a_terminal(void **state)
{
	(void)state;
	assert_clean("\033[31mred\033[0m\a\x7F", "[31mred[0m");
	assert_clean("\xC2\x9B" "2J\xC2\x80", "2J");
	assert_clean("\xFFx", "\xEF\xBF\xBDx");
}

static void add_utf8(struct buf *out, uint32_t code)
{
	if (code >= 0x800)
		buf_addc(out, (char)(0xE0 | code >> 12));
	else
		buf_addc(out, (char)(0xC0 | code >> 6));
	if (code >= 0x800)
		buf_addc(out, (char)(0x80 | (code >> 6 & 0x3F)));
	buf_addc(out, (char)(0x80 | (code & 0x3F)));
}

static void test_text_clean__drops_invisible_format_characters(void **state)
{
	static const struct {
		uint32_t first;
		uint32_t last;
	} unseen[] = {
		{ 0x80, 0x84 }, { 0x86, 0x9F }, { 0xAD, 0xAD },
		{ 0x61C, 0x61C }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
		{ 0x2060, 0x2069 }, { 0xFEFF, 0xFEFF },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(unseen); i++) {
		for (uint32_t c = unseen[i].first; c <= unseen[i].last; c++) {
			struct buf in = BUF_INIT;

			buf_adds(&in, "Ma");
			add_utf8(&in, c);
			buf_adds(&in, "ya");
			assert_clean(buf_text(&in), "Maya");
			assert_fold(buf_text(&in), "maya");
			buf_release(&in);
		}
	}
}

static void test_text_normalise__composes_and_squeezes_blanks(void **state)
{
	(void)state;
	assert_normal("Zoe\xCC\x88", "Zo\xC3\xAB");
	assert_normal("  Maya \t\n Okafor ", "Maya Okafor");
	assert_normal("\xC2\xA0Zo\xC3\xAB\xC2\xA0 \xE3\x80\x80X\xE2\x80\xAF",
		"Zo\xC3\xAB X");
	assert_normal("", "");
	assert_normal(" \n ", "");
	assert_normal("O\xE2\x80\x99Neill", "O\xE2\x80\x99Neill");
}

static void test_text_normalise__adds_nothing_of_broken_text(
	void **state)
{
	(void)state;
	assert_added(assert_false(text_normalise(&out, "a\xC3(")), "");
}

static void test_text_fold__ignores_case_and_accents(void **state)
{
	(void)state;
	assert_fold("MAYA", "maya");
	assert_fold("José Álvarez", "jose alvarez");
	assert_fold("Jose\xCC\x81 A\xCC\x81lvarez", "jose alvarez");
	assert_fold("Nguyễn Thị Hươngʼ", "nguyen thi huong'");
	assert_fold("ΣΊΣΥΦΟΣ", "σισυφοσ");
	assert_fold("Сергей Ёлкин", "сергеи елкин");
	assert_fold("ＭＡＹＡ ﬁ Ⅳ", "maya fi iv");
	assert_fold("a\u0338", "a");
	assert_fold("\u05E9\u05C1\u05B8", "\u05E9");
}

static void test_text_fold__spells_letters_without_decomposition(void **state)
{
	(void)state;
	assert_fold("Søren ØRSTED", "soren orsted");
	assert_fold("Łukasz Małysz", "lukasz malysz");
	assert_fold("Đorđe", "dorde");
	assert_fold("Işıl İNCE", "isil ince");
	assert_fold("Þór Guðrún Ðæ", "thor gudrun dae");
	assert_fold("Œuvre Straße STRASSE ẞ", "oeuvre strasse strasse ss");
	assert_fold("Ħal", "hal");
}

static void test_text_fold__reads_quotes_dashes_and_blanks_alike(void **state)
{
	(void)state;
	assert_fold("O'Neill-Smith Jr", "o'neill-smith jr");
	assert_fold("O\xE2\x80\x99Neill\xE2\x80\x90Smith\xC2\xA0Jr",
		"o'neill-smith jr");
	assert_fold("O\xE2\x80\x98Neill\xE2\x80\x91Smith\xE2\x80\x83 Jr ",
		"o'neill-smith jr");
	assert_fold("O\xCA\xBCNeill\xE2\x80\x93Smith\tJr",
		"o'neill-smith jr");
	assert_fold("O`Neill\xE2\x88\x92Smith\nJr", "o'neill-smith jr");
	assert_fold("O\xC2\xB4Neill\xE2\x80\x94Smith\r\nJr",
		"o'neill-smith jr");
	assert_fold("\xE2\x80\x9CJo\xE2\x80\x9D", "\"jo\"");
}

static void test_text_fold__keeps_vowel_signs_and_voicing(void **state)
{
	(void)state;
	assert_fold("राम", "राम");
	assert_fold("रीमु", "रीमु");
	assert_fold("\xE3\x81\x8C", "\xE3\x81\x8B\xE3\x82\x99");
	assert_fold("王小明", "王小明");
	assert_fold("\u0E01\u0E48\u0E38", "\u0E01\u0E38\u0E48");
}

static void test_text_fold__takes_broken_bytes(void **state)
{
	(void)state;
	assert_fold("Zo\xEB X", "zo\xEF\xBF\xBD x");
	assert_fold("É\xFF", "e\xEF\xBF\xBD");
}

static void test_text_fold__changes_nothing_the_second_time(void **state)
{
	(void)state;
	for (uint32_t code = 0x80; code < 0x10000; code++) {
		struct buf in = BUF_INIT;
		struct buf once = BUF_INIT;
		struct buf twice = BUF_INIT;

		add_utf8(&in, code);
		text_fold(&once, buf_text(&in));
		text_fold(&twice, buf_text(&once));
		assert_string_equal(buf_text(&once), buf_text(&twice));
		buf_release(&in);
		buf_release(&once);
		buf_release(&twice);
	}
}

static void test_text_fold_key__leaves_letters_and_digits(void **state)
{
	(void)state;
	assert_key("Last Name", "lastname");
	assert_key(" last_NAME: ", "lastname");
	assert_key("Prénom (élève) №2", "prenomeleveno2");
	assert_key("Score %", "score");
	assert_key("#", "");
}

static void test_text__breaks_before_a_word_that_does_not_fit(void **state)
{
	(void)state;
	assert_int_equal(text_break("two words", 9), 9);
	assert_int_equal(text_break("two words", 8), 4);
	assert_int_equal(text_break("two words", 3), 3);
	assert_int_equal(text_break("two\nwords", 9), 3);
	assert_int_equal(text_break("together", 3), 3);
	assert_int_equal(text_break("\xe7\x8e\x8b\xe5\xb0\x8f", 3), 3);
	assert_int_equal(text_break("\xe7\x8e\x8b", 1), 3);
	assert_int_equal(text_break("", 3), 0);
}

static void test_text__compares_and_knows_blank(void **state)
{
	char a[] = "Maya";

	(void)state;
	assert_true(text_equal(a, "Maya"));
	assert_false(text_equal(a, "maya"));
	assert_true(text_equal(NULL, NULL));
	assert_false(text_equal(NULL, ""));
	assert_true(text_is_blank(NULL));
	assert_true(text_is_blank(" \t\xC2\xA0\xE2\x80\x8B\n"));
	assert_false(text_is_blank("  x"));
	assert_false(text_is_blank("\xFF"));
}

static void test_statement_6__what_a_locale_cannot_show_keeps_its_width(
	void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C"));
	assert_int_equal(text_width("王小明"), 6);
	assert_int_equal(text_width("Jose\u0301"), 4);
	text_fit(&out, "王小明 José Jose\u0301", 18, "");
	assert_string_equal(buf_text(&out), "?????? Jos? Jose  ");
	buf_clear(&out);
	text_fit(&out, "王小明", 5, "~");
	assert_string_equal(buf_text(&out), "????~");
	buf_release(&out);
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text__refuses_what_is_not_utf8),
		cmocka_unit_test(
			test_text__steps_by_code_points_and_over_broken_bytes),
		cmocka_unit_test(test_text__stops_at_the_given_length),
		cmocka_unit_test(test_text__measures_cells),
		cmocka_unit_test(test_text_fit__pads_what_is_shorter),
		cmocka_unit_test(test_text_fit__cuts_what_is_longer),
		cmocka_unit_test(test_text_fit__never_halves_a_wide_character),
		cmocka_unit_test(test_text_fit__keeps_marks_with_their_letter),
		cmocka_unit_test(
			test_text_fit__asks_about_what_cannot_be_shown),
		cmocka_unit_test(
			test_text_fit__fills_the_cells_whatever_the_text),
		cmocka_unit_test(test_text_clean__makes_breaks_one_blank),
		cmocka_unit_test(
			test_text_clean__keeps_joiners_between_letters_only),
		cmocka_unit_test(
			test_text_clean__drops_what_could_steer_a_terminal),
		cmocka_unit_test(
			test_text_clean__drops_invisible_format_characters),
		cmocka_unit_test(
			test_text_normalise__composes_and_squeezes_blanks),
		cmocka_unit_test(
			test_text_normalise__adds_nothing_of_broken_text),
		cmocka_unit_test(test_text_fold__ignores_case_and_accents),
		cmocka_unit_test(
			test_text_fold__spells_letters_without_decomposition),
		cmocka_unit_test(
			test_text_fold__reads_quotes_dashes_and_blanks_alike),
		cmocka_unit_test(
			test_text_fold__keeps_vowel_signs_and_voicing),
		cmocka_unit_test(test_text_fold__takes_broken_bytes),
		cmocka_unit_test(
			test_text_fold__changes_nothing_the_second_time),
		cmocka_unit_test(
			test_text_fold_key__leaves_letters_and_digits),
		cmocka_unit_test(
			test_text__breaks_before_a_word_that_does_not_fit),
		cmocka_unit_test(test_text__compares_and_knows_blank),
		cmocka_unit_test(
			test_statement_6__what_a_locale_cannot_show_keeps_its_width),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
