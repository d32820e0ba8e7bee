/* SPDX-License-Identifier: MIT */
/* Where a person's things lie: the store, and which class was used last. */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/number.h"

static void home_path(struct buf *out, const char *variable,
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
	home_path(&path, "XDG_DATA_HOME", ".local/share", "homeroom.db");
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

static bool read_file(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "re");
	char bytes[4096];
	size_t size;

	if (!file)
		return false;
	while ((size = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(out, bytes, size);
	fclose(file);
	return true;
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
	struct buf path = BUF_INIT, text = BUF_INIT, key = BUF_INIT;
	struct buf wanted = BUF_INIT;
	int64_t id, used = 0;

	home_path(&path, "XDG_STATE_HOME", ".local/state", "classes");
	store_key(&wanted, store);
	if (read_file(buf_text(&path), &text)) {
		for (const char *at = buf_text(&text); *at; ) {
			at = next_line(at, &key, &id);
			if (!strcmp(buf_text(&key), buf_text(&wanted)))
				used = id;
		}
	}
	buf_release(&path);
	buf_release(&text);
	buf_release(&key);
	buf_release(&wanted);
	return used;
}

static void make_folders(const char *path)
{
	char *copy = mem_strdup(path);

	for (char *slash = strchr(copy + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700);
		*slash = '/';
	}
	mem_free(copy);
}

/* Written beside and renamed, so that a reader sees the old or the new. */
static bool write_file(const char *path, const struct buf *text)
{
	struct buf beside = BUF_INIT;
	bool done = false;
	FILE *file;
	int fd;

	buf_addf(&beside, "%s.XXXXXX", path);
	make_folders(path);
	fd = mkostemp(beside.data, O_CLOEXEC);
	file = fd < 0 ? NULL : fdopen(fd, "w");
	if (file) {
		done = fwrite(buf_text(text), 1, text->len, file) == text->len;
		done = !fclose(file) && done;
		done = done && !rename(buf_text(&beside), path);
		if (!done)
			unlink(buf_text(&beside));
	}
	buf_release(&beside);
	return done;
}

bool place_use_class(const char *store, int64_t class_id)
{
	struct buf path = BUF_INIT, old = BUF_INIT, new = BUF_INIT;
	struct buf key = BUF_INIT, wanted = BUF_INIT;
	int64_t id;
	bool done;

	home_path(&path, "XDG_STATE_HOME", ".local/state", "classes");
	store_key(&wanted, store);
	read_file(buf_text(&path), &old);
	for (const char *at = buf_text(&old); *at; ) {
		at = next_line(at, &key, &id);
		if (id && strcmp(buf_text(&key), buf_text(&wanted)))
			buf_addf(&new, "%s\t%" PRId64 "\n", buf_text(&key), id);
	}
	buf_addf(&new, "%s\t%" PRId64 "\n", buf_text(&wanted), class_id);
	done = !strcmp(buf_text(&old), buf_text(&new)) ||
		write_file(buf_text(&path), &new);
	buf_release(&path);
	buf_release(&old);
	buf_release(&new);
	buf_release(&key);
	buf_release(&wanted);
	return done;
}
