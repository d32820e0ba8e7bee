/* SPDX-License-Identifier: MIT */
/* plan list and plan show: which there are, what is wanting, how one goes. */
#include <inttypes.h>
#include <math.h>

#include "app/plans.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/number.h"
#include "format.h"
#include "plan.h"
#include "table.h"

#define SPARKS_MOST 60
#define SPARK_LEVELS 8

static const char *const list_flags_of[] = {
	[PLANS_DUE] = "due",
	[PLANS_IDLE] = "idle",
	[PLANS_BEHIND] = "behind",
};
_Static_assert(ARRAY_LEN(list_flags_of) == PLANS_LIST_COUNT, "one a list");

void plan_write_points(struct buf *out, double share)
{
	number_write(out, round(1000 * share) / 10);
}

void plan_write_share(struct buf *out, double share)
{
	plan_write_points(out, share);
	buf_addc(out, '%');
}

void plan_write_on(struct buf *out, const struct facts *facts,
	const struct plan *plan)
{
	size_t place = facts_objective(facts, plan->objective);

	buf_addf(out, "on %s", place == FACTS_NOT_FOUND ? "anything" :
		facts->objectives[place].name);
}

static const char *name_of(const struct plans *plans,
	const struct plans_row *row)
{
	return plans->facts->students[row->student].name;
}

static bool is_open(const struct plans_row *row)
{
	return row->plan && row->plan->outcome == PLAN_OPEN;
}

static void verdict_cell(struct table *table, const struct progress *progress)
{
	struct progress_rule rule = progress_overall(progress);

	if (rule.says == PROGRESS_UNKNOWN)
		table_cell(table, "");
	else if (rule.strength == STRENGTH_SURE)
		table_cellf(table, "%s", progress_name(rule.says));
	else
		table_cellf(table, "%s, weak", progress_name(rule.says));
}

static void day_cell(struct table *table, const char *before, civil when)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s ", before);
	date_write_iso(&text, when);
	table_cell(table, buf_text(&text));
	buf_release(&text);
}

static void plan_row(struct table *table, const struct plans *plans,
	const struct plans_row *row)
{
	const struct plan *plan = row->plan;

	table_cellf(table, "  plan %" PRId64, plan->id);
	table_cell(table, name_of(plans, row));
	table_cell(table, plan->cluster == CLUSTER_NONE ? "" :
		plans->facts->policy.label[plan->cluster]);
	table_cell(table, plan->kind ? plan->kind : "");
	table_cell(table, plan->owner ? plan->owner : "");
	if (is_open(row))
		day_cell(table, "review", plan->review_day * CIVIL_DAY);
	else
		table_cell(table, plan_outcome_name(plan->outcome));
	if (plan->planned)
		table_cellf(table, "%d of %d held", row->progress.held,
			plan->planned);
	else
		table_cellf(table, "%d held", row->progress.held);
	verdict_cell(table, &row->progress);
	table_end_row(table);
}

static void write_plans(struct buf *out, const struct plans *plans,
	bool ended)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < plans->count; i++) {
		const struct plans_row *row = &plans->rows[i];

		if (row->plan && is_open(row) != ended)
			plan_row(&table, plans, row);
	}
	if (table.cells.count)
		buf_adds(out, ended ? "Ended\n" : "Open plans\n");
	else if (!ended)
		buf_adds(out, "No plan is open.\n");
	table_write(&table, out);
}

static void write_wanting(struct buf *out, const struct plans *plans,
	const struct plans_row *row, enum plans_list list)
{
	if (!row->plan)
		buf_addf(out, "in %s without a plan since ",
			plans->facts->policy.label[CLUSTER_INTERVENE]);
	else if (list == PLANS_DUE)
		buf_adds(out, "review due since ");
	else if (list == PLANS_IDLE)
		buf_adds(out, row->progress.held ? "no session since " :
			"no session since it began on ");
	else
		buf_addf(out, "%d held of %d due by now", row->progress.held,
			row->progress.due);
	if (list == PLANS_DUE)
		date_write_iso(out, row->plan->review_day * CIVIL_DAY);
	else if (list == PLANS_IDLE)
		date_write_iso(out, row->quiet);
}

static void write_one_list(struct buf *out, const struct plans *plans,
	enum plans_list list, bool alone)
{
	static const char *const heads[] = {
		[PLANS_DUE] = "Due for review\n",
		[PLANS_IDLE] =
			"In intervene or on a plan, and nothing noted lately\n",
		[PLANS_BEHIND] = "Held fewer than planned\n",
	};
	static const char *const empty[] = {
		[PLANS_DUE] = "No review is due.\n",
		[PLANS_IDLE] = "Something was done for everyone.\n",
		[PLANS_BEHIND] = "As many sessions were held as planned.\n",
	};
	size_t count = 0;

	for (size_t i = 0; i < plans->count; i++) {
		const struct plans_row *row = &plans->rows[i];

		if (!row->is_on[list])
			continue;
		if (!count++)
			buf_adds(out, heads[list]);
		buf_addf(out, "  %s: ", name_of(plans, row));
		if (row->plan)
			buf_addf(out, "plan %" PRId64 ", ", row->plan->id);
		write_wanting(out, plans, row, list);
		buf_adds(out, ".\n");
	}
	if (!count && alone)
		buf_adds(out, empty[list]);
}

static void rule_json(struct json *json, const char *key,
	const struct progress_rule *rule)
{
	json_open_object(json, key);
	json_string(json, "strength", strength_name(rule->strength));
	json_string(json, "says", rule->says == PROGRESS_UNKNOWN ? NULL :
		progress_name(rule->says));
	json_close_object(json);
}

static void progress_json(struct json *json, const struct progress *progress)
{
	json_open_object(json, "progress");
	json_number(json, "baseline", progress->has_baseline ?
		progress->baseline : NAN);
	json_number(json, "target", progress->has_target ? progress->target :
		NAN);
	json_number(json, "weekly", progress->has_line ? progress->weekly :
		NAN);
	json_number(json, "expected", progress->has_line ?
		progress->expected : NAN);
	json_int(json, "points", (int64_t)progress->count);
	json_int(json, "weeks", progress->weeks);
	rule_json(json, "four_point", &progress->four_point);
	rule_json(json, "trend", &progress->trend);
	json_number(json, "slope", progress->trend.strength == STRENGTH_NONE ?
		NAN : progress->slope);
	rule_json(json, "median", &progress->median);
	json_number(json, "last_three", progress->median.strength ==
		STRENGTH_NONE ? NAN : progress->last_three);
	json_close_object(json);
	json_open_object(json, "sessions");
	json_int(json, "planned", progress->planned);
	json_int(json, "due", progress->due);
	json_int(json, "held", progress->held);
	json_int(json, "missed", progress->missed);
	json_int(json, "minutes", progress->minutes);
	json_number(json, "fidelity", progress->fidelity > 0 ?
		progress->fidelity : NAN);
	json_close_object(json);
}

static void tier_json(struct json *json, int tier)
{
	if (tier)
		json_int(json, "tier", tier);
	else
		json_null(json, "tier");
}

static void plan_json(struct json *json, const struct plans *plans,
	const struct plans_row *row)
{
	const struct plan *plan = row->plan;
	size_t objective = facts_objective(plans->facts, plan->objective);

	json_int(json, "plan", plan->id);
	json_string(json, "outcome", plan_outcome_name(plan->outcome));
	json_string(json, "cluster", cluster_name(plan->cluster));
	json_string(json, "objective", objective == FACTS_NOT_FOUND ? NULL :
		plans->facts->objectives[objective].name);
	json_string(json, "kind", plan->kind);
	tier_json(json, plan->tier);
	json_string(json, "goal", plan->goal);
	json_string(json, "strategy", plan->strategy);
	json_string(json, "owner", plan->owner);
	format_json_day(json, "start", plan->starts);
	format_json_day(json, "review", plan->review_day * CIVIL_DAY);
	format_json_day(json, "end", plan->ended);
	json_string(json, "cause", plan->cause);
	json_string(json, "reason", plan->reason);
	progress_json(json, &row->progress);
}

static void row_json(struct json *json, const struct plans *plans,
	const struct plans_row *row)
{
	format_json_who(json, &plans->facts->students[row->student]);
	if (row->plan)
		plan_json(json, plans, row);
	else
		json_null(json, "plan");
	for (size_t i = 0; i < PLANS_LIST_COUNT; i++)
		json_bool(json, list_flags_of[i], row->is_on[i]);
	format_json_day(json, "quiet_since", row->quiet);
}

/* Which lists were asked for; none: what is open. */
struct asked {
	bool all;
	bool any;
	bool lists[PLANS_LIST_COUNT];
};

static struct asked read_asked(const struct call *call)
{
	struct asked asked = { .all = call_has(call, "all") };

	for (size_t i = 0; i < PLANS_LIST_COUNT; i++) {
		asked.lists[i] = call_has(call, list_flags_of[i]);
		asked.any = asked.any || asked.lists[i];
	}
	return asked;
}

static bool is_asked(const struct asked *asked, const struct plans_row *row)
{
	for (size_t i = 0; i < PLANS_LIST_COUNT; i++) {
		if (asked->lists[i] && row->is_on[i])
			return true;
	}
	return !asked->any && (asked->all || !row->plan || is_open(row));
}

static void write_list_json(struct buf *out, const struct plans *plans,
	const struct asked *asked)
{
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < plans->count; i++) {
		if (!is_asked(asked, &plans->rows[i]))
			continue;
		json_open_object(&json, NULL);
		row_json(&json, plans, &plans->rows[i]);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

static void write_list(struct buf *out, const struct plans *plans,
	const struct asked *asked)
{
	if (!asked->any)
		write_plans(out, plans, false);
	if (asked->all)
		write_plans(out, plans, true);
	for (size_t i = 0; i < PLANS_LIST_COUNT; i++) {
		if (!asked->any || asked->lists[i])
			write_one_list(out, plans, (enum plans_list)i,
				asked->lists[i]);
	}
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct asked asked = read_asked(call);
	struct plans plans;

	if (!plans_read(&plans, session, err))
		return false;
	if (call->globals.json)
		write_list_json(out, &plans, &asked);
	else
		write_list(out, &plans, &asked);
	plans_release(&plans);
	return true;
}

static const struct flag list_flags[] = {
	{ "due", NULL, "only whose review is due" },
	{ "idle", NULL, "only who is in intervene without a plan, or had no "
		"session for two weeks" },
	{ "behind", NULL, "only where fewer sessions were held than are due" },
	{ "all", NULL, "plans that have ended, too" },
	{ NULL, NULL, NULL }
};

const struct command cmd_plan_list = {
	.name = "plan list",
	.operands = "",
	.summary = "list the plans, and what is wanting",
	.details = "Beside the open plans: what is due for review, who was "
		"flagged and nothing\n"
		"was done, and where fewer sessions were held than planned.",
	.flags = list_flags,
	.needs = NEEDS_CLASS,
	.run = run_list,
};

/* Which of so many steps a score is on; the top is one of them. */
static size_t step_of(double score, size_t steps)
{
	size_t step = (size_t)floor((double)steps * score + 1e-9);

	return step < steps ? step : steps - 1;
}

/* Points or the line under them, a character each. */
static void write_sparks(struct buf *out, const struct progress *progress,
	bool line, bool ascii)
{
	static const char *const blocks[SPARK_LEVELS] = {
		"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"
	};
	size_t from = progress->count > SPARKS_MOST ?
		progress->count - SPARKS_MOST : 0;

	for (size_t i = from; i < progress->count; i++) {
		const struct progress_point *point = &progress->points[i];
		double score = line ? progress_line(progress,
			date_day(point->when)) : point->score;

		if (ascii)
			buf_addf(out, "%zu", step_of(score, 10));
		else
			buf_adds(out, blocks[step_of(score, SPARK_LEVELS)]);
	}
	buf_addc(out, '\n');
}

static void write_points(struct buf *out, const struct progress *progress,
	bool ascii)
{
	if (!progress->count)
		return;
	buf_adds(out, "  points  ");
	write_sparks(out, progress, false, ascii);
	if (progress->has_line) {
		buf_adds(out, "  line    ");
		write_sparks(out, progress, true, ascii);
	}
}

static void write_field(struct table *table, const char *name,
	const char *text)
{
	if (!text || !text[0])
		return;
	table_cellf(table, "  %s", name);
	table_cell(table, text);
	table_end_row(table);
}

static void write_dates(struct table *table, const struct plan *plan)
{
	struct buf text = BUF_INIT;

	date_write_iso(&text, plan->starts);
	write_field(table, "start", buf_text(&text));
	buf_clear(&text);
	date_write_iso(&text, plan->review_day * CIVIL_DAY);
	write_field(table, "review", buf_text(&text));
	if (plan->outcome != PLAN_OPEN) {
		buf_clear(&text);
		date_write_iso(&text, plan->ended);
		buf_addf(&text, ", %s", plan_outcome_name(plan->outcome));
		if (plan->reason)
			buf_addf(&text, ": %s", plan->reason);
		write_field(table, "ended", buf_text(&text));
	}
	buf_release(&text);
}

static void write_head(struct buf *out, const struct plans *plans,
	const struct plans_row *row)
{
	const struct plan *plan = row->plan;
	struct table table = TABLE_INIT;

	buf_addf(out, "%s, plan %" PRId64 " ", name_of(plans, row), plan->id);
	plan_write_on(out, plans->facts, plan);
	if (plan->cluster != CLUSTER_NONE)
		buf_addf(out, ", %s",
			plans->facts->policy.label[plan->cluster]);
	buf_addc(out, '\n');
	write_field(&table, "kind", plan->kind);
	write_field(&table, "goal", plan->goal);
	write_field(&table, "strategy", plan->strategy);
	write_field(&table, "tier", tier_name(plan->tier));
	write_field(&table, "owner", plan->owner);
	write_field(&table, "cause", plan->cause);
	write_dates(&table, plan);
	table_write(&table, out);
}

static void write_sessions(struct buf *out, const struct learners *learners,
	int64_t plan)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < learners->session_count; i++) {
		const struct plan_session *session = &learners->sessions[i];

		if (session->plan != plan)
			continue;
		day_cell(&table, " ", session->when);
		table_cell(&table, session->held ? "" : "missed");
		if (session->minutes)
			table_cellf(&table, "%dmin", session->minutes);
		else
			table_cell(&table, "");
		if (session->fidelity)
			table_cellf(&table, "f%d", session->fidelity);
		else
			table_cell(&table, "");
		table_cell(&table, session->note ? session->note : "");
		table_cell(&table, session->author);
		table_end_row(&table);
	}
	table_write(&table, out);
}

static void points_json(struct json *json, const struct progress *progress)
{
	json_open_array(json, "points");
	for (size_t i = 0; i < progress->count; i++) {
		const struct progress_point *point = &progress->points[i];

		json_open_object(json, NULL);
		format_json_day(json, "date", point->when);
		json_number(json, "score", point->score);
		json_number(json, "line", progress->has_line ?
			progress_line(progress, date_day(point->when)) : NAN);
		json_close_object(json);
	}
	json_close_array(json);
}

static void sessions_json(struct json *json, const struct learners *learners,
	int64_t plan)
{
	json_open_array(json, "log");
	for (size_t i = 0; i < learners->session_count; i++) {
		const struct plan_session *session = &learners->sessions[i];

		if (session->plan != plan)
			continue;
		json_open_object(json, NULL);
		format_json_day(json, "date", session->when);
		json_bool(json, "held", session->held);
		json_number(json, "minutes", session->minutes ?
			(double)session->minutes : NAN);
		json_number(json, "fidelity", session->fidelity ?
			(double)session->fidelity : NAN);
		json_string(json, "note", session->note);
		json_string(json, "author", session->author);
		json_close_object(json);
	}
	json_close_array(json);
}

static void write_show_json(struct buf *out, const struct plans *plans,
	const struct plans_row *row, const char *says)
{
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	row_json(&json, plans, row);
	points_json(&json, &row->progress);
	sessions_json(&json, &plans->learners, row->plan->id);
	format_json_lines(&json, "says", says);
	json_close_object(&json);
	buf_addc(out, '\n');
}

static bool run_show(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	bool ascii = call_has(call, "ascii") ||
		config_is(session->config, "ascii");
	struct buf says = BUF_INIT;
	const struct plans_row *row;
	struct plans plans;
	bool done;

	if (!plans_read(&plans, session, err))
		return false;
	done = plans_find(&plans, call->operands[0], false, &row, err);
	if (done) {
		progress_write(&says, &row->progress);
		progress_write_dose(&says, &row->progress);
	}
	if (done && call->globals.json) {
		write_show_json(out, &plans, row, buf_text(&says));
	} else if (done) {
		write_head(out, &plans, row);
		write_points(out, &row->progress, ascii);
		buf_adds(out, buf_text(&says));
		write_sessions(out, &plans.learners, row->plan->id);
	}
	buf_release(&says);
	plans_release(&plans);
	return done;
}

static const struct flag show_flags[] = {
	{ "ascii", NULL, "draw with plain ASCII characters only: tens of "
		"percent" },
	{ NULL, NULL, NULL }
};

const struct command cmd_plan_show = {
	.name = "plan show",
	.operands = "STUDENT",
	.summary = "show a plan: its points, what they say, its sessions",
	.details = "Instead of a student: plan:3. Without an open plan the "
		"last one is shown.",
	.flags = show_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = run_show,
};
