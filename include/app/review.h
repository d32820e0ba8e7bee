/* SPDX-License-Identifier: MIT */
/*
 * Classes of one store or several, read for a review of their term: each in
 * one scan of its check-ins, of which nothing but counts is kept.
 */
#ifndef APP_REVIEW_H
#define APP_REVIEW_H

#include "app/session.h"
#include "report/document.h"
#include "report/input.h"

/* With more check-ins than these a class is not fitted: who is in which
 * segment is then what was confirmed last, and who is past the upper line are
 * those in extend. */
#define REVIEWING_FIT_MOST 10000
#define REVIEWING_FIT_STUDENTS_MOST 200

struct reviewing_scope {
	/* Beside the session's own; a child who is in several is known by
	 * roster number. NULL-free paths, in their order. */
	const char *const *stores;
	size_t store_count;  /* 0: the session's alone */
	const char *const *names; /* of classes, as typed */
	size_t name_count;
	const char *term;    /* all of its classes, archived ones too; NULL */
	bool all;            /* that are not archived */
	/* CIVIL_NEVER: the classes' term, else from the first check-in or
	 * decision to now. */
	civil from;
	civil until;
};

struct reviewing {
	struct arena arena;
	struct report_span span;
	struct report_class *classes; /* in the order of the words, or of the
				       * stores */
	size_t count;
	size_t unfitted; /* classes that were not fitted */
};

/* Nothing said of classes: the session's own. USAGE where the span is none,
 * NOT_FOUND for a class, a term or a store that is none. reviewing_release in
 * any case. */
MUST_CHECK bool reviewing_read(struct reviewing *reviewing,
	struct session *session, const struct reviewing_scope *scope,
	struct error *err);
void reviewing_release(struct reviewing *reviewing);

/* The review of the session's own class, its term so far: nothing of it is
 * withheld. document_release in any case. */
MUST_CHECK bool review_make(struct document *document,
	struct session *session, struct error *err);

/* Whether the words name a term of the session's store. */
MUST_CHECK bool reviewing_is_term(struct session *session, const char *typed,
	bool *is_term, struct error *err);

#endif
