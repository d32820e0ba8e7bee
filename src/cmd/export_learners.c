/* SPDX-License-Identifier: MIT */
/*
 * export profiles, selfchecks, segments, plans. Each says its columns once,
 * and the header, the rows and the JSON are written from that: a row of
 * nothing is the header.
 */
#include <math.h>
#include <string.h>

#include "app/learning.h"
#include "app/plans.h"
#include "app/segments.h"
#include "export_sheet.h"
#include "format.h"

enum emitting {
	EMITTING_HEADER,
	EMITTING_CSV,
	EMITTING_JSON
};

struct emitter {
	enum emitting what;
	struct exporting *exporting;
	struct sheet sheet;
	struct json json;
	struct buf *out;
};

/* Whether a name was all that was wanted. */
static bool is_header(struct emitter *emitter, const char *name)
{
	if (emitter->what == EMITTING_HEADER)
		csv_write_text(&emitter->sheet.csv, name);
	return emitter->what == EMITTING_HEADER;
}

static void put_text(struct emitter *emitter, const char *name,
	const char *text)
{
	if (is_header(emitter, name))
		return;
	if (emitter->what == EMITTING_JSON)
		json_string(&emitter->json, name, text);
	else
		sheet_text(&emitter->sheet, text);
}

/* Of what may be unsaid. */
static void put_said(struct emitter *emitter, const char *name, bool is_said,
	int64_t value)
{
	if (is_header(emitter, name))
		return;
	if (emitter->what == EMITTING_JSON && is_said)
		json_int(&emitter->json, name, value);
	else if (emitter->what == EMITTING_JSON)
		json_null(&emitter->json, name);
	else if (is_said)
		csv_write_int(&emitter->sheet.csv, value);
	else
		csv_write_text(&emitter->sheet.csv, NULL);
}

/* NAN: unknown. */
static void put_number(struct emitter *emitter, const char *name,
	double value)
{
	if (is_header(emitter, name))
		return;
	if (emitter->what == EMITTING_JSON)
		json_number(&emitter->json, name, value);
	else if (isnan(value))
		csv_write_text(&emitter->sheet.csv, NULL);
	else
		sheet_share(&emitter->sheet, value);
}

/* A share; in a table a percent, as it is typed. */
static void put_percent(struct emitter *emitter, const char *name,
	double value)
{
	struct buf text = BUF_INIT;

	if (emitter->what != EMITTING_CSV || isnan(value)) {
		put_number(emitter, name, value);
		return;
	}
	buf_addf(&text, "%.2f", 100 * value);
	while (text.data[text.len - 1] == '0')
		buf_truncate(&text, text.len - 1);
	if (text.data[text.len - 1] == '.')
		buf_truncate(&text, text.len - 1);
	buf_addc(&text, '%');
	csv_write_text(&emitter->sheet.csv, buf_text(&text));
	buf_release(&text);
}

static void put_answer(struct emitter *emitter, const char *name,
	enum answer answer)
{
	static const char *const answers[] = { NULL, "no", "yes" };

	if (emitter->what != EMITTING_JSON)
		put_text(emitter, name, answers[answer]);
	else if (answer == ANSWER_UNSAID)
		json_null(&emitter->json, name);
	else
		json_bool(&emitter->json, name, answer == ANSWER_YES);
}

static void put_bool(struct emitter *emitter, const char *name, bool is_so)
{
	put_answer(emitter, name, is_so ? ANSWER_YES : ANSWER_NO);
}

static void put_day(struct emitter *emitter, const char *name, civil when)
{
	struct buf text = BUF_INIT;

	if (when != CIVIL_NEVER)
		date_write_iso(&text, when);
	put_text(emitter, name, text.len ? buf_text(&text) : NULL);
	buf_release(&text);
}

static void put_who(struct emitter *emitter, const struct student *student)
{
	if (emitter->what == EMITTING_JSON) {
		format_json_who(&emitter->json, student);
	} else if (emitter->what == EMITTING_CSV) {
		sheet_who(&emitter->sheet, student);
	} else {
		csv_write_text(&emitter->sheet.csv, "class");
		csv_write_text(&emitter->sheet.csv, "number");
		csv_write_text(&emitter->sheet.csv, "name");
	}
}

static void row_begin(struct emitter *emitter)
{
	if (emitter->what == EMITTING_JSON)
		json_open_object(&emitter->json, NULL);
}

static void row_end(struct emitter *emitter)
{
	if (emitter->what == EMITTING_JSON)
		json_close_object(&emitter->json);
	else
		csv_write_end_row(&emitter->sheet.csv);
	if (emitter->what == EMITTING_HEADER)
		emitter->what = EMITTING_CSV;
	else
		emitter->exporting->rows++;
}

/* A table is then to be given its row of nothing. */
static bool emitter_begin(struct emitter *emitter,
	struct exporting *exporting, struct buf *out)
{
	*emitter = (struct emitter){
		.what = exporting->is_json ? EMITTING_JSON : EMITTING_HEADER,
		.exporting = exporting,
		.out = out,
	};
	emitter->sheet.class_name =
		exporting->session->room.facts.class.name;
	if (exporting->is_json) {
		json_init(&emitter->json, out);
		json_open_array(&emitter->json, NULL);
	} else {
		csv_write_init(&emitter->sheet.csv, out,
			exporting->csv_flags);
	}
	return !exporting->is_json;
}

static void emitter_end(struct emitter *emitter)
{
	if (emitter->what != EMITTING_JSON)
		return;
	json_close_array(&emitter->json);
	buf_addc(emitter->out, '\n');
}

static bool is_within(const struct emitter *emitter, civil when)
{
	const struct export_scope *scope = &emitter->exporting->scope;

	return when != CIVIL_NEVER && (scope->since == CIVIL_NEVER ||
		when >= scope->since) && when <= scope->until;
}

static const struct student *student_of(const struct facts *facts,
	int64_t student)
{
	return &facts->students[facts_student(facts, student)];
}

static void put_profile(struct emitter *emitter, const struct facts *facts,
	const struct profile *profile)
{
	static const struct profile nothing = { .made = CIVIL_NEVER };
	bool is_row = profile != NULL;

	row_begin(emitter);
	put_who(emitter, is_row ? student_of(facts, profile->student) : NULL);
	profile = is_row ? profile : &nothing;
	put_text(emitter, "goal", profile->goal);
	put_text(emitter, "stuck", profile->stuck);
	put_text(emitter, "help_wanted", profile->help);
	put_percent(emitter, "skill", profile->has_skill ? profile->skill :
		NAN);
	put_text(emitter, "outcome", profile->outcome);
	put_text(emitter, "proof", profile->proof);
	for (int i = 0; i < READINESS_COUNT; i++)
		put_answer(emitter, readiness_name((enum readiness)i),
			profile->ready[i]);
	put_said(emitter, "wants", profile->wants > 0, profile->wants);
	put_said(emitter, "tier", profile->tier > 0, profile->tier);
	put_text(emitter, "style", profile->orientation ?
		orientation_name(profile->orientation) : NULL);
	put_said(emitter, "confidence", profile->confidence > 0,
		profile->confidence);
	put_text(emitter, "start", profile_start(profile) ?
		start_name(profile_start(profile)) : NULL);
	put_day(emitter, "made", profile->made);
	put_said(emitter, "age", true, date_day(facts->now) -
		date_day(profile->made));
	put_said(emitter, "version", true, (int64_t)profile->version);
	put_text(emitter, "author", profile->author);
	row_end(emitter);
}

bool export_profiles(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	const struct room *room = session_glance(exporting->session, err);
	struct learners learners = { 0 };
	struct emitter emitter;

	if (!room || !learning_read(exporting->session, &learners, err))
		return false;
	if (emitter_begin(&emitter, exporting, out))
		put_profile(&emitter, &room->facts, NULL);
	for (size_t i = 0; i < room->facts.student_count; i++) {
		const struct profile *profile = learners_profile(&learners,
			room->facts.students[i].id);

		if (profile && is_within(&emitter, profile->made))
			put_profile(&emitter, &room->facts, profile);
	}
	emitter_end(&emitter);
	learners_release(&learners);
	return true;
}

static void put_selfcheck(struct emitter *emitter, const struct facts *facts,
	const struct selfcheck *own)
{
	static const struct selfcheck nothing = { .when = CIVIL_NEVER };
	bool is_row = own != NULL;

	row_begin(emitter);
	put_who(emitter, is_row ? student_of(facts, own->student) : NULL);
	own = is_row ? own : &nothing;
	put_day(emitter, "date", own->when);
	put_text(emitter, "reach", own->reach);
	put_text(emitter, "way", own->way);
	put_text(emitter, "help", own->help);
	put_said(emitter, "sure", own->sure > 0, own->sure);
	put_text(emitter, "author", own->author);
	row_end(emitter);
}

bool export_selfchecks(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	const struct room *room = session_glance(exporting->session, err);
	struct learners learners = { 0 };
	struct emitter emitter;

	if (!room || !learning_read(exporting->session, &learners, err))
		return false;
	if (emitter_begin(&emitter, exporting, out))
		put_selfcheck(&emitter, &room->facts, NULL);
	for (size_t i = 0; i < room->facts.student_count; i++) {
		for (size_t j = 0; j < learners.selfcheck_count; j++) {
			const struct selfcheck *own = &learners.selfchecks[j];

			if (own->student == room->facts.students[i].id &&
			    is_within(&emitter, own->when))
				put_selfcheck(&emitter, &room->facts, own);
		}
	}
	emitter_end(&emitter);
	learners_release(&learners);
	return true;
}

static void put_signals(struct emitter *emitter,
	const struct signals *signals)
{
	if (emitter->what == EMITTING_JSON)
		json_open_object(&emitter->json, "signals");
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		put_number(emitter, signal_kinds[i].name,
			signals ? signals->value[i] : NAN);
	if (emitter->what == EMITTING_JSON)
		json_close_object(&emitter->json);
}

/* Who is SIZE_MAX is nobody: the header. */
static void put_seat(struct emitter *emitter,
	const struct segmentation *from, size_t who)
{
	static const struct segment_seat nothing = { .mark = NULL };
	const struct facts *facts = &from->room->facts;
	bool is_row = who != SIZE_MAX;
	const struct segment_seat *seat = is_row ? &from->seats[who] :
		&nothing;
	struct buf reason = BUF_INIT, alarm = BUF_INIT;

	if (is_row) {
		segment_write_reason(&reason, facts, &from->segments,
			from->signals, who, seat);
		segment_write_alarm(&alarm, facts, &from->segments, who,
			seat);
	}
	row_begin(emitter);
	put_who(emitter, is_row ? &facts->students[who] : NULL);
	put_text(emitter, "segment", from->segments.items[seat->segment].name);
	put_text(emitter, "ruled", from->segments.items[seat->ruled].name);
	put_bool(emitter, "by_hand", is_row &&
		segment_is_by_hand(&from->segments, seat));
	put_text(emitter, "lifecycle", is_row ?
		lifecycle_name(from->signals[who].lifecycle) : NULL);
	put_text(emitter, "reason", buf_text(&reason));
	put_text(emitter, "alarm", alarm.len ? buf_text(&alarm) : NULL);
	put_day(emitter, "reviewed", seat->mark ? seat->mark->when :
		CIVIL_NEVER);
	put_signals(emitter, is_row ? &from->signals[who] : NULL);
	row_end(emitter);
	buf_release(&reason);
	buf_release(&alarm);
}

bool export_segments(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	struct segmentation from;
	struct emitter emitter;
	bool done = segmentation_read(&from, exporting->session, err);

	if (done) {
		if (emitter_begin(&emitter, exporting, out))
			put_seat(&emitter, &from, SIZE_MAX);
		for (size_t i = 0; i < from.room->facts.student_count; i++)
			put_seat(&emitter, &from, i);
		emitter_end(&emitter);
	}
	segmentation_release(&from);
	return done;
}

static void put_plan(struct emitter *emitter, const struct facts *facts,
	const struct plans_row *row)
{
	static const struct plan unsaid = {
		.starts = CIVIL_NEVER,
		.ended = CIVIL_NEVER,
	};
	const struct plan *plan = row->plan ? row->plan : &unsaid;
	size_t objective = facts_objective(facts, plan->objective);

	row_begin(emitter);
	put_who(emitter, row->plan ? &facts->students[row->student] : NULL);
	put_said(emitter, "plan", true, plan->id);
	put_text(emitter, "outcome", plan_outcome_name(plan->outcome));
	put_text(emitter, "cluster", plan->cluster == CLUSTER_NONE ? NULL :
		cluster_name(plan->cluster));
	put_text(emitter, "objective", objective == FACTS_NOT_FOUND ? NULL :
		facts->objectives[objective].name);
	put_text(emitter, "kind", plan->kind);
	put_said(emitter, "tier", plan->tier > 0, plan->tier);
	put_text(emitter, "goal", plan->goal);
	put_percent(emitter, "baseline", plan->has_baseline ?
		plan->baseline : NAN);
	put_percent(emitter, "target", plan->has_target ? plan->target : NAN);
	put_text(emitter, "strategy", plan->strategy);
	put_text(emitter, "owner", plan->owner);
	put_day(emitter, "start", plan->starts);
	put_day(emitter, "review", plan->review_day * CIVIL_DAY);
	put_day(emitter, "end", plan->ended);
	put_said(emitter, "planned", plan->planned > 0, plan->planned);
	put_said(emitter, "due", plan->planned > 0, row->progress.due);
	put_said(emitter, "held", true, row->progress.held);
	put_said(emitter, "missed", true, row->progress.missed);
	put_said(emitter, "minutes", true, row->progress.minutes);
	put_number(emitter, "fidelity", row->progress.fidelity > 0 ?
		row->progress.fidelity : NAN);
	put_text(emitter, "cause", plan->cause);
	put_text(emitter, "reason", plan->reason);
	put_text(emitter, "author", plan->author);
	row_end(emitter);
}

bool export_plans(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	static const struct plans_row nothing = { .plan = NULL };
	struct emitter emitter;
	struct plans plans;

	if (!plans_read(&plans, exporting->session, err))
		return false;
	if (emitter_begin(&emitter, exporting, out))
		put_plan(&emitter, plans.facts, &nothing);
	for (size_t i = 0; i < plans.count; i++) {
		const struct plan *plan = plans.rows[i].plan;

		if (plan && (is_within(&emitter, plan->starts) ||
		    is_within(&emitter, plan->ended)))
			put_plan(&emitter, plans.facts, &plans.rows[i]);
	}
	emitter_end(&emitter);
	plans_release(&plans);
	return true;
}
