/* SPDX-License-Identifier: MIT */
#include "guard.h"

#include <string.h>

static bool is_formula_sign(char byte)
{
	return byte && strchr("=+-@\t\r", byte);
}

bool guard_is_there(const char *text)
{
	size_t quotes = strspn(text, "'");

	return quotes > 0 && (is_formula_sign(text[quotes]) ||
		(text[quotes] >= '0' && text[quotes] <= '9'));
}

bool guard_is_needed(const char *text)
{
	return is_formula_sign(*text) || guard_is_there(text);
}
