/* SPDX-License-Identifier: MIT */
/* What every view and line may ask of the dashboard. */
#ifndef TUI_DESK_H
#define TUI_DESK_H

#include "base/attr.h"
#include "view.h"

/* One line for the person, until the next action. */
FORMAT(3, 4) void desk_say(struct tui *tui, enum style style,
	const char *format, ...);
void desk_hush(struct tui *tui);
/* A question: y runs yes, every other key drops it. */
FORMAT(3, 4) void desk_ask(struct tui *tui, void (*yes)(struct tui *tui),
	const char *format, ...);

/*
 * Looks for what others wrote, reads the room again where it must be, tells
 * the views. tui->room and what it points to stand until the next poll.
 */
void desk_poll(struct tui *tui);
/*
 * On the board alone a frame may come before the fit: tui->room->engine is
 * then NULL. This makes up for it, as it must be before anything else than a
 * line of typing acts on the room.
 */
void desk_fit(struct tui *tui);
bool desk_lacks_fit(const struct tui *tui);
/* Before a command runs: nothing may hold on to the room. */
void desk_let_go(struct tui *tui);
/* The session is about to open another store. */
void desk_forget_store(struct tui *tui);

struct pane *desk_top(struct tui *tui);
/* On top of the others; NULL (and said) when there are too many. */
struct pane *desk_open(struct tui *tui, const struct view *view);
/* The lowest stays. */
void desk_close(struct tui *tui);
bool desk_has(const struct tui *tui, const struct view *view);
void desk_show_text(struct tui *tui, const char *title, const char *text);

/*
 * The teacher goes to a student of the board. Nothing else leads to another:
 * whoever leaves the list stays selected, and in sight; whoever leaves the
 * class leaves no one selected.
 */
void desk_select(struct tui *tui, int64_t student);
/* A student is no longer in the class, and what was about them is over. */
void desk_say_gone(struct tui *tui, int64_t student);
/* The student whom {id} means now; 0: none. What is typed is about the one
 * for whom it was opened. */
int64_t desk_subject(const struct tui *tui);
/* NULL: not in this room. */
const struct seat *desk_seat(const struct tui *tui, int64_t student);
/* Names and evidence must not be shown: a projector may be on. */
bool desk_hides(const struct tui *tui);
/* Initials while names are hidden; "" when not in this room. */
const char *desk_name(const struct tui *tui, int64_t student);
/* As which cluster one is drawn: itself; while names are hidden another. */
enum cluster desk_face(const struct tui *tui, enum cluster cluster);
/* 'P'; another letter while names are hidden. */
char desk_letter(const struct tui *tui, enum cluster cluster);
/* "Practice"; a neutral name while names are hidden; "Not yet seen", or "placed" once one of them was seen. */
void desk_label(const struct tui *tui, enum cluster cluster, struct buf *out);

#endif
