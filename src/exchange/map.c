/* SPDX-License-Identifier: MIT */
#include "map.h"

#include <string.h>

#include "aliases.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "cell.h"

void map_release(struct map *map)
{
	for (size_t i = 0; i < MEANING_COUNT; i++)
		mem_free(map->header[i]);
}

/* MEANING_COUNT: no meaning is called so. */
static enum meaning find_meaning(const char *name, size_t len)
{
	char *text = mem_strndup(name, len);
	struct buf key = BUF_INIT;
	size_t meaning = 0;

	text_fold_key(&key, text);
	for (; meaning < MEANING_COUNT; meaning++) {
		struct buf own = BUF_INIT;
		bool is_same;

		text_fold_key(&own, meaning_name((enum meaning)meaning));
		is_same = text_equal(buf_text(&own), buf_text(&key));
		buf_release(&own);
		if (is_same)
			break;
	}
	buf_release(&key);
	mem_free(text);
	return (enum meaning)meaning;
}

/* To the comma before the next meaning, or to the end. */
static size_t header_len(const char *text)
{
	const char *comma = strchr(text, ',');

	while (comma) {
		size_t len = strcspn(comma + 1, ",=");

		if (comma[1 + len] == '=' &&
		    find_meaning(comma + 1, len) != MEANING_COUNT)
			return (size_t)(comma - text);
		comma = strchr(comma + 1, ',');
	}
	return strlen(text);
}

static bool refuse_meaning(const char *text, size_t len, struct error *err)
{
	struct buf sentence = BUF_INIT;
	char *name = mem_strndup(text, len);

	cell_quote(&sentence, name);
	buf_adds(&sentence, " is no meaning of a column; they are");
	for (size_t i = 0; i < MEANING_COUNT; i++)
		buf_addf(&sentence, "%s %s", i > 0 ? "," : "",
			meaning_name((enum meaning)i));
	error_set(err, ERROR_INVALID, "%s, as in \"number=Student ID\".",
		buf_text(&sentence));
	buf_release(&sentence);
	mem_free(name);
	return false;
}

bool map_read(struct map *map, const char *text, struct error *err)
{
	while (text && *text) {
		size_t name_len = strcspn(text, "=,");
		enum meaning meaning = find_meaning(text, name_len);
		size_t len;

		if (text[name_len] != '=' || meaning == MEANING_COUNT)
			return refuse_meaning(text, name_len, err);
		if (map->header[meaning])
			return error_set(err, ERROR_INVALID, "the map says %s "
				"twice; a meaning has one column.",
				meaning_name(meaning));
		text += name_len + 1;
		len = header_len(text);
		map->header[meaning] = mem_strndup(text, len);
		text += len;
		text += *text == ',';
	}
	return true;
}

static void add_key(struct buf *out, const char *text, bool is_folded)
{
	if (is_folded)
		aliases_key(out, text);
	else
		cell_text(out, text);
}

static size_t find_by_key(const char *text, const struct csv_record *header,
	bool is_folded, size_t *count)
{
	struct buf wanted = BUF_INIT;
	size_t found = COLUMN_NONE;

	*count = 0;
	add_key(&wanted, text, is_folded);
	for (size_t i = header->count; wanted.len > 0 && i-- > 0;) {
		struct buf own = BUF_INIT;

		add_key(&own, header->fields[i], is_folded);
		if (text_equal(buf_text(&own), buf_text(&wanted))) {
			found = i;
			(*count)++;
		}
		buf_release(&own);
	}
	buf_release(&wanted);
	return found;
}

/* "Ratios", or "(117)", of a column "Ratios (117)". */
static size_t find_by_title(const char *text, const struct csv_record *header,
	size_t *count)
{
	struct buf wanted = BUF_INIT;
	struct buf own = BUF_INIT;
	size_t found = COLUMN_NONE;

	*count = 0;
	cell_text(&wanted, text);
	for (size_t i = header->count; wanted.len > 0 && i-- > 0;) {
		struct buf title = BUF_INIT;

		cell_text(&own, header->fields[i]);
		if (formats_match("* (#)", buf_text(&own), &title) &&
		    (text_equal(buf_text(&title), buf_text(&wanted)) ||
			text_equal(buf_text(&own) + title.len + 1,
				buf_text(&wanted)))) {
			found = i;
			(*count)++;
		}
		buf_release(&title);
	}
	buf_release(&wanted);
	buf_release(&own);
	return found;
}

size_t map_find(const char *text, const struct csv_record *header,
	bool *is_only)
{
	struct buf digits = BUF_INIT;
	int64_t number = 0;
	size_t count;
	size_t found = find_by_key(text, header, false, &count);

	if (count == 0)
		found = find_by_key(text, header, true, &count);
	if (count == 0)
		found = find_by_title(text, header, &count);
	*is_only = count < 2;
	cell_text(&digits, text);
	if (count == 0 && number_parse_int(buf_text(&digits), &number) &&
	    number >= 1 && (uint64_t)number <= header->count)
		found = (size_t)(number - 1);
	buf_release(&digits);
	return found;
}
