/* SPDX-License-Identifier: MIT */
/*
 * The tables, as numbered migrations: number n takes a store from user_version
 * n - 1 to n. A released migration is never edited; the next one follows it.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stddef.h>

#include "store/driver.h"

/* "home" in ASCII, in the file's header. */
#define SCHEMA_APPLICATION 0x686f6d65

struct schema {
	const char *const *const *migrations; /* each ended by NULL */
	size_t version;
};

extern const struct schema schema_latest;

/* A new file, or an older store: the log mode, then what is missing, in one
 * transaction. Sound when another process does the same. */
MUST_CHECK bool schema_upgrade(const struct schema *schema,
	const struct driver *driver, struct driver_connection *connection,
	int wait, struct error *err);
/* One number that a statement without parameters gives. */
MUST_CHECK bool schema_number(const struct driver *driver,
	struct driver_connection *connection, const char *sql,
	int64_t *number, struct error *err);

#endif
