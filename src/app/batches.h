/* SPDX-License-Identifier: MIT */
/* Objectives and rounds of the class by name, made where they are new. */
#ifndef APP_BATCHES_H
#define APP_BATCHES_H

#include "app/merge.h"
#include "lookup.h"

struct batches {
	struct change *change;
	struct facts facts;       /* without check-ins */
	struct lookup objectives; /* by name: ids */
	struct lookup rounds;
};

MUST_CHECK bool batches_begin(struct batches *batches,
	struct session *session, struct change *change, struct error *err);
void batches_release(struct batches *batches);
/* Gives the check-in the objective and the round that the row names. */
MUST_CHECK bool batches_find(struct batches *batches,
	const struct foreign_row *row, struct checkin *checkin,
	struct error *err);

#endif
