/* SPDX-License-Identifier: MIT */
/* How long stays last, by the day, those that still do being censored. */
#include <math.h>

#include "base/mem.h"
#include "review_set.h"

#define WEEK 7.0
#define DAYS_MOST 4000

struct curve {
	size_t *enters; /* of days in the stay when first watched */
	size_t *ends;
	size_t *leaves; /* watched no more: ended, or censored */
};

static size_t days_between(civil since, civil until)
{
	int64_t days = until > since ? (until - since + CIVIL_DAY - 1) /
		CIVIL_DAY : 0;

	return days > DAYS_MOST ? DAYS_MOST : (size_t)days;
}

static bool add_stay(const struct review_set *set, const struct curve *curve,
	const struct report_student *student, const struct stay *stay)
{
	civil until = stay->until < set->span.until ? stay->until :
		set->span.until;
	bool ends = stay->until <= set->span.until;

	if (student->left <= until) {
		until = student->left;
		ends = false;
	}
	if (stay->since > set->span.until || until <= set->span.from ||
	    until <= stay->since)
		return false;
	curve->enters[days_between(stay->since, set->span.from)]++;
	curve->leaves[days_between(stay->since, until)]++;
	if (ends)
		curve->ends[days_between(stay->since, until)]++;
	return true;
}

static double median_of(const struct curve *curve)
{
	double alive = 1;
	size_t watched = 0;

	for (size_t day = 0; day <= DAYS_MOST; day++) {
		if (watched && curve->ends[day])
			alive *= 1 - (double)curve->ends[day] /
				(double)watched;
		if (alive <= .5)
			return (double)day / WEEK;
		watched += curve->enters[day];
		watched -= curve->leaves[day];
	}
	return NAN;
}

double review_median_weeks(const struct review_set *set, enum cluster cluster,
	size_t *stays)
{
	size_t *days = mem_new(3 * (DAYS_MOST + 1), sizeof(*days));
	const struct curve curve = {
		.enters = days,
		.ends = days + DAYS_MOST + 1,
		.leaves = days + 2 * (DAYS_MOST + 1),
	};
	double median;

	*stays = 0;
	for (size_t i = 0; i < set->seat_count; i++) {
		const struct review_seat *seat = &set->seats[i];

		for (size_t j = 0; j < seat->stay_count; j++)
			*stays += seat->stays[j].cluster == cluster &&
				add_stay(set, &curve, seat->student,
				&seat->stays[j]);
	}
	median = median_of(&curve);
	mem_free(days);
	return median;
}
