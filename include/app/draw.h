/* SPDX-License-Identifier: MIT */
/* A document in the forms that homeroom-draw gives it. */
#ifndef APP_DRAW_H
#define APP_DRAW_H

#include "base/buf.h"
#include "base/error.h"
#include "report/document.h"

/* "pdf" or "xlsx", appended; the same document gives the same bytes.
 * NOT_FOUND where this installation has no such program. */
MUST_CHECK bool draw_document(struct buf *out,
	const struct document *document, const char *form, struct error *err);

#endif
