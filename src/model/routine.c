/* SPDX-License-Identifier: MIT */
/* Choosing a routine, and what one must say. */
#include "model/routine.h"

#include "base/text.h"
#include "model/learner.h"
#include "model/plan.h"
#include "said.h"

const struct routine *routine_for(const struct routine *routines,
	size_t count, enum cluster cluster, int64_t objective)
{
	const struct routine *of_class = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct routine *routine = &routines[i];

		if (routine->cluster != cluster)
			continue;
		if (objective && routine->objective == objective)
			return routine;
		if (!routine->objective)
			of_class = routine;
	}
	return of_class;
}

bool routine_check(const struct routine *routine, struct error *err)
{
	if (routine->cluster == CLUSTER_NONE)
		return error_set(err, ERROR_INVALID, "a routine belongs to a "
			"cluster: say reteach, practice, extend or intervene");
	if (text_is_blank(routine->sentence))
		return error_set(err, ERROR_INVALID, "a group that cannot be "
			"said in one sentence is no group: say who %s is for "
			"with --sentence", cluster_name(routine->cluster));
	return said_number("the tier", routine->tier, 0, TIER_MOST, err) &&
		said_number("the time in minutes", routine->minutes, 0,
			ROUTINE_MINUTES_MAX, err) &&
		said_number("the cadence in days", routine->cadence_days, 0,
			ROUTINE_CADENCE_MAX, err) &&
		plan_check_cause(routine->cause, err);
}
