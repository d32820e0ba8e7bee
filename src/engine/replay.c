/* SPDX-License-Identifier: MIT */
/*
 * A fit whose settings each go their own way through the class. How much they
 * weigh is known anew after every round of a usual class; of a long one, in
 * which that would take most of the time and changes next to nothing, after
 * each hundredth more. There, a setting that no longer weighs anything to
 * speak of is left behind.
 */
#include "engine/replay.h"

#include <assert.h>

#include "bank.h"
#include "base/mem.h"
#include "track.h"


/* Of so many known rows another one changes next to nothing. */
#define ROWS_A_STEP 1000

struct replay {
	const struct fit_row *rows;
	size_t count;
	size_t known;
	size_t weighed; /* how much was known when last weighed */
	double tolerance;
	struct fit fit;
	struct track *tracks[FIT_MEMBERS_MAX];
};

double replay_tolerance(size_t count)
{
	return count > REPLAY_EXACT_ROWS ? REPLAY_TOLERANCE : REPLAY_EXACT;
}

struct replay *replay_new_with(const struct fit_class *class,
	double tolerance, const struct fit_bank *bank)
{
	struct replay *replay = mem_new(1, sizeof(*replay));

	*replay = (struct replay){
		.rows = class->rows,
		.count = class->count,
		.tolerance = tolerance,
		.fit.count = bank->count,
	};
	for (size_t i = 0; i < bank->count; i++) {
		replay->fit.members[i] = posterior_start(class,
			&bank->settings[i]);
		replay->tracks[i] = track_new(replay->fit.members[i],
			tolerance);
	}
	bank_weigh(&replay->fit);
	return replay;
}

struct replay *replay_new(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives, double tolerance)
{
	struct fit_class class = { rows, count, students, objectives };

	return replay_new_with(&class, tolerance, &fit_shipped);
}

void replay_free(struct replay *replay)
{
	if (!replay)
		return;
	for (size_t i = 0; i < replay->fit.count; i++) {
		track_free(replay->tracks[i]);
		posterior_free(replay->fit.members[i]);
	}
	mem_free(replay);
}

static bool is_exact(const struct replay *replay)
{
	return replay->tolerance <= REPLAY_EXACT;
}

/* Is the student of a row among those of the rows from known on? */
static bool is_again(const struct replay *replay, size_t row)
{
	for (size_t i = replay->known; i < row; i++) {
		if (replay->rows[i].student == replay->rows[row].student)
			return true;
	}
	return false;
}

/* How many rows without a round may come together. */
static size_t most_together(const struct replay *replay)
{
	return is_exact(replay) ? 1 : 1 + replay->known / ROWS_A_STEP;
}

size_t replay_next(const struct replay *replay)
{
	size_t end = replay->known;
	size_t most = most_together(replay);
	size_t round;

	if (end == replay->count)
		return end;
	round = replay->rows[end++].round;
	while (end < replay->count && replay->rows[end].round == round &&
		(round != FIT_NO_ROUND || (end - replay->known < most &&
		!is_again(replay, end))))
		end++;
	return end;
}

static void leave_behind(struct replay *replay, size_t number)
{
	struct fit *fit = &replay->fit;

	track_free(replay->tracks[number]);
	posterior_free(fit->members[number]);
	fit->count--;
	for (size_t i = number; i < fit->count; i++) {
		fit->members[i] = fit->members[i + 1];
		replay->tracks[i] = replay->tracks[i + 1];
	}
}

static void weigh(struct replay *replay)
{
	struct fit *fit = &replay->fit;
	size_t since = replay->known - replay->weighed;

	if (fit->count == 1 ||
		(!is_exact(replay) && since * 100 < replay->known))
		return;
	replay->weighed = replay->known;
	bank_weigh(fit);
	if (is_exact(replay) || replay->known < REPLAY_EXACT_ROWS)
		return;
	for (size_t i = fit->count; i-- > 0;) {
		if (fit->weights[i] < BANK_WEIGHT_MIN)
			leave_behind(replay, i);
	}
	bank_weigh(fit);
}

void replay_show(struct replay *replay, size_t end)
{
	assert(end >= replay->known && end <= replay->count);
	for (size_t i = 0; i < replay->fit.count; i++) {
		for (size_t j = replay->known; j < end; j++)
			track_show(replay->tracks[i], &replay->rows[j]);
		track_settle(replay->tracks[i]);
	}
	replay->known = end;
	weigh(replay);
}

const struct fit *replay_fit(const struct replay *replay)
{
	return &replay->fit;
}

struct belief replay_before(const struct replay *replay, size_t row)
{
	const struct fit_row *asked = &replay->rows[row];

	assert(row >= replay->known && row < replay->count);
	return fit_in_round(&replay->fit, asked->student, asked->objective,
		asked->day, asked->round);
}
