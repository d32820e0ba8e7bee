/* SPDX-License-Identifier: MIT */
/* Versions of check-ins as chains. */
#include "versions.h"

#include "base/mem.h"

static void chain(struct versions *versions)
{
	size_t count = versions->count;

	versions->next = mem_new(count + 1, sizeof(*versions->next));
	versions->root = mem_new(count + 1, sizeof(*versions->root));
	for (size_t i = 0; i < count; i++) {
		versions->next[i] = VERSIONS_NONE;
		versions->root[i] = i;
	}
	for (size_t i = 0; i < count; i++) {
		size_t before = versions_place(versions,
			versions->rows[i].replaces);

		if (before != VERSIONS_NONE)
			versions->next[before] = i;
	}
	for (size_t i = 0; i < count; i++) {
		if (versions_place(versions, versions->rows[i].replaces) !=
		    VERSIONS_NONE)
			continue;
		for (size_t at = i; at != VERSIONS_NONE;
		     at = versions->next[at])
			versions->root[at] = i;
	}
}

bool versions_read(struct versions *versions, struct store *store,
	int64_t class_id, struct error *err)
{
	const struct checkin_query every = {
		.class_id = class_id,
		.all = true,
	};

	*versions = (struct versions){ 0 };
	if (!store_checkins(store, &every, &versions->arena, &versions->rows,
	    &versions->count, err)) {
		arena_release(&versions->arena);
		return false;
	}
	for (size_t i = 0; i < versions->count; i++)
		lookup_put(&versions->places, &versions->rows[i].id,
			sizeof(versions->rows[i].id), i);
	chain(versions);
	return true;
}

void versions_release(struct versions *versions)
{
	lookup_release(&versions->places);
	mem_free(versions->next);
	mem_free(versions->root);
	arena_release(&versions->arena);
	*versions = (struct versions){ 0 };
}

size_t versions_place(const struct versions *versions, int64_t id)
{
	const size_t *found = id ? lookup_find(&versions->places, &id,
		sizeof(id)) : NULL;

	return found ? *found : VERSIONS_NONE;
}

size_t versions_last(const struct versions *versions, size_t place)
{
	while (versions->next[place] != VERSIONS_NONE)
		place = versions->next[place];
	return place;
}
