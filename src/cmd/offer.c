/* SPDX-License-Identifier: MIT */
/* offer: who may need intervene, and the teacher's answers. */
#include "answers.h"
#include "app/names.h"
#include "app/session.h"
#include "base/text.h"
#include "engine/reason.h"
#include "moves.h"
#include "table.h"

static bool has_offer(const struct room *room, int64_t student)
{
	for (size_t i = 0; i < room->view.offer_count; i++) {
		if (room->view.offers[i].student == student)
			return true;
	}
	return false;
}

static bool read_reply(const struct call *call, const struct room *room,
	struct offer_reply *reply, size_t *student, struct error *err)
{
	if (!names_student(&room->facts, call->operands[0], student, err) ||
	    !format_until(call, CIVIL_NEVER, room->facts.now, &reply->until,
	    err))
		return false;
	if (!offer_answer_parse(call->operands[1], &reply->answer) ||
	    reply->answer == OFFER_OPEN)
		return error_set(err, ERROR_USAGE, "\"%s\" is no answer: say "
			"act, watch or disagree", call->operands[1]);
	if (reply->until != CIVIL_NEVER && reply->answer != OFFER_WATCH)
		return error_set(err, ERROR_USAGE, "--until goes with watch");
	reply->student = room->facts.students[*student].id;
	return has_offer(room, reply->student) || error_set(err,
		ERROR_NOT_FOUND, "nothing is offered for %s now: \"homeroom "
		"offer\" lists the offers",
		room->facts.students[*student].name);
}

static bool answer(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct offer_reply reply = { 0 };
	size_t student;

	if (!room || !read_reply(call, room, &reply, &student, err) ||
	    !change_offer_reply(change, &reply, err))
		return false;
	change_set_detail(change, reply.student, call->operands[1]);
	buf_addf(out, "%s: %s", room->facts.students[student].name,
		offer_answer_name(reply.answer));
	if (reply.answer != OFFER_ACT) {
		buf_addc(out, '\n');
		return true;
	}
	buf_addf(out, ", now in %s\n", room_label(room, CLUSTER_INTERVENE));
	return change_move(change, reply.student, CLUSTER_INTERVENE, NULL,
		err);
}

/* What is offered, and what was answered. */
struct listing {
	struct arena arena;
	const struct room *room;
	struct offer_answered *answers; /* newest first */
	size_t count;
	const struct term *term;        /* NULL: the class is in none */
	bool shows_all;
};

static bool find_term(struct session *session, struct listing *listing,
	struct error *err)
{
	const char *name = listing->room->facts.class.term;
	struct term *terms;
	size_t count;

	if (!store_terms(session->store, &listing->arena, &terms, &count, err))
		return false;
	for (size_t i = 0; name && i < count; i++) {
		if (text_equal(terms[i].name, name))
			listing->term = &terms[i];
	}
	return true;
}

static bool read_listing(struct session *session, struct listing *listing,
	struct error *err)
{
	listing->room = session_room(session, err);
	return listing->room && find_term(session, listing, err) &&
		store_answers(session->store, session->class_id, 0,
			listing->room->facts.now, &listing->arena,
			&listing->answers, &listing->count, err);
}

/* A student's newest answer is the one that holds. */
static bool is_shown(const struct listing *listing, size_t at)
{
	for (size_t i = 0; !listing->shows_all && i < at; i++) {
		if (listing->answers[i].reply.student ==
		    listing->answers[at].reply.student)
			return false;
	}
	return true;
}

static const struct student *student_of(const struct listing *listing,
	int64_t id)
{
	const struct facts *facts = &listing->room->facts;
	size_t place = facts_student(facts, id);

	return place == FACTS_NOT_FOUND ? NULL : &facts->students[place];
}

static void write_offers(struct buf *out, const struct listing *listing)
{
	const struct proposal *view = &listing->room->view;

	buf_adds(out, view->offer_count ? "Look at\n" :
		"Nothing is offered now.\n");
	for (size_t i = 0; i < view->offer_count; i++) {
		buf_addf(out, "  %zu. ", i + 1);
		reason_write_offer(out, &listing->room->facts,
			&view->offers[i]);
		buf_addc(out, '\n');
	}
}

static void write_answers(struct buf *out, const struct listing *listing)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < listing->count; i++) {
		const struct student *student = student_of(listing,
			listing->answers[i].reply.student);

		if (is_shown(listing, i))
			answers_table_row(&table, &listing->answers[i],
				student ? student->name : "(withdrawn)");
	}
	if (table.cells.count)
		buf_adds(out, "Answered\n");
	table_write(&table, out);
}

static bool is_in_term(const struct term *term, civil when)
{
	if (!term)
		return true;
	return (term->starts == CIVIL_NEVER || when >= term->starts) &&
		(term->ends == CIVIL_NEVER ||
		when <= date_end_of_day(term->ends));
}

/* "This term: 5 acted on, 2 watched, 1 disagreed" */
static void write_counts(struct buf *out, const struct listing *listing)
{
	size_t counts[OFFER_ANSWER_COUNT] = { 0 };

	for (size_t i = 0; i < listing->count; i++) {
		const struct offer_reply *reply = &listing->answers[i].reply;

		counts[reply->answer] += is_in_term(listing->term,
			reply->when);
	}
	buf_addf(out, "%s: %zu acted on, %zu watched, %zu disagreed\n",
		listing->term ? "This term" : "So far", counts[OFFER_ACT],
		counts[OFFER_WATCH], counts[OFFER_DISAGREE]);
}

static void write_list(struct buf *out, const struct listing *listing)
{
	write_offers(out, listing);
	write_answers(out, listing);
	write_counts(out, listing);
}

static void json_open_row(struct json *json, const struct listing *listing,
	int64_t student, const struct offer *offer)
{
	json_open_object(json, NULL);
	format_json_who(json, student_of(listing, student));
	moves_json_offer(json, "offer", &listing->room->facts, offer);
}

static void write_list_json(struct buf *out, const struct listing *listing)
{
	const struct proposal *view = &listing->room->view;
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < view->offer_count; i++) {
		json_open_row(&json, listing, view->offers[i].student,
			&view->offers[i]);
		json_string(&json, "answer", offer_answer_name(OFFER_OPEN));
		json_null(&json, "date");
		json_null(&json, "until");
		json_null(&json, "author");
		json_close_object(&json);
	}
	for (size_t i = 0; i < listing->count; i++) {
		if (!is_shown(listing, i))
			continue;
		json_open_row(&json, listing,
			listing->answers[i].reply.student, NULL);
		answers_json(&json, &listing->answers[i]);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct listing listing = { .shows_all = call_has(call, "all") };
	bool done = read_listing(session, &listing, err);

	if (done && call->globals.json)
		write_list_json(out, &listing);
	else if (done)
		write_list(out, &listing);
	arena_release(&listing.arena);
	return done;
}

static const struct flag list_flags[] = {
	{ "all", NULL, "every answer, not only the one that holds" },
	{ NULL, NULL, NULL }
};

const struct command cmd_offer_list = {
	.name = "offer list",
	.operands = "",
	.summary = "list who is offered intervene and why, and the answers",
	.flags = list_flags,
	.needs = NEEDS_CLASS,
	.run = run_list,
};

static bool run_answer(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct change *change;

	if (!call->count && !call_has(call, "until"))
		return run_list(session, call, out, err);
	if (call->count != 2)
		return error_set(err, ERROR_USAGE, "say a student and act, "
			"watch or disagree: homeroom offer STUDENT act");
	change = session_begin(session, "offer", NULL, err);
	return change && session_end(session, change,
		answer(session, change, call, out, err), err);
}

static const struct flag flags[] = {
	{ "until", "DAY", "with watch: not offered again before then" },
	{ NULL, NULL, NULL }
};

const struct command cmd_offer = {
	.name = "offer",
	.operands = "[STUDENT act|watch|disagree]",
	.summary = "answer an offer of intervene; alone: list them",
	.details = "act moves the student into intervene; watch waits for a day\n"
		"or for new evidence; disagree says the offer is wrong. Every\n"
		"answer is kept, and counted.",
	.flags = flags,
	.at_most = 2,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.lists_alone = true,
	.run = run_answer,
};
