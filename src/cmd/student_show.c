/* SPDX-License-Identifier: MIT */
/* student show: all that is known of one student. */
#include <inttypes.h>
#include <string.h>

#include "answers.h"
#include "app/names.h"
#include "app/portrait.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "format.h"
#include "people.h"
#include "table.h"

/* What is known, read at once; one who was withdrawn has no seat. */
struct known {
	struct arena arena;
	const struct room *room;
	const struct student *student;
	const struct seat *seat;
	struct stay *stays;       /* oldest first */
	size_t stay_count;
	struct checkin *checkins; /* newest first */
	size_t checkin_count;
	struct offer_answered *answers; /* newest first */
	size_t answer_count;
	struct segmentation class;
};

static bool read_known(struct session *session, const char *typed,
	struct known *known, struct error *err)
{
	struct checkin_query query = {
		.class_id = session->class_id,
		.until = session_now(session),
	};
	size_t place;

	if (!segmentation_read(&known->class, session, err))
		return false;
	known->room = known->class.room;
	if (!people_find(session, typed, &known->arena,
	    &known->student, err))
		return false;
	query.student = known->student->id;
	place = facts_student(&known->room->facts, query.student);
	if (place != FACTS_NOT_FOUND)
		known->seat = &known->room->seats[place];
	return store_stays(session->store, session->class_id, query.student,
		known->room->facts.now, &known->arena, &known->stays,
		&known->stay_count, err) && store_checkins(session->store,
		&query, &known->arena, &known->checkins,
		&known->checkin_count, err) && store_answers(session->store,
		session->class_id, query.student, known->room->facts.now,
		&known->arena, &known->answers, &known->answer_count, err);
}

static const char *objective_name(const struct known *known, int64_t objective)
{
	const struct facts *facts = &known->room->facts;
	size_t place = facts_objective(facts, objective);

	return place == FACTS_NOT_FOUND ? "" : facts->objectives[place].name;
}

static const char *round_name(const struct known *known, int64_t round)
{
	const struct facts *facts = &known->room->facts;
	size_t place = round ? facts_round(facts, round) : FACTS_NOT_FOUND;

	return place == FACTS_NOT_FOUND ? "" : facts->rounds[place].name;
}

/* The estimate on one objective; false when there is no evidence on it. */
static bool estimate_on(const struct known *known, size_t objective,
	struct estimate *estimate, size_t *tries)
{
	const struct room *room = known->room;
	size_t student;

	if (!known->seat)
		return false;
	student = known->seat->student;
	*tries = engine_belief(room->engine, student, objective).tries;
	*estimate = engine_estimate(room->engine, student, objective);
	return *tries > 0;
}

static void write_head(struct buf *out, const struct known *known)
{
	const struct student *student = known->student;
	char made[NAMES_HANDLE_MAX];
	const char *texts[] = {
		student->number, known->seat ? names_item(&known->room->facts,
			student, made).handle : student->handle,
		student->email
	};

	buf_adds(out, student->name);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		if (texts[i])
			buf_addf(out, "  %s", texts[i]);
	}
	buf_addc(out, '\n');
	if (!known->seat) {
		buf_adds(out, "Withdrawn from the class.\n");
		return;
	}
	if (known->seat->stay) {
		wording_label(out, &known->room->facts.policy,
			known->seat->cluster);
		buf_adds(out, " since ");
		date_write_iso(out, known->seat->stay->since);
	} else {
		buf_adds(out, "Not placed yet");
	}
	buf_addf(out, ". Evidence on %s: %s.%s\n", room_focus_name(known->room),
		move_evidence_word(known->seat->move),
		known->seat->absent ? " Absent today." : "");
}

static void write_estimates(struct buf *out, const struct known *known)
{
	const struct facts *facts = &known->room->facts;
	struct table table = TABLE_INIT;
	struct estimate estimate;
	size_t tries;

	for (size_t i = 0; i < facts->objective_count; i++) {
		if (!estimate_on(known, i, &estimate, &tries))
			continue;
		table_cellf(&table, "  %s", facts->objectives[i].name);
		table_cellf(&table, "about %.0f%% (%.0f-%.0f)",
			100 * estimate.level, 100 * estimate.low,
			100 * estimate.high);
		table_cellf(&table, "%zu check-in%s", tries,
			tries == 1 ? "" : "s");
		table_end_row(&table);
	}
	if (table.cells.count)
		buf_adds(out, "\nEstimates\n");
	table_write(&table, out);
}

static void table_day(struct table *table, const char *before, civil when)
{
	struct buf text = BUF_INIT;

	buf_adds(&text, before);
	date_write_iso(&text, when);
	table_cell(table, buf_text(&text));
	buf_release(&text);
}

static void write_stays(struct buf *out, const struct known *known)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < known->stay_count; i++) {
		const struct stay *stay = &known->stays[i];

		table_day(&table, "  from ", stay->since);
		if (stay->until == CIVIL_NEVER)
			table_cell(&table, "until now");
		else
			table_day(&table, "to ", stay->until);
		table_cell(&table, room_label(known->room, stay->cluster));
		table_cell(&table, stay->by_hand ? "by hand" :
			objective_name(known, stay->objective));
		table_end_row(&table);
	}
	if (known->stay_count)
		buf_adds(out, "\nStays\n");
	table_write(&table, out);
}

static void write_checkins(struct buf *out, const struct known *known)
{
	struct table table = TABLE_INIT;
	struct buf score = BUF_INIT;

	for (size_t i = 0; i < known->checkin_count; i++) {
		const struct checkin *checkin = &known->checkins[i];

		buf_clear(&score);
		score_write(&score, &checkin->score);
		table_cellf(&table, "  %" PRId64, checkin->id);
		table_day(&table, "", checkin->observed_at);
		table_cell(&table, buf_text(&score));
		table_cell(&table, objective_name(known, checkin->objective));
		buf_clear(&score);
		format_checkin_words(&score, checkin);
		table_cell(&table, buf_text(&score));
		table_cell(&table, round_name(known, checkin->round));
		table_cell(&table, checkin->author);
		format_note(&table, checkin);
		table_end_row(&table);
	}
	if (known->checkin_count)
		buf_adds(out, "\nCheck-ins\n");
	table_write(&table, out);
	buf_release(&score);
}

static void write_answers(struct buf *out, const struct known *known)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < known->answer_count; i++)
		answers_table_row(&table, &known->answers[i], NULL);
	if (known->answer_count)
		buf_adds(out, "\nOffers of intervene\n");
	table_write(&table, out);
}

static void write_block(struct buf *out, const struct block *block)
{
	static const char *const severities[] = { "", "light", "", "severe" };
	const char *severity = severities[block->severity];

	buf_addf(out, "%s: %s%s%s, since ", wording_block(block), block->what,
		*severity ? ", " : "", severity);
	date_write_iso(out, block->since);
	if (block->until != CIVIL_NEVER) {
		buf_adds(out, " until ");
		date_write_iso(out, block->until);
	}
	buf_addc(out, '\n');
}

static void add_constraints(struct buf *lines, const struct known *known)
{
	const struct facts *facts = &known->room->facts;
	int64_t student = known->student->id;

	for (size_t i = 0; i < facts->block_count; i++) {
		if (facts->blocks[i].student == student)
			write_block(lines, &facts->blocks[i]);
	}
	format_locks(lines, facts, student);
	for (size_t i = 0; i < facts->absence_count; i++) {
		if (facts->absences[i].student != student)
			continue;
		buf_adds(lines, "absent until ");
		date_write_iso(lines, facts->absences[i].to_day * CIVIL_DAY);
		buf_addc(lines, '\n');
	}
}

static void write_constraints(struct buf *out, const struct known *known)
{
	struct buf lines = BUF_INIT;

	add_constraints(&lines, known);
	if (lines.len)
		buf_adds(out, "\nConstraints\n");
	format_indent(out, buf_text(&lines));
	buf_release(&lines);
}

static void write_portrait(struct buf *out, const struct known *known)
{
	struct buf lines = BUF_INIT;

	if (known->seat)
		portrait_write(&lines, &known->class, known->seat->student);
	if (lines.len)
		buf_adds(out, "\nOver weeks\n");
	format_indent(out, buf_text(&lines));
	buf_release(&lines);
}

static void json_estimates(struct json *json, const struct known *known)
{
	const struct facts *facts = &known->room->facts;
	struct estimate estimate;
	size_t tries;

	json_open_array(json, "estimates");
	for (size_t i = 0; i < facts->objective_count; i++) {
		if (!estimate_on(known, i, &estimate, &tries))
			continue;
		json_open_object(json, NULL);
		json_string(json, "objective", facts->objectives[i].name);
		json_int(json, "checkins", (int64_t)tries);
		json_number(json, "level", estimate.level);
		json_number(json, "low", estimate.low);
		json_number(json, "high", estimate.high);
		json_number(json, "below", estimate.below);
		json_number(json, "above", estimate.above);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_stays(struct json *json, const struct known *known)
{
	json_open_array(json, "stays");
	for (size_t i = 0; i < known->stay_count; i++) {
		const struct stay *stay = &known->stays[i];

		json_open_object(json, NULL);
		json_string(json, "cluster", cluster_name(stay->cluster));
		format_json_day(json, "since", stay->since);
		format_json_day(json, "until", stay->until);
		json_string(json, "objective", stay->objective ?
			objective_name(known, stay->objective) : NULL);
		json_bool(json, "by_hand", stay->by_hand);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_log(struct json *json, const struct known *known)
{
	struct buf score = BUF_INIT;

	json_open_array(json, "log");
	for (size_t i = 0; i < known->checkin_count; i++) {
		const struct checkin *checkin = &known->checkins[i];
		const char *round = round_name(known, checkin->round);

		buf_clear(&score);
		score_write(&score, &checkin->score);
		json_open_object(json, NULL);
		json_int(json, "id", checkin->id);
		format_json_day(json, "date", checkin->observed_at);
		json_string(json, "objective",
			objective_name(known, checkin->objective));
		json_string(json, "round", *round ? round : NULL);
		json_string(json, "score", buf_text(&score));
		format_json_checkin(json, checkin);
		json_string(json, "author", checkin->author);
		json_string(json, "note", checkin->note);
		json_close_object(json);
	}
	json_close_array(json);
	buf_release(&score);
}

static void json_answers(struct json *json, const struct known *known)
{
	json_open_array(json, "answers");
	for (size_t i = 0; i < known->answer_count; i++) {
		json_open_object(json, NULL);
		answers_json(json, &known->answers[i]);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_constraints(struct json *json, const struct known *known)
{
	struct buf lines = BUF_INIT;

	add_constraints(&lines, known);
	format_json_lines(json, "constraints", buf_text(&lines));
	buf_release(&lines);
}

static void write_json(struct buf *out, const struct known *known)
{
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	format_json_student(&json, known->student);
	if (known->seat) {
		json_string(&json, "evidence", evidence_state_name(
			known->seat->move->evidence));
		format_json_standing(&json, known->room, known->seat);
	}
	json_estimates(&json, known);
	json_stays(&json, known);
	json_log(&json, known);
	json_answers(&json, known);
	json_constraints(&json, known);
	portrait_json(&json, &known->class, known->seat ?
		known->seat->student : FACTS_NOT_FOUND);
	json_close_object(&json);
	buf_addc(out, '\n');
}

static void write_text(struct buf *out, const struct known *known)
{
	write_head(out, known);
	write_estimates(out, known);
	write_stays(out, known);
	write_checkins(out, known);
	write_answers(out, known);
	write_constraints(out, known);
	write_portrait(out, known);
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct known known = { 0 };
	bool done = read_known(session, call->operands[0], &known, err);

	if (done && call->globals.json)
		write_json(out, &known);
	else if (done)
		write_text(out, &known);
	segmentation_release(&known.class);
	arena_release(&known.arena);
	return done;
}

const struct command cmd_student_show = {
	.name = "student show",
	.operands = "STUDENT",
	.summary = "show all that is known of a student",
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = run,
};
