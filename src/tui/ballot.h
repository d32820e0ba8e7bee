/* SPDX-License-Identifier: MIT */
/*
 * The answers to a proposal: its rows, and what the teacher has decided on
 * them so far. Decisions are kept in the open proposal as they are made, and
 * accepted all at once; they outlive closing the view and a newer proposal.
 * What a newer proposal, or someone else, changed while one was looking is
 * marked until one has decided on it again.
 */
#ifndef TUI_BALLOT_H
#define TUI_BALLOT_H

#include "app/regroup.h"
#include "base/vec.h"

enum ballot_kind {
	BALLOT_MOVE,
	BALLOT_OFFER,
	BALLOT_STAY
};

struct ballot_row {
	enum ballot_kind kind;
	int64_t student;
	const struct move *move;   /* of the proposal; NULL: none */
	const struct offer *offer; /* NULL unless it is one */
};

/* What came to a row since the teacher looked at it. */
enum ballot_news {
	BALLOT_KNOWN,
	BALLOT_NEW,     /* there was no such move */
	BALLOT_CHANGED  /* another cluster, or other evidence */
};

struct ballot_choice {
	int64_t student;
	enum cluster proposed;
	enum move_state state; /* accepted, refused, redirected */
	enum cluster to;
	enum ballot_news news;
	uint64_t seen;         /* move and evidence, as one number */
	enum move_state kept_state; /* as the store has it */
	enum cluster kept_to;
};

struct ballot {
	bool is_read;
	struct proposal proposal;
	bool shows_stays;
	VEC(struct ballot_row) rows;
	VEC(struct ballot_choice) choices;
	size_t at;    /* selected row */
	size_t first; /* first row shown */
	size_t gone;  /* rows that the last reading took away */
	int64_t gone_first; /* student of the first of them */
	uint64_t remade; /* the room's view that was last made a proposal */
	uint64_t asked;  /* what was decided when the question was put */
	/* On their way to the store, and the proposal that they are for. */
	VEC(struct regroup_decision) sent;
	int64_t sent_for;
};

/* Reads the newest proposal and its rows; choices stay. What is new in it is
 * marked when it is read under the teacher's eyes. */
MUST_CHECK bool ballot_read(struct ballot *ballot, struct session *session,
	bool is_watched, struct error *err);
/* The teacher has looked at everything: nothing is marked. */
void ballot_look(struct ballot *ballot);
void ballot_release(struct ballot *ballot);
void ballot_show_stays(struct ballot *ballot, bool shows);

/* The selected row; NULL: there is none. */
const struct ballot_row *ballot_selected(const struct ballot *ballot);
/* What is decided on a row that is a move; NULL for others. */
const struct ballot_choice *ballot_choice(const struct ballot *ballot,
	const struct ballot_row *row);
/* The rows that are marked: how many, and the first of them. */
size_t ballot_marked(const struct ballot *ballot, size_t *first);
/* Yes becomes no, and back. */
void ballot_toggle(struct ballot *ballot);
/* The selected move goes a cluster further to the left or right. */
void ballot_redirect(struct ballot *ballot, int step);

struct ballot_count {
	size_t moves;      /* proposed */
	size_t accepted;   /* redirected ones too */
	size_t refused;
	size_t redirected;
	size_t offers;
	size_t stays;
	size_t before[CLUSTER_COUNT];
	size_t after[CLUSTER_COUNT];
};
struct ballot_count ballot_count(const struct ballot *ballot);

/* What is decided on all rows, as one number. */
uint64_t ballot_decided(const struct ballot *ballot);

/*
 * What is to be written is what was decided when it was sent, whatever
 * happens until it can be: all of it, to be accepted; or only what the store
 * does not have yet: false when it has everything.
 */
void ballot_send_all(struct ballot *ballot);
bool ballot_send_drafts(struct ballot *ballot);
/* *moved: how many moved. */
MUST_CHECK bool ballot_accept(const struct ballot *ballot,
	struct session *session, size_t *moved, struct error *err);
MUST_CHECK bool ballot_draft(const struct ballot *ballot,
	struct session *session, struct error *err);
/* They were accepted: nothing is decided any more. */
void ballot_forget(struct ballot *ballot);

#endif
