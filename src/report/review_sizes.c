/* SPDX-License-Identifier: MIT */
/* How many were in each cluster at the end of each week. */
#include <math.h>

#include "base/mem.h"
#include "review_set.h"

static bool is_of(const struct review_set *set, size_t seat, size_t class)
{
	return class == SIZE_MAX || set->seats[seat].class == class;
}

static void count_week(size_t *sizes, const struct review *review,
	size_t class, civil when)
{
	for (size_t i = 0; i < review->set->seat_count; i++) {
		if (is_of(review->set, i, class))
			sizes[review_state(&review->set->seats[i], when)]++;
	}
}

/*
 * One week as a grid of one row. The last one is the sums of the matrix of
 * the span, so that what is withheld there is so here.
 */
static void read_week(struct review_grid *grid, const struct review *review,
	size_t class, size_t week)
{
	size_t sizes[REVIEW_STATES] = { 0 };
	struct review_grid matrix;

	review_grid_init(grid, review, 1, CLUSTER_COUNT);
	count_week(sizes, review, class, report_week_end(&review->set->span,
		week));
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		*review_grid_at(grid, 0, i) = sizes[i];
	review_grid_finish(grid, review, NULL);
	if (!review->small || week + 1 < review->set->span.weeks)
		return;
	review_matrix(&matrix, review, class);
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		grid->hidden[i] = review_grid_hidden(&matrix, matrix.rows, i);
	/* Who is there is all but who left. */
	if (!review_grid_hidden(&matrix, matrix.rows, REVIEW_OUT))
		grid->hidden[CLUSTER_COUNT] = HIDDEN_NOT;
	else if (!grid->hidden[CLUSTER_COUNT])
		grid->hidden[CLUSTER_COUNT] = HIDDEN_BESIDE;
}

static void name_clusters(const struct review *review,
	struct document_table *table)
{
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		document_column(review->document, table, review_state_name(i),
			KIND_COUNT);
	document_column(review->document, table, review_state_name(0),
		KIND_COUNT);
	document_column(review->document, table, "all", KIND_COUNT);
}

static void write_weeks(const struct review *review,
	struct document_table *table, const struct review_grid *grids)
{
	document_column(review->document, table, "week until", KIND_DATE);
	name_clusters(review, table);
	for (size_t i = 0; i < review->set->span.weeks; i++) {
		document_date(table, report_week_end(&review->set->span, i));
		for (size_t j = CLUSTER_RETEACH; j < CLUSTER_COUNT; j++)
			review_grid_cell(&grids[i], review, table, 0, j);
		review_grid_cell(&grids[i], review, table, 0, CLUSTER_NONE);
		review_grid_cell(&grids[i], review, table, 0, CLUSTER_COUNT);
	}
}

static double share_at(const struct review_grid *grid, size_t cluster)
{
	size_t all = *review_grid_at(grid, 0, CLUSTER_COUNT);

	if (!all || review_grid_hidden(grid, 0, cluster) ||
	    review_grid_hidden(grid, 0, CLUSTER_COUNT))
		return NAN;
	return (double)*review_grid_at(grid, 0, cluster) / (double)all;
}

static void write_lines(const struct review *review,
	struct document_table *table, const struct review_grid *grids)
{
	size_t weeks = review->set->span.weeks;
	double *shares = mem_new(weeks + 1, sizeof(*shares));

	table->picture = PICTURE_LINES;
	document_column(review->document, table, "cluster", KIND_TEXT);
	document_column(review->document, table, "share by week", KIND_STRIP);
	document_column(review->document, table, "first week", KIND_SHARE);
	document_column(review->document, table, "now", KIND_SHARE);
	for (size_t j = CLUSTER_RETEACH; j < CLUSTER_COUNT; j++) {
		for (size_t i = 0; i < weeks; i++)
			shares[i] = share_at(&grids[i], j);
		document_text(review->document, table,
			review_state_name((int)j));
		document_strip(review->document, table, shares, weeks);
		document_number(table, weeks ? shares[0] : NAN);
		document_number(table, weeks ? shares[weeks - 1] : NAN);
	}
	mem_free(shares);
}

static void write_sizes(const struct review *review,
	struct document_section *section, size_t class)
{
	size_t weeks = review->set->span.weeks;
	struct review_grid *grids = mem_new(weeks + 1, sizeof(*grids));
	bool is_all = class == SIZE_MAX;
	const char *of = is_all ? "" : review_text(review, " of %s",
		review_class_name(review, class));
	const char *id = is_all ? "" : review_text(review, "-class-%zu",
		class + 1);
	struct document_table *table;

	for (size_t i = 0; i < weeks; i++)
		read_week(&grids[i], review, class, i);
	table = review_table(review, section, review_text(review, "sizes%s",
		id), review_text(review, "Cluster sizes%s at the end of each "
		"week", of));
	table->sheet = "Summary";
	write_weeks(review, table, grids);
	table = review_table(review, section, review_text(review,
		"sizes-shares%s", id), review_text(review, "Share of the "
		"students%s in each cluster", of));
	write_lines(review, table, grids);
	mem_free(grids);
}

static void say_sizes(const struct review *review,
	struct document_section *section)
{
	size_t first[REVIEW_STATES] = { 0 };
	size_t last[REVIEW_STATES] = { 0 };

	count_week(first, review, SIZE_MAX, review->set->span.from);
	count_week(last, review, SIZE_MAX, review->set->span.until);
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		document_say(review->document, section, "In %s: %s at the "
			"start, %s at the end.", review_state_name(i),
			review_some(review, first[i], "student"),
			review_some(review, last[i], "student"));
}

void review_sizes(const struct review *review)
{
	struct document_section *section = document_section(review->document,
		"sizes", "Cluster sizes");

	say_sizes(review, section);
	write_sizes(review, section, SIZE_MAX);
	if (review->set->count < 2 || review->small)
		return;
	for (size_t i = 0; i < review->set->count; i++)
		write_sizes(review, section, i);
}
