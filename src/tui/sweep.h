/* SPDX-License-Identifier: MIT */
/*
 * The sweep: one row a student, in the board's order, and what is entered. It
 * has a line that is always open; its keys and the pile's write entries, each
 * at once, and Enter makes one step of undo of them all.
 */
#ifndef TUI_SWEEP_H
#define TUI_SWEEP_H

#include "model/words.h"
#include "view.h"

/* Whom the board's lists show now, or goes on with one that was not ended. */
void sweep_open(struct tui *tui);
/* Says that one was not ended, if so. */
void sweep_offer(struct tui *tui);
void sweep_release(struct tui *tui);
/* The action that the sweep on top began with; 0: there is none. */
int64_t sweep_step(const struct tui *tui);

/* Who is selected; 0: no one, it is past the last. */
int64_t sweep_student(const struct tui *tui);
/* By level keys, or by numbers and words: what others log meanwhile does not
 * change it. */
bool sweep_is_by_level(const struct tui *tui);
/* NULL: none yet. */
const struct checkin *sweep_entered(const struct tui *tui, int64_t student);
/* How many rows have no entry and are not absent. */
size_t sweep_left(const struct tui *tui);
/* Selects a student; past the last when it is no one of them. */
void sweep_select(struct tui *tui, int64_t student);
/* To the next row that waits for an entry. */
void sweep_move_on(struct tui *tui);
/* After an entry or a correction: on, or to where one was before going
 * back. */
void sweep_go_on(struct tui *tui);
/* Going back leads to this student again. */
void sweep_remember(struct tui *tui, int64_t student);
/* Of the selected student. */
void sweep_toggle_absent(struct tui *tui);
void sweep_take_out(struct tui *tui);
/* Closes the view; the sweep can be gone on with, unless everyone has an
 * entry. */
void sweep_leave(struct tui *tui);
/* Ends the sweep and closes the view. */
void sweep_end(struct tui *tui);
/*
 * Entries that are to be written: none; one more, whose texts are copied;
 * those of a line. false, and why, for whom there is one already, and for what
 * cannot be understood; those before it are then there.
 */
void sweep_clear(struct tui *tui);
bool sweep_put(struct tui *tui, const struct checkin *entry, struct buf *why);
bool sweep_put_words(struct tui *tui, const struct words *words,
	struct buf *why);
bool sweep_read_pile(struct tui *tui, const char *line, struct buf *why);
/* Writes them; is_jump: for others than the selected. */
void sweep_write(struct tui *tui, bool is_jump);
/* A line begins with a score: "4: am zo ka li". */
bool sweep_is_pile(const struct tui *tui, const char *line);
/* Writes what the lines say that were pasted, and the one that is typed. */
void sweep_enter_lines(struct tui *tui);
/* The score that text begins with; *rest is what follows it. false, and why,
 * when it is none. */
bool sweep_read_score(const struct tui *tui, const char *text,
	struct score *score, const char **rest, struct buf *why);

#endif
