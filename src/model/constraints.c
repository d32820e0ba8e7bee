/* SPDX-License-Identifier: MIT */
/*
 * What each known constraint asks of teaching. A word was ticked, and no more
 * is known: nothing here tells of a learner, or of a home.
 */
#include "model/learner.h"

#include "names.h"

const struct constraint constraints[] = {
	{
		.name = "time",
		.meaning = "plan without counting on time outside of class",
		.pace = "shorter pieces, and nothing due overnight",
		.format = "all that matters is done in class",
		.checks = "a short look each lesson instead of a long one "
			"a week",
	},
	{
		.name = "internet",
		.meaning = "plan without counting on a connection",
		.format = "on paper, or to take along and use offline",
		.checks = "in class or on paper, nothing to be sent in",
	},
	{
		.name = "caregiving",
		.meaning = "plan around other duties",
		.pace = "days that are agreed on, with one in hand",
		.format = "pieces that can be put down and taken up again",
		.checks = "once a week at an hour that suits, and before "
			"anything is due",
	},
	{
		.name = "anxiety",
		.meaning = "plan for calm, without surprises or an audience",
		.pace = "small steps, without a clock",
		.format = "alone or with one partner, not before the class",
		.checks = "often, lightly and in private, what went well "
			"first",
	},
	{
		.name = "language",
		.meaning = "plan for the words as well as for the topic",
		.pace = "more time to read and to answer",
		.format = "pictures, worked examples and the words of the "
			"topic; a partner to talk it over with",
		.checks = "by showing, drawing or doing, so that the skill is "
			"seen and not the language",
	},
	{
		.name = "attendance",
		.meaning = "plan for days that are missed",
		.pace = "what was missed first, what can wait later",
		.format = "pieces that stand alone, each with its example",
		.checks = "on the day of return, before anything new",
	},
	{ .name = NULL }
};

static bool is_letter(char byte)
{
	char lower = names_lower(byte);

	return lower >= 'a' && lower <= 'z';
}

const struct constraint *constraint_find(const char *what)
{
	const struct constraint *constraint = constraints;
	size_t len = 0;

	while (*what == ' ')
		what++;
	while (is_letter(what[len]))
		len++;
	/* "time2" is a word of its own, and so is one with accents. */
	if ((unsigned char)what[len] >= 0x80 ||
	    (what[len] >= '0' && what[len] <= '9'))
		return NULL;
	while (constraint->name && !names_is(constraint->name, what, len))
		constraint++;
	return constraint->name ? constraint : NULL;
}
