/* SPDX-License-Identifier: MIT */
/*
 * What is withheld cannot be worked out: all that a reader could add up and
 * take off is a system of linear equations, and a count that is withheld is
 * found out when, solved, an equation is about it alone.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../../src/report/review_set.h"
#include "base/mem.h"
#include "base/rng.h"

#define UNKNOWNS_MOST 400
#define EQUATIONS_MOST 400
#define SMALL 5

/* Of unknowns only: what is known does not change what can be solved. */
struct system {
	double (*of)[UNKNOWNS_MOST];
	size_t equations;
	size_t unknowns;
};

static void swap_equations(struct system *system, size_t a, size_t b)
{
	for (size_t i = 0; i < system->unknowns; i++) {
		double kept = system->of[a][i];

		system->of[a][i] = system->of[b][i];
		system->of[b][i] = kept;
	}
}

static void take_off(struct system *system, size_t from, size_t pivot,
	size_t column)
{
	double times = system->of[from][column];

	for (size_t i = 0; i < system->unknowns; i++)
		system->of[from][i] -= times * system->of[pivot][i];
}

/* Gauss and Jordan. */
static void solve(struct system *system)
{
	size_t done = 0;

	for (size_t j = 0; j < system->unknowns; j++) {
		size_t pivot = done;
		double by;

		while (pivot < system->equations &&
		    fabs(system->of[pivot][j]) < 1e-6)
			pivot++;
		if (pivot == system->equations)
			continue;
		swap_equations(system, pivot, done);
		by = system->of[done][j];
		for (size_t i = 0; i < system->unknowns; i++)
			system->of[done][i] /= by;
		for (size_t i = 0; i < system->equations; i++) {
			if (i != done)
				take_off(system, i, done, j);
		}
		done++;
	}
}

static size_t found_out(struct system *system)
{
	size_t found = 0;

	solve(system);
	for (size_t i = 0; i < system->equations; i++) {
		size_t about = 0;

		for (size_t j = 0; j < system->unknowns; j++)
			about += fabs(system->of[i][j]) > 1e-6;
		found += about == 1;
	}
	return found;
}

static struct system new_system(void)
{
	return (struct system){
		.of = mem_new(EQUATIONS_MOST, sizeof(double[UNKNOWNS_MOST])),
	};
}

/* A table of counts with its sums; the first column names. */
static size_t add_table(struct system *system,
	const struct document_table *table)
{
	size_t rows = document_rows(table), columns = table->columns.count;
	size_t first = system->unknowns;

	for (size_t i = 0; i < rows; i++) {
		for (size_t j = 1; j < columns; j++) {
			size_t unknown = first + i * (columns - 1) + j - 1;

			if (document_at(table, i, j)->state != CELL_WITHHELD)
				continue;
			system->of[system->equations + i][unknown] =
				j + 1 == columns ? -1 : 1;
			system->of[system->equations + rows + j - 1][unknown] =
				i + 1 == rows ? -1 : 1;
		}
	}
	system->equations += rows + columns - 1;
	system->unknowns += rows * (columns - 1);
	assert_true(system->equations < EQUATIONS_MOST);
	assert_true(system->unknowns < UNKNOWNS_MOST);
	return first;
}

static void add_same(struct system *system, const struct document_cell *a,
	size_t unknown_a, const struct document_cell *b, size_t unknown_b)
{
	if (a->state == CELL_WITHHELD)
		system->of[system->equations][unknown_a] = 1;
	if (b->state == CELL_WITHHELD)
		system->of[system->equations][unknown_b] -= 1;
	system->equations++;
}

/* The last rows of two tables say the same. */
static void add_same_sums(struct system *system,
	const struct document_table *a, size_t first_a,
	const struct document_table *b, size_t first_b)
{
	size_t columns = a->columns.count;

	for (size_t j = 1; j < columns; j++)
		add_same(system, document_at(a, document_rows(a) - 1, j),
			first_a + (document_rows(a) - 1) * (columns - 1) +
			j - 1, document_at(b, document_rows(b) - 1, j),
			first_b + (document_rows(b) - 1) * (columns - 1) +
			j - 1);
}

static void write_grid(struct document *document, size_t rows,
	size_t columns, const size_t *counts)
{
	const struct review review = { .document = document, .small = SMALL };
	struct document_section *section = document_section(document, "s",
		"S");
	struct review_grid grid;

	review_grid_init(&grid, &review, rows, columns);
	for (size_t i = 0; i < rows; i++) {
		grid.row_names[i] = "row";
		for (size_t j = 0; j < columns; j++) {
			grid.column_names[j] = "column";
			*review_grid_at(&grid, i, j) = counts[i * columns + j];
		}
	}
	review_grid_finish(&grid, &review, NULL);
	review_grid_write(&grid, &review, document_table(document, section,
		"grid", "Grid"), "first");
}

static void assert_grid(size_t rows, size_t columns, const size_t *counts,
	const char *expected)
{
	struct document document;
	const struct document_table *table;
	struct buf out = BUF_INIT;

	document_init(&document, "T", "S");
	write_grid(&document, rows, columns, counts);
	table = document_find(&document, "grid");
	for (size_t i = 0; i < document_rows(table); i++) {
		for (size_t j = 1; j < table->columns.count; j++) {
			buf_addc(&out, ' ');
			document_write_cell(&out, table, i, j);
		}
		buf_addc(&out, '\n');
	}
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	document_release(&document);
}

static void test_grid__shows_all_that_is_not_small(void **state)
{
	static const size_t counts[] = { 5, 0, 9, 12 };

	(void)state;
	assert_grid(2, 2, counts, " 5 0 5\n 9 12 21\n 14 12 26\n");
}

static void test_grid__withholds_a_small_count_and_three_beside_it(
	void **state)
{
	static const size_t counts[] = { 3, 20, 30, 8, 40, 50, 60, 70, 80 };

	(void)state;
	assert_grid(3, 3, counts, " <5 * 30 53\n * * 50 98\n 60 70 80 210\n"
		" 71 130 160 361\n");
}

static void test_grid__withholds_a_single_row_with_its_sum(void **state)
{
	static const size_t counts[] = { 3, 20, 30 };

	(void)state;
	assert_grid(1, 3, counts, " <5 * 30 53\n <5 * 30 53\n");
}

static void test_grid__gives_no_count_away_by_its_sums(void **state)
{
	struct rng rng;

	(void)state;
	rng_init(&rng, 7);
	for (int round = 0; round < 200; round++) {
		size_t rows = 1 + rng_below(&rng, 6);
		size_t columns = 1 + rng_below(&rng, 6);
		size_t counts[36];
		struct system system = new_system();
		struct document document;

		for (size_t i = 0; i < rows * columns; i++)
			counts[i] = rng_below(&rng, 1 + rng_below(&rng, 30));
		document_init(&document, "T", "S");
		write_grid(&document, rows, columns, counts);
		add_table(&system, document_find(&document, "grid"));
		assert_int_equal(found_out(&system), 0);
		document_release(&document);
		mem_free(system.of);
	}
}

#define STUDENTS_MOST 60
#define STAYS_MOST 4

struct world {
	struct report_class classes[3];
	struct report_student students[3][STUDENTS_MOST];
	struct stay stays[3][STUDENTS_MOST * STAYS_MOST];
	struct report_decision decisions[3][STUDENTS_MOST];
	size_t count;
};

static void make_student(struct rng *rng, struct report_class *class,
	int64_t id)
{
	static const char *const segments[] = { "a", "b", "c" };
	size_t stays = rng_below(rng, STAYS_MOST + 1);
	civil when = (civil)rng_below(rng, 20) * CIVIL_DAY;

	class->students[class->student_count++] = (struct report_student){
		.id = id, .name = "X", .left = rng_below(rng, 9) ?
			CIVIL_NEVER : 60 * CIVIL_DAY,
		.last_seen = CIVIL_NEVER,
		.segment = segments[rng_below(rng, 3)],
	};
	for (size_t i = 0; i < stays; i++) {
		civil next = when + (1 + (civil)rng_below(rng, 25)) *
			CIVIL_DAY;

		class->stays[class->stay_count++] = (struct stay){
			.student = id, .since = when,
			.cluster = 1 + (enum cluster)rng_below(rng, 4),
			.objective = (int64_t)rng_below(rng, 3),
			.until = i + 1 < stays ? next : CIVIL_NEVER,
		};
		when = next;
	}
	if (rng_below(rng, 2))
		class->decisions[class->decision_count++] =
			(struct report_decision){ .student = id, .outcome = NAN,
			.to = CLUSTER_PRACTICE,
			.placed = (enum cluster)rng_below(rng, 4) };
}

static void make_world(struct rng *rng, struct world *world)
{
	static struct objective objectives[] = { { 1, "x" }, { 2, "y" } };
	static const char *const names[] = { "1", "2", "3" };

	*world = (struct world){ .count = 1 + rng_below(rng, 3) };
	for (size_t i = 0; i < world->count; i++) {
		struct report_class *class = &world->classes[i];
		size_t students = rng_below(rng, STUDENTS_MOST);

		*class = (struct report_class){
			.name = names[i], .teacher = names[i / 2],
			.students = world->students[i],
			.stays = world->stays[i],
			.decisions = world->decisions[i],
			.objectives = objectives, .objective_count = 2,
		};
		for (size_t j = 0; j < students; j++)
			make_student(rng, class, (int64_t)(100 * i + j + 1));
	}
}

/* The sizes of the last week are the sums of the matrix. */
static void add_sizes(struct system *system, const struct document *document,
	const struct document_table *matrix, size_t first)
{
	/* reteach, practice, extend, intervene, none */
	static const size_t column_of[] = { 2, 3, 4, 5, 1 };
	const struct document_table *sizes = document_find(document, "sizes");
	size_t last = document_rows(sizes) - 1, unknown = system->unknowns;
	size_t sums = first + (document_rows(matrix) - 1) *
		(matrix->columns.count - 1);

	for (size_t j = 0; j < ARRAY_LEN(column_of); j++)
		add_same(system, document_at(sizes, last, j + 1), unknown + j,
			document_at(matrix, document_rows(matrix) - 1,
			column_of[j]), sums + column_of[j] - 1);
	for (size_t j = 1; j <= ARRAY_LEN(column_of) + 1; j++) {
		if (document_at(sizes, last, j)->state == CELL_WITHHELD)
			system->of[system->equations][unknown + j - 1] =
				j > ARRAY_LEN(column_of) ? -1 : 1;
	}
	system->equations++;
	system->unknowns += ARRAY_LEN(column_of) + 1;
}

static void assert_keeps(const struct document *document)
{
	static const char *const breakdowns[] = {
		"moves-by-objective", "moves-by-class", "moves-by-segment"
	};
	const struct document_table *before = NULL, *table;
	struct system system = new_system();
	size_t first, first_before = 0;

	table = document_find(document, "movement-matrix");
	first = add_table(&system, table);
	add_sizes(&system, document, table, first);
	add_table(&system, document_find(document, "decisions"));
	for (size_t i = 0; i < ARRAY_LEN(breakdowns); i++) {
		table = document_find(document, breakdowns[i]);
		first = add_table(&system, table);
		if (before)
			add_same_sums(&system, before, first_before, table,
				first);
		before = table;
		first_before = first;
	}
	assert_null(document_find(document, "moves-by-teacher"));
	assert_int_equal(found_out(&system), 0);
	mem_free(system.of);
}

/* A count below the limit that is shown, whatever the table. */
static void assert_nothing_small(const struct document *document)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			const struct document_table *table =
				section->tables.items[j];

			for (size_t k = 0; k < table->cells.count; k++) {
				const struct document_cell *cell =
					&table->cells.items[k];

				if (table->columns.items[k %
				    table->columns.count].kind == KIND_COUNT &&
				    cell->state == CELL_VALUE)
					assert_true(cell->number < .5 ||
						cell->number > SMALL - .5);
			}
		}
	}
}

/* "<5" is said only of what is. */
static void assert_true_of(const struct document *document,
	const struct document *whole)
{
	static const char *const ids[] = {
		"sizes", "movement-matrix", "moves-by-objective",
		"moves-by-class", "moves-by-segment", "decisions"
	};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		const struct document_table *table = document_find(document,
			ids[i]);
		const struct document_table *of = document_find(whole,
			ids[i]);

		assert_int_equal(table->cells.count, of->cells.count);
		for (size_t k = 0; k < table->cells.count; k++) {
			const struct document_cell *cell =
				&table->cells.items[k];

			if (cell->state != CELL_WITHHELD || cell->text)
				continue;
			assert_in_range(lround(of->cells.items[k].number), 1,
				SMALL - 1);
		}
	}
}

static void test_review__gives_no_count_away_by_its_tables(void **state)
{
	const struct review_options options = {
		.small = SMALL,
		.span = { .from = 4 * CIVIL_DAY, .until = 70 * CIVIL_DAY,
			.weeks = 10 },
	};
	struct review_options open = options;
	struct world *world = mem_new(1, sizeof(*world));
	struct rng rng;

	(void)state;
	open.small = 0;
	rng_init(&rng, 11);
	for (int round = 0; round < 60; round++) {
		struct document document, whole;

		make_world(&rng, world);
		review_write(&document, world->classes, world->count,
			&options);
		review_write(&whole, world->classes, world->count, &open);
		assert_true_of(&document, &whole);
		document_release(&whole);
		assert_nothing_small(&document);
		assert_keeps(&document);
		document_release(&document);
	}
	mem_free(world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grid__shows_all_that_is_not_small),
		cmocka_unit_test(
			test_grid__withholds_a_small_count_and_three_beside_it),
		cmocka_unit_test(
			test_grid__withholds_a_single_row_with_its_sum),
		cmocka_unit_test(test_grid__gives_no_count_away_by_its_sums),
		cmocka_unit_test(
			test_review__gives_no_count_away_by_its_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
