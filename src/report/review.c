/* SPDX-License-Identifier: MIT */
/* The order of a term review's sections. */
#include "review_set.h"

static void write_subtitle(struct buf *out, const struct review_set *set)
{
	for (size_t i = 0; i < set->count && i < 3; i++)
		buf_addf(out, "%s%s", i ? ", " : "", set->classes[i].name);
	if (set->count > 3)
		buf_addf(out, " and %zu more", set->count - 3);
	buf_adds(out, set->count ? ", from " : "From ");
	date_write_iso(out, set->span.from);
	buf_adds(out, " to ");
	date_write_iso(out, set->span.until);
	buf_adds(out, ", as of ");
	date_write_iso(out, set->span.until);
}

static void compare(const struct review *review)
{
	const struct review_options *options = review->options;
	struct review_set other;

	if (!options->other)
		return;
	review_read(&other, options->other, options->other_count,
		&options->other_span, options->stuck_weeks);
	review_comparison(review, &other);
	review_release(&other);
}

void review_write(struct document *document,
	const struct report_class *classes, size_t count,
	const struct review_options *options)
{
	struct buf subtitle = BUF_INIT;
	struct review_set set;
	const struct review review = {
		.document = document,
		.options = options,
		.set = &set,
		.small = options->small,
	};

	review_read(&set, classes, count, &options->span,
		options->stuck_weeks);
	write_subtitle(&subtitle, &set);
	document_init(document, "Term review", buf_text(&subtitle));
	buf_release(&subtitle);
	review_summary(&review);
	review_sizes(&review);
	review_flow(&review);
	review_time(&review);
	review_movement(&review);
	review_plans(&review);
	review_trust(&review);
	compare(&review);
	review_release(&set);
}
