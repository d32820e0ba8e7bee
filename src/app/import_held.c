/* SPDX-License-Identifier: MIT */
#include "import_held.h"

/* Seconds. */
#define MINUTE 60

static bool file_all(struct import_held *held, struct error *err)
{
	bool more = true;

	while (!held->is_filed && more) {
		if (!change_file_checkins(held->change, &more, err) ||
		    (more && !session_goes_on(held->session, held->rows,
			err)))
			return false;
	}
	held->is_filed = true;
	return true;
}

/* A row that names a day means a check-in at any time of it, and a minute one
 * at any second: a spreadsheet drops them. */
static bool is_meant(const struct filed_checkin *checkin,
	const struct import_meaning *meaning)
{
	civil at = checkin->observed_at;

	return checkin->objective == meaning->objective &&
		(meaning->moment == at ||
		meaning->moment == at - at % MINUTE ||
		meaning->moment == date_end_of_day(at));
}

bool import_held_find(struct import_held *held,
	const struct import_meaning *meaning, struct error *err)
{
	civil moment = meaning->moment;
	const struct filed_query wanted = {
		.round = meaning->round,
		.student = meaning->student,
		.from = moment == date_end_of_day(moment) ?
			date_day(moment) * CIVIL_DAY : moment,
		.until = moment + MINUTE,
	};
	const struct filed_checkin *checkins;
	size_t count;

	held->found.count = 0;
	if (!file_all(held, err) || !change_filed(held->change, &wanted,
	    &checkins, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (is_meant(&checkins[i], meaning))
			vec_push(&held->found, checkins[i]);
	}
	return true;
}

bool import_held_round(struct import_held *held, int64_t round,
	const struct filed_checkin **checkins, size_t *count,
	struct error *err)
{
	const struct filed_query wanted = {
		.round = round,
		.from = INT64_MIN,
		.until = INT64_MAX,
	};

	return file_all(held, err) && change_filed(held->change, &wanted,
		checkins, count, err);
}

void import_held_refresh(struct import_held *held)
{
	held->is_filed = false;
}

void import_held_release(struct import_held *held)
{
	vec_release(&held->found);
}
