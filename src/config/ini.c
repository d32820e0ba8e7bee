/* SPDX-License-Identifier: MIT */
#include "ini.h"

#include INIPARSER_HEADER
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

#define LINE_BYTES_MAX 1000
#define FILE_BYTES_MAX (256 << 10)

struct scan {
	struct ini *ini;
	const char *path;
	struct buf *complaints;
	struct buf section;
	size_t section_line;
	size_t line;
	bool is_broken; /* iniparser must not see the file */
};

FORMAT(2, 0) static void say(struct scan *scan, const char *format,
	va_list args)
{
	buf_adds(scan->complaints, scan->path);
	if (scan->line > 0)
		buf_addf(scan->complaints, ":%zu", scan->line);
	buf_adds(scan->complaints, ": ");
	buf_vaddf(scan->complaints, format, args);
	buf_addc(scan->complaints, '\n');
}

/* The line is left out. */
FORMAT(2, 3) static void complain(struct scan *scan, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(scan, format, args);
	va_end(args);
}

/* The whole file is left out. */
FORMAT(2, 3) static void refuse(struct scan *scan, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(scan, format, args);
	va_end(args);
	scan->is_broken = true;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

static bool is_comment(char byte)
{
	return byte == '#' || byte == ';';
}

/* Lower-cased as iniparser does, without the blanks around. */
static char *name_of(const char *text, size_t len)
{
	char *name;

	while (len > 0 && is_blank(*text)) {
		text++;
		len--;
	}
	while (len > 0 && is_blank(text[len - 1]))
		len--;
	name = mem_strndup(text, len);
	for (char *byte = name; *byte; byte++) {
		if (*byte >= 'A' && *byte <= 'Z')
			*byte = (char)(*byte - 'A' + 'a');
	}
	return name;
}

static void scan_section(struct scan *scan, const char *line)
{
	size_t len = strcspn(line, "]");
	char *name = name_of(line + 1, len > 0 ? len - 1 : 0);

	if (line[len] != ']')
		refuse(scan, "the section is not closed; write [%s].", name);
	else if (line[len + 1])
		refuse(scan, "text stands behind the section; put it on a "
			"line of its own.");
	else if (!*name || strchr(name, ':'))
		refuse(scan, "a section has a name, without a colon.");
	buf_clear(&scan->section);
	buf_adds(&scan->section, name);
	scan->section_line = scan->line;
	mem_free(name);
}

static bool check_quoted(struct scan *scan, const char *key,
	const char *value)
{
	const char *end = strchr(value + 1, *value);

	if (!end) {
		complain(scan, "the quote of %s is not closed.", key);
		return false;
	}
	end++;
	while (is_blank(*end))
		end++;
	if (*end && !is_comment(*end)) {
		complain(scan, "text stands behind the quotes of %s.", key);
		return false;
	}
	return true;
}

/* A comment must look like one, or the value would end early. */
static bool check_plain(struct scan *scan, const char *key, const char *value)
{
	size_t len = strcspn(value, "#;");
	size_t end = len;

	while (end > 0 && is_blank(value[end - 1]))
		end--;
	if (!value[len] || (end > 0 && end < len && value[end - 1] != ','))
		return true;
	complain(scan, "the value of %s would end at its %c; put it in "
		"double quotes.", key, value[len]);
	return false;
}

static bool check_value(struct scan *scan, const char *key, const char *value)
{
	while (is_blank(*value))
		value++;
	/* A quote alone is itself, two are nothing. */
	if ((*value == '"' || *value == '\'') && value[1] &&
	    value[1] != value[0])
		return check_quoted(scan, key, value);
	return check_plain(scan, key, value);
}

static struct ini_entry *find(const struct ini *ini, const char *section,
	const char *key)
{
	for (size_t i = 0; i < ini->entries.count; i++) {
		struct ini_entry *entry = &ini->entries.items[i];

		if (text_equal(entry->section, section) &&
		    text_equal(entry->key, key))
			return entry;
	}
	return NULL;
}

/* Takes the key; iniparser keeps the last of two. */
static void add_entry(struct scan *scan, char *key)
{
	const char *section = buf_text(&scan->section);
	struct ini_entry *before = find(scan->ini, section, key);
	struct ini_entry entry = {
		.key = key,
		.line = scan->line,
		.section_line = scan->section_line,
	};

	if (before) {
		complain(scan, "%s stands on line %zu already, and this one "
			"counts; leave one.", key, before->line);
		before->line = scan->line;
		mem_free(key);
		return;
	}
	entry.section = mem_strdup(section);
	vec_push(&scan->ini->entries, entry);
}

static void scan_key(struct scan *scan, const char *line, const char *equals)
{
	char *key = name_of(line, (size_t)(equals - line));

	if (!*key) {
		refuse(scan, "a key is missing before the =.");
	} else if (strchr(key, ':')) {
		complain(scan, "a key has no colon in it.");
	} else if (scan->section.len == 0) {
		complain(scan, "%s stands before any section; put [homeroom] "
			"above it.", key);
	} else if (check_value(scan, key, equals + 1)) {
		add_entry(scan, key);
		return;
	}
	mem_free(key);
}

static bool has_control(const char *line)
{
	for (; *line; line++) {
		if ((unsigned char)*line < ' ' && *line != '\t')
			return true;
	}
	return false;
}

static void scan_line(struct scan *scan, char *line)
{
	size_t len = strlen(line);

	scan->line++;
	if (len > LINE_BYTES_MAX) {
		refuse(scan, "the line is longer than %d bytes.",
			LINE_BYTES_MAX);
		return;
	}
	while (len > 0 && is_blank(line[len - 1]))
		line[--len] = '\0';
	while (is_blank(*line))
		line++;
	if (has_control(line))
		refuse(scan, "a control character is no text.");
	/* Even in a comment. */
	else if (*line && line[strlen(line) - 1] == '\\')
		refuse(scan, "a backslash at its end would join the next "
			"line to this one; put the value in double quotes.");
	else if (!*line || is_comment(*line))
		return;
	else if (*line == '[')
		scan_section(scan, line);
	else if (strchr(line, '='))
		scan_key(scan, line, strchr(line, '='));
	else
		refuse(scan, "this is neither [section] nor key = value.");
}

static void scan_bytes(struct scan *scan, struct buf *bytes)
{
	char *line = bytes->len > 0 ? bytes->data : NULL;

	if (!text_is_valid(buf_text(bytes), bytes->len)) {
		refuse(scan, "the file is no text in UTF-8; save it as such.");
		return;
	}
	if (strncmp(buf_text(bytes), "\xEF\xBB\xBF", 3) == 0) {
		refuse(scan, "the file begins with a byte order mark; save it "
			"as UTF-8 without one.");
		return;
	}
	while (line) {
		char *end = strchr(line, '\n');

		if (end)
			*end = '\0';
		scan_line(scan, line);
		line = end ? end + 1 : NULL;
	}
}

static bool read_bytes(int file, struct buf *bytes)
{
	char part[4096];
	ssize_t got = read(file, part, sizeof(part));

	while (got > 0 && bytes->len <= FILE_BYTES_MAX) {
		buf_add(bytes, part, (size_t)got);
		got = read(file, part, sizeof(part));
	}
	return got >= 0;
}

/* false: there is nothing to read, with or without a complaint. */
static bool load_bytes(struct scan *scan, struct buf *bytes)
{
	/* Not to wait for somebody to write to a pipe. */
	int file = open(scan->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;
	bool is_read = false;

	if (file < 0) {
		if (errno != ENOENT && errno != ENOTDIR)
			complain(scan, "cannot be read: %s.", strerror(errno));
		return false;
	}
	if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))
		complain(scan, "is no file, but something else.");
	else if (!read_bytes(file, bytes))
		complain(scan, "cannot be read: %s.", strerror(errno));
	else if (bytes->len > FILE_BYTES_MAX)
		complain(scan, "is larger than %d KiB, no settings are.",
			FILE_BYTES_MAX >> 10);
	else
		is_read = true;
	close(file);
	return is_read;
}

/* Whatever iniparser would print was said better already. */
static int say_nothing(const char *format UNUSED, ...)
{
	return 0;
}

static void fill_values(struct scan *scan)
{
	dictionary *values;

	iniparser_set_error_callback(say_nothing);
	values = iniparser_load(scan->path);
	if (!values) {
		refuse(scan, "cannot be understood.");
		return;
	}
	for (size_t i = 0; i < scan->ini->entries.count; i++) {
		struct ini_entry *entry = &scan->ini->entries.items[i];
		struct buf name = BUF_INIT;
		const char *value;

		buf_addf(&name, "%s:%s", entry->section, entry->key);
		value = iniparser_getstring(values, buf_text(&name), "");
		entry->value = mem_strdup(value ? value : "");
		buf_release(&name);
	}
	iniparser_freedict(values);
}

void ini_read(struct ini *ini, const char *path, struct buf *complaints)
{
	struct scan scan = {
		.ini = ini,
		.path = path,
		.complaints = complaints,
	};
	struct buf bytes = BUF_INIT;

	if (load_bytes(&scan, &bytes)) {
		scan_bytes(&scan, &bytes);
		scan.line = 0;
		if (!scan.is_broken)
			fill_values(&scan);
		if (scan.is_broken) {
			complain(&scan, "nothing in this file is in force "
				"until that is put right.");
			ini_release(ini);
		}
	}
	buf_release(&bytes);
	buf_release(&scan.section);
}

void ini_release(struct ini *ini)
{
	for (size_t i = 0; i < ini->entries.count; i++) {
		mem_free(ini->entries.items[i].section);
		mem_free(ini->entries.items[i].key);
		mem_free(ini->entries.items[i].value);
	}
	vec_release(&ini->entries);
}
