/* SPDX-License-Identifier: MIT */
/*
 * The ' that keeps a spreadsheet from taking a text for a formula. Writer and
 * reader agree here: what is put before a text is taken off again, once.
 */
#ifndef EXCHANGE_GUARD_H
#define EXCHANGE_GUARD_H

#include <stdbool.h>

/* It begins with = + - @ TAB or CR, or with quotes that stand before one of
 * these or before a digit, and would be taken for a guard. */
bool guard_is_needed(const char *text);
/* It begins with a guard, of ours or of a spreadsheet ('0042). */
bool guard_is_there(const char *text);

#endif
