/* SPDX-License-Identifier: MIT */
/* The line that is being typed at the bottom of the screen. */
#ifndef TUI_TYPING_H
#define TUI_TYPING_H

#include "view.h"

void typing_open(struct tui *tui, const struct entry *entry);
/* Opens the line that belongs to the view on top, if none is open. */
void typing_follow_view(struct tui *tui);
/* Esc: what was typed can be recalled. */
void typing_close(struct tui *tui);
/* The line was taken: it is kept in the history, and the line is empty. */
void typing_taken(struct tui *tui);
/* Nothing is typed any more; the line was taken or is of no use. */
void typing_end(struct tui *tui);
const char *typing_text(const struct tui *tui);
/* A character, typed or pasted. */
void typing_insert(struct tui *tui, const char *character);
/* The end of a pasted line. */
void typing_break(struct tui *tui);
/* How many lines were pasted that have something in them, the one that is
 * being typed included; 0: none were. */
size_t typing_lines(const struct tui *tui);
/* Tells the entry that its text changed, once for all that was typed. */
void typing_settle(struct tui *tui);
void typing_set(struct tui *tui, const char *text);
/* The same as if it were all marked: the first character that is typed takes
 * its place, a key that edits or moves keeps it. */
void typing_offer(struct tui *tui, const char *text);
/* Takes a pasted line out of the others, the first is 1, to be put right; what
 * was in the line joins them. */
void typing_put_right(struct tui *tui, size_t number);
/* Nothing is typed, nor pasted. */
void typing_clear(struct tui *tui);
/* For a key that must not act while pasted lines wait. */
void typing_say_lines(struct tui *tui);
void typing_release(struct tui *tui);

/* The line is one of those before, as long as it is not changed. */
bool typing_is_recalled(const struct tui *tui);
void typing_older(struct tui *tui);
void typing_newer(struct tui *tui);
/* For an entry that is about one student, whatever is typed. */
bool typing_is_about(const struct tui *tui);
/* For an entry whose lines hold no names. */
size_t typing_all(const struct tui *tui);

/* What can be done in every line: moving, rubbing out, recalling. */
extern const struct screen_action typing_actions[];

void typing_draw(struct tui *tui, const struct frame *frame);

#endif
