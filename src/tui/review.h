/* SPDX-License-Identifier: MIT */
/*
 * A proposal under review: its rows, and what the teacher has decided on
 * them so far. Decisions live here until they are accepted, all at once;
 * they outlive closing the view and a newer proposal of the same move.
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

struct review_choice {
	int64_t student;
	enum cluster proposed;
	enum move_state state; /* accepted, refused, redirected */
	enum cluster to;
};

struct review {
	bool is_read;
	struct proposal proposal;
	bool shows_stays;
	VEC(struct review_row) rows;
	VEC(struct review_choice) choices;
	size_t at;    /* selected row */
	size_t first; /* first row shown */
};

/* Reads the newest proposal and its rows; choices stay. */
MUST_CHECK bool review_read(struct review *review, struct session *session,
	struct error *err);
void review_release(struct review *review);
void review_show_stays(struct review *review, bool shows);

/* The selected row; NULL: there is none. */
const struct review_row *review_selected(const struct review *review);
/* What is decided on a row that is a move; NULL for others. */
const struct review_choice *review_choice(const struct review *review,
	const struct review_row *row);
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

/* Writes the decisions. *moved: how many moved. */
MUST_CHECK bool review_decide(struct review *review, struct session *session,
	size_t *moved, struct error *err);

#endif
