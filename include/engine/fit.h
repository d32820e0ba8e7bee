/* SPDX-License-Identifier: MIT */
/*
 * The class fit: one joint Laplace posterior of a class, fitted to all its
 * check-ins at once. For the t-th check-in (t = 0, 1, ...) of student i on
 * objective k in round c the logit of a full item is
 *
 *	a_i + l_i + b_k + g_k x(t) + q_c + d_t + e_t
 *
 * a the student in general; l what of that is of late: the student's last few
 * dozen check-ins have it, on any objective, and earlier ones do not; b, g the
 * class on this objective and how it learns with practice x, which vary about
 * what is usual in this class; q the round's own difficulty; d the student on
 * this objective, slowly drifting; e the last tries. How they vary differs
 * from class to class: the fit is a bank of such posteriors, one for each of a
 * few settings, which weigh by how likely each of them makes this class's own
 * check-ins (their marginal likelihood by Laplace's method: Tierney and Kadane
 * 1986; MacKay 1992). What is asked of the fit is answered by their
 * mixture.
 *
 * Pure: no clock, no randomness, no locale; rows listed in another order give
 * the same bytes. A class-year (30 students, 2,000 check-ins) takes about a
 * millisecond a setting, more with the square of an objective's rounds.
 */
#ifndef ENGINE_FIT_H
#define ENGINE_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/policy.h"
#include "model/proposal.h"

#define FIT_NO_ROUND SIZE_MAX

struct fit_row {
	size_t student;   /* 0 .. students - 1 */
	size_t objective; /* 0 .. objectives - 1 */
	size_t round;     /* any number, or FIT_NO_ROUND */
	double day;       /* days since any epoch */
	double points;    /* k, 0 .. items; fractions allowed */
	double items;     /* n, > 0 */
};

/*
 * The constants of the model. A variance is of the normal distribution before
 * any evidence; days count by log(1 + days).
 */
struct fit_setting {
	double student_variance;  /* of a */
	double late_variance;     /* of l */
	size_t late_checkins;     /* that have it; 0: there is none */
	double level_mean;        /* of b */
	double level_variance;    /* of b, about what is usual in the class */
	double level_usual;       /* and of that; 0: the mean is usual */
	double practice_mean;     /* the same of g */
	double practice_variance;
	double practice_usual;
	double practice_power;    /* x is ((1 + t)^power - 1) / power; 0: log */
	double round_variance;    /* of q */
	double own_variance;      /* of d */
	double own_step;          /* what each check-in adds to it */
	double own_drift;         /* and each unit of days */
	double recent_variance;   /* of e */
	double recent_keep;       /* what a check-in leaves of e */
	double forgetting;        /* d and e keep (1 + days)^-forgetting */
	double form_variance;     /* of a day's form, which its items share */
	double odds;              /* of the setting, against the others' */
};

#define FIT_MEMBERS_MAX 4

struct fit_bank {
	const struct fit_setting *settings;
	size_t count; /* 1 .. FIT_MEMBERS_MAX */
};

/* What fit_new takes; and the one setting that the model is published with. */
extern const struct fit_bank fit_shipped;
extern const struct fit_bank fit_published;

struct fit_class {
	const struct fit_row *rows;
	size_t count;
	size_t students;
	size_t objectives;
};

struct fit;

/* What one setting believes, and how much it weighs. */
struct belief_member {
	double weight;
	double logit;
	double variance;
};

/*
 * What is believed about one student on one objective on one day: mean and
 * variance of the logit, and the normal beliefs of which it is a mixture. With
 * no members it is itself a normal one.
 */
struct belief {
	double logit;
	double variance;
	size_t tries; /* check-ins of the student on the objective */
	size_t member_count;
	struct belief_member members[FIT_MEMBERS_MAX];
};

/* The sum that makes up a belief's logit. */
struct belief_parts {
	double objective; /* class on this objective, practice included */
	double student;   /* the student in general, of late */
	double own;       /* the student on this objective */
	double recent;    /* last tries */
};

/*
 * Rows of one student must stand in the order in which they were observed;
 * otherwise the order is free. Cannot fail. fit_free frees.
 * The numbers of rounds only tell them apart: other numbers, the same fit.
 */
struct fit *fit_new(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives);
struct fit *fit_new_with(const struct fit_class *class,
	const struct fit_bank *bank);
void fit_free(struct fit *fit);

/* One of each setting that the class does not exclude, in the order of the
 * bank, together 1; borrowed from fit. */
const double *fit_weights(const struct fit *fit, size_t *count);

/*
 * The next try: what a new check-in is predicted from. A day before the
 * pair's last check-in counts as that day, here and below.
 */
struct belief fit_belief(const struct fit *fit, size_t student,
	size_t objective, double day);
/* Adds up to the logit of fit_belief. */
struct belief_parts fit_parts(const struct fit *fit, size_t student,
	size_t objective, double day);
/*
 * The level as it was last seen, at the practice of the pair's last check-in:
 * what a student is judged by, for the practice of a try still to come is no
 * evidence of where they stand. Without check-ins it is fit_belief.
 */
struct belief fit_level(const struct fit *fit, size_t student,
	size_t objective, double day);

/* How much easier (> 0) or harder the class found a round than its other
 * rounds; 0 when nothing was observed in it. */
double fit_round_logit(const struct fit *fit, size_t round);
/* fit_belief plus the round's difficulty: a check-in in a round that
 * classmates had before. FIT_NO_ROUND gives fit_belief. */
struct belief fit_in_round(const struct fit *fit, size_t student,
	size_t objective, double day, size_t round);

/*
 * The belief right after each of the pair's check-ins, oldest first, as far
 * as cap: what was known of the student on the objective until then, with the
 * class and the student in general as they are known now. Returns how many
 * check-ins there are.
 */
size_t fit_trail(const struct fit *fit, size_t student, size_t objective,
	struct belief *out, size_t cap);
/*
 * What the student gained on the objective from right after check-in number
 * first (0 is the oldest; must be less than tries) until day: the logit of
 * the level now less the logit then, seen from now. Its odds of lying below
 * .35: belief_below_logit(gain, .35).
 */
struct belief fit_gain(const struct fit *fit, size_t student,
	size_t objective, size_t first, double day);

/*
 * A pair ready for several questions; borrows fit. Each answer is that of a
 * new fit but for the others' part, which weighs what it weighs in the fit:
 * odds are within .03 of a new fit's, and next to always within .01. Asking
 * takes a few microseconds a setting.
 */
struct fit_pair;
struct fit_pair *fit_pair_new(const struct fit *fit, size_t student,
	size_t objective);
void fit_pair_free(struct fit_pair *pair);
/*
 * The last check-in (tries must be > 0) as everything but itself predicts it,
 * its round's difficulty included: what a surprise is measured against, by
 * belief_expected(before, false).
 */
struct belief fit_pair_before(const struct fit_pair *pair);
/*
 * fit_level on day after count more check-ins of points out of items on that
 * day, each in a round of its own where the class has rounds; and what the one
 * that comes after those is predicted from, as fit_in_round in such a round.
 */
struct belief fit_pair_after(struct fit_pair *pair, double day,
	double points, double items, size_t count);
struct belief fit_pair_next(struct fit_pair *pair, double day,
	double points, double items, size_t count);

/* The expected score, 0..1, of a new check-in. has_rounds: its round's
 * difficulty is unknown too. */
double belief_expected(struct belief belief, bool has_rounds);
/* Odds that the level lies above line, 0 < line < 1. */
double belief_above(struct belief belief, double line);
/* Odds that the logit lies below a logit. */
double belief_below_logit(struct belief belief, double logit);
struct estimate belief_estimate(struct belief belief, struct lines lines);

#endif
