/* SPDX-License-Identifier: MIT */
/* Logging check-ins: from one line, from many, from any door. */
#ifndef APP_CHECKIN_H
#define APP_CHECKIN_H

#include "app/session.h"
#include "model/words.h"

/* What is to be logged: words that were read, or the words of a shell. */
struct checkin_call {
	const struct words *words; /* NULL: args */
	const char *const *args;
	size_t count;
	const char *token;         /* NULL: none */
	civil at;                  /* when it was seen; CIVIL_NEVER: now */
};

/*
 * One check-in of the current class, in one change. The objective is the
 * focus unless the words name one; a round that does not exist yet is made; a
 * block is opened. The answer is one line:
 * "Maya Okafor 3/4 on unit rates, 10:42. Practice; about 68% (49-83)."
 * or "already logged at 10:42" when the token was used before.
 */
MUST_CHECK bool checkin_log(struct session *session,
	const struct checkin_call *call, struct buf *answer,
	struct error *err);
/* Lines of session->input, one change, all or nothing; errors name the line.
 * The answer is a line for each, as above. */
MUST_CHECK bool checkin_log_lines(struct session *session, const char *token,
	civil at, struct buf *answer, struct error *err);

#endif
