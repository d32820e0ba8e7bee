/* SPDX-License-Identifier: MIT */
#include "app/validate.h"

#include "base/mem.h"
#include "base/vec.h"
#include "exchange/log.h"

/* A class's check-ins and where its students stood. */
struct past {
	const struct facts *facts;
	struct fit_row *rows;
	size_t *places; /* of the rows in facts->checkins */
	size_t count;
	struct placing *placings;
	size_t placing_count;
};

/* A student's first row that was entered after a stay began: the one that
 * met them there. */
static size_t first_row_in(const struct past *past, size_t student,
	const struct stay *stay)
{
	size_t place = 0;

	while (place < past->count &&
		(past->rows[place].student != student ||
		past->facts->checkins[past->places[place]].entered <=
		stay->entered))
		place++;
	return place;
}

/* A stay's place among the rows, and its own among the stays. */
struct entry {
	size_t before;
	size_t stay;
};

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;
	int order = (a->before > b->before) - (a->before < b->before);

	return order ? order : (a->stay > b->stay) - (a->stay < b->stay);
}

static struct entry *order_stays(const struct past *past,
	const struct stay *stays, size_t count)
{
	struct entry *entries = mem_new(count, sizeof(*entries));

	for (size_t i = 0; i < count; i++) {
		size_t student = facts_student(past->facts, stays[i].student);

		entries[i].stay = i;
		if (student != FACTS_NOT_FOUND)
			entries[i].before = first_row_in(past, student,
				&stays[i]);
	}
	qsort(entries, count, sizeof(*entries), compare_entries);
	return entries;
}

/* Stays of who is in the class, in the order of the rows. */
static void place_stays(struct past *past, const struct stay *stays,
	size_t count)
{
	struct entry *entries = order_stays(past, stays, count);

	past->placings = mem_new(count, sizeof(*past->placings));
	for (size_t i = 0; i < count; i++) {
		const struct stay *stay = &stays[entries[i].stay];
		size_t student = facts_student(past->facts, stay->student);

		if (student == FACTS_NOT_FOUND)
			continue;
		past->placings[past->placing_count++] = (struct placing){
			.before = entries[i].before,
			.student = student,
			.cluster = stay->cluster,
			.day = (double)date_day(stay->since),
		};
	}
	mem_free(entries);
}

static struct validation *validate_past(const struct past *past)
{
	struct validation *validation = validation_new();
	const struct validation_class class = {
		.rows = past->rows,
		.count = past->count,
		.students = past->facts->student_count,
		.objectives = past->facts->objective_count,
		.policy = &past->facts->policy,
		.has_placings = true,
		.placings = past->placings,
		.placing_count = past->placing_count,
		.end = (double)date_day(past->facts->now),
	};

	validation_add(validation, &class);
	return validation;
}

struct validation *validate_class(struct session *session, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct validation *validation = NULL;
	struct arena arena = ARENA_INIT;
	struct stay *stays;
	size_t count;

	if (room && store_stays(session->store, session->class_id, 0,
		room->facts.now, &arena, &stays, &count, err)) {
		size_t most = room->facts.checkin_count;
		struct past past = {
			.facts = &room->facts,
			.rows = mem_new(most, sizeof(*past.rows)),
			.places = mem_new(most, sizeof(*past.places)),
		};

		past.count = engine_rows(past.facts, past.rows, past.places);
		place_stays(&past, stays, count);
		validation = validate_past(&past);
		mem_free(past.rows);
		mem_free(past.places);
		mem_free(past.placings);
	}
	arena_release(&arena);
	return validation;
}

/* The rows of the class that the log is in. */
struct gathering {
	struct validation *validation;
	struct policy policy;
	size_t class;
	size_t students;
	size_t objectives;
	double end;
	VEC(struct fit_row) rows;
};

static void finish_class(struct gathering *gathering)
{
	const struct validation_class class = {
		.rows = gathering->rows.items,
		.count = gathering->rows.count,
		.students = gathering->students,
		.objectives = gathering->objectives,
		.policy = &gathering->policy,
		.end = gathering->end,
	};

	if (class.count)
		validation_add(gathering->validation, &class);
	gathering->rows.count = 0;
	gathering->students = 0;
	gathering->objectives = 0;
}

static void gather(struct gathering *gathering, const struct log_row *row)
{
	struct fit_row next = {
		.student = row->student,
		.objective = row->objective,
		.round = row->round == LOG_NO_ROUND ? FIT_NO_ROUND :
			row->round,
		.day = row->day,
		.points = row->points,
		.items = row->out_of,
	};

	if (row->class != gathering->class)
		finish_class(gathering);
	gathering->class = row->class;
	if (gathering->students <= row->student)
		gathering->students = row->student + 1;
	if (gathering->objectives <= row->objective)
		gathering->objectives = row->objective + 1;
	if (!gathering->rows.count || gathering->end < row->day)
		gathering->end = row->day;
	vec_push(&gathering->rows, next);
}

static bool gather_all(struct gathering *gathering, struct log *log,
	struct error *err)
{
	struct log_row row;
	bool more = true;

	while (more) {
		if (!log_next(log, &row, &more, err))
			return false;
		if (more)
			gather(gathering, &row);
	}
	finish_class(gathering);
	return true;
}

struct validation *validate_log(struct source source, struct error *err)
{
	struct gathering gathering = { .class = 0 };
	struct log *log = log_open(source, err);

	if (!log)
		return NULL;
	policy_init(&gathering.policy);
	gathering.validation = validation_new();
	if (!gather_all(&gathering, log, err)) {
		validation_free(gathering.validation);
		gathering.validation = NULL;
	}
	vec_release(&gathering.rows);
	log_close(log);
	return gathering.validation;
}
