/* SPDX-License-Identifier: MIT */
#include "import_memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { OF_CLASS, OF_STORE };

static void write_map_subject(struct buf *out,
	const struct import_memory *memory, const char *fingerprint)
{
	buf_addf(out, "%s %s", memory->kind, fingerprint);
}

static const struct file_reading *find(const struct file_reading *items,
	size_t count, const char *subject)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal(items[i].subject, subject))
			return &items[i];
	}
	return NULL;
}

static const char *recall_map(void *context, const char *fingerprint)
{
	struct import_memory *memory = context;
	const struct file_reading *found = NULL;
	struct buf subject = BUF_INIT;

	write_map_subject(&subject, memory, fingerprint);
	for (size_t i = OF_CLASS; i <= OF_STORE && !found; i++)
		found = find(memory->maps[i].items, memory->maps[i].count,
			buf_text(&subject));
	buf_release(&subject);
	if (!found || text_is_blank(found->answer))
		return NULL;
	memory->when = found->made;
	return found->answer;
}

static bool is_about(const struct file_reading *reading,
	const char *fingerprint)
{
	return !strncmp(reading->subject, fingerprint, strlen(fingerprint));
}

/* The word stands behind the fingerprint and a blank. */
static void add_level(struct buf *out, const struct file_reading *reading)
{
	const char *blank = strchr(reading->subject, ' ');

	if (blank)
		buf_addf(out, "%s%s=%s", out->len ? "," : "", blank + 1,
			reading->answer);
}

static const char *recall_levels(void *context, const char *fingerprint)
{
	struct import_memory *memory = context;

	buf_clear(&memory->text);
	for (size_t pass = 0; pass < 4; pass++) {
		const struct file_reading *items =
			memory->levels[pass % 2].items;

		for (size_t i = 0; i < memory->levels[pass % 2].count; i++) {
			if (is_about(&items[i], fingerprint) == (pass < 2))
				add_level(&memory->text, &items[i]);
		}
	}
	return buf_text(&memory->text);
}

static int compare_newest(const void *a, const void *b)
{
	const struct file_reading *one = a;
	const struct file_reading *other = b;

	if (one->made != other->made)
		return one->made > other->made ? -1 : 1;
	return strcmp(one->subject, other->subject);
}

static bool read_from(struct import_memory *memory, struct store *store,
	int64_t class_id, size_t from, struct error *err)
{
	if (!store_readings(store, class_id, READING_COLUMNS, &memory->arena,
	    &memory->maps[from].items, &memory->maps[from].count, err) ||
	    !store_readings(store, class_id, READING_LEVEL, &memory->arena,
	    &memory->levels[from].items, &memory->levels[from].count, err))
		return false;
	if (memory->levels[from].count)
		qsort(memory->levels[from].items, memory->levels[from].count,
			sizeof(struct file_reading), compare_newest);
	return true;
}

bool import_memory_read(struct import_memory *memory, struct store *store,
	int64_t class_id, const char *kind, struct error *err)
{
	*memory = (struct import_memory){
		.kind = kind,
		.when = CIVIL_NEVER,
		.recall = {
			.map = recall_map,
			.levels = recall_levels,
			.context = memory,
		},
	};
	return read_from(memory, store, class_id, OF_CLASS, err) &&
		read_from(memory, store, 0, OF_STORE, err);
}

void import_memory_release(struct import_memory *memory)
{
	buf_release(&memory->text);
	arena_release(&memory->arena);
}

/* Nothing is forgotten that was never said. */
bool import_memory_is_new(const struct import_memory *memory,
	const char *fingerprint, const char *map, struct buf *subject)
{
	const struct file_reading *old;

	write_map_subject(subject, memory, fingerprint);
	old = find(memory->maps[OF_CLASS].items, memory->maps[OF_CLASS].count,
		buf_text(subject));
	if (!old && !*map)
		old = find(memory->maps[OF_STORE].items,
			memory->maps[OF_STORE].count, buf_text(subject));
	else if (old)
		return !text_equal(old->answer, map);
	return old || *map;
}

bool import_memory_keep_map(struct import_memory *memory,
	struct change *change, const char *fingerprint, const char *map,
	size_t *count, struct error *err)
{
	struct buf subject = BUF_INIT;
	bool done = true;

	if (!map || !*fingerprint)
		return true;
	if (import_memory_is_new(memory, fingerprint, map, &subject)) {
		(*count)++;
		done = change_reading(change, READING_COLUMNS,
			buf_text(&subject), map, err);
	}
	buf_release(&subject);
	return done;
}

bool import_memory_keep_level(struct import_memory *memory,
	struct change *change, const char *fingerprint, const char *word,
	size_t level, size_t *count, struct error *err)
{
	struct buf subject = BUF_INIT;
	struct buf answer = BUF_INIT;
	const struct file_reading *old;
	bool done;

	buf_addf(&subject, "%s %s", fingerprint, word);
	if (level)
		buf_addf(&answer, "%zu", level);
	old = find(memory->levels[OF_CLASS].items,
		memory->levels[OF_CLASS].count, buf_text(&subject));
	*count += !old || !text_equal(old->answer, buf_text(&answer));
	done = change_reading(change, READING_LEVEL, buf_text(&subject),
		buf_text(&answer), err);
	buf_release(&subject);
	buf_release(&answer);
	return done;
}
