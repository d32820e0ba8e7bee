/* SPDX-License-Identifier: MIT */
/* Cholesky factors by rows, so that every inner loop runs along memory. */
#include "linear.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/*
 * Four sums at once: one sum would wait for its own last addition at every
 * step. The order of additions stays fixed, and so do the bits.
 */
double linear_dot(const double *left, const double *right, size_t n)
{
	double sum[4] = { 0 };
	size_t i = 0;

	for (; i + 4 <= n; i += 4) {
		sum[0] += left[i] * right[i];
		sum[1] += left[i + 1] * right[i + 1];
		sum[2] += left[i + 2] * right[i + 2];
		sum[3] += left[i + 3] * right[i + 3];
	}
	for (; i < n; i++)
		sum[0] += left[i] * right[i];
	return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

void linear_multiply(const double *matrix, size_t n, const double *x,
	double *product)
{
	memset(product, 0, n * sizeof(*product));
	for (size_t i = 0; i < n; i++) {
		const double *row = matrix + i * n;

		product[i] += linear_dot(row, x, i + 1);
		linear_add(product, x[i], row, i);
	}
}

void linear_factor(double *matrix, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double *row = matrix + i * n;

		for (size_t j = 0; j < i; j++) {
			const double *above = matrix + j * n;

			row[j] = (row[j] - linear_dot(row, above, j)) /
				above[j];
		}
		row[i] -= linear_dot(row, row, i);
		assert(row[i] > 0);
		row[i] = sqrt(row[i]);
	}
}

void linear_half(const double *factor, size_t n, double *x)
{
	for (size_t i = 0; i < n; i++) {
		const double *row = factor + i * n;

		x[i] = (x[i] - linear_dot(row, x, i)) / row[i];
	}
}

void linear_other_half(const double *factor, size_t n, double *x)
{
	for (size_t i = n; i-- > 0;) {
		const double *row = factor + i * n;

		x[i] /= row[i];
		linear_add(x, -x[i], row, i);
	}
}

void linear_invert(double *matrix, size_t n, double *scratch)
{
	linear_factor(matrix, n);
	memset(scratch, 0, n * n * sizeof(*scratch));
	for (size_t i = 0; i < n; i++) {
		scratch[i * n + i] = 1;
		linear_half(matrix, n, scratch + i * n);
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j <= i; j++)
			matrix[i * n + j] = linear_dot(scratch + i * n,
				scratch + j * n, n);
	}
}
