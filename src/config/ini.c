/* SPDX-License-Identifier: MIT */
/* One ini file as entries: every line looked at, then read by iniparser. */
#include "ini.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/text.h"

#define LINE_MAX_BYTES 1000
#define FILE_MAX_BYTES (256u << 10)

struct scan {
	struct ini *ini;
	const char *path;
	struct buf *complaints;
	struct buf section;
	size_t line;
};

FORMAT(2, 3) static void complain(struct scan *scan, const char *format, ...)
{
	va_list args;

	buf_adds(scan->complaints, scan->path);
	if (scan->line)
		buf_addf(scan->complaints, ":%zu", scan->line);
	buf_adds(scan->complaints, ": ");
	va_start(args, format);
	buf_vaddf(scan->complaints, format, args);
	va_end(args);
	buf_addc(scan->complaints, '\n');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Lower-cased as iniparser does, without the blanks around. */
static char *name_of(const char *text, size_t len)
{
	char *name;

	while (len && is_blank(*text)) {
		text++;
		len--;
	}
	while (len && is_blank(text[len - 1]))
		len--;
	name = mem_strndup(text, len);
	for (char *c = name; *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
	return name;
}

static void scan_section(struct scan *scan, const char *text)
{
	const char *end = strchr(text, ']');
	char *name;

	if (!end) {
		complain(scan, "the section is not closed: say [name]");
		return;
	}
	name = name_of(text + 1, (size_t)(end - text - 1));
	if (strchr(name, ':'))
		complain(scan, "a section has no colon in its name");
	buf_clear(&scan->section);
	buf_adds(&scan->section, name);
	mem_free(name);
}

static const struct ini_entry *find(const struct ini *ini,
	const char *section, const char *key)
{
	for (size_t i = 0; i < ini->entries.count; i++) {
		const struct ini_entry *entry = &ini->entries.items[i];

		if (!strcmp(entry->section, section) &&
		    !strcmp(entry->key, key))
			return entry;
	}
	return NULL;
}

static void scan_key(struct scan *scan, const char *text, const char *equals)
{
	const char *section = buf_text(&scan->section);
	struct ini_entry entry = { .line = scan->line };
	const struct ini_entry *before;

	entry.key = name_of(text, (size_t)(equals - text));
	before = find(scan->ini, section, entry.key);
	if (!*entry.key || strchr(entry.key, ':')) {
		complain(scan, "a key has a name and no colon in it");
	} else if (before) {
		complain(scan, "%s is set on line %zu already: leave one",
			entry.key, before->line);
	} else {
		entry.section = mem_strdup(section);
		vec_push(&scan->ini->entries, entry);
		return;
	}
	mem_free(entry.key);
}

static void scan_line(struct scan *scan, char *line)
{
	size_t len = strlen(line);
	const char *equals = strchr(line, '=');

	scan->line++;
	while (is_blank(*line))
		line++;
	if (!*line || *line == '#' || *line == ';')
		return;
	if (len > LINE_MAX_BYTES)
		complain(scan, "the line is longer than %d bytes",
			LINE_MAX_BYTES);
	else if (*line == '[')
		scan_section(scan, line);
	else if (!equals)
		complain(scan, "this is neither [section] nor key = value");
	else if (!scan->section.len)
		complain(scan, "a key stands below a section: begin with "
			"[homeroom]");
	else
		scan_key(scan, line, equals);
}

static void scan_bytes(struct scan *scan, struct buf *bytes)
{
	char *line = bytes->len ? bytes->data : NULL;

	if (!text_is_valid(buf_text(bytes), bytes->len)) {
		complain(scan, "the file is not UTF-8 text");
		return;
	}
	if (!strncmp(buf_text(bytes), "\xef\xbb\xbf", 3)) {
		complain(scan, "the file begins with a byte order mark: save "
			"it without one");
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

/* false: there is nothing to read, with or without a complaint. */
static bool load_bytes(struct scan *scan, struct buf *bytes)
{
	FILE *file = fopen(scan->path, "re");
	struct stat about;
	char part[4096];
	size_t got;

	if (!file) {
		if (errno != ENOENT && errno != ENOTDIR)
			complain(scan, "cannot be read: %s", strerror(errno));
		return false;
	}
	if (fstat(fileno(file), &about) || !S_ISREG(about.st_mode) ||
	    about.st_size > FILE_MAX_BYTES) {
		complain(scan, "this is no settings file");
		fclose(file);
		return false;
	}
	while ((got = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(bytes, part, got);
	fclose(file);
	return true;
}

static int say_nothing(const char *format UNUSED, ...)
{
	return 0;
}

/* Every line has been looked at; what iniparser still refuses is said. */
static void fill_values(struct scan *scan)
{
	dictionary *values;

	iniparser_set_error_callback(say_nothing);
	values = iniparser_load(scan->path);
	scan->line = 0;
	if (!values) {
		complain(scan, "cannot be understood");
		return;
	}
	for (size_t i = 0; i < scan->ini->entries.count; i++) {
		struct ini_entry *entry = &scan->ini->entries.items[i];
		struct buf name = BUF_INIT;

		buf_addf(&name, "%s:%s", entry->section, entry->key);
		entry->value = mem_strdup(iniparser_getstring(values,
			buf_text(&name), ""));
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
	size_t before = complaints->len;
	struct buf bytes = BUF_INIT;

	if (load_bytes(&scan, &bytes)) {
		scan_bytes(&scan, &bytes);
		if (complaints->len == before)
			fill_values(&scan);
		if (complaints->len != before)
			ini_release(ini);
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
