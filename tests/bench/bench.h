/* SPDX-License-Identifier: MIT */
/* The parts of bench_engine, and the table that they fill. */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stddef.h>

#define BENCH_BESIDE_MAX 4

/* What homeroom came to, what is to be reached, and what others came to in
 * the same run. */
struct bench_row {
	const char *what;
	int digits;
	double value;
	const char *goal; /* NULL: none */
	struct {
		const char *name; /* NULL ends them */
		double value;
	} beside[BENCH_BESIDE_MAX];
};

void bench_row(const struct bench_row *row);

/* Predictions on the logs NAME.csv in the folder; one that is not there is
 * passed over with a sentence. */
void bench_logs(const char *folder);
/* Placements and offers, in so many classes of each kind. */
void bench_sim(size_t classes);
/* What looking at a class costs. */
void bench_time(void);

#endif
