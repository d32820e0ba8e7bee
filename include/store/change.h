/* SPDX-License-Identifier: MIT */
/*
 * Writing: a change is one action of one author, one transaction, one step of
 * undo. It happens whole or not at all.
 *
 *	struct change *change = store_begin(store, &header, err);
 *	if (!change) return false;
 *	if (!change_checkin(change, &checkin, err) || ...) {
 *		change_abandon(change);
 *		return false;
 *	}
 *	return change_commit(change, err);
 *
 * Reads of the same store inside a change see what it wrote. Whoever decides
 * on what he read must read again inside the change.
 *
 * A verb that is refused has written nothing, and the change may go on. After
 * one that failed with ERROR_IO or ERROR_BUSY a change can only be abandoned;
 * its commit would be refused.
 */
#ifndef STORE_CHANGE_H
#define STORE_CHANGE_H

#include "model/checkin.h"
#include "model/facts.h"
#include "model/proposal.h"
#include "store/store.h"

struct change;

struct change_header {
	int64_t class_id; /* 0: the change makes the class, or no class */
	civil now;
	const char *author;
	const char *verb;
	const char *source; /* "shell", "board", "import"; NULL: shell */
	const char *token;  /* NULL: none; unique in the store: CONFLICT */
	bool is_look;       /* moves no one: undo passes it over */
	/* An action of the class that this one goes on with: undo takes both
	 * back as one, once a sweep that it began has ended. 0: none. */
	int64_t step;
};

/* BUSY when others wrote all the while store_set_wait allows. */
struct change *store_begin(struct store *store,
	const struct change_header *header, struct error *err);
/* Frees the change, also on failure (nothing is written then). */
MUST_CHECK bool change_commit(struct change *change, struct error *err);
void change_abandon(struct change *change);
int64_t change_id(const struct change *change);
/* For the history and undo's sentence: no names in detail. */
void change_set_detail(struct change *change, int64_t student,
	const char *detail);

/* Terms and classes. Names are unique (folded) among those not archived. */
MUST_CHECK bool change_term_add(struct change *change, const char *name,
	civil starts, civil ends, int64_t *term, struct error *err);
/* term 0: none. The change belongs to the new class from here on; what it did
 * in another one before is taken back with it. */
MUST_CHECK bool change_class_add(struct change *change, const char *name,
	int64_t term, const struct policy *policy, int64_t *class_id,
	struct error *err);
MUST_CHECK bool change_class_rename(struct change *change, const char *name,
	struct error *err);
MUST_CHECK bool change_class_archive(struct change *change, bool archived,
	struct error *err);
MUST_CHECK bool change_class_focus(struct change *change, int64_t objective,
	struct error *err); /* 0: follow the newest round */

/* More are a school: the work of a fit grows with their square. */
#define CLASS_STUDENTS_MAX 1000
/* Students: id is given by the store. add also enrols. */
MUST_CHECK bool change_student_add(struct change *change,
	const struct student *student, int64_t *id, struct error *err);
/* Every text of *student replaces the old one. */
MUST_CHECK bool change_student_edit(struct change *change,
	const struct student *student, struct error *err);
MUST_CHECK bool change_enrol(struct change *change, int64_t student,
	struct error *err);
MUST_CHECK bool change_withdraw(struct change *change, int64_t student,
	struct error *err);
/* Every fact of from, in every class, becomes a fact of into: it is read as
 * one from here on, as of any moment. Where both have an open stay, into's
 * lasts; open proposals in from's classes are closed. */
MUST_CHECK bool change_student_merge(struct change *change, int64_t into,
	int64_t from, struct error *err);

MUST_CHECK bool change_objective_add(struct change *change, const char *name,
	int64_t *id, struct error *err);
MUST_CHECK bool change_require(struct change *change, int64_t objective,
	int64_t needs, struct error *err);
MUST_CHECK bool change_round_add(struct change *change,
	const struct round *round, int64_t *id, struct error *err);
/* Name, objective and date of a round; its check-ins follow (as versions). */
MUST_CHECK bool change_round_edit(struct change *change,
	const struct round *round, struct error *err);
MUST_CHECK bool change_round_withdraw(struct change *change, int64_t round,
	struct error *err);

/* id, entered_*, author and withdrawn are the store's to fill in. A student
 * who is withdrawn may still get late ones. */
MUST_CHECK bool change_checkin(struct change *change,
	const struct checkin *checkin, int64_t *id, struct error *err);
/* checkin->id names the version to replace; the new version's id comes out. A
 * private note that is NULL here was not for the writer's eyes: it stays as it
 * was, and its author's. */
MUST_CHECK bool change_checkin_edit(struct change *change,
	const struct checkin *checkin, int64_t *id, struct error *err);
MUST_CHECK bool change_checkin_withdraw(struct change *change, int64_t id,
	struct error *err);

/* What stands in the class of a change, as far as an import asks. */
struct filed_checkin {
	int64_t id;
	int64_t student; /* whom they are part of now */
	int64_t objective;
	civil observed_at;
	struct score score;
	bool is_own;     /* this change made it */
};
/* Files some more of the class's check-ins on disk, by round and student,
 * until *more is false: those that were, and those that this change has
 * logged. What it corrects or withdraws stays filed as it was. */
MUST_CHECK bool change_file_checkins(struct change *change, bool *more,
	struct error *err);
struct filed_query {
	int64_t round;   /* 0: in none */
	int64_t student; /* 0: all */
	civil from;      /* of observed_at, both of them are in */
	civil until;
};
/* Last observed last, of each student after the other. Borrowed until the
 * next call. */
MUST_CHECK bool change_filed(struct change *change,
	const struct filed_query *wanted,
	const struct filed_checkin **checkins, size_t *count,
	struct error *err);

/* A check-in of another store, by checkin->author, whoever makes the change.
 * checkin->id is 0, or names the version here that it replaces. */
MUST_CHECK bool change_checkin_carried(struct change *change,
	const struct checkin *checkin, int64_t *id, struct error *err);
/* What a check-in is called elsewhere: store_carried tells from then on. */
MUST_CHECK bool change_origin(struct change *change,
	const struct origin *origin, int64_t checkin, struct error *err);

/* A sweep of the class, whose check-ins go to a round. Actions that go on
 * with this one, by their step, are one step of undo when it has ended. */
MUST_CHECK bool change_sweep(struct change *change, int64_t round,
	int64_t *id, struct error *err);
/* NOT_FOUND when it has ended already. */
MUST_CHECK bool change_sweep_end(struct change *change, int64_t sweep,
	struct error *err);

MUST_CHECK bool change_absence(struct change *change, int64_t student,
	int64_t from_day, int64_t to_day, struct error *err);
/* Ends an absence that holds on day. */
MUST_CHECK bool change_present(struct change *change, int64_t student,
	int64_t day, struct error *err);
/* since 0: now. until must be later than now, here and in locks. */
MUST_CHECK bool change_block(struct change *change, const struct block *block,
	struct error *err);
MUST_CHECK bool change_unblock(struct change *change, int64_t block,
	struct error *err);
/* A pin takes the place of an older one of the student. */
MUST_CHECK bool change_lock(struct change *change, const struct lock *lock,
	struct error *err);
MUST_CHECK bool change_unlock(struct change *change, int64_t lock,
	struct error *err);
MUST_CHECK bool change_offer_reply(struct change *change,
	const struct offer_reply *reply, struct error *err);
/* Takes the place of that of its cluster and objective. */
MUST_CHECK bool change_routine(struct change *change,
	const struct routine *routine, struct error *err);
/* Who sits where from now on; id and made are the store's to fill in. Seats
 * in any order, a student at one table only. */
MUST_CHECK bool change_seating(struct change *change,
	const struct seating *seating, int64_t *id, struct error *err);
/* How a person read a file, to be asked no more. The answer that counts
 * already writes nothing. */
MUST_CHECK bool change_reading(struct change *change, enum reading_kind kind,
	const char *subject, const char *answer, struct error *err);
/* What files call a student, past or present, from now on: no other. Known
 * already, it writes nothing. */
MUST_CHECK bool change_alias(struct change *change, int64_t student,
	const char *name, struct error *err);
/* What was said of that is as if it never had been. NOT_FOUND. */
MUST_CHECK bool change_reading_forget(struct change *change,
	enum reading_kind kind, const char *subject, struct error *err);
MUST_CHECK bool change_alias_forget(struct change *change, const char *name,
	struct error *err);
/* Stores the policy under the next version. */
MUST_CHECK bool change_policy(struct change *change,
	const struct policy *policy, int64_t *version, struct error *err);

/* Stores an open proposal; the one before is closed. */
MUST_CHECK bool change_proposal(struct change *change,
	const struct proposal *proposal, int64_t *id, struct error *err);
/* One decision on a move of the open proposal. Accepted and redirected moves
 * close the old stay and open the new one, at `to`; MOVE_PROPOSED takes a
 * refusal back. CONFLICT when the student has moved since the proposal was
 * made, when the move was accepted already, or the proposal is not open. */
MUST_CHECK bool change_decide(struct change *change, int64_t proposal,
	const struct move *move, enum move_state state, enum cluster to,
	const char *why, struct error *err);
/*
 * A decision that waits until the others are accepted: refused, redirected to
 * a cluster, or proposed as it was. It moves no one, and a later one takes its
 * place. CONFLICT as above.
 */
MUST_CHECK bool change_draft(struct change *change, int64_t proposal,
	int64_t student, enum move_state state, enum cluster to,
	struct error *err);
/* No decision is left to make: the proposal is closed. */
MUST_CHECK bool change_proposal_close(struct change *change,
	int64_t proposal, struct error *err);
/* One lesson for all is taken instead of the groups of the open proposal; it
 * lasts until another proposal is made. CONFLICT when it is not open. */
MUST_CHECK bool change_whole_lesson(struct change *change, int64_t proposal,
	int64_t objective, struct error *err);
/* By hand: closes the open stay and opens one. INVALID when the student is
 * there already; CONFLICT at a moment before the open stay began. */
MUST_CHECK bool change_move(struct change *change, int64_t student,
	enum cluster to, const char *why, struct error *err);

/*
 * Takes an action back (or an undo: that is redo): what it made never was,
 * what it ended lives again. CONFLICT when a later action built on it.
 */
MUST_CHECK bool change_undo(struct change *change, int64_t action,
	struct error *err);

#endif
