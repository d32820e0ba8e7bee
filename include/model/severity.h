/* SPDX-License-Identifier: MIT */
/*
 * How much a block stands in the way: 1 light, 2 middle, 3 severe. A light one
 * shapes the work; from middle on intervene is offered.
 */
#ifndef MODEL_SEVERITY_H
#define MODEL_SEVERITY_H

#include <stdbool.h>

#include "base/attr.h"

#define SEVERITY_LIGHT 1
#define SEVERITY_MIDDLE 2
#define SEVERITY_SEVERE 3

const char *severity_name(int severity); /* "light" */
/* A name, or its number. */
MUST_CHECK bool severity_parse(const char *text, int *severity);

#endif
