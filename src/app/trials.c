/* SPDX-License-Identifier: MIT */
/* Who takes part in a trial, and which one is meant. */
#include "app/trials.h"

#include <inttypes.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "store/learners.h"

bool trials_read(struct trials *trials, struct session *session,
	struct error *err)
{
	const struct room *room = session_glance(session, err);

	if (!room)
		return false;
	*trials = (struct trials){ .facts = &room->facts };
	if (!store_trials(session->store, session->class_id, room->facts.now,
	    &trials->arena, &trials->items, &trials->count, err)) {
		arena_release(&trials->arena);
		return false;
	}
	return true;
}

void trials_release(struct trials *trials)
{
	arena_release(&trials->arena);
	*trials = (struct trials){ .facts = NULL };
}

/* 0 not at all, 1 the beginning, 2 the name, 3 the number. */
static int rank(const struct trial *trial, const char *typed,
	const char *folded)
{
	static const char prefix[] = "trial:";
	struct buf name = BUF_INIT;
	int64_t id;
	int found = 0;

	if (!strncmp(typed, prefix, strlen(prefix)))
		typed += strlen(prefix);
	if (number_parse_int(typed, &id) && id == trial->id)
		return 3;
	text_fold(&name, trial->name);
	if (!strcmp(buf_text(&name), folded))
		found = 2;
	else if (folded[0] && !strncmp(buf_text(&name), folded,
	    strlen(folded)))
		found = 1;
	buf_release(&name);
	return found;
}

bool trials_find(const struct trials *trials, const char *typed,
	const struct trial **trial, struct error *err)
{
	struct buf folded = BUF_INIT;
	int best = 0;

	*trial = NULL;
	text_fold(&folded, typed);
	for (size_t i = 0; i < trials->count; i++) {
		const struct trial *item = &trials->items[i];
		int worth = 2 * rank(item, typed, buf_text(&folded));

		if (worth && item->closed == CIVIL_NEVER)
			worth++;
		if (worth <= best)
			continue;
		best = worth;
		*trial = item;
	}
	buf_release(&folded);
	return *trial || error_set(err, ERROR_NOT_FOUND, "there is no trial "
		"\"%s\": \"homeroom trial list\" lists them", typed);
}

static double level_of(const struct room *room, size_t student,
	int64_t objective)
{
	const struct facts *facts = &room->facts;
	size_t place = facts_objective(facts, objective);
	double sum = 0;
	double seen = 0;

	if (place != FACTS_NOT_FOUND)
		return engine_estimate(room->engine, student, place).level;
	for (size_t i = 0; i < facts->objective_count; i++) {
		if (!engine_belief(room->engine, student, i).tries)
			continue;
		sum += engine_estimate(room->engine, student, i).level;
		seen++;
	}
	if (seen > 0)
		return sum / seen;
	return facts->objective_count ?
		engine_estimate(room->engine, student, 0).level : .5;
}

static bool takes_part(const struct facts *facts, const struct trial *trial,
	size_t student)
{
	const struct stay *stay = facts_stay(facts,
		facts->students[student].id);

	return trial->cluster == CLUSTER_NONE ||
		(stay && stay->cluster == trial->cluster);
}

bool trials_split(const struct room *room, struct arena *arena,
	struct trial *trial, struct error *err)
{
	const struct facts *facts = &room->facts;

	trial->members = arena_new(arena, facts->student_count,
		sizeof(*trial->members));
	trial->member_count = 0;
	for (size_t i = 0; i < facts->student_count; i++) {
		if (!takes_part(facts, trial, i))
			continue;
		trial->members[trial->member_count++] = (struct trial_member){
			.student = facts->students[i].id,
			.before = level_of(room, i, trial->objective),
		};
	}
	if (trial->member_count < TRIAL_ARMS)
		return error_set(err, ERROR_INVALID, "%s has %zu student%s: "
			"a trial needs two at the least",
			trial->cluster == CLUSTER_NONE ? "the class" :
			facts->policy.label[trial->cluster],
			trial->member_count,
			trial->member_count == 1 ? "" : "s");
	trial_split(trial->members, trial->member_count,
		(uint64_t)trial->seed);
	return true;
}
