/* SPDX-License-Identifier: MIT */
/* Sentences that more than one door says. */
#include "app/wording.h"

#include <string.h>

#include "base/mem.h"
#include "base/rng.h"
#include "base/text.h"
#include "engine/reason.h"
#include "model/severity.h"

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* What is left to say of a verb: "%s" is the detail. A verb that is not here
 * is said as it is called. */
static const struct {
	const char *verb;
	const char *words;
} phrases[] = {
	{ "checkin", "check-in" },
	{ "checkin edit", "correction" },
	{ "checkin amend", "added" },
	{ "checkin withdraw", "withdrawal of a check-in" },
	{ "checkin share", "sharing of" },
	{ "import roster", "roster import" },
	{ "import scores", "score import" },
	{ "import readings", "forgotten" },
	{ "regroup", "proposal" },
	{ "regroup --accept", "regroup" },
	{ "accept", "accepted moves" },
	{ "accept --whole-class", "one lesson for all" },
	{ "refuse", "refusal" },
	{ "redirect", "redirection" },
	{ "offer", "answer to an offer" },
	{ "stations", "table groups" },
	{ "plan add", "plan" },
	{ "plan log", "session" },
	{ "plan review", "review of a plan" },
	{ "plan close", "plan ended as" },
	{ "trial add", "trial" },
	{ "trial close", "end of a trial" },
};

static const char *phrase(const char *verb)
{
	for (size_t i = 0; i < ARRAY_LEN(phrases); i++) {
		if (!strcmp(phrases[i].verb, verb))
			return phrases[i].words;
	}
	return verb;
}

static const char *name_of(int64_t student, const struct student *students,
	size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (students[i].id == student)
			return students[i].name;
	}
	return NULL;
}

void wording_action(struct buf *out, const struct action *action,
	const struct student *students, size_t count)
{
	const char *name = name_of(action->student, students, count);

	buf_adds(out, phrase(action->verb));
	if (action->detail)
		buf_addf(out, " %s", action->detail);
	if (name)
		buf_addf(out, " for %s", name);
}

void wording_estimate(struct buf *out, const struct move *move)
{
	if (move->has_estimate)
		reason_write_estimate(out, move->estimate);
	else
		buf_adds(out, "no evidence yet");
}

void wording_label(struct buf *out, const struct policy *policy,
	enum cluster cluster)
{
	const char *label = policy->label[cluster];

	buf_addc(out, upper(*label));
	buf_adds(out, label + 1);
}

char *wording_group(const char *groups, enum cluster cluster)
{
	struct buf name = BUF_INIT;
	char *raw;

	for (int i = CLUSTER_RETEACH; i < (int)cluster; i++) {
		groups += strcspn(groups, ",");
		groups += *groups == ',';
	}
	raw = mem_strndup(groups, strcspn(groups, ","));
	text_normalise(&name, raw);
	mem_free(raw);
	return buf_take(&name);
}

void wording_moment(struct buf *out, civil when, civil now)
{
	if (date_day(when) != date_day(now)) {
		date_write_short(out, when);
		buf_addc(out, ' ');
	}
	date_write_clock(out, when);
}

const char *wording_block(const struct block *block)
{
	return block->severity == SEVERITY_LIGHT ? "in the way" : "blocked";
}

void wording_count(struct buf *out, size_t count, const char *noun)
{
	buf_addf(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

void wording_names(struct buf *out, const struct facts *facts,
	const int64_t *students, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *gap = !i ? "" : i + 1 < count ? ", " : " and ";

		buf_addf(out, "%s%s", gap,
			facts->students[facts_student(facts, students[i])].name);
	}
}

void wording_deal(enum cluster faces[CLUSTER_COUNT], uint64_t seed)
{
	struct rng rng;

	rng_init(&rng, seed);
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		faces[i] = (enum cluster)i;
	for (uint64_t i = CLUSTER_COUNT - 1; seed && i > CLUSTER_RETEACH;
	     i--) {
		uint64_t other = CLUSTER_RETEACH + rng_below(&rng, i);
		enum cluster face = faces[i];

		faces[i] = faces[other];
		faces[other] = face;
	}
}

uint64_t wording_day(const struct facts *facts)
{
	return ((uint64_t)facts->class.id << 32) ^
		(uint64_t)date_day(facts->now);
}
