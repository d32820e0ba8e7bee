/* SPDX-License-Identifier: MIT */
/* Two ways of placing the same students, held against what came next. */
#include "engine/contest.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"

/* Less is what is left of adding up, and no difference. */
#define LEAST 1e-9

double contest_distance(double score, enum cluster cluster,
	struct lines lines)
{
	double low = 0;
	double high = 1;

	assert(cluster > CLUSTER_NONE && cluster < CLUSTER_INTERVENE);
	if (cluster != CLUSTER_RETEACH)
		low = cluster == CLUSTER_EXTEND ? lines.high : lines.low;
	if (cluster != CLUSTER_EXTEND)
		high = cluster == CLUSTER_RETEACH ? lines.low : lines.high;
	return fmax(0, fmax(low - score, score - high));
}

void contest_judge(const struct contest *contests, size_t count,
	struct contest_report *report)
{
	struct outcome *gains = mem_new(count, sizeof(*gains));

	*report = (struct contest_report){ .alike = 0 };
	for (size_t i = 0; i < count; i++) {
		const struct contest *contest = &contests[i];
		double far[CONTEST_SIDES];
		double gain;

		for (size_t j = 0; j < CONTEST_SIDES; j++) {
			far[j] = contest_distance(contest->score,
				contest->sides[j].cluster,
				contest->sides[j].lines);
			report->distance[j] += far[j] / (double)count;
		}
		gain = far[CONTEST_FIRST] - far[CONTEST_SECOND];
		if (fabs(gain) < LEAST)
			report->alike++;
		else
			report->nearer[gain > 0 ? CONTEST_SECOND :
				CONTEST_FIRST]++;
		gains[i] = (struct outcome){
			.student = contest->student,
			.score = gain,
			.items = 1,
		};
	}
	report->gain = metrics_mean(gains, count, METRICS_BIN_MIN);
	mem_free(gains);
}
