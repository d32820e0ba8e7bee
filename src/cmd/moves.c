/* SPDX-License-Identifier: MIT */
/* A proposal and its rows, as text. */
#include "moves.h"

#include <string.h>

#include "app/clash.h"
#include "app/outlook.h"
#include "app/wording.h"
#include "base/text.h"
#include "engine/reason.h"
#include "engine/swings.h"
#include "format.h"

/* With two cells before and one between, 79 in all. */
#define NAME_CELLS 16
#define WAY_CELLS 21
#define REASON_CELLS 38

static size_t count_state(const struct proposal *proposal,
	enum move_state state)
{
	size_t count = 0;

	for (size_t i = 0; i < proposal->move_count; i++)
		count += move_is_listed(&proposal->moves[i]) &&
			proposal->moves[i].state == state;
	return count;
}

/* "3 proposed, 1 refused"; an undone move waits again. */
static void write_counts(struct buf *out, const struct proposal *proposal)
{
	bool is_first = true;

	for (int i = 0; i < MOVE_STATE_COUNT; i++) {
		size_t count = count_state(proposal, (enum move_state)i);

		if (!count)
			continue;
		buf_addf(out, "%s%zu %s", is_first ? "" : ", ", count,
			move_state_name((enum move_state)i));
		is_first = false;
	}
	buf_adds(out, is_first ? "no one would move\n" : "\n");
}

static void write_head(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	size_t focus = facts_objective(facts, proposal->objective);

	if (proposal->id)
		buf_addf(out, "Proposal %lld, ", (long long)proposal->id);
	else
		buf_adds(out, "Rehearsal, nothing is stored, ");
	date_write_long(out, proposal->made);
	buf_addf(out, ", %s, policy %lld%s\n", focus == FACTS_NOT_FOUND ?
		"no objective yet" : facts->objectives[focus].name,
		(long long)proposal->policy,
		proposal->id && !proposal->open ? ", closed" : "");
	write_counts(out, proposal);
}

bool moves_are_ahead(const struct proposal *proposal)
{
	return proposal->open || !proposal->id;
}

static void write_way(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	enum cluster to = move->state == MOVE_REFUSED ? move->to :
		move_goes(move);
	struct buf way = BUF_INIT;

	buf_addf(&way, "%s -> %s", move->from == CLUSTER_NONE ? "not seen" :
		facts->policy.label[move->from], facts->policy.label[to]);
	text_fit(out, buf_text(&way), WAY_CELLS, "…");
	buf_release(&way);
}

/* "[refused: was ill] past 80%: 71, needs 62" */
static void write_reason(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	if (move->state != MOVE_PROPOSED)
		buf_addf(out, "[%s%s%s] ", move_state_name(move->state),
			move->why ? ": " : "", move->why ? move->why : "");
	reason_write_short(out, facts, move);
}

/* As many clauses as there is room for; what decided comes first. */
static void write_clauses(struct buf *out, const char *reason)
{
	struct buf fitting = BUF_INIT;

	buf_adds(&fitting, reason);
	while (text_width(buf_text(&fitting)) > REASON_CELLS) {
		const char *comma = strrchr(buf_text(&fitting), ',');

		if (!comma)
			break;
		buf_truncate(&fitting, (size_t)(comma - buf_text(&fitting)));
	}
	text_fit(out, buf_text(&fitting), REASON_CELLS, "…");
	while (out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_release(&fitting);
}

/* A row that fits into 80 columns. */
static void write_move(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	size_t student = facts_student(facts, move->student);
	struct buf reason = BUF_INIT;

	buf_adds(out, "  ");
	text_fit(out, student == FACTS_NOT_FOUND ? "(withdrawn)" :
		facts->students[student].name, NAME_CELLS, "…");
	buf_addc(out, ' ');
	write_way(out, facts, move);
	buf_addc(out, ' ');
	write_reason(&reason, facts, move);
	write_clauses(out, buf_text(&reason));
	buf_addc(out, '\n');
	buf_release(&reason);
}

static void write_whole(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	if (proposal->whole.what == WHOLE_NONE)
		return;
	outlook_write_case(out, facts, proposal);
	buf_adds(out, moves_are_ahead(proposal) ?
		" (accept --whole-class takes it)\n" : "\n");
}

static void write_offers(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	if (proposal->offer_count)
		buf_adds(out, "\nLook at\n");
	for (size_t i = 0; i < proposal->offer_count; i++) {
		buf_addf(out, "  %zu. ", i + 1);
		reason_write_offer(out, facts, &proposal->offers[i]);
		buf_addc(out, '\n');
	}
}

static void write_worth(struct buf *out, const struct worth *worth)
{
	if (!worth->seen)
		return;
	buf_adds(out, "\nEvidence\n  ");
	outlook_write_worth(out, worth);
	buf_addc(out, '\n');
}

static void write_lines(struct buf *out, const char *heading,
	const char *lines)
{
	if (*lines)
		buf_addf(out, "\n%s\n", heading);
	format_indent(out, lines);
}

/* Each sentence ends a line. */
static void list_swings(struct buf *lines, const struct facts *facts)
{
	struct arena arena = ARENA_INIT;
	size_t count;
	const struct swing *swings = swings_find(facts, &arena, &count);

	for (size_t i = 0; i < count; i++) {
		swing_write(lines, facts, &swings[i]);
		buf_addc(lines, '\n');
	}
	arena_release(&arena);
}

static size_t count_lines(const char *lines)
{
	size_t count = 0;

	for (; *lines; lines++)
		count += *lines == '\n';
	return count;
}

static void add_rest(struct buf *out, size_t count, const char *one,
	const char *many)
{
	if (count)
		buf_addf(out, ", %zu %s", count, count == 1 ? one : many);
}

/* "21 students stay, 2 to look at, 1 goes to and fro, 1 clash" */
static void write_rest(struct buf *out, const struct proposal *proposal,
	const char *swings, const char *clashes)
{
	size_t stays = 0;

	for (size_t i = 0; i < proposal->move_count; i++)
		stays += !move_is_listed(&proposal->moves[i]);
	wording_count(out, stays, "student");
	buf_adds(out, stays == 1 ? " stays" : " stay");
	add_rest(out, proposal->offer_count, "to look at", "to look at");
	add_rest(out, count_lines(swings), "goes to and fro",
		"go to and fro");
	add_rest(out, count_lines(clashes), "clash", "clashes");
	buf_addc(out, '\n');
}

void moves_write_text(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	struct buf swings = BUF_INIT;
	struct buf clashes = BUF_INIT;
	bool ahead = moves_are_ahead(proposal);

	if (ahead) {
		list_swings(&swings, facts);
		clash_write(&clashes, facts, proposal);
	}
	write_head(out, facts, proposal);
	write_whole(out, facts, proposal);
	for (size_t i = 0; i < proposal->move_count; i++) {
		if (move_is_listed(&proposal->moves[i]))
			write_move(out, facts, &proposal->moves[i]);
	}
	write_rest(out, proposal, buf_text(&swings), buf_text(&clashes));
	write_offers(out, facts, proposal);
	if (ahead)
		write_worth(out, &proposal->worth);
	write_lines(out, "To and fro", buf_text(&swings));
	write_lines(out, "Clashes", buf_text(&clashes));
	buf_release(&swings);
	buf_release(&clashes);
}

void moves_write_reasons(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	struct buf lines = BUF_INIT;

	for (size_t i = 0; i < proposal->move_count; i++) {
		if (!move_is_listed(&proposal->moves[i]))
			continue;
		reason_write(&lines, facts, &proposal->moves[i]);
		buf_addc(&lines, '\n');
	}
	write_lines(out, "Why", buf_text(&lines));
	buf_release(&lines);
}
