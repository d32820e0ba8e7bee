/* SPDX-License-Identifier: MIT */
/* Finding what a person types among the facts of a class. */
#include "app/names.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "model/match.h"

static bool find_by_key(const struct facts *facts, const char *typed,
	size_t *student)
{
	int64_t id;

	if (typed[0] != '=' || !number_parse_int(typed + 1, &id))
		return false;
	*student = facts_student(facts, id);
	return *student != FACTS_NOT_FOUND;
}

/* What stands for a student without a roster number. */
static const char *key_text(struct arena *arena, int64_t id)
{
	struct buf key = BUF_INIT;
	const char *text;

	buf_addf(&key, "=%" PRId64, id);
	text = arena_strdup(arena, buf_text(&key));
	buf_release(&key);
	return text;
}

bool names_student(const struct facts *facts, const char *typed,
	size_t *student, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct match_item *items;
	bool found;

	if (find_by_key(facts, typed, student))
		return true;
	items = arena_new(&arena, facts->student_count, sizeof(*items));
	for (size_t i = 0; i < facts->student_count; i++) {
		const struct student *one = &facts->students[i];

		items[i] = (struct match_item){
			.id = one->number ? one->number :
				key_text(&arena, one->id),
			.handle = one->handle,
			.name = one->name,
		};
	}
	found = match_one(items, facts->student_count, typed, "student",
		student, err);
	arena_release(&arena);
	return found;
}

bool names_objective(const struct facts *facts, const char *typed,
	size_t *objective, struct error *err)
{
	struct match_item *items = mem_new(facts->objective_count,
		sizeof(*items));
	bool found;

	for (size_t i = 0; i < facts->objective_count; i++)
		items[i] = (struct match_item){
			.name = facts->objectives[i].name,
		};
	found = match_one(items, facts->objective_count, typed, "objective",
		objective, err);
	mem_free(items);
	return found;
}

bool names_round(const struct facts *facts, const char *typed, size_t *round,
	struct error *err)
{
	struct match_item *items = mem_new(facts->round_count, sizeof(*items));
	bool found;

	for (size_t i = 0; i < facts->round_count; i++)
		items[i] = (struct match_item){
			.name = facts->rounds[i].name,
		};
	found = match_one(items, facts->round_count, typed, "round", round,
		err);
	mem_free(items);
	return found;
}

static bool is_among(const int64_t *students, size_t count, int64_t student)
{
	for (size_t i = 0; i < count; i++) {
		if (students[i] == student)
			return true;
	}
	return false;
}

static bool next_student(const struct facts *facts, const char *typed,
	int64_t *students, size_t count, struct error *err)
{
	const struct student *student;
	size_t at;

	if (!names_student(facts, typed, &at, err))
		return false;
	student = &facts->students[at];
	students[count] = student->id;
	return !is_among(students, count, student->id) || error_set(err,
		ERROR_USAGE, "%s is named twice", student->name);
}

bool names_students(const struct facts *facts, const char *const *typed,
	size_t count, int64_t **students, struct error *err)
{
	*students = mem_new(count, sizeof(**students));
	for (size_t i = 0; i < count; i++) {
		if (!next_student(facts, typed[i], *students, i, err)) {
			mem_free(*students);
			*students = NULL;
			return false;
		}
	}
	return true;
}
