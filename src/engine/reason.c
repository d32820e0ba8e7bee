/* SPDX-License-Identifier: MIT */
/*
 * Sentences for moves and offers. Each says the rule, the evidence with its
 * dates, the estimate with its interval, the odds against what is needed, and
 * what would change it; a rule leaves out what it does not look at.
 */
#include "engine/reason.h"

#include <assert.h>

#include "base/text.h"
#include "base/vec.h"
#include "phrase.h"
#include "placement.h"

/* A list of more scores than this is shortened to the newest ones. */
#define SCORES_MAX 6
#define SCORES_NEWEST 4

typedef VEC(const struct checkin *) checkin_list;

/* Clauses after a colon, or from the start when there is none. */
struct clauses {
	struct buf *out;
	const char *first;
	const char *next;
	size_t count;
};

static struct buf *clause(struct clauses *clauses)
{
	buf_adds(clauses->out, clauses->count++ ? clauses->next
		: clauses->first);
	return clauses->out;
}

static bool is_listed(const struct move *move, int64_t id)
{
	for (size_t i = 0; i < move->checkin_count; i++)
		if (move->checkins[i] == id)
			return true;
	return false;
}

/* The move's own evidence, as far as it still stands, oldest first. */
static checkin_list checkins_of(const struct facts *facts,
	const struct move *move)
{
	checkin_list list = VEC_INIT;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student == move->student &&
			is_listed(move, checkin->id))
			vec_push(&list, checkin);
	}
	return list;
}

static const struct checkin *newest_checkin(const struct facts *facts,
	const struct move *move)
{
	for (size_t i = facts->checkin_count; i-- > 0; ) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student == move->student &&
			checkin->objective == move->objective)
			return checkin;
	}
	return NULL;
}

/* "level 3, 2, 4" needs the word once. */
static void write_next_score(struct buf *out, const struct score *score,
	const struct score *before)
{
	if (before)
		buf_adds(out, ", ");
	if (before && before->form == SCORE_LEVEL &&
		score->form == SCORE_LEVEL)
		score_write(out, score);
	else
		phrase_score(out, score);
}

static void write_scores(struct buf *out, const checkin_list *list)
{
	bool is_long = list->count > SCORES_MAX;
	size_t first = is_long ? list->count - SCORES_NEWEST : 0;

	if (is_long)
		buf_adds(out, "..., ");
	for (size_t i = first; i < list->count; i++)
		write_next_score(out, &list->items[i]->score,
			i > first ? &list->items[i - 1]->score : NULL);
	if (is_long) {
		buf_adds(out, "; ");
		phrase_checkins(out, list->count);
	}
}

static bool is_off_focus(const struct facts *facts, const struct move *move)
{
	return move->objective && move->objective != facts_focus(facts);
}

/* "3/4, 2/4, 4/4 since 12 Oct" */
static void add_scores(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	checkin_list list = checkins_of(facts, move);
	bool is_first = move->from == CLUSTER_NONE;
	struct buf *out;

	if (list.count) {
		out = clause(clauses);
		if (is_first)
			buf_adds(out, list.count == 1 ? "first check-in "
				: "first check-ins ");
		write_scores(out, &list);
		if (is_off_focus(facts, move))
			phrase_on(out, facts, move->objective);
		if (is_first && list.count == 1)
			phrase_day(out, "on", list.items[0]->observed_at);
		else
			phrase_day(out, "since", move->since);
	} else if (move->checkin_count) {
		buf_adds(clause(clauses), "its check-ins were corrected");
	}
	vec_release(&list);
}

static void add_estimate(struct clauses *clauses, const struct move *move)
{
	if (move->has_estimate)
		phrase_estimate(clause(clauses), move->estimate);
}

static void add_odds(struct clauses *clauses, const struct move *move,
	const char *of)
{
	struct buf *out = clause(clauses);

	phrase_line(out, move->line, move->upward);
	buf_addf(out, ": %d%s, needs %d", phrase_of_100(move->odds), of,
		phrase_of_100(move->needs));
}

static void add_likelier(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	struct lines lines = policy_lines(&facts->policy, move->objective);
	struct buf *out = clause(clauses);

	if (placement_band(move->estimate) != CLUSTER_PRACTICE) {
		buf_adds(out, "more likely than not ");
		phrase_line(out, move->line, move->upward);
		return;
	}
	buf_adds(out, "not clearly ");
	phrase_line(out, lines.low, false);
	buf_adds(out, " or ");
	phrase_line(out, lines.high, true);
}

static void add_direction(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	struct buf *out;

	if (!move->has_estimate)
		return;
	out = clause(clauses);
	buf_adds(out, "the evidence points to ");
	phrase_cluster(out, facts, placement_band(move->estimate));
}

static void add_nothing_on(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	struct buf *out = clause(clauses);

	buf_adds(out, "no check-in");
	phrase_on(out, facts, move->objective);
	buf_adds(out, " yet");
}

static void add_no_new(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	struct buf *out = clause(clauses);

	buf_adds(out, "no new check-in");
	phrase_on(out, facts, move->objective);
	buf_adds(out, " since the move");
	phrase_day(out, "on", move->since);
}

static void add_pin(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	const struct lock *pin = facts_pin(facts, move->student);
	struct buf *out = clause(clauses);

	buf_adds(out, "pinned");
	if (!pin)
		return;
	if (!text_is_blank(pin->author)) {
		buf_adds(out, " by ");
		text_clean(out, pin->author);
	}
	phrase_day(out, "until", pin->until);
	if (!text_is_blank(pin->why)) {
		buf_adds(out, " (");
		text_clean(out, pin->why);
		buf_addc(out, ')');
	}
}

static void write_subject(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	bool is_placed = move->from != CLUSTER_NONE;

	phrase_name(out, facts, move->student);
	if (move->rule == RULE_ABSENT)
		buf_adds(out, " is absent today and");
	else if (!is_placed && !move_is_change(move))
		buf_adds(out, " is");
	if (move_is_change(move) && is_placed) {
		buf_adds(out, " moves from ");
		phrase_cluster(out, facts, move->from);
		buf_adds(out, " to ");
	} else if (move_is_change(move)) {
		buf_adds(out, " starts in ");
	} else if (is_placed) {
		buf_adds(out, " stays in ");
	} else {
		buf_adds(out, move->checkins_all ? " not yet placed"
			: " not yet seen");
		return;
	}
	phrase_cluster(out, facts, move->to);
}

static void add_evidence(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	add_scores(clauses, facts, move);
	add_estimate(clauses, move);
}

static void write_clauses(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	switch (move->rule) {
	case RULE_NOT_SEEN:
		buf_adds(clause(clauses), "no check-in so far");
		return;
	case RULE_NOT_ON_FOCUS:
		add_nothing_on(clauses, facts, move);
		return;
	case RULE_PINNED:
		add_pin(clauses, facts, move);
		add_evidence(clauses, facts, move);
		add_direction(clauses, facts, move);
		return;
	case RULE_INTERVENE:
		if (!move->checkins_all)
			add_nothing_on(clauses, facts, move);
		else if (!move->checkin_count)
			add_no_new(clauses, facts, move);
		add_evidence(clauses, facts, move);
		add_direction(clauses, facts, move);
		return;
	case RULE_ABSENT:
		add_evidence(clauses, facts, move);
		return;
	case RULE_NO_NEW:
		add_no_new(clauses, facts, move);
		break;
	default:
		break;
	}
	add_evidence(clauses, facts, move);
	if (move->from == CLUSTER_NONE)
		add_likelier(clauses, facts, move);
	else
		add_odds(clauses, move, " of 100");
}

static const struct refusal *refusal_of(const struct facts *facts,
	const struct move *move)
{
	enum cluster to = placement_band(move->estimate);
	const struct refusal *last = NULL;

	for (size_t i = 0; i < facts->refusal_count; i++) {
		const struct refusal *refusal = &facts->refusals[i];

		if (refusal->student == move->student &&
			refusal->objective == move->objective &&
			refusal->to == to)
			last = refusal;
	}
	return last;
}

static void write_refusal(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	const struct refusal *refusal = refusal_of(facts, move);

	buf_adds(out, " The move to ");
	phrase_cluster(out, facts, placement_band(move->estimate));
	buf_adds(out, " was refused");
	if (refusal)
		phrase_day(out, "on", refusal->when);
	buf_adds(out, "; there is no new check-in since.");
}

static void write_surprise(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	checkin_list list = checkins_of(facts, move);

	buf_adds(out, " The last score");
	if (list.count) {
		buf_adds(out, ", ");
		phrase_score(out, &list.items[list.count - 1]->score);
		buf_addc(out, ',');
	}
	buf_adds(out, " is far below what was expected, so look first:"
		" the next check-in decides.");
	vec_release(&list);
}

/* What makes the estimate weak, if anything does. */
static void write_weakness(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	const struct checkin *newest = newest_checkin(facts, move);

	if (move->evidence == EVIDENCE_STALE && newest) {
		buf_adds(out, " Stale evidence: the last check-in");
		phrase_on(out, facts, move->objective);
		buf_adds(out, " was");
		phrase_day(out, "on", newest->observed_at);
		buf_addc(out, '.');
	}
	if (move->evidence != EVIDENCE_THIN)
		return;
	if ((int64_t)move->checkins_all >= facts->policy.thin_below) {
		buf_adds(out, " Thin evidence:"
			" it does not clearly point to one cluster.");
		return;
	}
	buf_adds(out, " Thin evidence: ");
	phrase_checkins(out, move->checkins_all);
	phrase_on(out, facts, move->objective);
	buf_addc(out, '.');
}

/* With nothing asked of the score any will do. */
static bool is_any(const struct score *score, bool upward)
{
	double lowest = score->form == SCORE_LEVEL ? 1 : 0;

	return upward ? score->points <= lowest
		: score->points >= score->out_of;
}

/* Was such a score seen in the evidence, so that it would be one more? */
static bool is_more(const struct facts *facts, const struct move *move)
{
	checkin_list list = checkins_of(facts, move);
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
	const struct next_score *change = &move->change;

	if (is_any(&change->score, move->upward)) {
		buf_adds(out, "Any new check-in");
		return;
	}
	assert(change->count < (int)ARRAY_LEN(counts));
	buf_adds(out, counts[change->count]);
	if (is_more(facts, move))
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

void reason_write(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	struct clauses clauses = { .out = out, .first = ": ", .next = "; " };

	write_subject(out, facts, move);
	write_clauses(&clauses, facts, move);
	buf_addc(out, '.');
	if (move->rule == RULE_INTERVENE)
		buf_adds(out, " Leaving it is the teacher's decision.");
	else if (move->rule == RULE_REFUSED)
		write_refusal(out, facts, move);
	else if (move->rule == RULE_SURPRISE)
		write_surprise(out, facts, move);
	if (move->rule != RULE_ABSENT)
		write_weakness(out, facts, move);
	if (move->change.count) {
		buf_addc(out, ' ');
		reason_write_change(out, facts, move);
	}
}

static void add_short_rule(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	switch (move->rule) {
	case RULE_NOT_SEEN:
		buf_adds(clause(clauses), "not yet seen");
		break;
	case RULE_NOT_ON_FOCUS:
		buf_adds(clause(clauses), "no check-in");
		phrase_on(clauses->out, facts, move->objective);
		break;
	case RULE_NO_NEW:
		buf_adds(clause(clauses), "nothing new");
		phrase_day(clauses->out, "since", move->since);
		break;
	case RULE_PINNED:
		buf_adds(clause(clauses), "pinned");
		break;
	case RULE_REFUSED:
		buf_adds(clause(clauses), "refused, nothing new since");
		break;
	case RULE_INTERVENE:
		buf_adds(clause(clauses), "the teacher decides");
		break;
	case RULE_ABSENT:
		buf_adds(clause(clauses), "absent today");
		break;
	case RULE_SURPRISE:
		buf_adds(clause(clauses), "look first");
		break;
	default:
		break;
	}
}

void reason_write_short(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	struct clauses clauses = { .out = out, .first = "", .next = ", " };

	add_short_rule(&clauses, facts, move);
	add_estimate(&clauses, move);
	if (move->line > 0 && move->from != CLUSTER_NONE)
		add_odds(&clauses, move, "");
	if (move->evidence == EVIDENCE_THIN || move->evidence ==
		EVIDENCE_STALE)
		buf_adds(clause(&clauses),
			evidence_state_name(move->evidence));
}

/* Of the student's check-ins on the objective. */
static civil first_seen(const struct facts *facts, int64_t student,
	int64_t objective)
{
	for (size_t i = 0; i < facts->checkin_count; i++)
		if (facts->checkins[i].student == student &&
			facts->checkins[i].objective == objective)
			return facts->checkins[i].observed_at;
	return CIVIL_NEVER;
}

static void write_no_response(struct buf *out, const struct facts *facts,
	const struct offer *offer)
{
	buf_adds(out, ": ");
	phrase_checkins(out, (size_t)offer->checkins);
	phrase_on(out, facts, offer->subject);
	phrase_day(out, "since", first_seen(facts, offer->student,
		offer->subject));
	buf_addf(out, "; %d in 100 that there is no gain since the first.",
		phrase_of_100(offer->no_gain));
}

static void write_block(struct buf *out, const struct facts *facts,
	const struct offer *offer)
{
	buf_adds(out, " has an open block");
	for (size_t i = 0; i < facts->block_count; i++) {
		const struct block *block = &facts->blocks[i];

		if (block->id != offer->subject)
			continue;
		buf_adds(out, ": ");
		text_clean(out, block->what);
		phrase_day(out, "since", block->since);
	}
	buf_addc(out, '.');
}

static void write_look(struct buf *out, const struct facts *facts,
	const struct offer *offer)
{
	buf_adds(out, ": ");
	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->id != offer->subject)
			continue;
		phrase_score(out, &checkin->score);
		phrase_on(out, facts, checkin->objective);
		phrase_day(out, "on", checkin->observed_at);
		buf_adds(out, ", where ");
	}
	phrase_percent(out, offer->expected);
	buf_adds(out, " was expected.");
}

void reason_write_offer(struct buf *out, const struct facts *facts,
	const struct offer *offer)
{
	if (offer->cause == OFFER_SURPRISE)
		buf_adds(out, "Look at ");
	phrase_name(out, facts, offer->student);
	switch (offer->cause) {
	case OFFER_NO_RESPONSE:
		write_no_response(out, facts, offer);
		break;
	case OFFER_BLOCK:
		write_block(out, facts, offer);
		break;
	default:
		write_look(out, facts, offer);
		break;
	}
}

void reason_write_estimate(struct buf *out, struct estimate estimate)
{
	phrase_estimate(out, estimate);
}
