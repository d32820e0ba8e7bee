/* SPDX-License-Identifier: MIT */
/* Statements over a driver. */
#include "query.h"

#include <math.h>

struct value value_int(int64_t integer)
{
	return (struct value){ .kind = VALUE_INT, .integer = integer };
}

struct value value_id(int64_t id)
{
	return id ? value_int(id) : (struct value){ .kind = VALUE_NULL };
}

struct value value_when(civil when)
{
	return when == CIVIL_NEVER ? (struct value){ .kind = VALUE_NULL } :
		value_int(when);
}

struct value value_real(double real)
{
	/* A column of reals keeps a small integer in a byte, not in eight. */
	if (fabs(real) < 1e9 && fabs(real - trunc(real)) <= 0 &&
	    !(signbit(real) && fabs(real) <= 0))
		return value_int((int64_t)real);
	return (struct value){ .kind = VALUE_REAL, .real = real };
}

struct value value_known(bool is_known, double real)
{
	return is_known ? value_real(real) :
		(struct value){ .kind = VALUE_NULL };
}

struct value value_text(const char *text)
{
	return (struct value){ .kind = VALUE_TEXT, .text = text };
}

static void bind(const struct query *query, const struct value *values,
	size_t count)
{
	const struct driver *driver = query->store->driver;

	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i];
		int index = (int)i + 1;

		switch (value->kind) {
		case VALUE_INT:
			driver->bind_int(query->statement, index,
				value->integer);
			break;
		case VALUE_REAL:
			driver->bind_real(query->statement, index,
				value->real);
			break;
		case VALUE_TEXT:
			driver->bind_text(query->statement, index,
				value->text);
			break;
		case VALUE_NULL:
			driver->bind_text(query->statement, index, NULL);
			break;
		}
	}
}

static void fail(struct query *query)
{
	query->has_failed = true;
	query->store->has_failed = true;
}

void query_open(struct query *query, struct store *store, const char *sql,
	const struct value *values, size_t count, struct error *err)
{
	*query = (struct query){ .store = store, .err = err };
	if (!store->is_holding || store->write(store, err))
		query->statement = store->driver->prepare(store->connection,
			sql, err);
	if (query->statement)
		bind(query, values, count);
	else
		fail(query);
}

bool query_next(struct query *query)
{
	enum driver_step step;

	if (query->has_failed)
		return false;
	step = query->store->driver->step(query->statement, query->err);
	if (step == DRIVER_FAILED)
		fail(query);
	return step == DRIVER_ROW;
}

bool query_close(struct query *query)
{
	if (query->statement)
		query->store->driver->reset(query->statement);
	return !query->has_failed;
}

int64_t query_int(const struct query *query, int column)
{
	return query->store->driver->column_int(query->statement, column);
}

bool query_bool(const struct query *query, int column)
{
	return query_int(query, column) != 0;
}

double query_real(const struct query *query, int column)
{
	return query->store->driver->column_real(query->statement, column);
}

const char *query_text(const struct query *query, int column)
{
	return query->store->driver->column_text(query->statement, column);
}

const char *query_word(const struct query *query, int column)
{
	const char *text = query_text(query, column);

	return text ? text : "";
}

const char *query_keep(const struct query *query, struct arena *arena,
	int column)
{
	return arena_strdup(arena, query_text(query, column));
}

const char *query_keep_word(const struct query *query, struct arena *arena,
	int column)
{
	return arena_strdup(arena, query_word(query, column));
}

bool query_run(struct store *store, const char *sql,
	const struct value *values, size_t count, struct error *err)
{
	struct query query;

	query_open(&query, store, sql, values, count, err);
	while (query_next(&query))
		continue;
	return query_close(&query);
}

bool query_number(struct store *store, const char *sql,
	const struct value *values, size_t count, int64_t *number,
	struct error *err)
{
	struct query query;

	query_open(&query, store, sql, values, count, err);
	*number = query_next(&query) ? query_int(&query, 0) : 0;
	return query_close(&query);
}

bool query_freeze(struct store *store, struct error *err)
{
	return store->change ||
		store->driver->execute(store->connection, "BEGIN", err);
}

void query_thaw(struct store *store)
{
	/* Nothing was written, and this cannot fail. */
	if (!store->change)
		store->driver->rollback(store->connection);
}
