/* SPDX-License-Identifier: MIT */
#include "strings.h"

#include <string.h>

#include "base/attr.h"

static bool start(void *context, const char *name,
	const char *const *attributes UNUSED, struct error *err UNUSED)
{
	struct strings *strings = context;

	if (!strcmp(name, "rPh"))
		strings->is_reading_aid = true;
	else if (!strcmp(name, "t"))
		strings->is_text = !strings->is_reading_aid;
	return true;
}

static bool end(void *context, const char *name, struct error *err UNUSED)
{
	struct strings *strings = context;

	if (!strcmp(name, "rPh"))
		strings->is_reading_aid = false;
	else if (!strcmp(name, "t"))
		strings->is_text = false;
	else if (!strcmp(name, "si"))
		vec_push(&strings->ends, strings->text.len);
	return true;
}

static void text(void *context, const char *bytes, size_t len)
{
	struct strings *strings = context;

	if (strings->is_text)
		buf_add(&strings->text, bytes, len);
}

const struct xml_handlers strings_handlers = { start, end, text };

void strings_release(struct strings *strings)
{
	buf_release(&strings->text);
	vec_release(&strings->ends);
}

bool strings_get(const struct strings *strings, size_t index,
	const char **text_at, size_t *len)
{
	size_t from;

	if (index >= strings->ends.count)
		return false;
	from = index ? strings->ends.items[index - 1] : 0;
	*text_at = buf_text(&strings->text) + from;
	*len = strings->ends.items[index] - from;
	return true;
}
