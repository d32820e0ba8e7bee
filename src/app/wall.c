/* SPDX-License-Identifier: MIT */
/* Names as they stand on the wall: as short as tells children apart. */
#include "wall.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

enum shortness {
	FIRST_NAME,
	WITH_INITIAL,
	WHOLE_NAME,
	SHORTNESS_COUNT
};

static void add_first(struct buf *out, const struct student *student)
{
	if (text_is_blank(student->given))
		buf_add(out, student->name, strcspn(student->name, " "));
	else
		buf_adds(out, student->given);
}

static void add_initial(struct buf *out, const struct student *student)
{
	const char *last = strrchr(student->name, ' ');
	const char *family = !text_is_blank(student->family) ?
		student->family : last ? last + 1 : "";
	size_t size;

	text_next(family, SIZE_MAX, &size);
	if (!size)
		return;
	buf_addc(out, ' ');
	buf_add(out, family, size);
	buf_addc(out, '.');
}

static const char *short_name(const struct student *student,
	enum shortness shortness, struct arena *arena)
{
	struct buf name = BUF_INIT;
	const char *kept;

	if (shortness == WHOLE_NAME)
		return student->name;
	add_first(&name, student);
	if (shortness == WITH_INITIAL)
		add_initial(&name, student);
	kept = arena_strdup(arena, buf_text(&name));
	buf_release(&name);
	return kept;
}

static const char *folded(const char *name, struct arena *arena)
{
	struct buf text = BUF_INIT;
	const char *kept;

	text_fold(&text, name);
	kept = arena_strdup(arena, buf_text(&text));
	buf_release(&text);
	return kept;
}

static bool is_shared(const char *const *folds, size_t count, size_t place)
{
	for (size_t i = 0; i < count; i++) {
		if (i != place && text_equal(folds[i], folds[place]))
			return true;
	}
	return false;
}

/* Gives those their name who have none yet and share this one with nobody. */
static void give(const struct facts *facts, enum shortness shortness,
	const char **names, struct arena *arena)
{
	size_t count = facts->student_count;
	const char **texts = arena_new(arena, count, sizeof(*texts));
	const char **folds = arena_new(arena, count, sizeof(*folds));

	for (size_t i = 0; i < count; i++) {
		texts[i] = short_name(&facts->students[i], shortness, arena);
		folds[i] = folded(texts[i], arena);
	}
	for (size_t i = 0; i < count; i++) {
		if (!names[i] && (shortness == WHOLE_NAME ||
		    !is_shared(folds, count, i)))
			names[i] = texts[i];
	}
}

const char **wall_names(const struct facts *facts, struct arena *arena)
{
	const char **names = arena_new(arena, facts->student_count,
		sizeof(*names));

	for (int i = FIRST_NAME; i < SHORTNESS_COUNT; i++)
		give(facts, (enum shortness)i, names, arena);
	return names;
}
