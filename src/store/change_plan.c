/* SPDX-License-Identifier: MIT */
/* Plans, their versions and their sessions. */
#include "store/learners.h"
#include "writing.h"

/* A stay that was taken back never was; one that is over may have a plan. */
static bool check_stay(struct change *change, const struct plan *plan,
	struct error *err)
{
	int64_t found;

	if (!plan->stay)
		return true;
	if (!query_number(change->store, "SELECT 1 FROM stay x" SQL_MADE
	    "WHERE x.class_id = ?1 AND x.id = ?2 AND "
	    SQL_IS_STUDENT("x.student_id", "?3"),
	    VALUES(value_int(change->class_id), value_int(plan->stay),
		value_int(plan->student)), &found, err))
		return false;
	return found || error_set(err, ERROR_NOT_FOUND, "this student had no "
		"stay with the id %lld", (long long)plan->stay);
}

static bool check_plan(struct change *change, const struct plan *plan,
	struct error *err)
{
	return plan_check(plan, err) && (plan->objective == 0 ||
		writing_objective(change, plan->objective, err)) &&
		check_stay(change, plan, err);
}

/* Whoever says nothing of when means now. */
static struct value ended_at(const struct change *change,
	const struct plan *plan)
{
	if (plan->outcome == PLAN_OPEN)
		return value_when(CIVIL_NEVER);
	return value_when(plan->ended == CIVIL_NEVER ? change->now :
		plan->ended);
}

/* id 0: the next one. */
static bool insert_plan(struct change *change, const struct plan *plan,
	int64_t *id, struct error *err)
{
	return query_number(change->store, "INSERT INTO plan(class_id, id, "
		"version, student_id, stay_id, cluster, objective_id, kind, "
		"tier, goal, baseline, target, strategy, owner, starts, "
		"review_day, planned, cause, outcome, reason, closed_at, "
		"made_by) SELECT ?1, k.id, (SELECT coalesce(max(version), 0) "
		"+ 1 FROM plan WHERE class_id = ?1 AND id = k.id), ?3, ?4, "
		"?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
		"?18, ?19, ?20, ?21 FROM (SELECT coalesce(?2, (SELECT "
		"coalesce(max(id), 0) + 1 FROM plan WHERE class_id = ?1)) AS "
		"id) k RETURNING id",
		VALUES(value_int(change->class_id), value_id(plan->id),
			value_int(plan->student), value_id(plan->stay),
			value_text(cluster_name(plan->cluster)),
			value_id(plan->objective), value_text(plan->kind),
			value_id(plan->tier), value_text(plan->goal),
			value_known(plan->has_baseline, plan->baseline),
			value_known(plan->has_target, plan->target),
			value_text(plan->strategy), value_text(plan->owner),
			value_int(plan->starts), value_int(plan->review_day),
			value_id(plan->planned), value_text(plan->cause),
			value_text(plan_outcome_name(plan->outcome)),
			value_text(plan->reason), ended_at(change, plan),
			value_int(change->id)), id, err);
}

bool change_plan(struct change *change, const struct plan *plan, int64_t *id,
	struct error *err)
{
	struct plan fresh = *plan;

	fresh.id = 0;
	return writing_student(change, plan->student, err) &&
		check_plan(change, plan, err) &&
		insert_plan(change, &fresh, id, err);
}

/* The plan stands and is open; student 0: whoever it is of. */
static bool check_open(struct change *change, int64_t plan, int64_t student,
	struct error *err)
{
	enum plan_outcome outcome = PLAN_OPEN;
	struct query query;
	bool is_there;

	if (!writing_class(change, err))
		return false;
	query_open(&query, change->store, "SELECT k.outcome FROM plan k WHERE "
		"k.class_id = ?1 AND k.id = ?2 AND k.version = (SELECT "
		"max(x.version) FROM plan x WHERE x.class_id = ?1 AND x.id = "
		"?2 AND " SQL_STANDS ") AND (?3 = 0 OR "
		SQL_IS_STUDENT("k.student_id", "?3") ")",
		VALUES(value_int(change->class_id), value_int(plan),
			value_int(student)), err);
	is_there = query_next(&query);
	if (is_there && !plan_outcome_parse(query_word(&query, 0), &outcome))
		outcome = PLAN_OPEN;
	if (!query_close(&query))
		return false;
	if (!is_there)
		return error_set(err, ERROR_NOT_FOUND, "there is no plan with "
			"the id %lld here", (long long)plan);
	return outcome == PLAN_OPEN || error_set(err, ERROR_CONFLICT, "this "
		"plan has ended (%s): make another", plan_outcome_name(
		outcome));
}

bool change_plan_edit(struct change *change, const struct plan *plan,
	struct error *err)
{
	size_t ended;
	int64_t id;

	/* One who has left may have a plan to end. */
	return writing_known_student(change, plan->student, err) &&
		check_open(change, plan->id, plan->student, err) &&
		check_plan(change, plan, err) &&
		writing_end(change, "UPDATE plan AS x SET ended_by = ?3 WHERE "
			"x.class_id = ?1 AND x.id = ?2 AND " SQL_STANDS
			" RETURNING made_by",
			VALUES(value_int(change->class_id),
				value_int(plan->id), value_int(change->id)),
			&ended, err) &&
		insert_plan(change, plan, &id, err);
}

bool change_plan_session(struct change *change,
	const struct plan_session *session, int64_t *id, struct error *err)
{
	return plan_session_check(session, err) &&
		check_open(change, session->plan, 0, err) &&
		query_number(change->store, "INSERT INTO plan_session("
			"class_id, id, plan_id, at, held, minutes, fidelity, "
			"note, made_by) VALUES (?1, (SELECT coalesce(max(id), "
			"0) + 1 FROM plan_session WHERE class_id = ?1), ?2, "
			"?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
			VALUES(value_int(change->class_id),
				value_int(session->plan),
				value_int(session->when),
				value_int(session->held),
				value_id(session->minutes),
				value_id(session->fidelity),
				value_text(session->note),
				value_int(change->id)), id, err);
}
