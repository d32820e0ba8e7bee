/* SPDX-License-Identifier: MIT */
/* What readers share. */
#include "reading.h"

#include <string.h>

static bool read_merges(struct reading *reading)
{
	struct query query;

	query_open(&query, reading->store, "SELECT x.from_id, x.into_id FROM "
		"student_merge x WHERE " SQL_STANDS " ORDER BY x.from_id",
		NULL, 0, reading->err);
	while (query_next(&query)) {
		const struct merge merge = {
			.from = query_int(&query, 0),
			.into = query_int(&query, 1),
		};

		vec_push(&reading->merges, merge);
	}
	return query_close(&query);
}

bool reading_begin(struct reading *reading, struct store *store,
	int64_t class_id, civil now, struct arena *arena, struct error *err)
{
	*reading = (struct reading){
		.store = store,
		.arena = arena,
		.class_id = class_id,
		.now = now,
		.err = err,
	};
	return query_freeze(store, err) && read_merges(reading);
}

void reading_end(struct reading *reading)
{
	query_thaw(reading->store);
	vec_release(&reading->merges);
	vec_release(&reading->authors);
}

int64_t reading_student(const struct reading *reading, int64_t student)
{
	size_t low = 0;
	size_t high = reading->merges.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct merge *merge = &reading->merges.items[middle];

		if (merge->from == student)
			return merge->into;
		if (merge->from < student)
			low = middle + 1;
		else
			high = middle;
	}
	return student;
}

const char *reading_author(struct reading *reading, int64_t author)
{
	struct author found = { .id = author };
	struct query query;

	for (size_t i = 0; i < reading->authors.count; i++) {
		if (reading->authors.items[i].id == author)
			return reading->authors.items[i].name;
	}
	query_open(&query, reading->store,
		"SELECT name FROM author WHERE id = ?1",
		VALUES(value_int(author)), reading->err);
	if (query_next(&query))
		found.name = query_keep_word(&query, reading->arena, 0);
	if (!query_close(&query))
		return NULL;
	if (!found.name)
		found.name = "";
	vec_push(&reading->authors, found);
	return found.name;
}

enum cluster reading_cluster(const struct query *query, int column)
{
	enum cluster cluster = CLUSTER_NONE;

	if (!cluster_parse(query_word(query, column), &cluster))
		return CLUSTER_NONE;
	return cluster;
}

/* Check-ins that one action entered mostly stand together. */
static bool find_entered(struct reading *reading, const struct query *query)
{
	int64_t action = query_int(query, 13);

	if (action == reading->entered.action)
		return true;
	reading->entered.at = query_int(query, 14);
	reading->entered.author = reading_author(reading,
		query_int(query, 15));
	reading->entered.action = reading->entered.author ? action : 0;
	return reading->entered.author != NULL;
}

/* Who observed it: mostly who entered it. */
static const char *observer(struct reading *reading, const struct query *query)
{
	int64_t author = query_int(query, 17);

	return author ? reading_author(reading, author) :
		reading->entered.author;
}

/* What the tables let in; a file that was damaged may hold anything. */
static bool is_sound(const struct checkin *checkin)
{
	const struct score *score = &checkin->score;

	return score->form <= SCORE_LEVEL && score->out_of > 0 &&
		score->points >= 0 && score->points <= score->out_of &&
		checkin->support < SUPPORT_COUNT &&
		checkin->task < TASK_COUNT;
}

bool reading_check(const struct reading *reading,
	const struct checkin *checkin)
{
	return is_sound(checkin) || error_set(reading->err, ERROR_IO, "%s is "
		"damaged at check-in %lld: put a backup in its place",
		reading->store->path, (long long)checkin->id);
}

bool reading_checkin(struct reading *reading, const struct query *query,
	struct checkin *checkin)
{
	if (!find_entered(reading, query))
		return false;
	*checkin = (struct checkin){
		.id = query_int(query, 0),
		.student = reading_student(reading, query_int(query, 1)),
		.objective = query_int(query, 2),
		.round = query_int(query, 3),
		.score = {
			.form = (enum score_form)query_int(query, 4),
			.points = query_real(query, 5),
			.out_of = query_real(query, 6),
		},
		.support = (enum support)query_int(query, 7),
		.confidence = (int)query_int(query, 8),
		.minutes = (int)query_int(query, 9),
		.note = query_keep(query, reading->arena, 10),
		.observed_at = query_int(query, 11),
		.entered_at = reading->entered.at,
		.entered = reading->entered.action,
		.author = observer(reading, query),
		.replaces = query_int(query, 12),
		.is_private = query_bool(query, 16),
		.task = (enum task)query_int(query, 18),
		.quality = (int)query_int(query, 19),
	};
	if (!checkin->author)
		return false;
	if (checkin->is_private && reading->store->reader &&
	    strcmp(checkin->author, reading->store->reader) != 0)
		checkin->note = NULL;
	return reading_check(reading, checkin);
}

/* ?2 and the versions before it, newest first: which action made each, of
 * whom it was, and whether the engine takes the same from it as from ?2. */
static const char versions_before[] =
	"WITH RECURSIVE version(id) AS (SELECT ?2 UNION SELECT x.replaces "
	"FROM version CROSS JOIN checkin x ON x.class_id = ?1 AND x.id = "
	"version.id WHERE x.replaces IS NOT NULL) "
	"SELECT x.made_by, x.student_id, x.objective_id = n.objective_id AND "
	"x.form = n.form AND x.points = n.points AND x.out_of = n.out_of AND "
	"x.support IS n.support AND x.observed_at = n.observed_at "
	"FROM version CROSS JOIN checkin x ON x.class_id = ?1 AND x.id = "
	"version.id CROSS JOIN checkin n ON n.class_id = ?1 AND n.id = ?2 "
	"ORDER BY x.id DESC";

/* What a student's evidence led to between two actions. */
struct span {
	int64_t student;
	int64_t from;
	int64_t until;
};

static bool is_within(const struct span *span, int64_t student,
	int64_t action)
{
	return student == span->student && action > span->from &&
		action < span->until;
}

static bool was_placed(const struct facts *facts, const struct span *span)
{
	for (size_t i = 0; i < facts->stay_count; i++) {
		if (is_within(span, facts->stays[i].student,
		    facts->stays[i].entered))
			return true;
	}
	for (size_t i = 0; i < facts->past_count; i++) {
		if (is_within(span, facts->past[i].student,
		    facts->past[i].entered))
			return true;
	}
	return false;
}

static bool was_answered(const struct facts *facts, const struct span *span)
{
	for (size_t i = 0; i < facts->refusal_count; i++) {
		if (is_within(span, facts->refusals[i].student,
		    facts->refusals[i].entered))
			return true;
	}
	for (size_t i = 0; i < facts->verdict_count; i++) {
		if (is_within(span, facts->verdicts[i].student,
		    facts->verdicts[i].entered))
			return true;
	}
	for (size_t i = 0; i < facts->reply_count; i++) {
		if (is_within(span, facts->replies[i].student,
		    facts->replies[i].entered))
			return true;
	}
	return false;
}

static bool date_version(struct reading *reading, const struct facts *facts,
	struct checkin *checkin)
{
	struct span otherwise = { .student = checkin->student };
	struct query query;

	query_open(&query, reading->store, versions_before,
		VALUES(value_int(reading->class_id), value_int(checkin->id)),
		reading->err);
	while (query_next(&query)) {
		if (!query_bool(&query, 2) || reading_student(reading,
		    query_int(&query, 1)) != checkin->student) {
			otherwise.from = query_int(&query, 0);
			continue;
		}
		otherwise.until = checkin->entered;
		if (otherwise.from && (was_placed(facts, &otherwise) ||
		    was_answered(facts, &otherwise)))
			break;
		checkin->entered = query_int(&query, 0);
		otherwise.from = 0;
	}
	return query_close(&query);
}

bool reading_date_versions(struct reading *reading, struct facts *facts)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		struct checkin *checkin = &facts->checkins[i];

		if (checkin->replaces &&
		    !date_version(reading, facts, checkin))
			return false;
	}
	return true;
}
