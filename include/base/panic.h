/* SPDX-License-Identifier: MIT */
/*
 * The one door through which the program ends when it cannot go on: out of
 * memory, or a broken invariant. The screen registers a hook so that the
 * terminal is given back before the sentence is printed.
 */
#ifndef BASE_PANIC_H
#define BASE_PANIC_H

#include "base/attr.h"

/* Calls the hook, prints the sentence to standard error, aborts. */
NORETURN FORMAT(1, 2) void panic(const char *format, ...);

/* At most one hook; NULL removes it. The hook must not allocate. */
void panic_set_hook(void (*hook)(void));

#endif
