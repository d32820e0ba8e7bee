/* SPDX-License-Identifier: MIT */
/* Opening a form. */
#ifndef TUI_FORMING_H
#define TUI_FORMING_H

#include "view.h"

/* "open intake", "open selfcheck": about whoever is selected. */
extern const struct screen_action forming_actions[];

/* "intake ana", typed in full without an answer: the form is opened. false:
 * the line is another. */
bool forming_takes_line(struct tui *tui, const char *line);

#endif
