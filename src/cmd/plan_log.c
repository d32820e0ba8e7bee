/* SPDX-License-Identifier: MIT */
/* plan log: a session in one line. */
#include <inttypes.h>

#include "app/plans.h"
#include "format.h"
#include "plan.h"
#include "store/learners.h"
#include "table.h"

static void say_session(struct buf *out, const struct plans *plans,
	const struct plans_row *row, const struct plan_session *session)
{
	const struct progress *progress = &row->progress;
	int held = progress->held + session->held;

	buf_addf(out, "%s, plan %" PRId64 ": ", plan_name_of(plans, row),
		row->plan->id);
	if (session->held)
		buf_addf(out, "session %d", held);
	else
		buf_addf(out, "missed, %d held", held);
	if (progress->planned)
		buf_addf(out, " of %d, %d due by now", progress->planned,
			progress->due);
	buf_adds(out, ".\n");
}

/* What was not yet, and what was before, is no session of a plan. */
static bool check_day(const struct plan_session *session,
	const struct plans *plans, const struct plan *plan,
	struct error *err)
{
	bool is_ahead = date_day(session->when) >
		date_day(plans->facts->now);
	struct buf day = BUF_INIT;

	if (!is_ahead && date_day(session->when) >= date_day(plan->starts))
		return true;
	date_write_iso(&day, is_ahead ? session->when : plan->starts);
	if (is_ahead)
		error_set(err, ERROR_USAGE, "--date %s is still to come: log "
			"a session when it was", buf_text(&day));
	else
		error_set(err, ERROR_CONFLICT, "plan %" PRId64 " begins on "
			"%s: a session before that is none of it", plan->id,
			buf_text(&day));
	buf_release(&day);
	return false;
}

static bool log_session(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct arena arena = ARENA_INIT;
	const struct plans_row *row;
	struct plan_session logged;
	struct plans plans;
	const char *who;
	int64_t id;
	bool done;

	if (!plans_read(&plans, session, err))
		return false;
	done = plans_line(call->operands, call->count, &arena, &who, &logged,
			err) &&
		format_date(call, "date", plans.facts->now, &logged.when,
			err) && plans_find(&plans, who, true, &row, err) &&
		check_day(&logged, &plans, row->plan, err);
	if (done) {
		logged.plan = row->plan->id;
		done = change_plan_session(change, &logged, &id, err);
	}
	if (done) {
		change_set_detail(change, row->plan->student,
			logged.held ? NULL : "missed");
		say_session(out, &plans, row, &logged);
	}
	arena_release(&arena);
	plans_release(&plans);
	return done;
}

static const struct flag log_flags[] = {
	{ "date", "DAY", "when it was; else now" },
	{ NULL, NULL, NULL }
};

const struct command cmd_plan_log = {
	.name = "plan log",
	.operands = "STUDENT [Nmin] [missed] [f1..f4] [NOTE]",
	.summary = "log a session of a plan in one line",
	.details = "plan log maya 20min f3 \"fluent now\". f1 to f4: hardly to "
		"wholly held as it\n"
		"was written. missed: planned, and not held. Instead of a "
		"student: plan:3.",
	.flags = log_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = log_session,
};
