/* SPDX-License-Identifier: MIT */
/* What a trial says, by permuting its students within their blocks. */
#include "engine/trial.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/rng.h"
#include "base/text.h"
#include "share.h"

#define WAYS_EXACT 4096
#define DRAWS 9999
#define BLOCK_MOST 3
#define LEVEL .1 /* of the test that the interval inverts */
/* Sums of the same numbers in another order differ in their last bits. */
#define AS_LARGE 1e-9

/* Those of a block who were seen. */
struct trial_block {
	int stratum;
	size_t count;
	size_t seconds;    /* in the second arm */
	double gain[BLOCK_MOST];
	int arm[BLOCK_MOST];
};

/* One way to split everyone, or what it comes to so far. */
struct way {
	double sum;   /* of the gains of who is second */
	double same;  /* of them, those who are so in truth */
};

struct trial_test {
	struct trial_block *blocks;
	size_t block_count;
	struct way expected; /* mean over all ways */
	struct way truth;
	double weight;       /* of the difference in what is compared */
	struct way *ways;
	size_t way_count;
};

/* Closed early, it ends there. */
static civil end_of(const struct trial *trial)
{
	return trial->closed < trial->until ? trial->closed : trial->until;
}

static bool read_outcome(const struct trial *trial, const struct facts *facts,
	int64_t student, double *outcome)
{
	double points = 0;
	double items = 0;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];
		double weight;
		double share;

		if (checkin->student != student || (trial->objective &&
		    checkin->objective != trial->objective) ||
		    checkin->observed_at <= trial->starts ||
		    checkin->observed_at > end_of(trial))
			continue;
		share = share_of(checkin, &facts->policy, &weight);
		points += share * weight;
		items += weight;
	}
	if (items > 0)
		*outcome = points / items;
	return items > 0;
}

/* A block that is full, or of which somebody cannot be, has another one of the
 * same stratum behind it. */
static struct trial_block *block_of(struct trial_test *test, int stratum)
{
	for (size_t i = 0; i < test->block_count; i++) {
		struct trial_block *block = &test->blocks[i];

		if (block->stratum == stratum && block->count < BLOCK_MOST)
			return block;
	}
	test->blocks[test->block_count].stratum = stratum;
	return &test->blocks[test->block_count++];
}

static void read_members(struct trial_test *test, const struct trial *trial,
	const struct facts *facts, struct trial_result *result)
{
	test->blocks = mem_new(trial->member_count, sizeof(*test->blocks));
	for (size_t i = 0; i < trial->member_count; i++) {
		const struct trial_member *member = &trial->members[i];
		struct trial_block *block;
		double outcome = 0;

		if (!read_outcome(trial, facts, member->student, &outcome))
			continue;
		result->count[member->arm]++;
		result->mean[member->arm] += outcome;
		block = block_of(test, member->stratum);
		block->gain[block->count] = outcome - member->before;
		block->arm[block->count++] = member->arm;
		block->seconds += (size_t)member->arm;
	}
	for (size_t i = 0; i < TRIAL_ARMS; i++)
		result->mean[i] = result->count[i] ? result->mean[i] /
			(double)result->count[i] : NAN;
}

/* What blocks with both arms tell; the others are left out. */
static void weigh_blocks(struct trial_test *test, struct trial_result *result)
{
	size_t kept = 0;

	for (size_t i = 0; i < test->block_count; i++) {
		const struct trial_block *block = &test->blocks[i];
		double seconds = (double)block->seconds;
		double share = seconds / (double)block->count;

		if (!block->seconds || block->seconds == block->count)
			continue;
		for (size_t j = 0; j < block->count; j++) {
			test->expected.sum += share * block->gain[j];
			if (block->arm[j])
				test->truth.sum += block->gain[j];
		}
		test->expected.same += share * seconds;
		test->truth.same += seconds;
		result->compared[0] += block->count - block->seconds;
		result->compared[1] += block->seconds;
		test->blocks[kept++] = *block;
	}
	test->block_count = kept;
	test->weight = test->truth.same - test->expected.same;
}

/* Of two or three one is alone in an arm, and each of them may be: a block has
 * as many ways as students. */
static void add_way(const struct trial_block *block, size_t alone,
	struct way *way)
{
	int arm = block->seconds == 1;

	for (size_t i = 0; i < block->count; i++) {
		if ((i == alone) != arm)
			continue;
		way->sum += block->gain[i];
		way->same += block->arm[i];
	}
}

static bool count_ways(const struct trial_test *test, size_t *count)
{
	*count = 1;
	for (size_t i = 0; i < test->block_count; i++) {
		*count *= test->blocks[i].count;
		if (*count > WAYS_EXACT)
			return false;
	}
	return true;
}

static void list_ways(struct trial_test *test)
{
	for (size_t i = 0; i < test->way_count; i++) {
		size_t rest = i;

		for (size_t j = 0; j < test->block_count; j++) {
			const struct trial_block *block = &test->blocks[j];

			add_way(block, rest % block->count, &test->ways[i]);
			rest /= block->count;
		}
	}
}

/* The split itself is one of them, so that none is as rare as never. */
static void draw_ways(struct trial_test *test, uint64_t seed)
{
	struct rng rng;

	/* Not the chance that split them, which would draw the truth. */
	rng_init(&rng, ~seed);
	test->ways[0] = test->truth;
	for (size_t i = 1; i < test->way_count; i++)
		for (size_t j = 0; j < test->block_count; j++) {
			const struct trial_block *block = &test->blocks[j];

			add_way(block, (size_t)rng_below(&rng,
				block->count), &test->ways[i]);
		}
}

static double off(const struct trial_test *test, const struct way *way)
{
	return way->sum - test->expected.sum;
}

static double find_chance(const struct trial_test *test)
{
	double truth = fabs(off(test, &test->truth));
	size_t as_large = 0;

	for (size_t i = 0; i < test->way_count; i++)
		as_large += fabs(off(test, &test->ways[i])) >=
			truth - AS_LARGE;
	return (double)as_large / (double)test->way_count;
}

/* The largest x > 0 with c >= slope x. */
static double reach(double c, double slope)
{
	if (slope > AS_LARGE)
		return c / slope;
	return c >= -AS_LARGE ? INFINITY : -INFINITY;
}

static int compare_reaches(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a < b) - (a > b);
}

/*
 * How far from the difference one may go, up (side 1) or down (side -1), until
 * fewer than LEVEL of the ways are as large as the truth. Were the second arm
 * x better than it is by the difference, the truth would be off by weight x;
 * a way by c - side b x, with b the part of those it shares with the truth.
 */
static double find_end(const struct trial_test *test, double difference,
	double side)
{
	double *reaches = mem_new(test->way_count, sizeof(*reaches));
	size_t least = (size_t)ceil(LEVEL * (double)test->way_count - 1e-9);
	double end;

	for (size_t i = 0; i < test->way_count; i++) {
		double b = test->ways[i].same - test->expected.same;
		double c = off(test, &test->ways[i]) - difference * b;

		reaches[i] = fmax(reach(c, test->weight + side * b),
			reach(-c, test->weight - side * b));
	}
	qsort(reaches, test->way_count, sizeof(*reaches), compare_reaches);
	end = difference + side * reaches[least - 1];
	mem_free(reaches);
	return end;
}

static void answer(struct trial_test *test, uint64_t seed,
	struct trial_result *result)
{
	bool is_exact = count_ways(test, &test->way_count);

	if (!is_exact)
		test->way_count = DRAWS + 1;
	test->ways = mem_new(test->way_count, sizeof(*test->ways));
	if (is_exact)
		list_ways(test);
	else
		draw_ways(test, seed);
	result->difference = off(test, &test->truth) / test->weight;
	result->chance = find_chance(test);
	result->low = find_end(test, result->difference, -1);
	result->high = find_end(test, result->difference, 1);
	mem_free(test->ways);
}

void trial_judge(const struct trial *trial, const struct facts *facts,
	struct trial_result *result)
{
	struct trial_test test = { .blocks = NULL };

	*result = (struct trial_result){
		.difference = NAN, .low = NAN, .high = NAN, .chance = NAN,
		.is_over = end_of(trial) < facts->now,
	};
	read_members(&test, trial, facts, result);
	weigh_blocks(&test, result);
	result->is_early = result->compared[0] < TRIAL_EACH_LEAST ||
		result->compared[1] < TRIAL_EACH_LEAST;
	if (!result->is_early)
		answer(&test, (uint64_t)trial->seed, result);
	mem_free(test.blocks);
}

static void write_arm(struct buf *out, const struct trial *trial,
	const struct trial_result *result, size_t arm)
{
	text_clean(out, trial->arms[arm]);
	buf_addf(out, ": %zu student%s seen", result->count[arm],
		result->count[arm] == 1 ? "" : "s");
	if (result->count[arm])
		buf_addf(out, ", %ld%% on average",
			lround(100 * result->mean[arm]));
	buf_adds(out, ".\n");
}

static void write_early(struct buf *out, const struct trial_result *result)
{
	buf_addf(out, "%s: each arm needs %d students who were seen since it "
		"began and have somebody like them in the other arm, and "
		"there are %zu and %zu.\n", result->is_over ?
		"It cannot be said" : "Too early to say", TRIAL_EACH_LEAST,
		result->compared[0], result->compared[1]);
}

/* As the arm says it that is ahead. */
static void write_difference(struct buf *out, const struct trial *trial,
	const struct trial_result *result)
{
	bool is_second = result->difference >= 0;
	double low = is_second ? result->low : -result->high;
	double high = is_second ? result->high : -result->low;
	long points = lround(100 * fabs(result->difference));
	bool is_clear = result->chance < LEVEL;

	if (!is_clear)
		buf_adds(out, result->is_over ? "It cannot be said which is "
			"better: " : "Too early to say which is better: ");
	text_clean(out, trial->arms[is_second]);
	buf_adds(out, is_clear ? " did better by " : " is ahead by ");
	if (points)
		buf_addf(out, "%ld point%s", points, points == 1 ? "" : "s");
	else
		buf_adds(out, "less than a point");
	buf_addf(out, ", after allowing for where they began (90 of "
		"100: %ld to %ld), and chance alone would do "
		"as much in ", lround(100 * low), lround(100 * high));
	if (result->chance < .01)
		buf_adds(out, "fewer than 1");
	else
		buf_addf(out, "%ld", lround(100 * result->chance));
	buf_adds(out, " of 100 splits.\n");
}

void trial_write(struct buf *out, const struct trial *trial,
	const struct trial_result *result)
{
	for (size_t i = 0; i < TRIAL_ARMS; i++)
		write_arm(out, trial, result, i);
	if (result->is_early)
		write_early(out, result);
	else
		write_difference(out, trial, result);
	if (result->is_over)
		return;
	buf_adds(out, "It runs until ");
	date_write_short(out, trial->until);
	buf_adds(out, "; until then differences come and go.\n");
}
