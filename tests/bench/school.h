/* SPDX-License-Identifier: MIT */
/*
 * Stores to measure on, made through the program's own door: a class-year
 * (30 students, 5 objectives, 66 rounds), alone or with check-ins of other
 * classes around it, in a folder that is the home of all that is run.
 */
#ifndef TESTS_BENCH_SCHOOL_H
#define TESTS_BENCH_SCHOOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

#define SCHOOL_WORDS_MAX 16

/* A folder of its own; the environment is set for what is run from here on. */
bool school_open(const char *program);
void school_close(void);
void school_path(struct buf *path, const char *name);
/* The store that is used from here on. */
void school_use(const char *name);

/* In the store in use; others: check-ins beside it, in whole classes. */
bool school_make(size_t others);

/* Runs words, which end with NULL, without a terminal; how long that took, or
 * a negative number when it failed. */
double school_run_ms(const char *const *words);
/* The same for the program, and whether it did. */
bool school_do(const char *word, ...);
/* Check-ins of the class in use, as the shell counts them; -1: no answer. */
long school_count(void);

#endif
