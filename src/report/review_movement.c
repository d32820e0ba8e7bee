/* SPDX-License-Identifier: MIT */
/* Moves by objective, class, teacher and segment; what was decided on them. */
#include <math.h>

#include "base/text.h"
#include "review_set.h"

#define MOVE_WAYS 4       /* up, down, into and out of intervene */
#define DETAILED_MOST 2000 /* moves that open to names */

static const enum review_way shown[MOVE_WAYS] = {
	WAY_UP, WAY_DOWN, WAY_INTO, WAY_OUT_OF
};
static const char *const shown_names[MOVE_WAYS] = {
	"up", "down", "into intervene", "out of intervene"
};

struct breakdown {
	const struct review *review;
	struct review_grid grid;
	const struct review_grid *sums;
	VEC(const char *) names;
};

static size_t column_of(const struct review_move *move)
{
	size_t column = 0;

	while (column < MOVE_WAYS && shown[column] != move->way)
		column++;
	return column;
}

static void add_name(struct breakdown *breakdown, const char *name)
{
	for (size_t i = 0; i < breakdown->names.count; i++) {
		if (text_equal(breakdown->names.items[i], name))
			return;
	}
	vec_push(&breakdown->names, name);
}

typedef const char *name_of_move(const struct review *review,
	const struct review_move *move);

static const char *objective_of(const struct review *review,
	const struct review_move *move)
{
	size_t class = review->set->seats[move->seat].class;

	return review_objective_name(&review->set->classes[class],
		move->to->objective);
}

static const char *class_of(const struct review *review,
	const struct review_move *move)
{
	return review_class_name(review,
		review->set->seats[move->seat].class);
}

static const char *teacher_named(const char *teacher)
{
	return teacher ? teacher : "unknown";
}

static const char *teacher_of(const struct review *review,
	const struct review_move *move)
{
	size_t class = review->set->seats[move->seat].class;

	return teacher_named(review->set->classes[class].teacher);
}

static const char *segment_named(const struct report_student *student)
{
	return student->segment ? student->segment : "unknown";
}

static const char *segment_of(const struct review *review,
	const struct review_move *move)
{
	return segment_named(review->set->seats[move->seat].student);
}

static void fill(struct breakdown *breakdown, name_of_move *name_of)
{
	const struct review_set *set = breakdown->review->set;
	struct review_grid *grid = &breakdown->grid;

	review_grid_init(grid, breakdown->review, breakdown->names.count,
		MOVE_WAYS);
	for (size_t i = 0; i < MOVE_WAYS; i++)
		grid->column_names[i] = shown_names[i];
	for (size_t i = 0; i < breakdown->names.count; i++)
		grid->row_names[i] = breakdown->names.items[i];
	for (size_t i = 0; i < set->moves.count; i++) {
		const struct review_move *move = &set->moves.items[i];
		const char *name = name_of(breakdown->review, move);
		size_t row = 0;

		if (column_of(move) == MOVE_WAYS)
			continue;
		while (!text_equal(breakdown->names.items[row], name))
			row++;
		++*review_grid_at(grid, row, column_of(move));
	}
	review_grid_finish(grid, breakdown->review, breakdown->sums);
}

static void write_detail(const struct breakdown *breakdown,
	struct document_section *section, const char *id, size_t row,
	size_t column)
{
	const struct review *review = breakdown->review;
	struct document *document = review->document;
	struct document_table *table = review_table(review, section, id,
		review_text(review, "%s: %s", breakdown->names.items[row],
		shown_names[column]));

	table->is_detail = true;
	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "class", KIND_TEXT);
	document_column(document, table, "from", KIND_TEXT);
	document_column(document, table, "to", KIND_TEXT);
	document_column(document, table, "when", KIND_DATE);
	for (size_t i = 0; i < review->set->moves.count; i++) {
		const struct review_move *move = &review->set->moves.items[i];

		if (column_of(move) != column || !text_equal(
		    breakdown->names.items[row], objective_of(review, move)))
			continue;
		document_text(document, table,
			review->set->seats[move->seat].student->name);
		document_text(document, table, class_of(review, move));
		document_text(document, table,
			cluster_name(move->from->cluster));
		document_text(document, table,
			cluster_name(move->to->cluster));
		document_date(table, move->to->since);
	}
}

static void open_objectives(struct breakdown *breakdown,
	struct document_section *section)
{
	const struct review *review = breakdown->review;

	if (review->small || review->set->moves.count > DETAILED_MOST)
		return;
	for (size_t i = 0; i < breakdown->names.count; i++) {
		for (size_t j = 0; j < MOVE_WAYS; j++) {
			const char *id = review_text(review,
				"moves-objective-%zu-%zu", i + 1, j + 1);

			if (!*review_grid_at(&breakdown->grid, i, j))
				continue;
			write_detail(breakdown, section, id, i, j);
			review_grid_open(&breakdown->grid, i, j, id);
		}
	}
}

static void write_breakdown(struct breakdown *breakdown,
	struct document_section *section, const char *by)
{
	const struct review *review = breakdown->review;
	struct document_table *table = review_table(review, section,
		review_text(review, "moves-by-%s", by),
		review_text(review, "Moves by %s", by));

	table->sheet = "Movement";
	review_grid_write(&breakdown->grid, review, table, by);
	vec_release(&breakdown->names);
}

static void by_objective(const struct review *review,
	struct document_section *section, const struct review_grid *sums)
{
	struct breakdown breakdown = { .review = review, .sums = sums };
	const struct review_set *set = review->set;

	for (size_t i = 0; i < set->count; i++) {
		for (size_t j = 0; j < set->classes[i].objective_count; j++)
			add_name(&breakdown,
				set->classes[i].objectives[j].name);
	}
	for (size_t i = 0; i < set->moves.count; i++)
		add_name(&breakdown, objective_of(review,
			&set->moves.items[i]));
	fill(&breakdown, objective_of);
	open_objectives(&breakdown, section);
	write_breakdown(&breakdown, section, "objective");
}

static void by_class(const struct review *review,
	struct document_section *section, const struct review_grid *sums)
{
	struct breakdown breakdown = { .review = review, .sums = sums };

	for (size_t i = 0; i < review->set->count; i++)
		add_name(&breakdown, review_class_name(review, i));
	fill(&breakdown, class_of);
	write_breakdown(&breakdown, section, "class");
}

static void by_teacher(const struct review *review,
	struct document_section *section)
{
	struct breakdown breakdown = { .review = review };

	for (size_t i = 0; i < review->set->count; i++)
		add_name(&breakdown, teacher_named(
			review->set->classes[i].teacher));
	fill(&breakdown, teacher_of);
	write_breakdown(&breakdown, section, "teacher");
}

static void by_segment(const struct review *review,
	struct document_section *section, const struct review_grid *sums)
{
	struct breakdown breakdown = { .review = review, .sums = sums };

	for (size_t i = 0; i < review->set->seat_count; i++)
		add_name(&breakdown, segment_named(
			review->set->seats[i].student));
	fill(&breakdown, segment_of);
	write_breakdown(&breakdown, section, "segment");
}

/* All moves, by way: what every breakdown adds up to. */
static void read_sums(struct review_grid *sums, const struct review *review)
{
	review_grid_init(sums, review, 1, MOVE_WAYS);
	for (size_t i = 0; i < review->set->moves.count; i++) {
		size_t column = column_of(&review->set->moves.items[i]);

		if (column < MOVE_WAYS)
			++*review_grid_at(sums, 0, column);
	}
	review_grid_finish(sums, review, NULL);
}

static void write_decisions(const struct review *review,
	struct document_section *section)
{
	static const char *const names[] = {
		"accepted", "refused", "redirected"
	};
	const struct review_set *set = review->set;
	struct document_table *table = review_table(review, section,
		"decisions", "Proposed moves");
	struct review_grid grid;

	review_grid_init(&grid, review, set->count, ARRAY_LEN(names));
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		grid.column_names[i] = names[i];
	for (size_t i = 0; i < set->count; i++) {
		const struct report_class *class = &set->classes[i];

		grid.row_names[i] = review_class_name(review, i);
		for (size_t j = 0; j < class->decision_count; j++) {
			const struct report_decision *it =
				&class->decisions[j];

			++*review_grid_at(&grid, i, review_is_accepted(it) ?
				0 : it->placed == CLUSTER_NONE ? 1 : 2);
		}
	}
	review_grid_finish(&grid, review, NULL);
	table->sheet = "Movement";
	review_grid_write(&grid, review, table, "class");
	document_note(review->document, table, "Redirected: placed in another "
		"cluster than the one proposed.");
}

static void say_decisions(const struct review *review,
	struct document_section *section)
{
	const struct review_figures *figures = &review->set->figures;
	size_t all = figures->decisions;

	if (!all) {
		document_say(review->document, section,
			"No move was proposed and decided.");
		return;
	}
	document_say(review->document, section, "Of %s proposed, accepted: "
		"%s; refused: %s; redirected: %s.", review_some(review, all,
		"move"), review_percent(review, figures->accepted, all),
		review_percent(review, figures->refused, all),
		review_percent(review, all - figures->accepted -
		figures->refused, all));
}

static void write_core(const struct review *review,
	struct document_section *section)
{
	const struct review_set *set = review->set;
	struct document_table *table = review_table(review, section, "core",
		"Past the upper line: the 80% line of core teaching");
	struct document *document = review->document;

	document_column(document, table, "class", KIND_TEXT);
	document_column(document, table, "teacher", KIND_TEXT);
	document_column(document, table, "past the line", KIND_SHARE);
	document_column(document, table, "core teaching", KIND_TEXT);
	for (size_t i = 0; i < set->count; i++) {
		const struct report_class *class = &set->classes[i];
		bool is_below = (double)class->past_line <
			REVIEW_CORE_SHARE * (double)class->judged;

		document_text(document, table, review_class_name(review, i));
		document_text(document, table, class->teacher);
		review_share(review, table, class->past_line, class->judged);
		document_text(document, table, !class->judged ||
			class->judged < review->small ? NULL :
			is_below ? "needs repair" : "holds");
	}
	document_note(document, table, "Of the students judged on the "
		"objective in focus now. With fewer than 80% past the line, "
		"core teaching needs repair before groups do.");
}

void review_movement(const struct review *review)
{
	struct document_section *section = document_section(review->document,
		"movement", "Movement");
	const struct review_figures *figures = &review->set->figures;
	struct review_grid sums;

	document_say(review->document, section, "Between clusters: %s; taken "
		"back within %d days: %s.", review_some(review,
		figures->moves, "move"), REVIEW_REVERSED_DAYS,
		review_percent(review, figures->reversed, figures->moves));
	say_decisions(review, section);
	read_sums(&sums, review);
	by_objective(review, section, review->small ? &sums : NULL);
	by_class(review, section, review->small ? &sums : NULL);
	if (!review->small)
		by_teacher(review, section);
	by_segment(review, section, review->small ? &sums : NULL);
	write_decisions(review, section);
	write_core(review, section);
}
