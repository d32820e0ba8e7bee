/* SPDX-License-Identifier: MIT */
/* Answers to offers, as text and as JSON. */
#ifndef CMD_ANSWERS_H
#define CMD_ANSWERS_H

#include "format.h"

/* The cells of an answer: "  2026-09-01", name unless NULL, "watch until
 * 2026-10-01", author; and the end of the row. */
void answers_table_row(struct table *table,
	const struct offer_answered *answered, const char *name);
/* "answer", "date", "until", "author", into an object that is open. */
void answers_json(struct json *json, const struct offer_answered *answered);

#endif
