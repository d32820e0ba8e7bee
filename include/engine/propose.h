/* SPDX-License-Identifier: MIT */
/*
 * From the facts of a class to a proposal: fit, placement, stays, offers. A
 * pure function of the facts; the same facts give the same proposal, byte
 * for byte, in whatever order their rows were read.
 */
#ifndef ENGINE_PROPOSE_H
#define ENGINE_PROPOSE_H

#include <stddef.h>

#include "engine/fit.h"
#include "model/facts.h"
#include "model/proposal.h"

struct engine;

/*
 * A class's check-ins as rows of a fit, in their order, and the place of each
 * in facts->checkins; both have room for all. Those of nobody and nothing that
 * the class still has are left out, and so are all but the newest where a class
 * has more than a fit takes in about a second; returns how many there are.
 */
#define ENGINE_ROWS_MOST 20000
#define ENGINE_ROUNDS_MOST 1000
size_t engine_rows(const struct facts *facts, struct fit_row *rows,
	size_t *places);

/* Fits the class. Borrows facts, which must outlive the engine. */
struct engine *engine_new(const struct facts *facts);
void engine_free(struct engine *engine);
/* The check-ins that were too old to be fitted: ENGINE_ROWS_MOST. */
size_t engine_left_out(const struct engine *engine);

/* Judges every student on facts_focus(). proposal_release releases. */
void engine_propose(const struct engine *engine, struct proposal *proposal);

/* Any student on any objective at facts->now; indices into facts. */
struct belief engine_belief(const struct engine *engine, size_t student,
	size_t objective);
/*
 * What is shown and judged: level and interval of engine_belief, the odds of
 * the level as it was last seen (fit_level). One check-in tells next to
 * nothing of how practice moves the student: then both are of engine_belief.
 */
struct estimate engine_estimate(const struct engine *engine, size_t student,
	size_t objective);
/* After each of the student's check-ins on the objective, oldest first, as
 * fit_trail; returns how many there are. */
size_t engine_trail(const struct engine *engine, size_t student,
	size_t objective, struct estimate *out, size_t cap);
struct belief_parts engine_parts(const struct engine *engine, size_t student,
	size_t objective);
enum evidence_state engine_evidence(const struct engine *engine,
	size_t student, size_t objective);
/* The rounds' difficulty as the class met it: the logit of one round; 0 when
 * it is unknown. */
double engine_round_logit(const struct engine *engine, size_t round);

#endif
