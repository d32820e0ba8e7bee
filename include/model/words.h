/* SPDX-License-Identifier: MIT */
/*
 * The check-in words: one small grammar for the shell, the board's line and
 * standard input.
 *
 *	NAME... SCORE [c1-c4] [alone|hint|helped] [12min] [@OBJECTIVE]
 *	    [task:given|done|not] [q1-q4] [round:NAME] [block:WHAT]
 *	    ["note" | : note]
 *
 * NAME is the first word and every further word before the first that is a
 * score; a word in quotes is never a score, so that "Malcolm X" is a name.
 * What follows the score may stand in any order, each kind once. A word that
 * is none of them is the note when it is in quotes; a word that begins with a
 * colon starts a note that goes on to the end.
 */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/checkin.h"

struct words {
	const char *name;      /* as typed, blanks made one */
	bool has_score;
	struct score score;
	enum support support;
	int confidence;
	int minutes;
	enum task task;
	int quality;
	const char *objective; /* NULL: the focus */
	const char *round;     /* NULL: none */
	const char *block;     /* NULL: none */
	const char *note;      /* NULL: none */
};

/*
 * argv words of a shell. Quotes are gone there: a word with a blank in it was
 * in quotes, and so may be the last one, unless it looks like a slip ("hnit",
 * "c7"). All texts in *words live in the arena. USAGE when NAME or SCORE is
 * missing, else INVALID; the sentence names the word and what would be right.
 */
MUST_CHECK bool words_read(struct words *words, struct arena *arena,
	const char *const *args, size_t count, const struct scale *scale,
	struct error *err);
/* The same without a name, and the score may be missing: what a correction
 * says of a check-in that is there. */
MUST_CHECK bool words_read_correction(struct words *words,
	struct arena *arena, const char *const *args, size_t count,
	const struct scale *scale, struct error *err);
/* One line: words split at blanks, double quotes keep blanks. Same answer as
 * words_read, but one plain word is never a note. */
MUST_CHECK bool words_read_line(struct words *words, struct arena *arena,
	const char *line, const struct scale *scale, struct error *err);
/*
 * For a line that is being typed: what is there so far. Never an error; a
 * word that cannot be read is left out.
 */
void words_peek(struct words *words, struct arena *arena, const char *line,
	const struct scale *scale);

#endif
