/* SPDX-License-Identifier: MIT */
/* The header words of many systems, folded to letters and digits. */
#ifndef EXCHANGE_ALIASES_H
#define EXCHANGE_ALIASES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "exchange/columns.h"

struct alias {
	const char *key;
	enum meaning meaning; /* MEANING_COUNT: known, and never a score */
	bool is_percent;
};

/* Appends the key of a header: "Student #" is studentnumber. */
void aliases_key(struct buf *out, const char *header);
/* NULL: an unknown header. Of two aliases of one meaning the lower pointer is
 * the better one. */
const struct alias *aliases_find(const char *header);

#endif
