/* SPDX-License-Identifier: MIT */
/*
 * Each clause says one thing of a move. The level is the next try's and the
 * odds are of the level now, as last seen: side by side the words say which is
 * which, or "about 82%, more likely below 80%" would be a riddle.
 */
#include "clause.h"

#include "base/text.h"
#include "evidence.h"
#include "phrase.h"
#include "placement.h"

struct buf *clause_begin(struct clauses *clauses)
{
	buf_adds(clauses->out, clauses->count++ ? clauses->next
		: clauses->first);
	return clauses->out;
}

bool clause_is_off_focus(const struct facts *facts, const struct move *move)
{
	return move->objective && move->objective != facts_focus(facts);
}

/* The stay's begin, or what was entered since then and is from before it. */
static civil first_day(const struct move *move, const evidence_list *list)
{
	civil first = list->items[0]->observed_at;

	return first < move->since ? first : move->since;
}

void clause_scores(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	evidence_list list = evidence_of_move(facts, move);
	bool is_first = move->from == CLUSTER_NONE;
	struct buf *out;

	if (list.count) {
		out = clause_begin(clauses);
		if (is_first)
			buf_adds(out, list.count == 1 ? "first check-in "
				: "first check-ins ");
		evidence_write_scores(out, &list);
		if (clause_is_off_focus(facts, move))
			phrase_on(out, facts, move->objective);
		if (is_first && list.count == 1)
			phrase_day(out, "on", list.items[0]->observed_at);
		else
			phrase_day(out, "since", first_day(move, &list));
		evidence_write_authors(out, &list);
	} else if (move->checkin_count) {
		buf_adds(clause_begin(clauses), "its check-ins were corrected");
	}
	vec_release(&list);
}

void clause_next_time(struct clauses *clauses, const struct move *move)
{
	if (!move->has_estimate)
		return;
	phrase_estimate(clause_begin(clauses), move->estimate);
	buf_adds(clauses->out, " next time");
}

static void write_likelier(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	struct lines lines = policy_lines(&facts->policy, move->objective);

	if (placement_band(move->estimate) != CLUSTER_PRACTICE) {
		buf_adds(out, "more likely than not ");
		phrase_line(out, move->line, move->upward);
	} else {
		buf_adds(out, "not clearly ");
		phrase_line(out, lines.low, false);
		buf_adds(out, " or ");
		phrase_line(out, lines.high, true);
	}
	buf_adds(out, " now");
}

/* From reteach to extend or back, by the evidence. */
static bool is_two_bands(const struct move *move)
{
	return (move->rule == RULE_UP && move->from == CLUSTER_RETEACH &&
		move->to == CLUSTER_EXTEND) ||
		(move->from == CLUSTER_EXTEND && move->to == CLUSTER_RETEACH &&
		(move->rule == RULE_DOWN || move->rule == RULE_PREREQUISITE));
}

static bool is_limited(enum rule rule)
{
	return rule == RULE_ROOM || rule == RULE_FILL ||
		rule == RULE_TOGETHER || rule == RULE_APART;
}

/* "71 in 100 past 80%", the line of the band it leads to. */
static void write_farther(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	struct lines lines = policy_lines(&facts->policy, move->objective);

	buf_addf(out, "%d in 100 ", phrase_of_100(move->upward
		? move->estimate.above : move->estimate.below));
	phrase_line(out, move->upward ? lines.high : lines.low, move->upward);
}

void clause_odds(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	struct buf *out = clause_begin(clauses);

	if (move->from == CLUSTER_NONE) {
		write_likelier(out, facts, move);
		return;
	}
	buf_addf(out, "%d in 100 that ", phrase_of_100(move->odds));
	phrase_mention(out, facts, move->student);
	buf_adds(out, " is ");
	phrase_line(out, move->line, move->upward);
	buf_addf(out, " now, a move %sneeds %d", is_limited(move->rule)
		? "by evidence " : "", phrase_of_100(move->needs));
	if (is_two_bands(move)) {
		buf_adds(out, ", and ");
		write_farther(out, facts, move);
		buf_adds(out, ", where 50 is enough");
	}
	if (move->rule == RULE_NO_NEW && move->odds >= move->needs)
		buf_adds(out, " and a new check-in");
}

bool clause_short_odds(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	bool is_first = move->from == CLUSTER_NONE;
	struct buf *out;

	if (!(move->line > 0) || (is_first &&
		placement_band(move->estimate) == CLUSTER_PRACTICE))
		return false;
	out = clause_begin(clauses);
	buf_adds(out, "now ");
	if (is_two_bands(move)) {
		write_farther(out, facts, move);
		buf_addf(out, ", %d ", phrase_of_100(move->odds));
		phrase_line(out, move->line, move->upward);
		return true;
	}
	if (is_first)
		buf_adds(out, "likely ");
	else
		buf_addf(out, "%d in 100 ", phrase_of_100(move->odds));
	phrase_line(out, move->line, move->upward);
	if (!is_first)
		buf_addf(out, " (needs %d)", phrase_of_100(move->needs));
	return true;
}

void clause_direction(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	struct buf *out;

	if (!move->has_estimate)
		return;
	out = clause_begin(clauses);
	buf_adds(out, "the evidence points to ");
	phrase_cluster(out, facts, placement_band(move->estimate));
}

void clause_need(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	evidence_list list = VEC_INIT;
	struct buf *out;

	if (!move->teach)
		return;
	list = evidence_on(facts, move->student, move->teach);
	out = clause_begin(clauses);
	phrase_objective(out, facts, move->objective);
	buf_adds(out, " needs it, and it was ");
	if (list.count) {
		evidence_write_scores(out, &list);
		phrase_day(out, "since", list.items[0]->observed_at);
	} else {
		buf_adds(out, "never seen");
	}
	vec_release(&list);
}

static const struct lock *lock_of(const struct facts *facts, int64_t id)
{
	for (size_t i = 0; i < facts->lock_count; i++)
		if (facts->locks[i].id == id)
			return &facts->locks[i];
	return NULL;
}

/* "Ben", "Ben and Cleo": the others of a lock. */
static void write_others(struct buf *out, const struct facts *facts,
	const struct lock *lock, int64_t student)
{
	size_t others = 0;
	size_t written = 0;

	for (size_t i = 0; i < lock->count; i++)
		others += lock->students[i] == student ? 0 : 1;
	for (size_t i = 0; i < lock->count; i++) {
		if (lock->students[i] == student)
			continue;
		if (written)
			buf_adds(out, written + 1 == others ? " and " : ", ");
		phrase_mention(out, facts, lock->students[i]);
		written++;
	}
}

/* Who set it, until when, and why. */
static void write_terms(struct buf *out, const struct lock *lock)
{
	if (!text_is_blank(lock->author)) {
		buf_adds(out, " by ");
		text_clean(out, lock->author);
	}
	phrase_day(out, "until", lock->until);
	if (!text_is_blank(lock->why)) {
		buf_adds(out, " (");
		text_clean(out, lock->why);
		buf_addc(out, ')');
	}
}

static void write_lock(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	const struct lock *lock = lock_of(facts, move->lock);
	bool is_apart = move->rule == RULE_APART;

	buf_adds(out, is_apart ? "kept apart" : "kept together");
	if (!lock)
		return;
	buf_adds(out, is_apart ? " from " : " with ");
	write_others(out, facts, lock, move->student);
	write_terms(out, lock);
}

static void write_size(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	enum cluster cluster = move->rule == RULE_ROOM ? move->wanted
		: move->to;
	struct cluster_size size = facts->policy.sizes[cluster];

	phrase_cluster(out, facts, cluster);
	if (move->rule == RULE_FILL)
		buf_addf(out, " is to have at least %lld, and ",
			(long long)size.least);
	else
		buf_addf(out, " has room for %lld, and ",
			(long long)size.most);
	phrase_mention(out, facts, move->student);
	buf_adds(out, move->rule == RULE_FILL ? " is the nearest to it"
		: " is the closest case");
}

void clause_limit(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	switch (move->rule) {
	case RULE_ROOM:
	case RULE_FILL:
		write_size(clause_begin(clauses), facts, move);
		break;
	case RULE_TOGETHER:
	case RULE_APART:
		write_lock(clause_begin(clauses), facts, move);
		break;
	default:
		return;
	}
	buf_adds(clause_begin(clauses), "the evidence alone asks for ");
	phrase_cluster(clauses->out, facts, move->wanted);
}

void clause_short_limit(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	const struct lock *lock = lock_of(facts, move->lock);

	if (move->rule == RULE_ROOM) {
		phrase_cluster(clause_begin(clauses), facts, move->wanted);
		buf_adds(clauses->out, " is full");
	} else if (move->rule == RULE_FILL) {
		buf_adds(clause_begin(clauses), "fills ");
		phrase_cluster(clauses->out, facts, move->to);
	} else if (move->rule == RULE_TOGETHER || move->rule == RULE_APART) {
		buf_adds(clause_begin(clauses), move->rule == RULE_APART
			? "apart" : "together");
		if (!lock)
			return;
		buf_adds(clauses->out, move->rule == RULE_APART ? " from "
			: " with ");
		write_others(clauses->out, facts, lock, move->student);
	}
}

void clause_pin(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	const struct lock *pin = facts_pin(facts, move->student);

	buf_adds(clause_begin(clauses), "pinned");
	if (pin)
		write_terms(clauses->out, pin);
}

void clause_nothing_on(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	struct buf *out = clause_begin(clauses);

	buf_adds(out, "no check-in");
	phrase_on(out, facts, move->objective);
	buf_adds(out, " yet");
}

void clause_no_new(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	const struct verdict *verdict = facts_verdict(facts,
		move->student, move->objective);
	struct buf *out = clause_begin(clauses);

	if (!move->checkin_count) {
		buf_adds(out, "no new check-in");
		phrase_on(out, facts, move->objective);
		buf_adds(out, " since the move");
		phrase_day(out, "on", move->since);
		return;
	}
	buf_adds(out, "no check-in of their own");
	phrase_on(out, facts, move->objective);
	buf_adds(out, " since the regroup");
	if (verdict)
		phrase_day(out, "of", verdict->when);
}

void clause_short_no_new(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	const struct verdict *verdict = facts_verdict(facts,
		move->student, move->objective);
	struct buf *out = clause_begin(clauses);

	buf_adds(out, "nothing new");
	if (!move->checkin_count)
		phrase_day(out, "since", move->since);
	else if (verdict)
		phrase_day(out, "since", verdict->when);
}

static bool was_seen_after(const struct facts *facts,
	const struct verdict *verdict)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student == verdict->student &&
			checkin->objective == verdict->objective &&
			checkin->entered > verdict->entered)
			return true;
	}
	return false;
}

void clause_new_rules(struct clauses *clauses, const struct facts *facts,
	const struct move *move)
{
	const struct verdict *verdict = facts_verdict(facts,
		move->student, move->objective);

	if (!move_is_change(move) || is_limited(move->rule) || !verdict ||
		verdict->policy == facts->policy.version ||
		was_seen_after(facts, verdict))
		return;
	buf_adds(clause_begin(clauses), "the rules have changed since the "
		"regroup");
	phrase_day(clauses->out, "of", verdict->when);
}
