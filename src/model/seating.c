/* SPDX-License-Identifier: MIT */
/* The words of a seating. */
#include "model/seating.h"

#include "names.h"

static const char *const styles[] = {
	[SEATING_NEED] = "need",
	[SEATING_GOAL] = "goal",
	[SEATING_MIXED] = "mixed",
};
_Static_assert(ARRAY_LEN(styles) == SEATING_STYLE_COUNT, "one a style");

const char *seating_style_name(enum seating_style style)
{
	return styles[style];
}

bool seating_style_parse(const char *text, enum seating_style *style)
{
	size_t place;

	if (!names_find(styles, ARRAY_LEN(styles), text, &place))
		return false;
	*style = (enum seating_style)place;
	return true;
}
