/* SPDX-License-Identifier: MIT */
/*
 * Files as systems write them, and what is read from them: each section of
 * samples.expected and interop.expected is one test. A section begins with
 * "== FILE"; a line "$ roster" or "$ scores [--map MAP] [--levels LEVELS]"
 * says how the file is read, the lines below what comes of it. With --write
 * FOLDER EXPECTED the program prints the sections as they would be now.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "exchange/formats.h"
#include "shown.h"

struct section {
	const char *folder;
	const char *file;
	const char *expected; /* all lines below "== FILE" */
};

struct sections {
	struct arena arena;
	VEC(struct section) items;
};

static void read_whole(struct buf *out, const char *folder, const char *name)
{
	struct buf path = BUF_INIT;
	char chunk[4096];
	size_t got;
	FILE *file;

	buf_addf(&path, "%s/%s", folder, name);
	file = fopen(buf_text(&path), "re");
	if (!file) {
		printf("Bail out! %s cannot be opened\n", buf_text(&path));
		exit(99);
	}
	while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0)
		buf_add(out, chunk, got);
	fclose(file);
	buf_release(&path);
}

static const char *line_end(const char *text)
{
	const char *end = strchr(text, '\n');

	return end ? end : text + strlen(text);
}

static const char *copy(struct sections *sections, const char *start,
	const char *end)
{
	char *text = mem_strndup(start, (size_t)(end - start));
	const char *kept = arena_strdup(&sections->arena, text);

	mem_free(text);
	return kept;
}

static void read_sections(struct sections *sections, const char *folder,
	const char *text)
{
	const char *at = strncmp(text, "== ", 3) == 0 ? text :
		strstr(text, "\n== ");

	while (at) {
		const char *name = strstr(at, "== ") + 3;
		const char *body = line_end(name) + 1;
		const char *next = strstr(body - 1, "\n== ");
		const char *end = next ? next + 1 : body + strlen(body);
		struct section section = {
			.folder = folder,
			.file = copy(sections, name, body - 1),
			.expected = copy(sections, body, end),
		};

		vec_push(&sections->items, section);
		at = next;
	}
}

/* What stands behind a flag, to the next flag. */
static char *flag(const char *line, const char *name)
{
	const char *at = strstr(line, name);
	const char *next;

	if (!at)
		return NULL;
	at += strlen(name) + 1;
	next = strstr(at, " --");
	return mem_strndup(at, next ? (size_t)(next - at) : strlen(at));
}

static void run_line(struct buf *out, const struct section *section,
	const char *line)
{
	struct scores_options options = {
		.scale = &shown_scale,
		.date = CIVIL_NEVER,
	};
	char *map = flag(line, "--map");
	char *levels = flag(line, "--levels");
	struct buf bytes = BUF_INIT;
	struct source_bytes source;

	read_whole(&bytes, section->folder, section->file);
	source = (struct source_bytes){ buf_text(&bytes), bytes.len, 7 };
	options.map = map;
	options.levels = levels;
	buf_addf(out, "%s\n", line);
	if (strncmp(line, "$ roster", 8) == 0)
		shown_roster(out, source_of_bytes(&source), map);
	else
		shown_scores(out, source_of_bytes(&source), &options);
	mem_free(map);
	mem_free(levels);
	buf_release(&bytes);
}

static void run_section(struct buf *out, const struct section *section)
{
	const char *line = section->expected;

	while (*line) {
		const char *end = line_end(line);
		char *text = mem_strndup(line, (size_t)(end - line));

		if (*text == '$')
			run_line(out, section, text);
		mem_free(text);
		line = *end ? end + 1 : end;
	}
}

static void check_section(void **state)
{
	const struct section *section = *state;
	struct buf out = BUF_INIT;

	run_section(&out, section);
	assert_string_equal(buf_text(&out), section->expected);
	buf_release(&out);
}

static bool has_section(const struct sections *sections, const char *file)
{
	for (size_t i = 0; i < sections->items.count; i++) {
		if (text_equal(sections->items.items[i].file, file))
			return true;
	}
	return false;
}

static void assert_complete(const struct sections *sections,
	const char *folder, const char *name)
{
	struct buf path = BUF_INIT;
	struct dirent *entry;
	DIR *dir;

	buf_addf(&path, "%s/%s", folder, name);
	dir = opendir(buf_text(&path));
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		buf_clear(&path);
		buf_addf(&path, "%s%s%s", name, *name ? "/" : "",
			entry->d_name);
		if (entry->d_name[0] != '.' &&
		    !has_section(sections, buf_text(&path)))
			fail_msg("%s has no section", buf_text(&path));
	}
	closedir(dir);
	buf_release(&path);
}

static void test_formats__has_a_section_for_every_sample(void **state)
{
	struct buf folder = BUF_INIT;

	buf_addf(&folder, "%s/tests/exchange", getenv("srcdir"));
	assert_complete(*state, buf_text(&folder), "samples");
	buf_release(&folder);
}

static void test_formats__has_a_section_for_every_real_file(void **state)
{
	static const char *const folders[] = { "derived", "evidence",
		"ms-sds-v1", "ms-sds-v2.1", "studentinsights" };
	const char *data = getenv("HOMEROOM_DATA");
	struct buf folder = BUF_INIT;

	if (!data)
		skip();
	buf_addf(&folder, "%s/interop", data);
	for (size_t i = 0; i < ARRAY_LEN(folders); i++)
		assert_complete(*state, buf_text(&folder), folders[i]);
	buf_release(&folder);
}

/* Each format answers in the grammar of a person. */
static void test_formats__says_only_what_a_person_could(void **state)
{
	size_t count;
	const struct format *formats = formats_all(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		const struct format *format = &formats[i];
		struct scores_options options = {
			.map = format->map,
			.levels = format->levels,
			.scale = &shown_scale,
			.date = CIVIL_NEVER,
		};
		struct source_bytes bytes = { "Name,Score\n", 11, 0 };
		struct error err = ERROR_INIT;
		struct scores *scores = scores_open(source_of_bytes(&bytes),
			&options, &err);

		/* Its headers are not there, but nothing else is wrong. */
		if (!scores && strstr(err.text, "cannot be read"))
			fail_msg("%s: %s", format->name, err.text);
		if (!scores && strstr(err.text, "is no meaning"))
			fail_msg("%s: %s", format->name, err.text);
		scores_close(scores);
		assert_true(format->needs[0] != NULL);
		assert_true(format->is_roster || format->is_evidence);
		assert_true(!format->dates || format->scores[0]);
	}
}

static bool is_shown(const char *expected, const char *before,
	const char *text)
{
	struct buf whole = BUF_INIT;
	bool is_there;

	if (!text)
		return false;
	buf_addf(&whole, "%s%s", before, text);
	is_there = strstr(expected, buf_text(&whole));
	buf_release(&whole);
	return is_there;
}

/* The manual says of each how it was tested. */
static void test_formats__are_read_as_the_manual_claims(void **state)
{
	struct buf source = BUF_INIT;
	struct buf samples = BUF_INIT;
	struct buf real = BUF_INIT;
	size_t count;
	const struct format *formats = formats_all(&count);

	(void)state;
	buf_addf(&source, "%s/tests/exchange", getenv("srcdir"));
	read_whole(&samples, buf_text(&source), "samples.expected");
	read_whole(&real, buf_text(&source), "interop.expected");
	for (size_t i = 0; i < count; i++) {
		const struct format *format = &formats[i];
		const char *expected = buf_text(format->is_real ? &real :
			&samples);

		if (!is_shown(expected, "(read as ", format->name) &&
		    !is_shown(expected, "; read as ", format->name) &&
		    !is_shown(expected, "! ", format->no_roster) &&
		    !is_shown(expected, "! line 1: ", format->lacks))
			fail_msg("%s is in no expected text", format->name);
	}
	buf_release(&source);
	buf_release(&samples);
	buf_release(&real);
}

static void assert_matches(const char *pattern, const char *text,
	const char *expected)
{
	struct buf star = BUF_INIT;
	bool matches = formats_match(pattern, text, &star);

	assert_int_equal(matches, expected != NULL);
	if (expected)
		assert_string_equal(buf_text(&star), expected);
	buf_release(&star);
}

static void test_formats__matches_patterns(void **state)
{
	(void)state;
	assert_matches("ID", "id", "");
	assert_matches("ID", "ID2", NULL);
	assert_matches("* (#)", "Ratios (1) (22)", "Ratios (1)");
	assert_matches("* (#)", "Ratios (x)", NULL);
	assert_matches("* (#)", "Ratios ()", NULL);
	assert_matches("a|* Level", "Risk level", "Risk");
	assert_matches("*Final*", "My Final Score", "My ");
	assert_matches("*", "", "");
	assert_matches("x", "", NULL);
}

static int write_sections(const struct sections *sections)
{
	for (size_t i = 0; i < sections->items.count; i++) {
		struct buf out = BUF_INIT;

		run_section(&out, &sections->items.items[i]);
		printf("== %s\n%s", sections->items.items[i].file,
			buf_text(&out));
		buf_release(&out);
	}
	return 0;
}

static int run_all(struct sections *sections)
{
	VEC(struct CMUnitTest) tests = VEC_INIT;
	const struct CMUnitTest own[] = {
		cmocka_unit_test_prestate(
			test_formats__has_a_section_for_every_sample, sections),
		cmocka_unit_test_prestate(
			test_formats__has_a_section_for_every_real_file,
			sections),
		cmocka_unit_test(
			test_formats__says_only_what_a_person_could),
		cmocka_unit_test(test_formats__are_read_as_the_manual_claims),
		cmocka_unit_test(test_formats__matches_patterns),
	};
	int failed;

	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		vec_push(&tests, own[i]);
	for (size_t i = 0; i < sections->items.count; i++) {
		struct section *section = &sections->items.items[i];
		struct CMUnitTest test = { section->file, check_section, NULL,
			NULL, section };

		vec_push(&tests, test);
	}
	failed = _cmocka_run_group_tests("formats", tests.items, tests.count,
		NULL, NULL);
	vec_release(&tests);
	return failed;
}

static void read_expected(struct sections *sections, const char *folder,
	const char *source, const char *name)
{
	struct buf text = BUF_INIT;

	read_whole(&text, source, name);
	read_sections(sections, folder, buf_text(&text));
	buf_release(&text);
}

int main(int argc, char **argv)
{
	struct sections sections = { 0 };
	struct buf source = BUF_INIT;
	struct buf data = BUF_INIT;
	int status;

	if (argc == 4 && strcmp(argv[1], "--write") == 0) {
		read_expected(&sections, argv[2], ".", argv[3]);
		status = write_sections(&sections);
	} else {
		buf_addf(&source, "%s/tests/exchange", getenv("srcdir"));
		read_expected(&sections, buf_text(&source), buf_text(&source),
			"samples.expected");
		if (getenv("HOMEROOM_DATA")) {
			buf_addf(&data, "%s/interop", getenv("HOMEROOM_DATA"));
			read_expected(&sections, buf_text(&data),
				buf_text(&source), "interop.expected");
		}
		status = run_all(&sections);
	}
	buf_release(&source);
	buf_release(&data);
	arena_release(&sections.arena);
	vec_release(&sections.items);
	return status;
}
