/* SPDX-License-Identifier: MIT */
#include "styles.h"

#include <stdlib.h>
#include <string.h>

#include "base/attr.h"

/* Of the formats that every workbook has; a time alone is no date. */
static bool is_known_date(unsigned code)
{
	return (code >= 14 && code <= 17) || code == 22 ||
		(code >= 27 && code <= 31) || code == 36 ||
		(code >= 50 && code <= 54) || code == 57 || code == 58;
}

/* What stands in quotes, in brackets or behind a stroke is shown as it is. */
static const char *skip_shown(const char *at)
{
	const char *end = NULL;

	if (*at == '\\' || *at == '_' || *at == '*')
		return at[1] ? at + 1 : at;
	if (*at == '"')
		end = strchr(at + 1, '"');
	else if (*at == '[')
		end = strchr(at, ']');
	return end ? end : at;
}

static bool shows_days(const char *format)
{
	for (const char *at = format; *at && *at != ';'; at++) {
		const char *end = skip_shown(at);

		if (end == at && strchr("dDyY", *at))
			return true;
		at = end;
	}
	return false;
}

static unsigned code_of(const char *const *attributes)
{
	const char *text = xml_attribute(attributes, "numFmtId");

	return text ? (unsigned)strtoul(text, NULL, 10) : 0;
}

static bool is_date(const struct styles *styles, unsigned code)
{
	for (size_t i = 0; i < styles->codes.count; i++) {
		if (styles->codes.items[i] == code)
			return true;
	}
	return is_known_date(code);
}

static bool start(void *context, const char *name,
	const char *const *attributes, struct error *err UNUSED)
{
	struct styles *styles = context;
	const char *format = xml_attribute(attributes, "formatCode");

	if (!strcmp(name, "cellXfs"))
		styles->is_cells = true;
	else if (!strcmp(name, "numFmt") && format && shows_days(format))
		vec_push(&styles->codes, code_of(attributes));
	else if (!strcmp(name, "xf") && styles->is_cells)
		vec_push(&styles->are_dates,
			is_date(styles, code_of(attributes)));
	return true;
}

static bool end(void *context, const char *name, struct error *err UNUSED)
{
	struct styles *styles = context;

	if (!strcmp(name, "cellXfs"))
		styles->is_cells = false;
	return true;
}

static void skip_text(void *context UNUSED, const char *text UNUSED,
	size_t len UNUSED)
{
}

const struct xml_handlers styles_handlers = { start, end, skip_text };

void styles_release(struct styles *styles)
{
	vec_release(&styles->codes);
	vec_release(&styles->are_dates);
}

bool styles_is_date(const struct styles *styles, size_t style)
{
	return style < styles->are_dates.count &&
		styles->are_dates.items[style];
}
