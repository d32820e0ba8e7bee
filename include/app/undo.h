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

#endif
