/* SPDX-License-Identifier: MIT */
#include "dialect.h"

#include <string.h>

#include "base/attr.h"

#define LINES 10

/* Of two that explain the lines as well, what is rarer inside a field. */
static const char separators[] = "\t|;,";

struct scan {
	const char *at;
	const char *end;
	struct dialect dialect;
};

static bool is_line_end(char byte)
{
	return byte == '\r' || byte == '\n';
}

/* From behind the first quote to behind the last. */
static void skip_quoted(struct scan *scan)
{
	while (scan->at < scan->end) {
		char byte = *scan->at++;
		bool has_next = scan->at < scan->end;

		if (byte == '\\' && scan->dialect.has_backslash && has_next)
			scan->at++;
		else if (byte == '"' && (!has_next || *scan->at != '"'))
			return;
		else if (byte == '"')
			scan->at++;
	}
}

/* To behind the line end; 0: with this separator text would go on behind a
 * closing quote. */
static size_t count_fields(struct scan *scan)
{
	bool is_start = true;
	bool is_quoted = false;
	bool is_broken = false;
	size_t count = 1;

	while (scan->at < scan->end && !is_line_end(*scan->at)) {
		char byte = *scan->at++;

		if (byte == scan->dialect.separator) {
			count++;
			is_start = true;
			is_quoted = false;
		} else if (byte == '"' && is_start) {
			skip_quoted(scan);
			is_start = false;
			is_quoted = true;
		} else if (byte != ' ') {
			is_start = false;
			is_broken = is_broken || is_quoted;
		}
	}
	while (scan->at < scan->end && is_line_end(*scan->at))
		scan->at++;
	return is_broken ? 0 : count;
}

/* How many lines have the most usual number of fields, at least two. */
static size_t alike_lines(struct scan scan, size_t *fields)
{
	size_t counts[LINES];
	size_t lines = 0;
	size_t best = 0;

	/* What follows a broken line may be the inside of quotes. */
	while (lines < LINES && scan.at < scan.end) {
		counts[lines] = count_fields(&scan);
		if (counts[lines] == 0)
			break;
		lines++;
	}
	for (size_t i = 0; i < lines; i++) {
		size_t alike = 0;

		for (size_t j = 0; j < lines; j++)
			alike += counts[j] == counts[i];
		if (counts[i] < 2 || alike < best)
			continue;
		if (alike > best || counts[i] > *fields)
			*fields = counts[i];
		best = alike;
	}
	return best;
}

/* A quote after a backslash, where the other rule would end the field. */
static bool has_backslash_quote(const char *text, size_t len)
{
	for (size_t i = 0; i + 2 < len; i++) {
		const char *slash = memchr(text + i, '\\', len - 2 - i);

		if (!slash)
			return false;
		if (slash[1] == '"' && !strchr(",;\t|\r\n\"", slash[2]))
			return true;
		i = (size_t)(slash - text);
	}
	return false;
}

static size_t separator_line(const char *text, size_t len, char *separator)
{
	if (len < 6 || strncasecmp(text, "sep=", 4) != 0 ||
	    !strchr(separators, text[4]) || !is_line_end(text[5]))
		return 0;
	*separator = text[4];
	return 5;
}

size_t dialect_find(struct dialect *dialect, const char *text, size_t len)
{
	size_t best = 0;
	size_t best_fields = 0;
	size_t skipped;

	dialect->separator = ',';
	dialect->has_backslash = has_backslash_quote(text, len);
	skipped = separator_line(text, len, &dialect->separator);
	for (size_t i = 0; !skipped && i < strlen(separators); i++) {
		struct scan scan = { .at = text, .end = text + len };
		size_t fields = 0;
		size_t alike;

		scan.dialect = *dialect;
		scan.dialect.separator = separators[i];
		alike = alike_lines(scan, &fields);
		if (alike < best || (alike == best && fields <= best_fields))
			continue;
		best = alike;
		best_fields = fields;
		dialect->separator = separators[i];
	}
	return skipped;
}
