/* SPDX-License-Identifier: MIT */
/* trial: two ways of teaching, held side by side. */
#include <inttypes.h>
#include <math.h>

#include "app/names.h"
#include "app/trials.h"
#include "app/wording.h"
#include "base/number.h"
#include "base/text.h"
#include "format.h"
#include "store/learners.h"
#include "table.h"

static const char *const arm_flags[TRIAL_ARMS] = { "first", "second" };

static bool read_arms(const struct call *call, struct arena *arena,
	struct trial *trial, struct error *err)
{
	for (size_t i = 0; i < TRIAL_ARMS; i++) {
		const char *typed = call_value(call, arm_flags[i]);
		struct buf clean = BUF_INIT;
		bool done;

		if (!typed)
			return error_set(err, ERROR_USAGE, "say what both arms "
				"do: --first \"in pairs\" --second alone");
		done = format_name(typed, arm_flags[i], &clean, err);
		if (done)
			trial->arms[i] = arena_strdup(arena, buf_text(&clean));
		buf_release(&clean);
		if (!done)
			return false;
	}
	return true;
}

static bool read_number(const struct call *call, const char *flag,
	int64_t most, int64_t *number, struct error *err)
{
	const char *typed = call_value(call, flag);

	return !typed || (number_parse_int(typed, number) && *number >= 1 &&
		*number <= most) || error_set(err, ERROR_USAGE, "--%s %s: say "
		"a number from 1 to %" PRId64, flag, typed, most);
}

static bool read_whom(const struct call *call, const struct facts *facts,
	struct trial *trial, struct error *err)
{
	const char *cluster = call_value(call, "cluster");
	const char *objective = call_value(call, "objective");
	size_t place;

	if (cluster && !format_cluster(&facts->policy, cluster,
	    &trial->cluster, err))
		return false;
	trial->objective = facts_focus(facts);
	if (objective && text_equal_folded(objective, "all")) {
		trial->objective = 0;
	} else if (objective) {
		if (!names_objective(facts, objective, &place, err))
			return false;
		trial->objective = facts->objectives[place].id;
	}
	return true;
}

/* One that runs still is not begun once more. */
static bool check_name(const struct trials *trials, const char *name,
	struct error *err)
{
	for (size_t i = 0; i < trials->count; i++) {
		if (trials->items[i].closed == CIVIL_NEVER &&
		    text_equal_folded(trials->items[i].name, name))
			return error_set(err, ERROR_CONFLICT, "there is an "
				"open trial \"%s\" already: close it, or take "
				"another name", name);
	}
	return true;
}

static size_t count_shared(const struct trial *one, const struct trial *other)
{
	size_t count = 0;

	for (size_t i = 0; i < one->member_count; i++)
		for (size_t j = 0; j < other->member_count; j++)
			count += one->members[i].student ==
				other->members[j].student;
	return count;
}

/* What one trial does to a learner is counted in the other; split by the same
 * chance, the two cannot be told from each other at all. */
static bool check_apart(const struct call *call, const struct trials *trials,
	const struct trial *trial, struct error *err)
{
	for (size_t i = 0; i < trials->count; i++) {
		const struct trial *other = &trials->items[i];
		size_t shared = count_shared(trial, other);

		if (!shared || other->closed != CIVIL_NEVER ||
		    other->until < trial->starts)
			continue;
		if (!call_has(call, "also"))
			return error_set(err, ERROR_CONFLICT, "%zu of them "
				"%s in trial %" PRId64 ", %s, already, and "
				"each would count in the other: close it "
				"first, or --also begins this one beside it",
				shared, shared == 1 ? "is" : "are", other->id,
				other->name);
		if (other->seed == trial->seed)
			return error_set(err, ERROR_CONFLICT, "trial %" PRId64
				", %s, is split by seed %" PRId64 " too, so "
				"that nobody could tell the two apart: take "
				"another --seed", other->id, other->name,
				other->seed);
	}
	return true;
}

static bool draft(struct session *session, const struct call *call,
	struct arena *arena, struct trial *trial, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct buf name = BUF_INIT;
	int64_t weeks = TRIALS_WEEKS;
	struct trials trials;
	bool done;

	if (!room || !trials_read(&trials, session, err))
		return false;
	*trial = (struct trial){
		.seed = (int64_t)trials.count + 1,
		.starts = room->facts.now,
		.closed = CIVIL_NEVER,
	};
	done = format_operands(call, 0, "trial", &name, err) &&
		check_name(&trials, buf_text(&name), err) &&
		read_arms(call, arena, trial, err) &&
		read_number(call, "weeks", TRIALS_WEEKS_MOST, &weeks, err) &&
		read_number(call, "seed", INT32_MAX, &trial->seed, err) &&
		read_whom(call, &room->facts, trial, err) &&
		trials_split(room, arena, trial, err) &&
		check_apart(call, &trials, trial, err);
	if (done)
		trial->name = arena_strdup(arena, buf_text(&name));
	trial->until = date_end_of_day(trial->starts + 7 * CIVIL_DAY * weeks);
	buf_release(&name);
	trials_release(&trials);
	return done;
}

static void write_whom(struct buf *out, const struct facts *facts,
	const struct trial *trial)
{
	size_t place = facts_objective(facts, trial->objective);

	wording_count(out, trial->member_count, "student");
	buf_addf(out, " of %s on %s", trial->cluster == CLUSTER_NONE ?
		"the class" : facts->policy.label[trial->cluster],
		place == FACTS_NOT_FOUND ? "anything" :
		facts->objectives[place].name);
}

static size_t count_arm(const struct trial *trial, size_t arm)
{
	size_t count = 0;

	for (size_t i = 0; i < trial->member_count; i++)
		count += trial->members[i].arm == (int)arm;
	return count;
}

static const struct student *student_of(const struct facts *facts,
	const struct trial_member *member)
{
	return &facts->students[facts_student(facts, member->student)];
}

static const struct trial_member *member_of(const struct trial *trial,
	int64_t student)
{
	for (size_t i = 0; i < trial->member_count; i++) {
		if (trial->members[i].student == student)
			return &trial->members[i];
	}
	return NULL;
}

/* In the order of the class, so that the list tells no level. */
static void write_members(struct buf *out, const struct facts *facts,
	const struct trial *trial)
{
	for (size_t arm = 0; arm < TRIAL_ARMS; arm++) {
		buf_addf(out, "%s (%zu)\n", trial->arms[arm],
			count_arm(trial, arm));
		for (size_t i = 0; i < facts->student_count; i++) {
			const struct trial_member *member = member_of(trial,
				facts->students[i].id);

			if (member && member->arm == (int)arm)
				buf_addf(out, "  %s\n",
					student_of(facts, member)->name);
		}
	}
}

static bool add(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct arena arena = ARENA_INIT;
	const struct facts *facts;
	struct trial trial;
	bool done;

	done = draft(session, call, &arena, &trial, err) &&
		change_trial(change, &trial, &trial.id, err);
	if (done) {
		facts = &session->room.facts;
		change_set_detail(change, 0, trial.name);
		buf_addf(out, "Trial %" PRId64 ", %s: ", trial.id, trial.name);
		write_whom(out, facts, &trial);
		buf_adds(out, ", until ");
		date_write_iso(out, trial.until);
		buf_addf(out, ", split by seed %" PRId64 ".\n", trial.seed);
		write_members(out, facts, &trial);
		if (trial.member_count < TRIAL_ARMS * TRIAL_EACH_LEAST)
			buf_addf(out, "It will hardly say anything: each arm "
				"needs %d students.\n", TRIAL_EACH_LEAST);
	}
	arena_release(&arena);
	return done;
}

static const struct flag add_flags[] = {
	{ "first", "TEXT", "what one arm does" },
	{ "second", "TEXT", "what the other does" },
	{ "cluster", "CLUSTER", "of whom; else of the whole class" },
	{ "objective", "NAME", "whose check-ins count, or all; else the "
		"focus" },
	{ "weeks", "N", "how long; else four" },
	{ "seed", "N", "the chance that splits them; else the number of the "
		"trial" },
	{ "also", NULL, "beside a trial that somebody is in already" },
	{ NULL, NULL, NULL }
};

const struct command cmd_trial_add = {
	.name = "trial add",
	.operands = "NAME",
	.summary = "split students fairly between two ways of teaching",
	.details = "Students are ranked by level and chance decides within "
		"each pair, so that\n"
		"both arms are as strong and as many. The same seed and class "
		"give the same\n"
		"split.",
	.flags = add_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_CLASS,
	.write = add,
};

static const char *state(const struct facts *facts, const struct trial *trial)
{
	if (trial->closed != CIVIL_NEVER)
		return "closed";
	return facts->now > trial->until ? "over" : "running";
}

static void list_row(struct table *table, const struct facts *facts,
	const struct trial *trial)
{
	struct buf text = BUF_INIT;

	table_cellf(table, "trial %" PRId64, trial->id);
	table_cell(table, trial->name);
	table_cellf(table, "%s (%zu) or %s (%zu)", trial->arms[0],
		count_arm(trial, 0), trial->arms[1], count_arm(trial, 1));
	buf_adds(&text, "until ");
	date_write_iso(&text, trial->until);
	table_cell(table, buf_text(&text));
	table_cell(table, state(facts, trial));
	table_end_row(table);
	buf_release(&text);
}

static void arm_json(struct json *json, const struct facts *facts,
	const struct trial *trial, const struct trial_result *result,
	size_t arm)
{
	json_open_object(json, NULL);
	json_string(json, "name", trial->arms[arm]);
	json_int(json, "seen", (int64_t)result->count[arm]);
	json_number(json, "mean", result->mean[arm]);
	json_open_array(json, "students");
	for (size_t i = 0; i < facts->student_count; i++) {
		const struct trial_member *member = member_of(trial,
			facts->students[i].id);

		if (!member || member->arm != (int)arm)
			continue;
		json_open_object(json, NULL);
		format_json_who(json, student_of(facts, member));
		json_int(json, "block", member->stratum);
		json_number(json, "before", member->before);
		json_close_object(json);
	}
	json_close_array(json);
	json_close_object(json);
}

static void trial_json(struct json *json, const struct facts *facts,
	const struct trial *trial)
{
	size_t place = facts_objective(facts, trial->objective);
	struct trial_result result;
	struct buf says = BUF_INIT;

	trial_judge(trial, facts, &result);
	trial_write(&says, trial, &result);
	json_open_object(json, NULL);
	json_int(json, "trial", trial->id);
	json_string(json, "name", trial->name);
	json_string(json, "state", state(facts, trial));
	json_string(json, "cluster", trial->cluster == CLUSTER_NONE ? NULL :
		cluster_name(trial->cluster));
	json_string(json, "objective", place == FACTS_NOT_FOUND ? NULL :
		facts->objectives[place].name);
	json_int(json, "seed", trial->seed);
	format_json_day(json, "start", trial->starts);
	format_json_day(json, "until", trial->until);
	format_json_day(json, "closed", trial->closed);
	json_string(json, "reason", trial->reason);
	json_string(json, "author", trial->author);
	json_open_array(json, "arms");
	for (size_t i = 0; i < TRIAL_ARMS; i++)
		arm_json(json, facts, trial, &result, i);
	json_close_array(json);
	json_bool(json, "early", result.is_early);
	json_number(json, "difference", result.difference);
	json_number(json, "low", result.low);
	json_number(json, "high", result.high);
	json_number(json, "chance", result.chance);
	format_json_lines(json, "says", buf_text(&says));
	json_close_object(json);
	buf_release(&says);
}

static void write_list(struct buf *out, const struct trials *trials)
{
	struct table table = TABLE_INIT;

	if (!trials->count)
		buf_adds(out, "There is no trial yet.\n");
	for (size_t i = 0; i < trials->count; i++)
		list_row(&table, trials->facts, &trials->items[i]);
	table_write(&table, out);
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct trials trials;
	struct json json;

	if (!trials_read(&trials, session, err))
		return false;
	if (!call->globals.json) {
		write_list(out, &trials);
	} else {
		json_init(&json, out);
		json_open_array(&json, NULL);
		for (size_t i = 0; i < trials.count; i++)
			trial_json(&json, trials.facts, &trials.items[i]);
		json_close_array(&json);
		buf_addc(out, '\n');
	}
	trials_release(&trials);
	return true;
}

const struct command cmd_trial_list = {
	.name = "trial list",
	.operands = "",
	.summary = "list the trials, the newest first",
	.needs = NEEDS_CLASS,
	.run = run_list,
};

static void write_show(struct buf *out, const struct facts *facts,
	const struct trial *trial)
{
	struct trial_result result;

	trial_judge(trial, facts, &result);
	buf_addf(out, "Trial %" PRId64 ", %s: ", trial->id, trial->name);
	write_whom(out, facts, trial);
	buf_adds(out, ", ");
	date_write_iso(out, trial->starts);
	buf_adds(out, " to ");
	date_write_iso(out, trial->until);
	buf_addf(out, ", %s, seed %" PRId64, state(facts, trial),
		trial->seed);
	if (trial->reason)
		buf_addf(out, ": %s", trial->reason);
	buf_addc(out, '\n');
	trial_write(out, trial, &result);
	buf_addc(out, '\n');
	write_members(out, facts, trial);
}

/* The name needs no quotes. */
static bool find(const struct trials *trials, const struct call *call,
	const struct trial **trial, struct error *err)
{
	struct buf name = BUF_INIT;
	bool done = format_operands(call, 0, "trial", &name, err) &&
		trials_find(trials, buf_text(&name), trial, err);

	buf_release(&name);
	return done;
}

static bool run_show(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct trial *trial;
	struct trials trials;
	struct json json;
	bool done;

	if (!trials_read(&trials, session, err))
		return false;
	done = find(&trials, call, &trial, err);
	if (done && call->globals.json) {
		json_init(&json, out);
		trial_json(&json, trials.facts, trial);
		buf_addc(out, '\n');
	} else if (done) {
		write_show(out, trials.facts, trial);
	}
	trials_release(&trials);
	return done;
}

const struct command cmd_trial_show = {
	.name = "trial show",
	.operands = "NAME",
	.summary = "show what a trial says, and who is in which arm",
	.details = "The difference of the arms, with the level before taken "
		"off, by a\n"
		"permutation test: in how many of 100 splits chance alone "
		"would do as much.\n"
		"In brackets 90 of 100. Too early to say is a normal answer.",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_CLASS,
	.run = run_show,
};

static bool close_trial(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct trial *trial;
	struct trial_result result;
	struct trials trials;
	struct trial closed;
	bool done;

	if (!trials_read(&trials, session, err))
		return false;
	done = find(&trials, call, &trial, err) &&
		change_trial_close(change, trial->id, call_value(call, "why"),
			err);
	if (done) {
		closed = *trial;
		closed.closed = trials.facts->now - 1;
		change_set_detail(change, 0, trial->name);
		buf_addf(out, "Trial %" PRId64 ", %s, is closed.\n", trial->id,
			trial->name);
		trial_judge(&closed, trials.facts, &result);
		trial_write(out, &closed, &result);
	}
	trials_release(&trials);
	return done;
}

static const struct flag close_flags[] = {
	{ "why", "TEXT", "the reason" },
	{ NULL, NULL, NULL }
};

const struct command cmd_trial_close = {
	.name = "trial close",
	.operands = "NAME",
	.summary = "end a trial; what comes later counts no more",
	.flags = close_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_CLASS,
	.write = close_trial,
};
