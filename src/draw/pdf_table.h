/* SPDX-License-Identifier: MIT */
/* A table over as many pages as it takes, its head on each. */
#ifndef DRAW_PDF_TABLE_H
#define DRAW_PDF_TABLE_H

#include "pdf_page.h"

void pdf_table(struct pdf_page *page, const struct document_table *table);

#endif
