/* SPDX-License-Identifier: MIT */
/* One class for a review: students, stays, decisions, and their counts. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reviewing.h"

/* Ids of a further store begin here times its place: no store has as many. */
#define STORE_IDS (INT64_C(1) << 40)

static bool is_next(const struct enrolment *one, const struct enrolment *two)
{
	return two->student == one->student && two->entered <= one->left;
}

/* Those that touch, as those of two records that were merged may, are one. */
static size_t join_enrolments(struct enrolment *rows, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (!kept || !is_next(&rows[kept - 1], &rows[i]))
			rows[kept++] = rows[i];
		else if (rows[kept - 1].left < rows[i].left)
			rows[kept - 1].left = rows[i].left;
	}
	return kept;
}

/* Of one student; they stand together. */
static const struct enrolment *enrolments_of(const struct enrolment *rows,
	size_t count, int64_t student, size_t *found)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (rows[middle].student < student)
			low = middle + 1;
		else
			high = middle;
	}
	*found = 0;
	while (low + *found < count && rows[low + *found].student == student)
		++*found;
	return rows + low;
}

/* The same child in another store, by number; else of this one alone. */
static int64_t id_in_all(struct reviewing_class *class,
	const struct student *student)
{
	struct reviewing_reading *reading = class->reading;
	int64_t place = class->place - reading->places.items;
	int64_t id = student->id + place * STORE_IDS;
	size_t known;

	if (!student->number || reading->places.count < 2)
		return id;
	known = *lookup_put_text(&reading->numbers, student->number,
		reading->students.count);
	if (known == reading->students.count)
		vec_push(&reading->students, id);
	return reading->students.items[known];
}

struct roll {
	struct student *students;
	size_t student_count;
	struct enrolment *enrolments;
	size_t enrolment_count;
	struct facts standing;
};

static void add_student(struct reviewing_class *class, const struct roll *roll,
	const struct student *student)
{
	struct arena *arena = &class->reading->into->arena;
	const struct block *block = facts_block(&roll->standing, student->id);
	size_t spans, place = class->into->student_count;
	const struct enrolment *enrolment = enrolments_of(roll->enrolments,
		roll->enrolment_count, student->id, &spans);

	if (!spans)
		return;
	class->into->students[place] = (struct report_student){
		.id = id_in_all(class, student),
		.number = student->number,
		.name = student->name,
		.entered = enrolment[0].entered,
		.left = enrolment[spans - 1].left,
		.last_seen = CIVIL_NEVER,
		.block = block ? arena_strdup(arena, block->what) : NULL,
	};
	class->ids[place] = student->id;
	class->places[place] = place;
	class->into->student_count++;
}

struct by_id {
	int64_t id;
	size_t place;
};

static int compare_ids(const void *left, const void *right)
{
	const struct by_id *a = left, *b = right;

	return a->id < b->id ? -1 : a->id > b->id;
}

static void sort_ids(struct reviewing_class *class)
{
	size_t count = class->into->student_count;
	struct by_id *rows = mem_new(count + 1, sizeof(*rows));

	for (size_t i = 0; i < count; i++)
		rows[i] = (struct by_id){ class->ids[i], class->places[i] };
	qsort(rows, count, sizeof(*rows), compare_ids);
	for (size_t i = 0; i < count; i++) {
		class->ids[i] = rows[i].id;
		class->places[i] = rows[i].place;
	}
	mem_free(rows);
}

static void keep_students(struct reviewing_class *class,
	const struct roll *roll)
{
	struct arena *arena = &class->reading->into->arena;

	class->into->students = arena_new(arena, roll->student_count,
		sizeof(*class->into->students));
	class->ids = mem_new(roll->student_count + 1, sizeof(*class->ids));
	class->places = mem_new(roll->student_count + 1,
		sizeof(*class->places));
	for (size_t i = 0; i < roll->student_count; i++)
		add_student(class, roll, &roll->students[i]);
	sort_ids(class);
}

static int compare_stays(const void *left, const void *right)
{
	const struct stay *a = left, *b = right;

	if (a->student != b->student)
		return a->student < b->student ? -1 : 1;
	if (a->since != b->since)
		return a->since < b->since ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* Of two records that were not merged yet, each had a stay that lasts: the
 * standing says which of them does. Of others the later one holds. */
static size_t join_stays(struct stay *rows, size_t count,
	const struct facts *standing)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		const struct stay *lasts = facts_stay(standing,
			rows[i].student);
		struct stay *before = kept ? &rows[kept - 1] : NULL;

		if (rows[i].until == CIVIL_NEVER && lasts &&
		    lasts->id != rows[i].id)
			continue;
		if (before && before->student == rows[i].student &&
		    before->until > rows[i].since)
			before->until = rows[i].since;
		if (before && before->student == rows[i].student &&
		    before->until <= before->since)
			kept--;
		rows[kept++] = rows[i];
	}
	return kept;
}

typedef VEC(struct stay) stay_list;

/* As long as the student was in the class. */
static void cut_stay(stay_list *rows, const struct stay *stay,
	const struct roll *roll)
{
	size_t count;
	const struct enrolment *spans = enrolments_of(roll->enrolments,
		roll->enrolment_count, stay->student, &count);

	for (size_t i = 0; i < count; i++) {
		struct stay part = *stay;

		if (part.since < spans[i].entered)
			part.since = spans[i].entered;
		if (part.until > spans[i].left)
			part.until = spans[i].left;
		if (part.since < part.until)
			vec_push(rows, part);
	}
}

/* By the ids that the review knows the students by, in order. */
static void keep_stays(struct reviewing_class *class, const stay_list *rows)
{
	struct report_class *into = class->into;
	size_t place;

	into->stays = arena_new(&class->reading->into->arena, rows->count,
		sizeof(*into->stays));
	for (size_t i = 0; i < rows->count; i++) {
		if (!reviewing_class_find(class, rows->items[i].student,
		    &place))
			continue;
		into->stays[into->stay_count] = rows->items[i];
		into->stays[into->stay_count++].student =
			into->students[place].id;
	}
	if (into->stay_count)
		qsort(into->stays, into->stay_count, sizeof(*into->stays),
			compare_stays);
}

static bool read_stays(struct reviewing_class *class, const struct roll *roll,
	struct error *err)
{
	const struct session *session = &class->place->session;
	stay_list rows = VEC_INIT;
	struct stay *stays;
	size_t count;

	if (!store_stays(session->store, session->class_id, 0,
	    class->reading->until, &class->reading->into->arena, &stays,
	    &count, err))
		return false;
	if (count)
		qsort(stays, count, sizeof(*stays), compare_stays);
	count = join_stays(stays, count, &roll->standing);
	for (size_t i = 0; i < count; i++)
		cut_stay(&rows, &stays[i], roll);
	keep_stays(class, &rows);
	vec_release(&rows);
	return true;
}

static void add_decision(struct reviewing_class *class,
	const struct decision *decision)
{
	struct report_class *into = class->into;
	size_t place;

	if (!reviewing_class_find(class, decision->student, &place))
		return;
	if (decision->when < class->reading->first)
		class->reading->first = decision->when;
	into->decisions[into->decision_count++] = (struct report_decision){
		.student = into->students[place].id,
		.objective = decision->objective,
		.when = decision->when,
		.author = decision->author,
		.from = decision->from,
		.to = decision->to,
		.placed = decision->state == MOVE_REFUSED ? CLUSTER_NONE :
			decision->placed,
		.is_thin = decision->evidence == EVIDENCE_THIN,
		.has_estimate = decision->has_estimate,
		.estimate = decision->estimate,
		.outcome = NAN,
	};
	class->first_decision[place + 1]++;
	class->decisions[into->decision_count - 1] = place;
}

/* From whose each is to which are whose. */
static void file_decisions(struct reviewing_class *class)
{
	size_t count = class->into->decision_count;
	size_t students = class->into->student_count;
	size_t *next = mem_new(students + 1, sizeof(*next));
	size_t *filed = mem_new(count + 1, sizeof(*filed));

	for (size_t i = 0; i < students; i++) {
		class->first_decision[i + 1] += class->first_decision[i];
		next[i] = class->first_decision[i];
	}
	for (size_t i = 0; i < count; i++)
		filed[next[class->decisions[i]]++] = i;
	mem_free(class->decisions);
	class->decisions = filed;
	mem_free(next);
}

static bool read_decisions(struct reviewing_class *class, struct error *err)
{
	const struct session *session = &class->place->session;
	struct arena *arena = &class->reading->into->arena;
	struct decision *rows;
	size_t count;

	if (!store_decisions(session->store, session->class_id,
	    class->reading->from, class->reading->until, arena, &rows, &count,
	    err))
		return false;
	class->into->decisions = arena_new(arena, count,
		sizeof(*class->into->decisions));
	class->first_decision = mem_new(class->into->student_count + 2,
		sizeof(*class->first_decision));
	class->decisions = mem_new(count + 1, sizeof(*class->decisions));
	for (size_t i = 0; i < count; i++)
		add_decision(class, &rows[i]);
	file_decisions(class);
	return true;
}

static void keep_rules(struct reviewing_class *class, const struct facts *facts)
{
	struct arena *arena = &class->reading->into->arena;
	struct report_class *into = class->into;
	struct policy *policy = arena_new(arena, 1, sizeof(*policy));

	*policy = facts->policy;
	class->policy = into->policy = policy;
	into->objective_count = facts->objective_count;
	into->objectives = arena_new(arena, facts->objective_count,
		sizeof(*into->objectives));
	for (size_t i = 0; i < facts->objective_count; i++)
		into->objectives[i] = (struct objective){
			.id = facts->objectives[i].id,
			.name = arena_strdup(arena,
				facts->objectives[i].name),
		};
}

static bool read_roll(struct reviewing_class *class, struct roll *roll,
	struct error *err)
{
	const struct session *session = &class->place->session;
	struct reviewing_reading *reading = class->reading;
	struct arena *arena = &reading->into->arena;

	if (!store_students(session->store, session->class_id, arena,
	    &roll->students, &roll->student_count, err) ||
	    !store_enrolments(session->store, session->class_id,
	    reading->until, arena, &roll->enrolments, &roll->enrolment_count,
	    err) || !store_class_maker(session->store, session->class_id,
	    arena, &class->into->teacher, err) ||
	    !store_standing(session->store, session->class_id,
	    reading->until, &roll->standing, err))
		return false;
	roll->enrolment_count = join_enrolments(roll->enrolments,
		roll->enrolment_count);
	return true;
}

static void begin_weeks(struct reviewing_class *class)
{
	const struct reviewing_reading *reading = class->reading;
	civil until = reading->until;

	class->monday = date_day(reading->from) -
		date_weekday(reading->from);
	class->weeks = (size_t)(date_day(until) - class->monday) / 7 + 1;
}

static void release(struct reviewing_class *class)
{
	vec_release(&class->kept);
	ids_release(&class->wanted);
	ids_release(&class->days);
	mem_free(class->ids);
	mem_free(class->places);
	mem_free(class->first_decision);
	mem_free(class->decisions);
	session_forget_room(&class->place->session);
}

bool reviewing_read_class(struct reviewing_reading *reading,
	const struct reviewing_pick *pick, struct report_class *into,
	struct error *err)
{
	struct reviewing_class class = {
		.reading = reading,
		.place = &reading->places.items[pick->place],
		.into = into,
	};
	struct roll roll = { .student_count = 0 };
	bool done;

	class.place->session.class_id = pick->class.id;
	*into = (struct report_class){
		.name = pick->class.name,
		.term = pick->class.term,
		.store = class.place->name,
	};
	begin_weeks(&class);
	done = read_roll(&class, &roll, err);
	if (done) {
		keep_rules(&class, &roll.standing);
		keep_students(&class, &roll);
	}
	done = done && read_stays(&class, &roll, err) &&
		read_decisions(&class, err) &&
		reviewing_find_wanted(&class, err) &&
		reviewing_scan(&class, err);
	facts_release(&roll.standing);
	done = done && reviewing_read_support(&class, err);
	release(&class);
	return done;
}
