/* SPDX-License-Identifier: MIT */
/* Kinds of code points. */
#include "code.h"

#include <stddef.h>
#include <utf8proc.h>

#include "base/attr.h"

static const struct {
	uint32_t first;
	uint32_t last;
} unseen[] = {
	{ 0x0001, 0x001F },
	{ 0x007F, 0x009F },
	{ 0x00AD, 0x00AD },
	{ 0x061C, 0x061C },
	{ 0x180E, 0x180E },
	{ 0x200B, 0x200F },
	{ 0x202A, 0x202E },
	{ 0x2060, 0x206F },
	{ 0xFEFF, 0xFEFF },
	{ 0xFFF9, 0xFFFB },
	{ 0xE0000, 0xE007F },
};

bool code_is_break(uint32_t code)
{
	return (code >= '\t' && code <= '\r') || code == 0x85 ||
		code == 0x2028 || code == 0x2029;
}

bool code_is_blank(uint32_t code)
{
	if (code == ' ' || code_is_break(code))
		return true;
	return code >= 0x80 && utf8proc_category((utf8proc_int32_t)code) ==
		UTF8PROC_CATEGORY_ZS;
}

bool code_is_unseen(uint32_t code)
{
	if (code_is_break(code))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(unseen); i++) {
		if (code <= unseen[i].last)
			return code >= unseen[i].first;
	}
	return false;
}

bool code_is_joiner(uint32_t code)
{
	return code == 0x200C || code == 0x200D;
}
