/* SPDX-License-Identifier: MIT */
/* What the rows of a score file are about. */
#include "target.h"

#include <string.h>

#include "base/text.h"

static void know_objectives(struct targets *targets)
{
	const struct facts *facts = targets->facts;

	for (size_t i = 0; i < facts->objective_count; i++) {
		const struct target_objective objective = {
			.id = facts->objectives[i].id,
			.name = facts->objectives[i].name,
		};

		lookup_put_name(&targets->objective_names, objective.name, i);
		vec_push(&targets->objectives, objective);
	}
}

/* Of two rounds of one name the newer one is meant. */
static void know_rounds(struct targets *targets)
{
	const struct facts *facts = targets->facts;

	for (size_t i = facts->round_count; i > 0; i--) {
		const struct target_round round = {
			.id = facts->rounds[i - 1].id,
			.name = facts->rounds[i - 1].name,
			.held_at = facts->rounds[i - 1].held_at,
			.is_held = true,
		};

		lookup_put_name(&targets->round_names, round.name,
			targets->rounds.count);
		vec_push(&targets->rounds, round);
	}
}

/* The day of rows that say none: a round that is there keeps its own. */
static civil usual_date(const struct targets *targets)
{
	const size_t *round = NULL;

	if (targets->round)
		round = lookup_find_name(&targets->round_names,
			targets->round);
	return date_end_of_day(round ?
		targets->rounds.items[*round].held_at : targets->now);
}

void target_begin(struct targets *targets)
{
	know_objectives(targets);
	know_rounds(targets);
	targets->now = session_now(targets->session);
	targets->usual_date = usual_date(targets);
}

void target_release(struct targets *targets)
{
	lookup_release(&targets->objective_names);
	lookup_release(&targets->round_names);
	lookup_release(&targets->batches);
	lookup_release(&targets->row_names);
	lookup_release(&targets->decided);
	vec_release(&targets->past);
	vec_release(&targets->objectives);
	vec_release(&targets->rounds);
	arena_release(&targets->arena);
}

static bool make_objective(struct targets *targets, size_t place,
	struct error *err)
{
	struct target_objective *made = &targets->objectives.items[place];

	buf_addf(&targets->report->lines, "+ objective %s\n", made->name);
	return change_objective_add(targets->change, made->name, &made->id,
		err);
}

static bool find_objective(struct targets *targets, const char *name,
	size_t *objective, struct error *err)
{
	struct target_objective fresh = { 0 };
	struct buf clean = BUF_INIT;

	if (!text_normalise(&clean, name) || !clean.len) {
		buf_release(&clean);
		return error_set(err, ERROR_INVALID,
			"the objective has no readable name");
	}
	*objective = *lookup_put_name(&targets->objective_names, buf_text(&clean),
		targets->objectives.count);
	if (*objective == targets->objectives.count) {
		fresh.name = arena_strdup(&targets->arena, buf_text(&clean));
		vec_push(&targets->objectives, fresh);
	}
	buf_release(&clean);
	return targets->objectives.items[*objective].id ||
		make_objective(targets, *objective, err);
}

static bool find_focus(struct targets *targets, size_t *objective,
	struct error *err)
{
	const struct room *room = session_glance(targets->session, err);

	if (!room)
		return false;
	*objective = facts_objective(&room->facts, room->focus);
	return *objective != FACTS_NOT_FOUND || error_set(err,
		ERROR_NOT_FOUND, "what are these scores about? The file does "
		"not say, and the class has no objective yet: say "
		"--objective NAME");
}

/* The objective of the rows that name none. */
static bool find_usual(struct targets *targets, size_t *objective,
	struct error *err)
{
	const char *name = targets->options->objective;

	if (!name)
		name = buf_text(&targets->columns->objective);
	if (!targets->has_usual) {
		if (*name ? !find_objective(targets, name, &targets->usual,
		    err) : !find_focus(targets, &targets->usual, err))
			return false;
		targets->has_usual = true;
	}
	*objective = targets->usual;
	return true;
}

static bool decide_objective(struct targets *targets,
	const struct scores_row *row, size_t *objective, struct error *err)
{
	const char *name = row->objective;
	size_t *known;

	if (targets->options->objective || !name)
		return find_usual(targets, objective, err);
	known = lookup_put_text(&targets->row_names, name, SIZE_MAX);
	if (*known == SIZE_MAX && !find_objective(targets, name, known, err)) {
		*known = SIZE_MAX;
		return false;
	}
	*objective = *known;
	return true;
}

/* A round that many objectives may share has none of its own. */
static bool make_round(struct targets *targets, const struct target *target,
	struct error *err)
{
	struct target_round *made = &targets->rounds.items[target->round];
	bool is_shared = targets->round &&
		!targets->options->objective &&
		targets->columns->at[MEANING_OBJECTIVE] != COLUMN_NONE;
	const struct round round = {
		.objective = is_shared ? 0 :
			targets->objectives.items[target->objective].id,
		.name = made->name,
		.held_at = target->observed_at,
	};

	if (targets->options->dry_run)
		buf_addf(&targets->report->lines, "+ round %s\n", made->name);
	return change_round_add(targets->change, &round, &made->id, err);
}

static bool rows_name_rounds(const struct targets *targets)
{
	return !targets->round &&
		targets->columns->at[MEANING_ROUND] != COLUMN_NONE;
}

static void clean_round(struct buf *name, const char *said)
{
	if (!text_normalise(name, said))
		text_clean(name, said);
}

/* Of a row that says none: a round that is there keeps its own. */
static civil row_date(const struct targets *targets,
	const struct scores_row *row)
{
	struct buf name = BUF_INIT;
	const size_t *round;

	if (!rows_name_rounds(targets) || !row->round)
		return targets->usual_date;
	clean_round(&name, row->round);
	round = lookup_find_name(&targets->round_names, buf_text(&name));
	buf_release(&name);
	return round && *round < targets->facts->round_count ?
		date_end_of_day(targets->rounds.items[*round].held_at) :
		targets->usual_date;
}

static bool decide_moment(const struct targets *targets,
	const struct scores_row *row, struct target *target,
	struct error *err)
{
	struct buf day = BUF_INIT;

	target->moment = row->has_date ? row->date :
		row_date(targets, row);
	target->observed_at = target->moment < targets->now ?
		target->moment : targets->now;
	if (date_day(target->moment) <= date_day(targets->now))
		return true;
	date_write_iso(&day, target->moment);
	error_set(err, ERROR_INVALID, "the date %s lies ahead of now: give "
		"the right one by --date", buf_text(&day));
	buf_release(&day);
	return false;
}

static void name_round(const struct targets *targets,
	const struct scores_row *row, const struct target *target,
	struct buf *name)
{
	const char *said = targets->round ? targets->round : row->round;

	if (said) {
		clean_round(name, said);
		return;
	}
	buf_adds(name, targets->objectives.items[target->objective].name);
	buf_addc(name, ' ');
	date_write_iso(name, target->moment);
}

static bool find_round(struct targets *targets, const struct scores_row *row,
	struct target *target, struct error *err)
{
	struct target_round fresh = { 0 };
	struct buf name = BUF_INIT;
	struct target_round *round;

	if (rows_name_rounds(targets) && !row->round) {
		target->round = TARGET_NO_ROUND;
		targets->report->rounds += !targets->has_roundless;
		targets->has_roundless = true;
		return true;
	}
	name_round(targets, row, target, &name);
	target->round = *lookup_put_name(&targets->round_names, buf_text(&name),
		targets->rounds.count);
	if (target->round == targets->rounds.count) {
		fresh.name = arena_strdup(&targets->arena, buf_text(&name));
		vec_push(&targets->rounds, fresh);
	}
	buf_release(&name);
	round = &targets->rounds.items[target->round];
	targets->report->rounds += !round->is_used;
	round->is_used = true;
	return round->id || make_round(targets, target, err);
}

/* know_rounds turned the order of the facts round. */
size_t target_round_place(const struct targets *targets, int64_t round)
{
	size_t place;

	if (!round)
		return TARGET_NO_ROUND;
	place = facts_round(targets->facts, round);
	return place == FACTS_NOT_FOUND ? place :
		targets->facts->round_count - 1 - place;
}

static uint32_t batch_of(struct targets *targets, const struct target *target)
{
	const int64_t key[] = {
		(int64_t)target->round, (int64_t)target->objective,
		target->moment
	};
	size_t batch = *lookup_put(&targets->batches, key, sizeof(key),
		targets->batch_count);

	targets->batch_count += batch == targets->batch_count;
	return (uint32_t)batch;
}

size_t target_known(const struct targets *targets)
{
	return targets->batches.items.count;
}

void target_forget(struct targets *targets, bool is_fresh)
{
	lookup_release(&targets->batches);
	lookup_release(&targets->decided);
	vec_release(&targets->past);
	for (size_t i = 0; i < targets->rounds.count; i++) {
		if (!is_fresh || i != targets->last.round)
			targets->rounds.items[i].is_held = true;
	}
}

static bool is_last(const struct targets *targets,
	const struct target *target)
{
	return targets->has_last && !rows_name_rounds(targets) &&
		targets->last.objective == target->objective &&
		targets->last.moment == target->moment;
}

/* A round has one name, and is found by it once. */
static bool decide_round(struct targets *targets,
	const struct scores_row *row, struct target *target,
	struct error *err)
{
	const int64_t key[] = { (int64_t)target->objective, target->moment };
	bool is_by_key = !rows_name_rounds(targets);
	const size_t *known = is_by_key ?
		lookup_find(&targets->decided, key, sizeof(key)) : NULL;

	if (known) {
		*target = targets->past.items[*known];
		return true;
	}
	if (!find_round(targets, row, target, err))
		return false;
	target->batch = batch_of(targets, target);
	if (is_by_key) {
		lookup_put(&targets->decided, key, sizeof(key),
			targets->past.count);
		vec_push(&targets->past, *target);
	}
	return true;
}

bool target_decide(struct targets *targets, const struct scores_row *row,
	struct error *err)
{
	struct target target = { 0 };

	if (!decide_objective(targets, row, &target.objective, err) ||
	    !decide_moment(targets, row, &target, err))
		return false;
	if (is_last(targets, &target))
		return true;
	if (!decide_round(targets, row, &target, err))
		return false;
	targets->last = target;
	targets->has_last = true;
	return true;
}
