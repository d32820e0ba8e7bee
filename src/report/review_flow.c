/* SPDX-License-Identifier: MIT */
/* Who went from which cluster to which, week by week and over the span. */
#include "review_set.h"

/* As they are shown: best first, so that up is up. */
static const int order[REVIEW_STATES] = {
	CLUSTER_EXTEND, CLUSTER_PRACTICE, CLUSTER_RETEACH, CLUSTER_INTERVENE,
	CLUSTER_NONE, REVIEW_OUT
};

/* Few who are there are all but those who left. */
static void hide_left(struct review_grid *grid, const struct review *review,
	size_t there)
{
	if (there && there < review->small)
		grid->hidden[CLUSTER_COUNT * (REVIEW_STATES + 1) +
			REVIEW_OUT] = HIDDEN_BESIDE;
}

void review_matrix(struct review_grid *grid, const struct review *review,
	size_t class)
{
	size_t there = 0;

	review_grid_init(grid, review, CLUSTER_COUNT, REVIEW_STATES);
	for (int i = 0; i < REVIEW_STATES; i++) {
		if (i < CLUSTER_COUNT)
			grid->row_names[i] = review_state_name(i);
		grid->column_names[i] = i == REVIEW_OUT ? "left" :
			review_state_name(i);
	}
	for (size_t i = 0; i < review->set->seat_count; i++) {
		const struct review_seat *seat = &review->set->seats[i];

		if (class != SIZE_MAX && seat->class != class)
			continue;
		++*review_grid_at(grid, (size_t)seat->first,
			(size_t)seat->last);
		there += seat->last != REVIEW_OUT;
	}
	hide_left(grid, review, there);
	review_grid_finish(grid, review, NULL);
}

/* When a student came to where they are. */
static civil last_change(const struct review_seat *seat, civil until)
{
	civil when = CIVIL_NEVER;

	if (seat->last == REVIEW_OUT)
		return seat->student->left;
	for (size_t i = 0; i < seat->stay_count; i++) {
		if (seat->stays[i].since <= until)
			when = seat->stays[i].since;
	}
	return when;
}

static void write_detail(const struct review *review,
	struct document_section *section, const char *id, int from, int to)
{
	struct document_table *table = review_table(review, section, id,
		review_text(review, "From %s to %s", review_state_name(from),
		to == REVIEW_OUT ? "having left" : review_state_name(to)));
	struct document *document = review->document;

	table->is_detail = true;
	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "class", KIND_TEXT);
	document_column(document, table, "there since", KIND_DATE);
	document_column(document, table, "moves", KIND_COUNT);
	for (size_t i = 0; i < review->set->seat_count; i++) {
		const struct review_seat *seat = &review->set->seats[i];

		if (seat->first != from || seat->last != to)
			continue;
		document_text(document, table, seat->student->name);
		document_text(document, table, review_class_name(review,
			seat->class));
		document_date(table, last_change(seat,
			review->set->span.until));
		document_number(table, (double)seat->moves);
	}
}

static void open_matrix(const struct review *review,
	struct document_section *section, struct review_grid *grid)
{
	for (int i = 0; i < CLUSTER_COUNT; i++) {
		for (int j = 0; j < REVIEW_STATES; j++) {
			const char *id = review_text(review, "flow-%c-%c",
				"nrpei"[i], "nrpeio"[j]);

			if (!*review_grid_at(grid, (size_t)i, (size_t)j))
				continue;
			write_detail(review, section, id, i, j);
			review_grid_open(grid, (size_t)i, (size_t)j, id);
		}
	}
}

static void write_matrix(const struct review *review,
	struct document_section *section, size_t class)
{
	bool is_all = class == SIZE_MAX;
	struct document_table *table = review_table(review, section, is_all ?
		"movement-matrix" : review_text(review,
		"movement-matrix-class-%zu", class + 1), is_all ?
		"From where to where" : review_text(review,
		"From where to where in %s", review_class_name(review,
		class)));
	struct review_grid grid;

	review_matrix(&grid, review, class);
	if (is_all && !review->small)
		open_matrix(review, section, &grid);
	table->sheet = "Movement";
	review_grid_write(&grid, review, table, "from");
	document_note(review->document, table, "Rows: where a student stood "
		"at the start, or in the first cluster after it. Columns: "
		"where they stand at the end.");
}

static void count_flow(const struct review *review, size_t week,
	size_t counts[REVIEW_STATES][REVIEW_STATES])
{
	const struct review_set *set = review->set;
	civil from = week ? report_week_end(&set->span, week - 1) :
		set->span.from;
	civil to = report_week_end(&set->span, week);

	for (size_t i = 0; i < set->seat_count; i++)
		counts[review_state(&set->seats[i], from)]
			[review_state(&set->seats[i], to)]++;
}

static void write_week(const struct review *review,
	struct document_table *table, size_t week)
{
	size_t counts[REVIEW_STATES][REVIEW_STATES] = { { 0 } };

	count_flow(review, week, counts);
	for (size_t i = 0; i < REVIEW_STATES; i++) {
		for (size_t j = 0; j < REVIEW_STATES; j++) {
			int from = order[i], to = order[j];

			if (!counts[from][to] ||
			    (from == REVIEW_OUT && to == REVIEW_OUT))
				continue;
			document_number(table, (double)week);
			document_text(review->document, table,
				review_state_name(from));
			document_text(review->document, table,
				review_state_name(to));
			document_number(table, (double)counts[from][to]);
		}
	}
}

/* Of a week nearly all counts are small. */
static void write_flow(const struct review *review,
	struct document_section *section)
{
	struct document_table *table;

	if (review->small) {
		document_say(review->document, section, "The flow by week is "
			"left out: most of its counts are below %zu.",
			review->small);
		return;
	}
	table = review_table(review, section, "flow-weeks",
		"Flow between clusters, week by week");
	table->picture = PICTURE_FLOW;
	table->is_detail = !review->options->by_week;
	document_column(review->document, table, "week", KIND_COUNT);
	document_column(review->document, table, "from", KIND_TEXT);
	document_column(review->document, table, "to", KIND_TEXT);
	document_column(review->document, table, "students", KIND_COUNT);
	for (size_t i = 0; i < review->set->span.weeks; i++)
		write_week(review, table, i);
	document_note(review->document, table, "Week 0 is the first one: "
		"from the start to its end.");
}

static void say_flow(const struct review *review,
	struct document_section *section)
{
	const struct review_set *set = review->set;
	size_t entered = 0, left = 0, returned = 0, never = 0;

	for (size_t i = 0; i < set->seat_count; i++) {
		const struct review_seat *seat = &set->seats[i];

		entered += seat->student->entered > set->span.from &&
			seat->student->entered <= set->span.until;
		left += seat->student->left > set->span.from &&
			seat->student->left <= set->span.until;
		returned += seat->returned;
		never += !seat->moves && seat->last != REVIEW_OUT;
	}
	document_say(review->document, section, "Entered after the start: %s; "
		"left: %s.", review_some(review, entered, "student"),
		review_some(review, left, "student"));
	document_say(review->document, section, "Left a cluster and came back "
		"to it: %s.", review_some(review, returned, "student"));
	document_say(review->document, section, "Never moved: %s.",
		review_some(review, never, "student"));
}

void review_flow(const struct review *review)
{
	struct document_section *section = document_section(review->document,
		"flow", "Flow between clusters");

	say_flow(review, section);
	write_matrix(review, section, SIZE_MAX);
	for (size_t i = 0; i < review->set->count && !review->small &&
	     review->set->count > 1; i++)
		write_matrix(review, section, i);
	write_flow(review, section);
}
