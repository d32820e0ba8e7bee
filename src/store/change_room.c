/* SPDX-License-Identifier: MIT */
/* Absences, blocks, locks, and answers to offers. */
#include "reading.h"
#include "writing.h"

bool change_absence(struct change *change, int64_t student, int64_t from_day,
	int64_t to_day, struct error *err)
{
	if (to_day < from_day)
		return error_set(err, ERROR_INVALID, "an absence cannot end "
			"before it begins: give a later day");
	return writing_student(change, student, err) &&
		query_run(change->store, "INSERT INTO absence(class_id, id, "
			"student_id, from_day, to_day, made_by) VALUES (?1, "
			"(SELECT coalesce(max(id), 0) + 1 FROM absence WHERE "
			"class_id = ?1), ?2, ?3, ?4, ?5)",
			VALUES(value_int(change->class_id), value_int(student),
				value_int(from_day), value_int(to_day),
				value_int(change->id)), err);
}

bool change_present(struct change *change, int64_t student, int64_t day,
	struct error *err)
{
	size_t ended;

	if (!writing_student(change, student, err) ||
	    !writing_end(change, "UPDATE absence AS x SET ended_by = ?4 WHERE "
		"x.class_id = ?1 AND " SQL_IS_STUDENT("x.student_id", "?2")
		" AND ?3 BETWEEN x.from_day AND x.to_day AND " SQL_STANDS
		" RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(student),
			value_int(day), value_int(change->id)), &ended, err))
		return false;
	return ended > 0 || error_set(err, ERROR_NOT_FOUND, "this student is "
		"not marked absent on that day");
}

static bool check_until(const struct change *change, civil until,
	const char *what, struct error *err)
{
	return until > change->now || error_set(err, ERROR_INVALID, "the %s "
		"would be over before it began: give a later day", what);
}

bool change_block(struct change *change, const struct block *block,
	struct error *err)
{
	if (block->severity < 1 || block->severity > 3)
		return error_set(err, ERROR_INVALID, "a block is 1 light, 2, "
			"or 3 severe, and not %d", block->severity);
	return writing_text(block->what, "block", err) &&
		check_until(change, block->until, "block", err) &&
		writing_student(change, block->student, err) &&
		query_run(change->store, "INSERT INTO block(class_id, id, "
			"student_id, what, severity, since, until, made_by) "
			"VALUES (?1, (SELECT coalesce(max(id), 0) + 1 FROM "
			"block WHERE class_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)",
			VALUES(value_int(change->class_id),
				value_int(block->student),
				value_text(block->what),
				value_int(block->severity),
				value_int(block->since ? block->since :
					change->now),
				value_when(block->until),
				value_int(change->id)), err);
}

bool change_unblock(struct change *change, int64_t block, struct error *err)
{
	size_t ended;

	if (!writing_class(change, err) ||
	    !writing_end(change, "UPDATE block AS x SET ended_by = ?3 WHERE "
		"x.class_id = ?1 AND x.id = ?2 AND " SQL_STANDS
		" RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(block),
			value_int(change->id)), &ended, err))
		return false;
	return ended > 0 || error_set(err, ERROR_NOT_FOUND, "this block is "
		"not open");
}

static bool check_members(struct change *change, const struct lock *lock,
	struct error *err)
{
	if (lock->count < (lock->kind == LOCK_PIN ? 1 : 2))
		return error_set(err, ERROR_INVALID, "%s takes %s",
			lock->kind == LOCK_PIN ? "a pin" :
			"together and apart", lock->kind == LOCK_PIN ?
			"a student" : "two students or more");
	for (size_t i = 0; i < lock->count; i++) {
		if (!writing_student(change, lock->students[i], err))
			return false;
		for (size_t j = 0; j < i; j++) {
			if (lock->students[j] == lock->students[i])
				return error_set(err, ERROR_INVALID, "the "
					"same student is named twice");
		}
	}
	return true;
}

/* A new pin takes the place of an older one. */
static bool end_pins(struct change *change, const struct lock *lock,
	struct error *err)
{
	size_t ended;

	for (size_t i = 0; lock->kind == LOCK_PIN && i < lock->count; i++) {
		if (!writing_end(change, "UPDATE lock AS x SET ended_by = ?3 "
		    "WHERE x.class_id = ?1 AND x.kind = 'pin' AND EXISTS ("
		    "SELECT 1 FROM lock_member k WHERE k.class_id = ?1 AND "
		    "k.lock_id = x.id AND "
		    SQL_IS_STUDENT("k.student_id", "?2") ") AND " SQL_STANDS
		    " RETURNING made_by",
		    VALUES(value_int(change->class_id),
			value_int(lock->students[i]), value_int(change->id)),
		    &ended, err))
			return false;
	}
	return true;
}

static bool insert_lock(struct change *change, const struct lock *lock,
	int64_t *id, struct error *err)
{
	return query_number(change->store, "INSERT INTO lock(class_id, id, "
		"kind, why, until, made_by) VALUES (?1, (SELECT "
		"coalesce(max(id), 0) + 1 FROM lock WHERE class_id = ?1), ?2, "
		"?3, ?4, ?5) RETURNING id",
		VALUES(value_int(change->class_id),
			value_text(lock_kind_name(lock->kind)),
			value_text(lock->why), value_when(lock->until),
			value_int(change->id)), id, err);
}

bool change_lock(struct change *change, const struct lock *lock,
	struct error *err)
{
	int64_t id;

	if (!check_members(change, lock, err) ||
	    !check_until(change, lock->until, "lock", err) ||
	    !end_pins(change, lock, err) ||
	    !insert_lock(change, lock, &id, err))
		return false;
	for (size_t i = 0; i < lock->count; i++) {
		if (!query_run(change->store,
		    "INSERT INTO lock_member VALUES (?1, ?2, ?3)",
		    VALUES(value_int(change->class_id), value_int(id),
			value_int(lock->students[i])), err))
			return false;
	}
	return true;
}

bool change_unlock(struct change *change, int64_t lock, struct error *err)
{
	size_t ended;

	if (!writing_class(change, err) ||
	    !writing_end(change, "UPDATE lock AS x SET ended_by = ?3 WHERE "
		"x.class_id = ?1 AND x.id = ?2 AND " SQL_STANDS
		" RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(lock),
			value_int(change->id)), &ended, err))
		return false;
	return ended > 0 || error_set(err, ERROR_NOT_FOUND, "this lock is "
		"not in force");
}

bool change_offer_reply(struct change *change,
	const struct offer_reply *reply, struct error *err)
{
	bool is_watch = reply->answer == OFFER_WATCH;

	if (is_watch && !check_until(change, reply->until, "watch", err))
		return false;
	return writing_student(change, reply->student, err) &&
		query_run(change->store, "INSERT INTO offer_reply(class_id, "
			"id, student_id, answer, until, made_by) VALUES (?1, "
			"(SELECT coalesce(max(id), 0) + 1 FROM offer_reply "
			"WHERE class_id = ?1), ?2, ?3, ?4, ?5)",
			VALUES(value_int(change->class_id),
				value_int(reply->student),
				value_text(offer_answer_name(reply->answer)),
				value_when(is_watch ? reply->until :
					CIVIL_NEVER),
				value_int(change->id)), err);
}
