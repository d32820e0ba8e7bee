/* SPDX-License-Identifier: MIT */
/* Putting the engine to the test: on the class's own history, or on a log. */
#ifndef APP_VALIDATE_H
#define APP_VALIDATE_H

#include "app/session.h"
#include "engine/validation.h"

/* Of the session's class until now: every check-in of who is in it, and the
 * stays they had. NULL on failure; validation_free frees. */
MUST_CHECK struct validation *validate_class(struct session *session,
	struct error *err);
/* Of a log as exchange/log.h reads it, under the policy of a new class. */
MUST_CHECK struct validation *validate_log(struct source source,
	struct error *err);

#endif
