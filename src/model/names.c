/* SPDX-License-Identifier: MIT */
/* Names in tables, and words of ASCII in any case. */
#include "names.h"

#include <string.h>

#include "base/text.h"

bool names_find(const char *const *names, size_t count, const char *text,
	size_t *place)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal(names[i], text)) {
			*place = i;
			return true;
		}
	}
	return false;
}

char names_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool names_begins(const char *name, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (!name[i] || names_lower(name[i]) != names_lower(text[i]))
			return false;
	}
	return true;
}

bool names_is(const char *name, const char *text, size_t len)
{
	return names_begins(name, text, len) && !name[len];
}

bool names_match(const char *const *names, size_t count, const char *text,
	size_t *place)
{
	size_t len = strlen(text);
	size_t found = 0;

	for (size_t i = 0; len && i < count; i++) {
		if (!names_begins(names[i], text, len))
			continue;
		*place = i;
		found++;
		if (!names[i][len])
			return true;
	}
	return found == 1;
}

bool names_see(struct buf *seen, const char *key, struct error *err)
{
	struct buf line = BUF_INIT;
	bool is_new;

	buf_addf(&line, "\n%s\n", key);
	is_new = !strstr(buf_text(seen), buf_text(&line));
	buf_add(seen, line.data, line.len);
	buf_release(&line);
	return is_new || error_set(err, ERROR_INVALID,
		"%s is there twice: leave one.", key);
}
