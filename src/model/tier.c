/* SPDX-License-Identifier: MIT */
/* How much support there is: three tiers. */
#include <assert.h>

#include "base/number.h"
#include "model/learner.h"
#include "names.h"

static const char *const tiers[] = {
	"", "self-directed", "group", "one-to-one"
};
_Static_assert(ARRAY_LEN(tiers) == TIER_MOST + 1, "one a tier");

const char *tier_name(int tier)
{
	assert(tier >= 0 && tier <= TIER_MOST);
	return tiers[tier];
}

bool tier_parse(const char *text, int *tier)
{
	int64_t number;
	size_t place;

	if (number_parse_int(text, &number)) {
		if (number < 1 || number > TIER_MOST)
			return false;
		*tier = (int)number;
		return true;
	}
	if (!names_match(tiers, ARRAY_LEN(tiers), text, &place))
		return false;
	*tier = (int)place;
	return true;
}
