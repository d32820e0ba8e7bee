/* SPDX-License-Identifier: MIT */
/* Sweeps: check-ins of many, one after the other, in one round. */
#include "app/sweeping.h"

#include <string.h>

#include "app/wording.h"

/* One change of a sweep, with the facts as they were read inside of it. */
struct step {
	struct session *session;
	struct change *change;
	struct facts facts;
	struct sweep sweep; /* id 0: none is under way */
};

static bool is_today(const struct session *session, const struct sweep *sweep)
{
	return date_day(sweep->since) == date_day(session_now(session));
}

bool sweeping_find(struct session *session, struct sweep *sweep,
	struct error *err)
{
	if (!store_sweep(session->store, session->class_id, session->author,
	    sweep, err))
		return false;
	if (sweep->id && !is_today(session, sweep))
		*sweep = (struct sweep){ .id = 0 };
	return true;
}

const struct checkin *sweeping_entry(const struct facts *facts,
	int64_t round, int64_t student)
{
	for (size_t i = facts->checkin_count; round && i > 0; i--) {
		const struct checkin *checkin = &facts->checkins[i - 1];

		if (checkin->round == round && checkin->student == student)
			return checkin;
	}
	return NULL;
}

/* Another window may have ended the sweep before this change began. */
static bool check_sweep(struct step *step, struct error *err)
{
	struct sweep now;

	if (!store_sweep(step->session->store, step->session->class_id,
	    step->session->author, &now, err))
		return false;
	return now.id == step->sweep.id || error_set(err, ERROR_CONFLICT,
		"another window began or ended a sweep just now: try again");
}

static bool step_begin(struct step *step, struct session *session,
	const char *verb, struct error *err)
{
	*step = (struct step){ .session = session };
	if (!store_sweep(session->store, session->class_id, session->author,
	    &step->sweep, err))
		return false;
	step->change = session_begin_step(session, verb, step->sweep.step,
		err);
	if (!step->change)
		return false;
	if (check_sweep(step, err) &&
	    session_facts(session, &step->facts, err))
		return true;
	change_abandon(step->change);
	return false;
}

static bool step_end(struct step *step, bool done, struct error *err)
{
	facts_release(&step->facts);
	return session_end(step->session, step->change, done, err);
}

static size_t count_entries(const struct step *step)
{
	size_t count = 0;

	for (size_t i = 0; i < step->facts.checkin_count; i++)
		count += step->facts.checkins[i].round == step->sweep.round;
	return count;
}

static void count_up(struct step *step)
{
	struct buf detail = BUF_INIT;

	buf_adds(&detail, "of ");
	wording_count(&detail, count_entries(step), "check-in");
	change_set_detail(step->change, 0, buf_text(&detail));
	buf_release(&detail);
}

static bool end(struct step *step, bool is_over, struct error *err)
{
	count_up(step);
	return !is_over || change_sweep_end(step->change, step->sweep.id,
		err);
}

static bool leave(struct session *session, bool is_over, struct error *err)
{
	struct sweep sweep;
	struct step step;

	if (!store_sweep(session->store, session->class_id, session->author,
	    &sweep, err))
		return false;
	return !sweep.id || (step_begin(&step, session, "sweep", err) &&
		step_end(&step, end(&step, is_over, err), err));
}

bool sweeping_end(struct session *session, struct error *err)
{
	return leave(session, true, err);
}

bool sweeping_leave(struct session *session, struct error *err)
{
	return leave(session, false, err);
}

static bool is_taken(const struct facts *facts, const char *name)
{
	for (size_t i = 0; i < facts->round_count; i++) {
		if (!strcmp(facts->rounds[i].name, name))
			return true;
	}
	return false;
}

/* "sweep 14 Oct 10:42"; with " (2)" when that minute has one already. */
static void write_name(struct buf *name, const struct facts *facts)
{
	size_t bare;

	buf_adds(name, "sweep ");
	date_write_short(name, facts->now);
	buf_addc(name, ' ');
	date_write_clock(name, facts->now);
	bare = name->len;
	for (size_t i = 2; is_taken(facts, buf_text(name)); i++) {
		buf_truncate(name, bare);
		buf_addf(name, " (%zu)", i);
	}
}

static bool make_round(struct step *step, int64_t objective, int64_t *id,
	struct error *err)
{
	struct buf name = BUF_INIT;
	struct round round = {
		.objective = objective,
		.held_at = step->facts.now,
	};
	bool done;

	write_name(&name, &step->facts);
	round.name = buf_text(&name);
	done = change_round_add(step->change, &round, id, err);
	buf_release(&name);
	return done;
}

/* What the entries are about: the round's objective, or the focus. */
static bool find_objective(const struct step *step, int64_t round,
	int64_t *objective, struct error *err)
{
	size_t at = facts_round(&step->facts, round);

	*objective = at == FACTS_NOT_FOUND ? 0 :
		step->facts.rounds[at].objective;
	if (!*objective)
		*objective = facts_focus(&step->facts);
	return *objective || error_set(err, ERROR_NOT_FOUND, "first "
		":objective add NAME: nothing says yet what the sweep is "
		"about");
}

static bool find_round(struct step *step, int64_t wanted, int64_t *objective,
	struct error *err)
{
	int64_t round = step->sweep.id ? step->sweep.round : wanted;

	if (facts_round(&step->facts, round) == FACTS_NOT_FOUND)
		round = 0;
	if (!find_objective(step, round, objective, err))
		return false;
	if (!round && !make_round(step, *objective, &round, err))
		return false;
	if (step->sweep.id)
		return true;
	step->sweep = (struct sweep){
		.round = round,
		.step = change_id(step->change),
		.since = step->facts.now,
	};
	return change_sweep(step->change, round, &step->sweep.id, err);
}

static bool is_same(const struct checkin *a, const struct checkin *b)
{
	return score_equal(&a->score, &b->score) && !b->note &&
		!b->confidence && !b->minutes && !b->task && !b->quality &&
		b->support == SUPPORT_UNSAID;
}

/* What was added to the entry before stays with it. */
static void keep_words(struct checkin *fresh, const struct checkin *old)
{
	if (!fresh->note)
		fresh->note = old->note;
	if (!fresh->confidence)
		fresh->confidence = old->confidence;
	if (fresh->support == SUPPORT_UNSAID)
		fresh->support = old->support;
	if (!fresh->minutes)
		fresh->minutes = old->minutes;
	if (!fresh->task)
		fresh->task = old->task;
	if (!fresh->quality)
		fresh->quality = old->quality;
	fresh->id = old->id;
	fresh->observed_at = old->observed_at;
	fresh->objective = old->objective;
}

/* What others entered is never overwritten by who has not seen it. */
static bool has_seen(const struct step *step, const struct checkin *entry,
	const struct checkin *old, struct error *err)
{
	size_t student = facts_student(&step->facts, entry->student);
	struct buf was = BUF_INIT, is = BUF_INIT;
	bool seen = !old || old->id == entry->id;

	if (!seen) {
		score_write(&was, &old->score);
		score_write(&is, &entry->score);
		error_set(err, ERROR_CONFLICT, "%s has %s already, from "
			"elsewhere: %s corrects it",
			step->facts.students[student].name, buf_text(&was),
			buf_text(&is));
	}
	buf_release(&was);
	buf_release(&is);
	return seen;
}

/* Who hands something in is here; a longer absence is not ours to end. */
static bool end_absence(struct step *step, int64_t student, struct error *err)
{
	const struct facts *facts = &step->facts;
	int64_t today = date_day(facts->now);

	for (size_t i = 0; i < facts->absence_count; i++) {
		if (facts->absences[i].student == student &&
		    facts->absences[i].to_day == today)
			return change_present(step->change, student, today,
				err);
	}
	return true;
}

static bool log_one(struct step *step, const struct checkin *entry,
	int64_t objective, struct checkin *last, struct error *err)
{
	const struct checkin *old = sweeping_entry(&step->facts,
		step->sweep.round, entry->student);

	if (!has_seen(step, entry, old, err) ||
	    !end_absence(step, entry->student, err))
		return false;
	*last = *entry;
	last->round = step->sweep.round;
	last->objective = objective;
	last->observed_at = step->facts.now;
	if (!old)
		return change_checkin(step->change, last, &last->id, err);
	keep_words(last, old);
	return is_same(old, entry) ||
		change_checkin_edit(step->change, last, &last->id, err);
}

static void describe(struct step *step, const struct checkin *entries,
	size_t count)
{
	struct buf detail = BUF_INIT;

	score_write(&detail, &entries[0].score);
	if (count > 1) {
		buf_adds(&detail, " for ");
		wording_count(&detail, count, "student");
	}
	change_set_detail(step->change, count > 1 ? 0 : entries[0].student,
		buf_text(&detail));
	buf_release(&detail);
}

static bool log_all(struct step *step, const struct checkin *entries,
	size_t count, int64_t wanted, struct checkin *last, struct error *err)
{
	int64_t objective;

	if (!find_round(step, wanted, &objective, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!log_one(step, &entries[i], objective, last, err))
			return false;
	}
	last->note = NULL;
	last->author = NULL;
	describe(step, entries, count);
	return true;
}

/* A sweep of another day is over, whoever forgot to end it. */
static bool end_old(struct session *session, struct error *err)
{
	struct sweep sweep;

	if (!store_sweep(session->store, session->class_id, session->author,
	    &sweep, err))
		return false;
	return !sweep.id || is_today(session, &sweep) ||
		sweeping_end(session, err);
}

bool sweeping_log(struct session *session, const struct checkin *entries,
	size_t count, struct sweep *sweep, struct checkin *last,
	struct error *err)
{
	struct sweep going_on;
	struct step step;
	bool done;

	if (!end_old(session, err) ||
	    !step_begin(&step, session, "checkin", err))
		return false;
	going_on = step.sweep;
	done = step_end(&step, log_all(&step, entries, count, sweep->round,
		last, err), err);
	if (done)
		*sweep = step.sweep;
	else if (going_on.id)
		*sweep = going_on;
	return done;
}

static bool mark(struct step *step, int64_t student, bool is_absent,
	int64_t wanted, struct error *err)
{
	int64_t today = date_day(step->facts.now), objective;

	if (!find_round(step, wanted, &objective, err))
		return false;
	change_set_detail(step->change, student, NULL);
	if (facts_is_absent(&step->facts, student) == is_absent)
		return true;
	return is_absent ?
		change_absence(step->change, student, today, today, err) :
		change_present(step->change, student, today, err);
}

bool sweeping_absent(struct session *session, int64_t student,
	bool is_absent, struct sweep *sweep, struct error *err)
{
	struct step step;

	if (!end_old(session, err) || !step_begin(&step, session,
	    is_absent ? "absent" : "present", err) ||
	    !step_end(&step, mark(&step, student, is_absent, sweep->round,
		err), err))
		return false;
	*sweep = step.sweep;
	return true;
}

static bool take_out(struct step *step, int64_t student, struct error *err)
{
	const struct checkin *entry = step->sweep.id ? sweeping_entry(
		&step->facts, step->sweep.round, student) : NULL;

	if (!entry)
		return error_set(err, ERROR_NOT_FOUND, "there is no entry to "
			"take out");
	change_set_detail(step->change, student, NULL);
	return change_checkin_withdraw(step->change, entry->id, err);
}

bool sweeping_take_out(struct session *session, int64_t student,
	struct error *err)
{
	struct step step;

	return step_begin(&step, session, "checkin withdraw", err) &&
		step_end(&step, take_out(&step, student, err), err);
}
