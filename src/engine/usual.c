/* SPDX-License-Identifier: MIT */
/* The newest check-ins on an objective, about one of each student, vote. */
#include "usual.h"

#include <assert.h>
#include <math.h>

#define NEWEST_SCORES 30

static bool is_alike(const struct score *a, const struct score *b)
{
	return a->form == b->form && fabs(a->out_of - b->out_of) < 1e-9;
}

/* The newest ones of an objective, about one of each student. */
static size_t newest_scores(const struct facts *facts, int64_t objective,
	const struct score **scores, size_t cap)
{
	size_t count = 0;

	for (size_t i = facts->checkin_count; i-- > 0 && count < cap; )
		if (facts->checkins[i].objective == objective)
			scores[count++] = &facts->checkins[i].score;
	return count;
}

struct score usual_score(const struct facts *facts, int64_t objective)
{
	const struct score *scores[NEWEST_SCORES];
	size_t count = newest_scores(facts, objective, scores,
		NEWEST_SCORES);
	size_t most = 0;
	size_t usual = 0;

	assert(count);
	for (size_t i = 0; i < count; i++) {
		size_t alike = 0;

		for (size_t j = 0; j < count; j++)
			alike += is_alike(scores[i], scores[j]) ? 1 : 0;
		if (alike > most) {
			most = alike;
			usual = i;
		}
	}
	return *scores[usual];
}

struct evidence_weight usual_weight(const struct facts *facts,
	struct score score)
{
	struct checkin checkin = { .score = score };

	return checkin_weight(&checkin, &facts->policy);
}
