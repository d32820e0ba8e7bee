/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "app/draw.h"

static void sample(struct document *document)
{
	struct document_section *section;

	document_init(document, "Term review", "7B");
	section = document_section(document, "summary", "In short");
	document_say(document, section, "%d moved up.", 3);
}

static bool is_here(void)
{
	const char *folder = getenv("HOMEROOM_LIBEXEC");
	struct buf path = BUF_INIT;
	bool is_it;

	buf_addf(&path, "%s/homeroom-draw", folder ? folder : ".");
	is_it = access(buf_text(&path), X_OK) == 0;
	buf_release(&path);
	return is_it;
}

static void assert_starts(const char *form, const char *mark)
{
	struct document document;
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;

	sample(&document);
	if (!draw_document(&out, &document, form, &err))
		fail_msg("%s", err.text);
	assert_memory_equal(out.data, mark, strlen(mark));
	buf_release(&out);
	document_release(&document);
}

static void test_draw__gives_what_the_program_writes(void **state)
{
	(void)state;
	if (!is_here())
		skip();
	assert_starts("pdf", "%PDF-");
	assert_starts("xlsx", "PK");
}

static void assert_refused(const char *form, enum error_code code,
	const char *said)
{
	struct document document;
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;

	sample(&document);
	assert_false(draw_document(&out, &document, form, &err));
	assert_int_equal(err.code, code);
	assert_string_equal(err.text, said);
	buf_release(&out);
	document_release(&document);
}

static void test_draw__says_what_the_program_says(void **state)
{
	(void)state;
	if (!is_here())
		skip();
	assert_refused("odt", ERROR_INVALID,
		"usage: homeroom-draw pdf|xlsx <DOCUMENT");
}

static void test_draw__says_what_to_do_without_the_program(void **state)
{
	(void)state;
	setenv("HOMEROOM_LIBEXEC", "/nowhere", 1);
	assert_refused("pdf", ERROR_NOT_FOUND, "this homeroom was built "
		"without what writes PDF and XLSX, there is no "
		"/nowhere/homeroom-draw: take --format html or csv, or build "
		"homeroom with pangocairo and libxlsxwriter");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_draw__gives_what_the_program_writes),
		cmocka_unit_test(test_draw__says_what_the_program_says),
		cmocka_unit_test(
			test_draw__says_what_to_do_without_the_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
