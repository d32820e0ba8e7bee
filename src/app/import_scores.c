/* SPDX-License-Identifier: MIT */
/*
 * Scores into the class, a row at a time.
 *
 * 1. What is kept of the rows is what tells them apart (the ledger), never
 *    the rows, and of that no more than ROWS_KEPT: what is older stands in the
 *    store. Check-ins there are read only for rows of a round that has some.
 * 2. Once a row's student is unknown nothing more is written: the rest of
 *    the file is read for more of them, to name them all. So are all rows
 *    that have anything wrong with them.
 */
#include "app/import.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "import_again.h"
#include "import_held.h"
#include "import_memory.h"
#include "import_mistake.h"
#include "import_problem.h"
#include "import_tell.h"
#include "import_who.h"
#include "ledger.h"
#include "target.h"

/* Rows from one question whether to go on to the next. */
#define ROWS_EACH 1024
#define ROWS_KEPT 65536

/* The first row of a student in a batch. */
struct first {
	size_t line;
	uint32_t mark;
};

struct scores_import {
	struct session *session;
	const struct import_options *options;
	struct import_report *report;
	struct change *change;
	struct facts facts;   /* without check-ins */
	struct import_who who;
	struct import_memory memory;
	struct import_again again;
	struct scores *scores;
	struct targets targets;
	struct ledger ledger;
	struct lookup marks;  /* scores */
	struct lookup single; /* by (student, batch): place among firsts */
	VEC(struct first) firsts;
	struct import_mistakes mistakes;
	struct import_held held;
	size_t rounds; /* that rows went to until now */
};

static bool refuse(const struct scores_import *import,
	const struct scores_row *row, struct error *err)
{
	return err->code != ERROR_CANCELLED && error_where(err,
		"%s: line %zu", import->options->file, row->line);
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

static struct import_meaning meaning_of(const struct scores_import *import,
	size_t place)
{
	const struct targets *targets = &import->targets;
	const struct target *target = &targets->last;

	return (struct import_meaning){
		.round = target->round == TARGET_NO_ROUND ? 0 :
			targets->rounds.items[target->round].id,
		.student = import->who.roll.students[place].id,
		.objective = targets->objectives.items[target->objective].id,
		.moment = target->moment,
	};
}

/* What of the store the row could mean. */
static bool find_olds(struct scores_import *import, size_t place,
	struct ledger_olds *olds, struct error *err)
{
	const struct targets *targets = &import->targets;
	const struct import_meaning meaning = meaning_of(import, place);
	size_t round = targets->last.round;

	*olds = (struct ledger_olds){ 0 };
	if (round != TARGET_NO_ROUND && !targets->rounds.items[round].is_held)
		return true;
	if (!import_held_find(&import->held, &meaning, err))
		return false;
	*olds = (struct ledger_olds){
		import->held.found.items, import->held.found.count
	};
	return true;
}

/* Best before a new round: rows of older ones mostly do not come again, and
 * then nothing of the store is asked for. Where batches tell who has a score
 * already, they are few, and stay. */
static void forget_rows(struct scores_import *import)
{
	size_t known = import->ledger.rows.items.count +
		target_known(&import->targets);
	bool is_fresh = import->rounds != import->report->rounds;

	import->rounds = import->report->rounds;
	if (import->firsts.count || known < ROWS_KEPT / 2 ||
	    (known < ROWS_KEPT && !is_fresh))
		return;
	ledger_forget_rows(&import->ledger);
	target_forget(&import->targets, is_fresh);
	import_held_refresh(&import->held);
}

static void add_line(struct scores_import *import, size_t place,
	const struct score *old, const struct score *new)
{
	struct buf *lines = &import->report->lines;

	buf_addf(lines, "%s %s ", old ? "~" : "+",
		import->who.roll.students[place].name);
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
	checkin->support = row->support ? row->support : checkin->support;
	checkin->confidence = row->confidence ? row->confidence :
		checkin->confidence;
	checkin->minutes = row->minutes ? row->minutes : checkin->minutes;
	checkin->quality = row->quality ? row->quality : checkin->quality;
	checkin->task = row->task ? row->task : checkin->task;
}

static bool correct(struct scores_import *import, const struct scores_row *row,
	size_t place, int64_t old, struct error *err)
{
	const struct session *session = import->session;
	struct arena arena = ARENA_INIT;
	struct checkin checkin;
	int64_t id;
	bool done = store_checkin(session->store, session->class_id, old,
		&arena, &checkin, err);

	if (done) {
		import->report->changed++;
		add_line(import, place, &checkin.score, &row->score);
		checkin.score = row->score;
		overlay(&checkin, row);
		done = change_checkin_edit(import->change, &checkin, &id, err);
	}
	arena_release(&arena);
	return done;
}

static bool log_new(struct scores_import *import, const struct scores_row *row,
	size_t place, struct error *err)
{
	const struct targets *targets = &import->targets;
	const struct target *target = &targets->last;
	struct checkin fresh = {
		.student = import->who.roll.students[place].id,
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

/* Two scores of one student are two tries only where the file says so. */
static bool tells_tries(const struct scores_import *import,
	const struct scores_row *row)
{
	const struct columns *columns = import->targets.columns;

	return columns->has_tries || import->ledger.counts_twins ||
		(columns->at[MEANING_DATE] != COLUMN_NONE && row->has_date);
}

static bool check_single(struct scores_import *import,
	const struct scores_row *row, size_t place, struct error *err)
{
	const size_t key[] = { place, import->targets.last.batch };
	struct first fresh = { .line = row->line };
	const struct first *first;
	size_t at;

	if (tells_tries(import, row))
		return true;
	fresh.mark = mark_of(import, &row->score);
	at = *lookup_put(&import->single, key, sizeof(key),
		import->firsts.count);
	if (at == import->firsts.count) {
		vec_push(&import->firsts, fresh);
		return true;
	}
	first = &import->firsts.items[at];
	return first->mark == fresh.mark || error_set(err, ERROR_CONFLICT,
		"%s has another score in line %zu, and nothing tells the two "
		"tries apart: delete one of the rows, or give each its day in "
		"a column \"Date\"", import->who.roll.students[place].name,
		first->line);
}

static bool take_score(struct scores_import *import,
	const struct scores_row *row, size_t place, struct error *err)
{
	const struct target *target = &import->targets.last;
	struct ledger_row met = {
		.student = (uint32_t)place,
		.score = row->score,
	};
	const struct filed_checkin *old;
	struct ledger_olds olds;
	enum ledger_answer answer;

	if (!target_decide(&import->targets, row, err))
		return false;
	forget_rows(import);
	if (!check_single(import, row, place, err) ||
	    !find_olds(import, place, &olds, err))
		return false;
	import_again_add(&import->again, import->who.roll.students[place].id,
		import->targets.objectives.items[target->objective].id,
		&row->score);
	met.batch = target->batch;
	met.mark = mark_of(import, &row->score);
	answer = ledger_take(&import->ledger, &met, olds, &old);
	if (answer != LEDGER_NEW && !row->has_date)
		import_again_meet(&import->again, &import->targets,
			answer == LEDGER_OTHER);
	switch (answer) {
	case LEDGER_SAME:
		import->report->unchanged++;
		return true;
	case LEDGER_OTHER:
		return correct(import, row, place, old->id, err);
	case LEDGER_NEW:
		break;
	}
	return log_new(import, row, place, err);
}

static void note_mistake(struct scores_import *import,
	const struct scores_row *row, size_t place)
{
	const size_t before = import_who_before(&import->who, row, place);
	const struct import_meaning meaning = meaning_of(import, place);

	if (before != ROLL_NONE)
		import_mistakes_add(&import->mistakes, before, place, &meaning,
			&row->score);
}

static bool take_row(struct scores_import *import,
	const struct scores_row *row, struct error *err)
{
	size_t place;

	if (!import_who_find(&import->who, row, &place, err))
		return false;
	/* Once a row is of nobody the rest is only looked at. */
	if (place == ROLL_NONE ||
	    (import->who.unknown && !import->options->dry_run))
		return true;
	import->report->absent += !row->has_score;
	if (!row->has_score)
		return true;
	if (!take_score(import, row, place, err))
		return false;
	note_mistake(import, row, place);
	return true;
}

/* All rows that are refused are told at once. */
static bool note_problem(struct scores_import *import, size_t line,
	struct error *err)
{
	if (err->code == ERROR_IO || err->code == ERROR_BUSY ||
	    err->code == ERROR_CANCELLED)
		return false;
	import_problem_add(import->report, IMPORT_REFUSED, line, NULL,
		err->text);
	error_clear(err);
	return true;
}

static bool goes_on(const struct scores_import *import, size_t rows,
	struct error *err)
{
	return rows % ROWS_EACH != 0 ||
		session_goes_on(import->session, rows, err);
}

static bool take_all(struct scores_import *import, struct error *err)
{
	struct scores_row row;
	bool more = true;
	size_t rows = 0;

	while (more) {
		import->held.rows = rows;
		if (!goes_on(import, ++rows, err))
			return false;
		if (!scores_next(import->scores, &row, &more, err)) {
			if (!scores_goes_on(import->scores) ||
			    !note_problem(import, 0, err))
				return error_where(err, "%s",
					import->options->file);
			more = true;
		} else if (more && !take_row(import, &row, err) &&
		    !note_problem(import, row.line, err)) {
			return refuse(import, &row, err);
		}
	}
	return (rows < ROWS_EACH ||
		session_goes_on(import->session, rows, err)) &&
		import_who_end(&import->who, err);
}

/* Words that wait for a level. */
static void ask_for_words(struct scores_import *import)
{
	struct buf text = BUF_INIT;
	size_t count;
	const char *const *words = scores_unknown(import->scores, &count);

	for (size_t i = 0; i < count; i++) {
		buf_clear(&text);
		buf_addf(&text, "\"%s\" is no score: if it is a level, say "
			"which with --levels \"%s=N\"", words[i], words[i]);
		import_problem_add(import->report, IMPORT_WORD, 0, words[i],
			buf_text(&text));
	}
	buf_release(&text);
}

static bool remember(struct scores_import *import, struct error *err)
{
	const char *fingerprint = buf_text(
		&scores_columns(import->scores)->fingerprint);
	size_t *count = &import->report->remembered;
	const char *word;
	size_t level;
	bool done = import_memory_keep_map(&import->memory, import->change,
		fingerprint, import->options->map, count, err);

	for (size_t i = 0; done && scores_said(import->scores, i, &word,
	     &level); i++)
		done = import_memory_keep_level(&import->memory,
			import->change, fingerprint, word, level, count, err);
	return done;
}

/* A teacher must say. */
static bool ask(struct scores_import *import, enum import_problem_kind kind,
	const char *subject, struct error *err)
{
	if (!import->options->dry_run || err->code != ERROR_CONFLICT)
		return error_where(err, "%s", import->options->file);
	import_problem_add(import->report, kind, 0, subject, err->text);
	error_clear(err);
	return true;
}

static bool check_again(struct scores_import *import, struct error *err)
{
	struct buf fresh = BUF_INIT;
	bool done = import_again_check_reuse(&import->again, &import->targets,
		&fresh, err) ||
		ask(import, IMPORT_AGAIN, buf_text(&fresh), err);

	buf_release(&fresh);
	if (!done || !import_again_may_be(&import->again))
		return done;
	return import_again_check(&import->again, &import->held,
		&import->targets, err) ||
		ask(import, IMPORT_REFUSED, NULL, err);
}

/* What a run that is no dry one cannot go on with. */
static bool stop_at_problems(struct scores_import *import, bool done,
	struct error *err)
{
	return import->options->dry_run ? done : import_problem_refuse(
		import->report, import->session, import->options->file, done,
		err);
}

static bool take_rows(struct scores_import *import, struct error *err)
{
	const struct import_report *report = import->report;

	if (!stop_at_problems(import, take_all(import, err), err) ||
	    !check_again(import, err) ||
	    !import_mistakes_mend(&import->mistakes, &import->who.roll,
		&import->ledger, &import->held, import->report, err))
		return false;
	ask_for_words(import);
	if (report->added + report->changed &&
	    !import_again_keep(&import->again, import->change,
		&import->targets, err))
		return false;
	return remember(import, err);
}

/* No check-in is that old: the class without its evidence. */
static bool read_class(struct scores_import *import, struct error *err)
{
	struct session *session = import->session;

	return store_facts(session->store, session->class_id, INT64_MIN,
		&import->facts, err) && import_who_begin(&import->who, session,
			import->change, &import->facts, err) &&
		import_memory_read(&import->memory, session->store,
			session->class_id, "scores", err);
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
		.recall = &import->memory.recall,
		.levels = import->options->levels,
		.scale = &policy.scale,
		.date = import->options->date,
		.asks_later = import->options->dry_run,
	};

	if (!read_class(import, err) || !read_policy(import, &policy, err))
		return false;
	import->scores = scores_open(source, &options, err);
	if (!import->scores)
		return error_where(err, "%s", import->options->file);
	import_again_begin(&import->again, &import->memory, &import->facts,
		scores_columns(import->scores), import->options);
	import->targets = (struct targets){
		.session = import->session,
		.change = import->change,
		.options = import->options,
		.round = import->again.round ? import->again.round->name :
			import->options->round,
		.report = import->report,
		.facts = &import->facts,
		.columns = scores_columns(import->scores),
	};
	target_begin(&import->targets);
	import->who.has_own_numbers = import->targets.columns->has_own_numbers;
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

static void note_file(struct scores_import *import)
{
	struct import_report *report = import->report;
	const char *notice;

	if (!import->scores)
		return;
	import_tell_columns(report, scores_columns(import->scores));
	notice = scores_notice(import->scores);
	report->unread_columns = scores_columns(import->scores)->unread;
	buf_adds(&report->notice, notice ? notice : "");
	if (scores_columns(import->scores)->is_recalled) {
		buf_adds(&report->notice, notice ? "; " : "");
		buf_adds(&report->notice, "read as on ");
		date_write_short(&report->notice, import->memory.when);
	}
	import_again_describe(&import->again, report,
		session_now(import->session), &report->notice);
}

static bool finish(struct scores_import *import, bool done, struct error *err)
{
	const struct import_report *report = import->report;

	name_last(import);
	import_tell_detail(report, import->change);
	note_file(import);
	if (done && (import->options->dry_run ||
	    !(report->added + report->changed + report->remembered))) {
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
	lookup_release(&import->single);
	vec_release(&import->firsts);
	import_mistakes_release(&import->mistakes);
	import_who_release(&import->who);
	import_memory_release(&import->memory);
	import_again_release(&import->again);
	facts_release(&import->facts);
	import_held_release(&import->held);
}

bool import_scores(struct session *session, struct source source,
	const struct import_options *options, struct import_report *report,
	struct error *err)
{
	struct scores_import import = {
		.session = session,
		.options = options,
		.report = report,
		.who = { .options = options, .report = report },
	};
	bool done;

	*report = (struct import_report){ 0 };
	import.change = session_begin(session, "import scores", NULL, err);
	if (!import.change)
		return false;
	import.held.session = session;
	import.held.change = import.change;
	done = finish(&import, take(&import, source, err), err);
	release(&import);
	return done;
}
