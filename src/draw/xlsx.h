/* SPDX-License-Identifier: MIT */
/* A document as a workbook of Excel. */
#ifndef DRAW_XLSX_H
#define DRAW_XLSX_H

#include "base/buf.h"
#include "base/error.h"
#include "report/document.h"

MUST_CHECK bool xlsx_write(struct buf *out, const struct document *document,
	struct error *err);

#endif
