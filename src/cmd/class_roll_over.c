/* SPDX-License-Identifier: MIT */
/* class roll-over: the same students in a new term. */
#include "app/session.h"
#include "class.h"
#include "format.h"
#include "store/tally.h"
#include "table.h"

struct rolling {
	const char *name;
	const char *term;
	size_t students;
	int64_t class_id; /* the new one */
	struct buf old;   /* what the old one is called */
};

/* Lines that an objective has of its own are about the objectives of before. */
static bool fill_class(struct rolling *rolling, struct change *change,
	struct facts *facts, struct error *err)
{
	for (size_t i = 0; i < facts->student_count; i++) {
		if (!change_enrol(change, facts->students[i].id, err))
			return false;
	}
	rolling->students = facts->student_count;
	return true;
}

static bool roll(struct session *session, struct change *change,
	struct rolling *rolling, struct error *err)
{
	struct facts facts;
	int64_t term;
	bool done;

	if (!store_standing(session->store, session->class_id,
	    session_now(session), &facts, err))
		return false;
	buf_adds(&rolling->old, facts.class.name);
	facts.policy.own_count = 0;
	done = (facts.class.archived || change_class_archive(change, true,
		err)) && class_find_term(session, change, rolling->term,
		&term, err) && change_class_add(change, rolling->name, term,
		&facts.policy, &rolling->class_id, err) &&
		fill_class(rolling, change, &facts, err);
	facts_release(&facts);
	return done;
}

static bool roll_over(struct session *session, const struct call *call,
	struct rolling *rolling, struct error *err)
{
	const char *from = call_value(call, "from");
	int64_t before = session->class_id;
	struct change *change;
	bool done;

	if (!session_class(session, from ? from : call->globals.class_name,
	    err))
		return false;
	change = session_begin(session, call->command->name, NULL, err);
	done = change && session_end(session, change,
		roll(session, change, rolling, err), err);
	session->class_id = before;
	return done;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *typed = call_value(call, "term");
	struct buf name = BUF_INIT, term = BUF_INIT;
	struct rolling rolling = { .students = 0 };
	bool done;

	if (!typed)
		return error_set(err, ERROR_USAGE, "say the new term: "
			"\"homeroom class roll-over NAME --term TERM\"");
	done = format_operands(call, 0, "class", &name, err) &&
		format_name(typed, "term", &term, err);
	rolling.name = buf_text(&name);
	rolling.term = buf_text(&term);
	done = done && roll_over(session, call, &rolling, err);
	if (done) {
		session_use_class(session, rolling.class_id);
		buf_addf(out, "Class %s is made, and in use: %zu student%s of "
			"%s, which is archived with its history.\n",
			rolling.name, rolling.students,
			rolling.students == 1 ? "" : "s",
			buf_text(&rolling.old));
	}
	buf_release(&name);
	buf_release(&term);
	buf_release(&rolling.old);
	return done;
}

static const struct flag flags[] = {
	{ "term", "NAME", "the new term, made when it is new" },
	{ "from", "CLASS", "the class to take them from; else the one in use" },
	{ NULL, NULL, NULL }
};

const struct command cmd_class_roll_over = {
	.name = "class roll-over",
	.operands = "NAME",
	.summary = "begin a new term with the students of a class",
	.details =
		"A class with the same students and the same rules, but for lines of\n"
		"single objectives. The old one is archived; its history stays with\n"
		"it, and \"homeroom review --beside\" puts the two terms side by side.\n"
		"The name may be the old one. One undo takes all of it back.",
	.flags = flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_STORE,
	.tells_done = true,
	.run = run,
};
