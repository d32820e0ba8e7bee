/* SPDX-License-Identifier: MIT */
/*
 * What the class held before a row: read from disk for each row that goes to
 * a round with check-ins, so that it takes no memory how many there are.
 */
#ifndef APP_IMPORT_HELD_H
#define APP_IMPORT_HELD_H

#include "app/session.h"
#include "base/vec.h"
#include "store/change.h"

struct import_held {
	const struct session *session;
	struct change *change;
	size_t rows;   /* of the file, so far */
	bool is_filed; /* all that is asked about */
	VEC(struct filed_checkin) found;
};

/* What a row means: which check-ins it could be. */
struct import_meaning {
	int64_t round;   /* 0: none */
	int64_t student;
	int64_t objective;
	civil moment;    /* the end of a day: no time of day is known */
};

/* Into held->found, last observed last. */
MUST_CHECK bool import_held_find(struct import_held *held,
	const struct import_meaning *meaning, struct error *err);
/* All check-ins of a round, as change_filed has them. */
MUST_CHECK bool import_held_round(struct import_held *held, int64_t round,
	const struct filed_checkin **checkins, size_t *count,
	struct error *err);
/* What this import logged until now is asked about, too. */
void import_held_refresh(struct import_held *held);
void import_held_release(struct import_held *held);

#endif
