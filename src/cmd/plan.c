/* SPDX-License-Identifier: MIT */
/* plan add, log, review and close: what is done about a student. */
#include <inttypes.h>
#include <string.h>

#include "app/names.h"
#include "app/plans.h"
#include "app/segments.h"
#include "app/wording.h"
#include "base/number.h"
#include "format.h"
#include "plan.h"
#include "store/learners.h"
#include "table.h"

/* A text of a flag as it is stored; NULL where it was not given. */
static bool read_text(const struct call *call, const char *flag,
	struct arena *arena, const char **text, struct error *err)
{
	const char *typed = call_value(call, flag);
	struct buf clean = BUF_INIT;
	bool done;

	if (!typed)
		return true;
	done = format_name(typed, flag, &clean, err);
	if (done)
		*text = arena_strdup(arena, buf_text(&clean));
	buf_release(&clean);
	return done;
}

static bool read_share(const struct call *call, const char *flag,
	const struct policy *policy, bool *has, double *share,
	struct error *err)
{
	const char *typed = call_value(call, flag);
	struct checkin checkin = { .support = SUPPORT_UNSAID };
	struct evidence_weight weight;

	if (!typed)
		return true;
	if (!score_parse(typed, &policy->scale, &checkin.score, err)) {
		error_where(err, "--%s", flag);
		return false;
	}
	weight = checkin_weight(&checkin, policy);
	*has = true;
	*share = weight.points / weight.items;
	return true;
}

static bool read_sessions(const struct call *call, int *planned,
	struct error *err)
{
	const char *typed = call_value(call, "sessions");
	int64_t count = 0;

	if (!typed)
		return true;
	if (!number_parse_int(typed, &count) || count < 1 ||
	    count > PLAN_SESSIONS_MOST)
		return error_set(err, ERROR_USAGE, "--sessions %s: say how "
			"many until the review, 1 to %d", typed,
			PLAN_SESSIONS_MOST);
	*planned = (int)count;
	return true;
}

static bool read_tier(const struct call *call, int *tier, struct error *err)
{
	const char *typed = call_value(call, "tier");

	return !typed || tier_parse(typed, tier) || error_set(err,
		ERROR_USAGE, "--tier %s: say 1 (self-directed), 2 (group) or "
		"3 (one-to-one)", typed);
}

static bool read_objective(const struct call *call, const struct facts *facts,
	int64_t *objective, struct error *err)
{
	const char *typed = call_value(call, "objective");
	size_t place;

	if (!typed)
		return true;
	if (!strcmp(typed, "all")) {
		*objective = 0;
		return true;
	}
	if (!names_objective(facts, typed, &place, err))
		return false;
	*objective = facts->objectives[place].id;
	return true;
}

/* What add and review have in common. */
static bool read_fields(const struct call *call, const struct policy *policy,
	struct arena *arena, struct plan *plan, struct error *err)
{
	return read_text(call, "goal", arena, &plan->goal, err) &&
		read_text(call, "strategy", arena, &plan->strategy, err) &&
		read_text(call, "owner", arena, &plan->owner, err) &&
		read_share(call, "target", policy, &plan->has_target,
			&plan->target, err) &&
		read_share(call, "baseline", policy, &plan->has_baseline,
			&plan->baseline, err) &&
		read_sessions(call, &plan->planned, err) &&
		read_tier(call, &plan->tier, err);
}

/* A plan to be, and the segment whose template filled it; NULL: none did. */
struct drafted {
	struct plan plan;
	const char *template;
};

/* Today is now, so that what was seen in the morning came before. */
static bool read_start(const struct call *call, civil now, struct plan *plan,
	struct error *err)
{
	civil when;

	if (!format_date(call, "start", now, &when, err))
		return false;
	if (date_day(when) == date_day(now))
		return true;
	plan->starts = date_day(when) * CIVIL_DAY;
	plan->review_day = date_day(when) + PLAN_REVIEW_DAYS;
	return true;
}

/* By default that of the segment the student is in, because that is what a
 * segment is for. The name and the texts are the arena's, or the program's. */
static bool take_template(struct session *session, const struct call *call,
	struct arena *arena, struct drafted *drafted, struct error *err)
{
	const char *name = call_value(call, "template");
	struct segmentation known;
	size_t segment;
	bool done = true;

	if (name && !strcmp(name, "none"))
		return true;
	if (!segmentation_read(&known, session, err)) {
		segmentation_release(&known);
		return false;
	}
	if (name)
		done = segments_named(&known.segments, name, &segment, err);
	else
		segment = known.seats[facts_student(&known.room->facts,
			drafted->plan.student)].segment;
	if (done) {
		const struct segment *item = &known.segments.items[segment];

		plans_take_template(&drafted->plan, item);
		drafted->plan.strategy = arena_strdup(arena, item->strategy);
		drafted->template = arena_strdup(arena, item->name);
	}
	segmentation_release(&known);
	return done;
}

/* Sessions keep the pace of the template when the review is another one. */
static bool read_first_review(const struct call *call, struct plan *plan,
	struct error *err)
{
	civil review;

	if (!format_date(call, "review", plan->review_day * CIVIL_DAY,
	    &review, err))
		return false;
	plans_put_off(plan, date_day(review));
	return true;
}

static bool draft(struct session *session, const struct call *call,
	struct arena *arena, struct drafted *drafted, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct plan *plan = &drafted->plan;
	size_t student;

	if (!room || !names_student(&room->facts, call->operands[0], &student,
	    err))
		return false;
	plans_begin(&room->facts, student, plan);
	plan->owner = session->author;
	return read_start(call, room->facts.now, plan, err) &&
		take_template(session, call, arena, drafted, err) &&
		read_first_review(call, plan, err) &&
		read_fields(call, &room->facts.policy, arena, plan, err) &&
		read_text(call, "kind", arena, &plan->kind, err) &&
		read_objective(call, &room->facts, &plan->objective, err);
}

static void say_baseline(struct buf *out, const struct facts *facts,
	const struct plan *plan, const struct progress *progress)
{
	if (plan->has_baseline) {
		buf_adds(out, "Baseline ");
		plan_write_share(out, plan->baseline);
		buf_adds(out, ", as said.\n");
		return;
	}
	if (!progress->has_baseline) {
		buf_adds(out, "No baseline yet: fewer than three check-ins ");
		plan_write_on(out, facts, plan);
		buf_adds(out, " before it; --baseline says one.\n");
		return;
	}
	buf_adds(out, "Baseline ");
	plan_write_share(out, progress->baseline);
	buf_adds(out, ": the median of the last three check-ins ");
	plan_write_on(out, facts, plan);
	buf_adds(out, ".\n");
}

static void say_line(struct buf *out, const struct progress *progress)
{
	if (!progress->has_target)
		buf_adds(out, "No target, so no goal line: --target says "
			"one.\n");
	if (!progress->has_line)
		return;
	buf_adds(out, "Goal line: to ");
	plan_write_share(out, progress->target);
	buf_adds(out, " by ");
	date_write_iso(out, progress->to_day * CIVIL_DAY);
	buf_adds(out, ", ");
	plan_write_points(out, progress->weekly);
	buf_adds(out, " points a week.\n");
}

static void say_template(struct buf *out, const struct drafted *drafted)
{
	const struct plan *plan = &drafted->plan;

	if (plan->strategy)
		buf_addf(out, "Strategy: %s.\n", plan->strategy);
	if (plan->planned)
		buf_addf(out, "%d session%s planned until the review.\n",
			plan->planned, plan->planned == 1 ? "" : "s");
	if (drafted->template)
		buf_addf(out, "What was not said is from the template of %s; "
			"--template takes another one, or none.\n",
			drafted->template);
}

static void say_added(struct buf *out, const struct facts *facts,
	const struct drafted *drafted)
{
	const struct plan *plan = &drafted->plan;
	const struct learners none = { .plan_count = 0 };
	struct progress progress;

	buf_addf(out, "Plan %" PRId64 " for %s", plan->id,
		facts->students[facts_student(facts, plan->student)].name);
	if (plan->cluster != CLUSTER_NONE)
		buf_addf(out, ", %s", facts->policy.label[plan->cluster]);
	buf_addc(out, ' ');
	plan_write_on(out, facts, plan);
	buf_addf(out, ", %s", plan->owner);
	buf_adds(out, "; review on ");
	date_write_iso(out, plan->review_day * CIVIL_DAY);
	buf_adds(out, ".\n");
	progress_read(&progress, facts, &none, plan);
	say_baseline(out, facts, plan, &progress);
	say_line(out, &progress);
	progress_release(&progress);
	say_template(out, drafted);
}

static bool refuse_second(const struct plans *plans, size_t student,
	struct error *err)
{
	for (size_t i = 0; i < plans->count; i++) {
		const struct plan *plan = plans->rows[i].plan;
		struct buf kind = BUF_INIT;

		if (plans->rows[i].student != student || !plan ||
		    plan->outcome != PLAN_OPEN)
			continue;
		if (plan->kind)
			buf_addf(&kind, " (%s)", plan->kind);
		error_set(err, ERROR_CONFLICT, "%s has an open plan, plan:%"
			PRId64 "%s: close it first, or --also makes another "
			"one beside it",
			plans->facts->students[student].name, plan->id,
			buf_text(&kind));
		buf_release(&kind);
		return false;
	}
	return true;
}

/* One plan is what a line of the log and a card are about. */
static bool check_only(struct session *session, const struct call *call,
	struct error *err)
{
	struct plans plans;
	size_t student;
	bool done;

	if (call_has(call, "also"))
		return true;
	if (!plans_read(&plans, session, err))
		return false;
	done = names_student(plans.facts, call->operands[0], &student, err) &&
		refuse_second(&plans, student, err);
	plans_release(&plans);
	return done;
}

static bool add(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct drafted drafted = { .template = NULL };
	struct plan *plan = &drafted.plan;
	bool done;

	done = draft(session, call, &arena, &drafted, err) &&
		check_only(session, call, err) &&
		change_plan(change, plan, &plan->id, err);
	if (done) {
		change_set_detail(change, plan->student, plan->kind);
		say_added(out, &session->room.facts, &drafted);
	}
	arena_release(&arena);
	return done;
}

static const struct flag add_flags[] = {
	{ "goal", "TEXT", "what is to be reached, in words" },
	{ "target", "SCORE", "the score to be reached by the review" },
	{ "baseline", "SCORE", "instead of the median of the last three" },
	{ "strategy", "TEXT", "what is done" },
	{ "owner", "WHO", "who sees to it; else the author" },
	{ "kind", "TEXT", "one's own word, such as reading" },
	{ "tier", "N", "1 self-directed, 2 group, 3 one-to-one" },
	{ "objective", "NAME", "whose check-ins count, or all; else that of "
		"the stay" },
	{ "start", "DAY", "else today" },
	{ "review", "DAY", "else in six weeks" },
	{ "sessions", "N", "how many until the review" },
	{ "template", "SEGMENT", "whose package fills in strategy, tier, "
		"weeks and sessions; else that of the student's segment, or "
		"none" },
	{ "also", NULL, "beside a plan that is open" },
	{ NULL, NULL, NULL }
};

const struct command cmd_plan_add = {
	.name = "plan add",
	.operands = "STUDENT",
	.summary = "begin a support plan for a student's stay",
	.details = "The points of a plan are the check-ins since it began, "
		"one a day; its\n"
		"goal line goes from the baseline to the target on the day of "
		"the review.",
	.flags = add_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = add,
};

const char *plan_name_of(const struct plans *plans,
	const struct plans_row *row)
{
	return plans->facts->students[row->student].name;
}

static bool read_review(const struct call *call, civil now,
	struct plan *plan, struct error *err)
{
	civil review;

	if (!format_date(call, "review", now + PLAN_REVIEW_DAYS *
	    (civil)CIVIL_DAY, &review, err))
		return false;
	if (date_day(review) <= date_day(now))
		return error_set(err, ERROR_USAGE, "--review: the next review "
			"is later than today");
	plans_put_off(plan, date_day(review));
	return true;
}

static void say_review(struct buf *out, const struct plans *plans,
	const struct plans_row *row, const struct plan *plan)
{
	struct progress after;

	buf_addf(out, "%s, plan %" PRId64 ": reviewed, again on ",
		plan_name_of(plans, row), plan->id);
	date_write_iso(out, plan->review_day * CIVIL_DAY);
	buf_adds(out, ".\n");
	progress_write(out, &row->progress);
	progress_write_dose(out, &row->progress);
	progress_read(&after, plans->facts, &plans->learners, plan);
	if (after.has_line) {
		buf_adds(out, "From now on the goal line goes to ");
		plan_write_share(out, after.target);
		buf_adds(out, " by then, ");
		plan_write_points(out, after.weekly);
		buf_adds(out, " points a week.\n");
	}
	progress_release(&after);
	if (plan->planned != row->plan->planned)
		buf_addf(out, "%d sessions are planned until then, from the "
			"start.\n", plan->planned);
}

static bool review(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct arena arena = ARENA_INIT;
	const struct plans_row *row;
	struct plans plans;
	struct plan plan;
	bool done;

	if (!plans_read(&plans, session, err))
		return false;
	done = plans_find(&plans, call->operands[0], true, &row, err);
	if (done) {
		plan = *row->plan;
		done = read_review(call, plans.facts->now, &plan, err) &&
			read_fields(call, &plans.facts->policy, &arena, &plan,
				err) && format_cause(call, &plan.cause, err) &&
			change_plan_edit(change, &plan, err);
	}
	if (done) {
		change_set_detail(change, plan.student, NULL);
		say_review(out, &plans, row, &plan);
	}
	arena_release(&arena);
	plans_release(&plans);
	return done;
}

static const struct flag review_flags[] = {
	{ "review", "DAY", "the next one; else in six weeks" },
	{ "cause", "WHAT", "what stands in the way: content, format, pacing, "
		"constraint or none" },
	{ "goal", "TEXT", "what is to be reached, in words" },
	{ "target", "SCORE", "the score to be reached by the next review" },
	{ "baseline", "SCORE", "instead of the one so far" },
	{ "strategy", "TEXT", "what is done from now on" },
	{ "owner", "WHO", "who sees to it" },
	{ "tier", "N", "1 self-directed, 2 group, 3 one-to-one" },
	{ "sessions", "N", "how many until the next review, from the start" },
	{ NULL, NULL, NULL }
};

const struct command cmd_plan_review = {
	.name = "plan review",
	.operands = "STUDENT",
	.summary = "review a plan: see how it goes, and say when again",
	.details = "Says what the points tell by each rule, and how sure that "
		"is, as it was\n"
		"before the review. Sessions keep their pace until the next "
		"one. A strategy\n"
		"that is another one is better a plan of its own: plan close "
		"STUDENT changed.",
	.flags = review_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = review,
};

static bool close_plan(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct arena arena = ARENA_INIT;
	const struct plans_row *row;
	struct plans plans;
	struct plan plan;
	bool done;

	if (!plans_read(&plans, session, err))
		return false;
	done = plans_find(&plans, call->operands[0], true, &row, err);
	if (done) {
		plan = *row->plan;
		plan.ended = plans.facts->now;
		done = (plan_outcome_parse(call->operands[1],
			&plan.outcome) && plan.outcome != PLAN_OPEN) ||
			error_set(err, ERROR_USAGE, "\"%s\" is no outcome: "
				"say met, changed, stopped or moved",
				call->operands[1]);
	}
	done = done && read_text(call, "why", &arena, &plan.reason, err) &&
		change_plan_edit(change, &plan, err);
	if (done) {
		change_set_detail(change, plan.student,
			plan_outcome_name(plan.outcome));
		buf_addf(out, "%s, plan %" PRId64 ": ended, %s.\n",
			plan_name_of(&plans, row), plan.id,
			plan_outcome_name(plan.outcome));
	}
	arena_release(&arena);
	plans_release(&plans);
	return done;
}

static const struct flag close_flags[] = {
	{ "why", "TEXT", "the reason" },
	{ NULL, NULL, NULL }
};

const struct command cmd_plan_close = {
	.name = "plan close",
	.operands = "STUDENT met|changed|stopped|moved",
	.summary = "end a plan and say what came of it",
	.flags = close_flags,
	.at_least = 2,
	.at_most = 2,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = close_plan,
};
