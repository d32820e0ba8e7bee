/* SPDX-License-Identifier: MIT */
/* How a review says numbers and names. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "review_set.h"

#define HAND_NAME "by hand"

const char *review_state_name(int state)
{
	if (state == REVIEW_OUT)
		return "not in class";
	return state == CLUSTER_NONE ? "no cluster yet" :
		cluster_name((enum cluster)state);
}

const char *review_text(const struct review *review, const char *format, ...)
{
	struct buf text = BUF_INIT;
	const char *copy;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	copy = arena_strdup(&review->document->arena, buf_text(&text));
	buf_release(&text);
	return copy;
}

const char *review_some(const struct review *review, size_t count,
	const char *what)
{
	size_t small = review->small;

	if (!count)
		return review_text(review, "no %ss", what);
	if (count < small)
		return review_text(review, "fewer than %zu %ss", small, what);
	if (small)
		return review_text(review, "about %zu %ss",
			(count + small / 2) / small * small, what);
	return review_text(review, "%zu %s%s", count, what,
		count == 1 ? "" : "s");
}

const char *review_percent(const struct review *review, size_t part,
	size_t whole)
{
	double percent = whole ? 100 * (double)part / (double)whole : 0;

	if (whole && whole < review->small)
		return "withheld";
	if (review->small)
		return review_text(review, "about %.0f%%",
			5 * round(percent / 5));
	return review_text(review, "%.0f%%", percent);
}

struct document_table *review_table(const struct review *review,
	struct document_section *section, const char *id, const char *title)
{
	struct document_table *table = document_table(review->document,
		section, id, title);

	table->small = review->small;
	return table;
}

struct document_cell *review_count(const struct review *review,
	struct document_table *table, size_t count)
{
	if (count && count < review->small)
		return document_withheld(table);
	return document_number(table, (double)count);
}

struct document_cell *review_share(const struct review *review,
	struct document_table *table, size_t part, size_t whole)
{
	if (!whole)
		return document_number(table, NAN);
	if ((part && part < review->small) ||
	    (part < whole && whole - part < review->small)) {
		struct document_cell *cell = document_withheld(table);

		cell->text = REVIEW_HIDDEN;
		return cell;
	}
	return document_number(table, (double)part / (double)whole);
}

const char *review_class_name(const struct review *review, size_t class)
{
	const struct report_class *it = &review->set->classes[class];
	bool has_term = false;

	for (size_t i = 0; i < review->set->count; i++) {
		const struct report_class *other = &review->set->classes[i];

		has_term |= i != class && text_equal(other->name, it->name) &&
			text_equal(other->store, it->store);
	}
	return review_text(review, "%s%s%s%s%s", it->name,
		has_term && it->term ? ", " : "",
		has_term && it->term ? it->term : "",
		it->store ? " in " : "", it->store ? it->store : "");
}

const char *review_objective_name(const struct report_class *class,
	int64_t objective)
{
	for (size_t i = 0; i < class->objective_count; i++) {
		if (class->objectives[i].id == objective)
			return class->objectives[i].name;
	}
	return HAND_NAME;
}
