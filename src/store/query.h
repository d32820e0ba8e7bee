/* SPDX-License-Identifier: MIT */
/* A store in the hand, and statements over its driver. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "base/arena.h"
#include "base/date.h"
#include "store/driver.h"
#include "store/store.h"

struct store {
	const struct driver *driver;
	struct driver_connection *connection;
	char *path;
	char *reader;          /* who sees private notes of their own; NULL */
	int wait;              /* milliseconds that a change may wait */
	struct change *change; /* the one under way; NULL */
	bool has_failed;       /* a statement of that change failed */
	bool is_holding;       /* it holds check-ins that are not written */
	/* Writes them. */
	bool (*write)(struct store *store, struct error *err);
	bool has_seen;
	int64_t seen;          /* data version at the last look */
};

/* The state of a refusal that is to be accepted with the rest. */
#define DECISION_HELD "held"

/* Conditions on the fact that is called x, and what they need joined. */
#define SQL_NEVER "9223372036854775807"
#define SQL_NOT_ENDED \
	"(x.ended_by IS NULL OR EXISTS (SELECT 1 FROM action z " \
	"WHERE z.id = x.ended_by AND z.undone_by <> 0))"
#define SQL_STANDS \
	"EXISTS (SELECT 1 FROM action y WHERE y.id = x.made_by " \
	"AND y.undone_by = 0) AND " SQL_NOT_ENDED
/* m: the maker, which stands. e: the ender, where one stands. */
#define SQL_MADE " CROSS JOIN action m ON m.id = x.made_by " \
	"AND m.undone_by = 0 "
#define SQL_ENDED " LEFT JOIN action e ON e.id = x.ended_by " \
	"AND e.undone_by = 0 "
#define SQL_HOLDS_AT(moment) \
	"m.at <= " moment " AND (e.id IS NULL OR e.at > " moment ")"
/* One student, and whoever was merged into that one. As a list, and not as
 * one or another: so an index of the column is of use. */
#define SQL_IS_STUDENT(column, student) \
	"(" column " IN (SELECT " student " UNION ALL " \
	"SELECT x.from_id FROM student_merge x WHERE x.into_id = " student \
	" AND " SQL_STANDS "))"

enum value_kind {
	VALUE_NULL,
	VALUE_INT,
	VALUE_REAL,
	VALUE_TEXT
};

struct value {
	enum value_kind kind;
	union {
		int64_t integer;
		double real;
		const char *text;
	};
};

struct value value_int(int64_t integer);
struct value value_id(int64_t id);       /* 0 is NULL */
struct value value_when(civil when);     /* CIVIL_NEVER is NULL */
struct value value_real(double real);    /* a whole number is kept as one */
struct value value_known(bool is_known, double real); /* or NULL */
struct value value_text(const char *text);

/* Two arguments: the array and its length. */
#define VALUES(...) \
	(const struct value[]){ __VA_ARGS__ }, \
	sizeof((const struct value[]){ __VA_ARGS__ }) / sizeof(struct value)

/* query_close after query_open, whatever came of it. A query that failed
 * gives no more rows, and its close says so. */
struct query {
	struct store *store;
	struct driver_statement *statement;
	struct error *err;
	bool has_failed;
};
void query_open(struct query *query, struct store *store, const char *sql,
	const struct value *values, size_t count, struct error *err);
bool query_next(struct query *query);
MUST_CHECK bool query_close(struct query *query);
int64_t query_int(const struct query *query, int column);
bool query_bool(const struct query *query, int column);
double query_real(const struct query *query, int column);
/* Borrowed until the next row; NULL for NULL. */
const char *query_text(const struct query *query, int column);
/* The same, and "" for NULL. */
const char *query_word(const struct query *query, int column);
/* Copies of these two. */
const char *query_keep(const struct query *query, struct arena *arena,
	int column);
const char *query_keep_word(const struct query *query, struct arena *arena,
	int column);

/* A statement whose rows, if any, do not matter. */
MUST_CHECK bool query_run(struct store *store, const char *sql,
	const struct value *values, size_t count, struct error *err);
/* The first number of the first row; 0 when there is none. */
MUST_CHECK bool query_number(struct store *store, const char *sql,
	const struct value *values, size_t count, int64_t *number,
	struct error *err);

/* What is read between these was true at one moment. Inside a change they do
 * nothing. */
MUST_CHECK bool query_freeze(struct store *store, struct error *err);
void query_thaw(struct store *store);

#endif
