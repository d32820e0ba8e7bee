/* SPDX-License-Identifier: MIT */
/*
 * The tables that leave: a header of words that "homeroom import" knows, and a
 * row for each fact. Texts are clean, moments are "2026-10-14 10:42:07".
 */
#include <inttypes.h>
#include <string.h>

#include "app/wording.h"
#include "base/attr.h"
#include "base/number.h"
#include "base/text.h"
#include "export.h"
#include "export_sheet.h"
#include "format.h"

static bool has_namesake(const struct facts *facts,
	const struct student *student)
{
	struct buf key = BUF_INIT, other = BUF_INIT;
	bool found = false;

	text_fold(&key, student->name);
	for (size_t i = 0; i < facts->student_count && !found; i++) {
		buf_clear(&other);
		text_fold(&other, facts->students[i].name);
		found = &facts->students[i] != student &&
			!strcmp(buf_text(&other), buf_text(&key));
	}
	buf_release(&key);
	buf_release(&other);
	return found;
}

/* Without a number a student is known by name where the file is read. */
static void say_namesakes(struct exporting *exporting)
{
	const struct facts *facts = &exporting->session->room.facts;
	size_t count = 0;

	for (size_t i = 0; i < facts->student_count; i++)
		count += !facts->students[i].number &&
			has_namesake(facts, &facts->students[i]);
	if (!count)
		return;
	wording_count(&exporting->talk, count, "student");
	buf_adds(&exporting->talk, " without a number and with the name of "
		"another: who reads the file cannot tell them apart; "
		"\"homeroom student edit\" gives numbers\n");
}

bool export_csv_roster(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	static const char *const header[] = { "number", "given", "family",
		"name", "email", "handle" };
	const struct room *room = session_room(exporting->session, err);
	struct sheet sheet;

	if (!room)
		return false;
	SHEET_BEGIN(&sheet, exporting, out, header);
	for (size_t i = 0; i < room->facts.student_count; i++) {
		const struct student *student = &room->facts.students[i];

		sheet_text(&sheet, student->number);
		sheet_text(&sheet, student->given);
		sheet_text(&sheet, student->family);
		sheet_text(&sheet, student->name);
		sheet_text(&sheet, student->email);
		sheet_text(&sheet, student->handle);
		csv_write_end_row(&sheet.csv);
	}
	exporting->rows = room->facts.student_count;
	say_namesakes(exporting);
	return true;
}

static void add_score(struct sheet *sheet, const struct score *score)
{
	csv_write_number(&sheet->csv, score->points);
	csv_write_number(&sheet->csv, score->out_of);
	csv_write_text(&sheet->csv, score_form_name(score->form));
}

/* As merge knows it again. */
static void add_origin(struct sheet *sheet, const struct origin *origin)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s/%" PRId64 "/%" PRId64, origin->store,
		origin->class_id, origin->id);
	csv_write_text(&sheet->csv, buf_text(&text));
	buf_release(&text);
}

static void add_checkin(struct sheet *sheet, const struct export_checkin *row)
{
	const struct checkin *checkin = &row->checkin;

	sheet_who(sheet, row->student);
	sheet_text(sheet, row->objective);
	sheet_text(sheet, row->round);
	sheet_moment(sheet, checkin->observed_at);
	sheet_moment(sheet, checkin->entered_at);
	sheet_text(sheet, checkin->author);
	add_score(sheet, &checkin->score);
	csv_write_text(&sheet->csv, support_name(checkin->support));
	sheet_said(sheet, checkin->confidence);
	sheet_said(sheet, checkin->minutes);
	sheet_text(sheet, checkin->note);
	csv_write_text(&sheet->csv, checkin->is_private ? "yes" : NULL);
	csv_write_text(&sheet->csv, checkin->withdrawn ? "withdrawn" : NULL);
	add_origin(sheet, &row->origin);
	if (row->version.id == row->origin.id)
		csv_write_text(&sheet->csv, NULL);
	else
		add_origin(sheet, &row->version);
	csv_write_text(&sheet->csv, task_name(checkin->task));
	sheet_said(sheet, checkin->quality);
	csv_write_end_row(&sheet->csv);
}

bool export_csv_checkins(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	static const char *const header[] = { "class", "number", "name",
		"objective", "round", "observed", "entered", "author",
		"points", "out_of", "score_form", "support", "confidence",
		"minutes", "note", "private", "state", "origin", "version",
		"task", "quality" };
	struct export_checkins checkins;
	struct sheet sheet;

	if (!export_checkins_read(exporting->session, &exporting->scope,
	    &checkins, err))
		return false;
	SHEET_BEGIN(&sheet, exporting, out, header);
	for (size_t i = 0; i < checkins.count; i++)
		add_checkin(&sheet, &checkins.rows[i]);
	exporting->rows = checkins.count;
	export_say_checkins(exporting, &checkins);
	say_namesakes(exporting);
	export_checkins_release(&checkins);
	return true;
}

static void add_estimate(struct sheet *sheet, const struct move *move)
{
	const double shares[] = { move->estimate.level, move->estimate.low,
		move->estimate.high };

	for (size_t i = 0; i < ARRAY_LEN(shares); i++) {
		if (move->has_estimate)
			sheet_share(sheet, shares[i]);
		else
			csv_write_text(&sheet->csv, NULL);
	}
}

static void add_seat(struct sheet *sheet, const struct room *room,
	const struct seat *seat)
{
	sheet_who(sheet, &room->facts.students[seat->student]);
	csv_write_text(&sheet->csv, cluster_name(seat->cluster));
	sheet_text(sheet, seat->cluster == CLUSTER_NONE ? NULL :
		room_label(room, seat->cluster));
	if (seat->stay)
		sheet_moment(sheet, seat->stay->since);
	else
		csv_write_text(&sheet->csv, NULL);
	sheet_text(sheet, room->focus ? room_focus_name(room) : NULL);
	add_estimate(sheet, seat->move);
	csv_write_text(&sheet->csv,
		evidence_state_name(seat->move->evidence));
	csv_write_int(&sheet->csv, (int64_t)seat->move->checkins_all);
	csv_write_end_row(&sheet->csv);
}

bool export_csv_clusters(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	static const char *const header[] = { "class", "number", "name",
		"cluster", "label", "since", "objective", "estimate", "low",
		"high", "evidence", "checkins" };
	const struct room *room = session_room(exporting->session, err);
	struct sheet sheet;

	if (!room)
		return false;
	SHEET_BEGIN(&sheet, exporting, out, header);
	for (size_t i = 0; i < room->facts.student_count; i++)
		add_seat(&sheet, room, &room->seats[i]);
	exporting->rows = room->facts.student_count;
	return true;
}

static void add_move(struct sheet *sheet, const struct export_move *row)
{
	sheet_who(sheet, row->student);
	csv_write_text(&sheet->csv, cluster_name(row->from));
	csv_write_text(&sheet->csv, cluster_name(row->to));
	sheet_moment(sheet, row->when);
	csv_write_text(&sheet->csv, row->state);
	sheet_text(sheet, row->by);
	sheet_text(sheet, row->reason);
	sheet_text(sheet, row->why);
	csv_write_int(&sheet->csv, (int64_t)row->evidence);
	sheet_said(sheet, row->proposal);
	csv_write_end_row(&sheet->csv);
}

bool export_csv_moves(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	static const char *const header[] = { "class", "number", "name",
		"from", "to", "date", "state", "by", "reason", "why",
		"evidence_count", "proposal" };
	struct export_moves moves;
	struct sheet sheet;

	if (!export_moves_read(exporting->session, &exporting->scope, &moves,
	    err))
		return false;
	SHEET_BEGIN(&sheet, exporting, out, header);
	for (size_t i = 0; i < moves.count; i++)
		add_move(&sheet, &moves.rows[i]);
	exporting->rows = moves.count;
	export_say_moves(exporting, &moves);
	export_moves_release(&moves);
	return true;
}
