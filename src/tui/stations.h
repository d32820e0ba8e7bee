/* SPDX-License-Identifier: MIT */
/* The stations, for all to see. */
#ifndef TUI_STATIONS_H
#define TUI_STATIONS_H

#include "view.h"

void stations_open(struct tui *tui);

/* "timer ...", "rotate ...". */
extern const struct screen_action wall_actions[];

#endif
