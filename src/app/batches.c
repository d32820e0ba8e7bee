/* SPDX-License-Identifier: MIT */
/* What the rows of another store are about, in the words of this one. */
#include "batches.h"

/* Of two rounds of one name the newer one is meant. */
bool batches_begin(struct batches *batches, struct session *session,
	struct change *change, struct error *err)
{
	struct facts *facts = &batches->facts;

	*batches = (struct batches){ .change = change };
	if (!store_facts(session->store, session->class_id, STORE_NO_EVIDENCE,
	    facts, err))
		return false;
	for (size_t i = 0; i < facts->objective_count; i++)
		lookup_put_name(&batches->objectives,
			facts->objectives[i].name,
			(size_t)facts->objectives[i].id);
	for (size_t i = facts->round_count; i > 0; i--)
		lookup_put_name(&batches->rounds, facts->rounds[i - 1].name,
			(size_t)facts->rounds[i - 1].id);
	return true;
}

void batches_release(struct batches *batches)
{
	lookup_release(&batches->objectives);
	lookup_release(&batches->rounds);
	facts_release(&batches->facts);
}

static bool find_objective(struct batches *batches, const char *name,
	int64_t *id, struct error *err)
{
	size_t *known = lookup_put_name(&batches->objectives, name, 0);

	if (!*known) {
		if (!change_objective_add(batches->change, name, id, err))
			return false;
		*known = (size_t)*id;
	}
	*id = (int64_t)*known;
	return true;
}

static bool find_round(struct batches *batches,
	const struct foreign_row *row, int64_t objective, int64_t *id,
	struct error *err)
{
	const struct round round = {
		.objective = objective,
		.name = row->round,
		.held_at = row->round_held,
	};
	size_t *known;

	*id = 0;
	if (!row->round)
		return true;
	known = lookup_put_name(&batches->rounds, row->round, 0);
	if (!*known) {
		if (!change_round_add(batches->change, &round, id, err))
			return false;
		*known = (size_t)*id;
	}
	*id = (int64_t)*known;
	return true;
}

bool batches_find(struct batches *batches, const struct foreign_row *row,
	struct checkin *checkin, struct error *err)
{
	return find_objective(batches, row->objective, &checkin->objective,
		err) && find_round(batches, row, checkin->objective,
		&checkin->round, err);
}
