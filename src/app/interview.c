/* SPDX-License-Identifier: MIT */
/* What an intake asks, how an answer is read, and what is kept of it. */
#include "app/interview.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "interview_ways.h"
#include "store/learners.h"

const struct question_kind interview_questions[QUESTION_COUNT] = {
	[QUESTION_GOAL] = { "goal", "TEXT", "What is your goal?",
		"what the learner is after now",
		"goal|aim|want to learn|want to achieve|reach|work towards|"
		"working towards|want to be able" },
	[QUESTION_STUCK] = { "stuck", "TEXT", "Where are you stuck?",
		"where it does not go on",
		"stuck|difficult|struggle|hardest|hard for you" },
	[QUESTION_HELP] = { "help-wanted", "TEXT",
		"What help do you want now?", "the help that is asked for",
		"help|support do you|support would|need from" },
	[QUESTION_SKILL] = { "skill", "SCORE",
		"How much of it can you do? (3/4, 75% or a level)",
		"how much can be done, as a score is said",
		"skill|score|how much|how well|how good|points" },
	[QUESTION_WAY] = { "constraint", "WHAT",
		"What gets in the way? (time, internet, caregiving, anxiety, "
		"language, attendance, your own word; time until 2026-12-18; "
		"or none)",
		"what gets in the way: KIND, or KIND: WORDS, and :middle or "
		":severe",
		"in the way|constraint|barrier|obstacle|stops you|gets in" },
	[QUESTION_OUTCOME] = { "outcome", "TEXT", "What is it for in the end?",
		"what it is for in the end",
		"outcome|in the end|long term|long-term" },
	[QUESTION_PROOF] = { "proof", "TEXT", "How would you see progress?",
		"what would show progress",
		"progress|proof|know that it|know it worked" },
	[QUESTION_PARTS] = { "parts", "yes|no", "Do you do parts of it already?",
		"does parts of it already",
		"parts of it|do parts|parts already" },
	[QUESTION_NEXT] = { "next", "yes|no", "Do you know the next step?",
		"knows the next step", "next step|do next|comes next" },
	[QUESTION_ALONE] = { "alone", "yes|no",
		"Do you keep going when you are alone with it?",
		"keeps going alone", "alone|on your own|by yourself" },
	[QUESTION_MEANS] = { "means", "yes|no",
		"Do you have the tools and the time?",
		"has the tools and the time",
		"tools|materials|have the time|have what you need" },
	[QUESTION_WANTS] = { "wants", "TIER",
		"Do you want to work self-directed, in a group, or one-to-one?",
		"support asked for: self-directed, group or one-to-one",
		"work alone or|prefer|like to work|want to work" },
	[QUESTION_TIER] = { "tier", "TIER", "Support level?",
		"support decided on: 1 self-directed, 2 group, 3 one-to-one",
		NULL },
	[QUESTION_STYLE] = { "style", "goal|discovery",
		"After a goal, or out to discover?",
		"goal-oriented or discovery-oriented", NULL },
	[QUESTION_CONFIDENCE] = { "confidence", "1-4",
		"How sure are you that you will get there, 1 to 4?",
		"how sure of getting there, 1 to 4", "confident|confidence|sure" },
};

/* Its own copies: what it was begun from may be read anew meanwhile. */
static void keep_texts(struct interview *interview)
{
	struct profile *profile = &interview->profile;
	const char **texts[] = {
		&profile->goal, &profile->stuck, &profile->help,
		&profile->outcome, &profile->proof, &profile->author,
	};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		*texts[i] = arena_strdup(&interview->arena, *texts[i]);
}

void interview_begin(struct interview *interview, const struct facts *facts,
	const struct learners *learners, int64_t student)
{
	const struct profile *old = learners_profile(learners, student);

	*interview = (struct interview){
		.policy = facts->policy,
		.profile = { .student = student },
		.now = facts->now,
	};
	if (old)
		interview->profile = *old;
	interview->profile.made = 0;
	keep_texts(interview);
	interview_ways_begin(interview, facts);
}

void interview_release(struct interview *interview)
{
	arena_release(&interview->arena);
	interview_ways_release(interview);
}

/* Where the texts of the table go. */
static const char **text_of(struct profile *profile, enum question question)
{
	switch (question) {
	case QUESTION_GOAL:
		return &profile->goal;
	case QUESTION_STUCK:
		return &profile->stuck;
	case QUESTION_HELP:
		return &profile->help;
	case QUESTION_OUTCOME:
		return &profile->outcome;
	case QUESTION_PROOF:
		return &profile->proof;
	default:
		return NULL;
	}
}

static bool read_skill(struct interview *interview, const char *text,
	struct error *err)
{
	struct checkin checkin = { 0 };
	struct evidence_weight weight;

	if (!score_parse(text, &interview->policy.scale, &checkin.score, err))
		return false;
	weight = checkin_weight(&checkin, &interview->policy);
	interview->profile.skill = weight.points / weight.items;
	interview->profile.has_skill = true;
	return true;
}

static bool is_word(const char *text, const char *words)
{
	size_t len = strlen(text);

	for (const char *word = words; *word; word += strcspn(word, "|")) {
		word += *word == '|';
		if (strcspn(word, "|") == len && !memcmp(word, text, len))
			return true;
	}
	return false;
}

static bool read_yes(const char *text, enum answer *answer, struct error *err)
{
	struct buf folded = BUF_INIT;
	bool is_yes, is_no;

	text_fold(&folded, text);
	is_yes = is_word(buf_text(&folded), "yes|y|true|1");
	is_no = is_word(buf_text(&folded), "no|n|false|0");
	buf_release(&folded);
	if (!is_yes && !is_no)
		return error_set(err, ERROR_INVALID, "\"%s\" is neither yes "
			"nor no", text);
	*answer = is_yes ? ANSWER_YES : ANSWER_NO;
	return true;
}

static bool read_confidence(const char *text, int *confidence,
	struct error *err)
{
	int64_t number;

	if (!number_parse_int(text, &number) || number < 1 ||
	    number > CHECKIN_CONFIDENCE_MAX)
		return error_set(err, ERROR_INVALID, "\"%s\" is no number "
			"from 1 to %d", text, CHECKIN_CONFIDENCE_MAX);
	*confidence = (int)number;
	return true;
}

/* As learners say it: "in a small group". Of two that are named neither is
 * meant. */
static bool hear_tier(const char *text, int *tier)
{
	static const struct {
		const char *word;
		int tier;
	} words[] = {
		{ "alone", 1 }, { "my own", 1 }, { "myself", 1 },
		{ "self-directed", 1 },
		{ "group", 2 }, { "others", 2 }, { "partner", 2 },
		{ "friend", 2 }, { "pairs", 2 },
		{ "one-to-one", 3 }, { "one to one", 3 }, { "teacher", 3 },
	};
	struct buf folded = BUF_INIT;
	int heard = 0;
	bool is_one = true;

	text_fold(&folded, text);
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (!strstr(buf_text(&folded), words[i].word))
			continue;
		is_one = is_one && (!heard || heard == words[i].tier);
		heard = words[i].tier;
	}
	buf_release(&folded);
	if (heard && is_one)
		*tier = heard;
	return heard && is_one;
}

static bool read_tier(const char *text, int *tier, struct error *err)
{
	return tier_parse(text, tier) || hear_tier(text, tier) || error_set(err, ERROR_INVALID, "\"%s\" "
		"is none of self-directed (1), group (2) and one-to-one (3)",
		text);
}

static bool read_style(const char *text, enum orientation *orientation,
	struct error *err)
{
	return orientation_parse(text, orientation) || error_set(err,
		ERROR_INVALID, "\"%s\" is neither goal nor discovery", text);
}

static bool take(struct interview *interview, enum question question,
	const char *text, struct error *err)
{
	struct profile *profile = &interview->profile;
	const char **place = text_of(profile, question);

	if (place) {
		*place = arena_strdup(&interview->arena, text);
		return true;
	}
	switch (question) {
	case QUESTION_SKILL:
		return read_skill(interview, text, err);
	case QUESTION_WAY:
		return interview_ways_add(interview, text, err);
	case QUESTION_WANTS:
		return read_tier(text, &profile->wants, err);
	case QUESTION_TIER:
		return read_tier(text, &profile->tier, err);
	case QUESTION_STYLE:
		return read_style(text, &profile->orientation, err);
	case QUESTION_CONFIDENCE:
		return read_confidence(text, &profile->confidence, err);
	default:
		return read_yes(text, &profile->ready[question -
			QUESTION_PARTS], err);
	}
}

static void take_away(struct interview *interview, enum question question)
{
	struct profile *profile = &interview->profile;
	const char **place = text_of(profile, question);

	if (place)
		*place = NULL;
	else if (question == QUESTION_SKILL)
		profile->has_skill = false;
	else if (question == QUESTION_WANTS)
		profile->wants = 0;
	else if (question == QUESTION_TIER)
		profile->tier = 0;
	else if (question == QUESTION_STYLE)
		profile->orientation = ORIENTATION_UNSAID;
	else if (question == QUESTION_CONFIDENCE)
		profile->confidence = 0;
	else if (question == QUESTION_WAY)
		interview_ways_drop(interview);
	else
		profile->ready[question - QUESTION_PARTS] = ANSWER_UNSAID;
}

bool interview_answer(struct interview *interview, enum question question,
	const char *text, struct error *err)
{
	struct buf clean = BUF_INIT;
	bool done = text_normalise(&clean, text) || error_set(err,
		ERROR_INVALID, "this is no UTF-8");

	if (done && !clean.len)
		take_away(interview, question);
	else if (done)
		done = take(interview, question, buf_text(&clean), err);
	buf_release(&clean);
	return done;
}

void interview_write(const struct interview *interview,
	enum question question, struct buf *out)
{
	static const char *const answers[] = { "", "no", "yes" };
	struct profile profile = interview->profile;
	const char **place = text_of(&profile, question);

	if (place)
		buf_adds(out, *place ? *place : "");
	else if (question == QUESTION_SKILL && profile.has_skill)
		buf_addf(out, "%.0f%%", 100 * profile.skill);
	else if (question == QUESTION_WAY)
		interview_ways_write(interview, out);
	else if (question == QUESTION_WANTS)
		buf_adds(out, tier_name(profile.wants));
	else if (question == QUESTION_TIER)
		buf_adds(out, tier_name(profile.tier));
	else if (question == QUESTION_STYLE)
		buf_adds(out, orientation_name(profile.orientation));
	else if (question == QUESTION_CONFIDENCE && profile.confidence)
		buf_addf(out, "%d", profile.confidence);
	else if (question >= QUESTION_PARTS && question <= QUESTION_MEANS)
		buf_adds(out, answers[profile.ready[question -
			QUESTION_PARTS]]);
}

/* As a percent that was written with two decimals is read again. */
static bool is_same_skill(const struct profile *a, const struct profile *b)
{
	return a->has_skill == b->has_skill &&
		(!a->has_skill || fabs(a->skill - b->skill) < .00005 + 1e-9);
}

static bool says_same(const struct profile *a, const struct profile *b)
{
	return text_equal(a->goal, b->goal) && text_equal(a->stuck, b->stuck) &&
		text_equal(a->help, b->help) &&
		text_equal(a->outcome, b->outcome) &&
		text_equal(a->proof, b->proof) &&
		is_same_skill(a, b) && a->confidence == b->confidence &&
		a->wants == b->wants && a->tier == b->tier &&
		a->orientation == b->orientation &&
		!memcmp(a->ready, b->ready, sizeof(a->ready));
}

static bool is_open(const struct facts *facts, const struct block *way)
{
	for (size_t i = 0; i < facts->block_count; i++) {
		if (interview_ways_is_same(&facts->blocks[i], way))
			return true;
	}
	return false;
}

bool interview_keep(const struct interview *interview, struct change *change,
	const struct facts *facts, const struct learners *learners,
	bool renew, bool *kept, struct error *err)
{
	static const struct profile nothing = { 0 };
	const struct profile *old = learners_profile(learners,
		interview->profile.student);

	*kept = false;
	if ((renew && old) ||
	    !says_same(old ? old : &nothing, &interview->profile)) {
		*kept = true;
		if (!change_profile(change, &interview->profile, err))
			return false;
	}
	for (size_t i = 0; i < interview->ways.count; i++) {
		const struct block *way = &interview->ways.items[i];

		if (is_open(facts, way))
			continue;
		*kept = true;
		if (!change_block(change, way, err))
			return false;
	}
	return true;
}
