/* SPDX-License-Identifier: MIT */
/* pin, unpin, together, apart: what a regroup must respect. */
#include "app/clash.h"
#include "app/names.h"
#include "app/session.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/vec.h"
#include "format.h"
#include "table.h"

/* A pin replaces the one before; a student is pinned once. */
static bool drop_pin(struct change *change, const struct facts *facts,
	int64_t student, struct error *err)
{
	const struct lock *pin = facts_pin(facts, student);

	return !pin || change_unlock(change, pin->id, err);
}

/* Each student alone has a pin. */
static bool pin_each(struct change *change, const struct facts *facts,
	const struct lock *wanted, struct error *err)
{
	for (size_t i = 0; i < wanted->count; i++) {
		struct lock pin = *wanted;

		pin.students = &wanted->students[i];
		pin.count = 1;
		if (!drop_pin(change, facts, wanted->students[i], err) ||
		    !change_lock(change, &pin, err))
			return false;
	}
	return true;
}

static bool is_in(const struct lock *lock, int64_t student)
{
	for (size_t i = 0; i < lock->count; i++) {
		if (lock->students[i] == student)
			return true;
	}
	return false;
}

static bool has_all(const struct lock *lock, const struct lock *wanted)
{
	for (size_t i = 0; i < wanted->count; i++) {
		if (!is_in(lock, wanted->students[i]))
			return false;
	}
	return lock->kind == wanted->kind;
}

typedef VEC(int64_t) student_list;

/* Those of the lock who are not among them yet. */
static void add_members(student_list *students, const struct lock *lock)
{
	for (size_t i = 0; i < lock->count; i++) {
		const struct lock known = {
			.students = students->items,
			.count = students->count,
		};

		if (!is_in(&known, lock->students[i]))
			vec_push(students, lock->students[i]);
	}
}

/* Ends every lock of the kind that holds all of the wanted. Freed are these
 * and whoever else was in it. */
static bool end_locks(struct change *change, const struct facts *facts,
	const struct lock *wanted, student_list *freed, struct error *err)
{
	size_t ended = 0;

	add_members(freed, wanted);
	for (size_t i = 0; i < facts->lock_count; i++) {
		const struct lock *lock = &facts->locks[i];

		if (!has_all(lock, wanted))
			continue;
		if (!change_unlock(change, lock->id, err))
			return false;
		add_members(freed, lock);
		ended++;
	}
	return ended || error_set(err, ERROR_NOT_FOUND,
		"no such lock holds them");
}

static bool drop_lock(struct change *change, const struct facts *facts,
	const struct lock *wanted, struct buf *out, struct error *err)
{
	student_list freed = VEC_INIT;
	bool done = end_locks(change, facts, wanted, &freed, err);

	if (done) {
		format_detail(change, freed.items, freed.count, "off");
		wording_names(out, facts, freed.items, freed.count);
		buf_addf(out, " are free of it%s\n",
			freed.count > wanted->count ? ": it held all of them, "
			"and has ended for all" : "");
	}
	vec_release(&freed);
	return done;
}

/* What the new lock cannot have, as the class stands now. */
static bool say_clashes(struct session *session, const struct lock *fresh,
	struct buf *out, struct error *err)
{
	const struct room *room;

	session_forget_room(session);
	room = session_room(session, err);
	if (room)
		clash_write_of(out, &room->facts, &room->view,
			fresh->students, fresh->count);
	return room != NULL;
}

static bool lock(struct session *session, struct change *change,
	const struct call *call, enum lock_kind kind, const char *words,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct lock fresh = {
		.kind = kind,
		.count = call->count,
		.why = call_value(call, "why"),
	};
	int64_t *students;
	bool done;

	if (!room || !format_until(call, CIVIL_NEVER, room->facts.now,
	    &fresh.until, err) || !names_students(&room->facts,
	    call->operands, call->count, &students, err))
		return false;
	fresh.students = students;
	if (call_has(call, "off")) {
		done = drop_lock(change, &room->facts, &fresh, out, err);
		mem_free(students);
		return done;
	}
	done = kind == LOCK_PIN ?
		pin_each(change, &room->facts, &fresh, err) :
		change_lock(change, &fresh, err);
	if (done) {
		wording_names(out, &room->facts, students, call->count);
		buf_addf(out, " %s\n", words);
		format_detail(change, students, call->count, NULL);
		done = say_clashes(session, &fresh, out, err);
	}
	mem_free(students);
	return done;
}

static bool write_pin(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	return lock(session, change, call, LOCK_PIN, call->count == 1 ?
		"stays where they stand" : "stay where they stand",
		out, err);
}

static bool write_together(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	return lock(session, change, call, LOCK_TOGETHER,
		"are to be kept together", out, err);
}

static bool write_apart(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	return lock(session, change, call, LOCK_APART, "are to be kept apart",
		out, err);
}

static const struct flag lock_flags[] = {
	{ "until", "DAY", "its last day; else for good" },
	{ "why", "TEXT", "the reason, kept with it" },
	{ NULL, NULL, NULL }
};

static const struct flag pair_flags[] = {
	{ "until", "DAY", "its last day; else for good" },
	{ "why", "TEXT", "the reason, kept with it" },
	{ "off", NULL, "end it, for everyone whom it holds" },
	{ NULL, NULL, NULL }
};

const struct command cmd_pin = {
	.name = "pin",
	.operands = "STUDENT...",
	.summary = "keep students where they stand",
	.flags = lock_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = write_pin,
};

const struct command cmd_together = {
	.name = "together",
	.operands = "STUDENT STUDENT...",
	.summary = "keep students in one cluster",
	.details = "A regroup brings them together where the evidence leaves it\n"
		"open; a pin goes before it, and no one moves without a newer\n"
		"check-in. What cannot be kept is named here, by the board and\n"
		"by every proposal.",
	.flags = pair_flags,
	.at_least = 2,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = write_together,
};

const struct command cmd_apart = {
	.name = "apart",
	.operands = "STUDENT STUDENT...",
	.summary = "keep students in different clusters",
	.details = "The one with the smaller margin stands in another cluster; a\n"
		"pin goes before it, and no one moves without a newer check-in.\n"
		"What cannot be kept is named here, by the board and by every\n"
		"proposal.",
	.flags = pair_flags,
	.at_least = 2,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = write_apart,
};

static bool unpin(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	int64_t *students;
	bool done = true;

	if (!room || !names_students(&room->facts, call->operands,
	    call->count, &students, err))
		return false;
	for (size_t i = 0; done && i < call->count; i++) {
		size_t at = facts_student(&room->facts, students[i]);

		done = facts_pin(&room->facts, students[i]) ?
			drop_pin(change, &room->facts, students[i], err) :
			error_set(err, ERROR_NOT_FOUND, "%s is not pinned",
				room->facts.students[at].name);
	}
	format_detail(change, students, call->count, NULL);
	wording_names(out, &room->facts, students, call->count);
	buf_adds(out, call->count == 1 ? " is free to move\n" :
		" are free to move\n");
	mem_free(students);
	return done;
}

const struct command cmd_unpin = {
	.name = "unpin",
	.operands = "STUDENT...",
	.summary = "let pinned students move again",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = unpin,
};
