/* SPDX-License-Identifier: MIT */
/* Logging check-ins: from one line, from many, from any door. */
#ifndef APP_CHECKIN_H
#define APP_CHECKIN_H

#include "app/session.h"
#include "model/words.h"

struct checkin_answer {
	int64_t id;           /* 0: nothing new was logged */
	int64_t student;
	bool already;         /* the token was used before, at `at` */
	civil at;
};

/*
 * One check-in of the current class. at: when it was seen; CIVIL_NEVER: now.
 * The objective is the focus unless the words name one; a round that does
 * not exist yet is made; a block is opened. One change.
 */
MUST_CHECK bool checkin_log(struct session *session,
	const struct words *words, const char *token, civil at,
	struct checkin_answer *answer, struct error *err);
/* Lines of session->input, one change, all or nothing; errors name the line.
 * *count: how many were logged. */
MUST_CHECK bool checkin_log_lines(struct session *session, civil at,
	size_t *count, struct error *err);
/* "Maya Okafor 3/4 on unit rates, 10:42. Practice; about 68% (49-83)." */
MUST_CHECK bool checkin_write_answer(struct session *session,
	const struct checkin_answer *answer, struct buf *out,
	struct error *err);

#endif
