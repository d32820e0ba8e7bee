/* SPDX-License-Identifier: MIT */
/* A table that leaves: texts are clean, moments are "2026-10-14 10:42:07". */
#ifndef CMD_EXPORT_SHEET_H
#define CMD_EXPORT_SHEET_H

#include "export.h"

struct sheet {
	struct csv_write csv;
	const char *class_name;
};

/* The last two arguments of sheet_begin: the header and its length. */
void sheet_begin(struct sheet *sheet, const struct exporting *exporting,
	struct buf *out, const char *const *header, size_t count);
#define SHEET_BEGIN(sheet, exporting, out, header) \
	sheet_begin(sheet, exporting, out, header, ARRAY_LEN(header))

void sheet_text(struct sheet *sheet, const char *text);
void sheet_moment(struct sheet *sheet, civil when);
/* Of what may be unsaid, which 0 is. */
void sheet_said(struct sheet *sheet, int64_t value);
/* At most two decimals. */
void sheet_share(struct sheet *sheet, double value);
/* The columns that every table but the roster begins with. */
void sheet_who(struct sheet *sheet, const struct student *student);

#endif
