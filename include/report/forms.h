/* SPDX-License-Identifier: MIT */
/* The forms that a document takes. Each appends all of it. */
#ifndef REPORT_FORMS_H
#define REPORT_FORMS_H

#include "report/document.h"

/* At most cells wide; strips in block characters, or digits in ASCII. */
void form_text(struct buf *out, const struct document *document,
	size_t cells, bool is_ascii);
/* {"title", "subtitle", "sections": [{"id", "title", "sentences", "tables":
 * [{"id", "title", "note", "columns": [{"name", "kind"}], "rows": [[...]]}]}]};
 * a cell is a value, null, or {"withheld": true}. */
void form_json(struct buf *out, const struct document *document);
/* One page that needs no other file, and no script to be read. */
void form_html(struct buf *out, const struct document *document);
/* A table's picture of so many pixels across; nothing where it has none. */
void form_svg(struct buf *out, const struct document_table *table, int width);

/* For another program of the same homeroom, and back: exact. Numbers must be
 * finite, and ids what document.h says. */
void form_bytes(struct buf *out, const struct document *document);
/* INVALID names the line; *document is then nothing to release. */
MUST_CHECK bool form_read(struct document *document, const char *bytes,
	size_t len, struct error *err);

#endif
