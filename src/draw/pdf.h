/* SPDX-License-Identifier: MIT */
/* A document on paper: A4, with contents, bookmarks and links. */
#ifndef DRAW_PDF_H
#define DRAW_PDF_H

#include "base/buf.h"
#include "base/error.h"
#include "report/document.h"

MUST_CHECK bool pdf_write(struct buf *out, const struct document *document,
	struct error *err);

#endif
