/* SPDX-License-Identifier: MIT */
/* What would change a student's place, in words. */
#include "engine/reason.h"

#include <assert.h>

#include "base/text.h"
#include "evidence.h"
#include "phrase.h"

/* The score that helps least. */
static bool is_weakest(const struct score *score, bool upward)
{
	double lowest = score->form == SCORE_LEVEL ? 1 : 0;

	return upward ? score->points <= lowest
		: score->points >= score->out_of;
}

/* Was such a score seen in the evidence, so that it would be one more? */
static bool is_more(const struct facts *facts, const struct move *move)
{
	evidence_list list = evidence_of_move(facts, move);
	struct buf seen = BUF_INIT;
	struct buf wanted = BUF_INIT;
	bool is_found = false;

	phrase_score(&wanted, &move->change.score);
	for (size_t i = 0; i < list.count && !is_found; i++) {
		buf_clear(&seen);
		phrase_score(&seen, &list.items[i]->score);
		is_found = text_equal(buf_text(&seen), buf_text(&wanted));
	}
	buf_release(&seen);
	buf_release(&wanted);
	vec_release(&list);
	return is_found;
}

static void write_wanted(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	static const char *const counts[] = { "", "One", "Two", "Three" };
	static const char *const even[] = { "", "one", "two", "three" };
	const struct next_score *change = &move->change;

	bool is_sure = is_weakest(&change->score, move->upward);

	if (is_sure && move->upward) {
		buf_adds(out, "Any new check-in");
		return;
	}
	assert(change->count < (int)ARRAY_LEN(counts));
	/* Lower ones may lead further down, or be asked about. */
	buf_adds(out, is_sure ? "Even " : "");
	buf_adds(out, is_sure ? even[change->count] : counts[change->count]);
	if (!is_sure && is_more(facts, move))
		buf_adds(out, " more");
	phrase_like(out, &change->score);
}

void reason_write_change(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	if (!move->change.count)
		return;
	write_wanted(out, facts, move);
	if (move->upward) {
		buf_adds(out, " would do.");
		return;
	}
	buf_adds(out, " would mean ");
	phrase_cluster(out, facts, move->change.to);
	buf_addc(out, '.');
}
