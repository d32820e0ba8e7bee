/* SPDX-License-Identifier: MIT */
/* The term once more under other rules. */
#include "app/replay.h"

#include "app/history.h"
#include "app/rules.h"
#include "base/mem.h"
#include "base/vec.h"
#include "engine/course.h"

/* Where everyone stood after a moment, and what they were judged on. */
struct scene {
	civil at;
	int64_t entered;
	size_t objective;           /* FACTS_NOT_FOUND: none that is left */
	struct lines lines[REPLAY_SIDES];
	enum cluster *clusters[REPLAY_SIDES]; /* by student, as of now */
};

struct rerun {
	const struct replay_request *request;
	struct history history;
	struct course *courses[REPLAY_SIDES];
	size_t next_stay;   /* of the history, to come still */
	struct scene *scenes;
	size_t scene_count;
};

static size_t student_count(const struct rerun *rerun)
{
	return rerun->history.facts->student_count;
}

static bool is_replaced(const struct history *history, size_t number,
	const struct moment *moment)
{
	for (size_t i = number + 1; i < history->stay_count; i++) {
		const struct stay *stay = &history->stays[i];

		if (stay->student == history->stays[number].student)
			return history_is_before(moment, stay->since,
				stay->entered);
	}
	return false;
}

/* Stays that came before the moment: at first whatever lasted, from then on
 * what the teacher did by hand. */
static void place_until(struct rerun *rerun, const struct moment *moment)
{
	const struct history *history = &rerun->history;

	for (; rerun->next_stay < history->stay_count; rerun->next_stay++) {
		struct stay stay = history->stays[rerun->next_stay];
		bool counts = rerun->scene_count ? stay.by_hand :
			!is_replaced(history, rerun->next_stay, moment);

		if (!history_is_before(moment, stay.since, stay.entered))
			return;
		if (history->is_by_rounds)
			stay.entered = stay.since;
		for (size_t i = 0; counts && i < REPLAY_SIDES; i++)
			course_place(rerun->courses[i], &stay);
	}
}

static void note_scene(struct rerun *rerun, const struct facts *facts,
	const struct moment *moment, const struct policy *const *policies)
{
	const struct facts *now = rerun->history.facts;
	struct scene *scene = &rerun->scenes[rerun->scene_count++];
	int64_t objective = facts_focus(facts);

	scene->at = moment->at;
	scene->entered = moment->entered;
	scene->objective = facts_objective(now, objective);
	for (size_t i = 0; i < REPLAY_SIDES; i++) {
		scene->lines[i] = policy_lines(policies[i], objective);
		scene->clusters[i] = mem_new(student_count(rerun),
			sizeof(enum cluster));
		for (size_t j = 0; j < student_count(rerun); j++)
			scene->clusters[i][j] = course_cluster(
				rerun->courses[i], now->students[j].id);
	}
}

static bool regroup(struct rerun *rerun, const struct moment *moment,
	struct error *err)
{
	const struct replay_request *request = rerun->request;
	struct policy changed;
	struct facts facts;
	const struct policy *const policies[] = {
		[REPLAY_WAS] = &facts.policy,
		[REPLAY_WOULD] = &changed,
	};

	if (!history_facts(&rerun->history, moment, &facts, err))
		return false;
	changed = facts.policy;
	if (!rules_set_words(&changed, request->settings, request->count,
	    err)) {
		struct buf day = BUF_INIT;

		date_write_iso(&day, moment->at);
		error_where(err, "under the rules of %s", buf_text(&day));
		buf_release(&day);
		facts_release(&facts);
		return false;
	}
	place_until(rerun, moment);
	for (size_t i = 0; i < REPLAY_SIDES; i++)
		course_regroup(rerun->courses[i], &facts, policies[i],
			moment->mark);
	note_scene(rerun, &facts, moment, policies);
	facts_release(&facts);
	return true;
}

static bool regroup_all(struct rerun *rerun, struct error *err)
{
	const struct history *history = &rerun->history;

	rerun->scenes = mem_new(history->moment_count,
		sizeof(*rerun->scenes));
	for (size_t i = 0; i < history->moment_count; i++) {
		const struct moment *moment = &history->moments[i];

		if (moment->at >= rerun->request->from &&
		    moment->at <= rerun->request->until &&
		    !regroup(rerun, moment, err))
			return false;
	}
	return true;
}

static bool differs(const struct scene *scene, size_t student)
{
	return scene->clusters[REPLAY_WAS][student] !=
		scene->clusters[REPLAY_WOULD][student];
}

static bool is_same(const struct replay_spell *spell,
	const struct scene *scene)
{
	for (size_t i = 0; i < REPLAY_SIDES; i++) {
		if (spell->clusters[i] != scene->clusters[i][spell->student])
			return false;
	}
	return true;
}

typedef VEC(struct replay_spell) spell_list;

/* The spells of one student; the last one goes on as long as it is the
 * same. */
static void list_spells(const struct rerun *rerun, size_t student,
	spell_list *spells, struct replay_report *report)
{
	size_t before = spells->count;
	bool goes_on = false;

	for (size_t i = 0; i < rerun->scene_count; i++) {
		const struct scene *scene = &rerun->scenes[i];
		struct replay_spell spell = {
			.student = student,
			.from = scene->at,
			.until = scene->at,
			.clusters = {
				scene->clusters[REPLAY_WAS][student],
				scene->clusters[REPLAY_WOULD][student],
			},
		};

		report->times += spell.clusters[REPLAY_WAS] ||
			spell.clusters[REPLAY_WOULD];
		report->elsewhere += differs(scene, student);
		goes_on = goes_on && is_same(&spells->items[spells->count - 1],
			scene);
		if (goes_on)
			spells->items[spells->count - 1].until = scene->at;
		else if (differs(scene, student)) {
			vec_push(spells, spell);
			goes_on = true;
		}
	}
	report->students += spells->count > before;
}

static void report_spells(const struct rerun *rerun,
	struct replay_report *report)
{
	spell_list spells = VEC_INIT;

	for (size_t i = 0; i < student_count(rerun); i++)
		list_spells(rerun, i, &spells, report);
	report->spells = spells.items;
	report->spell_count = spells.count;
}

static bool is_band(enum cluster cluster)
{
	return cluster != CLUSTER_NONE && cluster != CLUSTER_INTERVENE;
}

/* NULL: it was not judged again. */
static const struct scene *judged_again(const struct rerun *rerun,
	size_t number)
{
	for (size_t i = number + 1; i < rerun->scene_count; i++) {
		if (rerun->scenes[i].objective ==
		    rerun->scenes[number].objective)
			return &rerun->scenes[i];
	}
	return NULL;
}

/* The student's next check-in on what was judged, however late. One that came
 * after the same was judged again is for that judgement. */
static size_t next_row(const struct rerun *rerun, size_t number,
	size_t student)
{
	const struct history *history = &rerun->history;
	const struct scene *scene = &rerun->scenes[number];
	const struct scene *after = judged_again(rerun, number);

	for (size_t i = history_from(history, scene->at); i < history->count;
	    i++) {
		const struct fit_row *row = &history->rows[i];

		if (row->student != student ||
		    row->objective != scene->objective ||
		    !history_is_after(history, i, scene->at, scene->entered))
			continue;
		return after && history_is_after(history, i, after->at,
			after->entered) ? history->count : i;
	}
	return history->count;
}

typedef VEC(struct contest) contest_list;

static void list_contests(const struct rerun *rerun, size_t number,
	contest_list *contests)
{
	const struct scene *scene = &rerun->scenes[number];

	for (size_t i = 0; i < student_count(rerun); i++) {
		struct contest contest = { .student = i };
		bool are_bands = true;
		size_t row;

		if (!differs(scene, i))
			continue;
		row = next_row(rerun, number, i);
		if (row == rerun->history.count)
			continue;
		contest.score = rerun->history.rows[row].points /
			rerun->history.rows[row].items;
		for (size_t j = 0; j < REPLAY_SIDES; j++) {
			contest.sides[j].cluster = scene->clusters[j][i];
			contest.sides[j].lines = scene->lines[j];
			are_bands &= is_band(scene->clusters[j][i]);
		}
		if (are_bands)
			vec_push(contests, contest);
	}
}

static void report_contest(const struct rerun *rerun,
	struct replay_report *report)
{
	contest_list contests = VEC_INIT;

	for (size_t i = 0; i < rerun->scene_count; i++)
		list_contests(rerun, i, &contests);
	contest_judge(contests.items, contests.count, &report->contest);
	vec_release(&contests);
}

static void report_side(const struct rerun *rerun,
	const struct course *course, struct replay_side *side)
{
	size_t stay_count;
	const struct stay *stays = course_stays(course, &stay_count);
	size_t count;
	struct placing *placings = history_placings(&rerun->history, stays,
		stay_count, &count);
	struct validation_class class = history_class(&rerun->history,
		placings, count);

	side->moves = course_moves(course);
	validation_moves(&class, &side->judged, &side->reversed);
	mem_free(placings);
}

static void write_report(const struct rerun *rerun,
	struct replay_report *report)
{
	*report = (struct replay_report){
		.is_by_rounds = rerun->history.is_by_rounds,
		.moments = rerun->scene_count,
	};
	if (!rerun->scene_count)
		return;
	report->first = rerun->scenes[0].at;
	report->last = rerun->scenes[rerun->scene_count - 1].at;
	for (size_t i = 0; i < REPLAY_SIDES; i++)
		report_side(rerun, rerun->courses[i], &report->sides[i]);
	report_spells(rerun, report);
	report_contest(rerun, report);
}

static void release(struct rerun *rerun)
{
	for (size_t i = 0; i < rerun->scene_count; i++) {
		for (size_t j = 0; j < REPLAY_SIDES; j++)
			mem_free(rerun->scenes[i].clusters[j]);
	}
	for (size_t i = 0; i < REPLAY_SIDES; i++)
		course_free(rerun->courses[i]);
	mem_free(rerun->scenes);
	history_release(&rerun->history);
}

/* What is wrong with the rules of today is said before anything is done. */
static bool check_settings(const struct rerun *rerun, struct error *err)
{
	struct policy policy = rerun->history.facts->policy;

	return rules_set_words(&policy, rerun->request->settings,
		rerun->request->count, err);
}

bool replay_term(struct session *session, const struct replay_request *request,
	struct replay_report *report, struct error *err)
{
	struct rerun rerun = { .request = request };
	bool done;

	if (!history_read(&rerun.history, session, err))
		return false;
	for (size_t i = 0; i < REPLAY_SIDES; i++)
		rerun.courses[i] = course_new();
	done = check_settings(&rerun, err) && regroup_all(&rerun, err);
	if (done)
		write_report(&rerun, report);
	release(&rerun);
	return done;
}

void replay_report_release(struct replay_report *report)
{
	mem_free(report->spells);
	*report = (struct replay_report){ .moments = 0 };
}
