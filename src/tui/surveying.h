/* SPDX-License-Identifier: MIT */
/* What the view of the term review and its keys share. */
#ifndef TUI_SURVEYING_H
#define TUI_SURVEYING_H

#include "paper.h"
#include "view.h"

/* What Enter on a cell opens. */
struct survey_door {
	const struct document_table *table; /* NULL: none */
	const char *student;                /* the name; NULL: none */
	int64_t id;                         /* 0: by name */
};

extern const struct screen_action survey_actions[];

/* Where the text stands on the screen as it is. */
struct rect survey_area(void);
/* As the top pane shows it, so many cells wide; paper_release. */
void survey_lay_out(struct paper *paper, struct tui *tui, size_t cells);
/* What is selected is in sight, with the titles above it if they fit. */
void survey_settle(struct pane *pane, const struct paper *paper, size_t rows);
/* The one selected; NULL: there is none. */
const struct paper_stop *survey_stop(const struct paper *paper,
	const struct pane *pane);
bool survey_is_row(const struct paper_stop *stop);
/* In the row that is selected. */
size_t survey_column(const struct tui *tui, const struct pane *pane,
	const struct paper_stop *stop);
struct survey_door survey_door(const struct tui *tui,
	const struct paper_stop *stop, size_t column);
/* The same, or what else in the row opens something. */
struct survey_door survey_row_door(const struct tui *tui,
	const struct paper_stop *stop, size_t column);
bool survey_opens(const struct tui *tui, const struct paper_stop *stop,
	size_t column);

#endif
