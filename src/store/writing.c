/* SPDX-License-Identifier: MIT */
/* Beginning and ending a change, and what verbs check. */
#include "writing.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"

const char writing_term_names[] =
	"SELECT x.id, x.name FROM term x WHERE ?1 >= 0 AND " SQL_STANDS;
const char writing_class_names[] =
	"SELECT x.class_id, x.name FROM class_detail x "
	"WHERE ?1 >= 0 AND x.archived = 0 AND " SQL_STANDS;
const char writing_objective_names[] =
	"SELECT x.id, x.name FROM objective x "
	"WHERE x.class_id = ?1 AND " SQL_STANDS;
/* Those that go on. */
const char writing_trial_names[] =
	"SELECT k.id, k.name FROM (SELECT * FROM trial x WHERE x.class_id = "
	"?1 AND " SQL_STANDS ") k WHERE NOT EXISTS (SELECT 1 FROM trial_end x "
	"WHERE x.class_id = ?1 AND x.trial_id = k.id AND " SQL_STANDS ")";

static bool check_token(struct store *store, const char *token,
	struct error *err)
{
	struct token_use use;

	if (!token)
		return true;
	if (!store_token(store, token, &use, err))
		return false;
	return !use.used || error_set(err, ERROR_CONFLICT, "this has been "
		"done already under the token \"%s\"", token);
}

bool writing_author(struct store *store, const char *name, int64_t *author,
	struct error *err)
{
	if (!query_number(store, "SELECT id FROM author WHERE name = ?1",
	    VALUES(value_text(name)), author, err))
		return false;
	return *author || query_number(store,
		"INSERT INTO author(name) VALUES (?1) RETURNING id",
		VALUES(value_text(name)), author, err);
}

/* The step that an action is of, or begins when another goes on with it. */
static bool find_step(struct store *store,
	const struct change_header *header, int64_t *step, struct error *err)
{
	*step = 0;
	if (!header->step)
		return true;
	if (!query_number(store, "UPDATE action SET step = coalesce(step, id) "
	    "WHERE id = ?1 AND class_id = ?2 AND undone_by = 0 "
	    "RETURNING step", VALUES(value_int(header->step),
		value_int(header->class_id)), step, err))
		return false;
	return *step || error_set(err, ERROR_CONFLICT, "what this goes on "
		"with was undone");
}

static bool insert_action(struct store *store,
	const struct change_header *header, struct error *err)
{
	const char *source = header->source;
	int64_t author, step;

	if (source && strcmp(source, "shell") == 0)
		source = NULL;
	return check_token(store, header->token, err) &&
		writing_author(store, header->author, &author, err) &&
		find_step(store, header, &step, err) &&
		query_run(store, "INSERT INTO action(class_id, at, author_id, "
			"verb, source, token, is_look, step) "
			"VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
			VALUES(value_int(header->class_id),
				value_int(header->now), value_int(author),
				value_text(header->verb), value_text(source),
				value_text(header->token),
				value_int(header->is_look),
				value_id(step)), err);
}

struct change *store_begin(struct store *store,
	const struct change_header *header, struct error *err)
{
	struct change *change;

	assert(!store->change);
	assert(header->verb);
	if (!header->author || !writing_text(header->author, "author", err))
		return NULL;
	if (!store->driver->begin(store->connection, store->wait, err))
		return NULL;
	store->has_failed = false;
	if (!insert_action(store, header, err)) {
		store->driver->rollback(store->connection);
		return NULL;
	}
	change = mem_new(1, sizeof(*change));
	change->store = store;
	change->id = store->driver->last_id(store->connection);
	change->class_id = header->class_id;
	change->now = header->now;
	store->change = change;
	store->write = batch_write;
	return change;
}

static void release(struct change *change)
{
	change->store->change = NULL;
	change->store->is_holding = false;
	batch_end(change);
	vec_release(&change->filed.found);
	mem_free(change->detail);
	ids_release(&change->students);
	ids_release(&change->known);
	ids_release(&change->objectives);
	ids_release(&change->rounds);
	mem_free(change);
}

static bool finish_action(struct change *change, struct error *err)
{
	if (!change->has_news && change->ends == 0)
		return true;
	return query_run(change->store, "UPDATE action SET class_id = ?2, "
		"student_id = ?3, detail = ?4, target = ?5, ends = ?6 "
		"WHERE id = ?1",
		VALUES(value_int(change->id), value_int(change->class_id),
			value_id(change->student), value_text(change->detail),
			value_id(change->target), value_int(change->ends)),
		err);
}

bool change_commit(struct change *change, struct error *err)
{
	struct store *store = change->store;
	bool done;

	if (store->has_failed)
		done = error_set(err, ERROR_IO, "a step of this change "
			"failed: nothing of it was stored");
	else
		done = finish_action(change, err) &&
			(!store->is_holding || batch_write(store, err)) &&
			filed_drop(change, err) &&
			store->driver->commit(store->connection, err);
	if (!done)
		store->driver->rollback(store->connection);
	release(change);
	return done;
}

void change_abandon(struct change *change)
{
	change->store->driver->rollback(change->store->connection);
	release(change);
}

int64_t change_id(const struct change *change)
{
	return change->id;
}

void change_set_detail(struct change *change, int64_t student,
	const char *detail)
{
	mem_free(change->detail);
	change->detail = detail ? mem_strdup(detail) : NULL;
	change->student = student;
	change->has_news = true;
}

bool writing_class(struct change *change, struct error *err)
{
	int64_t found;

	if (change->has_class)
		return true;
	if (!change->class_id)
		return error_set(err, ERROR_INVALID, "which class? Say --class "
			"NAME");
	if (!query_number(change->store,
	    "SELECT 1 + x.archived FROM class_detail x WHERE x.class_id = ?1 "
	    "AND " SQL_STANDS, VALUES(value_int(change->class_id)), &found, err))
		return false;
	change->has_class = found;
	change->is_archived = found > 1;
	return found || error_set(err, ERROR_NOT_FOUND, "the class is no "
		"longer there: its making was undone");
}

/* A row that sql finds for the class and the id; asked for once. */
static bool check_known(struct change *change, struct ids *known,
	const char *sql, int64_t id, const char *what, struct error *err)
{
	int64_t found;

	if (ids_has(known, id))
		return true;
	if (!writing_class(change, err) ||
	    !query_number(change->store, sql, VALUES(
		value_int(change->class_id), value_int(id)), &found, err))
		return false;
	if (!found)
		return error_set(err, ERROR_NOT_FOUND, "there is no %s with "
			"the id %lld in this class now", what, (long long)id);
	ids_add(known, id);
	return true;
}

bool writing_student(struct change *change, int64_t student,
	struct error *err)
{
	return check_known(change, &change->students,
		"SELECT 1 FROM enrolment x WHERE x.class_id = ?1 AND "
		SQL_IS_STUDENT("x.student_id", "?2") " AND " SQL_STANDS
		" AND NOT EXISTS (SELECT 1 FROM student_merge x "
		"WHERE x.from_id = ?2 AND " SQL_STANDS ")",
		student, "student", err);
}

bool writing_known_student(struct change *change, int64_t student,
	struct error *err)
{
	return check_known(change, &change->known,
		"SELECT 1 FROM enrolment x" SQL_MADE "WHERE x.class_id = ?1 "
		"AND " SQL_IS_STUDENT("x.student_id", "?2")
		" AND NOT EXISTS (SELECT 1 FROM student_merge x "
		"WHERE x.from_id = ?2 AND " SQL_STANDS ")",
		student, "student", err);
}

bool writing_objective(struct change *change, int64_t objective,
	struct error *err)
{
	return check_known(change, &change->objectives,
		"SELECT 1 FROM objective x WHERE x.class_id = ?1 "
		"AND x.id = ?2 AND " SQL_STANDS,
		objective, "objective", err);
}

bool writing_round(struct change *change, int64_t round, struct error *err)
{
	return round == 0 || check_known(change, &change->rounds,
		"SELECT 1 FROM round x WHERE x.class_id = ?1 "
		"AND x.id = ?2 AND " SQL_STANDS, round, "round", err);
}

bool writing_end(struct change *change, const char *sql,
	const struct value *values, size_t count, size_t *ended,
	struct error *err)
{
	struct query query;

	*ended = 0;
	query_open(&query, change->store, sql, values, count, err);
	while (query_next(&query)) {
		++*ended;
		if (query_int(&query, 0) != change->id)
			change->ends++;
	}
	return query_close(&query);
}

bool writing_text(const char *text, const char *what, struct error *err)
{
	if (!text || text_is_blank(text))
		return error_set(err, ERROR_INVALID, "the %s has no name: "
			"give it one", what);
	return text_is_valid(text, strlen(text)) || error_set(err,
		ERROR_INVALID, "the name of the %s is not UTF-8 text: give it "
		"another", what);
}

static char *folded(const char *name)
{
	struct buf buf = BUF_INIT;

	text_fold(&buf, name);
	return buf_take(&buf);
}

bool writing_name(struct change *change, const char *sql, int64_t except,
	const char *name, const char *what, struct error *err)
{
	struct query query;
	char *wanted;
	bool is_free = true;

	if (!writing_text(name, what, err))
		return false;
	wanted = folded(name);
	query_open(&query, change->store, sql,
		VALUES(value_int(change->class_id)), err);
	while (is_free && query_next(&query)) {
		char *other = folded(query_word(&query, 1));

		is_free = query_int(&query, 0) == except ||
			strcmp(other, wanted) != 0;
		mem_free(other);
	}
	mem_free(wanted);
	if (!query_close(&query))
		return false;
	return is_free || error_set(err, ERROR_CONFLICT, "another %s is "
		"called \"%s\" already: choose another name", what, name);
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool writing_names_differ(struct change *change, const char *sql,
	const char *what, struct error *err)
{
	VEC(char *) names = VEC_INIT;
	struct query query;
	bool done = true;

	query_open(&query, change->store, sql,
		VALUES(value_int(change->class_id)), err);
	while (query_next(&query))
		vec_push(&names, folded(query_word(&query, 1)));
	if (names.count > 1)
		qsort(names.items, names.count, sizeof(char *), compare_texts);
	for (size_t i = 1; i < names.count; i++) {
		if (strcmp(names.items[i - 1], names.items[i]) == 0)
			done = false;
	}
	for (size_t i = 0; i < names.count; i++)
		mem_free(names.items[i]);
	vec_release(&names);
	if (!query_close(&query))
		return false;
	return done || error_set(err, ERROR_CONFLICT, "this cannot be taken "
		"back now: another %s has the name since", what);
}

bool writing_stay(struct change *change, int64_t student, struct stay *stay,
	struct error *err)
{
	struct query query;

	*stay = (struct stay){ .student = student, .until = CIVIL_NEVER };
	query_open(&query, change->store,
		"SELECT x.id, x.cluster, m.at FROM stay x" SQL_MADE
		"WHERE x.class_id = ?1 AND "
		SQL_IS_STUDENT("x.student_id", "?2") " AND " SQL_NOT_ENDED,
		VALUES(value_int(change->class_id), value_int(student)), err);
	if (query_next(&query)) {
		stay->id = query_int(&query, 0);
		if (!cluster_parse(query_word(&query, 1), &stay->cluster))
			stay->cluster = CLUSTER_NONE;
		stay->since = query_int(&query, 2);
	}
	return query_close(&query);
}
