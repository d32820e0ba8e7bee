/* SPDX-License-Identifier: MIT */
/*
 * A class once more, check-in by check-in, as it came: what was believed
 * before each of them, from the ones before alone. The fit goes along with
 * the rows instead of being made anew for each, and its settings are weighed
 * by what is known so far.
 */
#ifndef ENGINE_REPLAY_H
#define ENGINE_REPLAY_H

#include <stddef.h>

#include "engine/fit.h"

struct replay;

/*
 * A pair's check-ins are expanded anew once its student or its objective has
 * moved by more than a tolerance, in logits. In a class of a usual size that
 * is next to nothing, and beliefs agree with fit_new to a billionth. In a
 * longer one it is so much that they agree to a thousandth of a chance,
 * which is seen in no figure about them, in a hundredth of the time.
 */
#define REPLAY_EXACT 1e-9
#define REPLAY_TOLERANCE .03
#define REPLAY_EXACT_ROWS 2500
double replay_tolerance(size_t count);

/* rows, in the order in which they were observed, are borrowed; none is known
 * yet. Cannot fail. replay_free frees. */
struct replay *replay_new(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives, double tolerance);
struct replay *replay_new_with(const struct fit_class *class,
	double tolerance, const struct fit_bank *bank);
void replay_free(struct replay *replay);

/*
 * The end of the rows that come next: those of one round that stand together,
 * or one without a round. count when there is nothing more. Where beliefs are
 * not exact anyway, rows without a round come together, too, as far as they
 * are of different students and a thousandth of what is known.
 */
size_t replay_next(const struct replay *replay);
/* Makes the rows before end known. */
void replay_show(struct replay *replay, size_t end);
/* Of what is known so far; borrowed, and the next replay_show changes it. */
const struct fit *replay_fit(const struct replay *replay);
/* What is believed of the check-in of a row that is not known yet; its
 * round's difficulty, as far as it is unknown, is in the variance. */
struct belief replay_before(const struct replay *replay, size_t row);

#endif
