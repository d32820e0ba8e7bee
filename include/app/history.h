/* SPDX-License-Identifier: MIT */
/*
 * A class's past as it went by: its check-ins in order, who stood where among
 * them, and the moments at which it was regrouped, with the facts as they
 * were known at each.
 */
#ifndef APP_HISTORY_H
#define APP_HISTORY_H

#include "app/session.h"
#include "engine/validation.h"

/* What is at this time or before, or at it and entered by an earlier action,
 * came before the moment. */
struct moment {
	civil at;
	int64_t entered;
	int64_t objective; /* what was judged; 0: as facts_focus says */
	int64_t mark;      /* entered of what its facts held is no more */
};

struct history {
	struct store *store;
	int64_t class_id;
	const struct facts *facts; /* as of now; the session's */
	struct fit_row *rows;      /* of its check-ins */
	size_t *places;            /* of the rows in facts->checkins */
	size_t count;
	struct arena arena;
	struct stay *stays;        /* of everyone, oldest first */
	size_t stay_count;
	/* The regroups; where there never was one, the end of each round, or
	 * of a day for what is in no round. Oldest first. */
	struct moment *moments;
	size_t moment_count;
	bool is_by_rounds;
};

/* Of the session's class until now. Borrows the session's room. On failure
 * there is nothing to release. */
MUST_CHECK bool history_read(struct history *history, struct session *session,
	struct error *err);
void history_release(struct history *history);

/* The facts as they were known at a moment; after each round alone, as they
 * are known now. facts_release releases. */
MUST_CHECK bool history_facts(const struct history *history,
	const struct moment *moment, struct facts *facts, struct error *err);

bool history_is_before(const struct moment *moment, civil at,
	int64_t entered);
/* Whether a row came after what was done then. */
bool history_is_after(const struct history *history, size_t row, civil at,
	int64_t entered);
/* The first row of all that may have; history->count: none. */
size_t history_from(const struct history *history, civil at);
/* Stays of who is in the class, in the order of the rows: what a validation
 * needs. mem_free frees. */
struct placing *history_placings(const struct history *history,
	const struct stay *stays, size_t count, size_t *placing_count);
/* The class for a validation, with these placings. */
struct validation_class history_class(const struct history *history,
	const struct placing *placings, size_t count);

#endif
