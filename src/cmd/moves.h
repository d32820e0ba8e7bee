/* SPDX-License-Identifier: MIT */
/* A proposal and its rows, as text and as JSON. */
#ifndef CMD_MOVES_H
#define CMD_MOVES_H

#include "base/json.h"
#include "model/facts.h"
#include "model/proposal.h"

/* The fields of a ROW with its reason, into an object that is open. */
void moves_json_row(struct json *json, const struct facts *facts,
	const struct move *move, const char *reason);
/* The whole, as regroup --json prints it. */
void moves_write_json(struct buf *out, const struct facts *facts,
	const struct proposal *proposal);
/* Counts, the case for one lesson, a row a move, who stays, and what there is
 * to look at. */
void moves_write_text(struct buf *out, const struct facts *facts,
	const struct proposal *proposal);
/* The whole reason of every move. */
void moves_write_reasons(struct buf *out, const struct facts *facts,
	const struct proposal *proposal);
/* Open, or never stored: what it says of the class is still to come. */
bool moves_are_ahead(const struct proposal *proposal);
/* An offer as an object, or null. */
void moves_json_offer(struct json *json, const char *key,
	const struct facts *facts, const struct offer *offer);

#endif
