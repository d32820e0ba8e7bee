/* SPDX-License-Identifier: MIT */
/* why: a student's estimate, evidence, rule, and what would change it. */
#include <math.h>
#include <stdlib.h>

#include "app/names.h"
#include "app/portrait.h"
#include "app/session.h"
#include "app/wording.h"
#include "base/mem.h"
#include "engine/reason.h"
#include "format.h"
#include "moves.h"
#include "table.h"

/* What a rule does, as a head would say it to a parent. */
static const char *const rule_words[] = {
	[RULE_NOT_SEEN] = "no evidence is no cluster",
	[RULE_NOT_ON_FOCUS] = "with nothing seen on the focus the place is "
		"kept",
	[RULE_FIRST] = "a first placement, by where the estimate lies",
	[RULE_UP] = "a move up, when the odds reach what it needs",
	[RULE_DOWN] = "a move down, when the odds reach what it needs",
	[RULE_STAYS] = "a stay, while the odds are short of what a move "
		"needs",
	[RULE_NO_NEW] = "no move without a newer check-in of one's own",
	[RULE_PINNED] = "a pin goes before the evidence",
	[RULE_REFUSED] = "a refused move waits for a newer check-in",
	[RULE_INTERVENE] = "leaving intervene is the teacher's to decide",
	[RULE_ABSENT] = "who is absent is in no group today",
	[RULE_SURPRISE] = "after one score far off the next one decides",
	[RULE_PREREQUISITE] = "what comes before is taught first",
	[RULE_ROOM] = "a full cluster takes those with the largest margin",
	[RULE_FILL] = "a cluster with too few takes in who is nearest",
	[RULE_TOGETHER] = "who is to be kept together stands together",
	[RULE_APART] = "who is to be kept apart stands apart",
};
_Static_assert(ARRAY_LEN(rule_words) == RULE_COUNT, "one a rule");

/* The sum behind an estimate, with the words that its parts go by. */
struct part {
	const char *what;
	double logit;
};

#define PARTS 4
/* A round within this of the others was like them. */
#define ROUND_LIKE .05

static bool read_parts(const struct room *room, const struct seat *seat,
	struct part parts[PARTS])
{
	size_t objective = facts_objective(&room->facts,
		seat->move->objective);
	struct belief_parts sum;

	if (!seat->move->has_estimate || objective == FACTS_NOT_FOUND)
		return false;
	sum = engine_parts(room->engine, seat->student, objective);
	parts[0] = (struct part){ "the class on this objective",
		sum.objective };
	parts[1] = (struct part){ "the student in general", sum.student };
	parts[2] = (struct part){ "the student on this objective", sum.own };
	parts[3] = (struct part){ "the last tries", sum.recent };
	return true;
}

/* The round of the newest check-in on the objective, where the class found it
 * easy or hard; FACTS_NOT_FOUND: it was like the others, or in none. */
static size_t odd_round(const struct room *room, const struct move *move)
{
	const struct facts *facts = &room->facts;
	size_t round = FACTS_NOT_FOUND;

	for (size_t i = facts->checkin_count; i-- > 0; ) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student != move->student ||
		    checkin->objective != move->objective)
			continue;
		if (checkin->round)
			round = facts_round(facts, checkin->round);
		break;
	}
	if (round != FACTS_NOT_FOUND &&
	    fabs(engine_round_logit(room->engine, round)) < ROUND_LIKE)
		return FACTS_NOT_FOUND;
	return round;
}

/* All that there is on the objective, also from before the stay. */
static void list_all(const struct facts *facts, struct move *move)
{
	size_t count = 0;

	move->checkins = mem_new(facts->checkin_count,
		sizeof(*move->checkins));
	for (size_t i = 0; i < facts->checkin_count; i++) {
		if (facts->checkins[i].student == move->student &&
		    facts->checkins[i].objective == move->objective)
			move->checkins[count++] = facts->checkins[i].id;
	}
	move->checkin_count = count;
}

static void json_row(struct json *json, const struct room *room,
	const struct seat *seat)
{
	struct move all = *seat->move;
	struct buf reason = BUF_INIT;

	reason_write(&reason, &room->facts, seat->move);
	list_all(&room->facts, &all);
	moves_json_row(json, &room->facts, &all, buf_text(&reason));
	mem_free(all.checkins);
	buf_release(&reason);
}

static void json_parts(struct json *json, const struct room *room,
	const struct seat *seat)
{
	struct part parts[PARTS];
	bool has_parts = read_parts(room, seat, parts);

	json_open_array(json, "parts");
	for (size_t i = 0; has_parts && i < PARTS; i++) {
		json_open_object(json, NULL);
		json_string(json, "what", parts[i].what);
		json_number(json, "logit", parts[i].logit);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_round(struct json *json, const struct room *room,
	const struct move *move)
{
	size_t round = odd_round(room, move);

	if (round == FACTS_NOT_FOUND) {
		json_null(json, "round");
		return;
	}
	json_open_object(json, "round");
	json_string(json, "name", room->facts.rounds[round].name);
	json_number(json, "logit", engine_round_logit(room->engine, round));
	json_close_object(json);
}

static void write_json(struct buf *out, const struct room *room,
	const struct segmentation *class, const struct seat *seat)
{
	struct buf change = BUF_INIT;
	struct buf locks = BUF_INIT;
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_row(&json, room, seat);
	format_json_standing(&json, room, seat);
	json_parts(&json, room, seat);
	json_round(&json, room, seat->move);
	format_locks(&locks, &room->facts, seat->move->student);
	format_json_lines(&json, "locks", buf_text(&locks));
	json_open_array(&json, "change");
	reason_write_change(&change, &room->facts, seat->move);
	if (change.len)
		json_string(&json, NULL, buf_text(&change));
	json_close_array(&json);
	portrait_json(&json, class, seat->student);
	json_close_object(&json);
	buf_addc(out, '\n');
	buf_release(&locks);
	buf_release(&change);
}

static const char *strength_of(double logit)
{
	double size = fabs(logit);

	if (size < .05)
		return "neither up nor down";
	if (size < .35)
		return logit > 0 ? "a little up" : "a little down";
	if (size < 1)
		return logit > 0 ? "up" : "down";
	return logit > 0 ? "far up" : "far down";
}

static void write_round(struct buf *out, const struct room *room,
	const struct move *move)
{
	size_t round = odd_round(room, move);
	double logit;

	if (round == FACTS_NOT_FOUND)
		return;
	logit = engine_round_logit(room->engine, round);
	buf_addf(out, "  %s was %s for everyone (%+.1f), which is allowed "
		"for.\n", room->facts.rounds[round].name,
		logit < 0 ? "hard" : "easy", logit);
}

/* "+0.4  a little up  the class on this objective": odds as a sum. */
static void write_parts(struct buf *out, const struct room *room,
	const struct seat *seat)
{
	struct table table = TABLE_INIT;
	struct part parts[PARTS];

	if (!read_parts(room, seat, parts))
		return;
	buf_adds(out, "What moves the estimate, in steps of odds (0 in all is "
		"50%):\n");
	for (size_t i = 0; i < PARTS; i++) {
		double logit = parts[i].logit;

		table_cellf(&table, "  %+.1f", fabs(logit) < .05 ? 0 : logit);
		table_cell(&table, strength_of(logit));
		table_cell(&table, parts[i].what);
		table_end_row(&table);
	}
	table_write(&table, out);
	write_round(out, room, seat->move);
}

static void write_evidence(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	struct table table = TABLE_INIT;
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student != move->student ||
		    checkin->objective != move->objective)
			continue;
		buf_clear(&text);
		buf_adds(&text, "  ");
		date_write_iso(&text, checkin->observed_at);
		table_cell(&table, buf_text(&text));
		buf_clear(&text);
		score_write(&text, &checkin->score);
		table_cell(&table, buf_text(&text));
		table_cell(&table, checkin->author);
		table_cell(&table, support_name(checkin->support));
		format_note(&table, checkin);
		table_end_row(&table);
	}
	if (table.cells.count)
		buf_adds(out, "Evidence:\n");
	table_write(&table, out);
	buf_release(&text);
}

static bool is_weighed(enum rule rule)
{
	switch (rule) {
	case RULE_FIRST:
	case RULE_NO_NEW:
	case RULE_PINNED:
	case RULE_INTERVENE:
	case RULE_ABSENT:
		return false;
	default:
		return true;
	}
}

/* " next time; now the odds are 9 in 100 short of what a move needs" */
static void write_margin(struct buf *out, const struct move *move)
{
	long margin = lround(100 * (move->odds - move->needs));

	if (move->needs <= 0 || !is_weighed(move->rule))
		return;
	buf_addf(out, " next time; now the odds are %ld in 100 %s what a move "
		"needs", labs(margin), margin < 0 ? "short of" : "above");
}

static void write_locks(struct buf *out, const struct facts *facts,
	int64_t student)
{
	struct buf lines = BUF_INIT;

	format_locks(&lines, facts, student);
	if (lines.len)
		buf_adds(out, "Locks:\n");
	format_indent(out, buf_text(&lines));
	buf_release(&lines);
}

static void write_portrait(struct buf *out, const struct segmentation *class,
	size_t student)
{
	struct buf lines = BUF_INIT;

	portrait_write(&lines, class, student);
	if (lines.len)
		buf_adds(out, "Over weeks, which moves no one:\n");
	format_indent(out, buf_text(&lines));
	buf_release(&lines);
}

static void write_newest(struct buf *out, const struct room *room)
{
	size_t left_out = engine_left_out(room->engine);

	if (left_out)
		buf_addf(out, "All this is of the newest %zu check-ins of "
			"the class; %zu older ones do not count.\n",
			room->facts.checkin_count - left_out, left_out);
}

static void write_text(struct buf *out, const struct room *room,
	const struct segmentation *class, const struct seat *seat)
{
	struct buf change = BUF_INIT;

	reason_write(out, &room->facts, seat->move);
	buf_addc(out, '\n');
	buf_addf(out, "Rule: %s.\nEstimate: ",
		rule_words[seat->move->rule]);
	wording_estimate(out, seat->move);
	write_margin(out, seat->move);
	buf_addc(out, '\n');
	if (seat->offer) {
		reason_write_offer(out, &room->facts, seat->offer);
		buf_addc(out, '\n');
	}
	write_locks(out, &room->facts, seat->move->student);
	write_evidence(out, &room->facts, seat->move);
	write_parts(out, room, seat);
	write_newest(out, room);
	reason_write_change(&change, &room->facts, seat->move);
	if (change.len)
		buf_addf(out, "What would change it: %s\n", buf_text(&change));
	buf_release(&change);
	write_portrait(out, class, seat->student);
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct segmentation class;
	size_t student;
	bool done;

	if (!segmentation_read(&class, session, err)) {
		segmentation_release(&class);
		return false;
	}
	done = names_student(&class.room->facts, call->operands[0], &student,
		err);
	if (done && call->globals.json)
		write_json(out, class.room, &class,
			&class.room->seats[student]);
	else if (done)
		write_text(out, class.room, &class,
			&class.room->seats[student]);
	segmentation_release(&class);
	return done;
}

const struct command cmd_why = {
	.name = "why",
	.operands = "STUDENT",
	.summary = "explain where a student stands, and what would change it",
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = run,
};
