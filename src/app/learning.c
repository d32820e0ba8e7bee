/* SPDX-License-Identifier: MIT */
/* Profiles of a class: read, and taken from a form's file. */
#include "app/learning.h"

#include "exchange/answers.h"
#include "roll.h"
#include "store/learners.h"

bool learning_read(struct session *session, struct learners *learners,
	struct error *err)
{
	return store_learners(session->store, session->class_id,
		session_now(session), learners, err);
}

static bool keep_interview(struct session *session, struct change *change,
	const struct interview *interview, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct learners learners = { 0 };
	bool kept;
	bool done = room && learning_read(session, &learners, err) &&
		interview_keep(interview, change, &room->facts, &learners,
			true, &kept, err);

	learners_release(&learners);
	return done;
}

bool learning_keep_interview(struct session *session,
	const struct interview *interview, struct error *err)
{
	struct change *change = session_begin(session, "intake", NULL, err);

	if (!change)
		return false;
	change_set_detail(change, interview->profile.student, NULL);
	return session_end(session, change, keep_interview(session, change,
		interview, err), err);
}

bool learning_keep_selfcheck(struct session *session,
	const struct selfcheck *selfcheck, struct error *err)
{
	struct change *change = session_begin(session, "selfcheck", NULL, err);

	if (!change)
		return false;
	change_set_detail(change, selfcheck->student, NULL);
	return session_end(session, change, change_selfcheck(change,
		selfcheck, err), err);
}

/* A file read row by row: the newest interview of each in the roll. */
struct reading {
	const struct facts *facts;
	const struct learners *learners;
	struct roll roll;
	struct interview *interviews; /* one a place */
	bool *is_met;
};

static void reading_release(struct reading *reading)
{
	for (size_t i = 0; i < reading->roll.count; i++) {
		if (reading->is_met[i])
			interview_release(&reading->interviews[i]);
	}
	mem_free(reading->interviews);
	mem_free(reading->is_met);
	roll_release(&reading->roll);
}

static const char *row_name(const struct answers_row *row)
{
	return row->name ? row->name : row->number ? row->number : row->email;
}

static bool find_place(const struct reading *reading,
	const struct answers_row *row, size_t *place, struct error *err)
{
	*place = roll_find(&reading->roll, row->number, row->name, row->email);
	if (*place == ROLL_SEVERAL)
		return error_set(err, ERROR_NOT_FOUND, "line %zu: %s could be "
			"several students of this class; add the roster "
			"number", row->line, row_name(row));
	if (*place == ROLL_NONE || reading->roll.students[*place].withdrawn)
		return error_set(err, ERROR_NOT_FOUND, "line %zu: %s is not in "
			"this class; put the name right, or delete the row",
			row->line, row_name(row));
	return true;
}

static bool take_row(struct reading *reading, const struct answers_row *row,
	struct error *err)
{
	struct interview *interview;
	size_t place;

	if (!find_place(reading, row, &place, err))
		return false;
	interview = &reading->interviews[place];
	if (reading->is_met[place])
		interview_release(interview);
	reading->is_met[place] = true;
	interview_begin(interview, reading->facts, reading->learners,
		reading->roll.students[place].id);
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		if (row->texts[i] && *row->texts[i] && !interview_answer(
		    interview, (enum question)i, row->texts[i], err))
			return error_where(err, "line %zu: %s", row->line,
				interview_questions[i].name);
	}
	return true;
}

static bool read_rows(struct reading *reading, struct source source,
	const char *map, struct error *err)
{
	struct answers_ask asks[QUESTION_COUNT];
	struct answers *answers;
	struct answers_row row;
	bool more = true, done = true;

	for (size_t i = 0; i < QUESTION_COUNT; i++)
		asks[i] = (struct answers_ask){
			.name = interview_questions[i].name,
			.words = interview_questions[i].header,
		};
	answers = answers_open(source, asks, QUESTION_COUNT, map, err);
	if (!answers)
		return false;
	while (done && more) {
		done = answers_next(answers, &row, &more, err);
		if (done && more)
			done = take_row(reading, &row, err);
	}
	answers_close(answers);
	return done;
}

static bool keep_each(const struct reading *reading, struct change *change,
	struct learning_import *import, struct error *err)
{
	for (size_t i = 0; i < reading->roll.count; i++) {
		const struct student *student = &reading->roll.students[i];
		bool kept, is_new;

		if (!reading->is_met[i])
			continue;
		is_new = !learners_profile(reading->learners, student->id);
		if (!interview_keep(&reading->interviews[i], change, reading->facts,
		    reading->learners, false, &kept, err))
			return error_where(err, "%s", student->name);
		if (!kept)
			import->unchanged++;
		else if (is_new)
			import->added++;
		else
			import->changed++;
		if (kept)
			buf_addf(&import->lines, "%c %s\n", is_new ? '+' : '~',
				student->name);
	}
	return true;
}

static bool take_file(struct session *session, struct change *change,
	struct source source, const char *map,
	struct learning_import *import, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct learners learners = { 0 };
	struct reading reading = { .learners = &learners };
	bool done = room && learning_read(session, &learners, err) &&
		roll_read(&reading.roll, session->store, session->class_id, err);

	if (done) {
		reading.facts = &room->facts;
		reading.interviews = mem_new(reading.roll.count + 1,
			sizeof(*reading.interviews));
		reading.is_met = mem_new(reading.roll.count + 1,
			sizeof(*reading.is_met));
		done = read_rows(&reading, source, map, err) &&
			keep_each(&reading, change, import, err);
		reading_release(&reading);
	}
	learners_release(&learners);
	return done;
}

bool learning_import_profiles(struct session *session, struct source source,
	const char *map, bool dry_run, struct learning_import *import,
	struct error *err)
{
	struct change *change = session_begin(session, "intake import", NULL,
		err);
	bool done;

	*import = (struct learning_import){ 0 };
	if (!change)
		return false;
	done = take_file(session, change, source, map, import, err);
	if (done && (dry_run || !(import->added + import->changed))) {
		change_abandon(change);
		session_forget_room(session);
		return true;
	}
	return session_end(session, change, done, err);
}

void learning_import_release(struct learning_import *import)
{
	buf_release(&import->lines);
}
