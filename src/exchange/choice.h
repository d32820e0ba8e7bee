/* SPDX-License-Identifier: MIT */
/* The reading of a header, and the choice of its score column. */
#ifndef EXCHANGE_CHOICE_H
#define EXCHANGE_CHOICE_H

#include "aliases.h"
#include "base/vec.h"
#include "exchange/columns.h"

/* What a column could be besides the meanings of the known words. */
enum guess {
	GUESS_NONE,
	GUESS_ANY,     /* an unknown word */
	GUESS_LEVEL,   /* an unknown word for the level of a student */
	GUESS_PERCENT, /* a percent beside a score says the same again */
	GUESS_SCORE
};

struct reading {
	struct columns *columns;
	const struct csv_record *header;
	const struct alias *best[MEANING_COUNT];
	const struct alias *other_number;
	size_t other_column;
	bool is_mapped[MEANING_COUNT];
	bool wants_score;
	bool is_score_guessed; /* only because nothing else was left */
	bool is_score_known;   /* by the format */
	VEC(enum guess) guesses; /* one a column */
};

bool reading_has_taken(const struct columns *columns, size_t column);
/* Columns that could be meant, least of all the students' own. */
void reading_list(struct buf *out, const struct reading *reading,
	enum guess guess);
/*
 * A score by its name, else points, else a percent, else a level, else the
 * only column that nothing is known about; of a known format, what it offers.
 */
MUST_CHECK bool choice_make(struct reading *reading, struct error *err);
/* What stands beside the chosen column and in its header. */
void choice_read(struct reading *reading);

#endif
