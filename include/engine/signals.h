/* SPDX-License-Identifier: MIT */
/*
 * Signals of behaviour, from the facts of a class, its fit and what is known
 * of its learners: recency, frequency and level of check-ins (a classroom's
 * RFM), and the rest of model/signals.h, which says how each is counted. A
 * pure function; a class day is one on which the class had a check-in, so that
 * holidays make nobody late.
 */
#ifndef ENGINE_SIGNALS_H
#define ENGINE_SIGNALS_H

#include "engine/propose.h"
#include "model/facts.h"
#include "model/learner.h"
#include "model/signals.h"

/*
 * A class week is one, Monday to Sunday, with a class day in it; the newest is
 * the one of the newest class day. What is worked on are the objectives on
 * which the student had a check-in in the last six class weeks.
 *
 *	level     mean of engine_estimate().level over what is worked on
 *	gain      mean, over those of them with a check-in in the last four
 *	          class weeks and one before it, of the estimate right after
 *	          the last check-in less that after the last one before the
 *	          four weeks, or else after the first one
 *	weekly    check-ins of the last four class weeks by their number
 *	steady    of the last six class weeks' rounds since the student was
 *	          first seen in which half of the class or more took part
 *	help      those of the last ten check-ins that say it; three or more,
 *	          or it is unknown
 *	response  a check-in below the objective's lower line and the next one
 *	          on it: the change of the score; the last five such pairs
 *	sure      the last ten check-ins that say confidence: 1 to 4 taken as
 *	          0..1, less the score
 *	done      the last ten tasks: what is said in one round on one
 *	          objective is about one task, and the newest word counts;
 *	          given again after an answer, it is another one; what has no
 *	          answer yet is not done
 *	quality   the last ten check-ins that say it: 1 to 4 taken as 0..1
 *	ready     two answers or more, or it is unknown
 *
 * Who was never seen has 0 check-ins, and a block of 0 is none open; all else
 * is unknown without anything to count it from.
 *
 * Of the life cycle at risk and inactive are asked first, then new, returned
 * and active: two check-ins and then nothing is at risk, and not new.
 */

/* One a student of facts, in their order; out has room for all. engine is of
 * these facts. */
void signals_read(const struct engine *engine, const struct facts *facts,
	const struct learners *learners, struct signals *out);

#endif
