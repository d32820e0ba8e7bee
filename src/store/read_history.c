/* SPDX-License-Identifier: MIT */
/* What was done: actions, the stays that came of them, and answers. */
#include <string.h>

#include "reading.h"
#include "store/change.h"

#define ACTION \
	"SELECT a.id, a.class_id, a.at, u.name, a.verb, a.student_id, " \
	"a.detail, a.target, a.undone_by FROM action a CROSS JOIN author u " \
	"ON u.id = a.author_id"
/* A fact of the student in the class was made or ended. */
#define TOUCHES(table) \
	" UNION SELECT made_by FROM " table " WHERE class_id = ?1 AND " \
	"student_id IN who UNION SELECT ended_by FROM " table \
	" WHERE class_id = ?1 AND student_id IN who"
#define LAST_FIRST " ORDER BY a.id DESC LIMIT CASE WHEN ?3 THEN ?3 ELSE -1 END"

static const char history_of_class[] = ACTION
	" WHERE a.class_id = ?1 AND ?2 = 0" LAST_FIRST;
static const char history_of_student[] =
	"WITH who(id) AS (SELECT ?2 UNION SELECT x.from_id FROM student_merge "
	"x WHERE x.into_id = ?2 AND " SQL_STANDS "), locked(id) AS (SELECT "
	"lock_id FROM lock_member WHERE class_id = ?1 AND student_id IN who), "
	"planned(id) AS (SELECT id FROM plan WHERE class_id = ?1 AND "
	"student_id IN who), tried(id) AS (SELECT trial_id FROM trial_member "
	"WHERE class_id = ?1 AND student_id IN who) "
	ACTION " WHERE a.class_id = ?1 AND a.id IN (SELECT id FROM action "
	"WHERE class_id = ?1 AND student_id IN who"
	TOUCHES("enrolment") TOUCHES("checkin") TOUCHES("absence")
	TOUCHES("block") TOUCHES("decision") TOUCHES("offer_reply")
	TOUCHES("stay") TOUCHES("profile") TOUCHES("selfcheck")
	TOUCHES("segment_mark") TOUCHES("plan")
	" UNION SELECT made_by FROM plan_session WHERE class_id = ?1 AND "
	"plan_id IN planned UNION SELECT made_by FROM trial WHERE class_id = "
	"?1 AND id IN tried UNION SELECT made_by FROM trial_end WHERE "
	"class_id = ?1 AND trial_id IN tried"
	" UNION SELECT made_by FROM lock WHERE class_id = ?1 AND id IN locked "
	"UNION SELECT ended_by FROM lock WHERE class_id = ?1 AND id IN locked)"
	LAST_FIRST;

static void fill_action(const struct query *query, struct arena *arena,
	struct action *action)
{
	*action = (struct action){
		.id = query_int(query, 0),
		.class_id = query_int(query, 1),
		.at = query_int(query, 2),
		.author = query_keep_word(query, arena, 3),
		.verb = query_keep_word(query, arena, 4),
		.student = query_int(query, 5),
		.detail = query_keep(query, arena, 6),
		.target = query_int(query, 7),
		.undone_by = query_int(query, 8),
	};
}

bool store_history(struct store *store, int64_t class_id, int64_t student,
	size_t limit, struct arena *arena, struct action **actions,
	size_t *count, struct error *err)
{
	VEC(struct action) rows = VEC_INIT;
	struct query query;

	query_open(&query, store, student ? history_of_student :
		history_of_class,
		VALUES(value_int(class_id), value_int(student),
			value_int((int64_t)limit)), err);
	while (query_next(&query)) {
		struct action action;

		fill_action(&query, arena, &action);
		vec_push(&rows, action);
	}
	reading_keep(arena, &rows, actions, count);
	return query_close(&query);
}

/* Who undoes looks inside the change that will: it is no candidate. */
static int64_t under_way(const struct store *store)
{
	return store->change ? change_id(store->change) : 0;
}

static bool read_action(struct store *store, const char *sql,
	int64_t class_id, const char *author, struct arena *arena,
	struct action *action, struct error *err)
{
	struct query query;

	*action = (struct action){ .id = 0 };
	query_open(&query, store, sql, VALUES(value_int(class_id),
		value_text(author), value_int(under_way(store))), err);
	if (query_next(&query))
		fill_action(&query, arena, action);
	return query_close(&query);
}

bool store_undoable(struct store *store, int64_t class_id, const char *author,
	struct arena *arena, struct action *action, struct error *err)
{
	static const char sql[] = ACTION " WHERE a.class_id = ?1 AND u.name = "
		"?2 AND a.undone_by = 0 AND a.target IS NULL "
		"AND NOT a.is_look AND a.id <> ?3 ORDER BY a.id DESC LIMIT 1";
	struct action of_none;

	if (!read_action(store, sql, class_id, author, arena, action, err) ||
	    !read_action(store, sql, 0, author, arena, &of_none, err))
		return false;
	if (of_none.id > action->id)
		*action = of_none;
	return true;
}

bool store_redoable(struct store *store, int64_t class_id, const char *author,
	struct arena *arena, struct action *action, struct error *err)
{
	return read_action(store, ACTION " CROSS JOIN action t ON t.id = "
		"a.target WHERE a.class_id = ?1 AND u.name = ?2 AND "
		"a.undone_by = 0 AND t.target IS NULL AND NOT EXISTS ("
		"SELECT 1 FROM action n WHERE n.class_id IN (?1, 0) AND "
		"n.author_id = a.author_id AND n.target IS NULL AND "
		"NOT n.is_look AND "
		"n.id > a.id AND n.id <> ?3) ORDER BY a.id DESC LIMIT 1",
		class_id, author, arena, action, err);
}

bool store_sweep(struct store *store, int64_t class_id, const char *author,
	struct sweep *sweep, struct error *err)
{
	struct query query;

	*sweep = (struct sweep){ .id = 0 };
	query_open(&query, store, "SELECT x.id, x.round_id, x.made_by, m.at "
		"FROM sweep x" SQL_MADE "JOIN author u ON u.id = m.author_id "
		"WHERE x.class_id = ?1 AND u.name = ?2 AND " SQL_NOT_ENDED
		" ORDER BY x.id DESC LIMIT 1",
		VALUES(value_int(class_id), value_text(author)), err);
	if (query_next(&query)) {
		*sweep = (struct sweep){
			.id = query_int(&query, 0),
			.round = query_int(&query, 1),
			.step = query_int(&query, 2),
			.since = query_int(&query, 3),
		};
	}
	return query_close(&query);
}

bool store_token(struct store *store, const char *token,
	struct token_use *use, struct error *err)
{
	struct query query;

	*use = (struct token_use){ .used = false };
	query_open(&query, store, "SELECT at, student_id, class_id FROM "
		"action WHERE token = ?1", VALUES(value_text(token)), err);
	if (query_next(&query)) {
		*use = (struct token_use){
			.used = true,
			.at = query_int(&query, 0),
			.student = query_int(&query, 1),
			.class_id = query_int(&query, 2),
		};
	}
	return query_close(&query);
}

static bool read_stays(struct reading *reading, int64_t student,
	struct stay **stays, size_t *count)
{
	VEC(struct stay) rows = VEC_INIT;
	struct query query;

	query_open(&query, reading->store, "SELECT x.id, x.student_id, "
		"x.cluster, x.objective_id, x.by_hand, x.made_by, m.at, CASE "
		"WHEN e.at <= ?2 THEN e.at ELSE " SQL_NEVER " END, x.why, "
		"u.name FROM stay x" SQL_MADE "CROSS JOIN author u ON u.id = "
		"m.author_id" SQL_ENDED "WHERE x.class_id = ?1 AND m.at <= "
		"?2 AND (?3 = 0 OR " SQL_IS_STUDENT("x.student_id", "?3") ") "
		"ORDER BY m.at, x.id",
		VALUES(value_int(reading->class_id), value_int(reading->now),
			value_int(student)), reading->err);
	while (query_next(&query)) {
		const struct stay stay = {
			.id = query_int(&query, 0),
			.student = reading_student(reading,
				query_int(&query, 1)),
			.cluster = reading_cluster(&query, 2),
			.objective = query_int(&query, 3),
			.by_hand = query_bool(&query, 4),
			.entered = query_int(&query, 5),
			.since = query_int(&query, 6),
			.until = query_int(&query, 7),
			.why = query_keep(&query, reading->arena, 8),
			.by = query_keep(&query, reading->arena, 9),
		};

		vec_push(&rows, stay);
	}
	reading_keep(reading->arena, &rows, stays, count);
	return query_close(&query);
}

bool store_stays(struct store *store, int64_t class_id, int64_t student,
	civil now, struct arena *arena, struct stay **stays, size_t *count,
	struct error *err)
{
	struct reading reading;
	bool done = reading_begin(&reading, store, class_id, now, arena,
		err) && read_stays(&reading, student, stays, count);

	reading_end(&reading);
	return done;
}

static bool read_answers(struct reading *reading, int64_t student,
	struct offer_answered **answers, size_t *count)
{
	VEC(struct offer_answered) rows = VEC_INIT;
	struct query query;
	bool done = true;

	query_open(&query, reading->store, "SELECT x.student_id, x.answer, "
		"x.made_by, m.at, coalesce(x.until, " SQL_NEVER "), "
		"m.author_id FROM offer_reply x" SQL_MADE SQL_ENDED
		"WHERE x.class_id = ?1 AND " SQL_HOLDS_AT("?2") " AND (?3 = 0 "
		"OR " SQL_IS_STUDENT("x.student_id", "?3") ") ORDER BY m.at "
		"DESC, x.id DESC",
		VALUES(value_int(reading->class_id), value_int(reading->now),
			value_int(student)), reading->err);
	while (done && query_next(&query)) {
		struct offer_answered row = {
			.reply = {
				.student = reading_student(reading,
					query_int(&query, 0)),
				.entered = query_int(&query, 2),
				.when = query_int(&query, 3),
				.until = query_int(&query, 4),
			},
			.author = reading_author(reading,
				query_int(&query, 5)),
		};

		done = row.author != NULL;
		if (offer_answer_parse(query_word(&query, 1),
		    &row.reply.answer))
			vec_push(&rows, row);
	}
	reading_keep(reading->arena, &rows, answers, count);
	return query_close(&query) && done;
}

bool store_answers(struct store *store, int64_t class_id, int64_t student,
	civil now, struct arena *arena, struct offer_answered **answers,
	size_t *count, struct error *err)
{
	struct reading reading;
	bool done = reading_begin(&reading, store, class_id, now, arena,
		err) && read_answers(&reading, student, answers, count);

	reading_end(&reading);
	return done;
}
