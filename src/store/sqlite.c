/* SPDX-License-Identifier: MIT */
/*
 * The driver over SQLite.
 *
 * 1. A statement is prepared once and lives as long as its connection; it is
 *    found again by the address of its text.
 * 2. Nobody waits but here: one millisecond a try, so that whoever came first
 *    is not overtaken by those who came later and back off less.
 */
#include <sqlite3.h>
#include <time.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"
#include "store/driver.h"

/* Tries of a read, which waits only while a crashed writer's log is mended. */
#define READ_WAIT 5000

struct driver_statement {
	struct driver_connection *connection;
	sqlite3_stmt *handle;
	const char *sql;
};

struct driver_connection {
	sqlite3 *handle;
	char *path;
	int wait;
	VEC(struct driver_statement *) statements;
};

static bool fail(const struct driver_connection *connection, int code,
	struct error *err)
{
	const char *path = connection->path;

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(err, ERROR_BUSY, "another program is writing "
			"to %s: try again in a moment", path);
	case SQLITE_FULL:
		return error_set(err, ERROR_IO, "there is no room left for "
			"%s: free some and try again", path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		return error_set(err, ERROR_IO, "%s cannot be opened for "
			"writing: look at the rights on the file and its "
			"folder", path);
	case SQLITE_NOTADB:
		return error_set(err, ERROR_INVALID, "%s is not a homeroom "
			"store: name another file", path);
	case SQLITE_CORRUPT:
		return error_set(err, ERROR_IO, "%s is damaged: put a backup "
			"in its place", path);
	case SQLITE_IOERR:
		return error_set(err, ERROR_IO, "the disk failed at %s (%s): "
			"try again, and look at the disk", path,
			sqlite3_errstr(code));
	default:
		return error_set(err, ERROR_IO, "%s: %s", path,
			connection->handle ?
			sqlite3_errmsg(connection->handle) :
			sqlite3_errstr(code));
	}
}

static int wait_a_moment(void *context, int tries)
{
	const struct driver_connection *connection = context;
	const struct timespec moment = { .tv_nsec = 1000000 };

	if (tries >= connection->wait)
		return 0;
	nanosleep(&moment, NULL);
	return 1;
}

static void configure(struct driver_connection *connection)
{
	static const struct {
		int option;
		int value;
	} options[] = {
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	};

	for (size_t i = 0; i < ARRAY_LEN(options); i++)
		sqlite3_db_config(connection->handle, options[i].option,
			options[i].value, NULL);
	connection->wait = READ_WAIT;
	sqlite3_busy_handler(connection->handle, wait_a_moment, connection);
}

static void sqlite_close(struct driver_connection *connection)
{
	for (size_t i = 0; i < connection->statements.count; i++) {
		sqlite3_finalize(connection->statements.items[i]->handle);
		mem_free(connection->statements.items[i]);
	}
	vec_release(&connection->statements);
	sqlite3_close(connection->handle);
	mem_free(connection->path);
	mem_free(connection);
}

/* As SQLite must be told it: a file called "file:x" is no address. */
static char *plain_path(const char *path)
{
	struct buf plain = BUF_INIT;

	if (path[0] != '/' && strcmp(path, ":memory:") != 0)
		buf_adds(&plain, "./");
	buf_adds(&plain, path);
	return buf_take(&plain);
}

static struct driver_connection *sqlite_open(
	const struct driver *driver UNUSED, const char *path, unsigned flags,
	struct error *err)
{
	struct driver_connection *connection = mem_new(1,
		sizeof(*connection));
	char *plain = plain_path(path);
	int open_flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	int code;

	open_flags |= flags & DRIVER_READ_ONLY ? SQLITE_OPEN_READONLY :
		SQLITE_OPEN_READWRITE;
	if (flags & DRIVER_CREATE)
		open_flags |= SQLITE_OPEN_CREATE;
	connection->path = mem_strdup(path);
	/* Nobody asks how much memory is in use, and to count it is a lock at
	 * every allocation. Refused, as it may be, once a store was opened. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	code = sqlite3_open_v2(plain, &connection->handle, open_flags, NULL);
	mem_free(plain);
	if (code != SQLITE_OK) {
		fail(connection, code, err);
		sqlite_close(connection);
		return NULL;
	}
	configure(connection);
	return connection;
}

static struct driver_statement *sqlite_prepare(
	struct driver_connection *connection, const char *sql,
	struct error *err)
{
	struct driver_statement *statement;
	sqlite3_stmt *handle;
	int code;

	for (size_t i = connection->statements.count; i-- > 0;) {
		if (connection->statements.items[i]->sql == sql)
			return connection->statements.items[i];
	}
	code = sqlite3_prepare_v3(connection->handle, sql, -1,
		SQLITE_PREPARE_PERSISTENT, &handle, NULL);
	if (code != SQLITE_OK) {
		fail(connection, code, err);
		return NULL;
	}
	statement = mem_new(1, sizeof(*statement));
	*statement = (struct driver_statement){
		.connection = connection,
		.handle = handle,
		.sql = sql,
	};
	vec_push(&connection->statements, statement);
	return statement;
}

static void sqlite_bind_int(struct driver_statement *statement, int index,
	int64_t value)
{
	sqlite3_bind_int64(statement->handle, index, value);
}

static void sqlite_bind_real(struct driver_statement *statement, int index,
	double value)
{
	sqlite3_bind_double(statement->handle, index, value);
}

static void sqlite_bind_text(struct driver_statement *statement, int index,
	const char *text)
{
	/* A NULL text binds NULL. */
	sqlite3_bind_text(statement->handle, index, text, -1, SQLITE_STATIC);
}

static enum driver_step sqlite_step(struct driver_statement *statement,
	struct error *err)
{
	int code = sqlite3_step(statement->handle);

	if (code == SQLITE_ROW)
		return DRIVER_ROW;
	if (code == SQLITE_DONE)
		return DRIVER_DONE;
	fail(statement->connection, code, err);
	return DRIVER_FAILED;
}

static void sqlite_reset(struct driver_statement *statement)
{
	sqlite3_reset(statement->handle);
	sqlite3_clear_bindings(statement->handle);
}

static int64_t sqlite_column_int(struct driver_statement *statement,
	int index)
{
	return sqlite3_column_int64(statement->handle, index);
}

static double sqlite_column_real(struct driver_statement *statement,
	int index)
{
	return sqlite3_column_double(statement->handle, index);
}

static const char *sqlite_column_text(struct driver_statement *statement,
	int index)
{
	return (const char *)sqlite3_column_text(statement->handle, index);
}

static bool sqlite_execute(struct driver_connection *connection,
	const char *sql, struct error *err)
{
	int code = sqlite3_exec(connection->handle, sql, NULL, NULL, NULL);

	return code == SQLITE_OK || fail(connection, code, err);
}

static void sqlite_check_references(struct driver_connection *connection,
	bool is_on)
{
	sqlite3_db_config(connection->handle, SQLITE_DBCONFIG_ENABLE_FKEY,
		(int)is_on, NULL);
}

/* For the statements without rows that every change needs. */
static bool run(struct driver_connection *connection, const char *sql,
	struct error *err)
{
	struct driver_statement *statement = sqlite_prepare(connection, sql,
		err);
	enum driver_step step;

	if (!statement)
		return false;
	step = sqlite_step(statement, err);
	sqlite_reset(statement);
	return step != DRIVER_FAILED;
}

static bool sqlite_begin(struct driver_connection *connection, int wait,
	struct error *err)
{
	bool done;

	connection->wait = wait;
	done = run(connection, "BEGIN IMMEDIATE", err);
	connection->wait = READ_WAIT;
	return done;
}

static bool sqlite_commit(struct driver_connection *connection,
	struct error *err)
{
	return run(connection, "COMMIT", err);
}

static void sqlite_rollback(struct driver_connection *connection)
{
	struct error ignored = ERROR_INIT;

	/* Some failures have rolled back already. */
	if (!sqlite3_get_autocommit(connection->handle) &&
	    !run(connection, "ROLLBACK", &ignored))
		error_clear(&ignored);
}

static int64_t sqlite_last_id(struct driver_connection *connection)
{
	return sqlite3_last_insert_rowid(connection->handle);
}

static int64_t sqlite_changes(struct driver_connection *connection)
{
	return sqlite3_changes64(connection->handle);
}

static bool sqlite_data_version(struct driver_connection *connection,
	int64_t *version, struct error *err)
{
	struct driver_statement *statement = sqlite_prepare(connection,
		"PRAGMA data_version", err);
	bool done;

	if (!statement)
		return false;
	done = sqlite_step(statement, err) == DRIVER_ROW;
	if (done)
		*version = sqlite_column_int(statement, 0);
	sqlite_reset(statement);
	return done;
}

const struct driver driver_sqlite = {
	.name = "sqlite",
	.open = sqlite_open,
	.close = sqlite_close,
	.prepare = sqlite_prepare,
	.bind_int = sqlite_bind_int,
	.bind_real = sqlite_bind_real,
	.bind_text = sqlite_bind_text,
	.step = sqlite_step,
	.reset = sqlite_reset,
	.column_int = sqlite_column_int,
	.column_real = sqlite_column_real,
	.column_text = sqlite_column_text,
	.execute = sqlite_execute,
	.check_references = sqlite_check_references,
	.begin = sqlite_begin,
	.commit = sqlite_commit,
	.rollback = sqlite_rollback,
	.last_id = sqlite_last_id,
	.changes = sqlite_changes,
	.data_version = sqlite_data_version,
};
