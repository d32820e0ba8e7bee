/* SPDX-License-Identifier: MIT */
/*
 * Intervene is offered, never done: for want of response, for an open block.
 * A surprise asks to look and moves no one. Within a cause the strongest offer
 * comes first; an answer silences a student until it is out of date.
 */
#include "offers.h"

#include <assert.h>

#include "base/vec.h"
#include "model/severity.h"
#include "placement.h"
#include "surprise.h"

/* Fewer logits than this for each check-in since the first are hardly a gain:
 * one threshold for three check-ins and for ten would find the newcomers. */
#define GAIN_EACH .1
/* Smaller odds of hardly a gain deny the offer. A half would miss too many who
 * need it where check-ins are few: there odds stay near what is usual. */
#define NO_GAIN_LEAST .25

/* A strength that is larger by no more than this share is as large. */
#define SAME_SHARE 1e-6

typedef VEC(struct offer) offer_list;

static bool has_newer(const struct engine *engine, size_t student,
	int64_t action)
{
	for (size_t i = 0; i < engine->facts->objective_count; i++) {
		struct record record = engine_record(engine, student, i);

		if (engine_has_newer(&record, action))
			return true;
	}
	return false;
}

static bool is_answered(const struct engine *engine, size_t student)
{
	const struct facts *facts = engine->facts;
	const struct offer_reply *reply = facts_reply(facts,
		facts->students[student].id);

	if (!reply || reply->answer == OFFER_OPEN)
		return false;
	if (reply->answer == OFFER_WATCH && reply->until != CIVIL_NEVER)
		return facts->now <= reply->until;
	return !has_newer(engine, student, reply->entered);
}

/* An answer says nothing about a block that came after it. */
static bool is_block_answered(const struct engine *engine, size_t student,
	const struct block *block)
{
	const struct offer_reply *reply = facts_reply(engine->facts,
		block->student);

	return is_answered(engine, student) && block->since <= reply->when;
}

/*
 * How long a student was below the line: the sum of the odds over all
 * check-ins on the objective. Need does not begin with a stay; a class that
 * came late to its groups, or a move in between, would hide it.
 */
static double exposure_of(const struct engine *engine, size_t student,
	size_t objective, double line)
{
	struct record record = engine_record(engine, student, objective);
	struct belief *trail = mem_new(record.count, sizeof(*trail));
	double exposure = 0;

	fit_trail(engine->fit, student, objective, trail, record.count);
	for (size_t i = 0; i < record.count; i++)
		exposure += 1 - belief_above(trail[i], line);
	mem_free(trail);
	return exposure;
}

/* Whose level has come past the line has responded, moved or not. */
static bool may_lack_response(const struct move *move)
{
	return move->from == CLUSTER_RETEACH && move->has_estimate &&
		placement_band(move->estimate) == CLUSTER_RETEACH &&
		move->rule != RULE_ABSENT && move->rule != RULE_PINNED;
}

static void offer_no_response(const struct engine *engine, size_t student,
	const struct move *move, offer_list *offers)
{
	const struct policy *policy = &engine->facts->policy;
	size_t objective = facts_objective(engine->facts, move->objective);
	double exposure;
	double no_gain;

	if (!may_lack_response(move) || is_answered(engine, student) ||
		(int64_t)move->checkins_all < policy->intervene_after)
		return;
	no_gain = belief_below_logit(fit_gain(engine->fit, student, objective,
		0, engine_today(engine)),
		GAIN_EACH * (double)(move->checkins_all - 1));
	if (no_gain < NO_GAIN_LEAST)
		return;
	exposure = exposure_of(engine, student, objective,
		policy_lines(policy, move->objective).low);
	vec_push(offers, ((struct offer){
		.cause = OFFER_NO_RESPONSE,
		.student = move->student,
		.strength = exposure * exposure * move->estimate.below *
			no_gain,
		.checkins = (int64_t)move->checkins_all,
		.no_gain = no_gain,
		.subject = move->objective
	}));
}

static void offer_block(const struct engine *engine, size_t student,
	const struct move *move, offer_list *offers)
{
	const struct block *block = facts_block(engine->facts, move->student);

	if (!block || block->severity < SEVERITY_MIDDLE ||
	    move->from == CLUSTER_INTERVENE ||
		is_block_answered(engine, student, block))
		return;
	vec_push(offers, ((struct offer){
		.cause = OFFER_BLOCK,
		.student = move->student,
		.strength = block->severity,
		.subject = block->id
	}));
}

static void offer_surprise(const struct engine *engine, size_t student,
	const struct move *move, offer_list *offers)
{
	size_t objective = engine_newest_objective(engine, student);
	struct record record = engine_record(engine, student, objective);
	struct surprise surprise;

	if (is_answered(engine, student) ||
		!surprise_find(engine, student, objective, &surprise))
		return;
	vec_push(offers, ((struct offer){
		.cause = OFFER_SURPRISE,
		.student = move->student,
		.strength = 1 - surprise.odds,
		.subject = engine_checkin(&record, record.count - 1)->id,
		.expected = surprise.expected
	}));
}

/* Rounding tells even those apart who scored the same. */
static bool is_stronger(const struct offer *one, const struct offer *other)
{
	return one->strength > other->strength * (1 + SAME_SHARE);
}

/* Stable, so that equals stay in the order of the class. */
static void rank(offer_list *offers)
{
	for (size_t i = 1; i < offers->count; i++) {
		struct offer offer = offers->items[i];
		size_t place = i;

		while (place > 0 &&
			is_stronger(&offer, &offers->items[place - 1])) {
			offers->items[place] = offers->items[place - 1];
			place--;
		}
		offers->items[place] = offer;
	}
}

static size_t free_places(const struct facts *facts)
{
	int64_t places = facts->policy.intervene_size;

	for (size_t i = 0; i < facts->student_count && places > 0; i++) {
		const struct stay *stay = facts_stay(facts,
			facts->students[i].id);

		if (stay && stay->cluster == CLUSTER_INTERVENE)
			places--;
	}
	return places > 0 ? (size_t)places : 0;
}

static size_t append(struct offer *to, const offer_list *offers, size_t most)
{
	size_t count = offers->count < most ? offers->count : most;

	assert(!count || offers->items);
	for (size_t i = 0; i < count; i++)
		to[i] = offers->items[i];
	return count;
}

void offers_fill(const struct engine *engine, struct proposal *proposal)
{
	void (*const causes[])(const struct engine *engine, size_t student,
		const struct move *move, offer_list *offers) = {
		[OFFER_NO_RESPONSE] = offer_no_response,
		[OFFER_BLOCK] = offer_block,
		[OFFER_SURPRISE] = offer_surprise
	};

	proposal->offers = arena_new(&proposal->arena,
		ARRAY_LEN(causes) * proposal->move_count + 1,
		sizeof(*proposal->offers));
	for (size_t i = 0; i < ARRAY_LEN(causes); i++) {
		offer_list offers = VEC_INIT;

		for (size_t j = 0; j < proposal->move_count; j++)
			causes[i](engine, j, &proposal->moves[j], &offers);
		rank(&offers);
		proposal->offer_count += append(
			proposal->offers + proposal->offer_count, &offers,
			i == OFFER_NO_RESPONSE ? free_places(engine->facts)
			: SIZE_MAX);
		vec_release(&offers);
	}
}
