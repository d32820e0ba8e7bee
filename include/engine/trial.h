/* SPDX-License-Identifier: MIT */
/*
 * Trials: a fair split and an honest answer.
 *
 * Split: students are ranked by level, taken in blocks of two (of three at the
 * end of an odd number), and chance decides within each block, so that both
 * arms have the same levels and as many students (randomised block design,
 * Fisher 1935). Levels alike to a millionth are the same. The seed decides all
 * chance.
 *
 * Answer: a student's outcome is the mean of their check-ins in the time, by
 * items; what is compared is outcome less the level before. The difference is
 * that of the arms within blocks, blocks weighed by how much they tell of it
 * (of whole pairs: the difference of the means), so that who was never seen
 * takes their partner out and nobody else. Its chance is that of the
 * permutation test within blocks, both sides (exact up to 4,096 ways, else
 * 9,999 draws by the trial's seed and the split itself), its interval the 90
 * of 100 that inverts this test.
 */
#ifndef ENGINE_TRIAL_H
#define ENGINE_TRIAL_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/trial.h"

/* Students an arm, with a check-in and somebody to be compared with, before
 * anything is said: with four the least likely split of all is no rarer than 1
 * in 8, and no interval of 90 ends. */
#define TRIAL_EACH_LEAST 5

struct trial_result {
	size_t count[TRIAL_ARMS]; /* with an outcome */
	double mean[TRIAL_ARMS];  /* of outcomes, 0..1; NAN: none */
	size_t compared[TRIAL_ARMS]; /* of those, in blocks with both arms */
	bool is_early; /* too few of them to say anything: NAN below */
	double difference;        /* second less first, before taken off */
	double low;
	double high;
	double chance;            /* of one as large by the split alone */
	bool is_over;
};

/* members[i].student and before are given, in any order; arm and stratum come
 * out, and the order stays. */
void trial_split(struct trial_member *members, size_t count, uint64_t seed);
void trial_judge(const struct trial *trial, const struct facts *facts,
	struct trial_result *result);
/* In plain words, a sentence a line: how each arm did, which was better by how
 * much, how sure that is, or why it is too early to say. */
void trial_write(struct buf *out, const struct trial *trial,
	const struct trial_result *result);

#endif
