/* SPDX-License-Identifier: MIT */
/* Looking at another class, or at the class by another objective. */
#ifndef TUI_LOOKING_H
#define TUI_LOOKING_H

#include "view.h"

void looking_switch_class(struct tui *tui);
void looking_switch_focus(struct tui *tui);

/* "filter", "order", "select several" and more: see sight.c. */
extern const struct screen_action sight_actions[];

#endif
