/* SPDX-License-Identifier: MIT */
/* Quantiles of Student's t. */
#ifndef ENGINE_STUDENT_T_H
#define ENGINE_STUDENT_T_H

#include <stddef.h>

/* What 95 of 100 lie within, on both sides; one degree of freedom or more. To
 * three decimals. */
double student_t_95(size_t freedom);

#endif
