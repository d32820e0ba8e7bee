/* SPDX-License-Identifier: MIT */
/* Finding what a person types among the facts of a class. */
#include "app/names.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"

static bool has_plain_letter(const char *text)
{
	for (; *text; text++) {
		if ((*text >= 'a' && *text <= 'z') ||
		    (*text >= 'A' && *text <= 'Z'))
			return true;
	}
	return false;
}

static bool can_be_typed(const char *name)
{
	struct buf folded = BUF_INIT;
	bool can;

	if (has_plain_letter(name))
		return true;
	text_fold(&folded, name);
	can = has_plain_letter(buf_text(&folded));
	buf_release(&folded);
	return can;
}

/* "xa" to "xz", "xaa": the id in letters, as columns of a sheet are named. */
static void make_handle(char handle[NAMES_HANDLE_MAX], int64_t id)
{
	char *at = handle + NAMES_HANDLE_MAX - 1;

	*at = '\0';
	for (; id > 0; id = (id - 1) / 26)
		*--at = (char)('a' + (id - 1) % 26);
	*--at = 'x';
	memmove(handle, at, strlen(at) + 1);
}

/* name, of one word, is a word of other as well. */
static bool is_word_of(const char *name, const char *other)
{
	size_t len = strlen(name);
	const char *at = strcasestr(other, name);

	while (at && ((at > other && at[-1] != ' ') ||
	    (at[len] && at[len] != ' ')))
		at = strcasestr(at + 1, name);
	return at != NULL;
}

/* Whether all of name, or a word of other if it is but one, is the same. */
static bool is_same(const char *name, const char *other)
{
	return !strcasecmp(name, other) ||
		(!strchr(name, ' ') && is_word_of(name, other));
}

static bool is_plain(const char *text)
{
	return !text[text_plain(text)];
}

/* Names as they are typed, without accents. To fold is slow, and few need
 * it: the first letter tells most of them apart. */
static bool is_same_folded(const char *name, const char *other)
{
	struct buf folded = BUF_INIT, other_folded = BUF_INIT;
	bool are_letters = isalpha((unsigned char)*name) &&
		isalpha((unsigned char)*other);
	bool is_so;

	if (is_plain(name) && is_plain(other))
		return is_same(name, other);
	if (are_letters && strchr(name, ' ') &&
	    strncasecmp(name, other, 1) != 0)
		return false;
	text_fold(&folded, name);
	text_fold(&other_folded, other);
	is_so = is_same(buf_text(&folded), buf_text(&other_folded));
	buf_release(&folded);
	buf_release(&other_folded);
	return is_so;
}

/* Whatever of the name is typed, it may be another's. */
static bool is_shared(const struct facts *facts, const struct student *student)
{
	for (size_t i = 0; i < facts->student_count; i++) {
		const struct student *other = &facts->students[i];

		if (other->id != student->id &&
		    is_same_folded(student->name, other->name))
			return true;
	}
	return false;
}

const char *names_handle(const struct facts *facts,
	const struct student *student, char handle[NAMES_HANDLE_MAX])
{
	if (can_be_typed(student->name) && !is_shared(facts, student))
		return NULL;
	if (student->handle)
		return student->handle;
	make_handle(handle, student->id);
	return handle;
}

struct match_item names_item(const struct facts *facts,
	const struct student *student, char handle[NAMES_HANDLE_MAX])
{
	return (struct match_item){
		.id = student->number,
		.handle = student->handle ? student->handle :
			names_handle(facts, student, handle),
		.name = student->name,
		.is_person = true,
	};
}

size_t names_best(const struct facts *facts, const char *typed,
	size_t **students)
{
	enum match_rank best = MATCH_FRAGMENT;
	size_t count = 0;

	*students = mem_new(facts->student_count, sizeof(**students));
	for (size_t i = 0; i < facts->student_count; i++) {
		char handle[NAMES_HANDLE_MAX];
		const struct match_item item =
			names_item(facts, &facts->students[i],
				handle);
		enum match_rank rank = match_rank(&item, typed);

		if (rank > best) {
			best = rank;
			count = 0;
		}
		if (rank == best)
			(*students)[count++] = i;
	}
	return count;
}

static size_t count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (text = strstr(text, part); text; count++)
		text = strstr(text + strlen(part), part);
	return count;
}

/* What no comparison of names looks at must stand in the name itself. */
static bool has_as_many(const char *name, const char *longer, const char *key)
{
	struct buf folded = BUF_INIT;
	bool has;

	if (!strchr("'\"(),;:", *key))
		return true;
	text_fold(&folded, name);
	has = count_of(longer, key) <= count_of(buf_text(&folded), key);
	buf_release(&folded);
	return has;
}

bool names_go_on(const struct facts *facts, const char *typed,
	const char *longer, const char *key)
{
	enum match_rank least = MATCH_FRAGMENT;
	bool goes_on = false;

	for (size_t i = 0; i < facts->student_count; i++) {
		char handle[NAMES_HANDLE_MAX];
		const struct match_item item =
			names_item(facts, &facts->students[i],
				handle);

		if (match_rank(&item, typed) > MATCH_FRAGMENT)
			least = MATCH_BEGINNING;
	}
	for (size_t i = 0; i < facts->student_count && !goes_on; i++) {
		char handle[NAMES_HANDLE_MAX];
		const struct match_item item =
			names_item(facts, &facts->students[i],
				handle);

		goes_on = match_rank(&item, longer) >= least &&
			has_as_many(item.name, longer, key);
	}
	return goes_on;
}

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
		char handle[NAMES_HANDLE_MAX];

		items[i] = names_item(facts, one, handle);
		if (items[i].handle == handle)
			items[i].handle = arena_strdup(&arena, handle);
		if (!items[i].id)
			items[i].id = key_text(&arena, one->id);
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

/* An archived class gives its name up to one that is in use. */
static bool is_shadowed(const struct class *classes, size_t count,
	size_t class)
{
	bool is = false;

	for (size_t i = 0; classes[class].archived && !is && i < count; i++)
		is = !classes[i].archived && text_equal_folded(classes[i].name,
			classes[class].name);
	return is;
}

bool names_class(const struct class *classes, size_t count,
	const char *typed, size_t *class, struct error *err)
{
	struct match_item *items = mem_new(count, sizeof(*items));
	size_t *places = mem_new(count, sizeof(*places));
	size_t open = 0, found = 0;
	bool is_found;

	for (size_t i = 0; i < count; i++) {
		if (is_shadowed(classes, count, i))
			continue;
		items[open] = (struct match_item){ .name = classes[i].name };
		places[open++] = i;
	}
	is_found = match_one(items, open, typed, "class", &found, err);
	if (is_found)
		*class = places[found];
	mem_free(items);
	mem_free(places);
	return is_found;
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
