/* SPDX-License-Identifier: MIT */
/* One class of a school's set of files into the class. */
#include <string.h>

#include "base/mem.h"
#include "exchange/school.h"
#include "import_roster.h"
#include "model/match.h"

#define CLASSES_NAMED 10

#define NUMBERS_SUFFIX " numbers"

/* The id that was taken for this class before; NULL: none was. */
static bool read_memory(struct session *session, struct arena *arena,
	struct roster_memory *memory, const char **id, struct error *err)
{
	struct file_reading *readings;
	size_t count;

	*id = NULL;
	if (!store_readings(session->store, session->class_id,
	    memory->kind, arena, &readings, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(readings[i].subject, memory->subject))
			*id = readings[i].answer;
		else if (!strcmp(readings[i].subject, memory->numbers))
			memory->keeps_office = !strcmp(readings[i].answer,
				ROSTER_OFFICE);
	}
	return true;
}

bool import_section(struct session *session, int64_t class_id,
	const char *key, struct arena *arena, const char **id,
	struct error *err)
{
	struct file_reading *readings;
	size_t count;

	*id = NULL;
	if (!store_readings(session->store, class_id, READING_SECTION, arena,
	    &readings, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(readings[i].subject, key))
			*id = readings[i].answer;
	}
	return true;
}

static void add_class(struct buf *list, const struct school_class *class)
{
	buf_addf(list, "%s%.50s (%.40s, %zu %s", list->len ? ", " : "",
		class->title, class->id, class->students,
		class->students == 1 ? "student" : "students");
	if (class->term)
		buf_addf(list, ", %.30s", class->term);
	buf_addc(list, ')');
}

static bool refuse_several(const struct school *school, struct error *err)
{
	struct buf list = BUF_INIT;
	size_t named = 0;
	size_t count = 0;

	for (size_t i = 0; i < school->count; i++) {
		if (!school->classes[i].students)
			continue;
		count++;
		if (named == CLASSES_NAMED)
			continue;
		add_class(&list, &school->classes[i]);
		named++;
	}
	if (count > named)
		buf_addf(&list, ", and %zu more", count - named);
	if (count)
		error_set(err, ERROR_CONFLICT, "there are %zu classes in it: "
			"say which one is this with --section: %s", count,
			buf_text(&list));
	else
		error_set(err, ERROR_NOT_FOUND, "no class in it has "
			"students");
	buf_release(&list);
	return false;
}

static bool find_named(const struct school *school, const char *typed,
	const char **id, struct error *err)
{
	struct match_item *items = mem_new(school->count, sizeof(*items));
	size_t found;
	bool done;

	for (size_t i = 0; i < school->count; i++)
		items[i] = (struct match_item){
			.id = school->classes[i].id,
			.name = school->classes[i].title,
		};
	done = match_one(items, school->count, typed, "class", &found, err);
	if (done)
		*id = school->classes[found].id;
	mem_free(items);
	return done;
}

static bool has_class(const struct school *school, const char *id)
{
	for (size_t i = 0; i < school->count; i++) {
		if (!strcmp(school->classes[i].id, id))
			return true;
	}
	return false;
}

/* A delta need not name a class of which only students' names changed. */
static bool find_class(const struct school *school, const char *typed,
	const char *known, const char **id, struct error *err)
{
	const char *only = NULL;

	if (typed)
		return find_named(school, typed, id, err);
	*id = known;
	if (known && (has_class(school, known) ||
	    school->enrollments == SCHOOL_DELTA))
		return true;
	for (size_t i = 0; i < school->count; i++) {
		if (!school->classes[i].students)
			continue;
		if (only)
			return refuse_several(school, err);
		only = school->classes[i].id;
	}
	*id = only;
	return only || refuse_several(school, err);
}

static void add_notice(struct import_report *report,
	const struct school *school, const struct roster *roster)
{
	buf_addf(&report->notice, "%s%s", school->kind,
		school->enrollments == SCHOOL_DELTA ? ", what has changed" :
		"");
	if (school->notice)
		buf_addf(&report->notice, "; %s", school->notice);
	if (roster->notice)
		buf_addf(&report->notice, "; %s", roster->notice);
}

static bool take(struct session *session, const struct set *set,
	const struct school *school, const struct import_options *options,
	struct import_report *report, struct error *err)
{
	struct roster_memory memory = {
		.kind = READING_SECTION,
		.subject = school->key,
	};
	struct arena arena = ARENA_INIT;
	struct buf numbers = BUF_INIT;
	struct roster roster;
	const char *known;
	bool done;

	buf_addf(&numbers, "%s" NUMBERS_SUFFIX, school->key);
	memory.numbers = buf_text(&numbers);
	done = read_memory(session, &arena, &memory, &known, err);
	if (done && (!find_class(school, options->section, known,
	    &memory.answer, err) || !school_roster(&roster, set, school,
	    memory.answer, err)))
		done = error_where(err, "%s", options->file);
	if (done) {
		memory.is_new = !known || strcmp(known, memory.answer) != 0;
		add_notice(report, school, &roster);
		done = import_roster_take(session, &roster, options, &memory,
			report, err);
	}
	buf_release(&numbers);
	arena_release(&arena);
	return done;
}

bool import_school(struct session *session, const struct set *set,
	const struct import_options *options, struct import_report *report,
	struct error *err)
{
	struct school school;
	bool done;

	*report = (struct import_report){ 0 };
	if (!school_read(&school, set, session_now(session), err))
		return error_where(err, "%s", options->file);
	done = take(session, set, &school, options, report, err);
	school_release(&school);
	return done;
}
