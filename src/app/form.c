/* SPDX-License-Identifier: MIT */
/* How a class scores just now. */
#include "app/form.h"

#include <math.h>

#include "base/number.h"

static const struct checkin *last_one(const struct facts *facts)
{
	for (size_t i = facts->checkin_count; i > 0; i--) {
		if (facts->checkins[i - 1].round)
			return &facts->checkins[i - 1];
	}
	return facts->checkin_count ?
		&facts->checkins[facts->checkin_count - 1] : NULL;
}

/* What came first says how a round is scored: nothing that is logged in
 * another way flips what a bare number means in the rest of it. */
static const struct checkin *first_of(const struct facts *facts,
	int64_t round)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		if (facts->checkins[i].round == round)
			return &facts->checkins[i];
	}
	return NULL;
}

/* Of those that count items; 0: they differ. */
static double out_of_all(const struct facts *facts, int64_t round)
{
	double out_of = 0;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->round != round ||
		    checkin->score.form != SCORE_ITEMS)
			continue;
		if (out_of > 0 && islessgreater(out_of,
		    checkin->score.out_of))
			return 0;
		out_of = checkin->score.out_of;
	}
	return out_of;
}

struct form form_of(const struct facts *facts)
{
	const struct checkin *last = last_one(facts);
	struct form form = { .form = SCORE_LEVEL };

	if (!last)
		return form;
	if (last->round)
		last = first_of(facts, last->round);
	form.form = last->score.form;
	if (form.form == SCORE_PERCENT)
		form.out_of = 100;
	else if (form.form == SCORE_ITEMS && last->round)
		form.out_of = out_of_all(facts, last->round);
	form.is_mixed = form.form == SCORE_ITEMS && last->round &&
		!(form.out_of > 0);
	return form;
}

bool form_lacks_out_of(const struct form *form, const struct score *score,
	struct buf *why)
{
	if (!form->is_mixed || score->form != SCORE_LEVEL)
		return false;
	number_write(why, score->points);
	buf_adds(why, " of how many? They differ in this round: write 3/4, or "
		"75%.");
	return true;
}

void form_complete(struct buf *out, const struct form *form,
	const char *number)
{
	buf_adds(out, number);
	if (form->form == SCORE_PERCENT)
		buf_addc(out, '%');
	if (form->form != SCORE_ITEMS || !(form->out_of > 0))
		return;
	buf_addc(out, '/');
	number_write(out, form->out_of);
}
