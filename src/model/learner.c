/* SPDX-License-Identifier: MIT */
/* What is known of learners over weeks: the order of its rows, the words of
 * its fields, and what one may say. */
#include "model/learner.h"

#include <stdlib.h>
#include <string.h>

#include "model/checkin.h"
#include "names.h"
#include "said.h"

static const char *const starts[] = {
	[START_UNSAID] = "",
	[START_FOUNDATIONAL] = "foundational",
	[START_SUPPORTED] = "supported",
	[START_ACCELERATED] = "accelerated",
};
_Static_assert(ARRAY_LEN(starts) == START_COUNT, "one a start");

static const char *const readiness_names[] = {
	[READY_PARTS] = "parts",
	[READY_NEXT] = "next",
	[READY_ALONE] = "alone",
	[READY_MEANS] = "means",
};
_Static_assert(ARRAY_LEN(readiness_names) == READINESS_COUNT,
	"one a question");

static const char *const questions[] = {
	[READY_PARTS] = "Can you do parts of it already?",
	[READY_NEXT] = "Do you know the next step?",
	[READY_ALONE] = "Do you keep going when nobody helps?",
	[READY_MEANS] = "Do you have the tools and the time?",
};
_Static_assert(ARRAY_LEN(questions) == READINESS_COUNT, "one each");

static const char *const orientations[] = {
	[ORIENTATION_UNSAID] = "",
	[ORIENTATION_GOAL] = "goal",
	[ORIENTATION_DISCOVERY] = "discovery",
};
_Static_assert(ARRAY_LEN(orientations) == ORIENTATION_COUNT,
	"one an orientation");

void learners_release(struct learners *learners)
{
	arena_release(&learners->arena);
	*learners = (struct learners){ .profiles = NULL };
}

static int compare(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* By whom it is about, then when it was, then which came first. */
static int compare_rows(const int64_t one[3], const int64_t other[3])
{
	for (size_t i = 0; i < 2; i++) {
		if (one[i] != other[i])
			return compare(one[i], other[i]);
	}
	return compare(one[2], other[2]);
}

#define BY(...) (const int64_t[3]){ __VA_ARGS__ }

static int compare_profiles(const void *one, const void *other)
{
	const struct profile *a = one;
	const struct profile *b = other;

	return compare_rows(BY(a->student, a->made, a->id),
		BY(b->student, b->made, b->id));
}

static int compare_selfchecks(const void *one, const void *other)
{
	const struct selfcheck *a = one;
	const struct selfcheck *b = other;

	return compare_rows(BY(a->student, a->when, a->id),
		BY(b->student, b->when, b->id));
}

static int compare_marks(const void *one, const void *other)
{
	const struct segment_mark *a = one;
	const struct segment_mark *b = other;

	return compare_rows(BY(a->student, a->when, a->id),
		BY(b->student, b->when, b->id));
}

static int compare_plans(const void *one, const void *other)
{
	const struct plan *a = one;
	const struct plan *b = other;

	return compare_rows(BY(a->student, a->starts, a->id),
		BY(b->student, b->starts, b->id));
}

static int compare_sessions(const void *one, const void *other)
{
	const struct plan_session *a = one;
	const struct plan_session *b = other;

	return compare_rows(BY(a->plan, a->when, a->id),
		BY(b->plan, b->when, b->id));
}

static void sort(void *rows, size_t count, size_t size,
	int (*order)(const void *one, const void *other))
{
	if (count > 1)
		qsort(rows, count, size, order);
}

static void number_versions(struct profile *profiles, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool is_first = i == 0 ||
			profiles[i - 1].student != profiles[i].student;

		profiles[i].version = is_first ? 1 :
			profiles[i - 1].version + 1;
	}
}

void learners_sort(struct learners *learners)
{
	sort(learners->profiles, learners->profile_count,
		sizeof(*learners->profiles), compare_profiles);
	number_versions(learners->profiles, learners->profile_count);
	sort(learners->selfchecks, learners->selfcheck_count,
		sizeof(*learners->selfchecks), compare_selfchecks);
	sort(learners->marks, learners->mark_count, sizeof(*learners->marks),
		compare_marks);
	sort(learners->plans, learners->plan_count, sizeof(*learners->plans),
		compare_plans);
	sort(learners->sessions, learners->session_count,
		sizeof(*learners->sessions), compare_sessions);
}

/* The place after the last row of a student, whose id is at field of each. */
static size_t place_after(const void *rows, size_t count, size_t size,
	size_t field, int64_t student)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int64_t id;

		memcpy(&id, (const char *)rows + middle * size + field,
			sizeof(id));
		if (id <= student)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

#define PLACE_AFTER(rows, count, type, student) \
	place_after(rows, count, sizeof(type), offsetof(type, student), student)

const struct profile *learners_profile(const struct learners *learners,
	int64_t student)
{
	const struct profile *rows = learners->profiles;
	size_t place = PLACE_AFTER(rows, learners->profile_count,
		struct profile, student);

	return place && rows[place - 1].student == student ?
		&rows[place - 1] : NULL;
}

const struct selfcheck *learners_selfcheck(const struct learners *learners,
	int64_t student)
{
	const struct selfcheck *rows = learners->selfchecks;
	size_t place = PLACE_AFTER(rows, learners->selfcheck_count,
		struct selfcheck, student);

	return place && rows[place - 1].student == student ?
		&rows[place - 1] : NULL;
}

const struct segment_mark *learners_mark(const struct learners *learners,
	int64_t student)
{
	const struct segment_mark *rows = learners->marks;
	size_t place = PLACE_AFTER(rows, learners->mark_count,
		struct segment_mark, student);

	return place && rows[place - 1].student == student ?
		&rows[place - 1] : NULL;
}

const struct plan *learners_plan(const struct learners *learners,
	int64_t student)
{
	const struct plan *rows = learners->plans;
	size_t place = PLACE_AFTER(rows, learners->plan_count, struct plan,
		student);

	while (place && rows[place - 1].student == student) {
		place--;
		if (rows[place].outcome == PLAN_OPEN)
			return &rows[place];
	}
	return NULL;
}

const struct plan *learners_plan_of(const struct learners *learners,
	int64_t id)
{
	for (size_t i = 0; i < learners->plan_count; i++) {
		if (learners->plans[i].id == id)
			return &learners->plans[i];
	}
	return NULL;
}

enum start profile_start(const struct profile *profile)
{
	int answers = 0;
	int yes = 0;

	for (size_t i = 0; i < READINESS_COUNT; i++) {
		answers += profile->ready[i] != ANSWER_UNSAID;
		yes += profile->ready[i] == ANSWER_YES;
	}
	if (answers < 2)
		return START_UNSAID;
	if (yes == READINESS_COUNT)
		return START_ACCELERATED;
	return yes < 2 ? START_FOUNDATIONAL : START_SUPPORTED;
}

const char *start_name(enum start start)
{
	return starts[start];
}

const char *readiness_name(enum readiness readiness)
{
	return readiness_names[readiness];
}

const char *readiness_question(enum readiness readiness)
{
	return questions[readiness];
}

bool readiness_parse(const char *text, enum readiness *readiness)
{
	size_t place;

	if (!names_match(readiness_names, READINESS_COUNT, text, &place))
		return false;
	*readiness = (enum readiness)place;
	return true;
}

const char *orientation_name(enum orientation orientation)
{
	return orientations[orientation];
}

bool orientation_parse(const char *text, enum orientation *orientation)
{
	size_t place;

	if (!names_match(orientations, ORIENTATION_COUNT, text, &place))
		return false;
	*orientation = (enum orientation)place;
	return true;
}

static bool has_answer(const struct profile *profile)
{
	for (size_t i = 0; i < READINESS_COUNT; i++) {
		if (profile->ready[i] != ANSWER_UNSAID)
			return true;
	}
	return false;
}

static bool says_anything(const struct profile *profile)
{
	return said_any(SAID({ "", profile->goal }, { "", profile->stuck },
			{ "", profile->help }, { "", profile->outcome },
			{ "", profile->proof })) ||
		profile->has_skill || profile->confidence || profile->wants ||
		profile->tier || profile->orientation || has_answer(profile);
}

bool profile_check(const struct profile *profile, struct error *err)
{
	if (!says_anything(profile))
		return error_set(err, ERROR_INVALID, "the profile says "
			"nothing: answer one of its questions");
	return said_texts(SAID({ "the goal", profile->goal },
			{ "where they are stuck", profile->stuck },
			{ "the help that is wanted", profile->help },
			{ "the outcome", profile->outcome },
			{ "the proof", profile->proof }), err) &&
		said_share("the skill", profile->has_skill, profile->skill,
			err) &&
		said_number("the confidence", profile->confidence, 0,
			CHECKIN_CONFIDENCE_MAX, err) &&
		said_number("the tier that is wanted", profile->wants, 0,
			TIER_MOST, err) &&
		said_number("the tier", profile->tier, 0, TIER_MOST, err);
}

bool selfcheck_check(const struct selfcheck *selfcheck, struct error *err)
{
	const struct said texts[] = {
		{ "what they try to reach", selfcheck->reach },
		{ "what is in the way", selfcheck->way },
		{ "what would help", selfcheck->help },
	};

	if (!said_any(texts, ARRAY_LEN(texts)))
		return error_set(err, ERROR_INVALID, "the check says nothing: "
			"answer one of its questions");
	return said_texts(texts, ARRAY_LEN(texts), err) &&
		said_number("how sure they are", selfcheck->sure, 0,
			CHECKIN_CONFIDENCE_MAX, err);
}

bool segment_mark_check(const struct segment_mark *mark, struct error *err)
{
	const struct said texts[] = {
		{ "the segment", mark->segment },
		{ "the reason", mark->why },
	};

	if (!said_any(texts, 1))
		return error_set(err, ERROR_INVALID, "no segment is named: "
			"say which");
	return said_texts(texts, ARRAY_LEN(texts), err);
}

bool learner_check_text(const char *field, const char *text,
	struct error *err)
{
	return said_texts(SAID({ field, text }), err);
}
