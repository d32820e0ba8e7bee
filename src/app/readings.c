/* SPDX-License-Identifier: MIT */
#include "app/readings.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "store/change.h"

static const char *const kinds[] = {
	[REMEMBERED_COLUMNS] = "columns",
	[REMEMBERED_ROUND] = "round",
	[REMEMBERED_LEVEL] = "level",
	[REMEMBERED_SECTION] = "section",
	[REMEMBERED_ALIAS] = "alias",
};
_Static_assert(ARRAY_LEN(kinds) == REMEMBERED_KIND_COUNT, "a word each");

const char *readings_kind(enum remembered_kind kind)
{
	return kinds[kind];
}

/* Before the first blank; *rest is what follows it, NULL where there is
 * none. */
static const char *first_word(struct readings *readings, const char *subject,
	const char **rest)
{
	size_t len = strcspn(subject, " ");
	struct buf word = BUF_INIT;
	const char *kept;

	*rest = subject[len] ? subject + len + 1 : NULL;
	buf_add(&word, subject, len);
	kept = arena_strdup(&readings->arena, buf_text(&word));
	buf_release(&word);
	return kept;
}

/* The round of "round 12"; NULL: it is gone. */
static const char *round_name(const struct room *room, const char *id)
{
	int64_t number;
	size_t place = number_parse_int(id, &number) ?
		facts_round(&room->facts, number) : FACTS_NOT_FOUND;

	return place == FACTS_NOT_FOUND ? NULL :
		room->facts.rounds[place].name;
}

/* false: nobody needs to see it. */
static bool describe(struct readings *readings, const struct room *room,
	enum reading_kind kind, struct remembered *item)
{
	const char *rest;
	const char *first = first_word(readings, item->subject, &rest);

	switch (kind) {
	case READING_COLUMNS:
		item->file = first;
		item->header = rest;
		if (!text_equal(first, "round"))
			return true;
		item->kind = REMEMBERED_ROUND;
		item->file = item->header = NULL;
		item->what = rest ? round_name(room, rest) : NULL;
		return item->what != NULL;
	case READING_LEVEL:
		item->kind = REMEMBERED_LEVEL;
		item->header = first;
		item->what = rest;
		return true;
	case READING_SECTION:
		item->kind = REMEMBERED_SECTION;
		item->file = first;
		item->what = rest;
		return true;
	case READING_KIND_COUNT:
		break;
	}
	return false;
}

static bool add_kind(struct readings *readings, struct session *session,
	const struct room *room, enum reading_kind kind, struct error *err)
{
	struct file_reading *found;
	size_t count;

	if (!store_readings(session->store, session->class_id, kind,
	    &readings->arena, &found, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct remembered item = {
			.subject = found[i].subject,
			.answer = found[i].answer,
			.when = found[i].made,
		};

		if (describe(readings, room, kind, &item))
			vec_push(&readings->items, item);
	}
	return true;
}

static const char *name_of(const struct student *students, size_t count,
	int64_t id)
{
	for (size_t i = 0; i < count; i++) {
		if (students[i].id == id)
			return students[i].name;
	}
	return "";
}

/* Of two with one name the later counts. */
static void add_alias(struct readings *readings, size_t first,
	const struct alias_said *alias, const char *student)
{
	const struct remembered item = {
		.kind = REMEMBERED_ALIAS,
		.subject = alias->name,
		.what = alias->name,
		.answer = student,
		.when = CIVIL_NEVER,
	};

	for (size_t i = first; i < readings->items.count; i++) {
		if (text_equal(readings->items.items[i].subject,
		    alias->name)) {
			readings->items.items[i] = item;
			return;
		}
	}
	vec_push(&readings->items, item);
}

static bool add_aliases(struct readings *readings, struct session *session,
	struct error *err)
{
	size_t first = readings->items.count, count, student_count;
	struct alias_said *aliases;
	struct student *students;

	if (!store_students(session->store, session->class_id,
	    &readings->arena, &students, &student_count, err) ||
	    !store_aliases(session->store, session->class_id,
	    &readings->arena, &aliases, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add_alias(readings, first, &aliases[i], name_of(students,
			student_count, aliases[i].student));
	return true;
}

static int compare(const void *left, const void *right)
{
	const struct remembered *a = left;
	const struct remembered *b = right;

	return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) :
		strcmp(a->subject, b->subject);
}

bool readings_read(struct readings *readings, struct session *session,
	struct error *err)
{
	const struct room *room = session_glance(session, err);
	bool done = room != NULL;

	*readings = (struct readings){ .items = VEC_INIT };
	for (size_t i = 0; done && i < READING_KIND_COUNT; i++)
		done = add_kind(readings, session, room, (enum reading_kind)i,
			err);
	done = done && add_aliases(readings, session, err);
	if (readings->items.count)
		qsort(readings->items.items, readings->items.count,
			sizeof(struct remembered), compare);
	return done;
}

void readings_release(struct readings *readings)
{
	vec_release(&readings->items);
	arena_release(&readings->arena);
}

bool readings_forget(struct change *change,
	const struct remembered *remembered, struct error *err)
{
	switch (remembered->kind) {
	case REMEMBERED_COLUMNS:
	case REMEMBERED_ROUND:
		return change_reading_forget(change, READING_COLUMNS,
			remembered->subject, err);
	case REMEMBERED_LEVEL:
		return change_reading_forget(change, READING_LEVEL,
			remembered->subject, err);
	case REMEMBERED_SECTION:
		return change_reading_forget(change, READING_SECTION,
			remembered->subject, err);
	case REMEMBERED_ALIAS:
	case REMEMBERED_KIND_COUNT:
		break;
	}
	return change_alias_forget(change, remembered->subject, err);
}
