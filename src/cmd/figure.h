/* SPDX-License-Identifier: MIT */
/* Figures with their ranges, as validate and replay print them. */
#ifndef CMD_FIGURE_H
#define CMD_FIGURE_H

#include "engine/metrics.h"
#include "format.h"

#define FIGURE_TOO_LITTLE "too little data"

/* "0.844 (0.831-0.857)" */
void figure_cell(struct table *table, const struct figure *figure);
/* "84% (83-86)" */
void figure_percent_cell(struct table *table, const struct figure *figure);
/* {"value", "low", "high"}, or null where it is not known. */
void figure_json(struct json *json, const char *key,
	const struct figure *figure);

#endif
