/* SPDX-License-Identifier: MIT */
/*
 * A sweep: the whole class, or a part of it, checked in one after the other
 * into one round. Every entry is in the store at once; when the sweep ends
 * they are one step of undo. A sweep that was not ended today can be gone on
 * with; one of another day is ended by the next.
 */
#ifndef APP_SWEEPING_H
#define APP_SWEEPING_H

#include "app/session.h"

/* The sweep of this author that is under way today; id 0: there is none. */
MUST_CHECK bool sweeping_find(struct session *session, struct sweep *sweep,
	struct error *err);

/*
 * Logs entries: student, score, and what else was said of each; objective,
 * round and time are the sweep's. Who has an entry in the round gets another
 * version of it, if its id is that of the entry given: CONFLICT when it is
 * another, so that no window overwrites what it has not seen. Where no sweep
 * is under way one begins, in sweep->round, or in a round of its own (0).
 * *sweep is the one under way then, also after a CONFLICT; *last the last
 * entry, without its texts.
 */
MUST_CHECK bool sweeping_log(struct session *session,
	const struct checkin *entries, size_t count, struct sweep *sweep,
	struct checkin *last, struct error *err);
/* Leaves a student out today, or takes that back, as a part of the sweep, which
 * begins where none is under way; *sweep as above. An entry of who is absent
 * for today only takes the absence back, too. */
MUST_CHECK bool sweeping_absent(struct session *session, int64_t student,
	bool is_absent, struct sweep *sweep, struct error *err);
/* Takes the entry of a student out of the sweep that is under way. */
MUST_CHECK bool sweeping_take_out(struct session *session, int64_t student,
	struct error *err);
/* Ends the sweep that is under way, if one is. */
MUST_CHECK bool sweeping_end(struct session *session, struct error *err);

/* Leaves it as it is: what is entered is one step of undo, and it can be gone
 * on with. */
MUST_CHECK bool sweeping_leave(struct session *session, struct error *err);

/* The newest entry of a student in a round; NULL: none. Borrowed. */
const struct checkin *sweeping_entry(const struct facts *facts,
	int64_t round, int64_t student);

#endif
