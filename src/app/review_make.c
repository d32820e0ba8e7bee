/* SPDX-License-Identifier: MIT */
/* The review that a teacher opens without saying more. */
#include "app/review.h"
#include "report/review.h"

bool review_make(struct document *document, struct session *session,
	struct error *err)
{
	const struct reviewing_scope scope = {
		.from = CIVIL_NEVER,
		.until = CIVIL_NEVER,
	};
	struct review_options options = { .small = 0 };
	struct reviewing own = { .count = 0 };
	bool done;

	*document = (struct document){ .arena = ARENA_INIT };
	done = reviewing_read(&own, session, &scope, err);
	options.span = own.span;
	if (done)
		review_write(document, own.classes, own.count, &options);
	reviewing_release(&own);
	return done;
}
