/* SPDX-License-Identifier: MIT */
/*
 * homeroom itself: the class as facts, the real proposal of every day, and
 * each of its moves accepted at once. Intervene is offered and never taken.
 */
#include "scheme.h"

#include <assert.h>

#include "base/mem.h"
#include "base/panic.h"
#include "engine/propose.h"
#include "model/facts.h"

/* Monday 12 October 2026. */
#define FIRST_DAY INT64_C(20738)
#define LESSON (10 * 3600)
#define AFTER_LESSON (LESSON + 600)

/* Stability, and whether each day's check-ins make a round. */
struct options {
	const char *stability;
	bool has_rounds;
};

struct room {
	const struct scheme *scheme;
	struct facts facts;
	int64_t action; /* the last one */
	/* id 0: none */
	struct stay stays[SIM_OBJECTIVES_MAX][SIM_STUDENTS];
};

static civil time_of(const struct day *day, int64_t second)
{
	return (FIRST_DAY + (int64_t)day->number) * CIVIL_DAY + second;
}

static void set_rule(struct policy *policy, const char *key, const char *value)
{
	struct error err = ERROR_INIT;

	if (!policy_set(policy, key, value, &err))
		panic("%s", err.text);
}

static void enrol(struct facts *facts)
{
	facts->students = arena_new(&facts->arena, SIM_STUDENTS,
		sizeof(*facts->students));
	facts->student_count = SIM_STUDENTS;
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		struct buf number = BUF_INIT;
		const char *text;

		buf_addf(&number, "%02zu", i + 1);
		text = arena_strdup(&facts->arena, buf_text(&number));
		buf_release(&number);
		facts->students[i] = (struct student){
			.id = (int64_t)i + 1, .number = text, .given = text,
			.family = text, .name = text
		};
	}
}

static void name_objectives(struct facts *facts, size_t count)
{
	facts->objectives = arena_new(&facts->arena, count,
		sizeof(*facts->objectives));
	facts->objective_count = count;
	for (size_t i = 0; i < count; i++)
		facts->objectives[i] = (struct objective){
			.id = (int64_t)i + 1, .name = "objective"
		};
}

static void *start(const struct scheme *scheme, const struct setting *setting)
{
	const struct options *options = scheme->options;
	struct room *room = mem_new(1, sizeof(*room));
	struct facts *facts = &room->facts;
	struct arena *arena = &facts->arena;

	room->scheme = scheme;
	policy_init(&facts->policy);
	set_rule(&facts->policy, "stability", options->stability);
	/* The whole list of offers, to cut where one likes. */
	set_rule(&facts->policy, "intervene.size", "100");
	enrol(facts);
	name_objectives(facts, setting->objectives);
	facts->rounds = arena_new(arena, setting->days,
		sizeof(*facts->rounds));
	facts->checkins = arena_new(arena, setting->days * SIM_STUDENTS,
		sizeof(*facts->checkins));
	facts->stays = arena_new(arena, SIM_STUDENTS, sizeof(*facts->stays));
	facts->verdicts = arena_new(arena, setting->days * SIM_STUDENTS,
		sizeof(*facts->verdicts));
	facts->absences = arena_new(arena, SIM_STUDENTS,
		sizeof(*facts->absences));
	return room;
}

static void end(void *state)
{
	struct room *room = state;

	facts_release(&room->facts);
	mem_free(room);
}

static int64_t add_round(struct room *room, const struct day *day)
{
	const struct options *options = room->scheme->options;
	struct facts *facts = &room->facts;

	if (!options->has_rounds)
		return 0;
	facts->rounds[facts->round_count] = (struct round){
		.id = (int64_t)facts->round_count + 1,
		.objective = facts->class.focus,
		.name = "exit ticket",
		.held_at = time_of(day, LESSON),
	};
	return facts->rounds[facts->round_count++].id;
}

static void log_day(struct room *room, const struct day *day)
{
	struct facts *facts = &room->facts;
	int64_t round = add_round(room, day);

	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		if (!day->is_present[i])
			continue;
		facts->checkins[facts->checkin_count] = (struct checkin){
			.id = (int64_t)facts->checkin_count + 1,
			.student = (int64_t)i + 1,
			.objective = facts->class.focus,
			.round = round,
			.score = {
				.form = SCORE_ITEMS,
				.points = day->points[i],
				.out_of = (double)day->items
			},
			.observed_at = time_of(day, LESSON),
			.entered_at = time_of(day, LESSON),
			.entered = ++room->action,
			.author = "kim"
		};
		facts->checkin_count++;
	}
}

static void note_absences(struct facts *facts, const struct day *day)
{
	facts->absence_count = 0;
	for (size_t i = 0; i < SIM_STUDENTS; i++)
		if (!day->is_present[i])
			facts->absences[facts->absence_count++] =
				(struct absence){
				.id = (int64_t)i + 1,
				.student = (int64_t)i + 1,
				.from_day = date_day(facts->now),
				.to_day = date_day(facts->now)
			};
}

static struct stay *stays_of(struct room *room, const struct day *day)
{
	return room->stays[room->scheme->is_one_stay ? 0 : day->objective];
}

static void put_stays(struct room *room, const struct day *day)
{
	struct facts *facts = &room->facts;
	const struct stay *stays = stays_of(room, day);

	facts->stay_count = 0;
	for (size_t i = 0; i < SIM_STUDENTS; i++)
		if (stays[i].id)
			facts->stays[facts->stay_count++] = stays[i];
}

static void accept(struct room *room, const struct day *day,
	const struct move *move, struct grouping *grouping)
{
	size_t student = (size_t)move->student - 1;
	struct stay *stay = &stays_of(room, day)[student];

	if (!move_is_change(move))
		return;
	*stay = (struct stay){
		.id = ++room->action,
		.student = move->student,
		.cluster = move->to,
		.objective = move->objective,
		.since = room->facts.now,
		.until = CIVIL_NEVER,
		.entered = room->action
	};
	grouping->groups[student] = move->to;
}

static void judge(struct room *room, const struct move *move, int64_t made)
{
	struct facts *facts = &room->facts;

	if (move_is_verdict(move))
		facts->verdicts[facts->verdict_count++] = (struct verdict){
			.student = move->student,
			.objective = move->objective,
			.policy = facts->policy.version,
			.entered = made,
			.when = facts->now
		};
}

static void note_offers(const struct proposal *proposal,
	struct grouping *grouping)
{
	for (size_t i = 0; i < proposal->offer_count; i++) {
		const struct offer *offer = &proposal->offers[i];

		if (offer->cause == OFFER_NO_RESPONSE)
			grouping->offers[offer->student - 1] = offer->strength;
	}
}

static void group(void *state, const struct day *day,
	struct grouping *grouping)
{
	struct room *room = state;
	struct facts *facts = &room->facts;
	struct proposal proposal;
	struct engine *engine;
	int64_t made;

	facts->now = time_of(day, AFTER_LESSON);
	facts->class.focus = (int64_t)day->objective + 1;
	log_day(room, day);
	note_absences(facts, day);
	put_stays(room, day);
	facts_sort(facts);
	engine = engine_new(facts);
	engine_propose(engine, &proposal);
	made = ++room->action;
	for (size_t i = 0; i < proposal.move_count; i++) {
		accept(room, day, &proposal.moves[i], grouping);
		judge(room, &proposal.moves[i], made);
	}
	note_offers(&proposal, grouping);
	proposal_release(&proposal);
	engine_free(engine);
}

static const struct options calm = { "calm", true };
static const struct options steady = { "steady", true };
static const struct options lively = { "lively", true };
static const struct options without_rounds = { "steady", false };

#define PRODUCT(title, how, one) { \
		.name = title, .has_offers = true, .is_one_stay = one, \
		.options = &(how), .start = start, .group = group, \
		.end = end \
	}

const struct scheme scheme_product[] = {
	PRODUCT("homeroom calm", calm, false),
	PRODUCT("homeroom steady", steady, false),
	PRODUCT("homeroom lively", lively, false),
	PRODUCT("  steady, no rounds", without_rounds, false),
	PRODUCT("  steady, one stay", steady, true),
	{ .name = NULL }
};
