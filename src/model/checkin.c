/* SPDX-License-Identifier: MIT */
/* What a score is, how it is written, and what it weighs. */
#include "model/checkin.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "names.h"

/* Less than a tenth of an item is a mistake of typing too. */
#define OUT_OF_MIN 0.1

static const char *const forms[] = {
	[SCORE_ITEMS] = "items",
	[SCORE_PERCENT] = "percent",
	[SCORE_LEVEL] = "level",
};

static const char *const supports[] = {
	[SUPPORT_UNSAID] = "",
	[SUPPORT_ALONE] = "alone",
	[SUPPORT_HINT] = "hint",
	[SUPPORT_HELPED] = "helped",
};
_Static_assert(ARRAY_LEN(supports) == SUPPORT_COUNT, "one a support");

static const char *const tasks[] = {
	[TASK_UNSAID] = "",
	[TASK_GIVEN] = "given",
	[TASK_DONE] = "done",
	[TASK_NOT] = "not",
};
_Static_assert(ARRAY_LEN(tasks) == TASK_COUNT, "one a task");

/* The score of a place between the levels of a scale, 0 for the lowest. */
static double scale_at(const struct scale *scale, double place)
{
	size_t below = (size_t)place;
	double part = place - (double)below;

	if (below + 1 >= scale->levels)
		return scale->score[scale->levels - 1];
	return scale->score[below] +
		part * (scale->score[below + 1] - scale->score[below]);
}

static double level_score(const struct score *score,
	const struct scale *scale)
{
	double steps = score->out_of - 1.0;
	double place = score->points - 1.0;

	if (steps > 0)
		place = place * (double)(scale->levels - 1) / steps;
	return scale_at(scale, fmax(place, 0.0));
}

struct evidence_weight checkin_weight(const struct checkin *checkin,
	const struct policy *policy)
{
	const struct score *score = &checkin->score;
	double share = score->points / score->out_of;
	double items = score->out_of;
	double points = score->points;
	double weight = policy->support_weight[checkin->support];

	if (score->form == SCORE_LEVEL) {
		items = policy->level_items;
		points = items * level_score(score, &policy->scale);
	} else if (score->form == SCORE_PERCENT) {
		items = policy->percent_items;
		points = items * share;
	}
	return (struct evidence_weight){
		.points = points * weight,
		.items = items * weight,
	};
}

bool score_equal(const struct score *a, const struct score *b)
{
	return a->form == b->form &&
		!islessgreater(a->points, b->points) &&
		!islessgreater(a->out_of, b->out_of);
}

void score_write(struct buf *out, const struct score *score)
{
	number_write(out, score->points);
	if (score->form == SCORE_PERCENT) {
		buf_addc(out, '%');
	} else if (score->form == SCORE_ITEMS) {
		buf_addc(out, '/');
		number_write(out, score->out_of);
	}
}

bool score_items(double points, double out_of, struct score *score,
	struct error *err)
{
	/* Written so that what is no number fails too. */
	if (!(points >= 0))
		return error_set(err, ERROR_INVALID,
			"points cannot be below 0.");
	if (!(out_of > 0))
		return error_set(err, ERROR_INVALID,
			"out of nothing: how many there are must be above 0.");
	if (!(out_of >= OUT_OF_MIN && out_of <= SCORE_OUT_OF_MAX))
		return error_set(err, ERROR_INVALID,
			"how many there are must be between %.1f and %d.",
			OUT_OF_MIN, SCORE_OUT_OF_MAX);
	if (points > out_of)
		return error_set(err, ERROR_INVALID,
			"more points than there are.");
	*score = (struct score){
		.form = SCORE_ITEMS,
		.points = points,
		.out_of = out_of,
	};
	return true;
}

static bool parse_items(const char *text, const char *slash,
	struct score *score, struct error *err)
{
	char *points_text = mem_strndup(text, (size_t)(slash - text));
	double points;
	double out_of;
	bool is_read = number_parse(points_text, &points) &&
		number_parse(slash + 1, &out_of);

	mem_free(points_text);
	if (!is_read)
		return error_set(err, ERROR_INVALID,
			"not two numbers: points of how many are written 3/4.");
	return score_items(points, out_of, score, err);
}

static bool parse_percent(const char *text, struct score *score,
	struct error *err)
{
	char *number = mem_strndup(text, strlen(text) - 1);
	double percent;
	bool is_read = number_parse(number, &percent);

	mem_free(number);
	if (!is_read || !(percent >= 0 && percent <= 100))
		return error_set(err, ERROR_INVALID,
			"a percent grade is from 0%% to 100%%.");
	*score = (struct score){
		.form = SCORE_PERCENT,
		.points = percent,
		.out_of = 100,
	};
	return true;
}

static bool parse_level(const char *text, const struct scale *scale,
	struct score *score, struct error *err)
{
	int64_t level = 0;

	/* "01" is an id rather than a level. */
	if (text[0] == '0' || !number_parse_int(text, &level) || level < 1 ||
	    level > (int64_t)scale->levels)
		return error_set(err, ERROR_INVALID,
			"not a level of this class, 1 to %zu; points are "
			"written out of how many, 3/4.", scale->levels);
	*score = (struct score){
		.form = SCORE_LEVEL,
		.points = (double)level,
		.out_of = (double)scale->levels,
	};
	return true;
}

static bool parse_right_or_wrong(const char *text, struct score *score)
{
	bool is_right = text_equal(text, "+");

	if (!is_right && !names_is("x", text, strlen(text)))
		return false;
	*score = (struct score){
		.form = SCORE_ITEMS,
		.points = is_right ? 1 : 0,
		.out_of = 1,
	};
	return true;
}

bool score_parse(const char *text, const struct scale *scale,
	struct score *score, struct error *err)
{
	const char *slash = strchr(text, '/');
	size_t len = strlen(text);
	double number;
	bool is_read;

	if (parse_right_or_wrong(text, score))
		return true;
	if (slash)
		is_read = parse_items(text, slash, score, err);
	else if (len > 0 && text[len - 1] == '%')
		is_read = parse_percent(text, score, err);
	else if (number_parse(text, &number))
		is_read = parse_level(text, scale, score, err);
	else
		is_read = error_set(err, ERROR_INVALID, "not a score: write "
			"3/4, 75%%, a level from 1 to %zu, + for right or x "
			"for wrong.", scale->levels);
	return is_read || error_where(err, "\"%s\"", text);
}

const char *score_form_name(enum score_form form)
{
	return forms[form];
}

bool score_form_parse(const char *text, enum score_form *form)
{
	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		if (names_is(forms[i], text, strlen(text))) {
			*form = (enum score_form)i;
			return true;
		}
	}
	return false;
}

const char *support_name(enum support support)
{
	return supports[support];
}

bool support_parse(const char *text, enum support *support)
{
	for (size_t i = SUPPORT_ALONE; i < SUPPORT_COUNT; i++) {
		if (names_is(supports[i], text, strlen(text))) {
			*support = (enum support)i;
			return true;
		}
	}
	return false;
}

const char *task_name(enum task task)
{
	return tasks[task];
}

bool task_parse(const char *text, enum task *task)
{
	for (size_t i = TASK_GIVEN; i < TASK_COUNT; i++) {
		if (names_is(tasks[i], text, strlen(text))) {
			*task = (enum task)i;
			return true;
		}
	}
	return false;
}
