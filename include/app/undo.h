/* SPDX-License-Identifier: MIT */
/* Taking back what one did last, and doing it again. */
#ifndef APP_UNDO_H
#define APP_UNDO_H

#include "app/session.h"

enum undo_way {
	UNDO_BACK,
	UNDO_AGAIN
};

/*
 * Takes the author's last action of the class back in this change, or does
 * what was just taken back again, and says so in out. only: the action that it
 * must be, or CONFLICT; 0: any.
 */
MUST_CHECK bool undo_take(struct session *session, struct change *change,
	enum undo_way way, int64_t only, struct buf *out, struct error *err);

/* What it would take, and how much that is. */
struct undo_step {
	int64_t action;      /* 0: nothing is left */
	struct action said;  /* whose words are said; lives in the arena */
	struct undo_size size;
};
MUST_CHECK bool undo_weigh(struct session *session, enum undo_way way,
	struct arena *arena, struct undo_step *step, struct error *err);

#endif
