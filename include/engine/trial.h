/* SPDX-License-Identifier: MIT */
/*
 * Trials: a fair split and an honest answer.
 *
 * Split: students are ranked by level, taken in blocks of two (of three at the
 * end of an odd number), and chance decides within each block, so that both
 * arms have the same levels and as many students (randomised block design,
 * Fisher 1935). The seed decides all chance.
 *
 * Answer: the difference of the arms' mean outcomes, level before taken off,
 * with a permutation test within blocks (exact up to 4,096 ways, else 9,999
 * draws by the trial's seed) and the 90 of 100 interval that inverts it.
 */
#ifndef ENGINE_TRIAL_H
#define ENGINE_TRIAL_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/trial.h"

#define TRIAL_EACH_LEAST 4 /* students an arm before anything is said */

struct trial_result {
	size_t count[TRIAL_ARMS]; /* with an outcome */
	double mean[TRIAL_ARMS];  /* of outcomes, 0..1 */
	double difference;        /* second less first, before taken off */
	double low;
	double high;
	double chance;            /* of one as large by the split alone */
	bool is_early; /* too few students or check-ins to say anything */
	bool is_over;
};

/* members[i].student and before are given; arm and stratum come out. */
void trial_split(struct trial_member *members, size_t count, uint64_t seed);
void trial_judge(const struct trial *trial, const struct facts *facts,
	struct trial_result *result);
/* In plain words: who was better by how much, how sure, or why it is too early
 * to say. */
void trial_write(struct buf *out, const struct trial *trial,
	const struct trial_result *result);

#endif
