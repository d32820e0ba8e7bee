/* SPDX-License-Identifier: MIT */
/* How a file separates and quotes, by the look of its beginning. */
#ifndef EXCHANGE_DIALECT_H
#define EXCHANGE_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

struct dialect {
	char separator;
	bool has_backslash; /* \" inside quotes is a quote */
};

/*
 * The separator that gives the first ten lines most alike numbers of fields.
 * Returns how many bytes a first line "sep=;" takes, which spreadsheets
 * leave; 0: there is none.
 */
size_t dialect_find(struct dialect *dialect, const char *text, size_t len);

#endif
