/* SPDX-License-Identifier: MIT */
/* Objectives, rounds and check-ins. */
#include "writing.h"

#include <math.h>

#include "base/text.h"

_Static_assert(SCORE_ITEMS == 0 && SCORE_PERCENT == 1 && SCORE_LEVEL == 2,
	"the numbers that the store keeps");
_Static_assert(SUPPORT_ALONE == 1 && SUPPORT_HINT == 2 && SUPPORT_HELPED == 3,
	"the numbers that the store keeps");
_Static_assert(TASK_GIVEN == 1 && TASK_DONE == 2 && TASK_NOT == 3,
	"the numbers that the store keeps");

bool change_objective_add(struct change *change, const char *name, int64_t *id,
	struct error *err)
{
	return writing_class(change, err) &&
		writing_name(change, writing_objective_names, 0, name,
			"objective", err) &&
		query_number(change->store, "INSERT INTO objective(class_id, "
			"id, version, name, made_by) VALUES (?1, (SELECT "
			"coalesce(max(id), 0) + 1 FROM objective WHERE "
			"class_id = ?1), 1, ?2, ?3) RETURNING id",
			VALUES(value_int(change->class_id), value_text(name),
				value_int(change->id)), id, err);
}

/* Whether needs, or what it needs in turn, holds the objective. */
static bool check_circle(struct change *change, int64_t objective,
	int64_t needs, struct error *err)
{
	int64_t circle;

	if (!query_number(change->store, "WITH RECURSIVE before(id) AS ("
	    "SELECT ?3 UNION SELECT x.needs_id FROM before JOIN requirement x "
	    "ON x.class_id = ?1 AND x.objective_id = before.id AND "
	    SQL_STANDS ") SELECT 1 FROM before WHERE id = ?2",
	    VALUES(value_int(change->class_id), value_int(objective),
		value_int(needs)), &circle, err))
		return false;
	return !circle || error_set(err, ERROR_INVALID, "each of these "
		"objectives would need the other first: leave one of the "
		"requirements out");
}

bool change_require(struct change *change, int64_t objective, int64_t needs,
	struct error *err)
{
	int64_t known;

	if (!writing_objective(change, objective, err) ||
	    !writing_objective(change, needs, err) ||
	    !check_circle(change, objective, needs, err) ||
	    !query_number(change->store, "SELECT 1 FROM requirement x WHERE "
		"x.class_id = ?1 AND x.objective_id = ?2 AND x.needs_id = ?3 "
		"AND " SQL_STANDS, VALUES(value_int(change->class_id),
			value_int(objective), value_int(needs)), &known, err))
		return false;
	if (known)
		return error_set(err, ERROR_CONFLICT, "this is required "
			"already");
	return query_run(change->store, "INSERT INTO requirement(class_id, "
		"id, objective_id, needs_id, made_by) VALUES (?1, (SELECT "
		"coalesce(max(id), 0) + 1 FROM requirement WHERE class_id = "
		"?1), ?2, ?3, ?4)",
		VALUES(value_int(change->class_id), value_int(objective),
			value_int(needs), value_int(change->id)), err);
}

static bool check_round(struct change *change, const struct round *round,
	struct error *err)
{
	return writing_class(change, err) &&
		writing_text(round->name, "round", err) &&
		(round->objective == 0 ||
		writing_objective(change, round->objective, err));
}

bool change_round_add(struct change *change, const struct round *round,
	int64_t *id, struct error *err)
{
	return check_round(change, round, err) &&
		query_number(change->store, "INSERT INTO round(class_id, id, "
			"version, objective_id, name, held_at, made_by) VALUES "
			"(?1, (SELECT coalesce(max(id), 0) + 1 FROM round "
			"WHERE class_id = ?1), 1, ?2, ?3, ?4, ?5) RETURNING "
			"id",
			VALUES(value_int(change->class_id),
				value_id(round->objective),
				value_text(round->name),
				value_int(round->held_at),
				value_int(change->id)), id, err);
}

/* Ends the version of a round that stands. */
static bool end_round(struct change *change, int64_t round, struct error *err)
{
	size_t ended;

	return writing_end(change, "UPDATE round AS x SET ended_by = ?3 WHERE "
		"x.class_id = ?1 AND x.id = ?2 AND " SQL_STANDS
		" RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(round),
			value_int(change->id)), &ended, err);
}

static bool end_checkins(struct change *change, int64_t round,
	struct error *err)
{
	size_t ended;

	return writing_end(change, "UPDATE checkin AS x SET ended_by = ?3 "
		"WHERE x.class_id = ?1 AND x.round_id = ?2 AND " SQL_STANDS
		" RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(round),
			value_int(change->id)), &ended, err);
}

/* New versions of what end_checkins ended, moved in time by shift. */
static bool move_checkins(struct change *change, const struct round *round,
	civil shift, struct error *err)
{
	change->checkin = 0;
	return query_run(change->store, "INSERT INTO checkin(class_id, id, "
		"student_id, objective_id, round_id, observed_at, form, "
		"points, out_of, support, confidence, minutes, note, "
		"replaces, is_private, author_id, task, quality, made_by) "
		"SELECT class_id, (SELECT max(id) FROM checkin WHERE class_id "
		"= ?1) + row_number() OVER (ORDER BY id), student_id, "
		"coalesce(?4, objective_id), round_id, observed_at + ?5, "
		"form, points, out_of, support, confidence, minutes, note, "
		"id, is_private, author_id, task, quality, ?3 FROM checkin "
		"WHERE class_id = ?1 AND round_id = ?2 AND ended_by = ?3",
		VALUES(value_int(change->class_id), value_int(round->id),
			value_int(change->id), value_id(round->objective),
			value_int(shift)), err);
}

/* What of a round its check-ins depend on. */
static bool read_round(struct change *change, int64_t id, struct round *round,
	struct error *err)
{
	struct query query;

	*round = (struct round){ .id = id };
	query_open(&query, change->store, "SELECT objective_id, held_at FROM "
		"round x WHERE x.class_id = ?1 AND x.id = ?2 AND " SQL_STANDS,
		VALUES(value_int(change->class_id), value_int(id)), err);
	if (query_next(&query)) {
		round->objective = query_int(&query, 0);
		round->held_at = query_int(&query, 1);
	}
	return query_close(&query);
}

static bool insert_round_version(struct change *change,
	const struct round *round, struct error *err)
{
	return query_run(change->store, "INSERT INTO round(class_id, id, "
		"version, objective_id, name, held_at, made_by) VALUES (?1, "
		"?2, (SELECT max(version) + 1 FROM round WHERE class_id = ?1 "
		"AND id = ?2), ?3, ?4, ?5, ?6)",
		VALUES(value_int(change->class_id), value_int(round->id),
			value_id(round->objective), value_text(round->name),
			value_int(round->held_at), value_int(change->id)),
		err);
}

bool change_round_edit(struct change *change, const struct round *round,
	struct error *err)
{
	struct round before;

	if (!check_round(change, round, err) ||
	    !writing_round(change, round->id, err) ||
	    !read_round(change, round->id, &before, err) ||
	    !end_round(change, round->id, err) ||
	    !insert_round_version(change, round, err))
		return false;
	if (round->held_at == before.held_at &&
	    (round->objective == before.objective || !round->objective))
		return true;
	return end_checkins(change, round->id, err) &&
		move_checkins(change, round, round->held_at - before.held_at,
			err);
}

bool change_round_withdraw(struct change *change, int64_t round,
	struct error *err)
{
	if (!round)
		return error_set(err, ERROR_INVALID, "which round? Name it");
	if (!writing_round(change, round, err))
		return false;
	ids_release(&change->rounds);
	return end_checkins(change, round, err) &&
		end_round(change, round, err);
}

static bool check_score(const struct score *score, struct error *err)
{
	bool is_sound = isfinite(score->points) && isfinite(score->out_of) &&
		score->points >= 0 && score->out_of > 0 &&
		score->points <= score->out_of &&
		score->form >= SCORE_ITEMS && score->form <= SCORE_LEVEL;

	return is_sound || error_set(err, ERROR_INVALID, "%g of %g is no "
		"score: there are 0 or more points of 1 or more",
		score->points, score->out_of);
}

static bool check_checkin(struct change *change, const struct checkin *checkin,
	struct error *err)
{
	if (!check_score(&checkin->score, err))
		return false;
	if (checkin->confidence < 0 || checkin->confidence > 4)
		return error_set(err, ERROR_INVALID, "confidence is 1 to 4, "
			"and not %d", checkin->confidence);
	if (checkin->minutes < 0 || checkin->support < SUPPORT_UNSAID ||
	    checkin->support >= SUPPORT_COUNT)
		return error_set(err, ERROR_INVALID, "the minutes or the "
			"support of a check-in are none");
	if (checkin->task < TASK_UNSAID || checkin->task >= TASK_COUNT ||
	    checkin->quality < 0 || checkin->quality > CHECKIN_QUALITY_MAX)
		return error_set(err, ERROR_INVALID, "a task is given, done "
			"or not, and its quality 1 to %d",
			CHECKIN_QUALITY_MAX);
	if (checkin->note && !text_is_blank(checkin->note) &&
	    !writing_text(checkin->note, "note", err))
		return false;
	return writing_known_student(change, checkin->student, err) &&
		writing_objective(change, checkin->objective, err) &&
		writing_round(change, checkin->round, err);
}

static bool next_checkin(struct change *change, int64_t *id,
	struct error *err)
{
	if (change->checkin == 0 && !query_number(change->store,
	    "SELECT max(id) FROM checkin WHERE class_id = ?1",
	    VALUES(value_int(change->class_id)), &change->checkin, err))
		return false;
	*id = ++change->checkin;
	return true;
}

static bool insert_checkin(struct change *change,
	const struct checkin *checkin, int64_t replaces, int64_t author,
	int64_t *id, struct error *err)
{
	struct checkin row = *checkin;

	if (row.note && text_is_blank(row.note))
		row.note = NULL;
	row.is_private = row.note && checkin->is_private;
	row.replaces = replaces;
	if (!next_checkin(change, &row.id, err))
		return false;
	*id = row.id;
	return batch_add(change, &row, author, err);
}

bool change_checkin(struct change *change, const struct checkin *checkin,
	int64_t *id, struct error *err)
{
	if (!check_checkin(change, checkin, err))
		return false;
	if (change->is_archived)
		return error_set(err, ERROR_CONFLICT, "this class is in the "
			"archive: nothing was logged (class archive --back "
			"takes it out)");
	return insert_checkin(change, checkin, 0, 0, id, err);
}

/* Was it ever there? Otherwise somebody was quicker. */
static bool refuse_checkin(struct change *change, int64_t id,
	struct error *err)
{
	int64_t known;

	if (!query_number(change->store, "SELECT 1 FROM checkin WHERE "
	    "class_id = ?1 AND id = ?2",
	    VALUES(value_int(change->class_id), value_int(id)), &known, err))
		return false;
	return known ? error_set(err, ERROR_CONFLICT, "check-in %lld has been "
		"changed or withdrawn already: look at the list again",
		(long long)id) :
		error_set(err, ERROR_NOT_FOUND, "there is no check-in %lld in "
			"this class", (long long)id);
}

static bool end_checkin(struct change *change, int64_t id, struct error *err)
{
	size_t ended;

	if (!writing_end(change, "UPDATE checkin AS x SET ended_by = ?3 WHERE "
	    "x.class_id = ?1 AND x.id = ?2 AND " SQL_STANDS
	    " RETURNING made_by",
	    VALUES(value_int(change->class_id), value_int(id),
		value_int(change->id)), &ended, err))
		return false;
	return ended > 0 || refuse_checkin(change, id, err);
}

static bool keep_note(struct change *change, struct checkin *checkin,
	int64_t *author, struct arena *arena, struct error *err)
{
	struct query query;

	query_open(&query, change->store, "SELECT x.note, coalesce("
		"x.author_id, m.author_id) FROM checkin x" SQL_MADE "WHERE "
		"x.class_id = ?1 AND x.id = ?2",
		VALUES(value_int(change->class_id), value_int(checkin->id)),
		err);
	if (query_next(&query)) {
		checkin->note = query_keep(&query, arena, 0);
		*author = query_int(&query, 1);
	}
	return query_close(&query);
}

bool change_checkin_edit(struct change *change, const struct checkin *checkin,
	int64_t *id, struct error *err)
{
	struct checkin fresh = *checkin;
	struct arena arena = ARENA_INIT;
	int64_t author = 0;
	bool done = check_checkin(change, checkin, err);

	if (done && checkin->is_private && !checkin->note)
		done = keep_note(change, &fresh, &author, &arena, err);
	done = done && end_checkin(change, checkin->id, err) &&
		insert_checkin(change, &fresh, checkin->id, author, id, err);
	arena_release(&arena);
	return done;
}

bool change_origin(struct change *change, const struct origin *origin,
	int64_t checkin, struct error *err)
{
	/* What was carried over and taken back may be carried over again. */
	return query_run(change->store, "INSERT OR REPLACE INTO origin(kind, "
		"origin, remote_class, remote_id, class_id, id) VALUES "
		"('checkin', ?1, ?2, ?3, ?4, ?5)",
		VALUES(value_text(origin->store), value_int(origin->class_id),
			value_int(origin->id), value_int(change->class_id),
			value_int(checkin)), err);
}

bool change_checkin_carried(struct change *change,
	const struct checkin *checkin, int64_t *id, struct error *err)
{
	int64_t author;

	if (!writing_text(checkin->author, "author", err) ||
	    !check_checkin(change, checkin, err) ||
	    !writing_author(change->store, checkin->author, &author, err))
		return false;
	if (checkin->id && !end_checkin(change, checkin->id, err))
		return false;
	return insert_checkin(change, checkin, checkin->id, author, id, err);
}

bool change_checkin_withdraw(struct change *change, int64_t id,
	struct error *err)
{
	return writing_class(change, err) && end_checkin(change, id, err);
}

bool change_sweep(struct change *change, int64_t round, int64_t *id,
	struct error *err)
{
	if (!round)
		return error_set(err, ERROR_INVALID, "a sweep needs a round");
	return writing_class(change, err) &&
		writing_round(change, round, err) &&
		query_number(change->store, "INSERT INTO sweep(class_id, id, "
			"round_id, made_by) VALUES (?1, (SELECT "
			"coalesce(max(id), 0) + 1 FROM sweep WHERE class_id = "
			"?1), ?2, ?3) RETURNING id",
			VALUES(value_int(change->class_id), value_int(round),
				value_int(change->id)), id, err);
}

bool change_sweep_end(struct change *change, int64_t sweep,
	struct error *err)
{
	size_t ended;

	if (!writing_class(change, err) || !writing_end(change, "UPDATE sweep "
	    "AS x SET ended_by = ?3 WHERE x.class_id = ?1 AND x.id = ?2 AND "
	    SQL_STANDS " RETURNING made_by",
	    VALUES(value_int(change->class_id), value_int(sweep),
		value_int(change->id)), &ended, err))
		return false;
	return ended > 0 || error_set(err, ERROR_NOT_FOUND, "this sweep has "
		"ended already");
}
