/* SPDX-License-Identifier: MIT */
/*
 * What an import has met already, so that the same score is taken once and
 * another one corrects: check-ins that the store held before, and scores from
 * the file itself. Students, batches (an objective and a day in a round) and
 * scores are small numbers that the caller gives out; olds are the check-ins
 * of the store that a row could mean, last observed last.
 *
 * 1. A check-in of the store answers one row only. One that the import itself
 *    made has answered its own.
 * 2. A row that finds its score is that score again. Else it corrects the
 *    first check-in of the store that answered no row yet; else it is new.
 * 3. Where twins count, as in files that homeroom wrote, each row with the
 *    same score is another check-in: it finds one that answered no row yet.
 */
#ifndef APP_LEDGER_H
#define APP_LEDGER_H

#include <stdbool.h>

#include "base/ids.h"
#include "lookup.h"
#include "store/change.h"

struct ledger {
	struct lookup rows;    /* bits of students, by (group of them, batch,
	                        * score): little for each of many rows */
	struct ids answered;   /* check-ins of the store */
	struct ids corrected;  /* those of them that have another score now */
	bool counts_twins;
};
#define LEDGER_INIT { 0 }

struct ledger_row {
	uint32_t student;
	uint32_t batch;
	uint32_t mark;         /* the number of the score */
	struct score score;
};

struct ledger_olds {
	const struct filed_checkin *items;
	size_t count;
};

enum ledger_answer {
	LEDGER_NEW,
	LEDGER_SAME,
	LEDGER_OTHER
};

/* A row of the file. LEDGER_OTHER: *old is to be corrected; else NULL. */
enum ledger_answer ledger_take(struct ledger *ledger,
	const struct ledger_row *row, struct ledger_olds olds,
	const struct filed_checkin **old);
/* A check-in of the store with this score that answered no row, and is taken
 * for one that did from now on; NULL. */
const struct filed_checkin *ledger_left(struct ledger *ledger,
	const struct score *score, struct ledger_olds olds);
/* Forgets the rows of the file: what they logged is among the olds then. */
void ledger_forget_rows(struct ledger *ledger);
void ledger_release(struct ledger *ledger);

#endif
