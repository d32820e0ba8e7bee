/* SPDX-License-Identifier: MIT */
/*
 * The one view that is meant for the wall: station, task and who is there, by
 * first names, with neutral names for the groups and nothing of anyone's
 * evidence; and the time that is left, as large as there is room.
 */
#include "stations.h"

#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "digits.h"
#include "keys.h"
#include "page.h"
#include "paint.h"

#define BIG_TIME_ROWS (DIGITS_ROWS + 2)
#define TALL_SIGN 8 /* rows from which on station and group have their own */
#define TASK_LINES 3
#define WRAP_LINES 40
#define LEFT_OUT_COL 15 /* behind the number of the rotation */

/* A line of one sign: what stands at a station. */
struct sign_line {
	char *text;
	enum style style;
};

struct sign {
	VEC(struct sign_line) lines;
	size_t cells;
};

static void add_line(struct sign *sign, enum style style, const char *text,
	size_t len)
{
	const struct sign_line line = { mem_strndup(text, len), style };

	vec_push(&sign->lines, line);
}

static void add_wrapped(struct sign *sign, enum style style,
	const char *text, size_t most)
{
	struct page_line lines[WRAP_LINES];
	size_t count = page_wrap(text, sign->cells, lines, WRAP_LINES);

	for (size_t i = 0; i < count && i < most; i++)
		add_line(sign, style, lines[i].text, lines[i].len);
}

static void sign_release(struct sign *sign)
{
	for (size_t i = 0; i < sign->lines.count; i++)
		mem_free(sign->lines.items[i].text);
	vec_release(&sign->lines);
}

static void write_group(struct buf *out, const struct tui *tui,
	enum cluster cluster)
{
	buf_addf(out, "%s %s", theme_shape(desk_face(tui, cluster)),
		tui->veil.groups[cluster]);
}

/* Where there is little room, group and station share a line. */
static void add_head(struct sign *sign, const struct tui *tui,
	const struct station *station, size_t place, enum cluster group,
	bool is_low)
{
	struct buf text = BUF_INIT;

	station_write_place(&text, station, place);
	if (!is_low) {
		add_wrapped(sign, STYLE_SELECTED, buf_text(&text),
			TASK_LINES);
		buf_clear(&text);
	} else {
		buf_adds(&text, "  ");
	}
	write_group(&text, tui, group);
	add_wrapped(sign, theme_cluster_style(desk_face(tui, group)),
		buf_text(&text), 2);
	if (station->routine && !text_is_blank(station->routine->task))
		add_wrapped(sign, STYLE_PLAIN, station->routine->task,
			is_low ? 1 : TASK_LINES);
	if (!is_low)
		add_line(sign, STYLE_PLAIN, "", 0);
	buf_release(&text);
}

/* Names go before tasks: one line, that may be cut, and no task. */
static void add_bare_head(struct sign *sign, const struct tui *tui,
	const struct station *station, size_t place, enum cluster group)
{
	struct buf text = BUF_INIT;

	write_group(&text, tui, group);
	buf_adds(&text, "  ");
	station_write_place(&text, station, place);
	add_line(sign, theme_cluster_style(desk_face(tui, group)),
		buf_text(&text), text.len);
	buf_release(&text);
}

static void add_names(struct sign *sign, const struct stations *stations,
	const char *table, const size_t *students, size_t count,
	bool is_short)
{
	struct buf text = BUF_INIT;

	if (!count)
		return;
	buf_adds(&text, table);
	if (!is_short && text.len) {
		add_line(sign, STYLE_TITLE, table, text.len);
		buf_clear(&text);
	} else if (text.len) {
		buf_adds(&text, ": ");
	}
	for (size_t i = 0; i < count; i++) {
		const char *name = stations->names[students[i]];

		if (is_short)
			buf_addf(&text, "%s%s", i ? ", " : "", name);
		else
			add_wrapped(sign, STYLE_PLAIN, name, 1);
	}
	if (is_short)
		add_wrapped(sign, STYLE_PLAIN, buf_text(&text), WRAP_LINES);
	buf_release(&text);
}

/* Short: the names of a table in a row, not one below the other. */
static void add_people(struct sign *sign, const struct stations *stations,
	const struct station *group, bool is_short)
{
	for (size_t i = 0; i < group->table_count; i++) {
		const struct station_table *table = &group->tables[i];
		struct buf name = BUF_INIT;

		buf_adds(&name, "Table ");
		stations_write_table(&name, table->number);
		add_names(sign, stations, buf_text(&name), table->students,
			table->count, is_short);
		buf_release(&name);
	}
	add_names(sign, stations, group->table_count ? "No table" : "",
		group->waiting, group->waiting_count, is_short);
}

/* How the stations share the room: side by side, or two by two on a narrow
 * screen. */
struct layout_plan {
	enum cluster clusters[CLUSTER_COUNT];
	size_t count;
	size_t across;
	size_t down;
	int rows[2];   /* of each row of signs */
	bool is_low;
	bool is_bare;
	bool is_short;
	bool has_room; /* for all of it */
	int step;      /* rows from line to line */
};

static void fill_sign(struct sign *sign, const struct tui *tui,
	const struct layout_plan *plan, size_t place, bool is_short)
{
	const struct stations *stations = &tui->wall.stations;
	size_t moved = tui->wall.rotation % plan->count;
	enum cluster group = plan->clusters[
		(place + plan->count - moved) % plan->count];

	if (plan->is_bare)
		add_bare_head(sign, tui,
			&stations->of[plan->clusters[place]], place, group);
	else
		add_head(sign, tui, &stations->of[plan->clusters[place]],
			place, group, plan->is_low);
	add_people(sign, stations, &stations->of[group], is_short);
}

/* The lines of the longest sign in a row of them. */
static int longest(const struct tui *tui, const struct layout_plan *plan, int cols,
	size_t row, bool is_short)
{
	size_t longest = 0;

	for (size_t i = row * plan->across; i < (row + 1) * plan->across &&
	     i < plan->count; i++) {
		struct sign sign = {
			.cells = (size_t)(cols / (int)plan->across - 3),
		};

		fill_sign(&sign, tui, plan, i, is_short);
		if (sign.lines.count > longest)
			longest = sign.lines.count;
		sign_release(&sign);
	}
	return (int)longest;
}

/* What one row of signs does not need, the other has. */
static void share_rows(struct layout_plan *plan, const int needs[2], int rows)
{
	int most = rows / 2;

	plan->rows[0] = rows;
	if (plan->down < 2)
		return;
	if (needs[1] <= most)
		most = needs[0] + needs[1] <= rows ?
			needs[1] + (rows - needs[0] - needs[1]) / 2 :
			needs[1];
	else if (needs[0] <= most)
		most = rows - needs[0];
	plan->rows[1] = most;
	plan->rows[0] = rows - most;
}

static bool share(struct layout_plan *plan, const struct tui *tui, struct rect area,
	bool is_short)
{
	int needs[2] = { 0 };
	bool is_loose = true;

	for (size_t i = 0; i < plan->down; i++)
		needs[i] = longest(tui, plan, area.cols, i, is_short);
	share_rows(plan, needs, area.rows);
	plan->is_short = is_short;
	plan->has_room = true;
	for (size_t i = 0; i < plan->down; i++) {
		plan->has_room &= needs[i] <= plan->rows[i];
		is_loose &= needs[i] * 2 <= plan->rows[i];
	}
	plan->step = is_loose ? 2 : 1;
	return plan->has_room;
}

static struct layout_plan plan_of(const struct tui *tui, struct rect area)
{
	struct layout_plan plan = { .count = 0 };

	plan.count = stations_here(&tui->wall.stations, tui->veil.faces,
		plan.clusters);
	plan.across = area.cols < LAYOUT_COLS_WIDE && plan.count > 2 ? 2 :
		plan.count;
	plan.down = plan.count ? (plan.count + plan.across - 1) /
		plan.across : 0;
	plan.is_low = plan.down > 1 || area.rows < TALL_SIGN;
	if (!share(&plan, tui, area, false) &&
	    !share(&plan, tui, area, true) && plan.is_low) {
		plan.is_bare = true;
		share(&plan, tui, area, true);
	}
	return plan;
}

static void draw_sign(const struct sign *sign, struct rect area, int step)
{
	size_t rows = (size_t)area.rows;
	size_t count = sign->lines.count;
	size_t shown = count <= rows ? count : rows - 1;

	for (size_t i = 0; i < shown; i++)
		paint_text(area, (int)i * step, 1,
			sign->lines.items[i].style,
			sign->lines.items[i].text);
	if (shown < count)
		paint_format(area, (int)shown, 1, STYLE_QUIET,
			"%s %zu more lines", theme_glyph(GLYPH_DOWN),
			count - shown);
}

static void draw_station(const struct tui *tui, const struct layout_plan *plan,
	struct rect area, size_t place)
{
	struct sign sign = { .cells = (size_t)area.cols - 2 };

	if (area.rows < 1)
		return;
	fill_sign(&sign, tui, plan, place, plan->is_short);
	draw_sign(&sign, area, plan->step);
	sign_release(&sign);
}

/* Returns whether tasks were left out. */
static bool draw_stations(const struct tui *tui, struct rect area)
{
	const struct layout_plan plan = plan_of(tui, area);

	if (!plan.count)
		paint_text(area, 1, 1, STYLE_PLAIN, "No one is in a group "
			"yet: a regroup places them.");
	for (size_t i = 0; i < plan.count; i++) {
		int cols = area.cols / (int)plan.across;
		size_t down = i / plan.across;
		struct rect place = {
			.row = area.row + (down ? plan.rows[0] : 0),
			.col = area.col + (int)(i % plan.across) * cols,
			.rows = plan.rows[down],
			.cols = cols,
		};

		if (i % plan.across)
			paint_bar(place, 0);
		place.col++;
		place.cols--;
		draw_station(tui, &plan, place, i);
	}
	return plan.is_bare;
}

/* Only where all the names have room below it. */
static bool is_time_big(const struct tui *tui, struct rect area)
{
	area.rows -= BIG_TIME_ROWS;
	return area.rows >= TALL_SIGN && plan_of(tui, area).has_room;
}

static enum style time_style(const struct timer *timer)
{
	if (timer->is_over)
		return STYLE_WARNING;
	return timer->is_running ? STYLE_TITLE : STYLE_QUIET;
}

/* Returns how many rows it took. */
static int draw_time(const struct tui *tui, struct rect area)
{
	enum style style = time_style(&tui->wall.timer);
	bool is_big = is_time_big(tui, area);
	struct buf text = BUF_INIT;
	int col;

	buf_addf(&text, "Rotation %zu", tui->wall.rotation + 1);
	col = paint_text(area, 0, 1, STYLE_TITLE, buf_text(&text));
	buf_clear(&text);
	if (tui->room->facts.whole.objective) {
		size_t at = facts_objective(&tui->room->facts,
			tui->room->facts.whole.objective);

		if (at != FACTS_NOT_FOUND)
			paint_format(area, 0, col + 3, STYLE_NOTICE,
				"One lesson for all: %s",
				tui->room->facts.objectives[at].name);
	}
	wall_write_clock(&text, tui);
	if (is_big) {
		area.row++;
		area.rows--;
		digits_draw(area, style, buf_text(&text));
	} else {
		paint_text(area, 0, area.cols - 1 -
			(int)text_width(buf_text(&text)), style,
			buf_text(&text));
	}
	buf_release(&text);
	return is_big ? BIG_TIME_ROWS : 1;
}

/* Who is here and in no group, and how to make tables. */
static void draw_hint(const struct tui *tui, struct rect area)
{
	const struct stations *stations = &tui->wall.stations;
	struct buf text = BUF_INIT;
	size_t tables = 0;

	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		tables += stations->of[i].table_count;
	for (size_t i = 0; i < tui->room->columns[CLUSTER_NONE].count; i++) {
		size_t seat = tui->room->columns[CLUSTER_NONE].seats[i];

		if (!tui->room->seats[seat].absent)
			buf_addf(&text, "%s%s", text.len ? ", " :
				"In no group yet: ", stations->names[seat]);
	}
	if (!text.len && !tables)
		buf_addf(&text, "%sstations --size 4 makes tables of four",
			keys_first(&tui->keys, "open prompt"));
	if (area.rows)
		paint_text(area, 0, 1, STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

/* Nobody stands there alone for all to see. */
static bool read_signs(struct tui *tui)
{
	if (!wall_read_stations(tui))
		return false;
	stations_join_lone(&tui->wall.stations);
	tui->wall.is_joined = true;
	return true;
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct rect area = frame->body;
	int used;

	if (!tui->room || (!tui->wall.is_joined && !read_signs(tui)))
		return;
	used = draw_time(tui, area);
	area.row += used;
	area.rows -= used;
	if (draw_stations(tui, area) && !tui->room->facts.whole.objective)
		paint_text(frame->body, 0, LEFT_OUT_COL, STYLE_QUIET,
			"no room for tasks");
	draw_hint(tui, frame->detail.rows ? frame->detail :
		tui->message.len ? (struct rect){ 0 } : frame->message);
	paint_cursor(frame->body, 0, 1);
}

void stations_open(struct tui *tui)
{
	if (!tui->room || desk_top(tui)->view == &stations_view)
		return;
	if (!tui->wall.timer.whole_ms)
		timer_set(&tui->wall.timer, wall_minutes(tui));
	tui->wall.is_joined = false;
	desk_open(tui, &stations_view);
}

const struct view stations_view = {
	.context = "stations",
	.actions = wall_actions,
	.draw = draw,
	.is_for_wall = true,
};
