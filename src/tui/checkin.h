/* SPDX-License-Identifier: MIT */
/*
 * The check-in line. It is one of two: of words, which ends with Enter, or by
 * level keys, where a name's letters and a level log at once.
 */
#ifndef TUI_CHECKIN_H
#define TUI_CHECKIN_H

#include "model/words.h"
#include "view.h"

/* The line that fits how the class scores, or that was asked for. */
void checkin_open(struct tui *tui);
/* Levels are logged by a key each. */
bool checkin_is_by_level(const struct tui *tui);
/* From one line to the other; what was typed stays. */
void checkin_switch(struct tui *tui);
/* Logs a whole line, with what is typed as its reason. what: to be kept when it
 * cannot be written; "" when all of it stands in the line that is typed. */
void checkin_send(struct tui *tui, const char *line, const char *what);
/* "ana 7" is "ana 7/10" while rounds have ten items. */
void checkin_fill_in(const struct tui *tui, struct arena *arena,
	struct buf *line);
/* Logs what is typed, or the lines that were pasted. */
void checkin_enter(struct tui *tui);
/* What is typed, with a name in it; words of it live in the arena. false: it
 * needs a name, and no one is selected. */
bool checkin_complete(const struct tui *tui, struct arena *arena,
	struct buf *line);
/* Its bare number means items of nobody knows how many; then why says so. */
bool checkin_lacks_out_of(const struct tui *tui, const struct words *words,
	struct buf *why);
/* What stands above a line of words; also of pasted lines. */
void checkin_echo(struct tui *tui, struct buf *out);

/* "entering auto", "entering levels", "entering words". */
extern const struct screen_action checkin_actions[];
/* "level 1" to "level 9": what a level key does in the line that is open. */
extern const struct screen_action levels_actions[];

#endif
