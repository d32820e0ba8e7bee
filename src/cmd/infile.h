/* SPDX-License-Identifier: MIT */
/* A file that a verb reads; "-" is standard input. */
#ifndef CMD_INFILE_H
#define CMD_INFILE_H

#include <stdio.h>

#include "app/session.h"

struct infile {
	const char *name; /* for sentences; borrowed from path */
	struct source source;
	FILE *file;       /* NULL: standard input */
};

/* NOT_FOUND, IO, INVALID for a folder, USAGE where nothing can be read from
 * standard input. infile_close only what was opened. */
MUST_CHECK bool infile_open(struct infile *file, struct session *session,
	const char *path, struct error *err);
void infile_close(struct infile *file);

#endif
