/* SPDX-License-Identifier: MIT */
/* Trials: who is in which arm, and that one is over. */
#include "store/learners.h"
#include "writing.h"

static bool check_trial(struct change *change, const struct trial *trial,
	struct error *err)
{
	if (!trial->member_count)
		return error_set(err, ERROR_INVALID, "nobody would be in the "
			"trial: take in two students or more");
	for (size_t i = 0; i < trial->member_count; i++) {
		if (!writing_student(change, trial->members[i].student, err))
			return false;
	}
	return trial_check(trial, err) && (trial->objective == 0 ||
		writing_objective(change, trial->objective, err)) &&
		writing_name(change, writing_trial_names, 0, trial->name,
			"trial", err);
}

static bool insert_trial(struct change *change, const struct trial *trial,
	int64_t *id, struct error *err)
{
	return query_number(change->store, "INSERT INTO trial(class_id, id, "
		"name, cluster, objective_id, one, other, seed, starts, "
		"until, made_by) VALUES (?1, (SELECT coalesce(max(id), 0) + 1 "
		"FROM trial WHERE class_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
		"?9, ?10) RETURNING id",
		VALUES(value_int(change->class_id), value_text(trial->name),
			value_text(cluster_name(trial->cluster)),
			value_id(trial->objective), value_text(trial->arms[0]),
			value_text(trial->arms[1]), value_int(trial->seed),
			value_int(trial->starts), value_int(trial->until),
			value_int(change->id)), id, err);
}

bool change_trial(struct change *change, const struct trial *trial,
	int64_t *id, struct error *err)
{
	if (!check_trial(change, trial, err) ||
	    !insert_trial(change, trial, id, err))
		return false;
	for (size_t i = 0; i < trial->member_count; i++) {
		const struct trial_member *member = &trial->members[i];

		if (!query_run(change->store, "INSERT INTO trial_member("
		    "class_id, trial_id, student_id, arm, stratum, before) "
		    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
		    VALUES(value_int(change->class_id), value_int(*id),
			value_int(member->student), value_int(member->arm),
			value_int(member->stratum),
			value_real(member->before)), err))
			return false;
	}
	return true;
}

static bool check_open(struct change *change, int64_t trial,
	struct error *err)
{
	int64_t found;
	int64_t closed;

	if (!writing_class(change, err) ||
	    !query_number(change->store, "SELECT 1 FROM trial x WHERE "
		"x.class_id = ?1 AND x.id = ?2 AND " SQL_STANDS,
		VALUES(value_int(change->class_id), value_int(trial)), &found,
		err) ||
	    !query_number(change->store, "SELECT 1 FROM trial_end x WHERE "
		"x.class_id = ?1 AND x.trial_id = ?2 AND " SQL_STANDS,
		VALUES(value_int(change->class_id), value_int(trial)),
		&closed, err))
		return false;
	if (!found)
		return error_set(err, ERROR_NOT_FOUND, "there is no trial "
			"with the id %lld here", (long long)trial);
	return !closed || error_set(err, ERROR_CONFLICT, "this trial is "
		"closed already");
}

bool change_trial_close(struct change *change, int64_t trial,
	const char *reason, struct error *err)
{
	return learner_check_text("the reason", reason, err) &&
		check_open(change, trial, err) &&
		query_run(change->store, "INSERT INTO trial_end(class_id, id, "
			"trial_id, reason, made_by) VALUES (?1, (SELECT "
			"coalesce(max(id), 0) + 1 FROM trial_end WHERE "
			"class_id = ?1), ?2, ?3, ?4)",
			VALUES(value_int(change->class_id), value_int(trial),
				value_text(reason), value_int(change->id)),
			err);
}
