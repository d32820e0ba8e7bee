/* SPDX-License-Identifier: MIT */
/*
 * Files that do not say when it was, as they come again on another day. What
 * each of their rounds came from is remembered as a reading "round ID".
 *
 * 1. A column that has its quiz in its name goes to the round that it went to
 *    before, unless a person says a round or a date.
 * 2. Any other is asked about when most of its scores stand in an earlier
 *    round of such a file already.
 * 3. So is one that would overwrite most of what it meets in a round of an
 *    earlier day, which it has by its title or its name alone.
 */
#ifndef APP_IMPORT_AGAIN_H
#define APP_IMPORT_AGAIN_H

#include "app/import.h"
#include "exchange/columns.h"
#include "import_held.h"
#include "import_memory.h"
#include "model/facts.h"
#include "target.h"

struct again_row {
	int64_t student;
	int64_t objective;
	struct score score;
};

struct import_again {
	const struct import_memory *memory;
	const struct facts *facts; /* without check-ins */
	bool is_dateless;          /* the file is */
	bool is_asked_about;       /* by 2. */
	struct buf key;            /* what the rounds came from */
	const struct round *round; /* by 1.; NULL */
	struct buf title;          /* of the column */
	VEC(struct again_row) rows;
	const struct import_options *options;
	size_t met_same;           /* scores in a round of an earlier day */
	size_t met_other;
	size_t met;                /* the first such round's place */
	bool met_several;          /* rounds */
};

void import_again_begin(struct import_again *again,
	const struct import_memory *memory, const struct facts *facts,
	const struct columns *columns, const struct import_options *options);
void import_again_release(struct import_again *again);
/* A row that is taken. */
void import_again_add(struct import_again *again, int64_t student,
	int64_t objective, const struct score *score);
/* Whether there is anything for import_again_check to look at. */
bool import_again_may_be(const struct import_again *again);
/* After the last row. CONFLICT: a person must say. */
MUST_CHECK bool import_again_check(const struct import_again *again,
	struct import_held *held, const struct targets *targets,
	struct error *err);
MUST_CHECK bool import_again_keep(const struct import_again *again,
	struct change *change, const struct targets *targets,
	struct error *err);
/* A row without a day fell on a check-in of the round of the last target. */
void import_again_meet(struct import_again *again,
	const struct targets *targets, bool is_other);
/* After the last row. CONFLICT: by 3.; fresh is set to what a new round could
 * be called. */
MUST_CHECK bool import_again_check_reuse(const struct import_again *again,
	const struct targets *targets, struct buf *fresh, struct error *err);
/* For the notice; nothing unless the round is of another day than now. */
void import_again_describe(const struct import_again *again,
	const struct import_report *report, civil now, struct buf *out);

#endif
