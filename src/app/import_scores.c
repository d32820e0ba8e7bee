/* SPDX-License-Identifier: MIT */
/*
 * Scores into the class, a row at a time.
 *
 * 1. What is kept of the rows is what tells them apart (the ledger), never
 *    the rows. Check-ins of the store are read only when the file names
 *    rounds that the store knows.
 * 2. Once a row's student is unknown nothing more is written: the rest of
 *    the file is read for more of them, to name them all.
 */
#include "app/import.h"

#include <string.h>

#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "ledger.h"
#include "roll.h"
#include "target.h"

#define UNKNOWN_NAMED 5

struct scores_import {
	struct session *session;
	const struct import_options *options;
	struct import_report *report;
	struct change *change;
	struct facts facts;   /* without check-ins */
	struct roll roll;
	struct scores *scores;
	struct targets targets;
	struct ledger ledger;
	struct lookup marks;  /* scores */
	struct facts evidence; /* read once a row goes to a round that was */
	bool has_evidence;
	bool *met;            /* of each in the roll: a row had them */
	size_t unknown;       /* rows */
	struct buf unknown_rows;
};

static bool refuse(const struct scores_import *import,
	const struct scores_row *row, struct error *err)
{
	return error_where(err, "%s: line %zu", import->options->file,
		row->line);
}

static uint32_t mark_of(struct scores_import *import,
	const struct score *score)
{
	const double key[] = {
		(double)score->form, score->points, score->out_of
	};

	return (uint32_t)*lookup_put(&import->marks, key, sizeof(key),
		import->marks.items.count);
}

/* A row that names a day means a check-in at any time of it. */
static void file_old(struct scores_import *import,
	const struct checkin *checkin, size_t round)
{
	size_t place = roll_by_id(&import->roll, checkin->student);
	size_t objective = facts_objective(&import->facts, checkin->objective);
	civil day = date_end_of_day(checkin->observed_at);
	size_t old;

	if (place == ROLL_NONE || objective == FACTS_NOT_FOUND)
		return;
	old = ledger_add(&import->ledger, checkin,
		mark_of(import, &checkin->score));
	ledger_file(&import->ledger, old, (uint32_t)place,
		target_batch(&import->targets, round, objective, day));
	if (checkin->observed_at != day)
		ledger_file(&import->ledger, old, (uint32_t)place,
			target_batch(&import->targets, round, objective,
				checkin->observed_at));
}

static bool wants_old(const struct scores_import *import, size_t round)
{
	return round == TARGET_NO_ROUND ? !import->has_evidence :
		import->targets.rounds.items[round].is_unread;
}

/* Newest first, so that the oldest of several is corrected first. */
static bool read_old(struct scores_import *import, size_t round,
	struct error *err)
{
	struct targets *targets = &import->targets;
	struct session *session = import->session;
	struct facts *facts = &import->evidence;

	if (!wants_old(import, round))
		return true;
	if (!store_facts(session->store, session->class_id, CIVIL_NEVER - 1,
	    facts, err))
		return false;
	for (size_t i = facts->checkin_count; i > 0; i--) {
		size_t place = target_round_place(targets,
			facts->checkins[i - 1].round);

		if (place != FACTS_NOT_FOUND)
			file_old(import, &facts->checkins[i - 1], place);
	}
	for (size_t i = 0; i < targets->rounds.count; i++)
		targets->rounds.items[i].is_unread = false;
	import->has_evidence = true;
	return true;
}

static void write_who(struct buf *out, const struct scores_row *row)
{
	const char *texts[] = { row->number, row->name, row->email };
	const char *sign = "";

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		if (!texts[i])
			continue;
		buf_addf(out, "%s%s", sign, texts[i]);
		sign = " ";
	}
}

static void leave_out(struct scores_import *import,
	const struct scores_row *row, const char *why)
{
	struct buf *lines = &import->report->lines;

	buf_addf(lines, "? line %zu is left out: ", row->line);
	write_who(lines, row);
	buf_addf(lines, " %s\n", why);
	import->report->skipped++;
}

static void note_unknown(struct scores_import *import,
	const struct scores_row *row)
{
	if (import->options->skip_unknown) {
		leave_out(import, row, "is not in the class");
		return;
	}
	if (import->unknown++ >= UNKNOWN_NAMED)
		return;
	if (import->unknown_rows.len)
		buf_adds(&import->unknown_rows, "; ");
	buf_addf(&import->unknown_rows, "line %zu: ", row->line);
	write_who(&import->unknown_rows, row);
}

static bool refuse_unknown(const struct scores_import *import,
	struct error *err)
{
	struct buf more = BUF_INIT;

	if (!import->unknown)
		return true;
	if (import->unknown > UNKNOWN_NAMED)
		buf_addf(&more, "; and %zu more rows",
			import->unknown - UNKNOWN_NAMED);
	error_set(err, ERROR_NOT_FOUND, "%s: %s%s: no such student in the "
		"class; \"homeroom import roster\" or \"homeroom student add\" "
		"puts them there, --skip-unknown leaves them out",
		import->options->file, buf_text(&import->unknown_rows),
		buf_text(&more));
	buf_release(&more);
	return false;
}

static bool share_a_word(const char *a, const char *b)
{
	struct buf words = BUF_INIT, text = BUF_INIT, word = BUF_INIT;
	bool found = false;
	char *rest;

	text_fold(&words, a);
	buf_addc(&text, ' ');
	text_fold(&text, b);
	buf_addc(&text, ' ');
	rest = words.data;
	while (!found && rest) {
		buf_clear(&word);
		buf_addf(&word, " %s ", strsep(&rest, " "));
		found = strstr(buf_text(&text), buf_text(&word)) != NULL;
	}
	buf_release(&word);
	buf_release(&words);
	buf_release(&text);
	return found;
}

/* A number that is another child's in another file is worth a word. */
static void meet(struct scores_import *import, size_t place,
	const struct scores_row *row)
{
	const struct student *student = &import->roll.students[place];
	struct buf *lines = &import->report->lines;

	if (import->met[place])
		return;
	import->met[place] = true;
	if (row->name && strcmp(row->name, student->name) &&
	    !share_a_word(row->name, student->name))
		buf_addf(lines, "? line %zu: %s in the file is %s here\n",
			row->line, row->name, student->name);
}

static void add_line(struct scores_import *import, size_t place,
	const struct score *old, const struct score *new)
{
	struct buf *lines = &import->report->lines;

	buf_addf(lines, "%s %s ", old ? "~" : "+",
		import->roll.students[place].name);
	if (old) {
		score_write(lines, old);
		buf_adds(lines, " is now ");
	}
	score_write(lines, new);
	buf_addc(lines, '\n');
}

/* What the row leaves unsaid stays as it was. */
static void overlay(struct checkin *checkin, const struct scores_row *row)
{
	if (row->note) {
		checkin->note = row->note;
		checkin->is_private = row->is_private;
	}
	if (row->support != SUPPORT_UNSAID)
		checkin->support = row->support;
	if (row->confidence)
		checkin->confidence = row->confidence;
	if (row->minutes)
		checkin->minutes = row->minutes;
}

static bool correct(struct scores_import *import, const struct scores_row *row,
	size_t place, const struct checkin *old, struct error *err)
{
	struct checkin fresh = *old;
	int64_t id;

	fresh.score = row->score;
	overlay(&fresh, row);
	import->report->changed++;
	add_line(import, place, &old->score, &row->score);
	return change_checkin_edit(import->change, &fresh, &id, err);
}

static bool log_new(struct scores_import *import, const struct scores_row *row,
	size_t place, struct error *err)
{
	const struct targets *targets = &import->targets;
	const struct target *target = &targets->last;
	struct checkin fresh = {
		.student = import->roll.students[place].id,
		.objective = targets->objectives.items[target->objective].id,
		.round = target->round == TARGET_NO_ROUND ? 0 :
			targets->rounds.items[target->round].id,
		.score = row->score,
		.observed_at = target->observed_at,
	};
	int64_t id;

	overlay(&fresh, row);
	import->report->added++;
	if (import->options->dry_run)
		add_line(import, place, NULL, &row->score);
	return change_checkin(import->change, &fresh, &id, err);
}

static bool take_score(struct scores_import *import,
	const struct scores_row *row, size_t place, struct error *err)
{
	const struct target *target = &import->targets.last;
	const struct checkin *old;

	if (!target_decide(&import->targets, row, err) ||
	    !read_old(import, target->round, err))
		return false;
	switch (ledger_take(&import->ledger, (uint32_t)place, target->batch,
	    mark_of(import, &row->score), &old)) {
	case LEDGER_SAME:
		import->report->unchanged++;
		return true;
	case LEDGER_OTHER:
		return correct(import, row, place, old, err);
	case LEDGER_NEW:
		break;
	}
	return log_new(import, row, place, err);
}

static bool take_row(struct scores_import *import,
	const struct scores_row *row, struct error *err)
{
	size_t place = roll_find(&import->roll, row->number, row->name,
		row->email);

	if (place == ROLL_NONE) {
		note_unknown(import, row);
		return true;
	}
	if (place == ROLL_SEVERAL)
		return error_set(err, ERROR_CONFLICT, "several students of "
			"the class are called %s: the file needs their numbers",
			row->name ? row->name : row->email);
	if (import->unknown)
		return true;
	if (import->roll.students[place].withdrawn) {
		leave_out(import, row, "is withdrawn from the class");
		return true;
	}
	meet(import, place, row);
	import->report->absent += !row->has_score;
	return !row->has_score || take_score(import, row, place, err);
}

static bool take_rows(struct scores_import *import, struct error *err)
{
	struct scores_row row;
	bool more;

	for (;;) {
		if (!scores_next(import->scores, &row, &more, err))
			return error_where(err, "%s", import->options->file);
		if (!more)
			return refuse_unknown(import, err);
		if (!take_row(import, &row, err))
			return refuse(import, &row, err);
	}
}

/* No check-in is that old: the class without its evidence. */
static bool read_class(struct scores_import *import, struct error *err)
{
	struct session *session = import->session;

	if (!store_facts(session->store, session->class_id, INT64_MIN,
	    &import->facts, err) || !roll_read(&import->roll, session->store,
	    session->class_id, err))
		return false;
	import->met = mem_new(import->roll.count, sizeof(*import->met));
	return true;
}

/* The rules that are in force now, and not those of the oldest check-in. */
static bool read_policy(struct scores_import *import, struct policy *policy,
	struct error *err)
{
	struct session *session = import->session;
	civil now = session_now(session);
	struct arena arena = ARENA_INIT;
	struct policy_version *versions;
	size_t count, at;
	bool done = store_policies(session->store, session->class_id, &arena,
		&versions, &count, err);

	*policy = import->facts.policy;
	for (at = done ? count : 0; at > 0; at--) {
		if (versions[at - 1].made <= now)
			break;
	}
	if (at)
		done = policy_read(policy, versions[at - 1].text, err);
	arena_release(&arena);
	return done;
}

static bool take(struct scores_import *import, struct source source,
	struct error *err)
{
	struct policy policy;
	const struct scores_options options = {
		.map = import->options->map,
		.levels = import->options->levels,
		.scale = &policy.scale,
		.date = import->options->date,
	};

	if (!read_class(import, err) || !read_policy(import, &policy, err))
		return false;
	import->scores = scores_open(source, &options, err);
	if (!import->scores)
		return error_where(err, "%s", import->options->file);
	import->targets = (struct targets){
		.session = import->session,
		.change = import->change,
		.options = import->options,
		.report = import->report,
		.facts = &import->facts,
		.columns = scores_columns(import->scores),
	};
	target_begin(&import->targets);
	import->ledger.counts_twins =
		import->targets.columns->at[MEANING_FORM] != COLUMN_NONE;
	return take_rows(import, err);
}

static void name_last(struct scores_import *import)
{
	const struct targets *targets = &import->targets;
	const struct target *last = &targets->last;

	if (!targets->has_last)
		return;
	buf_adds(&import->report->objective,
		targets->objectives.items[last->objective].name);
	if (last->round != TARGET_NO_ROUND)
		buf_adds(&import->report->round,
			targets->rounds.items[last->round].name);
}

static void describe(struct scores_import *import)
{
	const struct import_report *report = import->report;
	struct buf detail = BUF_INIT;

	if (report->rounds == 1)
		buf_addf(&detail, "%s ", buf_text(&report->round));
	buf_addc(&detail, '(');
	if (report->added)
		wording_count(&detail, report->added, "check-in");
	if (report->added && report->changed)
		buf_adds(&detail, ", ");
	if (report->changed)
		wording_count(&detail, report->changed, "correction");
	buf_addc(&detail, ')');
	change_set_detail(import->change, 0, buf_text(&detail));
	buf_release(&detail);
}

static void note_file(struct scores_import *import)
{
	struct import_report *report = import->report;
	const char *notice;

	if (!import->scores)
		return;
	notice = scores_notice(import->scores);
	report->unread_columns = scores_columns(import->scores)->unread;
	buf_adds(&report->notice, notice ? notice : "");
}

static bool finish(struct scores_import *import, bool done, struct error *err)
{
	const struct import_report *report = import->report;

	name_last(import);
	describe(import);
	note_file(import);
	if (done && (import->options->dry_run ||
	    !(report->added + report->changed))) {
		change_abandon(import->change);
		session_forget_room(import->session);
		return true;
	}
	return session_end(import->session, import->change, done, err);
}

static void release(struct scores_import *import)
{
	target_release(&import->targets);
	if (import->scores)
		scores_close(import->scores);
	ledger_release(&import->ledger);
	lookup_release(&import->marks);
	mem_free(import->met);
	buf_release(&import->unknown_rows);
	roll_release(&import->roll);
	facts_release(&import->facts);
	facts_release(&import->evidence);
}

bool import_scores(struct session *session, struct source source,
	const struct import_options *options, struct import_report *report,
	struct error *err)
{
	struct scores_import import = {
		.session = session,
		.options = options,
		.report = report,
	};
	bool done;

	*report = (struct import_report){ 0 };
	import.change = session_begin(session, "import scores", NULL, err);
	if (!import.change)
		return false;
	done = finish(&import, take(&import, source, err), err);
	release(&import);
	return done;
}
