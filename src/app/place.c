/* SPDX-License-Identifier: MIT */
/* Where a person's things lie: the store, and which class was used last. */
#include "place.h"

#include <inttypes.h>

#include "app/state.h"
#include "base/mem.h"
#include "base/number.h"

#define USED_CLASSES "classes"

void place_home(struct buf *out, const char *variable,
	const char *under_home, const char *rest)
{
	const char *base = getenv(variable);
	const char *home = getenv("HOME");

	if (base && *base == '/')
		buf_adds(out, base);
	else
		buf_addf(out, "%s/%s", home ? home : "", under_home);
	buf_addf(out, "/homeroom%s%s", *rest ? "/" : "", rest);
}

char *place_store(const char *given)
{
	const char *named = given ? given : getenv("HOMEROOM_STORE");
	struct buf path = BUF_INIT;

	if (named && *named)
		return mem_strdup(named);
	place_home(&path, "XDG_DATA_HOME", ".local/share", "homeroom.db");
	return buf_take(&path);
}

/* The store's name in the file of used classes: one that does not depend on
 * the folder that the person stands in. */
static void store_key(struct buf *out, const char *store)
{
	char *real = realpath(store, NULL);

	buf_adds(out, real ? real : store);
	mem_free(real);
}

/* Calls back with each "KEY<tab>ID" line of text. */
static const char *next_line(const char *text, struct buf *key, int64_t *id)
{
	size_t len = strcspn(text, "\n");
	const char *tab = memchr(text, '\t', len);
	struct buf digits = BUF_INIT;

	buf_clear(key);
	*id = 0;
	if (tab) {
		buf_add(key, text, (size_t)(tab - text));
		buf_add(&digits, tab + 1, len - (size_t)(tab + 1 - text));
		if (!number_parse_int(buf_text(&digits), id))
			*id = 0;
	}
	buf_release(&digits);
	return text + len + (text[len] == '\n');
}

int64_t place_used_class(const char *store)
{
	struct buf text = BUF_INIT, key = BUF_INIT, wanted = BUF_INIT;
	int64_t id, used = 0;

	store_key(&wanted, store);
	if (state_read(&text, USED_CLASSES)) {
		for (const char *at = buf_text(&text); *at; ) {
			at = next_line(at, &key, &id);
			if (!strcmp(buf_text(&key), buf_text(&wanted)))
				used = id;
		}
	}
	buf_release(&text);
	buf_release(&key);
	buf_release(&wanted);
	return used;
}

bool place_use_class(const char *store, int64_t class_id)
{
	struct buf old = BUF_INIT, new = BUF_INIT;
	struct buf key = BUF_INIT, wanted = BUF_INIT;
	int64_t id;
	bool done;

	store_key(&wanted, store);
	state_read(&old, USED_CLASSES);
	for (const char *at = buf_text(&old); *at; ) {
		at = next_line(at, &key, &id);
		if (id && strcmp(buf_text(&key), buf_text(&wanted)))
			buf_addf(&new, "%s\t%" PRId64 "\n", buf_text(&key), id);
	}
	buf_addf(&new, "%s\t%" PRId64 "\n", buf_text(&wanted), class_id);
	done = !strcmp(buf_text(&old), buf_text(&new)) ||
		state_write(USED_CLASSES, buf_text(&new));
	buf_release(&old);
	buf_release(&new);
	buf_release(&key);
	buf_release(&wanted);
	return done;
}
