/* SPDX-License-Identifier: MIT */
/*
 * Commands of the dashboard. While another process writes to the store they
 * are tried again between keys, so that nothing ever freezes: said after a
 * quarter of a second, given up after five.
 */
#ifndef TUI_JOB_H
#define TUI_JOB_H

#include "view.h"

#define JOB_SAY_MS 250
#define JOB_GIVE_UP_MS 5000
#define JOB_RETRY_MS 15

/*
 * Starts one, and most times ends it. line is copied. false, and said, while
 * another one waits.
 */
bool job_start(struct tui *tui, const char *line,
	bool (*attempt)(struct tui *tui, struct error *err),
	void (*finish)(struct tui *tui, const struct error *err));
/* Tries again what waits. */
void job_again(struct tui *tui);

#endif
