/* SPDX-License-Identifier: MIT */
/*
 * stations --cards and --rotation: what hangs on the wall, to be printed. As
 * there groups go by the neutral names that they are dealt for the day, in an
 * order that tells nothing, and nobody stands alone in one.
 */
#include "stations.h"

#include "app/wording.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "format.h"

#define CARD_CELLS 60

/* Today's groups as they are dealt. */
struct wall {
	const struct room *room;
	struct stations stations;
	char *groups[CLUSTER_COUNT]; /* by cluster */
	enum cluster clusters[CLUSTER_COUNT];
	size_t count;
};

static void wall_release(struct wall *wall)
{
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		mem_free(wall->groups[i]);
	stations_release(&wall->stations);
}

static bool wall_read(struct wall *wall, struct session *session,
	struct error *err)
{
	const char *groups = config_text(session->config, "groups");
	enum cluster faces[CLUSTER_COUNT];

	*wall = (struct wall){ .room = session_room(session, err) };
	if (!wall->room || !stations_read(&wall->stations, session->store,
	    session->class_id, wall->room, err))
		return false;
	stations_join_lone(&wall->stations);
	wording_deal(faces, wording_day(&wall->room->facts));
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		wall->groups[i] = wording_group(groups, faces[i]);
	wall->count = stations_here(&wall->stations, faces, wall->clusters);
	return wall->count > 0 || error_set(err, ERROR_NOT_FOUND, "nobody is "
		"in a cluster now: \"homeroom regroup\" proposes who belongs "
		"where");
}

/* "Task: Page 12", in lines of a card; what goes on is set in. */
static void add_part(struct buf *out, const char *what, const char *text)
{
	struct buf line = BUF_INIT, clean = BUF_INIT;
	const char *rest;
	size_t indent = 0;

	text_clean(&clean, text);
	buf_addf(&line, "%s%s", what, buf_text(&clean));
	rest = buf_text(&line);
	while (*rest) {
		size_t len = text_break(rest, CARD_CELLS - indent);
		size_t shown = len;

		while (shown && rest[shown - 1] == ' ')
			shown--;
		buf_pad(out, ' ', indent);
		buf_add(out, rest, shown);
		buf_addc(out, '\n');
		rest += len;
		while (*rest == ' ')
			rest++;
		indent = *what ? 2 : 0;
	}
	buf_release(&line);
	buf_release(&clean);
}

static void add_said(struct buf *out, const char *what, const char *text)
{
	if (!text_is_blank(text))
		add_part(out, what, text);
}

static void add_names(struct buf *out, const struct wall *wall,
	const char *what, const size_t *students, size_t count)
{
	struct buf names = BUF_INIT;

	if (!count)
		return;
	for (size_t i = 0; i < count; i++)
		buf_addf(&names, "%s%s", i ? ", " : "",
			wall->stations.names[students[i]]);
	add_part(out, what, buf_text(&names));
	buf_release(&names);
}

/* Who is in a group: its tables, and who has none. */
static void add_people(struct buf *out, const struct wall *wall,
	enum cluster cluster, const char *group)
{
	const struct station *station = &wall->stations.of[cluster];
	struct buf what = BUF_INIT;

	for (size_t i = 0; i < station->table_count; i++) {
		const struct station_table *table = &station->tables[i];

		buf_clear(&what);
		buf_addf(&what, "%sTable ", group);
		stations_write_table(&what, table->number);
		buf_adds(&what, ": ");
		add_names(out, wall, buf_text(&what), table->students,
			table->count);
	}
	buf_clear(&what);
	buf_adds(&what, group);
	if (station->table_count)
		buf_adds(&what, "no table yet: ");
	add_names(out, wall, buf_text(&what), station->waiting,
		station->waiting_count);
	buf_release(&what);
}

static void write_card(struct buf *out, const struct wall *wall,
	size_t place)
{
	enum cluster cluster = wall->clusters[place];
	const struct station *station = &wall->stations.of[cluster];
	const struct routine *routine = station->routine;
	struct buf name = BUF_INIT;

	station_write_place(&name, station, place);
	add_part(out, "", wall->groups[cluster]);
	add_part(out, "", buf_text(&name));
	buf_addc(out, '\n');
	if (routine) {
		add_said(out, "", routine->sentence);
		add_said(out, "Task: ", routine->task);
		add_said(out, "Materials: ", routine->materials);
		if (routine->minutes)
			buf_addf(out, "Time: %d minutes\n", routine->minutes);
		add_said(out, "Feedback: ", routine->feedback);
		add_said(out, "Done when: ", routine->exit);
		buf_addc(out, '\n');
	}
	add_people(out, wall, cluster, "");
	buf_addc(out, '\n');
	buf_pad(out, '-', CARD_CELLS);
	buf_adds(out, "\n\n");
	buf_release(&name);
}

static void json_place(struct json *json, const struct wall *wall,
	size_t place)
{
	struct buf name = BUF_INIT;

	station_write_place(&name,
		&wall->stations.of[wall->clusters[place]], place);
	json_string(json, "station", buf_text(&name));
	buf_release(&name);
}

static void json_card(struct json *json, const struct wall *wall,
	size_t place)
{
	const struct station *station =
		&wall->stations.of[wall->clusters[place]];
	const struct routine *routine = station->routine;

	json_open_object(json, NULL);
	json_string(json, "group", wall->groups[station->cluster]);
	json_place(json, wall, place);
	json_string(json, "sentence", routine ? routine->sentence : NULL);
	json_string(json, "task", routine ? routine->task : NULL);
	json_string(json, "materials", routine ? routine->materials : NULL);
	if (routine && routine->minutes)
		json_int(json, "minutes", routine->minutes);
	else
		json_null(json, "minutes");
	json_string(json, "feedback", routine ? routine->feedback : NULL);
	json_string(json, "exit", routine ? routine->exit : NULL);
	stations_json_tables(json, wall->room, &wall->stations, station);
	json_close_object(json);
}

static void write_cards(struct buf *out, const struct wall *wall,
	enum cluster only, bool is_json)
{
	struct json json;

	json_init(&json, out);
	if (is_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < wall->count; i++) {
		if (only != CLUSTER_NONE && only != wall->clusters[i])
			continue;
		if (is_json)
			json_card(&json, wall, i);
		else
			write_card(out, wall, i);
	}
	if (is_json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	}
}

bool stations_cards(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct wall wall;
	enum cluster only = CLUSTER_NONE;
	bool done = wall_read(&wall, session, err) && (!call->count ||
		format_cluster(&wall.room->facts.policy, call->operands[0],
			&only, err));

	if (done && only != CLUSTER_NONE &&
	    !station_count(&wall.stations.of[only]))
		done = error_set(err, ERROR_NOT_FOUND, "nobody is in %s now, "
			"or stands alone in it, and goes along with the "
			"nearest group", room_label(wall.room, only));
	if (done)
		write_cards(out, &wall, only, call->globals.json);
	wall_release(&wall);
	return done;
}

struct rotation {
	const struct wall *wall;
	int64_t minutes;
	int64_t rounds;
	civil from;
};

static bool read_number(const struct call *call, const char *flag,
	int64_t most, int64_t *number, struct error *err)
{
	const char *typed = call_value(call, flag);

	return !typed || (number_parse_int(typed, number) && *number > 0 &&
		*number <= most) || error_set(err, ERROR_USAGE, "--%s %s: say "
		"a whole number from 1 to %lld", flag, typed,
		(long long)most);
}

/* A time of today, or a whole moment. */
static bool read_start(const struct call *call, civil now, civil *from,
	struct error *err)
{
	const char *typed = call_value(call, "at");
	struct error ignored = ERROR_INIT;
	struct buf moment = BUF_INIT;
	bool is_bare = true;
	bool done;

	*from = now;
	if (!typed)
		return true;
	date_write_iso(&moment, now);
	buf_addf(&moment, "T%s%s", typed[0] && typed[1] == ':' ? "0" : "",
		typed);
	done = (date_parse(buf_text(&moment), from, &is_bare, &ignored) ||
		date_parse(typed, from, &is_bare, &ignored)) && !is_bare;
	buf_release(&moment);
	return done || error_set(err, ERROR_USAGE, "--at %s: say a time as "
		"10:15, or a day and a time as 2026-10-14T10:15", typed);
}

static bool rotation_read(struct rotation *rotation, const struct wall *wall,
	const struct call *call, struct error *err)
{
	*rotation = (struct rotation){
		.wall = wall,
		.minutes = stations_minutes(&wall->stations, wall->clusters,
			wall->count),
		.rounds = (int64_t)wall->count,
	};
	return read_number(call, "minutes", ROUTINE_MINUTES_MAX,
			&rotation->minutes, err) &&
		read_number(call, "rounds", STATIONS_ROUNDS_MOST,
			&rotation->rounds, err) &&
		read_start(call, wall->room->facts.now, &rotation->from, err);
}

static civil round_start(const struct rotation *rotation, int64_t number)
{
	return rotation->from + number * rotation->minutes * 60;
}

/* Which cluster's group is at a place: each goes on by one, as on the wall. */
static enum cluster group_at(const struct rotation *rotation, int64_t number,
	size_t place)
{
	const struct wall *wall = rotation->wall;
	size_t moved = (size_t)number % wall->count;

	return wall->clusters[(place + wall->count - moved) % wall->count];
}

static void write_tables(struct buf *out, const struct station *station)
{
	for (size_t i = 0; i < station->table_count; i++) {
		buf_adds(out, i ? ", " : station->table_count == 1 ?
			", table " : ", tables ");
		stations_write_table(out, station->tables[i].number);
	}
}

static void write_round(struct buf *out, const struct rotation *rotation,
	int64_t number)
{
	const struct wall *wall = rotation->wall;
	struct table table = TABLE_INIT;
	struct buf lines = BUF_INIT;

	date_write_clock(out, round_start(rotation, number));
	buf_adds(out, " to ");
	date_write_clock(out, round_start(rotation, number + 1));
	buf_addc(out, '\n');
	for (size_t i = 0; i < wall->count; i++) {
		enum cluster group = group_at(rotation, number, i);
		struct buf cell = BUF_INIT;

		station_write_place(&cell,
			&wall->stations.of[wall->clusters[i]], i);
		table_cell(&table, buf_text(&cell));
		buf_clear(&cell);
		buf_adds(&cell, wall->groups[group]);
		write_tables(&cell, &wall->stations.of[group]);
		table_cell(&table, buf_text(&cell));
		table_end_row(&table);
		buf_release(&cell);
	}
	table_write(&table, &lines);
	format_indent(out, buf_text(&lines));
	buf_release(&lines);
}

static void write_rotation(struct buf *out, const struct rotation *rotation)
{
	const struct wall *wall = rotation->wall;

	for (int64_t i = 0; i < rotation->rounds; i++)
		write_round(out, rotation, i);
	buf_addc(out, '\n');
	for (size_t i = 0; i < wall->count; i++) {
		struct buf group = BUF_INIT;

		buf_addf(&group, "%s%s", wall->groups[wall->clusters[i]],
			wall->stations.of[wall->clusters[i]].table_count ?
			", " : ": ");
		add_people(out, wall, wall->clusters[i], buf_text(&group));
		buf_release(&group);
	}
}

static void json_moment(struct json *json, const char *key, civil when)
{
	struct buf text = BUF_INIT;

	date_write_iso_time(&text, when);
	json_string(json, key, buf_text(&text));
	buf_release(&text);
}

static void json_round(struct json *json, const struct rotation *rotation,
	int64_t number)
{
	const struct wall *wall = rotation->wall;

	json_open_object(json, NULL);
	json_int(json, "round", number + 1);
	json_moment(json, "from", round_start(rotation, number));
	json_moment(json, "until", round_start(rotation, number + 1));
	json_open_array(json, "stations");
	for (size_t i = 0; i < wall->count; i++) {
		json_open_object(json, NULL);
		json_place(json, wall, i);
		json_string(json, "group",
			wall->groups[group_at(rotation, number, i)]);
		json_close_object(json);
	}
	json_close_array(json);
	json_close_object(json);
}

static void json_rotation(struct buf *out, const struct rotation *rotation)
{
	const struct wall *wall = rotation->wall;
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_int(&json, "minutes", rotation->minutes);
	json_open_array(&json, "rounds");
	for (int64_t i = 0; i < rotation->rounds; i++)
		json_round(&json, rotation, i);
	json_close_array(&json);
	json_open_array(&json, "groups");
	for (size_t i = 0; i < wall->count; i++) {
		json_open_object(&json, NULL);
		json_string(&json, "group", wall->groups[wall->clusters[i]]);
		stations_json_tables(&json, wall->room, &wall->stations,
			&wall->stations.of[wall->clusters[i]]);
		json_close_object(&json);
	}
	json_close_array(&json);
	json_close_object(&json);
	buf_addc(out, '\n');
}

bool stations_rotation(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct rotation rotation;
	struct wall wall;
	bool done = wall_read(&wall, session, err) &&
		rotation_read(&rotation, &wall, call, err);

	if (done && call->globals.json)
		json_rotation(out, &rotation);
	else if (done)
		write_rotation(out, &rotation);
	wall_release(&wall);
	return done;
}
