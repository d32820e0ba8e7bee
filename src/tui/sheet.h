/* SPDX-License-Identifier: MIT */
/*
 * The text of a student's card, line by line, for a width: what is known now
 * and why, the estimate over time, check-ins, stays, locks. Lines that are a
 * check-in say which, so that one can be selected.
 */
#ifndef TUI_SHEET_H
#define TUI_SHEET_H

#include "view.h"

enum sheet_kind {
	SHEET_TEXT,
	SHEET_HEAD,
	SHEET_CHECKIN,
	SHEET_STAYS /* text is letters of clusters, each in its colour */
};

struct sheet_line {
	enum sheet_kind kind;
	char *text;
	int64_t checkin; /* 0: none */
};

struct sheet {
	VEC(struct sheet_line) lines;
	size_t cells;
};

/* The student is in the room. */
void sheet_write(struct sheet *sheet, struct tui *tui, int64_t student,
	size_t cells);
void sheet_release(struct sheet *sheet);
/* ", task done, quality 3": as much of it as is said. */
void sheet_write_task(struct buf *out, enum task task, int quality);
/* "2/4  unit rates, hint, ticket 4 (kim)": a check-in with all of its words. */
void sheet_write_checkin(struct buf *out, const struct tui *tui,
	const struct checkin *checkin);

#endif
