/* SPDX-License-Identifier: MIT */
/*
 * A document laid out for a screen: lines, each of pieces of text with their
 * places, and the stops that one goes through: sentences, rows, pictures. A
 * pure function of the document, the width and what is selected.
 */
#ifndef TUI_PAPER_H
#define TUI_PAPER_H

#include "app/review.h"
#include "theme.h"

#define PAPER_NONE ((size_t)-1)

struct paper_look {
	size_t cells;        /* of a line */
	bool is_ascii;
	bool has_colour;     /* shades are shades, not digits */
	bool is_tabular;     /* tables where there are pictures */
	const char *only;    /* id of the one table shown; NULL: all of it */
	/* Of a table too wide, the column that is in sight in it; its stop
	 * and 0 where nothing is selected. */
	size_t stop;
	size_t column;
};

/* What stands at a place of a line. */
struct paper_piece {
	size_t col;
	size_t cells;
	const char *text;
	enum style style;
	size_t column;       /* of the table; PAPER_NONE */
};

struct paper_line {
	size_t from;         /* its pieces */
	size_t count;
};

/* What can be selected, and the lines that it stands on. */
struct paper_stop {
	size_t section;
	const struct document_table *table; /* NULL: a sentence */
	size_t row;          /* PAPER_NONE: all of it, or its note */
	size_t lead;         /* line of the titles right above it */
	size_t first;
	size_t last;
};

struct paper {
	struct arena arena;
	VEC(struct paper_piece) pieces;
	VEC(struct paper_line) lines;
	VEC(struct paper_stop) stops;
};

/* The document outlives it. */
void paper_write(struct paper *paper, const struct document *document,
	const struct paper_look *look);
void paper_release(struct paper *paper);

/* The piece of a column on a line; NULL: it is out of sight. */
const struct paper_piece *paper_piece(const struct paper *paper, size_t line,
	size_t column);
/* The stop from one on, by step, of which is_so says so; PAPER_NONE. */
size_t paper_next(const struct paper *paper, size_t from, int step,
	bool (*is_so)(const struct paper_stop *stop,
		const struct paper_stop *from));

#endif
