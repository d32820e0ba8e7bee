/* SPDX-License-Identifier: MIT */
/* Words that are nearly check-in words. */
#ifndef MODEL_SLIPS_H
#define MODEL_SLIPS_H

/* "12min" gives what follows the digits; NULL when there are none. */
const char *slips_after_digits(const char *text);
/* The word of the grammar that may have been meant, as in a sentence; NULL:
 * none. */
const char *slips_meant(const char *text);

#endif
