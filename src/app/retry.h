/* SPDX-License-Identifier: MIT */
/*
 * A token that was used before: whoever sends the same line again had no
 * answer and gets it now; another line under it is a mistake, and said to be.
 */
#ifndef APP_RETRY_H
#define APP_RETRY_H

#include "app/session.h"
#include "model/words.h"

struct retry {
	struct session *session;
	struct token_use use;  /* used false: the token is free, no more to do */
	struct arena arena;
	struct facts facts;
	struct checkin *logged;
	size_t count;
	size_t seen;           /* lines that were held against logged */
	bool is_other;         /* one of them is another */
};

/* token NULL: none is given, and none is used. */
MUST_CHECK bool retry_begin(struct retry *retry, struct session *session,
	const char *token, struct error *err);
/* The next line; words NULL: it cannot be read. at: when it was seen, NEVER
 * where that was not said. */
void retry_take(struct retry *retry, const struct words *words, civil at);
/* "already logged at 10:42"; CONFLICT, with what was, for other lines. */
MUST_CHECK bool retry_end(struct retry *retry, struct buf *answer,
	struct error *err);

#endif
