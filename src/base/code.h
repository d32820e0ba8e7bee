/* SPDX-License-Identifier: MIT */
/* Kinds of code points, shared by the bodies of base/text.h. */
#ifndef BASE_CODE_H
#define BASE_CODE_H

#include <stdbool.h>
#include <stdint.h>

/* Newlines and tabs of any kind. */
bool code_is_break(uint32_t code);
/* Breaks and blanks of any width. */
bool code_is_blank(uint32_t code);
/* Other controls, overrides of direction, invisible format characters. */
bool code_is_unseen(uint32_t code);
/* Unseen as well, but between letters a part of their spelling. */
bool code_is_joiner(uint32_t code);

#endif
