/* SPDX-License-Identifier: MIT */
/* Strict numbers: the whole text is the number, or it is none. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"

MUST_CHECK bool number_parse_int(const char *text, int64_t *value);
/*
 * Point or comma as the decimal sign; no exponent, no hex, no infinity, no
 * plus sign, no blanks. ".5" is a number, "5." is not.
 */
MUST_CHECK bool number_parse(const char *text, double *value);
/* "0.5", or "50%": a percent to two decimals. Not limited to 0..1. */
MUST_CHECK bool number_parse_share(const char *text, double *share);
/* As people write it: "3", "2.5", at most two decimals; "?" when not finite.
 * A point in every locale, here and below. */
void number_write(struct buf *out, double value);
/* For machines: so many significant digits at most, whole part exact. The
 * value must be finite. */
void number_write_digits(struct buf *out, double value, int digits);

#endif
