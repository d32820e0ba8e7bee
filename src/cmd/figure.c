/* SPDX-License-Identifier: MIT */
/* Figures with their ranges. */
#include "figure.h"

#include <math.h>

void figure_cell(struct table *table, const struct figure *figure)
{
	if (!figure->is_known)
		table_cell(table, FIGURE_TOO_LITTLE);
	else if (figure->has_range)
		table_cellf(table, "%.3f (%.3f-%.3f)", figure->value,
			figure->low, figure->high);
	else
		table_cellf(table, "%.3f", figure->value);
}

void figure_percent_cell(struct table *table, const struct figure *figure)
{
	if (!figure->is_known)
		table_cell(table, FIGURE_TOO_LITTLE);
	else if (figure->has_range)
		table_cellf(table, "%.0f%% (%.0f-%.0f)", 100 * figure->value,
			100 * fmax(0, figure->low),
			100 * fmin(1, figure->high));
	else
		table_cellf(table, "%.0f%%", 100 * figure->value);
}

void figure_json(struct json *json, const char *key,
	const struct figure *figure)
{
	if (!figure->is_known) {
		json_null(json, key);
		return;
	}
	json_open_object(json, key);
	json_number(json, "value", figure->value);
	json_number(json, "low", figure->has_range ? figure->low : NAN);
	json_number(json, "high", figure->has_range ? figure->high : NAN);
	json_close_object(json);
}
