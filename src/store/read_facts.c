/* SPDX-License-Identifier: MIT */
/*
 * A class as it stands at one moment, in few queries, each of which reads one
 * stretch of one table. Rows of students who are not enrolled now are left
 * out, so that every student in the facts is among facts->students.
 */
#include <string.h>

#include "base/ids.h"
#include "read_class.h"
#include "reading.h"
#include "store/tally.h"

#define CHECKINS_TO_COME 64
#define CHECKINS_AT_FIRST 2048

struct facts_reading {
	struct reading base;
	struct facts *facts;
	struct ids enrolled;
	bool is_bare; /* without check-ins */
};

#define THIS_CLASS(read) VALUES(value_int((read)->base.class_id))
#define THIS_MOMENT(read) \
	VALUES(value_int((read)->base.class_id), value_int((read)->base.now))

static void list(const struct facts_reading *read, struct query *query,
	const char *sql)
{
	query_open(query, read->base.store, sql, THIS_MOMENT(read),
		read->base.err);
}

/* The student of a row, or 0 when the row is to be left out. */
static int64_t student_of(const struct facts_reading *read,
	const struct query *query, int column)
{
	int64_t student = reading_student(&read->base,
		query_int(query, column));

	return ids_has(&read->enrolled, student) ? student : 0;
}

/* The version in force by then; the first one before there was any. */
static bool read_policy(struct facts_reading *read)
{
	struct facts *facts = read->facts;
	struct query query;
	bool done = true;

	policy_init(&facts->policy);
	list(read, &query, "SELECT x.version, x.text FROM policy x" SQL_MADE
		"WHERE x.class_id = ?1 ORDER BY m.at <= ?2 DESC, CASE WHEN "
		"m.at <= ?2 THEN -x.version ELSE x.version END LIMIT 1");
	if (query_next(&query)) {
		done = policy_read(&facts->policy, query_word(&query, 1),
			read->base.err);
		facts->policy.version = query_int(&query, 0);
	}
	return query_close(&query) && done;
}

static bool read_students(struct facts_reading *read)
{
	struct facts *facts = read->facts;

	if (!read_class_students(&read->base, false, &facts->students,
	    &facts->student_count))
		return false;
	for (size_t i = 0; i < facts->student_count; i++)
		ids_add(&read->enrolled, facts->students[i].id);
	return true;
}

static bool read_objectives(struct facts_reading *read)
{
	VEC(struct objective) rows = VEC_INIT;
	struct query query;

	query_open(&query, read->base.store, "SELECT x.id, x.name FROM "
		"objective x WHERE x.class_id = ?1 AND " SQL_STANDS,
		THIS_CLASS(read), read->base.err);
	while (query_next(&query)) {
		const struct objective row = {
			.id = query_int(&query, 0),
			.name = query_keep_word(&query, read->base.arena, 1),
		};

		vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->facts->objectives,
		&read->facts->objective_count);
	return query_close(&query);
}

static bool read_requirements(struct facts_reading *read)
{
	VEC(struct requirement) rows = VEC_INIT;
	struct query query;

	query_open(&query, read->base.store, "SELECT x.objective_id, "
		"x.needs_id FROM requirement x WHERE x.class_id = ?1 AND "
		SQL_STANDS, THIS_CLASS(read), read->base.err);
	while (query_next(&query)) {
		const struct requirement row = {
			.objective = query_int(&query, 0),
			.needs = query_int(&query, 1),
		};

		vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->facts->requirements,
		&read->facts->requirement_count);
	return query_close(&query);
}

static bool read_rounds(struct facts_reading *read)
{
	VEC(struct round) rows = VEC_INIT;
	struct query query;

	query_open(&query, read->base.store, "SELECT x.id, x.objective_id, "
		"x.name, x.held_at FROM round x WHERE x.class_id = ?1 AND "
		SQL_STANDS, THIS_CLASS(read), read->base.err);
	while (query_next(&query)) {
		const struct round row = {
			.id = query_int(&query, 0),
			.objective = query_int(&query, 1),
			.name = query_keep_word(&query, read->base.arena, 2),
			.held_at = query_int(&query, 3),
		};

		vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->facts->rounds,
		&read->facts->round_count);
	return query_close(&query);
}

#define CHECKINS \
	"SELECT " READING_CHECKIN " FROM checkin x" SQL_MADE
#define OBSERVED_AND "WHERE x.class_id = ?1 AND x.observed_at <= ?2 AND "

static const char checkins_now[] = CHECKINS OBSERVED_AND SQL_NOT_ENDED
	" ORDER BY x.id";
static const char checkins_then[] = CHECKINS SQL_ENDED OBSERVED_AND
	SQL_HOLDS_AT("?2") " ORDER BY x.id";

typedef VEC(struct checkin) checkin_list;

/* For a year's, where they stay: memory that is not touched costs nothing,
 * and each page that is takes longer than a check-in. */
static void make_room(checkin_list *rows)
{
	rows->cap = CHECKINS_AT_FIRST;
	rows->items = mem_grow(NULL, rows->cap, sizeof(*rows->items));
}

/* With room for those that are logged before the class is read again. */
static void keep_checkins(struct facts *facts, checkin_list *rows)
{
	size_t room = rows->count + CHECKINS_TO_COME;

	facts->checkins = mem_grow(rows->items, room, sizeof(*rows->items));
	facts->checkin_room = room;
	facts->checkin_count = rows->count;
	arena_take(&facts->arena, facts->checkins);
}

static bool read_checkins(struct facts_reading *read)
{
	checkin_list rows = VEC_INIT;
	struct query query;
	bool done = true;

	if (read->base.now == STORE_NO_EVIDENCE || read->is_bare)
		return true;
	make_room(&rows);
	list(read, &query, read->base.is_then ? checkins_then : checkins_now);
	while (done && query_next(&query)) {
		struct checkin row;

		if (!student_of(read, &query, 1))
			continue;
		done = reading_checkin(&read->base, &query, &row);
		if (done)
			vec_push(&rows, row);
	}
	keep_checkins(read->facts, &rows);
	return query_close(&query) && done;
}

typedef VEC(struct stay) stay_list;

/* Before two records were merged, each had a stay: the one that lasts is the
 * one of the record that stayed. */
static void add_open_stay(const struct facts_reading *read,
	stay_list *stays, const struct stay *stay, int64_t record)
{
	size_t known = 0;

	while (read->base.merges.count && known < stays->count &&
	    stays->items[known].student != stay->student)
		known++;
	if (!read->base.merges.count || known == stays->count)
		vec_push(stays, *stay);
	else if (record == stay->student)
		stays->items[known] = *stay;
}

/* Those that last and those that are over, in one sweep. */
static bool read_stays(struct facts_reading *read)
{
	stay_list open = VEC_INIT;
	stay_list past = VEC_INIT;
	struct query query;

	list(read, &query, "SELECT x.id, x.student_id, x.cluster, "
		"x.objective_id, x.by_hand, x.made_by, m.at, CASE WHEN e.at "
		"<= ?2 THEN e.at ELSE " SQL_NEVER " END FROM stay x"
		SQL_MADE SQL_ENDED "WHERE x.class_id = ?1 AND m.at <= ?2 "
		"ORDER BY x.id");
	while (query_next(&query)) {
		const struct stay row = {
			.id = query_int(&query, 0),
			.student = student_of(read, &query, 1),
			.cluster = reading_cluster(&query, 2),
			.objective = query_int(&query, 3),
			.since = query_int(&query, 6),
			.until = query_int(&query, 7),
			.entered = query_int(&query, 5),
			.by_hand = query_bool(&query, 4),
		};

		if (row.student && row.until != CIVIL_NEVER)
			vec_push(&past, row);
		else if (row.student)
			add_open_stay(read, &open, &row,
				query_int(&query, 1));
	}
	reading_keep(read->base.arena, &open, &read->facts->stays,
		&read->facts->stay_count);
	reading_keep(read->base.arena, &past, &read->facts->past,
		&read->facts->past_count);
	return query_close(&query);
}

/* It lasts until the next proposal, which ends no fact: so either can be
 * taken back alone. */
static bool read_whole(struct facts_reading *read)
{
	struct query query;

	list(read, &query, "SELECT x.objective_id, m.at FROM whole_lesson x"
		SQL_MADE SQL_ENDED "WHERE x.class_id = ?1 AND "
		SQL_HOLDS_AT("?2") " AND NOT EXISTS (SELECT 1 FROM proposal "
		"k CROSS JOIN action y ON y.id = k.made_by AND y.undone_by = "
		"0 AND y.at <= ?2 WHERE k.class_id = ?1 AND k.id > "
		"x.proposal_id) ORDER BY x.id DESC LIMIT 1");
	if (query_next(&query)) {
		read->facts->whole = (struct whole_lesson){
			.objective = query_int(&query, 0),
			.since = query_int(&query, 1),
		};
	}
	return query_close(&query);
}

static bool read_absences(struct facts_reading *read)
{
	VEC(struct absence) rows = VEC_INIT;
	struct query query;

	query_open(&query, read->base.store, "SELECT x.id, x.student_id, "
		"x.from_day, x.to_day FROM absence x" SQL_MADE SQL_ENDED
		"WHERE x.class_id = ?1 AND " SQL_HOLDS_AT("?2")
		" AND ?3 BETWEEN x.from_day AND x.to_day",
		VALUES(value_int(read->base.class_id),
			value_int(read->base.now),
			value_int(date_day(read->base.now))), read->base.err);
	while (query_next(&query)) {
		const struct absence row = {
			.id = query_int(&query, 0),
			.student = student_of(read, &query, 1),
			.from_day = query_int(&query, 2),
			.to_day = query_int(&query, 3),
		};

		if (row.student)
			vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->facts->absences,
		&read->facts->absence_count);
	return query_close(&query);
}

static bool read_blocks(struct facts_reading *read)
{
	VEC(struct block) rows = VEC_INIT;
	struct query query;

	list(read, &query, "SELECT x.id, x.student_id, x.what, x.severity, "
		"x.since, coalesce(x.until, " SQL_NEVER ") AS over FROM block "
		"x" SQL_MADE SQL_ENDED "WHERE x.class_id = ?1 AND "
		SQL_HOLDS_AT("?2") " AND over > ?2");
	while (query_next(&query)) {
		const struct block row = {
			.id = query_int(&query, 0),
			.student = student_of(read, &query, 1),
			.what = query_keep_word(&query, read->base.arena, 2),
			.severity = (int)query_int(&query, 3),
			.since = query_int(&query, 4),
			.until = query_int(&query, 5),
		};

		if (row.student)
			vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->facts->blocks,
		&read->facts->block_count);
	return query_close(&query);
}

static bool read_lock(struct facts_reading *read, const struct query *query,
	struct lock *lock)
{
	*lock = (struct lock){
		.id = query_int(query, 0),
		.why = query_keep(query, read->base.arena, 2),
		.until = query_int(query, 3),
		.since = query_int(query, 4),
		.author = reading_author(&read->base, query_int(query, 5)),
	};
	/* The table lets no other word in. */
	if (!lock_kind_parse(query_word(query, 1), &lock->kind))
		lock->kind = LOCK_PIN;
	return lock->author != NULL;
}

/* Rows come by lock, one a member. */
static bool read_locks(struct facts_reading *read)
{
	VEC(struct lock) rows = VEC_INIT;
	VEC(int64_t) members = VEC_INIT;
	struct query query;
	bool done = true;

	list(read, &query, "SELECT x.id, x.kind, x.why, coalesce(x.until, "
		SQL_NEVER ") AS over, m.at, m.author_id, k.student_id FROM "
		"lock x" SQL_MADE " CROSS JOIN lock_member k ON k.class_id = "
		"x.class_id AND k.lock_id = x.id" SQL_ENDED "WHERE x.class_id "
		"= ?1 AND " SQL_HOLDS_AT("?2") " AND over > ?2 ORDER BY x.id");
	while (done && query_next(&query)) {
		int64_t student = student_of(read, &query, 6);
		struct lock row;

		if (!student)
			continue;
		if (rows.count == 0 || rows.items[rows.count - 1].id !=
		    query_int(&query, 0)) {
			done = read_lock(read, &query, &row);
			vec_push(&rows, row);
		}
		rows.items[rows.count - 1].count++;
		vec_push(&members, student);
	}
	read->facts->lock_count = rows.count;
	for (size_t i = 0, from = 0; i < rows.count; i++) {
		int64_t *students = arena_new(read->base.arena,
			rows.items[i].count, sizeof(*students));

		memcpy(students, members.items + from,
			rows.items[i].count * sizeof(*students));
		rows.items[i].students = students;
		from += rows.items[i].count;
	}
	vec_release(&members);
	reading_keep(read->base.arena, &rows, &read->facts->locks,
		&read->facts->lock_count);
	return query_close(&query) && done;
}

static bool read_refusals(struct facts_reading *read)
{
	VEC(struct refusal) rows = VEC_INIT;
	struct query query;

	list(read, &query, "SELECT x.student_id, k.objective_id, "
		"k.to_cluster, x.made_by, m.at FROM decision x" SQL_MADE
		" CROSS JOIN move k ON k.class_id = x.class_id AND "
		"k.proposal_id = x.proposal_id AND k.student_id = "
		"x.student_id" SQL_ENDED "WHERE x.class_id = ?1 AND x.state = "
		"'refused' AND " SQL_HOLDS_AT("?2"));
	while (query_next(&query)) {
		const struct refusal row = {
			.student = student_of(read, &query, 0),
			.objective = query_int(&query, 1),
			.to = reading_cluster(&query, 2),
			.entered = query_int(&query, 3),
			.when = query_int(&query, 4),
		};

		if (row.student)
			vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->facts->refusals,
		&read->facts->refusal_count);
	return query_close(&query);
}

/* Only an end that is no newer proposal took the moves up. Of a change the
 * decision says whether it left the student there. */
static const char verdicts[] =
	"SELECT k.student_id, k.objective_id, x.policy, x.made_by, m.at FROM "
	"proposal x" SQL_MADE "CROSS JOIN action e ON e.id = x.ended_by AND "
	"e.undone_by = 0 CROSS JOIN move k ON k.class_id = x.class_id AND "
	"k.proposal_id = x.id WHERE x.class_id = ?1 AND e.at <= ?2 AND m.at "
	"<= ?2 AND NOT EXISTS (SELECT 1 FROM proposal n WHERE n.class_id = ?1 "
	"AND n.id > x.id AND n.made_by = e.id) AND k.rule NOT IN ('not_seen', "
	"'not_on_focus', 'no_new', 'pinned', 'intervene', 'absent') AND "
	"(k.to_cluster = k.from_cluster OR EXISTS (SELECT 1 FROM decision d "
	"CROSS JOIN action y ON y.id = d.made_by AND y.undone_by = 0 AND y.at "
	"<= ?2 LEFT JOIN action z ON z.id = d.ended_by AND z.undone_by = 0 "
	"AND z.at <= ?2 WHERE d.class_id = ?1 AND d.proposal_id = x.id AND "
	"d.student_id = k.student_id AND z.id IS NULL AND (d.state = "
	"'refused' OR d.placed = k.from_cluster)))";

static bool read_verdicts(struct facts_reading *read)
{
	VEC(struct verdict) rows = VEC_INIT;
	struct query query;

	list(read, &query, verdicts);
	while (query_next(&query)) {
		const struct verdict row = {
			.student = student_of(read, &query, 0),
			.objective = query_int(&query, 1),
			.policy = query_int(&query, 2),
			.entered = query_int(&query, 3),
			.when = query_int(&query, 4),
		};

		if (row.student)
			vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->facts->verdicts,
		&read->facts->verdict_count);
	return query_close(&query);
}

static size_t reply_place(const struct offer_reply *replies, size_t count,
	int64_t student)
{
	size_t i = 0;

	while (i < count && replies[i].student != student)
		i++;
	return i;
}

static bool read_replies(struct facts_reading *read)
{
	VEC(struct offer_reply) rows = VEC_INIT;
	struct query query;

	list(read, &query, "SELECT x.student_id, x.answer, x.made_by, m.at, "
		"coalesce(x.until, " SQL_NEVER ") FROM offer_reply x" SQL_MADE
		SQL_ENDED "WHERE x.class_id = ?1 AND " SQL_HOLDS_AT("?2")
		" ORDER BY x.id");
	while (query_next(&query)) {
		struct offer_reply row = {
			.student = student_of(read, &query, 0),
			.entered = query_int(&query, 2),
			.when = query_int(&query, 3),
			.until = query_int(&query, 4),
		};
		size_t place = reply_place(rows.items, rows.count,
			row.student);

		if (!row.student ||
		    !offer_answer_parse(query_word(&query, 1), &row.answer))
			continue;
		if (place == rows.count)
			vec_push(&rows, row);
		rows.items[place] = row;
	}
	reading_keep(read->base.arena, &rows, &read->facts->replies,
		&read->facts->reply_count);
	return query_close(&query);
}

static void count_rounds(struct facts *facts)
{
	int64_t last = 0;
	size_t place = FACTS_NOT_FOUND;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		int64_t round = facts->checkins[i].round;

		/* A round's check-ins mostly stand together. */
		if (round != last)
			place = round ? facts_round(facts, round) :
				FACTS_NOT_FOUND;
		last = round;
		if (place != FACTS_NOT_FOUND)
			facts->rounds[place].checkins++;
	}
}

/* After what their versions may have led to. */
static bool date_versions(struct facts_reading *read)
{
	return reading_date_versions(&read->base, read->facts);
}

static bool read_all(struct facts_reading *read)
{
	static bool (*const parts[])(struct facts_reading *read) = {
		read_policy, read_students, read_objectives,
		read_requirements, read_rounds, read_checkins, read_stays,
		read_whole, read_absences, read_blocks, read_locks,
		read_refusals, read_verdicts, read_replies, date_versions,
	};

	if (!read_class_detail(&read->base, &read->facts->class))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (!parts[i](read))
			return false;
	}
	read->facts->class.students = read->facts->student_count;
	return true;
}

static bool read_class(struct facts_reading *read, struct store *store,
	int64_t class_id, civil now, bool is_then, struct error *err)
{
	struct facts *facts = read->facts;
	bool done;

	*facts = (struct facts){ .now = now };
	done = reading_begin(&read->base, store, class_id, now, &facts->arena,
		err);
	read->base.is_then = is_then;
	done = done && read_all(read);
	reading_end(&read->base);
	ids_release(&read->enrolled);
	if (!done) {
		facts_release(facts);
		return false;
	}
	facts_sort(facts);
	count_rounds(facts);
	return true;
}

bool store_facts(struct store *store, int64_t class_id, civil now,
	struct facts *facts, struct error *err)
{
	struct facts_reading read = { .facts = facts };

	return read_class(&read, store, class_id, now, false, err);
}

bool store_facts_then(struct store *store, int64_t class_id, civil now,
	struct facts *facts, struct error *err)
{
	struct facts_reading read = { .facts = facts };

	return read_class(&read, store, class_id, now, true, err);
}

bool store_standing(struct store *store, int64_t class_id, civil now,
	struct facts *facts, struct error *err)
{
	struct facts_reading read = { .facts = facts, .is_bare = true };

	return read_class(&read, store, class_id, now, true, err);
}
