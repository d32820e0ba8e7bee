/* SPDX-License-Identifier: MIT */
/*
 * What the store needs of a database: a small struct of functions. Two
 * drivers: driver_sqlite, and the one of store/fault.h, which passes every
 * call on to another driver and fails the n-th (for tests). SQL text is
 * SQLite's.
 */
#ifndef STORE_DRIVER_H
#define STORE_DRIVER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct driver_connection;
struct driver_statement;

enum driver_step {
	DRIVER_ROW,
	DRIVER_DONE,
	DRIVER_FAILED
};

/* driver_open flags */
#define DRIVER_CREATE (1u << 0)    /* make the file when it is missing */
#define DRIVER_READ_ONLY (1u << 1)

struct driver {
	const char *name;
	/* NULL with err set on failure. */
	struct driver_connection *(*open)(const struct driver *driver,
		const char *path, unsigned flags, struct error *err);
	void (*close)(struct driver_connection *connection);
	/* Statements are cached by the driver and finalised by close; sql must
	 * be a string constant. NULL with err set on failure. */
	struct driver_statement *(*prepare)(
		struct driver_connection *connection, const char *sql,
		struct error *err);
	void (*bind_int)(struct driver_statement *, int index, int64_t value);
	void (*bind_real)(struct driver_statement *, int index, double value);
	/* NULL binds NULL; text must live until reset. */
	void (*bind_text)(struct driver_statement *, int index,
		const char *text);
	enum driver_step (*step)(struct driver_statement *,
		struct error *err);
	void (*reset)(struct driver_statement *);
	int64_t (*column_int)(struct driver_statement *, int index);
	double (*column_real)(struct driver_statement *, int index);
	/* NULL for NULL; borrowed until the next step or reset. */
	const char *(*column_text)(struct driver_statement *, int index);
	bool (*execute)(struct driver_connection *, const char *sql,
		struct error *err);
	/* Whether rows that refer to others are held against them, as they are
	 * from the start. */
	void (*check_references)(struct driver_connection *, bool is_on);
	/* wait: milliseconds to go on trying while others write. BUSY. */
	bool (*begin)(struct driver_connection *, int wait, struct error *err);
	bool (*commit)(struct driver_connection *, struct error *err);
	void (*rollback)(struct driver_connection *);
	int64_t (*last_id)(struct driver_connection *);
	int64_t (*changes)(struct driver_connection *);
	/* A number that moves whenever another connection has written. */
	bool (*data_version)(struct driver_connection *, int64_t *version,
		struct error *err);
};

extern const struct driver driver_sqlite;

#endif
