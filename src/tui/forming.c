/* SPDX-License-Identifier: MIT */
/* Forms about one student: what is asked, answered and kept. */
#include "forming.h"

#include <string.h>

#include "app/learning.h"
#include "app/names.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "paint.h"
#include "typing.h"

#define SURE 3 /* the row of an own check that is a number */

static const struct {
	const char *name;
	const char *ask;
} own_questions[ANSWERING_OWN] = {
	{ "Reach", "What am I trying to reach?" },
	{ "In the way", "What is in the way?" },
	{ "Help", "What help would move me fastest?" },
	{ "Sure", "How sure am I that I will get there, 1 to 4?" },
};

static const char *const labels[QUESTION_COUNT] = {
	[QUESTION_GOAL] = "Goal",
	[QUESTION_STUCK] = "Stuck",
	[QUESTION_HELP] = "Help wanted",
	[QUESTION_SKILL] = "Skill",
	[QUESTION_WAY] = "In the way",
	[QUESTION_OUTCOME] = "In the end",
	[QUESTION_PROOF] = "Progress",
	[QUESTION_PARTS] = "Does parts",
	[QUESTION_NEXT] = "Next step",
	[QUESTION_ALONE] = "Alone",
	[QUESTION_MEANS] = "Tools, time",
	[QUESTION_WANTS] = "Way to work",
	[QUESTION_TIER] = "Support",
	[QUESTION_STYLE] = "Style",
	[QUESTION_CONFIDENCE] = "How sure",
};

static size_t rows(const struct answering *form)
{
	return form->is_own_check ? ANSWERING_OWN : QUESTION_COUNT;
}

static size_t asked(const struct answering *form)
{
	return form->is_own_check ? ANSWERING_OWN : QUESTIONS_ASKED;
}

static const char *row_name(const struct answering *form, size_t row)
{
	return form->is_own_check ? own_questions[row].name :
		labels[row];
}

static const char *row_question(const struct answering *form, size_t row)
{
	return form->is_own_check ? own_questions[row].ask :
		interview_questions[row].ask;
}

static void write_row(const struct answering *form, size_t row, struct buf *out)
{
	if (!form->is_own_check)
		interview_write(&form->interview, (enum question)row, out);
	else if (form->answers[row])
		buf_adds(out, form->answers[row]);
}

void answering_release(struct answering *form)
{
	interview_release(&form->interview);
	for (size_t i = 0; i < ANSWERING_OWN; i++)
		mem_free(form->answers[i]);
	*form = (struct answering){ .student = 0 };
}

static void leave(struct tui *tui)
{
	answering_release(&tui->answering);
	desk_close(tui);
}

static void label(const struct tui *tui, struct buf *out)
{
	buf_addf(out, "%s:", row_name(&tui->answering, tui->answering.at));
}

static void echo(struct tui *tui, struct buf *out)
{
	buf_adds(out, row_question(&tui->answering, tui->answering.at));
}

/* With the answer as it stands, for changing it. */
static void edit_row(struct tui *tui)
{
	struct buf text = BUF_INIT;

	typing_open(tui, &forming_entry);
	write_row(&tui->answering, tui->answering.at, &text);
	if (text.len)
		typing_set(tui, buf_text(&text));
	buf_release(&text);
}

static bool read_sure(const char *text, struct error *err)
{
	int64_t number;

	return (number_parse_int(text, &number) && number >= 1 &&
		number <= CHECKIN_CONFIDENCE_MAX) || error_set(err,
		ERROR_INVALID, "\"%s\" is no number from 1 to %d", text,
		CHECKIN_CONFIDENCE_MAX);
}

static bool take(struct answering *form, const char *text, struct error *err)
{
	/* What is said anew replaces what was said before. */
	if (!form->is_own_check && form->at == QUESTION_WAY) {
		form->interview.ways.count = 0;
		form->interview.known.count = 0;
	}
	if (!form->is_own_check)
		return interview_answer(&form->interview,
			(enum question)form->at, text, err);
	if (form->at == SURE && !read_sure(text, err))
		return false;
	mem_free(form->answers[form->at]);
	form->answers[form->at] = mem_strdup(text);
	return true;
}

static void take_away(struct answering *form)
{
	struct error ignored = ERROR_INIT;

	if (form->is_own_check) {
		mem_free(form->answers[form->at]);
		form->answers[form->at] = NULL;
	} else if (form->at == QUESTION_WAY) {
		form->interview.ways.count = 0;
		form->interview.known.count = 0;
	} else if (!interview_answer(&form->interview,
	    (enum question)form->at, "", &ignored)) {
		return;
	}
	form->has_news = true;
}

/* Takes what is typed, if it is another answer than before. false: it cannot
 * be, and that is said. */
static bool take_typed(struct tui *tui)
{
	struct answering *form = &tui->answering;
	const char *text = typing_text(tui);
	struct error err = ERROR_INIT;
	struct buf before = BUF_INIT;
	bool is_new;

	write_row(form, form->at, &before);
	is_new = strcmp(text, buf_text(&before)) != 0;
	buf_release(&before);
	if (!is_new) {
		form->is_confirmed |= !text_is_blank(text);
		return true;
	}
	if (text_is_blank(text)) {
		take_away(form);
		return true;
	}
	if (!take(form, text, &err)) {
		desk_say(tui, STYLE_WARNING, "%s", err.text);
		return false;
	}
	form->has_news = true;
	typing_taken(tui);
	return true;
}

static void go_on(struct tui *tui)
{
	struct answering *form = &tui->answering;
	bool was_last = form->at + 1 == rows(form);

	typing_end(tui);
	form->at += !was_last;
	if (form->at < asked(form) && !was_last)
		edit_row(tui);
	else
		desk_say(tui, STYLE_NOTICE, was_last ? "%s keeps it." :
			"%s keeps it; Enter answers more.",
			keys_first(&tui->keys, "form keep"));
}

static void answer_enter(struct tui *tui)
{
	if (take_typed(tui))
		go_on(tui);
}

static void answer_above(struct tui *tui)
{
	if (!take_typed(tui))
		return;
	tui->answering.at -= tui->answering.at > 0;
	edit_row(tui);
}

static const struct screen_action answer_actions[] = {
	{ "enter", answer_enter },
	{ "answer above", answer_above },
	{ NULL, NULL }
};

const struct entry forming_entry = {
	.context = "form answer",
	.actions = answer_actions,
	.label = label,
	.echo = echo,
};

static void open_answer(struct tui *tui)
{
	edit_row(tui);
}

static void drop_answer(struct tui *tui)
{
	take_away(&tui->answering);
}

static bool keep_own(struct tui *tui, struct error *err)
{
	const struct answering *form = &tui->answering;
	const char *sure = form->answers[SURE];
	const struct selfcheck own = {
		.student = form->student,
		.reach = form->answers[0],
		.way = form->answers[1],
		.help = form->answers[2],
		.sure = sure ? sure[0] - '0' : 0,
		.when = session_now(tui->session),
	};

	return learning_keep_selfcheck(tui->session, &own, err);
}

static bool attempt_keep(struct tui *tui, struct error *err)
{
	return tui->answering.is_own_check ? keep_own(tui, err) :
		learning_keep_interview(tui->session,
			&tui->answering.interview, err);
}

static void finish_keep(struct tui *tui, const struct error *err)
{
	bool is_own = tui->answering.is_own_check;

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	leave(tui);
	desk_say(tui, STYLE_NOTICE, is_own ? "The own check is kept." :
		"The intake is kept.");
}

static void keep(struct tui *tui)
{
	if (!tui->answering.has_news && !tui->answering.is_confirmed) {
		desk_say(tui, STYLE_NOTICE, "Nothing is answered yet.");
		return;
	}
	job_start(tui, "", attempt_keep, finish_keep);
}

/* What was answered is lost only when asked for. */
static void close(struct tui *tui)
{
	if (tui->answering.has_news)
		desk_ask(tui, leave, "The answers are not kept. Leave without "
			"them?");
	else
		leave(tui);
}

static void up(struct tui *tui)
{
	tui->answering.at -= tui->answering.at > 0;
}

static void down(struct tui *tui)
{
	tui->answering.at += tui->answering.at + 1 < rows(&tui->answering);
}

static const struct screen_action actions[] = {
	{ "form answer", open_answer },
	{ "form take away", drop_answer },
	{ "form keep", keep },
	{ "select up", up },
	{ "select down", down },
	{ "close", close },
	{ NULL, NULL }
};

/* What is in the way already stands beside what is said now. */
static void write_open(const struct answering *form, size_t row,
	struct buf *out)
{
	if (form->is_own_check || row != QUESTION_WAY ||
	    !form->interview.open.count)
		return;
	buf_adds(out, out->len ? "; open: " : "open: ");
	interview_write_open(&form->interview, out);
}

static void draw_row(struct tui *tui, struct rect area, int row, size_t place)
{
	const struct answering *form = &tui->answering;
	bool is_selected = place == form->at;
	int answer = area.cols / 4 > 14 ? area.cols / 4 : 14;
	struct buf text = BUF_INIT;

	write_row(form, place, &text);
	write_open(form, place, &text);
	if (is_selected)
		paint_glyph(area, row, 0, STYLE_TITLE, GLYPH_SELECTED);
	paint_cells(area, row, 2, answer - 3, is_selected ? STYLE_SELECTED :
		place < asked(form) ? STYLE_PLAIN : STYLE_QUIET,
		row_name(form, place));
	if (text.len && desk_hides(tui))
		paint_cells(area, row, answer, area.cols - answer, STYLE_QUIET,
			"hidden");
	else if (text.len)
		paint_cells(area, row, answer, area.cols - answer,
			STYLE_PLAIN, buf_text(&text));
	else
		paint_cells(area, row, answer, area.cols - answer, STYLE_QUIET,
			row_question(form, place));
	buf_release(&text);
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct answering *form = &tui->answering;
	struct rect list = frame->body;
	struct span span;
	int row;

	paint_format(frame->body, 0, 1, STYLE_TITLE, "%s: %s",
		form->is_own_check ? "Own check" : "Intake",
		desk_name(tui, form->student));
	list.row += 2;
	list.rows -= 2;
	span = layout_span(rows(form), list.rows, form->first, form->at);
	row = paint_left_out(list, &span);
	form->first = span.first;
	for (size_t i = 0; i < span.shown; i++)
		draw_row(tui, list, row + (int)i, span.first + i);
	paint_cursor(list, row + (int)(form->at - span.first), 2);
}

static int64_t subject(const struct tui *tui)
{
	return tui->answering.student;
}

const struct view forming_view = {
	.context = "form",
	.actions = actions,
	.draw = draw,
	.subject = subject,
};

static void open_form(struct tui *tui, int64_t student, bool is_own_check)
{
	struct learners learners = { 0 };
	struct error err = ERROR_INIT;

	if (!desk_seat(tui, student)) {
		desk_say(tui, STYLE_NOTICE, "No student is selected.");
		return;
	}
	answering_release(&tui->answering);
	tui->answering.is_own_check = is_own_check;
	tui->answering.student = student;
	if (!learning_read(tui->session, &learners, &err))
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	else
		interview_begin(&tui->answering.interview, &tui->room->facts,
			&learners, student);
	learners_release(&learners);
	if (err.code == ERROR_NONE && desk_open(tui, &forming_view))
		edit_row(tui);
}

static void open_intake(struct tui *tui)
{
	open_form(tui, desk_subject(tui), false);
}

static void open_own_check(struct tui *tui)
{
	open_form(tui, desk_subject(tui), true);
}

const struct screen_action forming_actions[] = {
	{ "open intake", open_intake },
	{ "open selfcheck", open_own_check },
	{ NULL, NULL }
};

static bool takes(struct tui *tui, const char *line, const char *verb,
	bool is_own_check)
{
	size_t len = strlen(verb);
	struct error ignored = ERROR_INIT;
	size_t student;

	if (!tui->room || job_is_on(tui) || strncmp(line, verb, len) != 0 ||
	    strchr(line, '"') || strstr(line, " -") || !names_student(
	    &tui->room->facts, line + len, &student, &ignored))
		return false;
	typing_taken(tui);
	typing_end(tui);
	open_form(tui, tui->room->facts.students[student].id, is_own_check);
	return true;
}

bool forming_takes_line(struct tui *tui, const char *line)
{
	return takes(tui, line, "intake ", false) ||
		takes(tui, line, "selfcheck ", true);
}
