/* SPDX-License-Identifier: MIT */
/* A time in digits that can be read from the last row. */
#ifndef TUI_DIGITS_H
#define TUI_DIGITS_H

#include "paint.h"

#define DIGITS_ROWS 5

/* "9:59" in the middle of the first DIGITS_ROWS rows of area. */
void digits_draw(struct rect area, enum style style, const char *text);

#endif
