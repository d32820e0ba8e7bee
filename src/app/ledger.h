/* SPDX-License-Identifier: MIT */
/*
 * What an import has met already, so that the same score is taken once and
 * another one corrects: check-ins that the store held before, and scores from
 * the file itself. Students, batches (an objective and a day in a round) and
 * scores are small numbers that the caller gives out.
 *
 * 1. A check-in of the store is filed under every batch that a row meaning
 *    it could name; it answers one row only.
 * 2. A row that finds its score is that score again. Else it corrects a
 *    check-in of the store, in its batch, that answered no row yet; else it
 *    is new.
 * 3. Where twins count, as in files that homeroom wrote, each row with the
 *    same score is another check-in: it finds one that answered no row yet.
 */
#ifndef APP_LEDGER_H
#define APP_LEDGER_H

#include <stdbool.h>

#include "lookup.h"
#include "model/checkin.h"

struct ledger_old {
	const struct checkin *checkin;
	uint32_t score;
	bool is_answered;
};

/* Check-ins of one student in one batch, one after another. */
struct ledger_filing {
	size_t old;
	size_t next; /* number of a filing, from 1; 0 ends */
};

struct ledger {
	struct lookup places;  /* of the store, by (student, batch, score) */
	struct lookup rows;    /* bits of students, by (group of them, batch,
	                        * score): little for each of many rows */
	VEC(struct ledger_old) olds;
	VEC(struct ledger_filing) filings;
	bool counts_twins;
};
#define LEDGER_INIT { 0 }

enum ledger_answer {
	LEDGER_NEW,
	LEDGER_SAME,
	LEDGER_OTHER
};

/* A check-in of the store, borrowed; its number for ledger_file. */
size_t ledger_add(struct ledger *ledger, const struct checkin *checkin,
	uint32_t score);
void ledger_file(struct ledger *ledger, size_t old, uint32_t student,
	uint32_t batch);
/* A row of the file. LEDGER_OTHER: *checkin is to be corrected; else NULL. */
enum ledger_answer ledger_take(struct ledger *ledger, uint32_t student,
	uint32_t batch, uint32_t score, const struct checkin **checkin);
/* A check-in of the store with this score that answered no row, and is taken
 * for one that did from now on; NULL. */
const struct checkin *ledger_left(struct ledger *ledger,
	uint32_t student, uint32_t batch, uint32_t score);
void ledger_release(struct ledger *ledger);

#endif
