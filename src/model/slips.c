/* SPDX-License-Identifier: MIT */
/* Words that are one letter away from a check-in word. */
#include "slips.h"

#include <string.h>

#include "base/mem.h"
#include "model/checkin.h"
#include "names.h"

#define WORD_LEAST 3

/* What stands before a colon. */
static const struct {
	const char *word;
	const char *right;
} named[] = {
	{ "round", "round:NAME" },
	{ "block", "block:WHAT" },
	{ "task", "task:done" },
};

const char *slips_after_digits(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return digits > 0 ? text + digits : NULL;
}

/* One letter too many, too few, or wrong, or two that changed places. */
static bool is_one_slip(const char *a, const char *b)
{
	size_t a_len = strlen(a);
	size_t b_len = strlen(b);

	while (*a && names_lower(*a) == *b) {
		a++, b++;
		a_len--, b_len--;
	}
	while (a_len > 0 && b_len > 0 &&
	    names_lower(a[a_len - 1]) == b[b_len - 1])
		a_len--, b_len--;
	if (a_len == 2 && b_len == 2)
		return names_lower(a[0]) == b[1] &&
			names_lower(a[1]) == b[0];
	return a_len <= 1 && b_len <= 1;
}

/* "12mni", "rond:x" */
static const char *meant_beside(const char *text)
{
	const char *unit = slips_after_digits(text);
	size_t len = strcspn(text, ":");
	const char *right = unit && is_one_slip(unit, "min") ? "12min" : NULL;
	char *word = mem_strndup(text, len);

	for (size_t i = 0; !right && text[len] && len >= WORD_LEAST &&
	     i < ARRAY_LEN(named); i++)
		right = is_one_slip(word, named[i].word) ? named[i].right :
			NULL;
	mem_free(word);
	return right;
}

/* "round=x" */
static const char *meant_before_sign(const char *text)
{
	for (size_t i = 0; i < ARRAY_LEN(named); i++) {
		size_t len = strlen(named[i].word);

		if (names_begins(text, named[i].word, len) && text[len] &&
		    strchr("-=._,;/+", text[len]))
			return named[i].right;
	}
	return NULL;
}

const char *slips_meant(const char *text)
{
	size_t len = strlen(text);
	const char *right = meant_beside(text);

	for (size_t i = SUPPORT_ALONE; i < SUPPORT_COUNT; i++) {
		const char *name = support_name((enum support)i);

		if (is_one_slip(text, name) ||
		    (len > 2 && names_begins(name, text, len)))
			return name;
	}
	return right ? right : meant_before_sign(text);
}
