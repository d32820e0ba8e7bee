/* SPDX-License-Identifier: MIT */
/*
 * An alluvial picture: at every week a stack of groups as tall as they are
 * many, and between two weeks a ribbon for each stream from one to the other.
 */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "picture_flow.h"

#define GROUPS_MOST 8
#define HEIGHT 240.0
#define TOP 20.0
#define GAP 8.0
#define NODE 10.0
#define SIDE 120.0
#define WEEKS_MOST 1000

enum { WEEK, FROM, TO, STUDENTS };

struct flow {
	const struct picture_pen *pen;
	int width;
	const char *groups[GROUPS_MOST]; /* in the order they first come */
	size_t group_count;
	size_t weeks;          /* streams; there is one stack more */
	double most;           /* students of the largest stack */
	/* By stack, then group. */
	double *sizes;
	double *tops;
	double *left;          /* of its height given to streams out of it */
	double *right;         /* and into it */
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

static double number_at(const struct document_table *table, size_t row,
	size_t column)
{
	const struct document_cell *cell = document_at(table, row, column);

	return cell->state == CELL_VALUE ? cell->number : 0;
}

static double *at(double *values, size_t stack, size_t group)
{
	return &values[stack * GROUPS_MOST + group];
}

static void read_groups(struct flow *flow, const struct document_table *table)
{
	for (size_t i = 0; i < document_rows(table); i++) {
		size_t week = (size_t)number_at(table, i, WEEK);

		group_of(flow, document_at(table, i, FROM)->text);
		if (week + 1 > flow->weeks)
			flow->weeks = week + 1;
	}
	for (size_t i = 0; i < document_rows(table); i++)
		group_of(flow, document_at(table, i, TO)->text);
}

/* What flows out of a stack, or into it where that is more: who came or left
 * in a week flows on one side only. */
static void read_sizes(struct flow *flow, const struct document_table *table)
{
	double *into = mem_new((flow->weeks + 1) * GROUPS_MOST, sizeof(*into));

	for (size_t i = 0; i < document_rows(table); i++) {
		size_t week = (size_t)number_at(table, i, WEEK);
		double students = number_at(table, i, STUDENTS);

		*at(flow->sizes, week, group_of(flow,
			document_at(table, i, FROM)->text)) += students;
		*at(into, week + 1, group_of(flow,
			document_at(table, i, TO)->text)) += students;
	}
	for (size_t i = 0; i <= flow->weeks; i++) {
		double sum = 0;

		for (size_t j = 0; j < flow->group_count; j++) {
			*at(flow->sizes, i, j) = fmax(*at(flow->sizes, i, j),
				*at(into, i, j));
			sum += *at(flow->sizes, i, j);
		}
		flow->most = fmax(flow->most, sum);
	}
	mem_free(into);
}

static double scale(const struct flow *flow)
{
	return (HEIGHT - GAP * (double)flow->group_count) /
		(flow->most > 0 ? flow->most : 1);
}

static double stack_x(const struct flow *flow, size_t stack)
{
	return SIDE + (flow->width - 2 * SIDE - NODE) * (double)stack /
		(double)(flow->weeks ? flow->weeks : 1);
}

static void stack_up(struct flow *flow)
{
	for (size_t i = 0; i <= flow->weeks; i++) {
		double y = TOP;

		for (size_t j = 0; j < flow->group_count; j++) {
			*at(flow->tops, i, j) = y;
			y += *at(flow->sizes, i, j) * scale(flow) + GAP;
		}
	}
}

static void draw_node(const struct flow *flow, size_t stack, size_t group)
{
	const struct picture_pen *pen = flow->pen;
	double size = *at(flow->sizes, stack, group);
	const struct picture_box node = {
		.tone = group % PICTURE_TONES,
		.opacity = 1,
		.x = stack_x(flow, stack),
		.y = *at(flow->tops, stack, group),
		.width = NODE,
		.height = size * scale(flow),
	};
	double middle = node.y + node.height / 2 + 4;
	struct buf label = BUF_INIT;

	if (size <= 0)
		return;
	pen->box(pen->context, &node);
	buf_addf(&label, "%s %.0f", flow->groups[group], size);
	if (stack == 0)
		pen->text(pen->context, node.x - 4, middle, ANCHOR_END,
			buf_text(&label));
	else if (stack == flow->weeks)
		pen->text(pen->context, node.x + NODE + 4, middle,
			ANCHOR_START, buf_text(&label));
	buf_release(&label);
}

static void draw_ribbon(struct flow *flow, size_t week, size_t from,
	size_t to, double students)
{
	const struct picture_ribbon ribbon = {
		.tone = from % PICTURE_TONES,
		.opacity = from == to ? 0.2 : 0.5,
		.x0 = stack_x(flow, week) + NODE,
		.y0 = *at(flow->tops, week, from) +
			*at(flow->left, week, from),
		.x1 = stack_x(flow, week + 1),
		.y1 = *at(flow->tops, week + 1, to) +
			*at(flow->right, week + 1, to),
		.height = students * scale(flow),
		.from = flow->groups[from],
		.to = flow->groups[to],
		.students = students,
	};

	*at(flow->left, week, from) += ribbon.height;
	*at(flow->right, week + 1, to) += ribbon.height;
	if (students > 0)
		flow->pen->ribbon(flow->pen->context, &ribbon);
}

static void draw(struct flow *flow, const struct document_table *table)
{
	for (size_t i = 0; i < document_rows(table); i++)
		draw_ribbon(flow, (size_t)number_at(table, i, WEEK),
			group_of(flow, document_at(table, i, FROM)->text),
			group_of(flow, document_at(table, i, TO)->text),
			number_at(table, i, STUDENTS));
	for (size_t i = 0; i <= flow->weeks; i++) {
		for (size_t j = 0; j < flow->group_count; j++)
			draw_node(flow, i, j);
	}
}

void picture_flow(const struct picture_pen *pen,
	const struct document_table *table, int width)
{
	struct flow flow = { .pen = pen, .width = width };
	double *values;
	size_t each;

	read_groups(&flow, table);
	each = (flow.weeks + 1) * GROUPS_MOST;
	values = mem_new(4 * each, sizeof(*values));
	flow.sizes = values;
	flow.tops = values + each;
	flow.left = values + 2 * each;
	flow.right = values + 3 * each;
	read_sizes(&flow, table);
	stack_up(&flow);
	pen->open(pen->context, table, width, (int)(TOP + HEIGHT + TOP));
	draw(&flow, table);
	mem_free(values);
}

static bool is_week(const struct document_cell *cell)
{
	return cell->state == CELL_VALUE && cell->number >= 0 &&
		cell->number < WEEKS_MOST;
}

bool picture_flow_has(const struct document_table *table)
{
	static const enum document_kind kinds[] = {
		[WEEK] = KIND_COUNT,
		[FROM] = KIND_TEXT,
		[TO] = KIND_TEXT,
		[STUDENTS] = KIND_COUNT,
	};

	if (table->columns.count < ARRAY_LEN(kinds))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (table->columns.items[i].kind != kinds[i])
			return false;
	}
	for (size_t i = 0; i < document_rows(table); i++) {
		if (!is_week(document_at(table, i, WEEK)) ||
		    document_at(table, i, FROM)->state != CELL_VALUE ||
		    document_at(table, i, TO)->state != CELL_VALUE)
			return false;
	}
	return true;
}
