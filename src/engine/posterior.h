/* SPDX-License-Identifier: MIT */
/*
 * The joint posterior of a class, from the inside.
 *
 * Around the linearisation everything is normal, and its precision has the
 * shape of an arrow: the coefficients beta = (b, g, q...) of one objective meet
 * those of another only through the students a. So each objective's beta is
 * eliminated on its own by the Cholesky factor L of its block M, which leaves
 * one system of the order of the students. "half" is L^-1 times something; any
 * product x' M^-1 y is half(x) . half(y), so no inverse is ever formed.
 */
#ifndef ENGINE_POSTERIOR_H
#define ENGINE_POSTERIOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"
#include "engine/fit.h"
#include "filter.h"

/* Where an objective's coefficients stand. */
enum coefficient {
	COEFFICIENT_LEVEL,    /* b */
	COEFFICIENT_PRACTICE, /* g */
	COEFFICIENT_ROUNDS    /* q of each round, by first appearance */
};

#define COEFFICIENT_NONE SIZE_MAX

/* One student on one objective. */
struct pair {
	struct sighting *sightings;
	size_t count;
	size_t columns;
	size_t *coefficient; /* which one each column stands for */
	struct filter end;   /* right after the last check-in */
};

struct round_seen {
	size_t round;
	size_t checkins;
};

struct objective_fit {
	VEC(struct round_seen) rounds;
	size_t order;          /* coefficients: 2 and one for each round */
	double *factor;        /* L of M */
	double *half_mean;     /* half of the information, then of the mean */
	double *half_students; /* a row a student: half of C_i */
	double *coefficients;  /* beta */
};

struct fit {
	size_t students;
	size_t objectives;
	size_t rows;
	bool has_rounds;
	struct pair *pairs; /* [objective * students + student] */
	struct objective_fit *by_objective;
	double *factor;     /* of A, the students' own system */
	double *student;    /* a */
	/* What the pairs point into. */
	struct sighting *sightings;
	size_t *coefficients;
	double *filters;
	size_t columns_most; /* of a pair */
};

/*
 * A level to judge: the filter's share of it, state, is known for any
 * coefficients; each of these weighs as much as it has in the level less what
 * it has in the state.
 */
struct aim {
	const double *state; /* of each of the pair's columns */
	double variance;     /* of d + e */
	double level;        /* how often a + b is in it: 1, in a gain 0 */
	double practice;     /* and g */
	size_t round;        /* a coefficient that is in it, too */
};

/* A fit before its first step, the logits where the shares put them. */
struct fit *posterior_start(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives);
/* What an objective says of the students once its coefficients are taken out
 * (the Schur complement): is added to their system, order students. */
struct share {
	double *factor;
	double *student;
};

/* The steps of posterior_solve. What the students are before any check-in: */
void posterior_open(struct fit *fit);
/* and an objective; */
void posterior_clear(struct objective_fit *objective, size_t students);
/* the pass over a pair, its logits given; */
void posterior_run(struct pair *pair, double *evidence);
/* what it says, into its objective and the share; */
void posterior_add(struct fit *fit, size_t student, size_t objective,
	const double *evidence, struct share share);
/* the objective into the share, after all of its pairs; */
void posterior_eliminate(struct fit *fit, size_t objective,
	struct share share);
/* and a and beta, when fit->factor and fit->student are complete. */
void posterior_resolve(struct fit *fit);
/* What a pair's columns weigh now: one each, the observed one's unset. */
void posterior_coefficients(const struct fit *fit, size_t student,
	size_t objective, double *coefficients);
/* Everything but the logits themselves, around these. */
void posterior_solve(struct fit *fit);
/* Until no logit moves by more than a millionth. */
void posterior_iterate(struct fit *fit);

/* The number of the last of so many check-ins, from 0 on; before the first
 * one that is the first. */
static inline size_t pair_last_try(size_t count)
{
	return count > 0 ? count - 1 : 0;
}

const struct pair *posterior_pair(const struct fit *fit, size_t student,
	size_t objective);
/* COEFFICIENT_NONE when the objective has not seen the round. */
size_t posterior_round(const struct fit *fit, size_t objective, size_t round);
/* From the pair's last check-in until day. */
struct gap posterior_gap(const struct pair *pair, double day);
/* d + e of each column at the end of the pair's check-ins, aged until day;
 * returns their covariance. */
struct spread posterior_age(const struct pair *pair, double day,
	double *state);
/*
 * The half of a linear function of one student and one objective's
 * coefficients: its variance is the half's square, the covariance of two the
 * product of their halves. weights is order numbers, half has room for
 * order + students.
 */
void posterior_half(const struct fit *fit, size_t student, size_t objective,
	double student_weight, const double *weights, double *half);
struct belief posterior_belief(const struct fit *fit, size_t student,
	size_t objective, struct aim aim);

#endif
