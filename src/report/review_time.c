/* SPDX-License-Identifier: MIT */
/* How long in a cluster, who comes and goes, who is not seen. */
#include <math.h>

#include "review_set.h"

static double share_of_time(const struct review_set *set, enum cluster cluster)
{
	double in = 0, all = 0;

	for (size_t i = 0; i < set->seat_count; i++) {
		const struct review_seat *seat = &set->seats[i];

		all += review_days(set, seat) * CIVIL_DAY;
		for (size_t j = 0; j < seat->stay_count; j++) {
			const struct stay *stay = &seat->stays[j];
			civil from = stay->since > set->span.from ?
				stay->since : set->span.from;
			civil until = stay->until < set->span.until ?
				stay->until : set->span.until;

			if (stay->cluster == cluster && until > from)
				in += (double)(until - from);
		}
	}
	return all > 0 ? fmin(in / all, 1) : NAN;
}

static void write_clusters(const struct review *review,
	struct document_section *section)
{
	struct document_table *table = review_table(review, section,
		"time-clusters", "Time in cluster");
	struct document *document = review->document;

	table->sheet = "Summary";
	document_column(document, table, "cluster", KIND_TEXT);
	document_column(document, table, "stays", KIND_COUNT);
	document_column(document, table, "share of time", KIND_SHARE);
	document_column(document, table, "median weeks", KIND_NUMBER);
	document_column(document, table, "stuck", KIND_COUNT);
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		size_t stays;
		double weeks = review_median_weeks(review->set,
			(enum cluster)i, &stays);

		document_text(document, table, review_state_name(i));
		review_count(review, table, stays);
		document_number(table, review->small ? NAN :
			share_of_time(review->set, (enum cluster)i));
		document_number(table, stays && stays < review->small ? NAN :
			weeks);
		if (i == CLUSTER_RETEACH || i == CLUSTER_INTERVENE)
			review_count(review, table,
				review->set->figures.stuck_in[i]);
		else
			document_number(table, NAN);
	}
	document_note(document, table, "Median weeks to leave a cluster, "
		"after Kaplan and Meier: stays that last still, and of who "
		"left the class, count as long as they were seen; - where "
		"fewer than half have left.");
}

/* Changes between two clusters, whichever way. */
static size_t count_between(const struct review_move *moves, size_t count,
	const struct review_move *like, civil *last)
{
	size_t changes = 0;

	for (size_t i = 0; i < count; i++) {
		enum cluster from = moves[i].from->cluster;
		enum cluster to = moves[i].to->cluster;

		if ((from == like->from->cluster && to == like->to->cluster) ||
		    (to == like->from->cluster && from == like->to->cluster)) {
			changes++;
			*last = moves[i].to->since;
		}
	}
	return changes;
}

/* The pair of clusters a student changed between most; 0: fewer than three. */
static size_t count_swings(const struct review_move *moves, size_t count,
	const struct review_move **between, civil *last)
{
	size_t most = 0;

	for (size_t i = 0; i < count; i++) {
		civil when = CIVIL_NEVER;
		size_t changes = count_between(moves, count, &moves[i], &when);

		if (changes <= most || changes < REVIEW_SWINGS)
			continue;
		most = changes;
		*between = &moves[i];
		*last = when;
	}
	return most;
}

static struct document_table *swings_table(const struct review *review,
	struct document_section *section)
{
	struct document_table *table;

	if (review->small)
		return NULL;
	table = review_table(review, section, "come-and-go",
		"Come and go: three changes or more between two clusters");
	document_column(review->document, table, "student", KIND_TEXT);
	document_column(review->document, table, "class", KIND_TEXT);
	document_column(review->document, table, "between", KIND_TEXT);
	document_column(review->document, table, "and", KIND_TEXT);
	document_column(review->document, table, "changes", KIND_COUNT);
	document_column(review->document, table, "last", KIND_DATE);
	return table;
}

static void write_swing(const struct review *review,
	struct document_table *table, size_t changes,
	const struct review_move *between, civil last)
{
	const struct review_seat *seat = &review->set->seats[between->seat];

	document_text(review->document, table, seat->student->name);
	document_text(review->document, table, review_class_name(review,
		seat->class));
	document_text(review->document, table,
		cluster_name(between->from->cluster));
	document_text(review->document, table,
		cluster_name(between->to->cluster));
	document_number(table, (double)changes);
	document_date(table, last);
}

static void write_swings(const struct review *review,
	struct document_section *section)
{
	const struct review_set *set = review->set;
	struct document_table *table = swings_table(review, section);
	size_t swinging = 0;

	for (size_t i = 0, end; i < set->moves.count; i = end) {
		const struct review_move *moves = &set->moves.items[i];
		const struct review_move *between = NULL;
		civil last = CIVIL_NEVER;
		size_t changes;

		for (end = i + 1; end < set->moves.count &&
		     set->moves.items[end].seat == moves->seat; end++)
			;
		changes = count_swings(moves, end - i, &between, &last);
		if (!changes)
			continue;
		swinging++;
		if (table)
			write_swing(review, table, changes, between, last);
	}
	document_say(review->document, section, "Come and go between the same "
		"two clusters: %s.", review_some(review, swinging,
		"student"));
}

static void write_unseen(const struct review *review,
	struct document_section *section)
{
	const struct review_set *set = review->set;
	struct document_table *table;

	document_say(review->document, section, "Not seen for %d class days or "
		"more: %s.", REVIEW_UNSEEN_DAYS, review_some(review,
		set->figures.unseen, "student"));
	if (review->small)
		return;
	table = review_table(review, section, "not-seen", "Not seen");
	document_column(review->document, table, "student", KIND_TEXT);
	document_column(review->document, table, "class", KIND_TEXT);
	document_column(review->document, table, "last seen", KIND_DATE);
	document_column(review->document, table, "class days", KIND_COUNT);
	for (size_t i = 0; i < set->seat_count; i++) {
		const struct review_seat *seat = &set->seats[i];

		if (!seat->unseen)
			continue;
		document_text(review->document, table, seat->student->name);
		document_text(review->document, table,
			review_class_name(review, seat->class));
		document_date(table, seat->student->last_seen);
		document_number(table, (double)seat->unseen);
	}
}

void review_time(const struct review *review)
{
	struct document_section *section = document_section(review->document,
		"time", "Time in cluster");

	write_clusters(review, section);
	review_stuck(review, section);
	write_swings(review, section);
	write_unseen(review, section);
	review_roster(review, section);
}
