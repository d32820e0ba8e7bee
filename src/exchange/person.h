/* SPDX-License-Identifier: MIT */
/* A name out of one cell or two. */
#ifndef EXCHANGE_PERSON_H
#define EXCHANGE_PERSON_H

#include <stdbool.h>

#include "base/buf.h"

struct person {
	struct buf given;
	struct buf family;
	struct buf name; /* "Given Family" */
};
#define PERSON_INIT { 0 }

void person_release(struct person *person);
/* "Chen, Ana" or "Ana Chen", the last word then being the family's. false:
 * there is no name. */
bool person_set_whole(struct person *person, const char *cell);
/* Either may be missing, not both; NULL is missing. */
bool person_set_parts(struct person *person, const char *given,
	const char *family);

#endif
