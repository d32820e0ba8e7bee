/* SPDX-License-Identifier: MIT */
/* What a person may have said of a field: a text that fits, a number that is
 * one, and the sentence when it is not. */
#ifndef MODEL_SAID_H
#define MODEL_SAID_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/error.h"

/* NULL, unsaid, will do, here and below. */
struct said {
	const char *field;
	const char *text;
};
#define SAID(...) \
	(const struct said[]){ __VA_ARGS__ }, \
	sizeof((const struct said[]){ __VA_ARGS__ }) / sizeof(struct said)
/* Two arguments: the array and its length. INVALID names the field. */
MUST_CHECK bool said_texts(const struct said *texts, size_t count,
	struct error *err);
MUST_CHECK bool said_number(const char *field, int number, int least, int most,
	struct error *err);
MUST_CHECK bool said_share(const char *field, bool is_said, double share,
	struct error *err);
/* Whether there is something to read in any of them. */
bool said_any(const struct said *texts, size_t count);

#endif
