/* SPDX-License-Identifier: MIT */
/* A file of scores, looked at before it is imported. */
#ifndef TUI_IMPORTING_H
#define TUI_IMPORTING_H

#include "view.h"

/* Opens a line for the file. */
void importing_ask_file(struct tui *tui);
/* A typed line that imports scores and says no more than the file: the view
 * opens instead. */
bool importing_takes_line(struct tui *tui, const char *line);

/* The view. */
void importing_draw(struct tui *tui, const struct frame *frame);

#endif
