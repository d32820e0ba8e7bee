/* SPDX-License-Identifier: MIT */
/* What the verbs of plans write alike. */
#ifndef CMD_PLAN_H
#define CMD_PLAN_H

#include "app/plans.h"
#include "base/buf.h"
#include "model/facts.h"
#include "model/plan.h"

/* "62.5%" */
void plan_write_share(struct buf *out, double share);
/* "2.5": of a hundred, to one decimal. */
void plan_write_points(struct buf *out, double share);
/* "on unit rates", "on anything" */
void plan_write_on(struct buf *out, const struct facts *facts,
	const struct plan *plan);
/* Of the student that a row is about. */
const char *plan_name_of(const struct plans *plans,
	const struct plans_row *row);

#endif
