/* SPDX-License-Identifier: MIT */
/* Whether names are hidden: as it was left, over restarts. */
#ifndef TUI_PROJECTOR_H
#define TUI_PROJECTOR_H

#include "view.h"

/* Once there is a room or none. A person's first board waits, hidden, for a
 * key: who starts it may stand before a class. */
void projector_open(struct tui *tui);
void projector_toggle(struct tui *tui);
/* The key that ends that wait; true: it does nothing else. */
bool projector_takes(struct tui *tui, const struct key_binding *binding);

#endif
