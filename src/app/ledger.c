/* SPDX-License-Identifier: MIT */
/* What an import has met already. */
#include "ledger.h"

/* Under this score lies the first filing of a student in a batch. */
#define ANY_SCORE UINT32_MAX
/* Students whose bits share a value. */
#define GROUP 32

struct key {
	uint32_t student;
	uint32_t batch;
	uint32_t score;
};

size_t ledger_add(struct ledger *ledger, const struct checkin *checkin,
	uint32_t score)
{
	const struct ledger_old old = {
		.checkin = checkin,
		.score = score,
	};

	vec_push(&ledger->olds, old);
	return ledger->olds.count - 1;
}

void ledger_file(struct ledger *ledger, size_t old, uint32_t student,
	uint32_t batch)
{
	struct key key = {
		.student = student,
		.batch = batch,
		.score = ANY_SCORE,
	};
	struct ledger_filing filing = { .old = old };
	size_t *first = lookup_put(&ledger->places, &key, sizeof(key), 0);

	filing.next = *first;
	vec_push(&ledger->filings, filing);
	*first = ledger->filings.count;
	key.score = ledger->olds.items[old].score;
	lookup_put(&ledger->places, &key, sizeof(key), old);
}

/* The first of a list of filings that answered no row; the list starts there
 * from now on. */
static struct ledger_old *next_unanswered(struct ledger *ledger, size_t *first)
{
	while (*first) {
		const struct ledger_filing *filing =
			&ledger->filings.items[*first - 1];
		struct ledger_old *old = &ledger->olds.items[filing->old];

		if (!old->is_answered)
			return old;
		*first = filing->next;
	}
	return NULL;
}

/* Whether a check-in of the store has this score still: a corrected one does
 * not. */
static bool is_there(struct ledger *ledger, const struct key *key)
{
	const size_t *place = ledger->olds.count ? lookup_find(&ledger->places,
		key, sizeof(*key)) : NULL;

	if (!place || ledger->olds.items[*place].score != key->score)
		return false;
	ledger->olds.items[*place].is_answered = true;
	return true;
}

/* Whether a row was met before, which it is from now on. */
static bool meet(struct ledger *ledger, struct key key)
{
	size_t bit = (size_t)1 << key.student % GROUP;
	size_t *bits;
	bool is_met;

	key.student /= GROUP;
	bits = lookup_put(&ledger->rows, &key, sizeof(key), 0);
	is_met = *bits & bit;
	*bits |= bit;
	return is_met;
}

static struct ledger_old *find_unanswered(struct ledger *ledger,
	struct key key)
{
	size_t *first;

	if (!ledger->filings.count)
		return NULL;
	key.score = ANY_SCORE;
	first = lookup_find(&ledger->places, &key, sizeof(key));
	return first ? next_unanswered(ledger, first) : NULL;
}

/* The filing of this very score, if it answered no row yet. */
static struct ledger_old *find_twin(const struct ledger *ledger,
	struct key key)
{
	uint32_t score = key.score;
	const size_t *first;

	key.score = ANY_SCORE;
	first = lookup_find(&ledger->places, &key, sizeof(key));
	for (size_t at = first ? *first : 0; at;
	     at = ledger->filings.items[at - 1].next) {
		struct ledger_old *old = &ledger->olds.items[
			ledger->filings.items[at - 1].old];

		if (!old->is_answered && old->score == score)
			return old;
	}
	return NULL;
}

/* The row is met for the first time, or as good as that. */
static enum ledger_answer take_first(struct ledger *ledger, struct key key,
	const struct checkin **checkin)
{
	struct ledger_old *old = find_unanswered(ledger, key);

	if (!old)
		return LEDGER_NEW;
	old->is_answered = true;
	old->score = key.score;
	*checkin = old->checkin;
	return LEDGER_OTHER;
}

static enum ledger_answer take_twin(struct ledger *ledger, struct key key,
	const struct checkin **checkin)
{
	struct ledger_old *twin = find_twin(ledger, key);

	if (!twin)
		return take_first(ledger, key, checkin);
	twin->is_answered = true;
	return LEDGER_SAME;
}

enum ledger_answer ledger_take(struct ledger *ledger, uint32_t student,
	uint32_t batch, uint32_t score, const struct checkin **checkin)
{
	const struct key key = {
		.student = student,
		.batch = batch,
		.score = score,
	};

	*checkin = NULL;
	if (ledger->counts_twins)
		return take_twin(ledger, key, checkin);
	if (meet(ledger, key) || is_there(ledger, &key))
		return LEDGER_SAME;
	return take_first(ledger, key, checkin);
}

const struct checkin *ledger_left(struct ledger *ledger,
	uint32_t student, uint32_t batch, uint32_t score)
{
	const struct key key = {
		.student = student,
		.batch = batch,
		.score = score,
	};
	struct ledger_old *old = ledger->filings.count ?
		find_twin(ledger, key) : NULL;

	if (!old)
		return NULL;
	old->is_answered = true;
	return old->checkin;
}

void ledger_release(struct ledger *ledger)
{
	lookup_release(&ledger->places);
	lookup_release(&ledger->rows);
	vec_release(&ledger->olds);
	vec_release(&ledger->filings);
}
