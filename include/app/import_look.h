/* SPDX-License-Identifier: MIT */
/*
 * A file of scores that is looked at before it is imported: its columns, what
 * each is taken as, what a dry run says, and what the teacher answers.
 */
#ifndef APP_IMPORT_LOOK_H
#define APP_IMPORT_LOOK_H

#include "app/import.h"

#define IMPORT_LOOK_SAMPLES 3

struct import_look_column {
	const char *header;
	const char *samples[IMPORT_LOOK_SAMPLES]; /* of the first rows; NULL */
	const char *meaning; /* as in a map; NULL: it is not read */
};

struct import_look {
	struct arena arena;
	const char *path;
	VEC(struct import_look_column) columns;
	VEC(struct import_look_said {
		const char *meaning;
		size_t column; /* IMPORT_LOOK_NOTHING: it is not to be read */
	}) said;
	struct buf map;
	struct buf levels;
	struct buf aliases;
	struct buf round;  /* of another quiz with an old title */
	bool correct;      /* or the old one */
	struct import_report report; /* of the last dry run */
	struct error refusal; /* why there was none; code NONE: there was */
};
#define IMPORT_LOOK_NOTHING SIZE_MAX

/* The first rows. import_look_release in any case. */
MUST_CHECK bool import_look_open(struct import_look *look,
	struct session *session, const char *path, struct error *err);
void import_look_release(struct import_look *look);
/* A dry run. false: the store cannot be read or is busy, or the person stopped
 * it; a file that is refused is no failure. */
MUST_CHECK bool import_look_try(struct import_look *look,
	struct session *session, struct error *err);
/* The column is meaning from now on; NULL: nothing. */
void import_look_choose(struct import_look *look, size_t column,
	const char *meaning);

/* The first thing that the teacher can answer, from the problem at on; its
 * place, or the count of problems. */
size_t import_look_question(const struct import_look *look, size_t at);
/* An answer to a problem: a level, a student, or IMPORT_LOOK_CORRECT or the
 * round of another quiz. */
#define IMPORT_LOOK_CORRECT "correct"
void import_look_answer(struct import_look *look, size_t problem,
	const char *text);
/* Rows of nobody here; rows or words that are in the way besides. */
size_t import_look_unknown(const struct import_look *look);
size_t import_look_in_the_way(const struct import_look *look);
/* The command that imports it. */
void import_look_write_command(const struct import_look *look,
	bool skips_unknown, struct buf *line);

#endif
