/* SPDX-License-Identifier: MIT */
/*
 * A document of sentences, tables and pictures: computed once, written in many
 * forms by writers that know nothing of what it is about. Every picture stands
 * beside the table that it draws.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/vec.h"

enum document_kind {
	KIND_TEXT,
	KIND_COUNT,  /* a whole number */
	KIND_NUMBER, /* to one decimal */
	KIND_SHARE,  /* 0..1, written as a percent */
	KIND_DATE,
	KIND_STRIP   /* a series of shares, 0..1: a sparkline */
};

#define DOCUMENT_KINDS (KIND_STRIP + 1)
extern const char *const document_kinds[DOCUMENT_KINDS]; /* "text" */

enum document_state {
	CELL_VALUE,
	CELL_NONE,    /* there is none: "-" */
	CELL_WITHHELD /* too few to show: "<5"; or, with a text, that: what a
	               * cell that is too small could be worked out from */
};

struct document_cell {
	enum document_state state;
	const char *text;    /* of a text */
	double number;       /* of a count, number or share */
	civil when;          /* of a date */
	const double *strip; /* NAN: a gap */
	size_t strip_count;
	const char *opens;   /* id of the table with the names behind it; NULL */
};

struct document_column {
	const char *name;
	enum document_kind kind;
};

enum document_picture {
	PICTURE_NONE,
	PICTURE_FLOW,  /* columns: week (a count), from, to, students */
	PICTURE_LINES, /* the first column names, a strip is drawn */
	PICTURE_HEAT,  /* the first column names, shares are drawn */
	PICTURE_BARS   /* the first column names, the second is drawn */
};

struct document_table {
	const char *id;    /* "movement-matrix": stable; a-z, 0-9 and - */
	const char *title;
	const char *note;  /* how it is counted, in a sentence; NULL */
	const char *sheet; /* of a workbook that it goes to; NULL: none */
	bool is_detail;    /* opened from a number; at the end in print */
	size_t small;      /* what "too few" is, for its cells; 0: nothing */
	enum document_picture picture;
	VEC(struct document_column) columns;
	VEC(struct document_cell) cells; /* row by row */
};

struct document_section {
	const char *id;
	const char *title;
	VEC(const char *) sentences;
	VEC(struct document_table *) tables;
};

struct document {
	struct arena arena; /* texts, strips, tables and sections */
	const char *title;
	const char *subtitle; /* what, from when to when, as of */
	VEC(struct document_section *) sections;
};

/* Texts are copied, here and below. */
void document_init(struct document *document, const char *title,
	const char *subtitle);
void document_release(struct document *document);

struct document_section *document_section(struct document *document,
	const char *id, const char *title);
FORMAT(3, 4) void document_say(struct document *document,
	struct document_section *section, const char *format, ...);
struct document_table *document_table(struct document *document,
	struct document_section *section, const char *id, const char *title);
void document_note(struct document *document, struct document_table *table,
	const char *note);
void document_column(struct document *document, struct document_table *table,
	const char *name, enum document_kind kind);

/*
 * The next cell of a row, by the kind of its column (asserted). The answer, to
 * set what it opens, is good until the next one.
 */
struct document_cell *document_text(struct document *document,
	struct document_table *table, const char *text); /* NULL: none */
struct document_cell *document_number(struct document_table *table,
	double number); /* NAN: none */
struct document_cell *document_date(struct document_table *table,
	civil when); /* CIVIL_NEVER: none */
struct document_cell *document_strip(struct document *document,
	struct document_table *table, const double *values, size_t count);
struct document_cell *document_withheld(struct document_table *table);

size_t document_rows(const struct document_table *table);
const struct document_cell *document_at(const struct document_table *table,
	size_t row, size_t column);
const struct document_table *document_find(const struct document *document,
	const char *id);

/* A cell in words: "12", "3.4", "62%", "2026-10-03", "-", "<5"; of a strip its
 * values, "62 - 71". */
void document_write_cell(struct buf *out, const struct document_table *table,
	size_t row, size_t column);

#endif
