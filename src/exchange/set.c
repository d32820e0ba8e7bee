/* SPDX-License-Identifier: MIT */
#include "exchange/set.h"

#include <string.h>
#include <strings.h>

const char *set_base_name(const char *path)
{
	const char *base = path;

	for (; *path; path++) {
		if (*path == '/' || *path == '\\')
			base = path + 1;
	}
	return base;
}

bool set_is_seen(const struct set *set, size_t file)
{
	const char *path = set->files[file];

	return strncmp(path, "__MACOSX", strlen("__MACOSX")) &&
		*set_base_name(path) != '.';
}

bool set_find(const struct set *set, const char *name, size_t *file,
	struct error *err)
{
	*file = SET_NONE;
	for (size_t i = 0; i < set->count; i++) {
		if (!set_is_seen(set, i) ||
		    strcasecmp(set_base_name(set->files[i]), name))
			continue;
		if (*file != SET_NONE)
			return error_set(err, ERROR_CONFLICT, "there are two "
				"files %s, %.120s and %.120s: leave the one "
				"that counts", name, set->files[*file],
				set->files[i]);
		*file = i;
	}
	return true;
}
