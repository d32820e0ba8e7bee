/* SPDX-License-Identifier: MIT */
/* What a segment is made of, key by key, and how each kind is read. */
#include "model/segments.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "model/learner.h"

struct field {
	const char *limits; /* what it takes, in words */
	size_t place;       /* in struct segment */
	int64_t low;        /* limits of a number */
	int64_t high;
	bool (*read)(const struct field *field, struct segment *segment,
		struct arena *arena, const char *value, struct error *err);
	void (*write)(const struct field *field,
		const struct segment *segment, struct buf *out);
};

const char *const segment_keys[] = {
	"when", "sentence", "need", "tier", "format", "pathway", "step1",
	"step2", "step3", "example", "strategy", "weeks", "sessions", NULL
};

static bool read_rule(const struct field *field UNUSED,
	struct segment *segment, struct arena *arena UNUSED,
	const char *value, struct error *err)
{
	return segment_parse_rule(segment, value, err);
}

static void write_rule(const struct field *field UNUSED,
	const struct segment *segment, struct buf *out)
{
	segment_write_rule(out, segment);
}

static bool read_text(const struct field *field, struct segment *segment,
	struct arena *arena, const char *value, struct error *err UNUSED)
{
	const char **place = (const char **)(void *)((char *)segment +
		field->place);
	struct buf clean = BUF_INIT;
	struct buf text = BUF_INIT;
	bool is_read;

	text_clean(&clean, value);
	is_read = text_is_valid(value, strlen(value)) &&
		text_normalise(&text, buf_text(&clean)) &&
		text.len <= SEGMENT_TEXT_MAX;
	if (is_read)
		*place = arena_strdup(arena, buf_text(&text));
	buf_release(&clean);
	buf_release(&text);
	return is_read;
}

static void write_text(const struct field *field,
	const struct segment *segment, struct buf *out)
{
	buf_adds(out, *(const char *const *)(const void *)
		((const char *)segment + field->place));
}

static bool read_number(const struct field *field, struct segment *segment,
	struct arena *arena UNUSED, const char *value,
	struct error *err UNUSED)
{
	int64_t number;

	if (!number_parse_int(value, &number) || number < field->low ||
	    number > field->high)
		return false;
	*(int *)(void *)((char *)segment + field->place) = (int)number;
	return true;
}

static void write_number(const struct field *field,
	const struct segment *segment, struct buf *out)
{
	buf_addf(out, "%d", *(const int *)(const void *)
		((const char *)segment + field->place));
}

static bool read_tier(const struct field *field UNUSED,
	struct segment *segment, struct arena *arena UNUSED,
	const char *value, struct error *err UNUSED)
{
	return tier_parse(value, &segment->tier);
}

/* One whole number of tenths at *text, which moves on behind it. */
static bool read_tenths(const char **text, int *tenths)
{
	size_t len = strspn(*text, "0123456789");

	if (len == 0 || len > 2)
		return false;
	*tenths = 0;
	for (size_t i = 0; i < len; i++)
		*tenths = *tenths * 10 + (*text)[i] - '0';
	*text += len;
	*text += strspn(*text, " ");
	return true;
}

static bool read_pathway(const struct field *field UNUSED,
	struct segment *segment, struct arena *arena UNUSED,
	const char *value, struct error *err UNUSED)
{
	int pathway[PHASE_COUNT];
	int sum = 0;

	value += strspn(value, " ");
	for (size_t i = 0; i < PHASE_COUNT; i++) {
		if (!read_tenths(&value, &pathway[i]))
			return false;
		sum += pathway[i];
	}
	if (*value || sum != 10)
		return false;
	memcpy(segment->pathway, pathway, sizeof(pathway));
	return true;
}

static void write_pathway(const struct field *field UNUSED,
	const struct segment *segment, struct buf *out)
{
	for (size_t i = 0; i < PHASE_COUNT; i++)
		buf_addf(out, "%s%d", i ? " " : "", segment->pathway[i]);
}

#define TEXT(member) { \
		.limits = "at most 400 bytes of text", \
		.place = offsetof(struct segment, member), \
		.read = read_text, .write = write_text, \
	}

/* As segment_keys. */
static const struct field fields[] = {
	{ .read = read_rule, .write = write_rule },
	TEXT(sentence),
	TEXT(need),
	{
		.limits = "1 for self-directed, 2 for a group or 3 for "
			"one-to-one",
		.place = offsetof(struct segment, tier),
		.read = read_tier, .write = write_number,
	},
	TEXT(format),
	{
		.limits = "four whole numbers that make ten: tenths of the "
			"time for orientation, practice, feedback and "
			"application",
		.read = read_pathway, .write = write_pathway,
	},
	TEXT(steps[0]),
	TEXT(steps[1]),
	TEXT(steps[2]),
	TEXT(example),
	TEXT(strategy),
	{
		.limits = "a whole number between 1 and 40",
		.place = offsetof(struct segment, weeks),
		.low = 1, .high = 40,
		.read = read_number, .write = write_number,
	}, {
		.limits = "a whole number between 0 and 10",
		.place = offsetof(struct segment, sessions),
		.low = 0, .high = 10,
		.read = read_number, .write = write_number,
	},
};
_Static_assert(ARRAY_LEN(fields) + 1 == ARRAY_LEN(segment_keys),
	"a field a key");

static bool unknown_key(const char *key, struct error *err)
{
	struct buf known = BUF_INIT;

	for (size_t i = 0; segment_keys[i]; i++)
		buf_addf(&known, "%s%s", i ? segment_keys[i + 1] ? ", " :
			" and " : "", segment_keys[i]);
	error_set(err, ERROR_NOT_FOUND, "A segment has no \"%s\"; it has %s.",
		key, buf_text(&known));
	buf_release(&known);
	return false;
}

static const struct field *find_field(const char *key, struct error *err)
{
	for (size_t i = 0; segment_keys[i]; i++) {
		if (text_equal(segment_keys[i], key))
			return &fields[i];
	}
	unknown_key(key, err);
	return NULL;
}

bool segment_set(struct segment *segment, struct arena *arena,
	const char *key, const char *value, struct error *err)
{
	const struct field *field = find_field(key, err);

	if (!field)
		return false;
	if (field->read(field, segment, arena, value, err))
		return true;
	return field->limits && error_set(err, ERROR_INVALID,
		"%s cannot be \"%s\": it must be %s.", key, value,
		field->limits);
}

bool segment_get(const struct segment *segment, const char *key,
	struct buf *out, struct error *err)
{
	const struct field *field = find_field(key, err);

	if (!field)
		return false;
	field->write(field, segment, out);
	return true;
}

const char *phase_name(enum phase phase)
{
	static const char *const names[PHASE_COUNT] = {
		[PHASE_ORIENTATION] = "orientation",
		[PHASE_PRACTICE] = "practice",
		[PHASE_FEEDBACK] = "feedback",
		[PHASE_APPLICATION] = "application",
	};

	return names[phase];
}
