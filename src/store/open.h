/* SPDX-License-Identifier: MIT */
/* Opening under a schema other than the latest, for tests of migrations. */
#ifndef STORE_OPEN_H
#define STORE_OPEN_H

#include "schema.h"
#include "store/store.h"

struct store *open_store(const struct schema *schema,
	const struct driver *driver, const char *path, unsigned flags,
	struct error *err);

#endif
