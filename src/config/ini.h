/* SPDX-License-Identifier: MIT */
/*
 * One ini file as entries. The only reader of iniparser, and a careful one:
 * that library loads a folder as an empty file, drops a whole file for one bad
 * line, joins a line to the next after a backslash, cuts values at # and ;,
 * and folds double keys in silence. So every line is looked at first.
 */
#ifndef CONFIG_INI_H
#define CONFIG_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/vec.h"

struct ini_entry {
	char *section; /* lower case */
	char *key;     /* lower case */
	char *value;
	size_t line;
	size_t section_line;
};

struct ini {
	VEC(struct ini_entry) entries; /* in the file's order */
};
#define INI_INIT { .entries = VEC_INIT }

/*
 * Appends "PATH:LINE: what is wrong" to complaints for each line that is
 * left out. Where a line would mislead iniparser about others, nothing is
 * read, and a last complaint says so. A file that is not there is empty.
 */
void ini_read(struct ini *ini, const char *path, struct buf *complaints);
void ini_release(struct ini *ini);

#endif
