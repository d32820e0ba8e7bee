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

/* 0: they differ. */
static double out_of_all(const struct facts *facts, int64_t round)
{
	double out_of = 0;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->round != round)
			continue;
		if (checkin->score.form != SCORE_ITEMS ||
		    (out_of > 0 && islessgreater(out_of,
		    checkin->score.out_of)))
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
	form.form = last->score.form;
	if (form.form == SCORE_PERCENT)
		form.out_of = 100;
	else if (form.form == SCORE_ITEMS && last->round)
		form.out_of = out_of_all(facts, last->round);
	return form;
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
