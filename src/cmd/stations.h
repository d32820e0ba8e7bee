/* SPDX-License-Identifier: MIT */
/* What hangs on the wall, on paper: cards and rotations of today's tables. */
#ifndef CMD_STATIONS_H
#define CMD_STATIONS_H

#include "app/session.h"
#include "app/stations.h"
#include "base/json.h"

#define STATIONS_ROUNDS_MOST 24

/* stations --cards and --rotation; the cluster is the first operand. */
MUST_CHECK bool stations_cards(struct session *session,
	const struct call *call, struct buf *out, struct error *err);
MUST_CHECK bool stations_rotation(struct session *session,
	const struct call *call, struct buf *out, struct error *err);

/* "Ana, Ben" and a newline. */
void stations_write_students(struct buf *out, const struct stations *stations,
	const size_t *students, size_t count);
/* An array of them. */
void stations_json_students(struct json *json, const char *key,
	const struct room *room, const struct stations *stations,
	const size_t *students, size_t count);
/* "tables" and "no_table", into an object that is open. */
void stations_json_tables(struct json *json, const struct room *room,
	const struct stations *stations, const struct station *station);

#endif
