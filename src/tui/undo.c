/* SPDX-License-Identifier: MIT */
/* Undo on the board. What is asked about is what y takes back, or nothing. */
#include "undo.h"

#include <string.h>

#include "app/undo.h"
#include "app/wording.h"
#include "desk.h"
#include "job.h"
#include "keys.h"

/* "Undone: check-in 4 for Ana Chen", and the key of next, which is "undo" or
 * "redo". While names are hidden, not what it was. */
static void say(struct tui *tui, const char *said, const char *next)
{
	size_t len = desk_hides(tui) ? strcspn(said, ":,") : strlen(said);

	desk_say(tui, STYLE_NOTICE, "%.*s  (%s %s)", (int)len, said,
		keys_first(&tui->keys, next), strcmp(next, "redo") ?
		"undoes it" : "does it again");
}

static bool take(struct tui *tui, enum undo_way way, struct error *err)
{
	struct session *session = tui->session;
	struct change *change = session_begin(session, way == UNDO_BACK ?
		"undo" : "redo", NULL, err);

	tui->took_back = change && session_end(session, change,
		undo_take(session, change, way, tui->undoing, &tui->job.out,
		err), err);
	return tui->took_back;
}

static bool attempt_undo(struct tui *tui, struct error *err)
{
	return take(tui, UNDO_BACK, err);
}

static bool attempt_redo(struct tui *tui, struct error *err)
{
	return take(tui, UNDO_AGAIN, err);
}

static void say_taken(struct tui *tui, const char *next,
	const struct error *err)
{
	struct buf *out = &tui->job.out;

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	while (out->len && out->data[out->len - 1] == '\n')
		buf_truncate(out, out->len - 1);
	say(tui, buf_text(out), next);
}

static void finish_undo(struct tui *tui, const struct error *err)
{
	say_taken(tui, "redo", err);
}

static void finish_redo(struct tui *tui, const struct error *err)
{
	say_taken(tui, "undo", err);
}

static void undo_now(struct tui *tui)
{
	job_start(tui, "undo", attempt_undo, finish_undo);
}

static void redo_now(struct tui *tui)
{
	job_start(tui, "redo", attempt_redo, finish_redo);
}

/* "12 moves", "28 check-ins", "12 moves and 2 check-ins" */
static void write_size(struct buf *out, const struct undo_size *size)
{
	if (size->moves)
		wording_count(out, size->moves, "move");
	if (size->moves && size->checkins)
		buf_adds(out, " and ");
	if (size->checkins)
		wording_count(out, size->checkins, "check-in");
}

static void ask_about(struct tui *tui, enum undo_way way,
	const struct undo_step *step)
{
	struct buf size = BUF_INIT, what = BUF_INIT;

	write_size(&size, &step->size);
	if (desk_hides(tui))
		buf_adds(&what, "the last step");
	else
		wording_action(&what, &step->said, NULL, 0);
	desk_ask(tui, way == UNDO_BACK ? undo_now : redo_now,
		way == UNDO_BACK ?
		"Undo %s? y takes all %s back, any other key keeps them." :
		"Redo %s? y does all %s again, any other key leaves it.",
		buf_text(&what), buf_text(&size));
	buf_release(&what);
	buf_release(&size);
}

static void ask(struct tui *tui, enum undo_way way)
{
	struct session *session = tui->session;
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct undo_step step;

	if (!session->class_id || !session->store || job_is_on(tui))
		return;
	if (!undo_weigh(session, way, &arena, &step, &err)) {
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	} else {
		tui->undoing = step.action;
		if (step.size.moves + step.size.checkins > 1)
			ask_about(tui, way, &step);
		else if (way == UNDO_BACK)
			undo_now(tui);
		else
			redo_now(tui);
	}
	arena_release(&arena);
}

void undo_ask(struct tui *tui)
{
	ask(tui, UNDO_BACK);
}

void undo_ask_again(struct tui *tui)
{
	ask(tui, UNDO_AGAIN);
}
