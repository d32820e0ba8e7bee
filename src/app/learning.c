/* SPDX-License-Identifier: MIT */
/* Profiles of a class: read, and taken from a form's file. */
#include "app/learning.h"

#include "base/text.h"
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
	bool (*is_said)[QUESTION_COUNT];
	struct learning_import *import;
	bool is_dry;
};

static void reading_release(struct reading *reading)
{
	for (size_t i = 0; i < reading->roll.count; i++) {
		if (reading->is_met[i])
			interview_release(&reading->interviews[i]);
	}
	mem_free(reading->interviews);
	mem_free(reading->is_met);
	mem_free(reading->is_said);
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

/* 0: of now, as nothing says when else. A form is not of the future: where
 * day and month are not clear, that tells; if not, the later day is taken, as
 * the form is no younger than that. */
static civil row_said(struct reading *reading, const struct answers_row *row)
{
	civil now = reading->facts->now;
	civil said = row->said;

	if (said != CIVIL_NEVER && row->or_said != CIVIL_NEVER &&
	    said != row->or_said) {
		bool is_clear = said > now || row->or_said > now;
		bool is_earlier = row->or_said < said;

		reading->import->undated += !is_clear;
		if (is_earlier == is_clear)
			said = row->or_said;
	}
	reading->import->undated += row->said_unread;
	return said == CIVIL_NEVER || said > now ? 0 : said;
}

static bool take_row(struct reading *reading, const struct answers_row *row,
	struct error *err)
{
	struct interview *interview;
	civil said = row_said(reading, row);
	size_t place;

	if (!find_place(reading, row, &place, err))
		return false;
	interview = &reading->interviews[place];
	if (reading->is_met[place]) {
		if (said && said < interview->profile.made)
			return true;
		interview_release(interview);
	}
	reading->is_met[place] = true;
	interview_begin(interview, reading->facts, reading->learners,
		reading->roll.students[place].id);
	interview->profile.made = said;
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		bool *is_said = &reading->is_said[place][i];

		*is_said = row->texts[i] && *row->texts[i];
		if (*is_said && !interview_answer(interview,
		    (enum question)i, row->texts[i], err))
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
	buf_adds(&reading->import->unread, answers_unread(answers,
		&reading->import->unread_count));
	answers_close(answers);
	return done;
}

static void write_line(const struct reading *reading, size_t place,
	char sign, struct buf *lines)
{
	struct buf answer = BUF_INIT;
	const char *before = ": ";

	buf_addf(lines, "%c %s", sign, reading->roll.students[place].name);
	for (size_t i = 0; reading->is_dry && i < QUESTION_COUNT; i++) {
		buf_clear(&answer);
		interview_write(&reading->interviews[place],
			(enum question)i, &answer);
		if (!reading->is_said[place][i] || !answer.len)
			continue;
		buf_addf(lines, "%s%s ", before, interview_questions[i].name);
		text_clean(lines, buf_text(&answer));
		before = "; ";
	}
	buf_addc(lines, '\n');
	buf_release(&answer);
}

static bool keep_one(const struct reading *reading, struct change *change,
	size_t place, struct error *err)
{
	const struct interview *interview = &reading->interviews[place];
	const struct profile *old = learners_profile(reading->learners,
		interview->profile.student);
	struct learning_import *import = reading->import;
	civil said = interview->profile.made;
	bool kept;

	if (old && said && said < old->made) {
		import->older++;
		return true;
	}
	if (!interview_keep(interview, change, reading->facts,
	    reading->learners, old && said > old->made, &kept, err))
		return error_where(err, "%s",
			reading->roll.students[place].name);
	if (!kept)
		import->unchanged++;
	else if (old)
		import->changed++;
	else
		import->added++;
	if (kept)
		write_line(reading, place, old ? '~' : '+', &import->lines);
	return true;
}

static bool keep_each(const struct reading *reading, struct change *change,
	struct error *err)
{
	for (size_t i = 0; i < reading->roll.count; i++) {
		if (reading->is_met[i] && !keep_one(reading, change, i, err))
			return false;
	}
	return true;
}

static bool take_file(struct session *session, struct change *change,
	struct source source, const char *map, bool dry_run,
	struct learning_import *import, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct learners learners = { 0 };
	struct reading reading = {
		.learners = &learners,
		.import = import,
		.is_dry = dry_run,
	};
	bool done = room && learning_read(session, &learners, err) &&
		roll_read(&reading.roll, session->store, session->class_id, err);

	if (done) {
		reading.facts = &room->facts;
		reading.interviews = mem_new(reading.roll.count + 1,
			sizeof(*reading.interviews));
		reading.is_met = mem_new(reading.roll.count + 1,
			sizeof(*reading.is_met));
		reading.is_said = mem_new(reading.roll.count + 1,
			sizeof(*reading.is_said));
		done = read_rows(&reading, source, map, err) &&
			keep_each(&reading, change, err);
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
	done = take_file(session, change, source, map, dry_run,
		import, err);
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
	buf_release(&import->unread);
}
