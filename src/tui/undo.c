/* SPDX-License-Identifier: MIT */
/* Undo on the board. What is asked about is what y takes back, or nothing. */
#include "undo.h"

#include <string.h>

#include "app/undo.h"
#include "app/wording.h"
#include "desk.h"
#include "job.h"
#include "keys.h"

void undo_say(struct tui *tui, const char *said, const char *next)
{
	size_t len = desk_hides(tui) ? strcspn(said, ":,") : strlen(said);

	desk_say(tui, STYLE_NOTICE, "%.*s  (%s %s)", (int)len, said,
		keys_first(&tui->keys, next), strcmp(next, "redo") ?
		"undoes it" : "does it again");
}

static bool attempt(struct tui *tui, struct error *err)
{
	struct session *session = tui->session;
	struct change *change = session_begin(session, "undo", NULL, err);

	return change && session_end(session, change, undo_take(session,
		change, UNDO_BACK, tui->undoing, &tui->job.out, err), err);
}

static void finish(struct tui *tui, const struct error *err)
{
	struct buf *out = &tui->job.out;

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	while (out->len && out->data[out->len - 1] == '\n')
		buf_truncate(out, out->len - 1);
	undo_say(tui, buf_text(out), "redo");
}

static void undo_now(struct tui *tui)
{
	job_start(tui, "undo", attempt, finish);
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

static void ask(struct tui *tui, const struct action *action,
	const struct undo_size *size)
{
	struct buf text = BUF_INIT, what = BUF_INIT;

	write_size(&text, size);
	if (desk_hides(tui))
		buf_adds(&what, "the last step");
	else
		wording_action(&what, action, NULL, 0);
	desk_ask(tui, undo_now, "Undo %s? y takes all %s back, any other key "
		"keeps them.", buf_text(&what), buf_text(&text));
	buf_release(&what);
	buf_release(&text);
}

void undo_ask(struct tui *tui)
{
	struct session *session = tui->session;
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct undo_size size = { 0 };
	struct action action;
	bool done;

	if (!session->class_id || !session->store || job_is_on(tui))
		return;
	done = store_undoable(session->store, session->class_id,
		session->author, &arena, &action, &err) &&
		(!action.id || store_undo_size(session->store,
			session->class_id, action.id, &size, &err));
	tui->undoing = done ? action.id : 0;
	if (!done)
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	else if (size.moves + size.checkins > 1)
		ask(tui, &action, &size);
	else
		undo_now(tui);
	arena_release(&arena);
}
