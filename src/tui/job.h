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
/* what: of an entry that nothing else remembers, "Ana Chen 3". When it cannot
 * be written it is kept until Enter tries again or Esc drops it. */
bool job_start_kept(struct tui *tui, const char *line, const char *what,
	bool (*attempt)(struct tui *tui, struct error *err),
	void (*finish)(struct tui *tui, const struct error *err));
/* Something waits to be written, or is kept. */
bool job_is_on(const struct tui *tui);
/* "Not written: Ana Chen 3. Enter tries again, Esc drops it" */
void job_write_kept(struct buf *out, const struct tui *tui);
/* A key while something is kept; false: it means what it always does. */
bool job_answer(struct tui *tui, const struct input *input);
/* Tries again what waits. */
void job_again(struct tui *tui);
/* The session's progress, context is the tui: says how far a long step is,
 * and false once Esc stops it. Other keys wait until it is over. */
bool job_tell(void *context, size_t rows);

#endif
