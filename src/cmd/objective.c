/* SPDX-License-Identifier: MIT */
/* objective add, list, use, require. */
#include "app/names.h"
#include "app/session.h"
#include "format.h"
#include "table.h"

static bool add(struct change *change, const char *name, struct error *err)
{
	int64_t id;

	return change_objective_add(change, name, &id, err);
}

static bool run_add(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct buf name = BUF_INIT;
	struct change *change = NULL;
	bool done;

	if (format_operands(call, 0, "objective", &name, err))
		change = session_begin(session, "objective add", NULL, err);
	if (change)
		change_set_detail(change, 0, buf_text(&name));
	done = change && session_end(session, change,
		add(change, buf_text(&name), err), err);
	if (done)
		buf_addf(out, "Objective %s is made.\n", buf_text(&name));
	buf_release(&name);
	return done;
}

const struct command cmd_objective_add = {
	.name = "objective add",
	.operands = "NAME",
	.summary = "make an objective that check-ins can be about",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_add,
};

static size_t count_checkins(const struct facts *facts, int64_t objective)
{
	size_t count = 0;

	for (size_t i = 0; i < facts->checkin_count; i++)
		count += facts->checkins[i].objective == objective;
	return count;
}

/* The next objective that this one needs; NULL: no more. */
static const struct objective *next_need(const struct facts *facts,
	int64_t objective, size_t *from)
{
	while (*from < facts->requirement_count) {
		const struct requirement *requirement =
			&facts->requirements[(*from)++];
		size_t place = facts_objective(facts, requirement->needs);

		if (requirement->objective == objective &&
		    place != FACTS_NOT_FOUND)
			return &facts->objectives[place];
	}
	return NULL;
}

static void table_needs(struct table *table, const struct facts *facts,
	int64_t objective)
{
	const struct objective *need;
	struct buf text = BUF_INIT;
	size_t from = 0;

	while ((need = next_need(facts, objective, &from)) != NULL)
		buf_addf(&text, "%s%s", text.len ? ", " : "after ",
			need->name);
	table_cell(table, buf_text(&text));
	buf_release(&text);
}

static void write_list(struct buf *out, const struct room *room)
{
	const struct facts *facts = &room->facts;
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < facts->objective_count; i++) {
		const struct objective *objective = &facts->objectives[i];
		size_t count = count_checkins(facts, objective->id);

		table_cell(&table, objective->id == room->focus ?
			"*" : "");
		table_cell(&table, objective->name);
		table_cellf(&table, "%zu check-in%s", count,
			count == 1 ? "" : "s");
		table_needs(&table, facts, objective->id);
		table_end_row(&table);
	}
	table_write(&table, out);
}

static void write_list_json(struct buf *out, const struct room *room)
{
	const struct facts *facts = &room->facts;
	const struct objective *need;
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < facts->objective_count; i++) {
		const struct objective *objective = &facts->objectives[i];
		size_t from = 0;

		json_open_object(&json, NULL);
		json_int(&json, "id", objective->id);
		json_string(&json, "name", objective->name);
		json_bool(&json, "focus",
			objective->id == room->focus);
		json_int(&json, "checkins", (int64_t)count_checkins(facts,
			objective->id));
		json_open_array(&json, "needs");
		while ((need = next_need(facts, objective->id, &from)))
			json_string(&json, NULL, need->name);
		json_close_array(&json);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);

	if (room && call->globals.json)
		write_list_json(out, room);
	else if (room)
		write_list(out, room);
	return room != NULL;
}

const struct command cmd_objective_list = {
	.name = "objective list",
	.operands = "",
	.summary = "list the objectives; * is the focus of a regroup",
	.needs = NEEDS_CLASS,
	.run = run_list,
};

static bool use(struct session *session, struct change *change,
	const char *typed, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct objective *objective;
	size_t place;

	if (!room || !names_objective(&room->facts, typed, &place, err))
		return false;
	objective = &room->facts.objectives[place];
	buf_addf(out, "The focus is %s.\n", objective->name);
	change_set_detail(change, 0, objective->name);
	return change_class_focus(change, objective->id, err);
}

static bool run_use(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	bool newest = call_has(call, "newest");
	struct buf typed = BUF_INIT;
	struct change *change = NULL;
	bool done;

	if (newest && call->count)
		return error_set(err, ERROR_USAGE, "say an objective or "
			"--newest, not both");
	if (newest || format_operands(call, 0, "objective", &typed, err))
		change = session_begin(session, "objective use", NULL, err);
	if (newest)
		buf_adds(out, "The focus is that of the newest round.\n");
	done = change && session_end(session, change, newest ?
		change_class_focus(change, 0, err) :
		use(session, change, buf_text(&typed), out, err), err);
	if (done)
		session->held_focus = 0;
	buf_release(&typed);
	return done;
}

static const struct flag use_flags[] = {
	{ "newest", NULL, "follow the newest round again" },
	{ NULL, NULL, NULL }
};

const struct command cmd_objective_use = {
	.name = "objective use",
	.operands = "[OBJECTIVE]",
	.summary = "set the focus: what a regroup judges",
	.details = "Without it the focus is that of the newest round.",
	.flags = use_flags,
	.at_most = -1,
	.complete = OPERAND_OBJECTIVE,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_use,
};

static bool require(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct objective *objectives;
	size_t first, then;

	if (!room || !names_objective(&room->facts, call->operands[0], &first,
	    err) || !names_objective(&room->facts, call->operands[1], &then,
	    err))
		return false;
	objectives = room->facts.objectives;
	buf_addf(out, "%s comes before %s.\n", objectives[first].name,
		objectives[then].name);
	change_set_detail(change, 0, objectives[then].name);
	return change_require(change, objectives[then].id,
		objectives[first].id, err);
}

const struct command cmd_objective_require = {
	.name = "objective require",
	.operands = "FIRST THEN",
	.summary = "say that one objective comes before another",
	.at_least = 2,
	.at_most = 2,
	.complete = OPERAND_OBJECTIVE,
	.needs = NEEDS_CLASS,
	.write = require,
};
