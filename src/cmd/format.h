/* SPDX-License-Identifier: MIT */
/* What several verbs read and write alike. */
#ifndef CMD_FORMAT_H
#define CMD_FORMAT_H

#include "app/command.h"
#include "app/room.h"
#include "base/json.h"
#include "base/vec.h"
#include "store/change.h"

/*
 * Lines of cells, written with every column as wide as its widest cell (the
 * last one is never padded).
 */
struct table {
	VEC(char *) cells;   /* NULL ends a row */
};
#define TABLE_INIT { .cells = VEC_INIT }
void table_cell(struct table *table, const char *text);
void table_end_row(struct table *table);
/* Writes and releases. */
void table_write(struct table *table, struct buf *out);

/* --until, the end of that day; else otherwise. Before now: USAGE. */
MUST_CHECK bool format_until(const struct call *call, civil otherwise,
	civil now, civil *until, struct error *err);
MUST_CHECK bool format_cluster(const char *text, enum cluster *cluster,
	struct error *err);
/* The change is about one student, or about so many. */
void format_detail(struct change *change, const int64_t *students,
	size_t count, const char *detail);

/* "id" and "name": the roster number, else "=" and the store's own id, which
 * every verb takes as a student. NULL: a student no longer in the class. */
void format_json_who(struct json *json, const struct student *student);
/* The fields of a STUDENT, into an object that is open; standing is all but
 * id and name. */
void format_json_standing(struct json *json, const struct room *room,
	const struct seat *seat);
void format_json_seat(struct json *json, const struct room *room,
	const struct seat *seat);

#endif
