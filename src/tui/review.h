/* SPDX-License-Identifier: MIT */
/*
 * A proposal under review: its rows, and what the teacher has decided on
 * them so far. Decisions are kept in the open proposal as they are made, and
 * accepted all at once; they outlive closing the view and a newer proposal.
 * What a newer proposal, or someone else, changed while one was looking is
 * marked until one has decided on it again.
 */
#ifndef TUI_REVIEW_H
#define TUI_REVIEW_H

#include "app/regroup.h"
#include "base/vec.h"

enum review_kind {
	REVIEW_MOVE,
	REVIEW_OFFER,
	REVIEW_STAY
};

struct review_row {
	enum review_kind kind;
	int64_t student;
	const struct move *move;   /* of the proposal; NULL: none */
	const struct offer *offer; /* NULL unless it is one */
};

/* What came to a row since the teacher looked at it. */
enum review_news {
	REVIEW_KNOWN,
	REVIEW_NEW,     /* there was no such move */
	REVIEW_CHANGED  /* another cluster, or other evidence */
};

struct review_choice {
	int64_t student;
	enum cluster proposed;
	enum move_state state; /* accepted, refused, redirected */
	enum cluster to;
	enum review_news news;
	uint64_t seen;         /* move and evidence, as one number */
	enum move_state kept_state; /* as the store has it */
	enum cluster kept_to;
};

struct review {
	bool is_read;
	struct proposal proposal;
	bool shows_stays;
	VEC(struct review_row) rows;
	VEC(struct review_choice) choices;
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
MUST_CHECK bool review_read(struct review *review, struct session *session,
	bool is_watched, struct error *err);
/* The teacher has looked at everything: nothing is marked. */
void review_look(struct review *review);
void review_release(struct review *review);
void review_show_stays(struct review *review, bool shows);

/* The selected row; NULL: there is none. */
const struct review_row *review_selected(const struct review *review);
/* What is decided on a row that is a move; NULL for others. */
const struct review_choice *review_choice(const struct review *review,
	const struct review_row *row);
/* The rows that are marked: how many, and the first of them. */
size_t review_marked(const struct review *review, size_t *first);
/* Yes becomes no, and back. */
void review_toggle(struct review *review);
/* The selected move goes a cluster further to the left or right. */
void review_redirect(struct review *review, int step);

struct review_count {
	size_t moves;      /* proposed */
	size_t accepted;   /* redirected ones too */
	size_t refused;
	size_t redirected;
	size_t offers;
	size_t stays;
	size_t before[CLUSTER_COUNT];
	size_t after[CLUSTER_COUNT];
};
struct review_count review_count(const struct review *review);

/* What is decided on all rows, as one number. */
uint64_t review_decided(const struct review *review);

/*
 * What is to be written is what was decided when it was sent, whatever
 * happens until it can be: all of it, to be accepted; or only what the store
 * does not have yet: false when it has everything.
 */
void review_send_all(struct review *review);
bool review_send_drafts(struct review *review);
/* *moved: how many moved. */
MUST_CHECK bool review_accept(const struct review *review,
	struct session *session, size_t *moved, struct error *err);
MUST_CHECK bool review_draft(const struct review *review,
	struct session *session, struct error *err);
/* They were accepted: nothing is decided any more. */
void review_forget(struct review *review);

#endif
