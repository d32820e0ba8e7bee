/* SPDX-License-Identifier: MIT */
/* The segments of a class: what makes them whole, and the text they are
 * stored as. */
#include "model/segments.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "names.h"

#define NAME_BYTES_MAX 24

const struct segment *segments_find(const struct segments *segments,
	const char *name)
{
	for (size_t i = 0; i < segments->count; i++) {
		if (text_equal_folded(segments->items[i].name, name))
			return &segments->items[i];
	}
	return NULL;
}

void segment_init(struct segment *segment, const char *name)
{
	*segment = (struct segment){
		.name = name,
		.sentence = "",
		.need = "",
		.tier = 2,
		.format = "group",
		.pathway = { 2, 4, 2, 2 },
		.steps = { "", "", "" },
		.example = "",
		.strategy = "",
		.weeks = 6,
		.sessions = 2,
	};
}

static bool is_letter(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

bool segment_check_name(const char *name, struct error *err)
{
	size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

	if (is_letter(name[0]) && !name[len] && len <= NAME_BYTES_MAX)
		return true;
	return error_set(err, ERROR_INVALID, "A segment cannot be called "
		"\"%s\": its name must be 1 to %d small letters, digits and "
		"hyphens, the first a letter.", name, NAME_BYTES_MAX);
}

static bool check_count(size_t count, struct error *err)
{
	if (count < SEGMENTS_LEAST)
		return error_set(err, ERROR_INVALID, "%zu segment%s too few: "
			"with fewer than %d a class is hardly told apart.",
			count, count == 1 ? " is" : "s are", SEGMENTS_LEAST);
	if (count > SEGMENTS_MOST)
		return error_set(err, ERROR_INVALID, "%zu segments are too "
			"many: nobody teaches more than %d groups each in its "
			"own way. Drop one first.", count, SEGMENTS_MOST);
	return true;
}

static bool check_sentence(const struct segment *segment, struct error *err)
{
	return !text_is_blank(segment->sentence) || error_set(err,
		ERROR_INVALID, "%s has no sentence: a group that cannot be "
		"said in one is none.", segment->name);
}

static bool check_unique(const struct segments *segments, size_t place,
	struct error *err)
{
	const char *name = segments->items[place].name;

	return segments_find(segments, name) == &segments->items[place] ||
		error_set(err, ERROR_INVALID, "Two segments are called %s: "
			"give each a name of its own.", name);
}

/* A constraint that is not there, or not there enough, blocks nobody. */
static bool check_blocked(const struct segment *segment, struct error *err)
{
	for (size_t i = 0; i < segment->condition_count; i++) {
		const struct condition *condition = &segment->conditions[i];

		if (!signal_kinds[condition->signal].is_constraint)
			return error_set(err, ERROR_INVALID, "blocked cannot "
				"ask for %s: it comes from constraints alone, "
				"so that it never speaks of skill.",
				signal_kinds[condition->signal].name);
		if (condition->comparison != COMPARISON_FROM ||
		    !(condition->limit > 0))
			return error_set(err, ERROR_INVALID, "blocked must "
				"ask for a constraint that there is: block "
				">= light, middle or severe.");
	}
	return true;
}

static bool check_free(const struct segment *segment, struct error *err)
{
	for (size_t i = 0; i < segment->condition_count; i++) {
		enum signal signal = segment->conditions[i].signal;

		if (signal_kinds[signal].is_constraint)
			return error_set(err, ERROR_INVALID, "%s cannot ask "
				"for %s: only blocked is ruled by constraints.",
				segment->name, signal_kinds[signal].name);
	}
	return true;
}

static bool check_rule(const struct segments *segments, size_t place,
	struct error *err)
{
	const struct segment *segment = &segments->items[place];
	bool is_last = place + 1 == segments->count;
	bool is_blocked = text_equal(segment->name, SEGMENT_BLOCKED);

	if (is_blocked && place > 0)
		return error_set(err, ERROR_INVALID, "blocked must be the "
			"first: asked after another, it would depend on more "
			"than constraints.");
	if (!is_last && !segment->condition_count)
		return error_set(err, ERROR_INVALID, "%s has no rule: only "
			"the last segment takes the rest.", segment->name);
	if (is_last && segment->condition_count)
		return error_set(err, ERROR_INVALID, "%s is the last segment "
			"and must take the rest: it has no rule.",
			segment->name);
	return is_blocked ? check_blocked(segment, err)
		: check_free(segment, err);
}

bool segments_check(const struct segments *segments, struct error *err)
{
	if (!check_count(segments->count, err))
		return false;
	for (size_t i = 0; i < segments->count; i++) {
		if (!segment_check_name(segments->items[i].name, err) ||
		    !check_unique(segments, i, err) ||
		    !check_sentence(&segments->items[i], err) ||
		    !check_rule(segments, i, err))
			return false;
	}
	return true;
}

/* What is not said is not written. */
static void write_field(const struct segment *segment, const char *key,
	struct buf *out)
{
	struct buf value = BUF_INIT;

	if (segment_get(segment, key, &value, NULL) && value.len)
		buf_addf(out, "%s = %s\n", key, buf_text(&value));
	buf_release(&value);
}

void segments_write(const struct segments *segments, struct buf *out)
{
	for (size_t i = 0; i < segments->count; i++) {
		buf_addf(out, "%s[%s]\n", i ? "\n" : "",
			segments->items[i].name);
		for (size_t key = 0; segment_keys[key]; key++)
			write_field(&segments->items[i], segment_keys[key],
				out);
	}
}

struct reader {
	struct segments segments;
	struct arena *arena;
	struct buf seen; /* keys of this segment, each between line breaks */
};

/* "[starter]" */
static bool read_name(struct reader *reader, char *line, size_t len,
	struct error *err)
{
	struct segments *segments = &reader->segments;

	if (line[len - 1] != ']')
		return error_set(err, ERROR_INVALID, "\"%s\" begins no "
			"segment: it must be [NAME].", line);
	if (segments->count == SEGMENTS_MOST)
		return check_count(segments->count + 1, err);
	line[len - 1] = '\0';
	if (!segment_check_name(line + 1, err))
		return false;
	segment_init(&segments->items[segments->count++],
		arena_strdup(reader->arena, line + 1));
	buf_clear(&reader->seen);
	return true;
}

static bool read_field(struct reader *reader, char *line, struct error *err)
{
	struct segments *segments = &reader->segments;
	char *value = strstr(line, "=");
	size_t len;

	if (!value)
		return error_set(err, ERROR_INVALID, "\"%s\" is no field: it "
			"must be key = value.", line);
	if (!segments->count)
		return error_set(err, ERROR_INVALID, "\"%s\" stands before "
			"the first [NAME].", line);
	len = (size_t)(value - line);
	while (len > 0 && line[len - 1] == ' ')
		len--;
	value += 1 + strspn(value + 1, " ");
	line[len] = '\0';
	return names_see(&reader->seen, line, err) &&
		segment_set(&segments->items[segments->count - 1],
			reader->arena, line, value, err);
}

/* Blanks at both ends and within do not count. */
static bool read_line(struct reader *reader, const char *text,
	struct error *err)
{
	struct buf clean = BUF_INIT;
	struct buf line = BUF_INIT;
	bool is_read = true;

	text_clean(&clean, text);
	if (!text_is_valid(text, strlen(text)) ||
	    !text_normalise(&line, buf_text(&clean)))
		is_read = error_set(err, ERROR_INVALID, "It is no UTF-8.");
	else if (line.len && line.data[0] == '[')
		is_read = read_name(reader, line.data, line.len, err);
	else if (line.len)
		is_read = read_field(reader, line.data, err);
	buf_release(&clean);
	buf_release(&line);
	return is_read;
}

bool segments_read(struct segments *segments, struct arena *arena,
	const char *text, struct error *err)
{
	struct reader reader = { .arena = arena };
	char *copy = mem_strdup(text);
	char *rest = copy;
	bool is_read = true;

	for (size_t number = 1; rest && is_read; number++) {
		char *line = strsep(&rest, "\n");

		is_read = read_line(&reader, line, err) ||
			error_where(err, "segments, line %zu", number);
	}
	is_read = is_read && segments_check(&reader.segments, err);
	if (is_read)
		*segments = reader.segments;
	buf_release(&reader.seen);
	mem_free(copy);
	return is_read;
}
