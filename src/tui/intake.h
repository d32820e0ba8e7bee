/* SPDX-License-Identifier: MIT */
/* A file of scores, looked at before it is imported. */
#ifndef TUI_INTAKE_H
#define TUI_INTAKE_H

#include "view.h"

/* Opens a line for the file. */
void intake_ask_file(struct tui *tui);
/* A typed line that imports scores and says no more than the file: the view
 * opens instead. */
bool intake_takes_line(struct tui *tui, const char *line);

/* The view. */
void intake_draw(struct tui *tui, const struct frame *frame);

#endif
