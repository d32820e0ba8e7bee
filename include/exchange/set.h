/* SPDX-License-Identifier: MIT */
/*
 * Files that belong together, a folder or a zip file, read one at a time.
 * Where they come from is the matter of whoever makes a set.
 */
#ifndef EXCHANGE_SET_H
#define EXCHANGE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "exchange/source.h"

#define SET_NONE SIZE_MAX

struct set {
	const char *const *files; /* paths within the set */
	size_t count;
	/* source is valid until close, which follows whatever came of it. */
	bool (*open)(void *context, size_t file, struct source *source,
		struct error *err);
	/* false, with err set: not all that was read can be trusted. */
	bool (*close)(void *context, struct error *err);
	void *context;
};

/* The last part of a path, also one that was made on Windows. */
const char *set_base_name(const char *path);
/*
 * The file with this name in whatever folder, case ignored; what systems
 * hide (__MACOSX, .x) is not seen. SET_NONE in *file: there is none. CONFLICT:
 * there are several.
 */
MUST_CHECK bool set_find(const struct set *set, const char *name,
	size_t *file, struct error *err);
/* Whether what it holds might be for us: not hidden by a system. */
bool set_is_seen(const struct set *set, size_t file);

#endif
