/* SPDX-License-Identifier: MIT */
/* round list, edit, withdraw: a whole batch at once. */
#include <inttypes.h>

#include "app/names.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/number.h"
#include "format.h"
#include "table.h"

static const char *objective_name(const struct facts *facts, int64_t id)
{
	size_t place = id ? facts_objective(facts, id) : FACTS_NOT_FOUND;

	return place == FACTS_NOT_FOUND ? NULL : facts->objectives[place].name;
}

static int compare_rounds(const void *a, const void *b)
{
	const struct round *one = *(const struct round *const *)a;
	const struct round *other = *(const struct round *const *)b;

	if (one->held_at != other->held_at)
		return one->held_at < other->held_at ? 1 : -1;
	return one->id < other->id ? 1 : -1;
}

/* Those held by now, the last one first. The caller frees. */
static const struct round **held_rounds(const struct facts *facts,
	size_t *count)
{
	const struct round **rounds = mem_new(facts->round_count + 1,
		sizeof(*rounds));

	*count = 0;
	for (size_t i = 0; i < facts->round_count; i++) {
		if (facts->rounds[i].held_at <= facts->now)
			rounds[(*count)++] = &facts->rounds[i];
	}
	qsort(rounds, *count, sizeof(*rounds), compare_rounds);
	return rounds;
}

static void write_list(struct buf *out, const struct facts *facts,
	const struct round *const *rounds, size_t count)
{
	struct table table = TABLE_INIT;
	struct buf day = BUF_INIT;

	for (size_t i = 0; i < count; i++) {
		const struct round *round = rounds[i];
		const char *objective = objective_name(facts,
			round->objective);

		buf_clear(&day);
		date_write_iso(&day, round->held_at);
		table_cellf(&table, "=%" PRId64, round->id);
		table_cell(&table, buf_text(&day));
		table_cell(&table, round->name);
		table_cell(&table, objective ? objective : "several");
		table_cellf(&table, "%zu check-in%s", round->checkins,
			round->checkins == 1 ? "" : "s");
		table_end_row(&table);
	}
	table_write(&table, out);
	buf_release(&day);
}

static void write_list_json(struct buf *out, const struct facts *facts,
	const struct round *const *rounds, size_t count)
{
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		const struct round *round = rounds[i];

		json_open_object(&json, NULL);
		json_int(&json, "id", round->id);
		json_string(&json, "name", round->name);
		format_json_day(&json, "date", round->held_at);
		json_string(&json, "objective",
			objective_name(facts, round->objective));
		json_int(&json, "checkins", (int64_t)round->checkins);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct round **rounds;
	size_t count;

	if (!room)
		return false;
	rounds = held_rounds(&room->facts, &count);
	if (call->globals.json)
		write_list_json(out, &room->facts, rounds, count);
	else
		write_list(out, &room->facts, rounds, count);
	mem_free(rounds);
	return true;
}

const struct command cmd_round_list = {
	.name = "round list",
	.operands = "",
	.summary = "list the rounds, the newest first",
	.needs = NEEDS_CLASS,
	.run = run_list,
};

/* By name, or "=3" as the list has it. */
static bool find_round(const struct facts *facts, const struct call *call,
	const struct round **round, struct error *err)
{
	size_t place = FACTS_NOT_FOUND;
	struct buf typed = BUF_INIT;
	bool done = format_operands(call, 0, "round", &typed, err);
	int64_t id;

	if (done && typed.data[0] == '=' &&
	    number_parse_int(typed.data + 1, &id))
		place = facts_round(facts, id);
	done = done && (place != FACTS_NOT_FOUND ||
		names_round(facts, buf_text(&typed), &place, err));
	if (done)
		*round = &facts->rounds[place];
	buf_release(&typed);
	return done;
}

static bool overlay(const struct call *call, const struct facts *facts,
	struct round *fresh, struct buf *name, struct error *err)
{
	const char *objective = call_value(call, "objective");
	const char *typed = call_value(call, "name");
	civil held_at = fresh->held_at;
	size_t place;

	if (typed && !format_name(typed, "round", name, err))
		return false;
	if (typed)
		fresh->name = buf_text(name);
	if (objective && !names_objective(facts, objective, &place, err))
		return false;
	if (objective)
		fresh->objective = facts->objectives[place].id;
	if (!format_date(call, "date", fresh->held_at, &fresh->held_at, err))
		return false;
	if (date_day(fresh->held_at) > date_day(facts->now))
		return error_set(err, ERROR_USAGE, "--date %s lies ahead of "
			"now", call_value(call, "date"));
	if (fresh->held_at > facts->now)
		fresh->held_at = facts->now;
	/* The day it has already: the time of day stays too. */
	if (date_day(fresh->held_at) == date_day(held_at))
		fresh->held_at = held_at;
	return true;
}

static bool edit(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct round *old;
	struct buf name = BUF_INIT;
	struct round fresh;
	bool done;

	if (!room || !find_round(&room->facts, call, &old, err))
		return false;
	fresh = *old;
	done = overlay(call, &room->facts, &fresh, &name, err) &&
		change_round_edit(change, &fresh, err);
	if (done) {
		const char *objective = objective_name(&room->facts,
			fresh.objective);

		change_set_detail(change, 0, fresh.name);
		buf_addf(out, "%s: %s, ", fresh.name,
			objective ? objective : "several objectives");
		date_write_iso(out, fresh.held_at);
		buf_adds(out, ", ");
		wording_count(out, old->checkins, "check-in");
		buf_adds(out, ".\n");
	}
	buf_release(&name);
	return done;
}

static bool run_edit(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct change *change;

	if (!call->flag_count)
		return error_set(err, ERROR_USAGE, "what is to change? Say "
			"--name, --objective or --date");
	change = session_begin(session, "round edit", NULL, err);
	return change && session_end(session, change,
		edit(session, change, call, out, err), err);
}

static void ask_about(struct session *session, const struct call *call,
	const char *verb, struct buf *out)
{
	struct error ignored = ERROR_INIT;
	const struct room *room = session_glance(session, &ignored);
	const struct round *round;

	if (!room || !find_round(&room->facts, call, &round, &ignored))
		return;
	buf_addf(out, "%s %s with ", verb, round->name);
	wording_count(out, round->checkins, "check-in");
}

/* A name alone changes no evidence. */
static void ask_edit(struct session *session, const struct call *call,
	struct buf *out)
{
	if (call_has(call, "objective") || call_has(call, "date"))
		ask_about(session, call, "change", out);
}

static const struct flag edit_flags[] = {
	{ "name", "NAME", "what the round is called" },
	{ "objective", "OBJECTIVE", "what all of its check-ins are about" },
	{ "date", "DAY", "when it was" },
	{ NULL, NULL, NULL }
};

const struct command cmd_round_edit = {
	.name = "round edit",
	.operands = "ROUND",
	.summary = "correct a whole round; its check-ins follow",
	.details = "ROUND is its name, or =ID as \"homeroom round list\" has it.",
	.flags = edit_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_ROUND,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.asks = ask_edit,
	.run = run_edit,
};

static bool withdraw(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct round *round;

	if (!room || !find_round(&room->facts, call, &round, err))
		return false;
	buf_addf(out, "%s is withdrawn with ", round->name);
	wording_count(out, round->checkins, "check-in");
	buf_adds(out, ".\n");
	change_set_detail(change, 0, round->name);
	return change_round_withdraw(change, round->id, err);
}

static void ask_withdraw(struct session *session, const struct call *call,
	struct buf *out)
{
	ask_about(session, call, "withdraw", out);
}

const struct command cmd_round_withdraw = {
	.name = "round withdraw",
	.operands = "ROUND",
	.summary = "take a whole round out of the evidence; its rows are kept",
	.details = "ROUND is its name, or =ID as \"homeroom round list\" has it.",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_ROUND,
	.needs = NEEDS_CLASS,
	.asks = ask_withdraw,
	.write = withdraw,
};
