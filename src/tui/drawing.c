/* SPDX-License-Identifier: MIT */
/* Block characters, and what stands for them in ASCII. */
#include "drawing.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/cluster.h"

#define GROUPS_MOST 8
#define LABEL_CELLS 6     /* "moved " */
#define LEGEND_CELLS 18
#define STACK_CELLS 3
#define NARROW_CELLS 1

enum { WEEK, FROM, TO, STUDENTS };

void drawing_line(struct paper *paper)
{
	const struct paper_line line = { .from = paper->pieces.count };

	vec_push(&paper->lines, line);
}

void drawing_piece(struct paper *paper, size_t col, enum style style,
	const char *text)
{
	const struct paper_piece piece = {
		.col = col,
		.cells = text_width(text),
		.text = arena_strdup(&paper->arena, text),
		.style = style,
		.column = PAPER_NONE,
	};

	vec_push(&paper->pieces, piece);
	paper->lines.items[paper->lines.count - 1].count++;
}

static size_t step_of(double share, size_t steps)
{
	double part = fmin(fmax(share, 0), 1) * (double)steps;

	return part >= (double)steps ? steps - 1 : (size_t)part;
}

void drawing_write_strip(struct buf *out, const struct document_cell *cell,
	size_t cells, bool is_ascii)
{
	static const char *const blocks[] = {
		"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"
	};
	size_t first = cell->strip_count > cells ?
		cell->strip_count - cells : 0;

	for (size_t i = first; i < cell->strip_count; i++) {
		double value = cell->strip[i];

		if (isnan(value))
			buf_addc(out, is_ascii ? '.' : ' ');
		else if (is_ascii)
			buf_addf(out, "%zu", step_of(value, 10));
		else
			buf_adds(out, blocks[step_of(value, 8)]);
	}
}

void drawing_write_shade(struct buf *out, double share, bool is_digit)
{
	static const char *const shades[] = { "·", "░", "▒", "▓", "█" };

	if (is_digit)
		buf_addf(out, "%zu", step_of(share, 10));
	else
		buf_adds(out, shades[step_of(share, 5)]);
}

void drawing_write_bar(struct buf *out, double share, size_t cells,
	bool is_ascii)
{
	size_t full = (size_t)lround(share * (double)cells);

	if (!full && share > 0)
		full = 1;
	for (size_t i = 0; i < full; i++)
		buf_adds(out, is_ascii ? "#" : "█");
}

struct flow {
	const char *groups[GROUPS_MOST]; /* in the order they first come */
	char letters[GROUPS_MOST];
	size_t group_count;
	size_t stacks;
	double *sizes;         /* by stack, then group */
	double *moved;         /* by the stack that they moved to */
	double most;           /* students of the largest stack */
};

static size_t group_of(struct flow *flow, const char *name)
{
	size_t i = 0;

	while (i < flow->group_count && strcmp(flow->groups[i], name) != 0)
		i++;
	if (i == flow->group_count && i < GROUPS_MOST)
		flow->groups[flow->group_count++] = name;
	return i < GROUPS_MOST ? i : GROUPS_MOST - 1;
}

static const char *name_at(const struct document_table *table, size_t row,
	size_t column)
{
	const struct document_cell *cell = document_at(table, row, column);

	return cell->text ? cell->text : "-";
}

static double number_at(const struct document_table *table, size_t row,
	size_t column)
{
	const struct document_cell *cell = document_at(table, row, column);

	return cell->state == CELL_VALUE ? cell->number : 0;
}

static double *size_at(const struct flow *flow, size_t stack, size_t group)
{
	return &flow->sizes[stack * GROUPS_MOST + group];
}

/* Its first letter in capitals; where another has that, a small one. */
static char letter_of(const struct flow *flow, size_t group)
{
	struct buf folded = BUF_INIT;
	char letter;

	text_fold_key(&folded, flow->groups[group]);
	letter = folded.len && folded.data[0] > 0 ? folded.data[0] : '-';
	buf_release(&folded);
	if (letter >= 'a' && letter <= 'z')
		letter = (char)(letter - 'a' + 'A');
	for (size_t i = 0; i < group; i++) {
		if (flow->letters[i] == letter)
			return (char)(letter | 0x20);
	}
	return letter;
}

/* The highest group on top, what is no cluster last. */
static int order_of(const char *name)
{
	static const int places[] = {
		[CLUSTER_NONE] = 4, [CLUSTER_RETEACH] = 2,
		[CLUSTER_PRACTICE] = 1, [CLUSTER_EXTEND] = 0,
		[CLUSTER_INTERVENE] = 3,
	};
	enum cluster cluster;

	return cluster_parse(name, &cluster) ? places[cluster] :
		places[CLUSTER_NONE];
}

static void sort_groups(struct flow *flow)
{
	for (size_t i = 1; i < flow->group_count; i++) {
		const char *name = flow->groups[i];
		size_t j = i;

		for (; j > 0 && order_of(flow->groups[j - 1]) >
		     order_of(name); j--)
			flow->groups[j] = flow->groups[j - 1];
		flow->groups[j] = name;
	}
	for (size_t i = 0; i < flow->group_count; i++)
		flow->letters[i] = letter_of(flow, i);
}

static void read_sizes(struct flow *flow, const struct document_table *table)
{
	double *into = mem_new(flow->stacks * GROUPS_MOST, sizeof(*into));

	for (size_t i = 0; i < document_rows(table); i++) {
		size_t week = (size_t)number_at(table, i, WEEK);
		size_t from = group_of(flow, name_at(table, i, FROM));
		size_t to = group_of(flow, name_at(table, i, TO));
		double students = number_at(table, i, STUDENTS);

		*size_at(flow, week, from) += students;
		into[(week + 1) * GROUPS_MOST + to] += students;
		flow->moved[week + 1] += from == to ? 0 : students;
	}
	for (size_t i = 0; i < flow->stacks; i++) {
		double sum = 0;

		for (size_t j = 0; j < GROUPS_MOST; j++) {
			*size_at(flow, i, j) = fmax(*size_at(flow, i, j),
				into[i * GROUPS_MOST + j]);
			sum += *size_at(flow, i, j);
		}
		flow->most = fmax(flow->most, sum);
	}
	mem_free(into);
}

static void read_flow(struct flow *flow, const struct document_table *table)
{
	for (size_t i = 0; i < document_rows(table); i++) {
		size_t week = (size_t)number_at(table, i, WEEK);

		group_of(flow, name_at(table, i, FROM));
		group_of(flow, name_at(table, i, TO));
		if (week + 2 > flow->stacks)
			flow->stacks = week + 2;
	}
	sort_groups(flow);
	flow->sizes = mem_new(flow->stacks * GROUPS_MOST,
		sizeof(*flow->sizes));
	flow->moved = mem_new(flow->stacks, sizeof(*flow->moved));
	read_sizes(flow, table);
}

/* Rows that a group has in a stack: whoever is there has one. */
static size_t rows_of(const struct flow *flow, size_t stack, size_t group)
{
	double size = *size_at(flow, stack, group);
	size_t rows = (size_t)lround(size * DRAWING_FLOW_ROWS /
		fmax(flow->most, 1));

	return size > 0 && !rows ? 1 : rows;
}

static size_t height_of(const struct flow *flow, size_t stack)
{
	size_t height = 0;

	for (size_t i = 0; i < flow->group_count; i++)
		height += rows_of(flow, stack, i);
	return height;
}

/* Which group stands so many rows above the foot of a stack. */
static size_t group_above(const struct flow *flow, size_t stack,
	size_t above)
{
	for (size_t i = flow->group_count; i-- > 0; ) {
		size_t rows = rows_of(flow, stack, i);

		if (above < rows)
			return i;
		above -= rows;
	}
	return PAPER_NONE;
}

static enum style style_of(const char *group)
{
	enum cluster cluster;

	if (!cluster_parse(group, &cluster) || cluster == CLUSTER_NONE)
		return STYLE_PLAIN;
	return theme_cluster_style(cluster);
}

static void write_part(struct paper *paper, const struct flow *flow,
	size_t col, size_t cells, size_t group, bool is_ascii)
{
	static const char *const shades[] = { "█", "▓", "▒", "░" };
	struct buf text = BUF_INIT;

	buf_addc(&text, flow->letters[group]);
	if (cells >= STACK_CELLS && is_ascii)
		buf_addc(&text, flow->letters[group]);
	else if (cells >= STACK_CELLS)
		buf_adds(&text, shades[group % 4]);
	drawing_piece(paper, col, style_of(flow->groups[group]),
		buf_text(&text));
	buf_release(&text);
}

/* A group's letter, name and size now, one a line from the first on. */
static void write_legend(struct paper *paper, const struct flow *flow,
	size_t col, size_t row)
{
	struct buf text = BUF_INIT;

	if (row >= flow->group_count)
		return;
	buf_addf(&text, "%c %s %.0f", flow->letters[row], flow->groups[row],
		*size_at(flow, flow->stacks - 1, row));
	drawing_piece(paper, col, style_of(flow->groups[row]),
		buf_text(&text));
	buf_release(&text);
}

struct place_of_flow {
	size_t first;          /* stack shown */
	size_t cells;          /* of a stack */
	size_t legend;         /* its column; 0: there is no room */
};

static struct place_of_flow place_flow(const struct flow *flow, size_t cells)
{
	size_t room = cells - LABEL_CELLS;
	struct place_of_flow place = { .cells = STACK_CELLS };

	if (room > LEGEND_CELLS + flow->stacks)
		room -= LEGEND_CELLS;
	if (flow->stacks * place.cells > room)
		place.cells = NARROW_CELLS;
	if (flow->stacks * place.cells > room)
		place.first = flow->stacks - room / place.cells;
	place.legend = LABEL_CELLS + 1 +
		(flow->stacks - place.first) * place.cells;
	if (place.legend + LEGEND_CELLS > cells + 1)
		place.legend = 0;
	return place;
}

/* A number a stack, where it has room: every one, or every fifth. */
static void write_numbers(struct paper *paper, const struct flow *flow,
	const struct place_of_flow *place, const char *label, bool is_moved)
{
	size_t each = place->cells >= STACK_CELLS ? 1 : 5;
	struct buf text = BUF_INIT;

	drawing_line(paper);
	drawing_piece(paper, 0, STYLE_QUIET, label);
	for (size_t i = place->first; i < flow->stacks; i++) {
		if ((i - place->first) % each)
			continue;
		buf_clear(&text);
		if (is_moved)
			buf_addf(&text, "%.0f", flow->moved[i]);
		else
			buf_addf(&text, "%zu", i);
		drawing_piece(paper, LABEL_CELLS +
			(i - place->first) * place->cells, STYLE_QUIET,
			buf_text(&text));
	}
	buf_release(&text);
}

void drawing_write_flow(struct paper *paper,
	const struct document_table *table, const struct paper_look *look)
{
	struct flow flow = { 0 };
	struct place_of_flow place;
	size_t height = 0;

	read_flow(&flow, table);
	place = place_flow(&flow, look->cells);
	for (size_t i = place.first; i < flow.stacks; i++) {
		if (height_of(&flow, i) > height)
			height = height_of(&flow, i);
	}
	for (size_t row = 0; row < height; row++) {
		drawing_line(paper);
		for (size_t i = place.first; i < flow.stacks; i++) {
			size_t group = group_above(&flow, i,
				height - 1 - row);

			if (group != PAPER_NONE)
				write_part(paper, &flow, LABEL_CELLS +
					(i - place.first) * place.cells,
					place.cells, group, look->is_ascii);
		}
		if (place.legend)
			write_legend(paper, &flow, place.legend, row);
	}
	write_numbers(paper, &flow, &place, "week", false);
	if (place.cells >= STACK_CELLS)
		write_numbers(paper, &flow, &place, "moved", true);
	mem_free(flow.sizes);
	mem_free(flow.moved);
}
