/* SPDX-License-Identifier: MIT */
/* The table of a class's rules, and how each kind of value is read. */
#include "model/policy.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "names.h"

/* Smaller ones would be written with an exponent. */
#define LEVEL_SCORE_MIN 0.001

static const char *const stabilities[] = {
	[STABILITY_CALM] = "calm",
	[STABILITY_STEADY] = "steady",
	[STABILITY_LIVELY] = "lively",
};

static const char *const cadences[CADENCE_COUNT] = {
	[CADENCE_OFF] = "off",
	[CADENCE_WEEKLY] = "weekly",
	[CADENCE_MONTHLY] = "monthly",
};

static void *place_in(const struct policy_rule *rule, struct policy *policy)
{
	return (char *)policy + rule->place;
}

static const void *place_of(const struct policy_rule *rule,
	const struct policy *policy)
{
	return (const char *)policy + rule->place;
}

/* The shortest that reads back as the same number. */
static void write_number(struct buf *out, double value)
{
	size_t start = out->len;
	double back = 0;

	for (int digits = 1; digits <= 17; digits++) {
		buf_truncate(out, start);
		number_write_digits(out, value, digits);
		if (number_parse(out->data + start, &back) &&
		    !(back < value) && !(back > value))
			return;
	}
}

static bool is_within(const struct policy_rule *rule, double value)
{
	return value >= rule->low && value <= rule->high;
}

static bool read_number(const struct policy_rule *rule,
	struct policy *policy, const char *value)
{
	double number;

	if (!number_parse(value, &number) || !is_within(rule, number))
		return false;
	*(double *)place_in(rule, policy) = number;
	return true;
}

static bool read_share(const struct policy_rule *rule, struct policy *policy,
	const char *value)
{
	double share = 0;

	if (!number_parse_share(value, &share) || !is_within(rule, share))
		return false;
	*(double *)place_in(rule, policy) = share;
	return true;
}

static void write_double(const struct policy_rule *rule,
	const struct policy *policy, struct buf *out)
{
	write_number(out, *(const double *)place_of(rule, policy));
}

static bool read_count(const struct policy_rule *rule, struct policy *policy,
	const char *value)
{
	int64_t count;

	if (!number_parse_int(value, &count) ||
	    !is_within(rule, (double)count))
		return false;
	*(int64_t *)place_in(rule, policy) = count;
	return true;
}

static void write_count(const struct policy_rule *rule,
	const struct policy *policy, struct buf *out)
{
	buf_addf(out, "%lld",
		(long long)*(const int64_t *)place_of(rule, policy));
}

static bool read_stability(const struct policy_rule *rule,
	struct policy *policy, const char *value)
{
	size_t place;

	if (!names_find(stabilities, ARRAY_LEN(stabilities), value, &place))
		return false;
	*(enum stability *)place_in(rule, policy) = (enum stability)place;
	return true;
}

static void write_stability(const struct policy_rule *rule,
	const struct policy *policy, struct buf *out)
{
	const enum stability *stability = place_of(rule, policy);

	buf_adds(out, stabilities[*stability]);
}

static bool read_cadence(const struct policy_rule *rule,
	struct policy *policy, const char *value)
{
	size_t place;

	if (!names_find(cadences, ARRAY_LEN(cadences), value, &place))
		return false;
	*(enum cadence *)place_in(rule, policy) = (enum cadence)place;
	return true;
}

static void write_cadence(const struct policy_rule *rule,
	const struct policy *policy, struct buf *out)
{
	const enum cadence *cadence = place_of(rule, policy);

	buf_adds(out, cadences[*cadence]);
}

static bool is_next_score(const struct scale *scale, double score)
{
	if (score < 0 || score > 1 || (score > 0 && score < LEVEL_SCORE_MIN))
		return false;
	return scale->levels == 0 || score > scale->score[scale->levels - 1];
}

/* One "3=.75" of len bytes: the level that comes next, and its score. */
static bool add_level(struct scale *scale, const char *text, size_t len)
{
	struct buf name = BUF_INIT;
	double score = -1;
	bool is_next;

	buf_addf(&name, "%zu=", scale->levels + 1);
	is_next = scale->levels < SCALE_LEVELS_MAX && len > name.len &&
		memcmp(text, name.data, name.len) == 0;
	if (is_next) {
		char *number = mem_strndup(text + name.len, len - name.len);

		is_next = number_parse_share(number, &score) &&
			is_next_score(scale, score);
		mem_free(number);
	}
	if (is_next)
		scale->score[scale->levels++] = score;
	buf_release(&name);
	return is_next;
}

static bool read_scale(const struct policy_rule *rule, struct policy *policy,
	const char *value)
{
	struct scale scale = { .levels = 0 };

	value += strspn(value, " ");
	while (*value) {
		size_t len = strcspn(value, " ");

		if (!add_level(&scale, value, len))
			return false;
		value += len;
		value += strspn(value, " ");
	}
	if (scale.levels < 2)
		return false;
	*(struct scale *)place_in(rule, policy) = scale;
	return true;
}

static void write_scale(const struct policy_rule *rule,
	const struct policy *policy, struct buf *out)
{
	const struct scale *scale = place_of(rule, policy);

	for (size_t i = 0; i < scale->levels; i++) {
		buf_addf(out, "%s%zu=", i > 0 ? " " : "", i + 1);
		write_number(out, scale->score[i]);
	}
}

static bool read_label(const struct policy_rule *rule, struct policy *policy,
	const char *value)
{
	struct buf clean = BUF_INIT;
	struct buf label = BUF_INIT;
	bool is_read;

	text_clean(&clean, value);
	is_read = text_is_valid(value, strlen(value)) &&
		text_normalise(&label, buf_text(&clean)) && label.len > 0 &&
		label.len < CLUSTER_LABEL_MAX;
	if (is_read) {
		char *place = place_in(rule, policy);

		memset(place, 0, CLUSTER_LABEL_MAX);
		memcpy(place, label.data, label.len);
	}
	buf_release(&clean);
	buf_release(&label);
	return is_read;
}

static void write_label(const struct policy_rule *rule,
	const struct policy *policy, struct buf *out)
{
	buf_adds(out, place_of(rule, policy));
}

#define LABEL_LIMITS "1 to 47 bytes of text, each cluster another"

/* How many students a band is to have: both keys of one cluster. */
#define SIZE_RULES(name, cluster) { \
		.key = name ".min", \
		.limits = SIZE_LIMITS ", not above " name ".max", \
		.preset = "0", \
		.sentence = "How many students " name " is to have at least;" \
			" 0 is any number.", \
		.place = offsetof(struct policy, sizes[cluster].least), \
		.low = 0, .high = 100, \
		.read = read_count, .write = write_count, \
	}, { \
		.key = name ".max", \
		.limits = SIZE_LIMITS ", not below " name ".min", \
		.preset = "0", \
		.sentence = "How many students " name " has room for;" \
			" 0 is any number.", \
		.place = offsetof(struct policy, sizes[cluster].most), \
		.low = 0, .high = 100, \
		.read = read_count, .write = write_count, \
	}
#define SIZE_LIMITS "a whole number between 0 and 100"

const struct policy_rule policy_rules[] = {
	{
		.key = "line.low",
		.limits = "between 0.05 and 0.95, below line.high",
		.preset = "0.5",
		.sentence = "Below this level a student needs reteaching.",
		.place = offsetof(struct policy, lines.low),
		.low = 0.05, .high = 0.95,
		.read = read_share, .write = write_double,
	}, {
		.key = "line.high",
		.limits = "between 0.05 and 0.95, above line.low",
		.preset = "0.8",
		.sentence = "From this level on a student is ready to extend.",
		.place = offsetof(struct policy, lines.high),
		.low = 0.05, .high = 0.95,
		.read = read_share, .write = write_double,
	}, {
		.key = "stability",
		.limits = "calm, steady or lively",
		.preset = "steady",
		.sentence = "How sure a move must be: calm moves fewest.",
		.place = offsetof(struct policy, stability),
		.read = read_stability, .write = write_stability,
	}, {
		.key = "scale",
		.limits = "2 to 9 levels from 1 on, each with a higher score, "
			"0 or 0.001 to 1, as in 1=0.1 2=0.45 3=0.75 4=0.95",
		.preset = "1=0.1 2=0.45 3=0.75 4=0.95",
		.sentence = "The levels a check-in may be scored with, and "
			"what each is worth.",
		.place = offsetof(struct policy, scale),
		.read = read_scale, .write = write_scale,
	}, {
		.key = "level.items",
		.limits = "between 0.5 and 8",
		.preset = "3",
		.sentence = "How many items a level weighs as much as.",
		.place = offsetof(struct policy, level_items),
		.low = 0.5, .high = 8,
		.read = read_number, .write = write_double,
	}, {
		.key = "percent.items",
		.limits = "between 0.5 and 8",
		.preset = "4",
		.sentence = "How many items a percent grade weighs as much as.",
		.place = offsetof(struct policy, percent_items),
		.low = 0.5, .high = 8,
		.read = read_number, .write = write_double,
	}, {
		.key = "support.hint",
		.limits = "between 0.05 and 1",
		.preset = "0.5",
		.sentence = "What a check-in with a hint weighs, against one "
			"done alone.",
		.place = offsetof(struct policy, support_weight[SUPPORT_HINT]),
		.low = 0.05, .high = 1,
		.read = read_share, .write = write_double,
	}, {
		.key = "support.helped",
		.limits = "between 0.05 and 1",
		.preset = "0.25",
		.sentence = "What a check-in with help weighs, against one "
			"done alone.",
		.place = offsetof(struct policy,
			support_weight[SUPPORT_HELPED]),
		.low = 0.05, .high = 1,
		.read = read_share, .write = write_double,
	}, {
		.key = "evidence.thin",
		.limits = "a whole number between 1 and 20",
		.preset = "3",
		.sentence = "Fewer check-ins than this on an objective are "
			"thin evidence.",
		.place = offsetof(struct policy, thin_below),
		.low = 1, .high = 20,
		.read = read_count, .write = write_count,
	}, {
		.key = "evidence.stale",
		.limits = "a whole number between 1 and 200",
		.preset = "10",
		.sentence = "After so many class days without a check-in "
			"evidence is stale.",
		.place = offsetof(struct policy, stale_days),
		.low = 1, .high = 200,
		.read = read_count, .write = write_count,
	}, {
		.key = "intervene.after",
		.limits = "a whole number between 2 and 50",
		.preset = "4",
		.sentence = "After so many check-ins on an objective without a "
			"gain intervene is offered.",
		.place = offsetof(struct policy, intervene_after),
		.low = 2, .high = 50,
		.read = read_count, .write = write_count,
	}, {
		.key = "intervene.size",
		.limits = "a whole number between 0 and 100",
		.preset = "4",
		.sentence = "How many students intervene has room for.",
		.place = offsetof(struct policy, intervene_size),
		.low = 0, .high = 100,
		.read = read_count, .write = write_count,
	},
	SIZE_RULES("reteach", CLUSTER_RETEACH),
	SIZE_RULES("practice", CLUSTER_PRACTICE),
	SIZE_RULES("extend", CLUSTER_EXTEND),
	{
		.key = "reteach.all",
		.limits = "between 0.1 and 1",
		.preset = "0.5",
		.sentence = "With a larger share of the class below the upper "
			"line one reteach for all is proposed.",
		.place = offsetof(struct policy, reteach_all),
		.low = 0.1, .high = 1,
		.read = read_share, .write = write_double,
	}, {
		.key = "move.on",
		.limits = "between 0.1 and 1",
		.preset = "0.8",
		.sentence = "With a larger share of the class past the upper "
			"line moving on is proposed.",
		.place = offsetof(struct policy, move_on),
		.low = 0.1, .high = 1,
		.read = read_share, .write = write_double,
	}, {
		.key = "label.reteach",
		.limits = LABEL_LIMITS,
		.preset = "Reteach",
		.sentence = "What the class calls reteach.",
		.place = offsetof(struct policy, label[CLUSTER_RETEACH]),
		.read = read_label, .write = write_label,
	}, {
		.key = "label.practice",
		.limits = LABEL_LIMITS,
		.preset = "Practice",
		.sentence = "What the class calls practice.",
		.place = offsetof(struct policy, label[CLUSTER_PRACTICE]),
		.read = read_label, .write = write_label,
	}, {
		.key = "label.extend",
		.limits = LABEL_LIMITS,
		.preset = "Extend",
		.sentence = "What the class calls extend.",
		.place = offsetof(struct policy, label[CLUSTER_EXTEND]),
		.read = read_label, .write = write_label,
	}, {
		.key = "label.intervene",
		.limits = LABEL_LIMITS,
		.preset = "Intervene",
		.sentence = "What the class calls intervene.",
		.place = offsetof(struct policy, label[CLUSTER_INTERVENE]),
		.read = read_label, .write = write_label,
	}, {
		.key = "segment.least",
		.limits = "a whole number between 1 and 20",
		.preset = "3",
		.sentence = "A segment of fewer students is too small to "
			"teach as a group of its own.",
		.place = offsetof(struct policy, segment_least),
		.low = 1, .high = 20,
		.read = read_count, .write = write_count,
	}, {
		.key = "review.cadence",
		.limits = "off, weekly or monthly",
		.preset = "monthly",
		.sentence = "How often each student's segment is due for a "
			"review.",
		.place = offsetof(struct policy, cadence),
		.read = read_cadence, .write = write_cadence,
	}, {
		.key = "profile.days",
		.limits = "a whole number between 7 and 365",
		.preset = "42",
		.sentence = "After so many days a profile is old.",
		.place = offsetof(struct policy, profile_days),
		.low = 7, .high = 365,
		.read = read_count, .write = write_count,
	},
	{ .key = NULL },
};

const char *cadence_name(enum cadence cadence)
{
	return cadences[cadence];
}

int cadence_days(enum cadence cadence)
{
	static const int days[CADENCE_COUNT] = {
		[CADENCE_WEEKLY] = 7,
		[CADENCE_MONTHLY] = 30,
	};

	return days[cadence];
}
