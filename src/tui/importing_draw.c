/* SPDX-License-Identifier: MIT */
/* How a file of scores is shown before it is imported. */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "importing.h"
#include "page.h"
#include "paint.h"

#define WRAPPED 4
#define LINES_MAX 1000 /* of what would change */
#define SAID_ROWS 3
/* With less a list does not say what is left out. */
#define SPAN_ROWS_MIN 3

static void add_count(struct buf *out, size_t count, const char *what)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%zu %s", count, what);
	if (count)
		paint_join(out, buf_text(&text));
	buf_release(&text);
}

static void draw_title(const struct tui *tui, struct rect area)
{
	const struct import_look *file = &tui->importing.file;
	const struct import_report *report = &file->report;
	const char *slash = strrchr(file->path, '/');
	struct buf counts = BUF_INIT;
	int col = paint_format(area, 0, 1, STYLE_TITLE, "Import %s",
		slash ? slash + 1 : file->path);

	add_count(&counts, report->added, "new");
	add_count(&counts, report->changed, "changed");
	add_count(&counts, report->unchanged, "known already");
	add_count(&counts, report->absent, "without a score");
	add_count(&counts, report->skipped, "left out");
	add_count(&counts, import_look_unknown(file), "of nobody here");
	add_count(&counts, import_look_in_the_way(file), "in the way");
	if (file->refusal.code != ERROR_NONE)
		paint_text(area, 0, col + 2, STYLE_WARNING, "not yet");
	else
		paint_text(area, 0, col + 2, STYLE_NOTICE, counts.len ?
			buf_text(&counts) : "nothing in it");
	buf_release(&counts);
}

static void write_samples(struct buf *out,
	const struct import_look_column *column)
{
	for (size_t i = 0; i < IMPORT_LOOK_SAMPLES && column->samples[i]; i++)
		buf_addf(out, "%s%s", i ? " | " : "", column->samples[i]);
}

static void draw_column(const struct tui *tui, struct rect area, int row,
	size_t place)
{
	const struct import_look_column *column =
		&tui->importing.file.columns.items[place];
	bool is_selected = place == tui->importing.at;
	int meaning = area.cols / 3;
	int samples = meaning + 12;
	struct buf text = BUF_INIT;

	if (is_selected)
		paint_glyph(area, row, 0, STYLE_TITLE, GLYPH_SELECTED);
	paint_cells(area, row, 2, meaning - 3, is_selected ? STYLE_SELECTED :
		STYLE_PLAIN, column->header);
	paint_cells(area, row, meaning, 11, column->meaning ? STYLE_NOTICE :
		STYLE_QUIET, column->meaning ? column->meaning : "not read");
	if (!desk_hides(tui))
		write_samples(&text, column);
	paint_cells(area, row, samples, area.cols - samples, STYLE_PLAIN,
		buf_text(&text));
	buf_release(&text);
}

/* Returns the row of the selected column. */
static int draw_columns(struct tui *tui, struct rect area)
{
	struct span span = layout_span(tui->importing.file.columns.count,
		area.rows, tui->importing.first, tui->importing.at);
	int row = paint_left_out(area, &span);

	tui->importing.first = span.first;
	for (size_t i = 0; i < span.shown; i++)
		draw_column(tui, area, row + (int)i, span.first + i);
	return row + (int)(tui->importing.at - span.first);
}

/* Returns the row after it. */
static int draw_wrapped(struct rect area, int row, enum style style,
	const char *text)
{
	struct page_line lines[WRAPPED];
	size_t count = page_wrap(text, (size_t)area.cols - 2, lines, WRAPPED);

	for (size_t i = 0; i < count && i < WRAPPED && row < area.rows; i++) {
		char *line = mem_strndup(lines[i].text, lines[i].len);

		paint_text(area, row++, 1 + (int)lines[i].indent, style, line);
		mem_free(line);
	}
	return row;
}

/* What a dry run says: what is in the way; from notice on what the file
 * turned out to be; from lines on what would change. */
struct said {
	struct buf text;
	size_t notice;
	size_t lines;
};

static void add_lines(struct buf *out, const char *lines)
{
	size_t len = 0;

	for (size_t i = 0; lines[len] && i < LINES_MAX; i++) {
		len += strcspn(lines + len, "\n");
		len += lines[len] != '\0';
	}
	buf_add(out, lines, len);
	if (lines[len])
		buf_adds(out, "and more like these\n");
}

static void write_said(struct said *said, const struct import_report *report)
{
	for (size_t i = 0; i < report->problems.count; i++) {
		import_problem_write(&report->problems.items[i], &said->text);
		buf_addc(&said->text, '\n');
	}
	said->notice = said->text.len;
	if (report->notice.len)
		buf_addf(&said->text, "%s\n", buf_text(&report->notice));
	said->lines = said->text.len;
	add_lines(&said->text, buf_text(&report->lines));
}

static void draw_line(struct rect area, int row, const struct said *said,
	const struct page_line *line)
{
	size_t at = (size_t)(line->text - buf_text(&said->text));
	char *text = mem_strndup(line->text, line->len);

	paint_text(area, row, 1 + (int)line->indent,
		at < said->notice ? STYLE_WARNING :
		at < said->lines ? STYLE_QUIET : STYLE_PLAIN, text);
	mem_free(text);
}

/* As far as the keys have scrolled. */
static void draw_lines(struct tui *tui, struct rect area)
{
	struct said said = { .text = BUF_INIT };
	size_t cells = (size_t)area.cols - 2;
	struct page_line *lines;
	struct span span;
	size_t count;
	int row;

	write_said(&said, &tui->importing.file.report);
	count = page_wrap(buf_text(&said.text), cells, NULL, 0);
	lines = mem_new(count, sizeof(*lines));
	page_wrap(buf_text(&said.text), cells, lines, count);
	span = layout_span(count, area.rows, tui->importing.top,
	LAYOUT_NO_ITEM);
	tui->importing.top = span.first;
	tui->importing.rows = span.shown;
	row = paint_left_out(area, &span);
	for (size_t i = 0; i < span.shown; i++)
		draw_line(area, row + (int)i, &said, &lines[span.first + i]);
	mem_free(lines);
	buf_release(&said.text);
}

static void draw_said(struct tui *tui, struct rect area)
{
	const struct import_look *file = &tui->importing.file;

	if (file->refusal.code != ERROR_NONE) {
		if (desk_hides(tui))
			paint_text(area, 0, 1, STYLE_WARNING,
				"The file is refused.");
		else
			draw_wrapped(area, 0, STYLE_WARNING,
				file->refusal.text);
	} else if (desk_hides(tui)) {
		paint_text(area, 0, 1, STYLE_QUIET, "Names are hidden.");
	} else {
		draw_lines(tui, area);
	}
}

void importing_draw(struct tui *tui, const struct frame *frame)
{
	struct rect list = frame->body;
	struct rect said = frame->body;
	int columns = (int)tui->importing.file.columns.count;
	int most;
	int row;

	draw_title(tui, frame->body);
	list.row++;
	list.rows--;
	most = list.rows - SAID_ROWS - 1;
	if (most < 1)
		most = 1;
	list.rows = columns < most ? columns : most;
	row = draw_columns(tui, list);
	said.row = list.row + list.rows;
	said.rows = frame->body.row + frame->body.rows - said.row;
	if (said.rows > 1) {
		paint_rule(said, 0);
		if (list.rows < columns && list.rows < SPAN_ROWS_MIN)
			paint_format(said, 0, 1, STYLE_QUIET,
				" column %zu of %d ", tui->importing.at + 1,
				columns);
		said.row++;
		said.rows--;
		draw_said(tui, said);
	}
	paint_cursor(list, row, 2);
}
