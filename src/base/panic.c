/* SPDX-License-Identifier: MIT */
/* The way out when the program cannot go on. */
#include "base/panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*panic_hook)(void);

void panic(const char *format, ...)
{
	void (*hook)(void) = panic_hook;
	va_list args;

	/* A hook that panics itself must not be called again. */
	panic_hook = NULL;
	if (hook)
		hook();
	va_start(args, format);
	fputs("homeroom: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	abort();
}

void panic_set_hook(void (*hook)(void))
{
	panic_hook = hook;
}
