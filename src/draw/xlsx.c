/* SPDX-License-Identifier: MIT */
/*
 * A sheet for each name that tables give, one table below the other; what the
 * document says in words stands on the first. Its time is always the same, so
 * that two runs give the same bytes.
 */
#include <xlsxwriter.h>

/* Behind the library, whose headers name what base forbids. */
#include "xlsx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"

#define SUMMARY "Summary"
#define CREATED 1767225600 /* 2026-01-01, as good as any */
#define EXCEL_YEAR 1900    /* before that it knows no dates */
#define TEXT_MOST 32767
#define WIDTH_LEAST 8
#define WIDTH_MOST 48

struct formats {
	lxw_format *title;
	lxw_format *section;
	lxw_format *quiet;
	lxw_format *head;
	lxw_format *head_right;
	lxw_format *right;
	lxw_format *kinds[DOCUMENT_KINDS]; /* NULL: plain */
};

struct sheet {
	const char *name;
	lxw_worksheet *worksheet;
	lxw_row_t row; /* the next one */
	size_t tables;
	VEC(size_t) widths;
};

struct book {
	lxw_workbook *workbook;
	struct formats formats;
	VEC(struct sheet) sheets;
	lxw_error error; /* the first one */
};

static void check(struct book *book, lxw_error error)
{
	if (!book->error)
		book->error = error;
}

static lxw_format *format_of(struct book *book, const char *numbers,
	bool is_bold)
{
	lxw_format *format = workbook_add_format(book->workbook);

	if (numbers)
		format_set_num_format(format, numbers);
	if (is_bold)
		format_set_bold(format);
	return format;
}

static void make_formats(struct book *book)
{
	struct formats *formats = &book->formats;

	formats->title = format_of(book, NULL, true);
	format_set_font_size(formats->title, 16);
	formats->section = format_of(book, NULL, true);
	format_set_font_size(formats->section, 12);
	formats->quiet = format_of(book, NULL, false);
	format_set_font_color(formats->quiet, 0x545454);
	formats->head = format_of(book, NULL, true);
	format_set_bottom(formats->head, LXW_BORDER_THIN);
	formats->head_right = format_of(book, NULL, true);
	format_set_bottom(formats->head_right, LXW_BORDER_THIN);
	format_set_align(formats->head_right, LXW_ALIGN_RIGHT);
	formats->right = format_of(book, NULL, false);
	format_set_align(formats->right, LXW_ALIGN_RIGHT);
	formats->kinds[KIND_COUNT] = format_of(book, "0", false);
	formats->kinds[KIND_NUMBER] = format_of(book, "0.0", false);
	formats->kinds[KIND_SHARE] = format_of(book, "0%", false);
	formats->kinds[KIND_DATE] = format_of(book, "yyyy-mm-dd", false);
	format_set_align(formats->kinds[KIND_DATE], LXW_ALIGN_LEFT);
}

static struct sheet *sheet_of(struct book *book, const char *name)
{
	struct sheet sheet = { .name = name };

	for (size_t i = 0; i < book->sheets.count; i++) {
		if (text_equal_folded(book->sheets.items[i].name, name))
			return &book->sheets.items[i];
	}
	check(book, workbook_validate_sheet_name(book->workbook, name));
	if (book->error)
		return NULL;
	sheet.worksheet = workbook_add_worksheet(book->workbook, name);
	worksheet_set_paper(sheet.worksheet, 9); /* A4 */
	worksheet_fit_to_pages(sheet.worksheet, 1, 0);
	vec_push(&book->sheets, sheet);
	return &book->sheets.items[book->sheets.count - 1];
}

/* As Excel counts: a letter of another plane is two. */
static size_t whole_text(const char *text)
{
	size_t done = 0, letters = 0, size;
	uint32_t code = text_next(text, SIZE_MAX, &size);

	while (size && letters + (code > 0xffff) < TEXT_MOST) {
		letters += code > 0xffff ? 2 : 1;
		done += size;
		code = text_next(text + done, SIZE_MAX, &size);
	}
	return done;
}

static void write_text(struct book *book, struct sheet *sheet, lxw_col_t column,
	const char *text, lxw_format *format)
{
	char *cut = mem_strndup(text, whole_text(text));

	check(book, worksheet_write_string(sheet->worksheet, sheet->row,
		column, cut, format));
	mem_free(cut);
}

static void say(struct book *book, struct sheet *sheet, const char *text,
	lxw_format *format)
{
	write_text(book, sheet, 0, text, format);
	sheet->row++;
}

static void widen(struct sheet *sheet, size_t column, const char *text)
{
	size_t width = text_width(text) + 2;

	while (sheet->widths.count <= column)
		vec_push(&sheet->widths, WIDTH_LEAST);
	if (width > WIDTH_MOST)
		width = WIDTH_MOST;
	if (width > sheet->widths.items[column])
		sheet->widths.items[column] = width;
}

static void write_date(struct book *book, struct sheet *sheet,
	lxw_col_t column, civil when, const char *text)
{
	struct date date = date_of(when);
	lxw_datetime datetime = {
		.year = date.year,
		.month = date.month,
		.day = date.day,
	};
	lxw_format *format = book->formats.kinds[KIND_DATE];

	if (date.year < EXCEL_YEAR)
		write_text(book, sheet, column, text, format);
	else
		check(book, worksheet_write_datetime(sheet->worksheet,
			sheet->row, column, &datetime, format));
}

static void write_cell(struct book *book, struct sheet *sheet,
	const struct document_table *table, size_t row, size_t column)
{
	const struct document_cell *cell = document_at(table, row, column);
	enum document_kind kind = table->columns.items[column].kind;
	lxw_col_t at = (lxw_col_t)column;
	struct buf text = BUF_INIT;

	document_write_cell(&text, table, row, column);
	widen(sheet, column, buf_text(&text));
	if (cell->state == CELL_WITHHELD)
		write_text(book, sheet, at, buf_text(&text),
			book->formats.right);
	else if (cell->state == CELL_VALUE && kind == KIND_DATE)
		write_date(book, sheet, at, cell->when, buf_text(&text));
	else if (cell->state == CELL_VALUE &&
	    (kind == KIND_TEXT || kind == KIND_STRIP))
		write_text(book, sheet, at, buf_text(&text), NULL);
	else if (cell->state == CELL_VALUE)
		check(book, worksheet_write_number(sheet->worksheet,
			sheet->row, at, cell->number,
			book->formats.kinds[kind]));
	buf_release(&text);
}

static bool is_number(enum document_kind kind)
{
	return kind == KIND_COUNT || kind == KIND_NUMBER || kind == KIND_SHARE;
}

static void write_head(struct book *book, struct sheet *sheet,
	const struct document_table *table)
{
	for (size_t j = 0; j < table->columns.count; j++) {
		const struct document_column *column =
			&table->columns.items[j];

		widen(sheet, j, column->name);
		write_text(book, sheet, (lxw_col_t)j, column->name,
			is_number(column->kind) ? book->formats.head_right :
			book->formats.head);
	}
	sheet->row++;
}

/* From white to a blue on which black can be read. */
static void shade(struct book *book, const struct sheet *sheet,
	const struct document_table *table, lxw_row_t first)
{
	lxw_conditional_format scale = {
		.type = LXW_CONDITIONAL_2_COLOR_SCALE,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.max_value = 1,
		.min_color = 0xffffff,
		.max_color = 0x9dc3ec,
	};

	if (table->columns.count > 1)
		check(book, worksheet_conditional_format_range(
			sheet->worksheet, first, 1, sheet->row - 1,
			(lxw_col_t)(table->columns.count - 1), &scale));
}

/* A head can stay in sight only where one table is below it. */
static void freeze(struct book *book, const struct sheet *sheet,
	const struct document_table *table, lxw_row_t first)
{
	worksheet_freeze_panes(sheet->worksheet, first, 1);
	check(book, worksheet_autofilter(sheet->worksheet, first - 1, 0,
		sheet->row - 1, (lxw_col_t)(table->columns.count - 1)));
	worksheet_repeat_rows(sheet->worksheet, first - 1, first - 1);
}

static void write_table(struct book *book, struct sheet *sheet,
	const struct document_table *table, bool is_alone)
{
	size_t rows = document_rows(table);
	lxw_row_t first;

	if (sheet->row)
		sheet->row++;
	say(book, sheet, table->title, book->formats.section);
	if (table->note)
		say(book, sheet, table->note, book->formats.quiet);
	write_head(book, sheet, table);
	first = sheet->row;
	for (size_t i = 0; i < rows; i++) {
		for (size_t j = 0; j < table->columns.count; j++)
			write_cell(book, sheet, table, i, j);
		sheet->row++;
	}
	if (rows && table->picture == PICTURE_HEAT)
		shade(book, sheet, table, first);
	if (rows && is_alone)
		freeze(book, sheet, table, first);
}

static void write_words(struct book *book, const struct document *document)
{
	struct sheet *sheet = sheet_of(book, SUMMARY);

	if (!sheet)
		return;
	say(book, sheet, document->title, book->formats.title);
	say(book, sheet, document->subtitle, book->formats.quiet);
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		if (!section->sentences.count)
			continue;
		sheet->row++;
		say(book, sheet, section->title, book->formats.section);
		for (size_t j = 0; j < section->sentences.count; j++)
			say(book, sheet, section->sentences.items[j], NULL);
	}
}

/* How many tables go where is known before the first is written. */
static void count_tables(struct book *book, const struct document *document)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			const char *name = section->tables.items[j]->sheet;
			struct sheet *sheet = name ? sheet_of(book, name) :
				NULL;

			if (sheet)
				sheet->tables++;
		}
	}
}

static void write_tables(struct book *book, const struct document *document)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			const struct document_table *table =
				section->tables.items[j];
			struct sheet *sheet = table->sheet ?
				sheet_of(book, table->sheet) : NULL;

			if (sheet)
				write_table(book, sheet, table,
					sheet->tables == 1 &&
					sheet != book->sheets.items);
		}
	}
}

static void finish_sheets(struct book *book)
{
	for (size_t i = 0; i < book->sheets.count; i++) {
		struct sheet *sheet = &book->sheets.items[i];

		for (size_t j = 0; j < sheet->widths.count; j++)
			check(book, worksheet_set_column(sheet->worksheet,
				(lxw_col_t)j, (lxw_col_t)j,
				(double)sheet->widths.items[j], NULL));
		vec_release(&sheet->widths);
	}
	vec_release(&book->sheets);
}

static lxw_error write_book(const char *path, const struct document *document)
{
	struct book book = { .workbook = workbook_new(path) };
	lxw_doc_properties properties = {
		.title = (char *)document->title,
		.subject = (char *)document->subtitle,
		.created = CREATED,
	};
	lxw_error closed;

	if (!book.workbook)
		return LXW_ERROR_MEMORY_MALLOC_FAILED;
	check(&book, workbook_set_properties(book.workbook, &properties));
	make_formats(&book);
	write_words(&book, document);
	count_tables(&book, document);
	write_tables(&book, document);
	finish_sheets(&book);
	closed = workbook_close(book.workbook);
	return book.error ? book.error : closed;
}

static bool read_back(struct buf *out, int fd)
{
	char chunk[65536];
	ssize_t got = read(fd, chunk, sizeof(chunk));

	while (got > 0 || (got < 0 && errno == EINTR)) {
		if (got > 0)
			buf_add(out, chunk, (size_t)got);
		got = read(fd, chunk, sizeof(chunk));
	}
	return got == 0;
}

/* The library writes files only. */
bool xlsx_write(struct buf *out, const struct document *document,
	struct error *err)
{
	const char *folder = getenv("TMPDIR");
	struct buf path = BUF_INIT;
	lxw_error error;
	bool done;
	int fd;

	buf_addf(&path, "%s/homeroom-XXXXXX", folder && *folder ? folder :
		"/tmp");
	fd = mkstemp(path.data);
	if (fd < 0) {
		error_set(err, ERROR_IO, "%s cannot be written: %s",
			buf_text(&path), strerror(errno));
		buf_release(&path);
		return false;
	}
	error = write_book(buf_text(&path), document);
	done = error ? error_set(err, ERROR_IO, "the workbook cannot be "
		"written: %s", lxw_strerror(error)) : read_back(out, fd) ||
		error_set(err, ERROR_IO, "%s cannot be read: %s",
			buf_text(&path), strerror(errno));
	close(fd);
	unlink(buf_text(&path));
	buf_release(&path);
	return done;
}
