/* SPDX-License-Identifier: MIT */
/* A whole frame: header, the view on top, message or line, footer. */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "view.h"

/* Paints what has changed since the last frame. */
void frame_draw(struct tui *tui);
/* The window is so small that it says so and shows nothing else. */
bool frame_is_too_small(void);
/* The context whose keys are in force. */
const char *frame_context(const struct tui *tui);

#endif
