/* SPDX-License-Identifier: MIT */
/* A learner over weeks, in sentences. */
#include "app/portrait.h"

#include "app/wording.h"
#include "base/text.h"
#include "engine/progress.h"
#include "model/severity.h"

struct portrait {
	const struct facts *facts;
	const struct learners *learners;
	const struct segmentation *class;
	const struct profile *profile;     /* NULL: none */
	const struct selfcheck *selfcheck; /* NULL: none */
	const struct plan *plan;           /* NULL: none is open */
	const struct estimate *estimate;   /* NULL: none */
	size_t place;
	int64_t student;
};

static struct portrait portrait_of(const struct segmentation *class,
	size_t place)
{
	const struct facts *facts = &class->room->facts;
	const struct move *move = class->room->seats[place].move;
	int64_t student = facts->students[place].id;

	return (struct portrait){
		.facts = facts,
		.learners = &class->learners,
		.class = class,
		.profile = learners_profile(&class->learners, student),
		.selfcheck = learners_selfcheck(&class->learners, student),
		.plan = learners_plan(&class->learners, student),
		.estimate = move->has_estimate ? &move->estimate : NULL,
		.place = place,
		.student = student,
	};
}

static const struct segment *segment_of(const struct portrait *portrait)
{
	const struct segmentation *class = portrait->class;

	return &class->segments.items[
		class->seats[portrait->place].segment];
}

static void add_said(struct buf *lines, const char *what, const char *text)
{
	if (!text)
		return;
	buf_addf(lines, "%s: ", what);
	text_clean(lines, text);
	buf_addc(lines, '\n');
}

static void write_goal(struct buf *lines, const struct profile *profile)
{
	add_said(lines, "goal", profile->goal);
	add_said(lines, "in the end", profile->outcome);
	add_said(lines, "progress shows in", profile->proof);
	add_said(lines, "stuck", profile->stuck);
}

/* Which of four were said, in words of the table. */
static void add_readiness(struct buf *lines, const struct profile *profile,
	enum answer answer, const char *before)
{
	bool is_first = true;

	for (size_t i = 0; i < READINESS_COUNT; i++) {
		if (profile->ready[i] != answer)
			continue;
		buf_addf(lines, "%s%s", is_first ? before : ", ",
			readiness_name((enum readiness)i));
		is_first = false;
	}
}

static void write_start(struct buf *lines, const struct profile *profile)
{
	enum start start = profile_start(profile);

	if (start == START_UNSAID)
		return;
	buf_addf(lines, "starts: %s", start_name(start));
	add_readiness(lines, profile, ANSWER_YES, "; ready: ");
	add_readiness(lines, profile, ANSWER_NO, "; not yet: ");
	buf_addc(lines, '\n');
}

/* What is asked for beside what is needed. */
static void write_help(struct buf *lines, const struct portrait *portrait)
{
	const struct profile *profile = portrait->profile;
	int need = profile->tier ? profile->tier :
		segment_of(portrait)->tier;

	add_said(lines, "asks for", profile->help);
	if (profile->wants && need && profile->wants != need)
		buf_addf(lines, "wants to work %s; %s says %s\n",
			tier_name(profile->wants), profile->tier ?
			"the support level" : "the segment", tier_name(need));
	else if (profile->wants)
		buf_addf(lines, "wants to work %s\n",
			tier_name(profile->wants));
	if (profile->tier)
		buf_addf(lines, "support level: %d, %s\n", profile->tier,
			tier_name(profile->tier));
}

static void write_rest(struct buf *lines, const struct profile *profile)
{
	if (profile->has_skill)
		buf_addf(lines, "skill at intake: %.0f%%\n",
			100 * profile->skill);
	if (profile->confidence)
		buf_addf(lines, "sure of getting there: %d of %d\n",
			profile->confidence, CHECKIN_CONFIDENCE_MAX);
	if (profile->orientation)
		buf_addf(lines, "works %s-oriented\n",
			orientation_name(profile->orientation));
}

static void write_age(struct buf *lines, const struct portrait *portrait)
{
	int64_t days = date_day(portrait->facts->now) -
		date_day(portrait->profile->made);

	buf_adds(lines, "said on ");
	date_write_iso(lines, portrait->profile->made);
	if (portrait->profile->version > 1)
		buf_addf(lines, ", version %zu", portrait->profile->version);
	if (segmentation_due(portrait->class, portrait->place).profile)
		buf_addf(lines, ", %lld days ago: ask again", (long long)days);
	buf_addc(lines, '\n');
}

static void write_ways(struct buf *lines, const struct portrait *portrait)
{
	for (size_t i = 0; i < portrait->facts->block_count; i++) {
		const struct block *block = &portrait->facts->blocks[i];
		const struct constraint *known = constraint_find(block->what);

		if (block->student != portrait->student || !known)
			continue;
		add_said(lines, known->name, known->meaning);
		add_said(lines, "  pace", known->pace);
		add_said(lines, "  format", known->format);
		add_said(lines, "  check in", known->checks);
	}
}

static void write_selfcheck(struct buf *lines,
	const struct portrait *portrait)
{
	const struct selfcheck *own = portrait->selfcheck;

	buf_adds(lines, "own check of ");
	date_write_iso(lines, own->when);
	buf_addc(lines, '\n');
	add_said(lines, "  reach", own->reach);
	add_said(lines, "  in the way", own->way);
	add_said(lines, "  help", own->help);
	if (!own->sure)
		return;
	/* Reaching a goal and the next task are two things. */
	buf_addf(lines, "  sure of getting there: %d of %d", own->sure,
		CHECKIN_CONFIDENCE_MAX);
	if (portrait->estimate)
		buf_addf(lines, "; for the next check-in the evidence says "
			"about %.0f%%", 100 * portrait->estimate->level);
	buf_addc(lines, '\n');
}

static void write_segment(struct buf *lines, const struct portrait *portrait)
{
	const struct segmentation *class = portrait->class;
	const struct segment_seat *seat = &class->seats[portrait->place];

	buf_addf(lines, "segment: %s; ", segment_of(portrait)->name);
	segment_write_grounds(lines, portrait->facts, &class->segments,
		class->signals, portrait->place, seat);
	buf_addc(lines, '\n');
	if (seat->alarm == ALARM_NONE)
		return;
	buf_adds(lines, "  ");
	segment_write_alarm(lines, portrait->facts, &class->segments,
		portrait->place, seat);
	buf_addc(lines, '\n');
}

static void write_plan(struct buf *lines, const struct portrait *portrait)
{
	const struct plan *plan = portrait->plan;
	struct progress progress;

	progress_read(&progress, portrait->facts, portrait->learners, plan);
	buf_adds(lines, "plan: ");
	text_clean(lines, plan->strategy ? plan->strategy : plan->goal ?
		plan->goal : "no strategy yet");
	if (plan->owner) {
		buf_adds(lines, ", by ");
		text_clean(lines, plan->owner);
	}
	buf_addf(lines, "; %d session%s held", progress.held,
		progress.held == 1 ? "" : "s");
	if (plan->planned)
		buf_addf(lines, " of %d", plan->planned);
	buf_adds(lines, progress.review_due ? "; its review is due" :
		"; review ");
	if (!progress.review_due)
		date_write_iso(lines, plan->review_day * CIVIL_DAY);
	buf_addc(lines, '\n');
	progress_release(&progress);
}

void portrait_write(struct buf *lines, const struct segmentation *class,
	size_t student)
{
	struct portrait portrait = portrait_of(class, student);

	if (class->signals[student].lifecycle != LIFECYCLE_UNSEEN ||
	    portrait.profile || class->seats[student].mark)
		write_segment(lines, &portrait);
	if (portrait.profile) {
		write_goal(lines, portrait.profile);
		write_help(lines, &portrait);
		write_start(lines, portrait.profile);
		write_rest(lines, portrait.profile);
		write_age(lines, &portrait);
	}
	write_ways(lines, &portrait);
	if (portrait.selfcheck)
		write_selfcheck(lines, &portrait);
	if (portrait.plan)
		write_plan(lines, &portrait);
}

static void json_text(struct json *json, const char *key, const char *text)
{
	json_string(json, key, text && *text ? text : NULL);
}

static void json_day(struct json *json, const char *key, civil when)
{
	struct buf text = BUF_INIT;

	date_write_iso(&text, when);
	json_string(json, key, buf_text(&text));
	buf_release(&text);
}

static void json_number_or_null(struct json *json, const char *key,
	bool is_said, double value)
{
	if (is_said)
		json_number(json, key, value);
	else
		json_null(json, key);
}

static void json_readiness(struct json *json, const struct profile *profile)
{
	json_open_object(json, "ready");
	for (size_t i = 0; i < READINESS_COUNT; i++) {
		const char *name = readiness_name((enum readiness)i);

		if (profile->ready[i] == ANSWER_UNSAID)
			json_null(json, name);
		else
			json_bool(json, name,
				profile->ready[i] == ANSWER_YES);
	}
	json_close_object(json);
}

static void json_profile(struct json *json, const struct portrait *portrait)
{
	const struct profile *profile = portrait->profile;

	if (!profile) {
		json_null(json, "profile");
		return;
	}
	json_open_object(json, "profile");
	json_string(json, "goal", profile->goal);
	json_string(json, "stuck", profile->stuck);
	json_string(json, "help", profile->help);
	json_string(json, "outcome", profile->outcome);
	json_string(json, "proof", profile->proof);
	json_number_or_null(json, "skill", profile->has_skill, profile->skill);
	json_number_or_null(json, "confidence", profile->confidence > 0,
		profile->confidence);
	json_readiness(json, profile);
	json_text(json, "start", start_name(profile_start(profile)));
	json_number_or_null(json, "wants", profile->wants > 0, profile->wants);
	json_number_or_null(json, "tier", profile->tier > 0, profile->tier);
	json_int(json, "need", segment_of(portrait)->tier);
	json_text(json, "orientation", orientation_name(profile->orientation));
	json_int(json, "version", (int64_t)profile->version);
	json_day(json, "made", profile->made);
	json_int(json, "age", date_day(portrait->facts->now) -
		date_day(profile->made));
	json_string(json, "author", profile->author);
	json_close_object(json);
}

static void json_selfcheck(struct json *json, const struct portrait *portrait)
{
	const struct selfcheck *own = portrait->selfcheck;

	if (!own) {
		json_null(json, "selfcheck");
		return;
	}
	json_open_object(json, "selfcheck");
	json_day(json, "date", own->when);
	json_string(json, "reach", own->reach);
	json_string(json, "way", own->way);
	json_string(json, "help", own->help);
	json_number_or_null(json, "sure", own->sure > 0, own->sure);
	json_close_object(json);
}

static void json_ways(struct json *json, const struct portrait *portrait)
{
	json_open_array(json, "ways");
	for (size_t i = 0; i < portrait->facts->block_count; i++) {
		const struct block *block = &portrait->facts->blocks[i];
		const struct constraint *known = constraint_find(block->what);

		if (block->student != portrait->student)
			continue;
		json_open_object(json, NULL);
		json_string(json, "what", block->what);
		json_string(json, "severity", severity_name(block->severity));
		json_string(json, "pace", known ? known->pace : NULL);
		json_string(json, "format", known ? known->format : NULL);
		json_string(json, "checks", known ? known->checks : NULL);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_segment(struct json *json, const struct portrait *portrait)
{
	const struct segmentation *class = portrait->class;
	const struct segment_seat *seat = &class->seats[portrait->place];
	const struct segment *segment = segment_of(portrait);
	struct buf grounds = BUF_INIT;

	segment_write_grounds(&grounds, portrait->facts, &class->segments,
		class->signals, portrait->place, seat);
	json_open_object(json, "segment");
	json_string(json, "name", segment->name);
	json_string(json, "reason", buf_text(&grounds));
	json_string(json, "lifecycle", lifecycle_name(
		class->signals[portrait->place].lifecycle));
	json_bool(json, "alarm", seat->alarm != ALARM_NONE);
	json_string(json, "need", segment->need);
	json_int(json, "tier", segment->tier);
	json_string(json, "format", segment->format);
	json_close_object(json);
	buf_release(&grounds);
}

static void json_plan(struct json *json, const struct portrait *portrait)
{
	const struct plan *plan = portrait->plan;
	struct progress progress;

	if (!plan) {
		json_null(json, "plan");
		return;
	}
	progress_read(&progress, portrait->facts, portrait->learners, plan);
	json_open_object(json, "plan");
	json_int(json, "id", plan->id);
	json_string(json, "goal", plan->goal);
	json_string(json, "strategy", plan->strategy);
	json_string(json, "owner", plan->owner);
	json_day(json, "review", plan->review_day * CIVIL_DAY);
	json_bool(json, "review_due", progress.review_due);
	json_int(json, "planned", plan->planned);
	json_int(json, "held", progress.held);
	json_close_object(json);
	progress_release(&progress);
}

static void json_nothing(struct json *json)
{
	json_null(json, "segment");
	json_null(json, "profile");
	json_null(json, "selfcheck");
	json_open_array(json, "ways");
	json_close_array(json);
	json_null(json, "plan");
}

void portrait_json(struct json *json, const struct segmentation *class,
	size_t student)
{
	struct portrait portrait;

	if (student == FACTS_NOT_FOUND) {
		json_nothing(json);
		return;
	}
	portrait = portrait_of(class, student);
	json_segment(json, &portrait);
	json_profile(json, &portrait);
	json_selfcheck(json, &portrait);
	json_ways(json, &portrait);
	json_plan(json, &portrait);
}
