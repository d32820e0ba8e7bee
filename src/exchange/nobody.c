/* SPDX-License-Identifier: MIT */
/* Each row of a file of millions is asked, so that nothing is allocated. */
#include "nobody.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/attr.h"

#define KEY_SIZE 24

static const struct {
	const char *key;
	enum nobody is;
} words[] = {
	{ "pointspossible", NOBODY_MAXIMA },
	{ "possiblepoints", NOBODY_MAXIMA },
	{ "maximumpoints", NOBODY_MAXIMA },
	{ "maxpoints", NOBODY_MAXIMA },
	{ "maximumscore", NOBODY_MAXIMA },
	{ "maxscore", NOBODY_MAXIMA },
	{ "teststudent", NOBODY_TEST },
	{ "studenttest", NOBODY_TEST },
	{ "average", NOBODY_SUMMARY },
	{ "averages", NOBODY_SUMMARY },
	{ "averagescore", NOBODY_SUMMARY },
	{ "classaverage", NOBODY_SUMMARY },
	{ "classmean", NOBODY_SUMMARY },
	{ "classmedian", NOBODY_SUMMARY },
	{ "classtotal", NOBODY_SUMMARY },
	{ "grandtotal", NOBODY_SUMMARY },
	{ "groupaverage", NOBODY_SUMMARY },
	{ "median", NOBODY_SUMMARY },
	{ "overall", NOBODY_SUMMARY },
	{ "overallaverage", NOBODY_SUMMARY },
	{ "overalltotal", NOBODY_SUMMARY },
	{ "standarddeviation", NOBODY_SUMMARY },
	{ "stddev", NOBODY_SUMMARY },
	{ "subtotal", NOBODY_SUMMARY },
	{ "total", NOBODY_SUMMARY },
	{ "totals", NOBODY_SUMMARY },
};

/* Appends the letters of a text, small; false: there are others, or more than
 * any of the words has. */
static bool add_letters(char *key, size_t *len, const char *text)
{
	for (; text && *text; text++) {
		unsigned char byte = (unsigned char)*text;
		unsigned char small = byte | 32;

		if (byte >= 0x80 || (byte >= '0' && byte <= '9') ||
		    *len + 1 == KEY_SIZE)
			return false;
		if (small >= 'a' && small <= 'z')
			key[(*len)++] = (char)small;
	}
	key[*len] = '\0';
	return true;
}

enum nobody nobody_of(const char *name, const char *rest)
{
	char key[KEY_SIZE] = "";
	size_t len = 0;

	if (!add_letters(key, &len, name) || !add_letters(key, &len, rest))
		return NOBODY_NOT;
	for (size_t i = 0; len && i < ARRAY_LEN(words); i++) {
		if (!strcmp(words[i].key, key))
			return words[i].is;
	}
	return NOBODY_NOT;
}
