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
 *
 * Tables: "summary-moved"; "sizes", "sizes-shares" (lines); "movement-matrix",
 * whose counts open "flow-r-p" and the like, "flow-weeks" (the flow; a detail
 * unless by_week); "time-clusters", "stuck" (lines), "stuck-why",
 * "stuck-points", "come-and-go", "not-seen", "roster", "heat" (heat; both are
 * details); "moves-by-objective", whose counts open "moves-objective-1-1" and
 * so on, "-class", "-teacher", "-segment", "decisions", "core"; "plans-due",
 * "plan-outcomes", "plan-effects"; "calibration"; "comparison". Of several
 * classes "sizes-class-1" and so on as well. Where small counts are withheld
 * those that name students are not there, nor are "summary-moved",
 * "flow-weeks", "moves-by-teacher" and tables of one class.
 */
void review_write(struct document *document,
	const struct report_class *classes, size_t count,
	const struct review_options *options);

#endif
