/* SPDX-License-Identifier: MIT */
/* The check-ins of a class of another store. */
#include "app/merge.h"

#include <string.h>

#include "base/mem.h"
#include "lookup.h"
#include "model/match.h"
#include "versions.h"

struct foreign_reading {
	struct session *session;
	struct foreign *foreign;
	struct store *store;
	const char *path;
	struct facts facts;       /* names only */
	struct student *students; /* everyone ever */
	size_t student_count;
	struct lookup student_places; /* by id */
	struct carried *carried;
	size_t carried_count;
	struct lookup carried_places; /* by id; the first of a row */
	struct versions versions;
	const char *name;
	int64_t class_id;
};

static bool is_copy(const struct foreign_reading *reading, bool *copy,
	struct error *err)
{
	struct arena arena = ARENA_INIT;
	const char *name;
	bool done = store_name(reading->session->store, &arena, &name, err);

	*copy = done && strcmp(name, reading->name) == 0;
	arena_release(&arena);
	return done;
}

static bool choose_class(struct foreign_reading *reading, const char *name,
	struct error *err)
{
	struct session *session = reading->session;
	struct arena *arena = &reading->foreign->arena;
	struct match_item *items;
	struct class *classes;
	struct class ours;
	size_t count, found = 0;
	bool done;

	if (!store_classes(reading->store, arena, &classes, &count, err) ||
	    !store_class(session->store, session->class_id, arena, &ours, err))
		return false;
	items = mem_new(count, sizeof(*items));
	for (size_t i = 0; i < count; i++)
		items[i] = (struct match_item){ .name = classes[i].name };
	done = (count == 1 && !name) || match_one(items, count,
		name ? name : ours.name, "class", &found, err);
	mem_free(items);
	if (!done)
		return error_where(err, "%s (--from says which class of it)",
			reading->path);
	reading->class_id = classes[found].id;
	return true;
}

static bool read_tables(struct foreign_reading *reading, struct error *err)
{
	struct arena *arena = &reading->foreign->arena;

	if (!store_facts(reading->store, reading->class_id, STORE_NO_EVIDENCE,
	    &reading->facts, err) || !store_students(reading->store,
	    reading->class_id, arena, &reading->students,
	    &reading->student_count, err) || !store_carried(reading->store,
	    reading->class_id, arena, &reading->carried,
	    &reading->carried_count, err) || !versions_read(
	    &reading->versions, reading->store, reading->class_id, err))
		return false;
	for (size_t i = 0; i < reading->student_count; i++)
		lookup_put(&reading->student_places, &reading->students[i].id,
			sizeof(reading->students[i].id), i);
	for (size_t i = 0; i < reading->carried_count; i++)
		lookup_put(&reading->carried_places, &reading->carried[i].id,
			sizeof(reading->carried[i].id), i);
	return true;
}

/* A row that came from a third store keeps the name it has there. */
static struct origin origin_of(const struct foreign_reading *reading,
	int64_t id)
{
	const size_t *place = lookup_find(&reading->carried_places, &id,
		sizeof(id));
	const struct origin own = {
		.store = reading->name,
		.class_id = reading->class_id,
		.id = id,
	};

	return place ? reading->carried[*place].from : own;
}

static const char *keep(struct foreign_reading *reading, const char *text)
{
	return text ? arena_strdup(&reading->foreign->arena, text) : NULL;
}

static void name_student(struct foreign_reading *reading,
	struct foreign_row *row, int64_t student)
{
	const size_t *place = lookup_find(&reading->student_places, &student,
		sizeof(student));

	if (!place)
		return;
	row->number = reading->students[*place].number;
	row->name = reading->students[*place].name;
}

static void name_batch(struct foreign_reading *reading,
	struct foreign_row *row, const struct checkin *checkin)
{
	const struct facts *facts = &reading->facts;
	size_t objective = facts_objective(facts, checkin->objective);
	size_t round = checkin->round ? facts_round(facts, checkin->round) :
		FACTS_NOT_FOUND;

	row->objective = objective == FACTS_NOT_FOUND ? "" :
		keep(reading, facts->objectives[objective].name);
	if (round == FACTS_NOT_FOUND)
		return;
	row->round = keep(reading, facts->rounds[round].name);
	row->round_held = facts->rounds[round].held_at;
}

static struct foreign_row make_row(struct foreign_reading *reading,
	size_t place)
{
	const struct versions *versions = &reading->versions;
	const struct checkin *checkin = &versions->rows[place];
	struct foreign_row row = {
		.root = origin_of(reading,
			versions->rows[versions->root[place]].id),
		.version = origin_of(reading, checkin->id),
		.checkin = *checkin,
	};

	row.checkin.author = keep(reading, checkin->author);
	row.checkin.note = keep(reading, checkin->note);
	name_student(reading, &row, checkin->student);
	name_batch(reading, &row, checkin);
	return row;
}

/* In the order in which they were entered. */
static void make_rows(struct foreign_reading *reading)
{
	const struct versions *versions = &reading->versions;
	struct foreign *foreign = reading->foreign;

	foreign->rows = arena_new(&foreign->arena, versions->count,
		sizeof(*foreign->rows));
	for (size_t i = versions->count; i > 0; i--) {
		if (versions->next[i - 1] == VERSIONS_NONE)
			foreign->rows[foreign->count++] =
				make_row(reading, i - 1);
	}
	foreign->whole = (struct origin){ reading->name, reading->class_id,
		0 };
}

static bool read_class(struct foreign_reading *reading,
	const char *class_name, struct error *err)
{
	bool copy;

	if (!store_name(reading->store, &reading->foreign->arena,
	    &reading->name, err) || !is_copy(reading, &copy, err))
		return false;
	if (copy)
		return error_set(err, ERROR_CONFLICT, "%s is this store or a "
			"copy of it: which of its rows are new cannot be told; "
			"\"export checkins --since DAY\" there, and \"import "
			"scores\" here, brings them over", reading->path);
	if (!choose_class(reading, class_name, err) ||
	    !read_tables(reading, err))
		return false;
	make_rows(reading);
	return true;
}

bool foreign_read(struct foreign *foreign, struct session *session,
	const char *path, const char *class_name, struct error *err)
{
	struct foreign_reading reading = {
		.session = session,
		.foreign = foreign,
		.path = path,
	};
	bool done;

	*foreign = (struct foreign){ 0 };
	reading.store = store_open(session->driver, path, 0, err);
	if (!reading.store)
		return false;
	store_set_reader(reading.store, session->author);
	done = read_class(&reading, class_name, err);
	lookup_release(&reading.student_places);
	lookup_release(&reading.carried_places);
	versions_release(&reading.versions);
	facts_release(&reading.facts);
	store_close(reading.store);
	if (!done)
		foreign_release(foreign);
	return done;
}

void foreign_release(struct foreign *foreign)
{
	arena_release(&foreign->arena);
	*foreign = (struct foreign){ 0 };
}
