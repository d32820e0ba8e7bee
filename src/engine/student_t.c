/* SPDX-License-Identifier: MIT */
/*
 * The table that every book has (Fisher and Yates, Statistical Tables, table
 * III), and beyond it the expansion about the normal quantile (Abramowitz and
 * Stegun, 26.7.5), which is right to three decimals there.
 */
#include "student_t.h"

#include <assert.h>

#include "base/mem.h"

static const double table[] = {
	12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
	2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
	2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
};

double student_t_95(size_t freedom)
{
	const double z = 1.959964;
	const double z3 = z * z * z;
	double n = (double)freedom;

	assert(freedom > 0);
	if (freedom <= ARRAY_LEN(table))
		return table[freedom - 1];
	return z + (z3 + z) / (4 * n) +
		(5 * z3 * z * z + 16 * z3 + 3 * z) / (96 * n * n);
}
