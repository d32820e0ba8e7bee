/* SPDX-License-Identifier: MIT */
/* The driver that fails when it is told to. */
#include "store/fault.h"

#include "base/mem.h"
#include "base/vec.h"

struct driver_statement {
	struct driver_connection *connection;
	struct driver_statement *inner;
};

struct driver_connection {
	struct driver_fault *fault;
	const struct driver *inner;
	struct driver_connection *real;
	VEC(struct driver_statement *) statements;
};

static bool strikes(struct driver_fault *fault, const char *what,
	struct error *err)
{
	if (++fault->calls != fault->fail_at)
		return false;
	error_set(err, ERROR_IO, "the disk failed for a test: %s", what);
	return true;
}

static struct driver_connection *fault_open(const struct driver *driver,
	const char *path, unsigned flags, struct error *err)
{
	struct driver_fault *fault = (struct driver_fault *)(uintptr_t)driver;
	struct driver_connection *connection;
	struct driver_connection *real;

	if (strikes(fault, "open", err))
		return NULL;
	real = fault->inner->open(fault->inner, path, flags, err);
	if (!real)
		return NULL;
	connection = mem_new(1, sizeof(*connection));
	connection->fault = fault;
	connection->inner = fault->inner;
	connection->real = real;
	return connection;
}

static void fault_close(struct driver_connection *connection)
{
	for (size_t i = 0; i < connection->statements.count; i++)
		mem_free(connection->statements.items[i]);
	vec_release(&connection->statements);
	connection->inner->close(connection->real);
	mem_free(connection);
}

static struct driver_statement *wrap(struct driver_connection *connection,
	struct driver_statement *inner)
{
	struct driver_statement *statement;

	for (size_t i = 0; i < connection->statements.count; i++) {
		if (connection->statements.items[i]->inner == inner)
			return connection->statements.items[i];
	}
	statement = mem_new(1, sizeof(*statement));
	statement->connection = connection;
	statement->inner = inner;
	vec_push(&connection->statements, statement);
	return statement;
}

static struct driver_statement *fault_prepare(
	struct driver_connection *connection, const char *sql,
	struct error *err)
{
	struct driver_statement *inner;

	if (strikes(connection->fault, sql, err))
		return NULL;
	inner = connection->inner->prepare(connection->real, sql, err);
	return inner ? wrap(connection, inner) : NULL;
}

static void fault_bind_int(struct driver_statement *statement, int index,
	int64_t value)
{
	statement->connection->inner->bind_int(statement->inner, index, value);
}

static void fault_bind_real(struct driver_statement *statement, int index,
	double value)
{
	statement->connection->inner->bind_real(statement->inner, index,
		value);
}

static void fault_bind_text(struct driver_statement *statement, int index,
	const char *text)
{
	statement->connection->inner->bind_text(statement->inner, index, text);
}

static enum driver_step fault_step(struct driver_statement *statement,
	struct error *err)
{
	if (strikes(statement->connection->fault, "step", err))
		return DRIVER_FAILED;
	return statement->connection->inner->step(statement->inner, err);
}

static void fault_reset(struct driver_statement *statement)
{
	statement->connection->inner->reset(statement->inner);
}

static int64_t fault_column_int(struct driver_statement *statement, int index)
{
	return statement->connection->inner->column_int(statement->inner,
		index);
}

static double fault_column_real(struct driver_statement *statement, int index)
{
	return statement->connection->inner->column_real(statement->inner,
		index);
}

static const char *fault_column_text(struct driver_statement *statement,
	int index)
{
	return statement->connection->inner->column_text(statement->inner,
		index);
}

static bool fault_execute(struct driver_connection *connection,
	const char *sql, struct error *err)
{
	return !strikes(connection->fault, sql, err) &&
		connection->inner->execute(connection->real, sql, err);
}

static void fault_check_references(struct driver_connection *connection,
	bool is_on)
{
	connection->inner->check_references(connection->real, is_on);
}

static bool fault_begin(struct driver_connection *connection, int wait,
	struct error *err)
{
	return !strikes(connection->fault, "begin", err) &&
		connection->inner->begin(connection->real, wait, err);
}

static bool fault_commit(struct driver_connection *connection,
	struct error *err)
{
	return !strikes(connection->fault, "commit", err) &&
		connection->inner->commit(connection->real, err);
}

static void fault_rollback(struct driver_connection *connection)
{
	connection->inner->rollback(connection->real);
}

static int64_t fault_last_id(struct driver_connection *connection)
{
	return connection->inner->last_id(connection->real);
}

static int64_t fault_changes(struct driver_connection *connection)
{
	return connection->inner->changes(connection->real);
}

static bool fault_data_version(struct driver_connection *connection,
	int64_t *version, struct error *err)
{
	return !strikes(connection->fault, "data version", err) &&
		connection->inner->data_version(connection->real, version,
			err);
}

void driver_fault_init(struct driver_fault *fault, const struct driver *inner)
{
	*fault = (struct driver_fault){
		.driver = {
			.name = "fault",
			.open = fault_open,
			.close = fault_close,
			.prepare = fault_prepare,
			.bind_int = fault_bind_int,
			.bind_real = fault_bind_real,
			.bind_text = fault_bind_text,
			.step = fault_step,
			.reset = fault_reset,
			.column_int = fault_column_int,
			.column_real = fault_column_real,
			.column_text = fault_column_text,
			.execute = fault_execute,
			.check_references = fault_check_references,
			.begin = fault_begin,
			.commit = fault_commit,
			.rollback = fault_rollback,
			.last_id = fault_last_id,
			.changes = fault_changes,
			.data_version = fault_data_version,
		},
		.inner = inner,
	};
}

void driver_fault_arm(struct driver_fault *fault, int64_t n)
{
	fault->calls = 0;
	fault->fail_at = n;
}

bool driver_fault_struck(const struct driver_fault *fault)
{
	return fault->fail_at > 0 && fault->calls >= fault->fail_at;
}
