/* SPDX-License-Identifier: MIT */
/* One setting's pair with check-ins to come, and without its last; see
 * fit_pair. */
#ifndef ENGINE_REHEARSAL_H
#define ENGINE_REHEARSAL_H

#include "posterior.h"

/* Check-ins to come, all alike, on one day. */
struct question {
	double day;
	double points;
	double items;
	size_t count;
};

struct rehearsal;

struct rehearsal *rehearsal_new(const struct posterior *posterior,
	size_t student, size_t objective);
void rehearsal_free(struct rehearsal *rehearsal);
/*
 * The level after them, at the practice of the try of that number. evidence:
 * by how much they add to the setting's log evidence.
 */
struct belief rehearsal_ask(struct rehearsal *rehearsal,
	const struct question *question, size_t try, double *evidence);

/* The last check-in as everything else predicts it, and by how much its being
 * there adds to the setting's log evidence. */
struct belief posterior_before(const struct posterior *posterior,
	size_t student, size_t objective, double *evidence);

#endif
