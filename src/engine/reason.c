/* SPDX-License-Identifier: MIT */
/*
 * Sentences for moves. Each says the rule, the evidence with its dates and who
 * logged it, the estimate with its interval, the odds against what is needed,
 * and what would change it; a rule leaves out what it does not look at.
 */
#include "engine/reason.h"

#include "base/text.h"
#include "clause.h"
#include "evidence.h"
#include "phrase.h"
#include "placement.h"

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
	if (!move->teach)
		return;
	buf_adds(out, ", on ");
	phrase_objective(out, facts, move->teach);
	buf_adds(out, " first");
}

static void add_evidence(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	clause_scores(clauses, facts, move);
	clause_next_time(clauses, move);
}

/* Where the teacher decides, the evidence only points. */
static void write_held(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	if (move->rule == RULE_PINNED)
		clause_pin(clauses, facts, move);
	else if (!move->checkins_all)
		clause_nothing_on(clauses, facts, move);
	else if (!move->checkin_count)
		clause_no_new(clauses, facts, move);
	add_evidence(clauses, facts, move);
	clause_direction(clauses, facts, move);
}

static void write_clauses(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	switch (move->rule) {
	case RULE_NOT_SEEN:
		buf_adds(clause_begin(clauses), "no check-in so far");
		return;
	case RULE_NOT_ON_FOCUS:
		clause_nothing_on(clauses, facts, move);
		return;
	case RULE_PINNED:
	case RULE_INTERVENE:
		write_held(clauses, facts, move);
		return;
	case RULE_ABSENT:
		clause_scores(clauses, facts, move);
		if (move->has_estimate)
			phrase_estimate(clause_begin(clauses),
				move->estimate);
		return;
	case RULE_NO_NEW:
		clause_no_new(clauses, facts, move);
		break;
	default:
		clause_limit(clauses, facts, move);
		clause_new_rules(clauses, facts, move);
		break;
	}
	clause_need(clauses, facts, move);
	add_evidence(clauses, facts, move);
	clause_odds(clauses, facts, move);
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
	evidence_list list = evidence_of_move(facts, move);

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

static void write_age(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	evidence_list list = evidence_on(facts, move->student,
		move->objective);

	if (list.count) {
		buf_adds(out, " Stale evidence: the last check-in");
		phrase_on(out, facts, move->objective);
		buf_adds(out, " was");
		phrase_day(out, "on", list.items[list.count - 1]->observed_at);
		buf_addc(out, '.');
	}
	vec_release(&list);
}

/* What makes the estimate weak, if anything does. */
static void write_weakness(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	if (move->evidence == EVIDENCE_STALE)
		write_age(out, facts, move);
	if (move_is_unclear(move))
		buf_adds(out, " Unclear evidence: no cluster has half of the "
			"odds.");
	if (move->evidence != EVIDENCE_THIN)
		return;
	buf_adds(out, " Thin evidence: ");
	phrase_checkins(out, move->checkins_all);
	phrase_on(out, facts, move->objective);
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
		buf_adds(clause_begin(clauses), "not yet seen");
		break;
	case RULE_NOT_ON_FOCUS:
		buf_adds(clause_begin(clauses), "no check-in");
		phrase_on(clauses->out, facts, move->objective);
		break;
	case RULE_NO_NEW:
		clause_short_no_new(clauses, facts, move);
		break;
	case RULE_PINNED:
		buf_adds(clause_begin(clauses), "pinned");
		break;
	case RULE_REFUSED:
		buf_adds(clause_begin(clauses), "refused, nothing new since");
		break;
	case RULE_INTERVENE:
		buf_adds(clause_begin(clauses), "the teacher decides");
		break;
	case RULE_ABSENT:
		buf_adds(clause_begin(clauses), "absent today");
		break;
	case RULE_SURPRISE:
		buf_adds(clause_begin(clauses), "look first");
		break;
	default:
		clause_short_limit(clauses, facts, move);
		break;
	}
}

static void add_short_estimate(struct clauses *clauses,
	const struct facts *facts, const struct move *move)
{
	struct buf *out = clauses->out;

	if (!move->has_estimate)
		return;
	if (clause_short_odds(clauses, facts, move))
		buf_adds(clause_begin(clauses), "next time ");
	else
		clause_begin(clauses);
	phrase_estimate(out, move->estimate);
	if (clause_is_off_focus(facts, move)) {
		buf_adds(out, " (from ");
		phrase_objective(out, facts, move->objective);
		buf_addc(out, ')');
	}
}

void reason_write_short(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	struct clauses clauses = { .out = out, .first = "", .next = ", " };

	add_short_rule(&clauses, facts, move);
	if (move->teach) {
		phrase_objective(clause_begin(&clauses), facts, move->teach);
		buf_adds(out, " first");
	}
	add_short_estimate(&clauses, facts, move);
	if (move->evidence == EVIDENCE_THIN || move->evidence ==
		EVIDENCE_STALE || move_is_unclear(move))
		buf_adds(clause_begin(&clauses), move_evidence_word(move));
}

void reason_write_estimate(struct buf *out, struct estimate estimate)
{
	phrase_estimate(out, estimate);
}
