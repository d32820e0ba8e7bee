/* SPDX-License-Identifier: MIT */
/*
 * Aliases that were said of one student and are said of another now: what an
 * earlier import of the same scores logged for the first is taken away there,
 * unless it answers a row of their own.
 */
#ifndef APP_IMPORT_MISTAKE_H
#define APP_IMPORT_MISTAKE_H

#include "app/import.h"
#include "import_held.h"
#include "ledger.h"
#include "roll.h"
#include "store/change.h"

struct import_mistake {
	size_t before; /* places in the roll */
	size_t now;
	struct import_meaning meaning; /* for the student before */
	struct score score;
};

struct import_mistakes {
	VEC(struct import_mistake) items;
};

void import_mistakes_add(struct import_mistakes *mistakes, size_t before,
	size_t now, const struct import_meaning *meaning,
	const struct score *score);
/* After the last row. */
MUST_CHECK bool import_mistakes_mend(const struct import_mistakes *mistakes,
	const struct roll *roll, struct ledger *ledger,
	struct import_held *held, struct import_report *report,
	struct error *err);
void import_mistakes_release(struct import_mistakes *mistakes);

#endif
