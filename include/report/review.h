/* SPDX-License-Identifier: MIT */
/*
 * The term review: from classes to a document. A pure function: the same input
 * gives the same bytes.
 */
#ifndef REPORT_REVIEW_H
#define REPORT_REVIEW_H

#include "report/document.h"
#include "report/input.h"

struct review_options {
	struct report_span span;
	bool by_week;      /* flow week by week in the text forms, too */
	size_t small;      /* counts of students below this are withheld, and
	                    * names are left out; 0: nothing is */
	size_t stuck_weeks; /* in reteach or intervene for so long; 0: 4 */
	/* Beside which the first is put, on the same scale; NULL. */
	const struct report_class *other;
	size_t other_count;
	const char *other_name;
	struct report_span other_span;
};

/*
 * Sections, in this order: "summary" (one line each on up, down and nowhere,
 * and at most three things to talk about), "sizes", "flow", "time" (in
 * cluster, stuck, come and go, not seen), "movement" (by objective, class,
 * teacher, segment; decisions), "plans", "trust", and with other "comparison".
 * document_release releases, in any case.
 */
void review_write(struct document *document,
	const struct report_class *classes, size_t count,
	const struct review_options *options);

#endif
