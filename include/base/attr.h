/* SPDX-License-Identifier: MIT */
/* Names for the compiler attributes that the contracts use. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#include "base/banned.h"

#define MUST_CHECK __attribute__((warn_unused_result))
#define NORETURN __attribute__((noreturn))
#define FORMAT(string, first) __attribute__((format(printf, string, first)))
#define UNUSED __attribute__((unused))

#define ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))

#endif
