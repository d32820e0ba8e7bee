/* SPDX-License-Identifier: MIT */
/* Fields that a person fills in. */
#include "said.h"

#include <string.h>

#include "base/text.h"
#include "model/learner.h"

static bool check_text(const struct said *said, struct error *err)
{
	size_t len = said->text ? strlen(said->text) : 0;

	if (len > LEARNER_TEXT_MAX)
		return error_set(err, ERROR_INVALID, "%s has %zu bytes of "
			"text, and %d are kept: say it in fewer words",
			said->field, len, LEARNER_TEXT_MAX);
	return !len || text_is_valid(said->text, len) || error_set(err,
		ERROR_INVALID, "%s is not UTF-8 text: write it anew",
		said->field);
}

bool said_texts(const struct said *texts, size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (!check_text(&texts[i], err))
			return false;
	}
	return true;
}

bool said_number(const char *field, int number, int least, int most,
	struct error *err)
{
	return (number >= least && number <= most) || error_set(err,
		ERROR_INVALID, "%s is %d to %d, and not %d", field, least,
		most, number);
}

bool said_share(const char *field, bool is_said, double share,
	struct error *err)
{
	return !is_said || (share >= 0 && share <= 1) || error_set(err,
		ERROR_INVALID, "%s is a part of a whole: 0 to 100%%", field);
}

bool said_any(const struct said *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!text_is_blank(texts[i].text))
			return true;
	}
	return false;
}
