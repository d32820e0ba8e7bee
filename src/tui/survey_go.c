/* SPDX-License-Identifier: MIT */
/* Going through the term review: to other stops, and through what they open. */
#include "surveying.h"

#include <string.h>

#include "base/attr.h"
#include "base/text.h"
#include "desk.h"

/* Selects another stop. In another table nothing of this one is selected. */
static void select_stop(struct tui *tui, const struct paper *paper, size_t at)
{
	const struct paper_stop *now = survey_stop(paper, desk_top(tui));

	if (at == PAPER_NONE || at >= paper->stops.count)
		return;
	if (paper->stops.items[at].table != now->table)
		desk_top(tui)->column = 0;
	desk_top(tui)->item = (int64_t)at;
}

/* The stop, or of one that is taller than the screen another line. */
static void step(struct tui *tui, const struct paper *paper, int by)
{
	struct pane *pane = desk_top(tui);
	const struct paper_stop *stop = survey_stop(paper, pane);
	size_t rows = (size_t)survey_area().rows;

	if (by > 0 && stop->last >= pane->top + rows)
		pane->top++;
	else if (by < 0 && stop->first < pane->top)
		pane->top--;
	else if (by > 0)
		select_stop(tui, paper, (size_t)pane->item + 1);
	else if (pane->item)
		select_stop(tui, paper, (size_t)pane->item - 1);
}

/* The stop on a line so many away, or the one nearest to it. */
static void leap(struct tui *tui, const struct paper *paper, int by)
{
	struct pane *pane = desk_top(tui);
	const struct paper_stop *stop = survey_stop(paper, pane);
	int rows = survey_area().rows;
	long line = (long)stop->first + by * (rows > 2 ? rows - 1 : 1);
	size_t at = (size_t)pane->item;

	while (by > 0 && at + 1 < paper->stops.count &&
	    (long)paper->stops.items[at].first < line)
		at++;
	while (by < 0 && at > 0 && (long)paper->stops.items[at].first > line)
		at--;
	select_stop(tui, paper, at);
}

static void select_end(struct tui *tui, const struct paper *paper, int by)
{
	select_stop(tui, paper, by < 0 ? 0 : paper->stops.count - 1);
}

static bool opens_any(const struct tui *tui, const struct paper_stop *stop)
{
	for (size_t i = 0; i < stop->table->columns.count; i++) {
		if (survey_opens(tui, stop, i))
			return true;
	}
	return false;
}

/* It opens something, or could not be read so far. */
static bool is_worth_it(const struct tui *tui, const struct paper *paper,
	const struct paper_stop *stop, size_t column)
{
	const struct paper_piece *piece = paper_piece(paper, stop->first,
		column);

	return survey_opens(tui, stop, column) || !piece ||
		piece->cells < text_width(stop->table->columns
			.items[column].name) || !opens_any(tui, stop);
}

static void select_column(struct tui *tui, const struct paper *paper, int by)
{
	struct pane *pane = desk_top(tui);
	const struct paper_stop *stop = survey_stop(paper, pane);
	size_t count = survey_is_row(stop) ? stop->table->columns.count : 0;

	for (size_t i = survey_column(tui, pane, stop) + (size_t)by;
	     i < count; i += (size_t)by) {
		if (is_worth_it(tui, paper, stop, i)) {
			pane->column = i;
			return;
		}
	}
}

static bool is_table_else(const struct paper_stop *stop,
	const struct paper_stop *from)
{
	return stop->table && stop->table != from->table;
}

static bool is_section_else(const struct paper_stop *stop,
	const struct paper_stop *from)
{
	return stop->section != from->section;
}

/* The first stop of another table, or section, and not its last. */
static void select_other(struct tui *tui, const struct paper *paper, int by,
	bool (*is_other)(const struct paper_stop *stop,
		const struct paper_stop *from))
{
	size_t at = paper_next(paper, (size_t)desk_top(tui)->item, by,
		is_other);

	if (at == PAPER_NONE)
		return;
	while (by < 0 && at > 0 && !is_other(&paper->stops.items[at - 1],
	    &paper->stops.items[at]) && (paper->stops.items[at - 1].table ||
	    is_other == is_section_else))
		at--;
	select_stop(tui, paper, at);
	desk_top(tui)->top = paper->stops.items[at].lead;
}

static void select_table(struct tui *tui, const struct paper *paper, int by)
{
	select_other(tui, paper, by, is_table_else);
}

static void select_section(struct tui *tui, const struct paper *paper, int by)
{
	select_other(tui, paper, by, is_section_else);
}

static void open_student(struct tui *tui, const struct survey_door *door)
{
	const struct facts *facts = &tui->room->facts;
	int64_t found = door->id;
	size_t count = 0;

	for (size_t i = 0; i < facts->student_count && !door->id; i++) {
		if (!strcmp(facts->students[i].name, door->student)) {
			found = facts->students[i].id;
			count++;
		}
	}
	if (count > 1) {
		desk_say(tui, STYLE_NOTICE, "Several are called %s: their "
			"cards open from the board.", door->student);
	} else if (!desk_seat(tui, found)) {
		desk_say(tui, STYLE_NOTICE, "%s is not in this class now.",
			door->student);
	} else {
		desk_select(tui, found);
		desk_open(tui, &card_view);
	}
}

static void open_table(struct tui *tui, const struct document_table *table)
{
	struct pane *pane = desk_open(tui, &survey_view);

	if (!pane)
		return;
	buf_adds(&pane->title, tui->survey.document.title);
	buf_adds(&pane->text, table->id);
}

static void show_tables(struct tui *tui, const struct paper *paper,
	bool is_tabular)
{
	const struct paper_stop *stop = survey_stop(paper, desk_top(tui));
	struct paper other;

	tui->survey.is_tabular = is_tabular;
	survey_lay_out(&other, tui, (size_t)survey_area().cols - 1);
	for (size_t i = 0; i < other.stops.count; i++) {
		const struct paper_stop *there = &other.stops.items[i];

		if (there->section == stop->section &&
		    there->table == stop->table) {
			desk_top(tui)->item = (int64_t)i;
			break;
		}
	}
	paper_release(&other);
}

static void open_selected(struct tui *tui, const struct paper *paper,
	int by UNUSED)
{
	const struct pane *pane = desk_top(tui);
	const struct paper_stop *stop = survey_stop(paper, pane);
	struct survey_door door = { 0 };

	if (survey_is_row(stop))
		door = survey_row_door(tui, stop,
			survey_column(tui, pane, stop));
	if (door.table)
		open_table(tui, door.table);
	else if (door.student)
		open_student(tui, &door);
	else if (stop->table && stop->table->picture == PICTURE_FLOW)
		show_tables(tui, paper, true);
	else
		desk_say(tui, STYLE_NOTICE, "Nothing is behind this; bold "
			"numbers and names open.");
}

static void toggle_tables(struct tui *tui, const struct paper *paper,
	int by UNUSED)
{
	show_tables(tui, paper, !tui->survey.is_tabular);
}

/* While names are hidden there is nothing to go through. */
static void act(struct tui *tui, int by, void (*run)(struct tui *tui,
	const struct paper *paper, int by))
{
	struct paper paper;

	if (desk_hides(tui) || !tui->survey.is_read || !tui->room)
		return;
	survey_lay_out(&paper, tui, (size_t)survey_area().cols - 1);
	survey_settle(desk_top(tui), &paper, (size_t)survey_area().rows);
	if (paper.stops.count)
		run(tui, &paper, by);
	paper_release(&paper);
}

#define ACTION(name, run, by) \
	static void name(struct tui *tui) \
	{ \
		act(tui, by, run); \
	}
ACTION(up, step, -1)
ACTION(down, step, 1)
ACTION(page_up, leap, -1)
ACTION(page_down, leap, 1)
ACTION(first, select_end, -1)
ACTION(last, select_end, 1)
ACTION(left, select_column, -1)
ACTION(right, select_column, 1)
ACTION(previous_table, select_table, -1)
ACTION(next_table, select_table, 1)
ACTION(previous_section, select_section, -1)
ACTION(next_section, select_section, 1)
ACTION(open_it, open_selected, 0)
ACTION(tables, toggle_tables, 0)

const struct screen_action survey_actions[] = {
	{ "select up", up },
	{ "select down", down },
	{ "select page up", page_up },
	{ "select page down", page_down },
	{ "select first", first },
	{ "select last", last },
	{ "select left", left },
	{ "select right", right },
	{ "select previous table", previous_table },
	{ "select next table", next_table },
	{ "select previous section", previous_section },
	{ "select next section", next_section },
	{ "open selected", open_it },
	{ "toggle tables", tables },
	{ NULL, NULL }
};
