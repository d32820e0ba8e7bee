/* SPDX-License-Identifier: MIT */
/*
 * The joint posterior of a class under one setting, from the inside.
 *
 * Around the linearisation everything is normal, and its precision has the
 * shape of an arrow: the coefficients beta = (b, g, q...) of one objective meet
 * those of another only through what is general, the students a and l and what
 * is usual of b and g. So each objective's beta is eliminated on its own by the
 * Cholesky factor L of its block M, which leaves one system of the order of
 * what is general. "half" is L^-1 times something; any product x' M^-1 y is
 * half(x) . half(y), so no inverse is ever formed.
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

/* What is general, behind the students: how far b and g usually lie from the
 * setting's mean in this class, in the order of the coefficients. */
#define USUAL_COUNT COEFFICIENT_ROUNDS

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
	size_t order;         /* coefficients: 2 and one for each round */
	double *factor;       /* L of M */
	double *half_mean;    /* half of the information, then of the mean */
	double *half_general; /* a row for each general one: half of C_i */
	double *coefficients; /* beta */
};

struct posterior {
	struct fit_setting setting;
	size_t students;
	size_t generals; /* students, what is usual, and l if there is one */
	size_t objectives;
	size_t rows;
	bool has_rounds;
	struct pair *pairs; /* [objective * students + student] */
	size_t *checkins;   /* of each student */
	struct objective_fit *by_objective;
	double *factor;  /* of A, the system of what is general */
	double *general; /* a, then what is usual, then l */
	/* What the pairs point into. */
	struct sighting *sightings;
	size_t *coefficients;
	double *filters;
	size_t columns;      /* of all pairs */
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
	double late;         /* and l */
	double practice;     /* and g */
	size_t round;        /* a coefficient that is in it, too */
};

/* A posterior before its first step, the logits where the shares put them. */
struct posterior *posterior_start(const struct fit_class *class,
	const struct fit_setting *setting);
/* Moves them closer to the mode: each check-in as if eight more items were
 * like the pair's. That saves steps and shows in no number. */
void posterior_guess(struct posterior *posterior);
/* Another setting of the same class, the logits where the first has them. */
struct posterior *posterior_start_from(const struct posterior *first,
	const struct fit_setting *setting);
void posterior_free(struct posterior *posterior);

/* What an objective says of what is general once its coefficients are taken
 * out (the Schur complement): is added to their system. */
struct share {
	double *factor;
	double *general;
};

/* The steps of posterior_solve. What is general before any check-in: */
void posterior_open(struct posterior *posterior);
/* and an objective; */
void posterior_clear(struct posterior *posterior, size_t objective);
/* the pass over a pair, its logits given; */
void posterior_run(struct pair *pair, double *evidence);
/* what it says, into its objective and the share; */
void posterior_add(struct posterior *posterior, size_t student,
	size_t objective, const double *evidence, struct share share);
/* the objective into the share, after all of its pairs; */
void posterior_eliminate(struct posterior *posterior, size_t objective,
	struct share share);
/* and what is general and beta, when factor and general are complete. */
void posterior_resolve(struct posterior *posterior);
/* What a pair's columns weigh now: one each, the observed one's unset. */
void posterior_coefficients(const struct posterior *posterior, size_t student,
	size_t objective, double *coefficients);
/* Everything but the logits themselves, around these. */
void posterior_solve(struct posterior *posterior);
/* One step of Newton's toward the mode. Returns by how much the logit moved
 * that moved most. */
double posterior_step(struct posterior *posterior);
/* How the mode is looked for from there on: until no logit moves by as much as close_enough,
 * with as many steps at the most between two linearisations as patience says,
 * and some more where they are the last; 0: Newton's steps. */
struct pace {
	double close_enough;
	int patience;
};
void posterior_iterate(struct posterior *posterior, struct pace pace);
/* The log of the marginal likelihood of all check-ins by Laplace's method,
 * when solved at the mode. */
double posterior_evidence(const struct posterior *posterior);

/* The number of the last of so many check-ins, from 0 on; before the first
 * one that is the first. */
static inline size_t pair_last_try(size_t count)
{
	return count > 0 ? count - 1 : 0;
}

static inline bool posterior_has_late(const struct posterior *posterior)
{
	return posterior->setting.late_checkins > 0;
}

/* Where l of a student stands in what is general, if there is one. */
static inline size_t posterior_late(const struct posterior *posterior,
	size_t student)
{
	return posterior->students + USUAL_COUNT + student;
}

/* l of a student. */
double posterior_late_logit(const struct posterior *posterior, size_t student);
const struct pair *posterior_pair(const struct posterior *posterior,
	size_t student, size_t objective);
/* COEFFICIENT_NONE when the objective has not seen the round. */
size_t posterior_round(const struct posterior *posterior, size_t objective,
	size_t round);
/* The variance that a check-in to come has besides its items: its form's and,
 * where the class has rounds, its own one's. */
double posterior_noise(const struct posterior *posterior);
/* From the pair's last check-in until day. */
struct gap posterior_gap(const struct posterior *posterior,
	const struct pair *pair, double day);
/* What a and l of a student weigh. */
struct person {
	double general;
	double late;
};

/*
 * The half of a linear function of one student (a, l) and one objective's
 * coefficients: its variance is the half's square, the covariance of two the
 * product of their halves. weights is order numbers, half has room for
 * order + generals.
 */
void posterior_half(const struct posterior *posterior, size_t student,
	size_t objective, struct person person, const double *weights,
	double *half);
struct belief posterior_belief(const struct posterior *posterior,
	size_t student, size_t objective, struct aim aim);

/* As the functions of fit.h, of one setting. */
struct belief posterior_next(const struct posterior *posterior,
	size_t student, size_t objective, double day);
struct belief posterior_level(const struct posterior *posterior,
	size_t student, size_t objective, double day);
struct belief posterior_in_round(const struct posterior *posterior,
	size_t student, size_t objective, double day, size_t round);
struct belief_parts posterior_parts(const struct posterior *posterior,
	size_t student, size_t objective, double day);
double posterior_round_logit(const struct posterior *posterior, size_t round);
size_t posterior_trail(const struct posterior *posterior, size_t student,
	size_t objective, struct belief *out, size_t cap);
struct belief posterior_gain(const struct posterior *posterior,
	size_t student, size_t objective, size_t first, double day);

#endif
