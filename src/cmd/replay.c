/* SPDX-License-Identifier: MIT */
/* replay: the term once more under other rules. */
#include "app/replay.h"

#include <math.h>

#include "app/wording.h"
#include "engine/validation.h"
#include "figure.h"
#include "table.h"

static const char *const side_names[] = {
	[REPLAY_WAS] = "as it was",
	[REPLAY_WOULD] = "as set",
};
static const char *const side_keys[] = {
	[REPLAY_WAS] = "as_it_was",
	[REPLAY_WOULD] = "as_set",
};

static void write_days(struct buf *out, civil from, civil until)
{
	date_write_short(out, from);
	if (date_day(from) == date_day(until))
		return;
	buf_adds(out, " to ");
	date_write_short(out, until);
}

static void write_head(struct buf *out, const struct replay_request *request,
	const struct replay_report *report)
{
	wording_count(out, report->moments, report->is_by_rounds ? "round" :
		"regroup");
	buf_adds(out, ", ");
	write_days(out, report->first, report->last);
	if (report->is_by_rounds)
		buf_adds(out, "; the class was never regrouped");
	buf_adds(out, ".\nAs it was: by the rules then in force. "
		"As set: with ");
	for (size_t i = 0; i < request->count; i++)
		buf_addf(out, "%s%s", i ? ", " : "", request->settings[i]);
	buf_adds(out, ".\nEvery move is accepted; moves by hand are made in "
		"both.\nIn brackets: 95 of 100 odds.\n\n");
}

static void write_sides(struct buf *out, const struct replay_report *report)
{
	struct table table = TABLE_INIT;

	table_cell(&table, "");
	table_cell(&table, "moves");
	table_cellf(&table, "taken back within %d check-ins",
		REVERSED_WITHIN);
	table_end_row(&table);
	for (size_t i = 0; i < REPLAY_SIDES; i++) {
		const struct replay_side *side = &report->sides[i];

		table_cell(&table, side_names[i]);
		table_cellf(&table, "%zu", side->moves);
		figure_percent_cell(&table, &side->reversed);
		table_end_row(&table);
	}
	table_write(&table, out);
}

static void spell_row(struct table *table, const struct room *room,
	const struct replay_spell *spell)
{
	struct buf days = BUF_INIT;

	write_days(&days, spell->from, spell->until);
	table_cell(table, room->facts.students[spell->student].name);
	table_cell(table, buf_text(&days));
	table_cellf(table, "%s, would have been %s",
		room_label(room, spell->clusters[REPLAY_WAS]),
		room_label(room, spell->clusters[REPLAY_WOULD]));
	table_end_row(table);
	buf_release(&days);
}

static void write_spells(struct buf *out, const struct room *room,
	const struct replay_report *report)
{
	struct table table = TABLE_INIT;

	if (!report->spell_count) {
		buf_adds(out, "\nNobody would have stood elsewhere.\n");
		return;
	}
	buf_addf(out, "\n%zu of ", report->students);
	wording_count(out, room->facts.student_count, "student");
	buf_addf(out, " stood elsewhere, %zu of %zu times:\n",
		report->elsewhere, report->times);
	for (size_t i = 0; i < report->spell_count; i++)
		spell_row(&table, room, &report->spells[i]);
	table_write(&table, out);
}

static const char *verdict(const struct figure *gain)
{
	if (!gain->has_range)
		return "unclear";
	if (gain->low > 0)
		return "the rules as set did better";
	return gain->high < 0 ? "the rules as they were did better" :
		"unclear";
}

/* To one decimal, and never -0.0. */
static double points(double share)
{
	return (double)lround(1000 * share) / 10;
}

static void write_contest(struct buf *out,
	const struct contest_report *contest)
{
	const struct figure *gain = &contest->gain;

	buf_addf(out, "\nNearer to the next check-in: as set %zu, as it was "
		"%zu, alike %zu.\n", contest->nearer[REPLAY_WOULD],
		contest->nearer[REPLAY_WAS], contest->alike);
	buf_adds(out, "Points off the cluster's band: ");
	if (!gain->is_known) {
		buf_adds(out, FIGURE_TOO_LITTLE ".\n");
		return;
	}
	buf_addf(out, "as it was %.1f, as set %.1f.\nAs set is %.1f nearer",
		points(contest->distance[REPLAY_WAS]),
		points(contest->distance[REPLAY_WOULD]), points(gain->value));
	if (gain->has_range)
		buf_addf(out, " (%.1f to %.1f)", points(gain->low),
			points(gain->high));
	buf_addf(out, ": %s.\n", verdict(gain));
}

static void write_text(struct buf *out, const struct room *room,
	const struct replay_request *request,
	const struct replay_report *report)
{
	if (!report->moments) {
		buf_adds(out, "Nothing to replay: there was no regroup and no "
			"round in that time.\n");
		return;
	}
	write_head(out, request, report);
	write_sides(out, report);
	write_spells(out, room, report);
	if (report->spell_count)
		write_contest(out, &report->contest);
}

static bool has_contests(const struct contest_report *contest)
{
	return contest->alike || contest->nearer[REPLAY_WAS] ||
		contest->nearer[REPLAY_WOULD];
}

static void side_json(struct json *json, const struct replay_report *report,
	size_t i)
{
	json_open_object(json, side_keys[i]);
	json_int(json, "moves", (int64_t)report->sides[i].moves);
	json_int(json, "judged", (int64_t)report->sides[i].judged);
	figure_json(json, "reversed", &report->sides[i].reversed);
	json_int(json, "nearer", (int64_t)report->contest.nearer[i]);
	json_number(json, "distance", has_contests(&report->contest) ?
		report->contest.distance[i] : NAN);
	json_close_object(json);
}

static void spell_json(struct json *json, const struct room *room,
	const struct replay_spell *spell)
{
	json_open_object(json, NULL);
	format_json_who(json, &room->facts.students[spell->student]);
	format_json_day(json, "from", spell->from);
	format_json_day(json, "until", spell->until);
	for (size_t i = 0; i < REPLAY_SIDES; i++)
		json_string(json, side_keys[i],
			cluster_name(spell->clusters[i]));
	json_close_object(json);
}

static void write_json(struct buf *out, const struct room *room,
	const struct replay_request *request,
	const struct replay_report *report)
{
	bool is_empty = !report->moments;
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_string(&json, "by", report->is_by_rounds ? "round" : "regroup");
	json_int(&json, "moments", (int64_t)report->moments);
	format_json_day(&json, "from", is_empty ? CIVIL_NEVER : report->first);
	format_json_day(&json, "until", is_empty ? CIVIL_NEVER : report->last);
	json_open_array(&json, "set");
	for (size_t i = 0; i < request->count; i++)
		json_string(&json, NULL, request->settings[i]);
	json_close_array(&json);
	for (size_t i = 0; i < REPLAY_SIDES; i++)
		side_json(&json, report, i);
	json_int(&json, "alike", (int64_t)report->contest.alike);
	figure_json(&json, "gain", &report->contest.gain);
	json_int(&json, "students_elsewhere", (int64_t)report->students);
	json_int(&json, "times_elsewhere", (int64_t)report->elsewhere);
	json_int(&json, "times", (int64_t)report->times);
	json_open_array(&json, "elsewhere");
	for (size_t i = 0; i < report->spell_count; i++)
		spell_json(&json, room, &report->spells[i]);
	json_close_array(&json);
	json_close_object(&json);
	buf_addc(out, '\n');
}

static bool read_days(const struct call *call, struct replay_request *request,
	struct error *err)
{
	if (!format_date(call, "from", 0, &request->from, err) ||
	    !format_date(call, "to", CIVIL_NEVER, &request->until, err))
		return false;
	request->from = call_has(call, "from") ?
		date_day(request->from) * CIVIL_DAY : INT64_MIN;
	if (call_has(call, "to"))
		request->until = date_end_of_day(request->until);
	return request->from <= request->until || error_set(err, ERROR_USAGE,
		"--from %s comes after --to %s", call_value(call, "from"),
		call_value(call, "to"));
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *settings[CALL_FLAGS_MAX];
	struct replay_request request = {
		.settings = settings,
		.count = call_values(call, "set", settings),
	};
	struct replay_report report;
	const struct room *room;

	if (!request.count)
		return error_set(err, ERROR_USAGE, "say with --set KEY=VALUE "
			"what is to be different: \"homeroom policy list\" "
			"has the keys");
	if (!read_days(call, &request, err) ||
	    !replay_term(session, &request, &report, err))
		return false;
	room = session_room(session, err);
	if (room && call->globals.json)
		write_json(out, room, &request, &report);
	else if (room)
		write_text(out, room, &request, &report);
	replay_report_release(&report);
	return room != NULL;
}

static const struct flag flags[] = {
	{ "set", "KEY=VALUE", "under this rule; may be said several times" },
	{ "from", "DAY", "what was regrouped on that day or later" },
	{ "to", "DAY", "what was regrouped on that day or before" },
	{ NULL, NULL, NULL }
};

const struct command cmd_replay = {
	.name = "replay",
	.operands = "",
	.summary = "see the term again under other rules; changes nothing",
	.details =
		"At every regroup of the class, on what was known then, two proposals\n"
		"are made and accepted: by the rules then in force, and by those with\n"
		"KEY=VALUE. A class that was never regrouped is, after each round.\n"
		"Who would have stood elsewhere is listed, with the days. Nearer is\n"
		"the side whose cluster's band, between its own lines, the student's\n"
		"next check-in on the objective came closer to, before that objective\n"
		"was judged again; inside is no distance.",
	.flags = flags,
	.needs = NEEDS_CLASS,
	.run = run,
};
