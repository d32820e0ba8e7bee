/* SPDX-License-Identifier: MIT */
/* The same as JSON, an array of objects each, with the keys of the other
 * verbs. */
#include "export.h"
#include "format.h"

static void json_moment(struct json *json, const char *key, civil when)
{
	struct buf text = BUF_INIT;

	date_write_iso_time(&text, when);
	json_string(json, key, buf_text(&text));
	buf_release(&text);
}

static void json_student(struct json *json, const struct room *room,
	size_t place)
{
	format_json_student(json, &room->facts.students[place]);
}

static void json_seat(struct json *json, const struct room *room,
	size_t place)
{
	format_json_seat(json, room, &room->seats[place]);
}

/* An object of each student who is here. */
static bool write_students(struct exporting *exporting, struct buf *out,
	void (*write)(struct json *json, const struct room *room,
		size_t place), struct error *err)
{
	const struct room *room = session_room(exporting->session, err);
	struct json json;

	if (!room)
		return false;
	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < room->facts.student_count; i++) {
		json_open_object(&json, NULL);
		write(&json, room, i);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
	exporting->rows = room->facts.student_count;
	return true;
}

bool export_json_roster(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	return write_students(exporting, out, json_student, err);
}

static void json_origin(struct json *json, const char *key,
	const struct origin *origin)
{
	json_open_object(json, key);
	json_string(json, "store", origin->store);
	json_int(json, "class", origin->class_id);
	json_int(json, "id", origin->id);
	json_close_object(json);
}

static void json_checkin(struct json *json, const struct export_checkin *row)
{
	const struct checkin *checkin = &row->checkin;

	json_open_object(json, NULL);
	json_open_object(json, "student");
	format_json_who(json, row->student);
	json_close_object(json);
	json_string(json, "objective", row->objective);
	json_string(json, "round", row->round);
	format_json_checkin(json, checkin);
	json_moment(json, "observed_at", checkin->observed_at);
	json_moment(json, "entered_at", checkin->entered_at);
	json_string(json, "author", checkin->author);
	json_string(json, "note", checkin->note);
	json_bool(json, "private", checkin->is_private);
	json_bool(json, "withdrawn", checkin->withdrawn);
	json_origin(json, "origin", &row->origin);
	json_origin(json, "version", &row->version);
	json_close_object(json);
}

bool export_json_checkins(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	struct export_checkins checkins;
	struct json json;

	if (!export_checkins_read(exporting->session, &exporting->scope,
	    &checkins, err))
		return false;
	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < checkins.count; i++)
		json_checkin(&json, &checkins.rows[i]);
	json_close_array(&json);
	buf_addc(out, '\n');
	exporting->rows = checkins.count;
	export_say_checkins(exporting, &checkins);
	export_checkins_release(&checkins);
	return true;
}

bool export_json_clusters(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	return write_students(exporting, out, json_seat, err);
}

static void json_move(struct json *json, const struct export_move *row)
{
	json_open_object(json, NULL);
	format_json_who(json, row->student);
	json_string(json, "from", cluster_name(row->from));
	json_string(json, "to", cluster_name(row->to));
	json_moment(json, "date", row->when);
	json_string(json, "state", row->state);
	json_string(json, "by", row->by);
	json_string(json, "rule", row->rule);
	json_string(json, "reason", row->reason);
	json_string(json, "why", row->why);
	json_int(json, "evidence_count", (int64_t)row->evidence);
	if (row->proposal)
		json_int(json, "proposal", row->proposal);
	else
		json_null(json, "proposal");
	json_close_object(json);
}

bool export_json_moves(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	struct export_moves moves;
	struct json json;

	if (!export_moves_read(exporting->session, &exporting->scope, &moves,
	    err))
		return false;
	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < moves.count; i++)
		json_move(&json, &moves.rows[i]);
	json_close_array(&json);
	buf_addc(out, '\n');
	exporting->rows = moves.count;
	export_say_moves(exporting, &moves);
	export_moves_release(&moves);
	return true;
}
