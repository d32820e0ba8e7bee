/* SPDX-License-Identifier: MIT */
/*
 * A file of scores that is looked at before it is imported: its columns, what
 * each is taken as, what a dry run says, and what the teacher answers.
 */
#ifndef APP_INTAKE_H
#define APP_INTAKE_H

#include "app/import.h"

#define INTAKE_SAMPLES 3

struct intake_column {
	const char *header;
	const char *samples[INTAKE_SAMPLES]; /* of the first rows; NULL */
	const char *meaning; /* as in a map; NULL: it is not read */
};

struct intake {
	struct arena arena;
	const char *path;
	VEC(struct intake_column) columns;
	VEC(struct intake_said {
		const char *meaning;
		size_t column; /* INTAKE_NOTHING: it is not to be read */
	}) said;
	struct buf map;
	struct buf levels;
	struct buf aliases;
	struct buf round;  /* of another quiz with an old title */
	bool correct;      /* or the old one */
	struct import_report report; /* of the last dry run */
	struct error refusal; /* why there was none; code NONE: there was */
};
#define INTAKE_NOTHING SIZE_MAX

/* The first rows. intake_release in any case. */
MUST_CHECK bool intake_open(struct intake *intake, struct session *session,
	const char *path, struct error *err);
void intake_release(struct intake *intake);
/* A dry run. false: the store cannot be read or is busy, or the person stopped
 * it; a file that is refused is no failure. */
MUST_CHECK bool intake_try(struct intake *intake, struct session *session,
	struct error *err);
/* The column is meaning from now on; NULL: nothing. */
void intake_choose(struct intake *intake, size_t column, const char *meaning);

/* The first thing that the teacher can answer, from the problem at on; its
 * place, or the count of problems. */
size_t intake_question(const struct intake *intake, size_t at);
/* An answer to a problem: a level, a student, or INTAKE_CORRECT or the round
 * of another quiz. */
#define INTAKE_CORRECT "correct"
void intake_answer(struct intake *intake, size_t problem, const char *text);
/* Rows of nobody here; rows or words that are in the way besides. */
size_t intake_unknown(const struct intake *intake);
size_t intake_in_the_way(const struct intake *intake);
/* The command that imports it. */
void intake_write_command(const struct intake *intake, bool skips_unknown,
	struct buf *line);

#endif
