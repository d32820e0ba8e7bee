/* SPDX-License-Identifier: MIT */
/* Names as they stand on the wall: as short as tells children apart. */
#include "wall.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* Of the family name; what these do not tell apart stays so. */
#define LETTERS_MAX 5

static void add_first(struct buf *out, const struct student *student)
{
	if (text_is_blank(student->given))
		buf_add(out, student->name, strcspn(student->name, " "));
	else
		buf_adds(out, student->given);
}

/* The beginning of the family name: never all of it. */
static void add_initial(struct buf *out, const struct student *student,
	int letters)
{
	const char *last = strrchr(student->name, ' ');
	const char *family = !text_is_blank(student->family) ?
		student->family : last ? last + 1 : "";
	size_t size;

	text_next(family, SIZE_MAX, &size);
	if (!size || !letters)
		return;
	buf_addc(out, ' ');
	for (; letters > 0 && size; letters--) {
		buf_add(out, family, size);
		family += size;
		text_next(family, SIZE_MAX, &size);
	}
	buf_addc(out, '.');
}

static const char *short_name(const struct student *student,
	int letters, struct arena *arena)
{
	struct buf name = BUF_INIT;
	const char *kept;

	add_first(&name, student);
	add_initial(&name, student, letters);
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
static void give(const struct facts *facts, int letters,
	const char **names, struct arena *arena)
{
	size_t count = facts->student_count;
	const char **texts = arena_new(arena, count, sizeof(*texts));
	const char **folds = arena_new(arena, count, sizeof(*folds));

	for (size_t i = 0; i < count; i++) {
		texts[i] = short_name(&facts->students[i], letters, arena);
		folds[i] = folded(texts[i], arena);
	}
	for (size_t i = 0; i < count; i++) {
		if (!names[i] && (letters == LETTERS_MAX ||
		    !is_shared(folds, count, i)))
			names[i] = texts[i];
	}
}

const char **wall_names(const struct facts *facts, struct arena *arena)
{
	const char **names = arena_new(arena, facts->student_count,
		sizeof(*names));

	for (int letters = 0; letters <= LETTERS_MAX; letters++)
		give(facts, letters, names, arena);
	return names;
}
