/* SPDX-License-Identifier: MIT */
/*
 * Symmetric positive definite systems, small and dense. A matrix of order n
 * is n rows of n numbers of which only the lower triangle is read or written.
 */
#ifndef ENGINE_LINEAR_H
#define ENGINE_LINEAR_H

#include <stddef.h>

double linear_dot(const double *left, const double *right, size_t n);
/*
 * to += scale * from, which do not overlap. In line and in fours, for most of
 * a fit's time goes into short ones.
 */
static inline void linear_add(double *restrict to, double scale,
	const double *restrict from, size_t n)
{
	size_t i = 0;

	for (; i + 4 <= n; i += 4) {
		to[i] += scale * from[i];
		to[i + 1] += scale * from[i + 1];
		to[i + 2] += scale * from[i + 2];
		to[i + 3] += scale * from[i + 3];
	}
	for (; i < n; i++)
		to[i] += scale * from[i];
}

/* product <- M x */
void linear_multiply(const double *matrix, size_t n, const double *x,
	double *product);
/* Replaces M by its Cholesky factor L, M = L L'. */
void linear_factor(double *matrix, size_t n);
/* x <- L^-1 x. Two such halves give the whole: x' M^-1 y = half(x).half(y) */
void linear_half(const double *factor, size_t n, double *x);
/* x <- L'^-1 x, so that both halves make x <- M^-1 x. */
void linear_other_half(const double *factor, size_t n, double *x);
/* Replaces M by its inverse. scratch has room for n * n. */
void linear_invert(double *matrix, size_t n, double *scratch);

#endif
