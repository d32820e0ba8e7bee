/* SPDX-License-Identifier: MIT */
/*
 * Opening a store: is the place sound, is the file ours, is its schema known.
 * Everything here is paid by each one-line check-in, so that a current store
 * costs two reads of its header and no more.
 */
#include "open.h"

#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "place.h"
#include "query.h"

#define WAIT_DEFAULT 30000

static bool number(struct store *store, const char *sql, int64_t *value,
	struct error *err)
{
	return schema_number(store->driver, store->connection, sql, value,
		err);
}

static bool refuse_foreign(const struct store *store, struct error *err)
{
	return error_set(err, ERROR_INVALID, "%s is not a homeroom store: "
		"name another file with --store", store->path);
}

static bool create(struct store *store, const struct schema *schema,
	bool may_create, struct error *err)
{
	int64_t tables;

	if (!number(store, "SELECT count(*) FROM sqlite_schema", &tables,
	    err))
		return false;
	/* Tables may have come since, when another process makes the same
	 * store; then its mark is there too. */
	if (tables > 0) {
		int64_t application;

		if (!number(store, "PRAGMA application_id", &application, err))
			return false;
		if (application != SCHEMA_APPLICATION)
			return refuse_foreign(store, err);
	} else if (!may_create) {
		return refuse_foreign(store, err);
	}
	return schema_upgrade(schema, store->driver, store->connection,
		store->wait, err);
}

static bool back_up(struct store *store, size_t version, struct error *err)
{
	struct buf suffix = BUF_INIT;
	char *copy;
	bool done;

	buf_addf(&suffix, "before-%zu", version);
	done = place_new_copy(store->path, buf_text(&suffix), &copy, err);
	buf_release(&suffix);
	if (!done)
		return false;
	done = query_run(store, "VACUUM INTO ?1", VALUES(value_text(copy)),
		err) && place_keep_copy(copy, err);
	if (!done)
		unlink(copy);
	mem_free(copy);
	return done;
}

static bool upgrade(struct store *store, const struct schema *schema,
	struct error *err)
{
	return back_up(store, schema->version, err) &&
		schema_upgrade(schema, store->driver, store->connection,
			store->wait, err);
}

static bool make_current(struct store *store, const struct schema *schema,
	bool may_create, struct error *err)
{
	int64_t application;
	int64_t version;

	if (!number(store, "PRAGMA application_id", &application, err))
		return false;
	if (application == 0 && !create(store, schema, may_create, err))
		return false;
	if (application != 0 && application != SCHEMA_APPLICATION)
		return refuse_foreign(store, err);
	if (!number(store, "PRAGMA user_version", &version, err))
		return false;
	if (version < 1)
		return refuse_foreign(store, err);
	if (version > (int64_t)schema->version)
		return error_set(err, ERROR_INVALID, "%s was written by a "
			"newer homeroom (its schema is %lld, this one knows "
			"%zu): use that version, or name another file with "
			"--store", store->path, (long long)version,
			schema->version);
	return version == (int64_t)schema->version ||
		upgrade(store, schema, err);
}

struct store *open_store(const struct schema *schema,
	const struct driver *driver, const char *path, unsigned flags,
	struct error *err)
{
	bool is_forgotten = strcmp(path, ":memory:") == 0;
	bool may_create = is_forgotten || (flags & STORE_CREATE);
	struct driver_connection *connection;
	struct store *store;

	if (!is_forgotten && !place_prepare(path, may_create, err))
		return NULL;
	connection = driver->open(driver, path, 0, err);
	if (!connection)
		return NULL;
	store = mem_new(1, sizeof(*store));
	store->driver = driver;
	store->connection = connection;
	store->path = mem_strdup(path);
	store->wait = WAIT_DEFAULT;
	if (make_current(store, schema, may_create, err) &&
	    driver->execute(connection, "PRAGMA synchronous = FULL", err))
		return store;
	store_close(store);
	return NULL;
}

struct store *store_open(const struct driver *driver, const char *path,
	unsigned flags, struct error *err)
{
	return open_store(&schema_latest, driver, path, flags, err);
}

void store_close(struct store *store)
{
	store->driver->close(store->connection);
	mem_free(store->path);
	mem_free(store->reader);
	mem_free(store);
}

void store_set_reader(struct store *store, const char *author)
{
	mem_free(store->reader);
	store->reader = mem_strdup(author);
}

const char *store_path(const struct store *store)
{
	return store->path;
}

bool store_changed(struct store *store, bool *changed, struct error *err)
{
	int64_t version;

	if (!store->driver->data_version(store->connection, &version, err))
		return false;
	*changed = store->has_seen && version != store->seen;
	store->has_seen = true;
	store->seen = version;
	return true;
}

void store_set_wait(struct store *store, int milliseconds)
{
	store->wait = milliseconds;
}
