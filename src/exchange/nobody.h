/* SPDX-License-Identifier: MIT */
/* Names that stand among students and are nobody's. */
#ifndef EXCHANGE_NOBODY_H
#define EXCHANGE_NOBODY_H

enum nobody {
	NOBODY_NOT,     /* somebody's */
	NOBODY_MAXIMA,  /* "Points Possible" */
	NOBODY_TEST,    /* the pupil with whom Canvas tries things out */
	NOBODY_SUMMARY  /* "Class average", "Total": of columns */
};

/*
 * Of a whole name, whose parts may stand in two cells (else NULL), as they
 * stand in the file: a child may be called "Test" or "Max", nobody is called
 * "Points Possible".
 */
enum nobody nobody_of(const char *name, const char *rest);

#endif
