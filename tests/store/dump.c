/* SPDX-License-Identifier: MIT */
/* All that can be read of a store, as text. */
#include "world.h"

static void dump_checkin(struct buf *out, const struct checkin *checkin)
{
	buf_addf(out, "checkin %lld s%lld o%lld r%lld %d:%.17g/%.17g u%d c%d "
		"m%d t%d q%d \"%s\" seen %lld entered %lld by %lld %s "
		"replaces %lld%s\n", (long long)checkin->id, (long long)checkin->student,
		(long long)checkin->objective, (long long)checkin->round,
		checkin->score.form, checkin->score.points,
		checkin->score.out_of, checkin->support, checkin->confidence,
		checkin->minutes, checkin->task, checkin->quality,
		checkin->note ? checkin->note : "-",
		(long long)checkin->observed_at,
		(long long)checkin->entered_at, (long long)checkin->entered,
		checkin->author, (long long)checkin->replaces,
		checkin->withdrawn ? " withdrawn" : "");
}

static void dump_student(struct buf *out, const struct student *student)
{
	buf_addf(out, "student %lld %s %s %s (%s) %s %s%s\n",
		(long long)student->id,
		student->number ? student->number : "-",
		student->given ? student->given : "-",
		student->family ? student->family : "-", student->name,
		student->email ? student->email : "-",
		student->handle ? student->handle : "-",
		student->withdrawn ? " withdrawn" : "");
}

static void dump_stay(struct buf *out, const struct stay *stay)
{
	buf_addf(out, "stay %lld s%lld %s o%lld %lld-%lld by %lld%s\n",
		(long long)stay->id, (long long)stay->student,
		cluster_name(stay->cluster), (long long)stay->objective,
		(long long)stay->since, (long long)stay->until,
		(long long)stay->entered, stay->by_hand ? " by hand" : "");
}

static void dump_entities(struct buf *out, const struct facts *facts)
{
	struct buf policy = BUF_INIT;

	policy_write(&facts->policy, &policy);
	buf_addf(out, "class %lld %s, term %s, focus %lld, archived %d, %zu "
		"students\npolicy %lld\n%s", (long long)facts->class.id,
		facts->class.name,
		facts->class.term ? facts->class.term : "-",
		(long long)facts->class.focus, facts->class.archived,
		facts->class.students, (long long)facts->policy.version,
		buf_text(&policy));
	buf_release(&policy);
	for (size_t i = 0; i < facts->student_count; i++)
		dump_student(out, &facts->students[i]);
	for (size_t i = 0; i < facts->objective_count; i++)
		buf_addf(out, "objective %lld %s\n",
			(long long)facts->objectives[i].id,
			facts->objectives[i].name);
	for (size_t i = 0; i < facts->requirement_count; i++)
		buf_addf(out, "o%lld requires o%lld\n",
			(long long)facts->requirements[i].objective,
			(long long)facts->requirements[i].needs);
	for (size_t i = 0; i < facts->round_count; i++)
		buf_addf(out, "round %lld o%lld %s at %lld: %zu\n",
			(long long)facts->rounds[i].id,
			(long long)facts->rounds[i].objective,
			facts->rounds[i].name,
			(long long)facts->rounds[i].held_at,
			facts->rounds[i].checkins);
	for (size_t i = 0; i < facts->checkin_count; i++)
		dump_checkin(out, &facts->checkins[i]);
	for (size_t i = 0; i < facts->stay_count; i++)
		dump_stay(out, &facts->stays[i]);
	for (size_t i = 0; i < facts->past_count; i++)
		dump_stay(out, &facts->past[i]);
	buf_addf(out, "whole lesson on o%lld since %lld\n",
		(long long)facts->whole.objective,
		(long long)facts->whole.since);
}

static void dump_lock(struct buf *out, const struct lock *lock)
{
	buf_addf(out, "lock %lld %d %s by %s %lld-%lld:", (long long)lock->id,
		lock->kind, lock->why ? lock->why : "-", lock->author,
		(long long)lock->since, (long long)lock->until);
	for (size_t i = 0; i < lock->count; i++)
		buf_addf(out, " s%lld", (long long)lock->students[i]);
	buf_addc(out, '\n');
}

static void dump_room(struct buf *out, const struct facts *facts)
{
	for (size_t i = 0; i < facts->absence_count; i++)
		buf_addf(out, "absence %lld s%lld %lld-%lld\n",
			(long long)facts->absences[i].id,
			(long long)facts->absences[i].student,
			(long long)facts->absences[i].from_day,
			(long long)facts->absences[i].to_day);
	for (size_t i = 0; i < facts->block_count; i++)
		buf_addf(out, "block %lld s%lld %s %d %lld-%lld\n",
			(long long)facts->blocks[i].id,
			(long long)facts->blocks[i].student,
			facts->blocks[i].what, facts->blocks[i].severity,
			(long long)facts->blocks[i].since,
			(long long)facts->blocks[i].until);
	for (size_t i = 0; i < facts->lock_count; i++)
		dump_lock(out, &facts->locks[i]);
	for (size_t i = 0; i < facts->refusal_count; i++)
		buf_addf(out, "refusal s%lld o%lld %s by %lld at %lld\n",
			(long long)facts->refusals[i].student,
			(long long)facts->refusals[i].objective,
			cluster_name(facts->refusals[i].to),
			(long long)facts->refusals[i].entered,
			(long long)facts->refusals[i].when);
	for (size_t i = 0; i < facts->verdict_count; i++)
		buf_addf(out, "verdict s%lld o%lld v%lld by %lld at %lld\n",
			(long long)facts->verdicts[i].student,
			(long long)facts->verdicts[i].objective,
			(long long)facts->verdicts[i].policy,
			(long long)facts->verdicts[i].entered,
			(long long)facts->verdicts[i].when);
	for (size_t i = 0; i < facts->reply_count; i++)
		buf_addf(out, "reply s%lld %s by %lld at %lld until %lld\n",
			(long long)facts->replies[i].student,
			offer_answer_name(facts->replies[i].answer),
			(long long)facts->replies[i].entered,
			(long long)facts->replies[i].when,
			(long long)facts->replies[i].until);
}

/* A decision that was undone leaves the move to be decided as before. */
static void dump_move(struct buf *out, const struct move *move)
{
	buf_addf(out, "move s%lld %s-%s %s %s o%lld %d %.17g %.17g %.17g "
		"%.17g %.17g line %.17g %d %.17g %.17g since %lld [",
		(long long)move->student, cluster_name(move->from),
		cluster_name(move->to), rule_name(move->rule),
		evidence_state_name(move->evidence),
		(long long)move->objective, move->has_estimate,
		move->estimate.level, move->estimate.low, move->estimate.high,
		move->estimate.below, move->estimate.above, move->line,
		move->upward, move->odds, move->needs, (long long)move->since);
	for (size_t i = 0; i < move->checkin_count; i++)
		buf_addf(out, " %lld", (long long)move->checkins[i]);
	buf_addf(out, " ] of %zu; %d x %d:%.17g/%.17g to %s; %s %s %s\n",
		move->checkins_all, move->change.count,
		move->change.score.form, move->change.score.points,
		move->change.score.out_of, cluster_name(move->change.to),
		move_state_name(move->state == MOVE_UNDONE ? MOVE_PROPOSED :
			move->state), cluster_name(move->placed),
		move->why ? move->why : "-");
	buf_addf(out, "  wanted %s teach o%lld lock %lld\n",
		cluster_name(move->wanted), (long long)move->teach,
		(long long)move->lock);
}

static void dump_proposal(struct buf *out, struct store *store,
	int64_t class_id, civil now)
{
	struct proposal proposal;

	OK(store_proposal(store, class_id, now, &proposal, &world_error));
	buf_addf(out, "proposal %lld made %lld policy %lld o%lld %s\n",
		(long long)proposal.id, (long long)proposal.made,
		(long long)proposal.policy, (long long)proposal.objective,
		proposal.open ? "open" : "closed");
	buf_addf(out, "whole %s %zu of %zu o%lld, worth %zu %zu %.17g %.17g "
		"%.17g %zu\n", whole_class_name(proposal.whole.what),
		proposal.whole.students, proposal.whole.seen,
		(long long)proposal.whole.next, proposal.worth.seen,
		proposal.worth.settled, proposal.worth.items,
		proposal.worth.later, proposal.worth.eight,
		proposal.worth.by_lines);
	for (size_t i = 0; i < proposal.move_count; i++)
		dump_move(out, &proposal.moves[i]);
	for (size_t i = 0; i < proposal.offer_count; i++)
		buf_addf(out, "offer s%lld %s %.17g %lld %.17g %lld %.17g\n",
			(long long)proposal.offers[i].student,
			offer_cause_name(proposal.offers[i].cause),
			proposal.offers[i].strength,
			(long long)proposal.offers[i].checkins,
			proposal.offers[i].no_gain,
			(long long)proposal.offers[i].subject,
			proposal.offers[i].expected);
	proposal_release(&proposal);
}

static const char *said(const char *text)
{
	return text ? text : "-";
}

static void dump_profile(struct buf *out, const struct profile *profile)
{
	buf_addf(out, "profile %lld v%zu s%lld %s %s %s %s %s %d %.17g c%d "
		"wants %d tier %d %s, ready", (long long)profile->id,
		profile->version, (long long)profile->student,
		said(profile->goal), said(profile->stuck),
		said(profile->help), said(profile->outcome),
		said(profile->proof), profile->has_skill, profile->skill,
		profile->confidence, profile->wants, profile->tier,
		orientation_name(profile->orientation));
	for (size_t i = 0; i < READINESS_COUNT; i++)
		buf_addf(out, " %d", profile->ready[i]);
	buf_addf(out, " made %lld by %s\n", (long long)profile->made,
		profile->author);
}

static void dump_plan(struct buf *out, const struct plan *plan)
{
	buf_addf(out, "plan %lld s%lld stay %lld %s o%lld %s tier %d %s "
		"%d %.17g %d %.17g %s %s %lld-%lld x%d %s: %s %s at %lld, "
		"made %lld by %s\n", (long long)plan->id,
		(long long)plan->student, (long long)plan->stay,
		cluster_name(plan->cluster), (long long)plan->objective,
		said(plan->kind), plan->tier, said(plan->goal),
		plan->has_baseline, plan->baseline, plan->has_target,
		plan->target, said(plan->strategy), said(plan->owner),
		(long long)plan->starts, (long long)plan->review_day,
		plan->planned, said(plan->cause),
		plan_outcome_name(plan->outcome), said(plan->reason),
		(long long)plan->ended, (long long)plan->made, plan->author);
}

static void dump_session(struct buf *out, const struct plan_session *session)
{
	buf_addf(out, "session %lld of %lld at %lld %d m%d f%d %s by %s\n",
		(long long)session->id, (long long)session->plan,
		(long long)session->when, session->held, session->minutes,
		session->fidelity, said(session->note), session->author);
}

static void dump_rows(struct buf *out, const struct learners *learners)
{
	for (size_t i = 0; i < learners->profile_count; i++)
		dump_profile(out, &learners->profiles[i]);
	for (size_t i = 0; i < learners->selfcheck_count; i++)
		buf_addf(out, "selfcheck %lld s%lld %s %s %s %d at %lld by "
			"%s\n", (long long)learners->selfchecks[i].id,
			(long long)learners->selfchecks[i].student,
			said(learners->selfchecks[i].reach),
			said(learners->selfchecks[i].way),
			said(learners->selfchecks[i].help),
			learners->selfchecks[i].sure,
			(long long)learners->selfchecks[i].when,
			learners->selfchecks[i].author);
	for (size_t i = 0; i < learners->mark_count; i++)
		buf_addf(out, "mark %lld s%lld %s %d %s at %lld by %s\n",
			(long long)learners->marks[i].id,
			(long long)learners->marks[i].student,
			learners->marks[i].segment,
			learners->marks[i].by_hand,
			said(learners->marks[i].why),
			(long long)learners->marks[i].when,
			learners->marks[i].author);
	for (size_t i = 0; i < learners->plan_count; i++)
		dump_plan(out, &learners->plans[i]);
	for (size_t i = 0; i < learners->session_count; i++)
		dump_session(out, &learners->sessions[i]);
}

static void dump_trial(struct buf *out, const struct trial *trial)
{
	buf_addf(out, "trial %lld %s %s o%lld %s/%s seed %lld %lld-%lld %d "
		"%s by %s:", (long long)trial->id, trial->name,
		cluster_name(trial->cluster), (long long)trial->objective,
		trial->arms[0], trial->arms[1], (long long)trial->seed,
		(long long)trial->starts, (long long)trial->until,
		trial->closed != CIVIL_NEVER, said(trial->reason), trial->author);
	for (size_t i = 0; i < trial->member_count; i++)
		buf_addf(out, " s%lld/%d/%d/%.17g",
			(long long)trial->members[i].student,
			trial->members[i].arm, trial->members[i].stratum,
			trial->members[i].before);
	buf_addc(out, '\n');
}

static void dump_learners(struct buf *out, struct store *store,
	int64_t class_id, civil now)
{
	struct arena arena = ARENA_INIT;
	struct learners learners;
	struct segments segments;
	struct trial *trials;
	int64_t version;
	size_t count;

	OK(store_learners(store, class_id, now, &learners, &world_error));
	dump_rows(out, &learners);
	learners_release(&learners);
	OK(store_segments(store, class_id, now, &arena, &segments, &version,
		&world_error));
	buf_addf(out, "segments %lld\n", (long long)version);
	segments_write(&segments, out);
	OK(store_trials(store, class_id, now, &arena, &trials, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		dump_trial(out, &trials[i]);
	arena_release(&arena);
}

static void dump_seating(struct buf *out, struct store *store,
	int64_t class_id, struct arena *arena)
{
	struct seating seating;
	struct company *company;
	size_t count;

	OK(store_seating(store, class_id, LATER, arena, &seating,
		&world_error));
	buf_addf(out, "seating %lld made %lld %s %lld\n",
		(long long)seating.id, (long long)seating.made,
		seating_style_name(seating.style), (long long)seating.size);
	for (size_t i = 0; i < seating.seat_count; i++)
		buf_addf(out, "seat s%lld %s %lld\n",
			(long long)seating.seats[i].student,
			cluster_name(seating.seats[i].cluster),
			(long long)seating.seats[i].table);
	OK(store_company(store, class_id, date_day(LATER), arena, &company,
		&count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "company s%lld s%lld %lld times, %lld ago\n",
			(long long)company[i].one, (long long)company[i].other,
			(long long)company[i].times,
			(long long)company[i].ago);
}

static void dump_answers(struct buf *out, struct store *store,
	int64_t class_id)
{
	struct arena arena = ARENA_INIT;
	struct offer_answered *answers;
	size_t count;

	OK(store_answers(store, class_id, 0, LATER, &arena, &answers, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "answer s%lld %s at %lld until %lld by %s\n",
			(long long)answers[i].reply.student,
			offer_answer_name(answers[i].reply.answer),
			(long long)answers[i].reply.when,
			(long long)answers[i].reply.until, answers[i].author);
	arena_release(&arena);
}

static void dump_readings(struct buf *out, struct store *store,
	int64_t class_id, struct arena *arena)
{
	struct alias_said *aliases;
	size_t count;

	OK(store_aliases(store, class_id, arena, &aliases, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "alias of %lld: %s\n",
			(long long)aliases[i].student, aliases[i].name);
	for (size_t kind = 0; kind < READING_KIND_COUNT; kind++) {
		struct file_reading *readings;

		OK(store_readings(store, class_id, (enum reading_kind)kind,
			arena, &readings, &count, &world_error));
		for (size_t i = 0; i < count; i++)
			buf_addf(out, "reading %zu %s: %s\n", kind,
				readings[i].subject, readings[i].answer);
	}
}

static void dump_routine(struct buf *out, const struct routine *routine)
{
	buf_addf(out, "routine %s o%lld %s %s %s %s tier %d %d min, %d days, "
		"%s %s %s\n", cluster_name(routine->cluster),
		(long long)routine->objective, said(routine->station),
		said(routine->task), said(routine->materials),
		said(routine->feedback), routine->tier, routine->minutes,
		routine->cadence_days, said(routine->exit),
		said(routine->sentence), said(routine->cause));
}

static void dump_library(struct buf *out, struct store *store)
{
	struct arena arena = ARENA_INIT;
	struct shelved *routines;
	size_t count;

	OK(store_routine_library(store, &arena, &routines, &count,
		&world_error));
	for (size_t i = 0; i < count; i++) {
		buf_addf(out, "%s %s at %lld: ", routines[i].class_name,
			said(routines[i].objective),
			(long long)routines[i].made);
		dump_routine(out, &routines[i].routine);
	}
	arena_release(&arena);
}

static void dump_lists(struct buf *out, struct store *store,
	int64_t class_id)
{
	const struct checkin_query query = {
		.class_id = class_id,
		.all = true,
	};
	struct arena arena = ARENA_INIT;
	struct policy_version *versions;
	struct routine *routines;
	struct student *students;
	struct checkin *checkins;
	struct stay *stays;
	size_t count;

	OK(store_students(store, class_id, &arena, &students, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		dump_student(out, &students[i]);
	OK(store_checkins(store, &query, &arena, &checkins, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		dump_checkin(out, &checkins[i]);
	OK(store_stays(store, class_id, 0, LATER, &arena, &stays, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		dump_stay(out, &stays[i]);
	OK(store_policies(store, class_id, &arena, &versions, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "policy %lld by %s at %lld\n",
			(long long)versions[i].version, versions[i].author,
			(long long)versions[i].made);
	OK(store_routines(store, class_id, LATER, &arena, &routines, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		dump_routine(out, &routines[i]);
	dump_seating(out, store, class_id, &arena);
	dump_readings(out, store, class_id, &arena);
	arena_release(&arena);
}

static void dump_facts(struct buf *out, struct store *store,
	int64_t class_id, civil now)
{
	struct facts facts;

	buf_addf(out, "-- as of %lld\n", (long long)now);
	OK(store_facts(store, class_id, now, &facts, &world_error));
	dump_entities(out, &facts);
	dump_room(out, &facts);
	facts_release(&facts);
	dump_proposal(out, store, class_id, now);
	dump_learners(out, store, class_id, now);
}

char *world_dump(const struct world *world)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct class *classes;
	struct sweep sweep;
	struct term *terms;
	size_t count;

	OK(store_terms(world->store, &arena, &terms, &count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&out, "term %lld %s %lld-%lld\n",
			(long long)terms[i].id, terms[i].name,
			(long long)terms[i].starts, (long long)terms[i].ends);
	OK(store_classes(world->store, &arena, &classes, &count,
		&world_error));
	for (size_t i = 0; i < count; i++) {
		buf_addf(&out, "== class %lld %s: %zu\n",
			(long long)classes[i].id, classes[i].name,
			classes[i].students);
		dump_facts(&out, world->store, classes[i].id, AT(0, 8) + 300);
		dump_facts(&out, world->store, classes[i].id, AT(1, 8));
		dump_facts(&out, world->store, classes[i].id, LATER);
		dump_lists(&out, world->store, classes[i].id);
		dump_answers(&out, world->store, classes[i].id);
		OK(store_sweep(world->store, classes[i].id, world->author,
			&sweep, &world_error));
		buf_addf(&out, "sweep %lld of round %lld since %lld\n",
			(long long)sweep.id, (long long)sweep.round,
			(long long)sweep.since);
	}
	dump_library(&out, world->store);
	arena_release(&arena);
	return buf_take(&out);
}

void assert_dump(const struct world *world, const char *wanted,
	const char *what)
{
	char *dump = world_dump(world);

	if (strcmp(dump, wanted) != 0) {
		print_message("%s\n--- wanted\n%s--- got\n%s", what, wanted,
			dump);
		fail_msg("%s: the store holds something else", what);
	}
	mem_free(dump);
}
