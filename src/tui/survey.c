/* SPDX-License-Identifier: MIT */
/*
 * The view of the term review. pane->item is the stop selected, pane->column
 * the column in its row (0: the first that opens something), pane->text the
 * id of the one table shown; "" is all of it.
 */
#include "surveying.h"

#include <stdlib.h>
#include <string.h>

#include "base/mix.h"
#include "base/text.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "page.h"
#include "paint.h"
#include "paper.h"
#include "screen.h"

#define TITLE_ROWS 2
#define LIST_COLS 100 /* from here on the sections stand at the left */
#define LIST_CELLS 26
#define STUDENT_DOOR "student-"

void survey_release(struct survey *survey)
{
	if (survey->is_read)
		document_release(&survey->document);
	survey->is_read = false;
}

static struct rect list_area(struct rect body)
{
	struct rect area = body;

	area.row += TITLE_ROWS;
	area.rows = body.rows > TITLE_ROWS ? body.rows - TITLE_ROWS : 0;
	area.cols = body.cols >= LIST_COLS ? LIST_CELLS : 0;
	return area;
}

static struct rect text_area(struct rect body)
{
	struct rect area = list_area(body);
	int used = area.cols ? area.cols + 1 : 0;

	area.col += used;
	area.cols = body.cols - used;
	return area;
}

struct rect survey_area(void)
{
	return text_area(layout_frame(screen_rows(), screen_cols()).body);
}

const struct paper_stop *survey_stop(const struct paper *paper,
	const struct pane *pane)
{
	size_t at = (size_t)pane->item;

	if (!paper->stops.count)
		return NULL;
	return &paper->stops.items[at < paper->stops.count ? at :
		paper->stops.count - 1];
}

bool survey_is_row(const struct paper_stop *stop)
{
	return stop && stop->table && stop->row != PAPER_NONE;
}

struct survey_door survey_door(const struct tui *tui,
	const struct paper_stop *stop, size_t column)
{
	const struct document_cell *cell = document_at(stop->table, stop->row,
		column);
	const struct document_column *head =
		&stop->table->columns.items[column];
	struct survey_door door = { 0 };

	if (cell->opens && !strncmp(cell->opens, STUDENT_DOOR,
	    strlen(STUDENT_DOOR)))
		door.id = strtoll(cell->opens + strlen(STUDENT_DOOR), NULL,
			10);
	else if (cell->opens)
		door.table = document_find(&tui->survey.document,
			cell->opens);
	if (door.id || (!cell->opens && cell->state == CELL_VALUE &&
	    head->kind == KIND_TEXT && text_equal_folded(head->name,
	    "student")))
		door.student = cell->text;
	return door;
}

bool survey_opens(const struct tui *tui, const struct paper_stop *stop,
	size_t column)
{
	struct survey_door door = survey_door(tui, stop, column);

	return door.table || door.student;
}

struct survey_door survey_row_door(const struct tui *tui,
	const struct paper_stop *stop, size_t column)
{
	struct survey_door door = survey_door(tui, stop, column);

	for (size_t i = 0; !door.table && !door.student &&
	     i < stop->table->columns.count; i++)
		door = survey_door(tui, stop, i);
	return door;
}

size_t survey_column(const struct tui *tui, const struct pane *pane,
	const struct paper_stop *stop)
{
	if (!survey_is_row(stop))
		return 0;
	if (pane->column && pane->column < stop->table->columns.count)
		return pane->column;
	for (size_t i = 0; i < stop->table->columns.count; i++) {
		if (survey_opens(tui, stop, i))
			return i;
	}
	return 0;
}

/* Once more where the column selected was out of sight. */
void survey_lay_out(struct paper *paper, struct tui *tui, size_t cells)
{
	const struct pane *pane = desk_top(tui);
	struct paper_look look = {
		.cells = cells,
		.is_ascii = screen_is_ascii(),
		.has_colour = screen_colours() > 0,
		.is_tabular = tui->survey.is_tabular,
		.only = pane->text.len ? buf_text(&pane->text) : NULL,
	};
	const struct paper_stop *stop;
	size_t column;

	paper_write(paper, &tui->survey.document, &look);
	stop = survey_stop(paper, pane);
	column = survey_column(tui, pane, stop);
	if (!survey_is_row(stop) || paper_piece(paper, stop->first, column))
		return;
	look.stop = (size_t)(stop - paper->stops.items);
	look.column = column;
	paper_release(paper);
	paper_write(paper, &tui->survey.document, &look);
}

static void fit_between(size_t *top, size_t first, size_t last, size_t rows)
{
	size_t height = last - first + 1;
	size_t low = height <= rows ? (last + 1 > rows ? last + 1 - rows : 0) :
		first;
	size_t high = height <= rows ? first : last + 1 - rows;

	if (*top < low)
		*top = low;
	if (*top > high)
		*top = high;
}

/* What is selected is in sight, with the titles above it if they fit. */
void survey_settle(struct pane *pane, const struct paper *paper, size_t rows)
{
	const struct paper_stop *stop = survey_stop(paper, pane);

	if (!stop || !rows)
		return;
	pane->item = stop - paper->stops.items;
	if (stop->last - stop->lead < rows)
		fit_between(&pane->top, stop->lead, stop->last, rows);
	else
		fit_between(&pane->top, stop->first, stop->last, rows);
	if (pane->top + rows > paper->lines.count)
		pane->top = paper->lines.count > rows ?
			paper->lines.count - rows : 0;
}

static void draw_line(const struct paper *paper, size_t line,
	struct rect area, int row, size_t selected)
{
	const struct paper_line *at = &paper->lines.items[line];

	for (size_t i = at->from; i < at->from + at->count; i++) {
		const struct paper_piece *piece = &paper->pieces.items[i];

		paint_text(area, row, (int)piece->col,
			piece->column != PAPER_NONE &&
			piece->column == selected ? STYLE_SELECTED :
			piece->style, piece->text);
	}
}

/* Puts the cursor on what is selected. */
static void draw_lines(struct tui *tui, const struct paper *paper,
	struct rect area)
{
	const struct pane *pane = desk_top(tui);
	const struct paper_stop *stop = survey_stop(paper, pane);
	size_t column = survey_column(tui, pane, stop);
	int row = 0, col = 0;

	for (size_t i = 0; i < (size_t)area.rows &&
	     pane->top + i < paper->lines.count; i++) {
		size_t line = pane->top + i;
		bool is_here = stop && line == stop->first;
		const struct paper_piece *piece =
			is_here && survey_is_row(stop) ?
			paper_piece(paper, line, column) : NULL;

		draw_line(paper, line, area, (int)i, is_here ? column :
			PAPER_NONE - 1);
		if (!is_here)
			continue;
		paint_glyph(area, (int)i, 0, STYLE_TITLE, GLYPH_SELECTED);
		row = (int)i;
		col = piece ? (int)piece->col : 0;
	}
	paint_cursor(area, row, col);
}

static void draw_list(const struct tui *tui, const struct paper_stop *stop,
	struct rect area)
{
	const struct document *document = &tui->survey.document;

	if (!area.cols)
		return;
	for (size_t i = 0; i < document->sections.count &&
	     i < (size_t)area.rows; i++) {
		bool is_here = stop && stop->section == i;

		paint_cells(area, (int)i, 1, area.cols - 2, is_here ?
			STYLE_TITLE : STYLE_PLAIN,
			document->sections.items[i]->title);
		if (is_here)
			paint_glyph(area, (int)i, 0, STYLE_TITLE,
				GLYPH_SELECTED);
	}
	area.cols++;
	paint_bar(area, area.cols - 1);
}

static void write_title(struct buf *out, const struct tui *tui,
	const struct pane *pane, const struct paper_stop *stop, bool has_list)
{
	const struct document *document = &tui->survey.document;

	buf_adds(out, buf_text(&pane->title));
	if (!pane->text.len && stop && !has_list)
		paint_join(out, document->sections.items[stop->section]
			->title);
}

static void draw_title(const struct tui *tui, const struct paper *paper,
	struct rect area, size_t rows)
{
	const struct pane *pane = &tui->panes[tui->depth - 1];
	struct buf text = BUF_INIT, place = BUF_INIT;
	int cells;

	if (tui->survey.is_old)
		buf_addf(&place, " changed: %s reads it again ",
			keys_first(&tui->keys, "review"));
	else if (paper->lines.count > rows)
		buf_addf(&place, " %zu-%zu of %zu ", pane->top + 1,
			pane->top + rows, paper->lines.count);
	write_title(&text, tui, pane, survey_stop(paper, pane),
		area.cols >= LIST_COLS);
	cells = area.cols - 1 - (int)place.len;
	paint_cells(area, 0, 1, cells, STYLE_TITLE, buf_text(&text));
	paint_text(area, 0, 1 + cells, tui->survey.is_old ? STYLE_WARNING :
		STYLE_QUIET, buf_text(&place));
	paint_rule(area, 1);
	buf_release(&text);
	buf_release(&place);
}

/* The cell selected in full, however little room its column has. */
static void write_cell(struct buf *out, const struct tui *tui,
	const struct paper_stop *stop, size_t column)
{
	struct survey_door door = survey_row_door(tui, stop, column);
	struct buf part = BUF_INIT;

	document_write_cell(&part, stop->table, stop->row, 0);
	if (column) {
		paint_join(out, buf_text(&part));
		buf_clear(&part);
		buf_addf(&part, "%s: ",
			stop->table->columns.items[column].name);
		document_write_cell(&part, stop->table, stop->row, column);
	}
	paint_join(out, buf_text(&part));
	if (door.table)
		paint_join(out, "Enter: who");
	else if (door.student)
		paint_join(out, "Enter: the card");
	buf_release(&part);
}

static void draw_detail(const struct tui *tui, const struct paper_stop *stop,
	struct rect area)
{
	const struct pane *pane = &tui->panes[tui->depth - 1];
	struct buf text = BUF_INIT;

	if (!survey_is_row(stop) || !area.rows)
		return;
	write_cell(&text, tui, stop, survey_column(tui, pane, stop));
	paint_cells(area, 0, 1, area.cols - 2, STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct rect area = text_area(frame->body);
	struct pane *pane = desk_top(tui);
	struct paper paper;

	if (desk_hides(tui) || !tui->survey.is_read) {
		page_draw(tui, frame);
		return;
	}
	survey_lay_out(&paper, tui, (size_t)area.cols - 1);
	survey_settle(pane, &paper, (size_t)area.rows);
	draw_title(tui, &paper, frame->body, (size_t)area.rows);
	draw_list(tui, survey_stop(&paper, pane), list_area(frame->body));
	draw_detail(tui, survey_stop(&paper, pane), frame->detail.rows ?
		frame->detail : tui->message.len ? (struct rect){ 0 } :
		frame->message);
	draw_lines(tui, &paper, area);
	paper_release(&paper);
}

/* What the class is, as one number: a review is of what was written. */
static uint64_t print_of(const struct room *room)
{
	const struct facts *facts = &room->facts;
	uint64_t print = mix(MIX_START, facts->class.id);

	print = mix(print, (int64_t)facts->past_count);
	for (size_t i = 0; i < facts->checkin_count; i++)
		print = mix(print, facts->checkins[i].id);
	for (size_t i = 0; i < facts->stay_count; i++)
		print = mix(mix(print, facts->stays[i].since),
			(int64_t)facts->stays[i].cluster);
	for (size_t i = 0; i < facts->student_count; i++)
		print = mix(print, facts->students[i].id);
	return print;
}

static void refresh(struct tui *tui)
{
	if (tui->room && tui->survey.is_read)
		tui->survey.is_old =
			print_of(tui->room) != tui->survey.print;
}

static bool attempt(struct tui *tui, struct error *err)
{
	struct document document = { .arena = ARENA_INIT };

	if (!review_make(&document, tui->session, err)) {
		document_release(&document);
		return false;
	}
	survey_release(&tui->survey);
	tui->survey.document = document;
	tui->survey.is_read = true;
	return true;
}

static void finish(struct tui *tui, const struct error *err)
{
	struct pane *pane;

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	tui->survey.is_old = false;
	if (tui->room)
		tui->survey.print = print_of(tui->room);
	if (desk_has(tui, &survey_view))
		return;
	pane = desk_open(tui, &survey_view);
	if (pane)
		buf_adds(&pane->title, tui->survey.document.title);
}

void survey_open(struct tui *tui)
{
	if (tui->room)
		job_start(tui, "review", attempt, finish);
}

const struct view survey_view = {
	.context = "review",
	.actions = survey_actions,
	.draw = draw,
	.refresh = refresh,
};
