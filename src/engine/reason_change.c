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

static bool is_upward(const struct move *move)
{
	return move->change.to > move->to;
}

/* Of full marks that lead down it is said for themselves alone: lower ones may
 * lead further, or be asked about. */
static void write_wanted(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	static const char *const counts[] = { "", "one", "two", "three" };
	const struct next_score *change = &move->change;
	bool is_sure = is_weakest(&change->score, is_upward(move));

	if (is_sure && is_upward(move)) {
		buf_adds(out, "any new check-in");
		return;
	}
	assert(change->count < (int)ARRAY_LEN(counts));
	buf_adds(out, is_sure ? "even " : "");
	buf_adds(out, counts[change->count]);
	if (!is_sure && is_more(facts, move))
		buf_adds(out, " more");
	phrase_like(out, &change->score);
}

/* Where no score decides, what does. */
static void write_other(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	static const char *const others[RULE_COUNT] = {
		[RULE_NOT_SEEN] = "A first check-in.",
		[RULE_NOT_ON_FOCUS] = "A check-in",
		[RULE_STAYS] = "No three check-ins alike would.",
		[RULE_NO_NEW] = "No three check-ins alike would.",
		[RULE_REFUSED] = "No three check-ins alike would.",
		[RULE_SURPRISE] = "The next check-in.",
		[RULE_PINNED] = "Taking off the pin.",
		[RULE_INTERVENE] = "The teacher's decision.",
		[RULE_ABSENT] = "Being there again.",
		[RULE_ROOM] = "A free place in ",
		[RULE_FILL] = "Enough others in ",
		[RULE_TOGETHER] = "Taking off the lock.",
		[RULE_APART] = "Taking off the lock."
	};

	if (!others[move->rule])
		return;
	buf_adds(out, others[move->rule]);
	if (move->rule == RULE_NOT_ON_FOCUS)
		phrase_on(out, facts, move->objective);
	else if (move->rule == RULE_ROOM || move->rule == RULE_FILL)
		phrase_cluster(out, facts, move->rule == RULE_ROOM
			? move->wanted : move->to);
	else
		return;
	buf_addc(out, '.');
}

void reason_write_change(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	struct buf wanted = BUF_INIT;
	const char *text;

	if (!move->change.count) {
		write_other(out, facts, move);
		return;
	}
	write_wanted(&wanted, facts, move);
	text = buf_text(&wanted);
	if (move_is_change(move)) {
		buf_adds(out, "From ");
		phrase_cluster(out, facts, move->to);
		buf_addf(out, ", %s", text);
	} else {
		buf_addc(out, (char)(text[0] - 'a' + 'A'));
		buf_adds(out, text + 1);
	}
	buf_release(&wanted);
	if (is_upward(move) && move->upward && !move_is_change(move)) {
		buf_adds(out, " would do.");
		return;
	}
	buf_adds(out, " would mean ");
	phrase_cluster(out, facts, move->change.to);
	buf_addc(out, '.');
}
