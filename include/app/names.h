/* SPDX-License-Identifier: MIT */
/* Finding what a person types among the facts of a class. */
#ifndef APP_NAMES_H
#define APP_NAMES_H

#include "base/error.h"
#include "model/facts.h"
#include "model/match.h"

#define NAMES_HANDLE_MAX 24

/*
 * What is typed for a student whose name has no letter of a plain keyboard, or
 * does not tell them from another of the class: the student's handle, or one
 * that lasts, made from the id: "xc", which then lies in handle. NULL: the
 * name will do.
 */
const char *names_handle(const struct facts *facts,
	const struct student *student, char handle[NAMES_HANDLE_MAX]);
/* What a student answers to; a handle as above. */
struct match_item names_item(const struct facts *facts,
	const struct student *student, char handle[NAMES_HANDLE_MAX]);
/* Indices of those who answer best to what was typed: one is the student, none
 * and several are no one. The caller frees them with mem_free. */
size_t names_best(const struct facts *facts, const char *typed,
	size_t **students);
/*
 * Whether longer, which is typed with one more key somewhere in it, may still
 * be somebody's name, as exactly as typed is: the key is then a letter.
 */
bool names_go_on(const struct facts *facts, const char *typed,
	const char *longer, const char *key);

/* By id, handle or words of the name; "=12" is the store's own id, whatever
 * the names are. Indices into facts; NOT_FOUND or CONFLICT otherwise. */
MUST_CHECK bool names_student(const struct facts *facts, const char *typed,
	size_t *student, struct error *err);
MUST_CHECK bool names_objective(const struct facts *facts, const char *typed,
	size_t *objective, struct error *err);
MUST_CHECK bool names_round(const struct facts *facts, const char *typed,
	size_t *round, struct error *err);
/* Of two that are called alike the one that is not archived is meant. */
MUST_CHECK bool names_class(const struct class *classes, size_t count,
	const char *typed, size_t *class, struct error *err);
/* Each of the words, nobody twice; ids come out, the caller frees them with
 * mem_free. */
MUST_CHECK bool names_students(const struct facts *facts,
	const char *const *typed, size_t count, int64_t **students,
	struct error *err);

#endif
