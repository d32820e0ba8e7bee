/* SPDX-License-Identifier: MIT */
/*
 * The state that views share.
 *
 * 1. depth is at least 1 once desk_poll ran: the lowest pane is the board
 *    when there is a class, else the welcome.
 * 2. tui->room is NULL or what the session holds as its room.
 */
#include "desk.h"

#include "app/wording.h"
#include "base/text.h"
#include "job.h"
#include "keys.h"
#include "lists.h"
#include "screen.h"
#include "typing.h"
#include "watch.h"

void desk_say(struct tui *tui, enum style style, const char *format, ...)
{
	va_list args;

	buf_clear(&tui->message);
	va_start(args, format);
	buf_vaddf(&tui->message, format, args);
	va_end(args);
	tui->message_style = style;
	tui->say_again = NULL;
	tui->is_stale = true;
}

void desk_ask(struct tui *tui, void (*yes)(struct tui *tui),
	const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	desk_say(tui, STYLE_WARNING, "%s", buf_text(&text));
	tui->asked = yes;
	buf_release(&text);
}

void desk_hush(struct tui *tui)
{
	if (tui->message.len == 0)
		return;
	buf_clear(&tui->message);
	tui->say_again = NULL;
	tui->is_stale = true;
}

static void pane_release(struct pane *pane)
{
	buf_release(&pane->title);
	buf_release(&pane->text);
	*pane = (struct pane){ 0 };
}

struct pane *desk_top(struct tui *tui)
{
	return &tui->panes[tui->depth - 1];
}

/* The line of a view is closed with it, and by what lies on it. */
static void close_line(struct tui *tui)
{
	const struct view *view = desk_top(tui)->view;

	if (view->line && tui->typing.entry == view->line(tui))
		tui->typing.entry = NULL;
}

struct pane *desk_open(struct tui *tui, const struct view *view)
{
	struct pane *pane = &tui->panes[tui->depth];

	if (tui->depth == TUI_PANES_MAX) {
		desk_say(tui, STYLE_WARNING,
			"Too much is open: Esc closes what is on top.");
		return NULL;
	}
	if (tui->depth)
		close_line(tui);
	*pane = (struct pane){ .view = view };
	tui->depth++;
	tui->is_stale = true;
	return pane;
}

void desk_close(struct tui *tui)
{
	if (tui->depth <= 1)
		return;
	close_line(tui);
	pane_release(desk_top(tui));
	tui->depth--;
	tui->is_stale = true;
}

bool desk_has(const struct tui *tui, const struct view *view)
{
	for (size_t i = 0; i < tui->depth; i++) {
		if (tui->panes[i].view == view)
			return true;
	}
	return false;
}

void desk_show_text(struct tui *tui, const char *title, const char *text)
{
	struct pane *pane = desk_open(tui, &page_view);

	if (!pane)
		return;
	buf_adds(&pane->title, title);
	buf_adds(&pane->text, text);
}

/* The lowest pane follows whether there is a class. */
static void settle_base(struct tui *tui)
{
	const struct view *base = tui->session->class_id ? &board_view :
		&welcome_view;

	if (tui->depth > 0 && tui->panes[0].view == base)
		return;
	while (tui->depth > 1)
		desk_close(tui);
	tui->depth = 0;
	desk_open(tui, base);
	tui->choice = 0;
	tui->typing.entry = NULL;
	line_clear(&tui->typing.line);
}

void desk_forget_store(struct tui *tui)
{
	watch_close(tui->watch);
	tui->watch = -1;
	tui->store = NULL;
}

/* A store may be opened late (the sample class) and is then watched. */
static void settle_store(struct tui *tui)
{
	struct store *store = tui->session->store;

	if (store == tui->store)
		return;
	desk_forget_store(tui);
	tui->store = store;
	tui->class_id = 0;
	if (!store)
		return;
	store_set_wait(store, 0);
	tui->watch = watch_open(store_path(store));
}

void desk_select(struct tui *tui, int64_t student)
{
	if (student != tui->selected)
		tui->sight.kept = 0;
	tui->selected = student;
	tui->has_lost = false;
	tui->typing.about = student;
}

static void remember_whom(struct tui *tui)
{
	int64_t student = tui->room && tui->depth ? desk_subject(tui) : 0;
	const struct seat *seat = desk_seat(tui, student);

	if (!seat || student == tui->whom.student)
		return;
	tui->whom.student = student;
	buf_clear(&tui->whom.name);
	buf_adds(&tui->whom.name,
		tui->room->facts.students[seat->student].name);
}

/* What is asked stands above what y answers. */
void desk_say_gone(struct tui *tui, int64_t student)
{
	bool is_named = student == tui->whom.student && !desk_hides(tui);

	if (!tui->asked && !tui->asks_to_leave)
		desk_say(tui, STYLE_WARNING, "%s is no longer in this class.",
			is_named ? buf_text(&tui->whom.name) :
			"The student you were on");
}

/* A line is never about the neighbour of whom it was opened for. */
static void settle_line(struct tui *tui)
{
	const struct entry *entry = tui->typing.entry;
	int64_t about = tui->typing.about;

	if (!entry || !entry->is_about || !about || desk_seat(tui, about) ||
	    job_is_on(tui))
		return;
	if (entry->is_about(tui)) {
		typing_close(tui);
		desk_say_gone(tui, about);
	}
	tui->typing.about = 0;
}

static void lose_selected(struct tui *tui)
{
	desk_say_gone(tui, tui->selected);
	tui->selected = 0;
	tui->has_lost = true;
	if (tui->typing.entry == &find_entry)
		lists_settle(tui);
}

static void settle_selected(struct tui *tui, bool is_other_class)
{
	const struct seat *seat = desk_seat(tui, tui->selected);

	if (is_other_class && !seat)
		desk_select(tui, 0);
	if (tui->selected && !seat)
		lose_selected(tui);
	else if (seat)
		tui->sight.kept = sight_lets(tui, seat) ? 0 : tui->selected;
	else if (!tui->has_lost && tui->sight.filter == SIGHT_ALL)
		lists_settle(tui);
}

static void take_room(struct tui *tui, bool is_foreign)
{
	bool is_other_class = tui->class_id != tui->session->class_id;

	if (is_other_class) {
		marks_release(&tui->marks);
		sight_clear(&tui->sight);
		is_foreign = false;
		tui->class_id = tui->session->class_id;
	}
	marks_take(&tui->marks, tui->room, is_foreign, screen_now_ms());
	veil_take(&tui->veil, &tui->room->facts);
	wall_take(tui);
	weeks_forget(&tui->weeks);
	sight_take(tui);
	settle_line(tui);
	settle_selected(tui, is_other_class);
	for (size_t i = 0; i < tui->depth; i++) {
		if (tui->panes[i].view->refresh)
			tui->panes[i].view->refresh(tui);
	}
	tui->whom.student = 0;
	tui->is_stale = true;
}

static bool was_changed(struct tui *tui)
{
	struct session *session = tui->session;
	struct error err = ERROR_INIT;
	bool changed = false;

	if (!store_changed(session->store, &changed, &err))
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	changed |= session->others_wrote;
	session->others_wrote = false;
	return changed;
}

/* What others wrote waits for its fit; the first frame and one's own
 * check-ins do not. */
static const struct room *look(struct tui *tui, struct error *err)
{
	const struct session *session = tui->session;
	bool is_board = tui->depth == 1 && desk_top(tui)->view == &board_view;
	bool may_glance = is_board && (session->room_is_interim ||
		session->room_is_fresh || !tui->class_id);

	return may_glance ? session_glance(tui->session, err) :
		session_room(tui->session, err);
}

/*
 * What others do leads nobody away from the focus that is shown: levels that
 * are typed would be about something else. What is done here is followed; of
 * what is taken back only a choice of the focus is.
 */
static const struct room *hold_focus(struct tui *tui,
	const struct room *room, bool is_foreign, struct error *err)
{
	struct session *session = tui->session;
	bool was_led = !is_foreign && session->held_focus &&
		session->class_focus != tui->class_focus &&
		(!tui->took_back ||
		session->chosen_focus != tui->chosen_focus);

	if (was_led && session->class_focus != room->focus) {
		session->held_focus = session->class_focus;
		session_forget_room(session);
		room = look(tui, err);
	}
	if (room && !session->held_focus)
		tui->focus_said = session->class_focus;
	if (room)
		session->held_focus = room->focus;
	tui->class_focus = session->class_focus;
	tui->chosen_focus = session->chosen_focus;
	tui->took_back = false;
	return room;
}

/* Once, and not in place of anything else. */
static void say_focus(struct tui *tui)
{
	int64_t focus = tui->session->class_focus;
	size_t at = tui->room ? facts_objective(&tui->room->facts, focus) :
		FACTS_NOT_FOUND;

	if (at == FACTS_NOT_FOUND || focus == tui->focus_said ||
	    tui->message.len || tui->asked || tui->asks_to_leave)
		return;
	tui->focus_said = focus;
	if (focus == tui->room->focus)
		return;
	desk_say(tui, STYLE_NOTICE, "Elsewhere the focus is now %s (%s "
		"follows); here it stays %s.",
		tui->room->facts.objectives[at].name,
		keys_first(&tui->keys, "switch focus"),
		room_focus_name(tui->room));
}

void desk_poll(struct tui *tui)
{
	struct session *session = tui->session;
	struct error err = ERROR_INIT;
	bool is_foreign = false;
	bool was_taken, was_known, lacked_fit;

	remember_whom(tui);
	settle_base(tui);
	was_known = tui->store == session->store;
	/* Watched before it is read: nothing is missed in between. */
	settle_store(tui);
	if (!session->class_id || !session->store) {
		tui->room = NULL;
		return;
	}
	if (was_known && was_changed(tui)) {
		session_forget_room(session);
		is_foreign = true;
	}
	was_taken = tui->room && (session->room_is_fresh ||
		session->room_is_interim);
	lacked_fit = desk_lacks_fit(tui);
	tui->room = look(tui, &err);
	if (tui->room)
		tui->room = hold_focus(tui, tui->room, is_foreign, &err);
	if (!tui->room)
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	else if (!was_taken || tui->class_id != session->class_id ||
	    (lacked_fit && tui->room->engine))
		take_room(tui, is_foreign);
	say_focus(tui);
}

bool desk_lacks_fit(const struct tui *tui)
{
	return tui->room && !tui->room->engine;
}

void desk_fit(struct tui *tui)
{
	void (*say_again)(struct tui *tui) = tui->say_again;
	struct error err = ERROR_INIT;

	if (!desk_lacks_fit(tui))
		return;
	tui->room = session_room(tui->session, &err);
	if (!tui->room) {
		desk_say(tui, STYLE_WARNING, "%s", err.text);
		return;
	}
	take_room(tui, false);
	if (say_again)
		say_again(tui);
}

void desk_let_go(struct tui *tui)
{
	tui->room = NULL;
}

int64_t desk_subject(const struct tui *tui)
{
	const struct view *view = tui->panes[tui->depth - 1].view;
	const struct entry *entry = tui->typing.entry;

	if (entry && entry->is_about)
		return tui->typing.about;
	return view->subject ? view->subject(tui) : tui->selected;
}

const struct seat *desk_seat(const struct tui *tui, int64_t student)
{
	size_t at = tui->room && student ?
		facts_student(&tui->room->facts, student) : FACTS_NOT_FOUND;

	return at == FACTS_NOT_FOUND ? NULL : &tui->room->seats[at];
}

const char *desk_name(const struct tui *tui, int64_t student)
{
	const struct seat *seat = desk_seat(tui, student);

	if (!seat)
		return "";
	return desk_hides(tui) ? veil_name(&tui->veil, seat->student) :
		tui->room->facts.students[seat->student].name;
}

bool desk_hides(const struct tui *tui)
{
	return tui->veil.is_on || (tui->depth &&
		tui->panes[tui->depth - 1].view->is_for_wall);
}

enum cluster desk_face(const struct tui *tui, enum cluster cluster)
{
	return desk_hides(tui) ? tui->veil.faces[cluster] : cluster;
}

char desk_letter(const struct tui *tui, enum cluster cluster)
{
	if (!desk_hides(tui) || cluster == CLUSTER_NONE)
		return cluster_letter(cluster);
	return (char)('A' + desk_face(tui, cluster) - CLUSTER_RETEACH);
}

/* Whoever was checked in and not placed since has been seen. */
static bool has_seen_any(const struct tui *tui)
{
	const struct room_column *column = &tui->room->columns[CLUSTER_NONE];

	for (size_t i = 0; i < column->count; i++) {
		if (tui->room->seats[column->seats[i]].days >= 0)
			return true;
	}
	return false;
}

void desk_label(const struct tui *tui, enum cluster cluster, struct buf *out)
{
	if (cluster == CLUSTER_NONE)
		buf_adds(out, has_seen_any(tui) ? "Not yet placed" :
			"Not yet seen");
	else if (desk_hides(tui))
		buf_adds(out, tui->veil.groups[cluster]);
	else
		wording_label(out, &tui->room->facts.policy, cluster);
}
