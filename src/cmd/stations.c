/* SPDX-License-Identifier: MIT */
/* stations: table groups for a lesson, as they hang on the wall. */
#include "stations.h"

#include "app/wording.h"
#include "base/number.h"
#include "format.h"
#include "table.h"

#define USUAL_SIZE 4

void stations_write_students(struct buf *out, const struct stations *stations,
	const size_t *students, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%s%s", i ? ", " : "",
			stations->names[students[i]]);
	buf_addc(out, '\n');
}

static void write_station(struct buf *out, const struct room *room,
	const struct stations *stations, const struct station *station)
{
	const struct routine *routine = station->routine;

	if (!station->table_count && !station->waiting_count)
		return;
	wording_label(out, &room->facts.policy, station->cluster);
	buf_addc(out, '\n');
	if (routine && routine->station)
		buf_addf(out, "  station: %s\n", routine->station);
	if (routine && routine->task)
		buf_addf(out, "  task: %s\n", routine->task);
	if (routine && routine->materials)
		buf_addf(out, "  materials: %s\n", routine->materials);
	for (size_t i = 0; i < station->table_count; i++) {
		const struct station_table *table = &station->tables[i];

		buf_adds(out, "  Table ");
		stations_write_table(out, table->number);
		buf_adds(out, ": ");
		stations_write_students(out, stations, table->students, table->count);
	}
	if (!station->waiting_count)
		return;
	buf_adds(out, "  no table yet: ");
	stations_write_students(out, stations, station->waiting,
		station->waiting_count);
}

void stations_json_students(struct json *json, const char *key,
	const struct room *room, const struct stations *stations,
	const size_t *students, size_t count)
{
	json_open_array(json, key);
	for (size_t i = 0; i < count; i++) {
		json_open_object(json, NULL);
		format_json_who(json, &room->facts.students[students[i]]);
		json_string(json, "shown", stations->names[students[i]]);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_table(struct json *json, const struct room *room,
	const struct stations *stations, const struct station_table *table)
{
	struct buf name = BUF_INIT;

	stations_write_table(&name, table->number);
	json_open_object(json, NULL);
	json_string(json, "table", buf_text(&name));
	stations_json_students(json, "students", room, stations, table->students,
		table->count);
	json_close_object(json);
	buf_release(&name);
}

void stations_json_tables(struct json *json, const struct room *room,
	const struct stations *stations, const struct station *station)
{
	json_open_array(json, "tables");
	for (size_t i = 0; i < station->table_count; i++)
		json_table(json, room, stations, &station->tables[i]);
	json_close_array(json);
	stations_json_students(json, "no_table", room, stations,
		station->waiting, station->waiting_count);
}

static void json_station(struct json *json, const struct room *room,
	const struct stations *stations, const struct station *station)
{
	const struct routine *routine = station->routine;

	json_open_object(json, NULL);
	json_string(json, "cluster", cluster_name(station->cluster));
	json_string(json, "label", room_label(room, station->cluster));
	json_string(json, "station", routine ? routine->station : NULL);
	json_string(json, "task", routine ? routine->task : NULL);
	json_string(json, "materials", routine ? routine->materials : NULL);
	stations_json_tables(json, room, stations, station);
	json_close_object(json);
}

static void write_stations(struct buf *out, const struct call *call,
	const struct room *room, const struct stations *stations,
	enum cluster only)
{
	struct json json;

	json_init(&json, out);
	if (call->globals.json)
		json_open_array(&json, NULL);
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		const struct station *station = &stations->of[i];

		if (only != CLUSTER_NONE && only != station->cluster)
			continue;
		if (call->globals.json)
			json_station(&json, room, stations, station);
		else
			write_station(out, room, stations, station);
	}
	if (call->globals.json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	}
}

static bool has_tables(const struct stations *stations, enum cluster only)
{
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		if ((only == CLUSTER_NONE || (int)only == i) &&
		    stations->of[i].table_count)
			return true;
	}
	return false;
}

static bool read_only(const struct call *call, const struct room *room,
	enum cluster *only, struct error *err)
{
	*only = CLUSTER_NONE;
	return !call->count || format_cluster(&room->facts.policy,
		call->operands[0], only, err);
}

static bool show(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct stations stations = { 0 };
	enum cluster only;
	bool done = room && read_only(call, room, &only, err) &&
		stations_read(&stations, session->store, session->class_id,
		room, err);

	if (done) {
		bool is_made = has_tables(&stations, only);

		if (is_made || call->globals.json)
			write_stations(out, call, room, &stations, only);
		if (!is_made)
			session_say(session, "there are no tables for today: "
				"\"homeroom stations%s%s --size %d\" makes "
				"them", only == CLUSTER_NONE ? "" : " ",
				only == CLUSTER_NONE ? "" : cluster_name(only),
				USUAL_SIZE);
	}
	stations_release(&stations);
	return done;
}

static bool read_size(const char *value, int64_t *size, struct error *err)
{
	if (!value || (number_parse_int(value, size) &&
	    *size >= SEATING_SIZE_LEAST && *size <= SEATING_SIZE_MOST))
		return true;
	return error_set(err, ERROR_USAGE, "--size %s: say a whole number "
		"from %d to %d", value, SEATING_SIZE_LEAST, SEATING_SIZE_MOST);
}

/* What is not said is as it was the last time. */
static bool read_wish(const struct call *call, const struct room *room,
	const struct seating *last, struct stations_wish *wish,
	struct error *err)
{
	const char *style = call_value(call, "by");

	*wish = (struct stations_wish){
		.style = last->id ? last->style : SEATING_NEED,
		.size = last->id ? last->size : USUAL_SIZE,
	};
	if (style && !seating_style_parse(style, &wish->style))
		return error_set(err, ERROR_USAGE, "--by %s: say need, goal "
			"or mixed", style);
	return read_size(call_value(call, "size"), &wish->size, err) &&
		read_only(call, room, &wish->only, err);
}

static void say_unplaced(struct session *session, const struct room *room)
{
	const struct room_column *column = &room->columns[CLUSTER_NONE];
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < column->count; i++) {
		const struct seat *seat = &room->seats[column->seats[i]];

		if (!seat->absent)
			buf_addf(&names, "%s%s", names.len ? ", " : "",
				room->facts.students[seat->student].name);
	}
	if (names.len)
		session_say(session, "in no cluster yet, and so at no table: "
			"%s", buf_text(&names));
	buf_release(&names);
}

static void detail(struct change *change, const struct seating *seating)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "by %s, about %lld each",
		seating_style_name(seating->style), (long long)seating->size);
	change_set_detail(change, 0, buf_text(&text));
	buf_release(&text);
}

/* change NULL: nothing is kept. */
static bool split(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct stations stations = { 0 };
	struct stations_wish wish;
	struct buf clashes = BUF_INIT;
	int64_t id;
	bool done = room && stations_read(&stations, session->store,
		session->class_id, room, err) && read_wish(call, room,
		&stations.seating, &wish, err) && stations_split(&stations,
		session->store, room, &wish, &clashes, err) && (!change ||
		change_seating(change, &stations.seating, &id, err));

	if (done) {
		write_stations(out, call, room, &stations, wish.only);
		buf_adds(&session->talk, buf_text(&clashes));
		if (wish.only == CLUSTER_NONE)
			say_unplaced(session, room);
		if (change)
			detail(change, &stations.seating);
	}
	buf_release(&clashes);
	stations_release(&stations);
	return done;
}

/* Of the tables of today, and alone. */
static bool print(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	bool is_cards = call_has(call, "cards");

	if (is_cards && call->flag_count > 1)
		return error_set(err, ERROR_USAGE, "--cards prints the tables "
			"of today: no other option goes with it");
	if (is_cards)
		return stations_cards(session, call, out, err);
	if (call->count || call_has(call, "size") || call_has(call, "by") ||
	    call_has(call, "dry-run"))
		return error_set(err, ERROR_USAGE, "--rotation is of all "
			"tables of today: only --minutes, --rounds and --at "
			"go with it");
	return stations_rotation(session, call, out, err);
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct change *change;

	if (call_has(call, "cards") || call_has(call, "rotation"))
		return print(session, call, out, err);
	if (call_has(call, "minutes") || call_has(call, "rounds") ||
	    call_has(call, "at"))
		return error_set(err, ERROR_USAGE, "--minutes, --rounds and "
			"--at go with --rotation");
	if (!call->flag_count)
		return show(session, call, out, err);
	if (call_has(call, "dry-run"))
		return split(session, NULL, call, out, err);
	change = session_begin(session, "stations", NULL, err);
	return change && session_end(session, change,
		split(session, change, call, out, err), err);
}

static const struct flag flags[] = {
	{ "size", "N", "about so many at a table; else as last time, or 4" },
	{ "by", "need|goal|mixed",
		"who sits together; else as last time, or need" },
	{ "dry-run", NULL, "only show what the tables would be" },
	{ "cards", NULL, "a card of each station, to print and cut" },
	{ "rotation", NULL, "who is at which station when" },
	{ "minutes", "N", "of a round; else as the longest routine, or 10" },
	{ "rounds", "N", "else as many as there are stations" },
	{ "at", "TIME", "when the first round begins: 10:15; else now" },
	{ NULL, NULL, NULL }
};

const struct command cmd_stations = {
	.name = "stations",
	.operands = "[CLUSTER]",
	.summary = "split clusters into table groups, or show today's",
	.details = "need puts like levels together, goal those who need the same\n"
		"objective, and of them those whose own goals (\"intake\") are the\n"
		"same words, case and punctuation aside: what they mean is not\n"
		"looked at. mixed lets each table span the levels. together and\n"
		"apart are kept where they can be; who sat together of late is\n"
		"the less likely to do so again. Without an option the tables of\n"
		"today are shown. They are meant for the wall: first names, and\n"
		"nothing of anyone's evidence. --cards and --rotation are the same on\n"
		"paper, under the names of groups that the wall has that day, in\n"
		"lines of 60; a routine's sentence stands on its card.",
	.flags = flags,
	.at_most = 1,
	.complete = OPERAND_CLUSTER,
	.needs = NEEDS_CLASS,
	.run = run,
};
