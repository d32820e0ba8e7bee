/* SPDX-License-Identifier: MIT */
/* Plans with their progress, and finding the one that is meant. */
#include "app/plans.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "app/names.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/vec.h"
#include "store/learners.h"

typedef VEC(struct plans_row) row_list;

static civil last_held(const struct learners *learners,
	const struct plan *plan)
{
	civil last = plan->starts;

	for (size_t i = 0; i < learners->session_count; i++) {
		const struct plan_session *session = &learners->sessions[i];

		if (session->plan == plan->id && session->held &&
		    session->when > last)
			last = session->when;
	}
	return last;
}

static bool is_quiet(const struct facts *facts, civil since)
{
	return date_day(facts->now) - date_day(since) >= PLANS_IDLE_DAYS;
}

/* Sessions are owed to who stands in intervene, and where they were planned. */
static bool owes_sessions(const struct facts *facts, const struct plan *plan)
{
	const struct stay *stay = facts_stay(facts, plan->student);

	return plan->planned > 0 ||
		(stay && stay->cluster == CLUSTER_INTERVENE);
}

static void add_plan(row_list *rows, const struct plans *plans,
	const struct plan *plan)
{
	struct plans_row row = { .plan = plan };
	bool is_open = plan->outcome == PLAN_OPEN;

	row.student = facts_student(plans->facts, plan->student);
	if (row.student == FACTS_NOT_FOUND)
		return;
	progress_read(&row.progress, plans->facts, &plans->learners, plan);
	row.quiet = last_held(&plans->learners, plan);
	row.is_on[PLANS_DUE] = row.progress.review_due;
	row.is_on[PLANS_IDLE] = is_open && is_quiet(plans->facts, row.quiet) &&
		owes_sessions(plans->facts, plan);
	row.is_on[PLANS_BEHIND] = is_open &&
		row.progress.held < row.progress.due;
	vec_push(rows, row);
}

/* In intervene, where nobody stands but by a teacher's decision: an offer
 * answered with act, or a move. */
static void add_stay(row_list *rows, const struct plans *plans,
	size_t student)
{
	int64_t id = plans->facts->students[student].id;
	const struct stay *stay = facts_stay(plans->facts, id);

	if (!stay || stay->cluster != CLUSTER_INTERVENE ||
	    learners_plan(&plans->learners, id))
		return;
	vec_push(rows, ((struct plans_row){
		.student = student, .stay = stay, .quiet = stay->since,
		.is_on = { [PLANS_IDLE] = true },
	}));
}

static void list_rows(struct plans *plans)
{
	const struct learners *learners = &plans->learners;
	row_list rows = VEC_INIT;

	for (size_t i = 0; i < plans->facts->student_count; i++) {
		for (size_t j = 0; j < learners->plan_count; j++)
			if (learners->plans[j].student ==
			    plans->facts->students[i].id)
				add_plan(&rows, plans, &learners->plans[j]);
		add_stay(&rows, plans, i);
	}
	plans->rows = rows.items;
	plans->count = rows.count;
}

bool plans_of(struct plans *plans, struct session *session,
	const struct facts *facts, struct error *err)
{
	*plans = (struct plans){ .facts = facts };
	if (!store_learners(session->store, session->class_id, facts->now,
	    &plans->learners, err)) {
		learners_release(&plans->learners);
		return false;
	}
	list_rows(plans);
	return true;
}

bool plans_read(struct plans *plans, struct session *session,
	struct error *err)
{
	const struct room *room = session_glance(session, err);

	return room && plans_of(plans, session, &room->facts, err);
}

void plans_release(struct plans *plans)
{
	for (size_t i = 0; i < plans->count; i++)
		progress_release(&plans->rows[i].progress);
	mem_free(plans->rows);
	learners_release(&plans->learners);
	*plans = (struct plans){ .facts = NULL };
}

const struct plans_row *plans_row(const struct plans *plans, int64_t plan)
{
	for (size_t i = 0; i < plans->count; i++) {
		if (plans->rows[i].plan && plans->rows[i].plan->id == plan)
			return &plans->rows[i];
	}
	return NULL;
}

static bool is_open(const struct plans_row *row)
{
	return row->plan->outcome == PLAN_OPEN;
}

static bool refuse_several(const struct plans *plans, size_t student,
	struct error *err)
{
	struct buf list = BUF_INIT;

	for (size_t i = 0; i < plans->count; i++) {
		const struct plan *plan = plans->rows[i].plan;

		if (plans->rows[i].student != student || !plan ||
		    plan->outcome != PLAN_OPEN)
			continue;
		buf_addf(&list, "%splan:%" PRId64, list.len ? ", " : "",
			plan->id);
		if (plan->kind)
			buf_addf(&list, " (%s)", plan->kind);
	}
	error_set(err, ERROR_CONFLICT, "%s has several open plans: say which "
		"one, %s", plans->facts->students[student].name,
		buf_text(&list));
	buf_release(&list);
	return false;
}

static bool find_of(const struct plans *plans, size_t student, bool open,
	const struct plans_row **found, struct error *err)
{
	const struct plans_row *newest = NULL;
	size_t count = 0;

	*found = NULL;
	for (size_t i = 0; i < plans->count; i++) {
		const struct plans_row *row = &plans->rows[i];

		if (row->student != student || !row->plan)
			continue;
		newest = row;
		if (!is_open(row))
			continue;
		*found = row;
		count++;
	}
	if (count > 1)
		return refuse_several(plans, student, err);
	if (!count && !open)
		*found = newest;
	return *found || error_set(err, ERROR_NOT_FOUND, "%s has no %splan: "
		"\"homeroom plan add\" makes one",
		plans->facts->students[student].name, open ? "open " : "");
}

static bool find_id(const struct plans *plans, int64_t id, bool open,
	const struct plans_row **found, struct error *err)
{
	*found = plans_row(plans, id);
	if (!*found)
		return error_set(err, ERROR_NOT_FOUND, "there is no plan "
			"%" PRId64 ": \"homeroom plan list --all\" lists them",
			id);
	return !open || is_open(*found) || error_set(err, ERROR_CONFLICT,
		"plan %" PRId64 " has ended: it was %s", id,
		plan_outcome_name((*found)->plan->outcome));
}

bool plans_find(const struct plans *plans, const char *typed, bool open,
	const struct plans_row **row, struct error *err)
{
	static const char prefix[] = "plan:";
	size_t student;
	int64_t id;

	if (!strncmp(typed, prefix, strlen(prefix)) &&
	    number_parse_int(typed + strlen(prefix), &id))
		return find_id(plans, id, open, row, err);
	if (names_student(plans->facts, typed, &student, err))
		return find_of(plans, student, open, row, err);
	if (err && err->code == ERROR_NOT_FOUND &&
	    number_parse_int(typed, &id) && plans_row(plans, id))
		return find_id(plans, id, open, row, err);
	return false;
}

void plans_begin(const struct facts *facts, size_t student,
	struct plan *plan)
{
	int64_t id = facts->students[student].id;
	const struct stay *stay = facts_stay(facts, id);

	*plan = (struct plan){
		.student = id,
		.objective = facts_focus(facts),
		.starts = facts->now,
		.review_day = date_day(facts->now) + PLAN_REVIEW_DAYS,
		.ended = CIVIL_NEVER,
	};
	if (!stay)
		return;
	plan->stay = stay->id;
	plan->cluster = stay->cluster;
	if (stay->objective)
		plan->objective = stay->objective;
}

void plans_take_template(struct plan *plan, const struct segment *segment)
{
	plan->strategy = segment->strategy;
	plan->tier = segment->tier;
	if (segment->weeks > 0)
		plan->review_day = date_day(plan->starts) + 7 * segment->weeks;
	plan->planned = segment->weeks * segment->sessions;
}

void plans_put_off(struct plan *plan, int64_t review_day)
{
	int64_t from = date_day(plan->starts);

	if (plan->review_day > from && review_day > from)
		plan->planned = (int)lround(plan->planned *
			(double)(review_day - from) /
			(double)(plan->review_day - from));
	plan->review_day = review_day;
}
