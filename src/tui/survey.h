/* SPDX-License-Identifier: MIT */
/*
 * The term review: a document that one goes through, from a number to the
 * names behind it and to the card of one of them.
 */
#ifndef TUI_SURVEY_H
#define TUI_SURVEY_H

#include "app/review.h"

struct tui;

struct survey {
	struct document document;
	bool is_read;
	bool is_old;     /* something was written since */
	bool is_tabular; /* tables in place of pictures */
	uint64_t print;  /* of the class that it was read from */
};

/* Reads it, and shows it unless it is on the screen. */
void survey_open(struct tui *tui);
void survey_release(struct survey *survey);

#endif
