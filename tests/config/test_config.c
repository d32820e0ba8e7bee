/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/text.h"
#include "config/config.h"

/* A folder of its own, and a path in it. */
struct place {
	char folder[256];
	char path[300];
};

static int make_place(void **state)
{
	static struct place place;
	const char *base = getenv("TMPDIR");

	snprintf(place.folder, sizeof(place.folder), "%s/config.XXXXXX",
		base ? base : "/tmp");
	if (!mkdtemp(place.folder))
		return -1;
	snprintf(place.path, sizeof(place.path), "%s/homeroom.ini",
		place.folder);
	*state = &place;
	return 0;
}

static int drop_place(void **state)
{
	struct place *place = *state;

	if (unlink(place->path) != 0)
		rmdir(place->path);
	return rmdir(place->folder);
}

static struct config *load_bytes(struct place *place, const char *bytes,
	size_t len)
{
	FILE *file = fopen(place->path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
	return config_load(place->path);
}

static struct config *load(struct place *place, const char *text)
{
	return load_bytes(place, text, strlen(text));
}

/* Each "LINE: sentence" or ": sentence" of expected stands behind the path. */
static void assert_complaints(const struct place *place,
	const struct config *config, const char *expected)
{
	struct buf whole = BUF_INIT;
	const char *line = expected;

	while (*line) {
		size_t len = strcspn(line, "\n") + 1;

		buf_addf(&whole, "%s%s", place->path,
			*line == ':' ? "" : ":");
		buf_add(&whole, line, len);
		line += len;
	}
	assert_string_equal(config_complaints(config), buf_text(&whole));
	buf_release(&whole);
}

/* One line below [homeroom] is complained about; the others count. */
static void assert_left_out(struct place *place, const char *line,
	const char *complaint)
{
	struct buf text = BUF_INIT;
	struct buf expected = BUF_INIT;
	struct config *config;

	buf_addf(&text, "[homeroom]\nascii = yes\n%s\n", line);
	buf_addf(&expected, "3: %s\n", complaint);
	config = load(place, buf_text(&text));
	assert_complaints(place, config, buf_text(&expected));
	assert_true(config_is(config, "ascii"));
	assert_string_equal(config_text(config, "colour"), "auto");
	config_free(config);
	buf_release(&text);
	buf_release(&expected);
}

/* One line takes the whole file out of force. */
static void assert_refused(struct place *place, const char *line,
	const char *complaint)
{
	struct buf text = BUF_INIT;
	struct buf expected = BUF_INIT;
	struct config *config;

	buf_addf(&text, "[homeroom]\nascii = yes\n%s\n", line);
	buf_addf(&expected, "3: %s\n: nothing in this file is in force until "
		"that is put right.\n", complaint);
	config = load(place, buf_text(&text));
	assert_complaints(place, config, buf_text(&expected));
	assert_false(config_is(config, "ascii"));
	config_free(config);
	buf_release(&text);
	buf_release(&expected);
}

static void assert_defaults(const struct config *config)
{
	for (size_t i = 0; config_options[i].name; i++)
		assert_string_equal(config_text(config,
			config_options[i].name), config_options[i].initial);
}

static void test_config__has_defaults_within_their_limits(void **state)
{
	struct config *config = config_load(NULL);

	(void)state;
	assert_string_equal(config_complaints(config), "");
	assert_defaults(config);
	for (size_t i = 0; config_options[i].name; i++)
		assert_true(option_allows(&config_options[i],
			config_options[i].initial));
	config_free(config);
}

static void test_config__needs_no_file(void **state)
{
	struct place *place = *state;
	struct buf deeper = BUF_INIT;
	struct config *config = config_load(place->path);

	assert_string_equal(config_complaints(config), "");
	config_free(config);
	config = load(place, "");
	assert_string_equal(config_complaints(config), "");
	config_free(config);
	buf_addf(&deeper, "%s/homeroom.ini", place->path);
	config = config_load(buf_text(&deeper));
	assert_string_equal(config_complaints(config), "");
	assert_defaults(config);
	config_free(config);
	buf_release(&deeper);
}

static void test_config__reads_options(void **state)
{
	struct config *config = load(*state, "# mine\r\n[HomeRoom]\r\n"
		"  Author = Ms. Berg \r\n; more\r\nascii=yes # always\r\n"
		"colour = never");

	assert_string_equal(config_complaints(config), "");
	assert_string_equal(config_text(config, "author"), "Ms. Berg");
	assert_true(config_is(config, "ascii"));
	assert_string_equal(config_text(config, "colour"), "never");
	config_free(config);
}

static void test_config__keeps_signs_inside_quotes(void **state)
{
	struct config *config = load(*state, "[homeroom]\n"
		"author = \" Zo\xC3\xAB; #1 = me\" # really\n");

	assert_string_equal(config_complaints(config), "");
	assert_string_equal(config_text(config, "author"),
		" Zo\xC3\xAB; #1 = me");
	config_free(config);
}

static void test_config__gives_keys_and_policy_through(void **state)
{
	struct config *config = load(*state, "[policy]\nstability = calm\n"
		"[keys]\nUndo = u, U\nfind = \"/, #\"\nquote = '\n"
		"[policy]\nthin-below = 4\n");
	const struct config_entry *entries;

	assert_string_equal(config_complaints(config), "");
	assert_int_equal(config_keys(config, &entries), 3);
	assert_string_equal(entries[0].key, "undo");
	assert_string_equal(entries[0].value, "u, U");
	assert_int_equal(entries[0].line, 4);
	assert_string_equal(entries[1].value, "/, #");
	assert_string_equal(entries[2].value, "'");
	assert_int_equal(config_policy(config, &entries), 2);
	assert_string_equal(entries[1].key, "thin-below");
	assert_string_equal(entries[1].value, "4");
	assert_int_equal(entries[1].line, 8);
	config_free(config);
}

static void test_config__leaves_out_a_line_that_is_wrong(void **state)
{
	struct buf unknown = BUF_INIT;

	buf_adds(&unknown, "there is no option color; there are ");
	for (size_t i = 0; config_options[i].name; i++)
		buf_addf(&unknown, "%s%s", i > 0 ? ", " : "",
			config_options[i].name);
	buf_adds(&unknown, ".");
	assert_left_out(*state, "colour = always",
		"colour cannot be \"always\"; say auto or never.");
	assert_left_out(*state, "colour =",
		"colour cannot be \"\"; say auto or never.");
	assert_left_out(*state, "color = never", buf_text(&unknown));
	buf_release(&unknown);
	assert_left_out(*state, "a:b = c", "a key has no colon in it.");
	assert_left_out(*state, "[colours]\nred = 1\nblue = 2",
		"there is no section [colours]; there are [homeroom], [keys] "
		"and [policy].");
}

static void test_config__leaves_out_a_value_that_would_be_cut(void **state)
{
	assert_left_out(*state, "author = room#7", "the value of author would "
		"end at its #; put it in double quotes.");
	assert_left_out(*state, "author = ; Berg", "the value of author would "
		"end at its ;; put it in double quotes.");
	assert_left_out(*state, "author = \"Ms.\" Berg",
		"text stands behind the quotes of author.");
	assert_left_out(*state, "author = \"Ms. Berg",
		"the quote of author is not closed.");
}

static void test_config__asks_for_quotes_around_a_key(void **state)
{
	struct config *config = load(*state,
		"[keys]\nfind = /, #\nnote = ;\nundo = u ; back\n");
	const struct config_entry *entries;

	assert_complaints(*state, config, "2: the value of find would end at "
		"its #; put it in double quotes.\n3: the value of note would "
		"end at its ;; put it in double quotes.\n");
	assert_int_equal(config_keys(config, &entries), 1);
	assert_string_equal(entries[0].value, "u");
	config_free(config);
}

static void test_config__says_that_an_option_stands_twice(void **state)
{
	struct config *config = load(*state, "[homeroom]\nauthor = A\n[keys]\n"
		"[homeroom]\nAUTHOR = B\n");

	assert_complaints(*state, config, "5: author stands on line 2 "
		"already, and this one counts; leave one.\n");
	assert_string_equal(config_text(config, "author"), "B");
	config_free(config);
}

static void test_config__wants_a_section_first(void **state)
{
	struct config *config = load(*state, "author = A\n[homeroom]\n");

	assert_complaints(*state, config, "1: author stands before any "
		"section; put [homeroom] above it.\n");
	assert_string_equal(config_text(config, "author"), "");
	config_free(config);
}

static void test_config__takes_a_misleading_file_out_of_force(void **state)
{
	assert_refused(*state, "colour", "this is neither [section] nor "
		"key = value.");
	assert_refused(*state, "= never", "a key is missing before the =.");
	assert_refused(*state, "[keys", "the section is not closed; write "
		"[keys].");
	assert_refused(*state, "[keys] # mine", "text stands behind the "
		"section; put it on a line of its own.");
	assert_refused(*state, "[]",
		"a section has a name, without a colon.");
	assert_refused(*state, "[homeroom:ascii]",
		"a section has a name, without a colon.");
	assert_refused(*state, "# C:\\ ", "a backslash at its end would join "
		"the next line to this one; put the value in double quotes.");
	assert_refused(*state, "author = \x1B[1m",
		"a control character is no text.");
}

static void test_config__refuses_a_line_that_is_too_long(void **state)
{
	struct buf line = BUF_INIT;
	struct config *config;

	buf_adds(&line, "[homeroom]\n#");
	buf_pad(&line, 'x', 999);
	config = load(*state, buf_text(&line));
	assert_string_equal(config_complaints(config), "");
	config_free(config);
	buf_clear(&line);
	buf_addc(&line, '#');
	buf_pad(&line, 'x', 1000);
	assert_refused(*state, buf_text(&line),
		"the line is longer than 1000 bytes.");
	buf_release(&line);
}

static void test_config__refuses_what_is_no_utf8_text(void **state)
{
	const char *not_text = ": the file is no text in UTF-8; save it as "
		"such.\n: nothing in this file is in force until that is put "
		"right.\n";
	static const char zero[] = "[homeroom]\n\0ascii = yes\n";
	struct config *config = load(*state, "[homeroom]\nauthor = Zo\xEB\n");

	assert_complaints(*state, config, not_text);
	config_free(config);
	config = load_bytes(*state, zero, sizeof(zero) - 1);
	assert_complaints(*state, config, not_text);
	config_free(config);
	config = load(*state, "\xEF\xBB\xBF[homeroom]\nascii = yes\n");
	assert_complaints(*state, config, ": the file begins with a byte "
		"order mark; save it as UTF-8 without one.\n: nothing in "
		"this file is in force until that is put right.\n");
	assert_false(config_is(config, "ascii"));
	config_free(config);
}

static void test_config__refuses_what_is_no_file(void **state)
{
	struct place *place = *state;
	struct config *config;

	assert_int_equal(mkdir(place->path, 0700), 0);
	config = config_load(place->path);
	assert_complaints(place, config,
		": is no file, but something else.\n");
	config_free(config);
	assert_int_equal(rmdir(place->path), 0);
	/* Nobody writes to it, and nobody waits for that. */
	assert_int_equal(mkfifo(place->path, 0600), 0);
	config = config_load(place->path);
	assert_complaints(place, config,
		": is no file, but something else.\n");
	assert_defaults(config);
	config_free(config);
}

static void test_config__refuses_a_file_that_is_too_large(void **state)
{
	struct buf text = BUF_INIT;
	struct config *config;

	buf_pad(&text, '\n', (256 << 10) + 1);
	config = load(*state, buf_text(&text));
	assert_complaints(*state, config,
		": is larger than 256 KiB, no settings are.\n");
	config_free(config);
	buf_release(&text);
}

static void test_config__knows_what_an_option_allows(void **state)
{
	const struct option number = { .name = "poll", .type = OPTION_NUMBER,
		.limits = "-5-60" };
	const struct option choice = { .name = "colour",
		.type = OPTION_CHOICE, .limits = "auto|never" };

	(void)state;
	assert_true(option_allows(&number, "-5"));
	assert_true(option_allows(&number, "60"));
	assert_false(option_allows(&number, "61"));
	assert_false(option_allows(&number, "-6"));
	assert_false(option_allows(&number, "010x"));
	assert_false(option_allows(&number, ""));
	assert_true(option_allows(&choice, "never"));
	assert_false(option_allows(&choice, "nev"));
	assert_false(option_allows(&choice, "auto|never"));
	assert_false(option_allows(&choice, ""));
}

static void test_config__makes_a_sample_that_reads_as_the_defaults(
	void **state)
{
	struct buf sample = BUF_INIT;
	struct config *config;

	config_sample(&sample);
	config = load(*state, buf_text(&sample));
	assert_string_equal(config_complaints(config), "");
	config_free(config);
	for (size_t i = 0; i + 1 < sample.len; i++) {
		if (sample.data[i] == '#' && sample.data[i + 1] != ' ')
			sample.data[i] = ' ';
	}
	config = load(*state, buf_text(&sample));
	assert_string_equal(config_complaints(config), "");
	assert_defaults(config);
	for (size_t i = 0; config_options[i].name; i++)
		assert_non_null(strstr(buf_text(&sample),
			config_options[i].sentence));
	config_free(config);
	buf_release(&sample);
}

static void assert_path(const char *named, const char *base, const char *home,
	const char *expected)
{
	struct buf path = BUF_INIT;

	setenv("HOMEROOM_CONFIG", named, 1);
	setenv("XDG_CONFIG_HOME", base, 1);
	setenv("HOME", home, 1);
	config_path(&path);
	assert_string_equal(buf_text(&path), expected);
	buf_release(&path);
}

static void test_config_path__follows_the_environment(void **state)
{
	(void)state;
	assert_path("my.ini", "/x", "/home/a", "my.ini");
	assert_path("", "/x", "/home/a", "/x/homeroom/homeroom.ini");
	/* Where it is not absolute it does not count. */
	assert_path("", "x", "/home/a",
		"/home/a/.config/homeroom/homeroom.ini");
	assert_path("", "", "", "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_config__has_defaults_within_their_limits),
		TEST(test_config__needs_no_file),
		TEST(test_config__reads_options),
		TEST(test_config__keeps_signs_inside_quotes),
		TEST(test_config__gives_keys_and_policy_through),
		TEST(test_config__leaves_out_a_line_that_is_wrong),
		TEST(test_config__leaves_out_a_value_that_would_be_cut),
		TEST(test_config__asks_for_quotes_around_a_key),
		TEST(test_config__says_that_an_option_stands_twice),
		TEST(test_config__wants_a_section_first),
		TEST(test_config__takes_a_misleading_file_out_of_force),
		TEST(test_config__refuses_a_line_that_is_too_long),
		TEST(test_config__refuses_what_is_no_utf8_text),
		TEST(test_config__refuses_what_is_no_file),
		TEST(test_config__refuses_a_file_that_is_too_large),
		cmocka_unit_test(test_config__knows_what_an_option_allows),
		TEST(test_config__makes_a_sample_that_reads_as_the_defaults),
		cmocka_unit_test(test_config_path__follows_the_environment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
