/* SPDX-License-Identifier: MIT */
/*
 * A file that a verb reads; "-" is standard input. A sheet of a workbook is
 * one, too, and so is the only table in a zip file.
 */
#ifndef APP_INFILE_H
#define APP_INFILE_H

#include <stdio.h>

#include "app/session.h"
#include "app/unpack.h"

struct infile {
	const char *name; /* for sentences; borrowed from path */
	struct source source;
	FILE *file;       /* NULL: standard input, or unpacked */
	bool is_unpacked;
	struct unpack unpack;
};

/* NOT_FOUND, IO, INVALID for a folder, USAGE where nothing can be read from
 * standard input. infile_close or infile_end only what was opened, and in its
 * place. */
MUST_CHECK bool infile_open(struct infile *file, struct session *session,
	const char *path, struct error *err);
/* sheet, or NULL, is for a workbook only. */
MUST_CHECK bool infile_open_sheet(struct infile *file,
	struct session *session, const char *path, const char *sheet,
	struct error *err);
void infile_close(struct infile *file);
/* The same. done: how the reading went; returns it, and err has what was
 * wrong with a packed file in place of what that led to. */
MUST_CHECK bool infile_end(struct infile *file, bool done,
	struct error *err);

#endif
