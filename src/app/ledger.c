/* SPDX-License-Identifier: MIT */
/* What an import has met already. */
#include "ledger.h"

#include <limits.h>

/* Students whose bits share a value. */
#define GROUP (CHAR_BIT * sizeof(size_t))

struct key {
	uint32_t group;
	uint32_t batch;
	uint32_t mark;
};

static bool is_answered(const struct ledger *ledger,
	const struct filed_checkin *old)
{
	return old->is_own || ids_has(&ledger->answered, old->id);
}

/* Whether a row was met before, which it is from now on. */
static bool meet(struct ledger *ledger, const struct ledger_row *row)
{
	const struct key key = {
		.group = row->student / GROUP,
		.batch = row->batch,
		.mark = row->mark,
	};
	size_t bit = (size_t)1 << row->student % GROUP;
	size_t *bits = lookup_put(&ledger->rows, &key, sizeof(key), 0);
	bool is_met = *bits & bit;

	*bits |= bit;
	return is_met;
}

/* Whether a check-in of the store has this score still: a corrected one does
 * not. */
static bool is_there(struct ledger *ledger, const struct score *score,
	struct ledger_olds olds)
{
	for (size_t i = olds.count; i > 0; i--) {
		const struct filed_checkin *old = &olds.items[i - 1];

		if (!score_equal(&old->score, score) ||
		    ids_has(&ledger->corrected, old->id))
			continue;
		ids_add(&ledger->answered, old->id);
		return true;
	}
	return false;
}

const struct filed_checkin *ledger_left(struct ledger *ledger,
	const struct score *score, struct ledger_olds olds)
{
	for (size_t i = 0; i < olds.count; i++) {
		const struct filed_checkin *old = &olds.items[i];

		if (is_answered(ledger, old) ||
		    !score_equal(&old->score, score))
			continue;
		ids_add(&ledger->answered, old->id);
		return old;
	}
	return NULL;
}

/* The row is met for the first time, or as good as that. */
static enum ledger_answer take_first(struct ledger *ledger,
	struct ledger_olds olds, const struct filed_checkin **corrected)
{
	for (size_t i = 0; i < olds.count; i++) {
		const struct filed_checkin *old = &olds.items[i];

		if (is_answered(ledger, old))
			continue;
		ids_add(&ledger->answered, old->id);
		ids_add(&ledger->corrected, old->id);
		*corrected = old;
		return LEDGER_OTHER;
	}
	return LEDGER_NEW;
}

enum ledger_answer ledger_take(struct ledger *ledger,
	const struct ledger_row *row, struct ledger_olds olds,
	const struct filed_checkin **old)
{
	bool is_known;

	*old = NULL;
	if (ledger->counts_twins)
		is_known = ledger_left(ledger, &row->score, olds);
	else
		is_known = meet(ledger, row) ||
			is_there(ledger, &row->score, olds);
	return is_known ? LEDGER_SAME : take_first(ledger, olds, old);
}

void ledger_forget_rows(struct ledger *ledger)
{
	lookup_release(&ledger->rows);
}

void ledger_release(struct ledger *ledger)
{
	lookup_release(&ledger->rows);
	ids_release(&ledger->answered);
	ids_release(&ledger->corrected);
}
