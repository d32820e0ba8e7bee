/* SPDX-License-Identifier: MIT */
/*
 * Counts with their sums, of which small ones are withheld.
 *
 * Rows and columns, the sums' among them, are the nodes of a graph and the
 * withheld cells its edges. All that is said are sums along nodes, so that a
 * cell can be worked out if and only if its edge is on no circle (Gusfield
 * 1988): then two more rows and columns are closed to one.
 */
#include <assert.h>

#include "base/mem.h"
#include "review_set.h"

#define COST_NEVER (SIZE_MAX / 4)

void review_grid_init(struct review_grid *grid, const struct review *review,
	size_t rows, size_t columns)
{
	struct arena *arena = &review->document->arena;
	size_t cells = (rows + 1) * (columns + 1);

	*grid = (struct review_grid){
		.rows = rows,
		.columns = columns,
		.row_names = arena_new(arena, rows + 1, sizeof(char *)),
		.column_names = arena_new(arena, columns + 1, sizeof(char *)),
		.counts = arena_new(arena, cells, sizeof(*grid->counts)),
		.hidden = arena_new(arena, cells, sizeof(*grid->hidden)),
		.opens = arena_new(arena, cells, sizeof(char *)),
	};
	grid->row_names[rows] = "all";
	grid->column_names[columns] = "all";
}

static size_t place_of(const struct review_grid *grid, size_t row,
	size_t column)
{
	assert(row <= grid->rows && column <= grid->columns);
	return row * (grid->columns + 1) + column;
}

size_t *review_grid_at(const struct review_grid *grid, size_t row,
	size_t column)
{
	return &grid->counts[place_of(grid, row, column)];
}

enum review_hidden review_grid_hidden(const struct review_grid *grid,
	size_t row, size_t column)
{
	return grid->hidden[place_of(grid, row, column)];
}

static void add_up(struct review_grid *grid)
{
	for (size_t i = 0; i < grid->rows; i++) {
		for (size_t j = 0; j < grid->columns; j++) {
			size_t count = *review_grid_at(grid, i, j);

			*review_grid_at(grid, i, grid->columns) += count;
			*review_grid_at(grid, grid->rows, j) += count;
			*review_grid_at(grid, grid->rows, grid->columns) +=
				count;
		}
	}
}

/* Reaches whatever hangs together with a node; nodes are rows, then columns. */
static void spread(const struct review_grid *grid, size_t without,
	size_t node, bool *reached)
{
	size_t rows = grid->rows + 1, columns = grid->columns + 1;
	size_t *queue = mem_new(rows + columns, sizeof(*queue));
	size_t count = 0;

	queue[count++] = node;
	reached[node] = true;
	for (size_t i = 0; i < count; i++) {
		bool is_row = queue[i] < rows;
		size_t others = is_row ? columns : rows;

		for (size_t j = 0; j < others; j++) {
			size_t place = is_row ? place_of(grid, queue[i], j) :
				place_of(grid, j, queue[i] - rows);
			size_t other = is_row ? rows + j : j;

			if (place == without || !grid->hidden[place] ||
			    reached[other])
				continue;
			reached[other] = true;
			queue[count++] = other;
		}
	}
	mem_free(queue);
}

static bool is_on_circle(const struct review_grid *grid, size_t row,
	size_t column)
{
	size_t rows = grid->rows + 1, nodes = rows + grid->columns + 1;
	bool *reached = mem_new(nodes, sizeof(*reached));
	bool answer;

	spread(grid, place_of(grid, row, column), row, reached);
	answer = reached[rows + column];
	mem_free(reached);
	return answer;
}

/* What is lost by withholding one more; a zero tells the least. */
static size_t cost_of(const struct review_grid *grid, size_t small,
	size_t row, size_t column)
{
	size_t count = *review_grid_at(grid, row, column);

	if (review_grid_hidden(grid, row, column))
		return 0;
	if (grid->has_fixed_sums && row == grid->rows)
		return COST_NEVER;
	return count ? count : small;
}

static void hide(struct review_grid *grid, size_t row, size_t column)
{
	enum review_hidden *hidden = &grid->hidden[place_of(grid, row,
		column)];

	if (!*hidden)
		*hidden = HIDDEN_BESIDE;
}

/* The cheapest circle of four that a cell is on. */
static void close_circle(struct review_grid *grid, size_t small, size_t row,
	size_t column)
{
	size_t best = SIZE_MAX, other_row = row, other_column = column;

	for (size_t i = 0; i <= grid->rows; i++) {
		for (size_t j = 0; j <= grid->columns; j++) {
			size_t cost = cost_of(grid, small, i, column) +
				cost_of(grid, small, row, j) +
				cost_of(grid, small, i, j);

			if (i == row || j == column || cost >= best)
				continue;
			best = cost;
			other_row = i;
			other_column = j;
		}
	}
	hide(grid, other_row, column);
	hide(grid, row, other_column);
	hide(grid, other_row, other_column);
}

void review_grid_finish(struct review_grid *grid,
	const struct review *review, const struct review_grid *sums)
{
	bool is_done = false;

	add_up(grid);
	grid->has_fixed_sums = sums;
	for (size_t j = 0; sums && j <= grid->columns; j++)
		grid->hidden[place_of(grid, grid->rows, j)] =
			sums->hidden[place_of(sums, sums->rows, j)];
	for (size_t i = 0; i < (grid->rows + 1) * (grid->columns + 1); i++) {
		if (grid->counts[i] && grid->counts[i] < review->small)
			grid->hidden[i] = HIDDEN_SMALL;
	}
	while (!is_done) {
		is_done = true;
		for (size_t i = 0; i <= grid->rows; i++) {
			for (size_t j = 0; j <= grid->columns; j++) {
				if (!review_grid_hidden(grid, i, j) ||
				    is_on_circle(grid, i, j))
					continue;
				close_circle(grid, review->small, i, j);
				is_done = false;
			}
		}
	}
}

void review_grid_open(const struct review_grid *grid, size_t row,
	size_t column, const char *id)
{
	grid->opens[place_of(grid, row, column)] = id;
}

void review_grid_cell(const struct review_grid *grid,
	const struct review *review, struct document_table *table,
	size_t row, size_t column)
{
	enum review_hidden hidden = review_grid_hidden(grid, row, column);

	if (hidden) {
		struct document_cell *cell = document_withheld(table);

		table->small = review->small;
		cell->text = hidden == HIDDEN_BESIDE ? REVIEW_HIDDEN : NULL;
		return;
	}
	document_number(table, (double)*review_grid_at(grid, row, column))
		->opens = grid->opens[place_of(grid, row, column)];
}

void review_grid_write(const struct review_grid *grid,
	const struct review *review, struct document_table *table,
	const char *first)
{
	document_column(review->document, table, first, KIND_TEXT);
	for (size_t j = 0; j <= grid->columns; j++)
		document_column(review->document, table,
			grid->column_names[j], KIND_COUNT);
	for (size_t i = 0; i <= grid->rows; i++) {
		document_text(review->document, table, grid->row_names[i]);
		for (size_t j = 0; j <= grid->columns; j++)
			review_grid_cell(grid, review, table, i, j);
	}
}
