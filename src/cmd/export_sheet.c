/* SPDX-License-Identifier: MIT */
/* Cells of the tables that leave. */
#include "export_sheet.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

void sheet_begin(struct sheet *sheet, const struct exporting *exporting,
	struct buf *out, const char *const *header, size_t count)
{
	csv_write_init(&sheet->csv, out, exporting->csv_flags);
	csv_write_texts(&sheet->csv, header, count);
	csv_write_end_row(&sheet->csv);
	sheet->class_name = exporting->session->room.facts.class.name;
}

void sheet_text(struct sheet *sheet, const char *text)
{
	struct buf clean = BUF_INIT;

	text_clean(&clean, text ? text : "");
	csv_write_text(&sheet->csv, buf_text(&clean));
	buf_release(&clean);
}

void sheet_moment(struct sheet *sheet, civil when)
{
	struct buf text = BUF_INIT;
	char *sign;

	date_write_iso_time(&text, when);
	sign = strchr(text.data, 'T');
	if (sign)
		*sign = ' ';
	csv_write_text(&sheet->csv, buf_text(&text));
	buf_release(&text);
}

/* Of what may be unsaid. */
void sheet_said(struct sheet *sheet, int64_t value)
{
	if (value)
		csv_write_int(&sheet->csv, value);
	else
		csv_write_text(&sheet->csv, NULL);
}

void sheet_share(struct sheet *sheet, double value)
{
	struct buf text = BUF_INIT;

	number_write(&text, value);
	csv_write_text(&sheet->csv, buf_text(&text));
	buf_release(&text);
}

/* The columns that every table but the roster begins with. */
void sheet_who(struct sheet *sheet, const struct student *student)
{
	sheet_text(sheet, sheet->class_name);
	sheet_text(sheet, student->number);
	sheet_text(sheet, student->name);
}
