/* SPDX-License-Identifier: MIT */
/* Finding what a person types among the facts of a class. */
#ifndef APP_NAMES_H
#define APP_NAMES_H

#include "base/error.h"
#include "model/facts.h"

/* By id, handle or words of the name; "=12" is the store's own id, whatever
 * the names are. Indices into facts; NOT_FOUND or CONFLICT otherwise. */
MUST_CHECK bool names_student(const struct facts *facts, const char *typed,
	size_t *student, struct error *err);
MUST_CHECK bool names_objective(const struct facts *facts, const char *typed,
	size_t *objective, struct error *err);
MUST_CHECK bool names_round(const struct facts *facts, const char *typed,
	size_t *round, struct error *err);
/* Each of the words, nobody twice; ids come out, the caller frees them with
 * mem_free. */
MUST_CHECK bool names_students(const struct facts *facts,
	const char *const *typed, size_t count, int64_t **students,
	struct error *err);

#endif
