/* SPDX-License-Identifier: MIT */
/* The sweep's rows, and where one is among them. */
#include "sweep.h"

#include "app/sweeping.h"
#include "app/wording.h"
#include "base/text.h"
#include "checkin.h"
#include "desk.h"
#include "keys.h"
#include "lists.h"
#include "paint.h"
#include "typing.h"
#include "who.h"

#define NAME_CELLS 26
#define ENTRY_CELLS 7
#define RULE_ROWS 8 /* body rows from which on a rule has room */

int64_t sweep_student(const struct tui *tui)
{
	const struct sweeper *sweeper = &tui->sweeper;

	return sweeper->at < sweeper->students.count ?
		sweeper->students.items[sweeper->at] : 0;
}

const struct checkin *sweep_entered(const struct tui *tui, int64_t student)
{
	return tui->room ? sweeping_entry(&tui->room->facts,
		tui->sweeper.sweep.round, student) : NULL;
}

int64_t sweep_step(const struct tui *tui)
{
	return desk_has(tui, &sweep_view) ? tui->sweeper.sweep.step : 0;
}

bool sweep_is_by_level(const struct tui *tui)
{
	return tui->entering == ENTERING_AUTO ? tui->sweeper.is_by_level :
		tui->entering == ENTERING_LEVELS;
}

static bool is_waiting(const struct tui *tui, int64_t student)
{
	const struct seat *seat = desk_seat(tui, student);

	return seat && !seat->absent && !sweep_entered(tui, student);
}

size_t sweep_left(const struct tui *tui)
{
	const struct sweeper *sweeper = &tui->sweeper;
	size_t left = 0;

	for (size_t i = 0; i < sweeper->students.count; i++)
		left += is_waiting(tui, sweeper->students.items[i]);
	return left;
}

void sweep_select(struct tui *tui, int64_t student)
{
	struct sweeper *sweeper = &tui->sweeper;

	for (sweeper->at = 0; sweeper->at < sweeper->students.count;
	     sweeper->at++) {
		if (sweeper->students.items[sweeper->at] == student)
			break;
	}
	tui->is_stale = true;
}

void sweep_move_on(struct tui *tui)
{
	struct sweeper *sweeper = &tui->sweeper;

	while (sweeper->at < sweeper->students.count) {
		sweeper->at++;
		if (is_waiting(tui, sweep_student(tui)))
			break;
	}
	tui->is_stale = true;
}

void sweep_remember(struct tui *tui, int64_t student)
{
	vec_push(&tui->sweeper.trail, student);
}

/* After a correction one is where one was before going back. */
void sweep_go_on(struct tui *tui)
{
	struct sweeper *sweeper = &tui->sweeper;
	int64_t from = sweeper->from;

	sweeper->from = 0;
	if (from)
		sweep_select(tui, from);
	else
		sweep_move_on(tui);
}

static void select_first(struct tui *tui)
{
	tui->sweeper.at = 0;
	if (!is_waiting(tui, sweep_student(tui)))
		sweep_move_on(tui);
}

void sweep_release(struct tui *tui)
{
	vec_release(&tui->sweeper.students);
	vec_release(&tui->sweeper.trail);
	sweep_clear(tui);
	tui->sweeper = (struct sweeper){ .at = 0 };
}

static void collect(struct tui *tui)
{
	const struct room *room = tui->room;
	struct lists lists;

	lists_read(&lists, tui);
	for (size_t i = 0; i < CLUSTER_COUNT; i++) {
		enum cluster cluster = lists.order[i];

		for (size_t j = 0; j < lists.count[cluster]; j++) {
			const struct seat *seat =
				&room->seats[lists.seats[cluster][j]];

			int64_t student =
				room->facts.students[seat->student].id;

			if (!lists.has_kept || student != tui->selected)
				vec_push(&tui->sweeper.students, student);
		}
	}
	lists_release(&lists);
}

/* "sweep 14 Oct 10:42"; "a new sweep" while nothing is entered. */
static void write_round(struct buf *out, const struct tui *tui)
{
	const struct facts *facts = &tui->room->facts;
	size_t at = facts_round(facts, tui->sweeper.sweep.round);

	buf_adds(out, at == FACTS_NOT_FOUND ? "a new sweep" :
		facts->rounds[at].name);
}

static void say_going_on(struct tui *tui)
{
	size_t count = tui->sweeper.students.count;
	struct buf name = BUF_INIT;

	write_round(&name, tui);
	desk_say(tui, STYLE_NOTICE, "Going on with %s: %zu of %zu are left",
		buf_text(&name), sweep_left(tui), count);
	buf_release(&name);
}

void sweep_open(struct tui *tui)
{
	struct error err = ERROR_INIT;
	struct sweep sweep;

	if (!tui->room || desk_has(tui, &sweep_view))
		return;
	if (!sweeping_find(tui->session, &sweep, &err)) {
		desk_say(tui, STYLE_WARNING, "%s", err.text);
		return;
	}
	sweep_release(tui);
	collect(tui);
	if (tui->typing.entry)
		typing_end(tui);
	if (!tui->sweeper.students.count) {
		desk_say(tui, STYLE_NOTICE, "There is no student to check "
			"in.");
		return;
	}
	tui->sweeper.sweep = sweep;
	tui->sweeper.is_by_level = checkin_is_by_level(tui);
	if (!desk_open(tui, &sweep_view))
		return;
	select_first(tui);
	if (sweep.id)
		say_going_on(tui);
}

void sweep_offer(struct tui *tui)
{
	struct error ignored = ERROR_INIT;
	struct buf text = BUF_INIT;
	struct sweep sweep;
	size_t entered = 0;

	if (!tui->room || !sweeping_find(tui->session, &sweep, &ignored) ||
	    !sweep.id)
		return;
	for (size_t i = 0; i < tui->room->facts.student_count; i++)
		entered += sweeping_entry(&tui->room->facts, sweep.round,
			tui->room->facts.students[i].id) != NULL;
	buf_adds(&text, "The sweep of ");
	date_write_clock(&text, sweep.since);
	buf_addf(&text, " was not ended: %zu of %zu are entered. %s goes on "
		"with it.", entered, tui->room->facts.student_count,
		keys_first(&tui->keys, "open sweep"));
	desk_say(tui, STYLE_NOTICE, "%s", buf_text(&text));
	buf_release(&text);
}

/* What its entries are about: the round keeps its objective. */
static void join_objective(struct buf *out, const struct tui *tui)
{
	const struct facts *facts = &tui->room->facts;
	size_t round = facts_round(facts, tui->sweeper.sweep.round);
	size_t at = round == FACTS_NOT_FOUND ? FACTS_NOT_FOUND :
		facts_objective(facts, facts->rounds[round].objective);

	paint_join(out, at == FACTS_NOT_FOUND ? room_focus_name(tui->room) :
		facts->objectives[at].name);
}

static void draw_title(const struct tui *tui, struct rect area)
{
	const struct sweeper *sweeper = &tui->sweeper;
	struct buf text = BUF_INIT, round = BUF_INIT;
	size_t entered = 0, absent = 0;
	int col;

	for (size_t i = 0; i < sweeper->students.count; i++) {
		int64_t student = sweeper->students.items[i];
		const struct seat *seat = desk_seat(tui, student);

		entered += sweep_entered(tui, student) != NULL;
		absent += seat && seat->absent;
	}
	buf_addf(&text, "%zu of %zu entered", entered,
		sweeper->students.count);
	if (absent)
		buf_addf(&text, ", %zu absent", absent);
	join_objective(&text, tui);
	write_round(&round, tui);
	paint_join(&text, buf_text(&round));
	col = paint_text(area, 0, 1, STYLE_TITLE, "Sweep") + 2;
	paint_cells(area, 0, col, area.cols - col, STYLE_PLAIN,
		buf_text(&text));
	buf_release(&round);
	buf_release(&text);
}

/* The check-ins before this one: an entry is the last of them. */
static void write_before(struct buf *out, const struct tui *tui,
	const struct seat *seat, const struct checkin *entry)
{
	char marks[ROOM_RECENT + 1] = "";
	bool is_in = entry && entry->objective == tui->room->focus;

	for (size_t i = 0; i < ROOM_RECENT - 1; i++)
		marks[i] = seat->recent[is_in ? i : i + 1];
	paint_spread(out, marks);
}

static void write_entry(struct buf *out, const struct tui *tui,
	const struct seat *seat, const struct checkin *entry)
{
	if (entry && desk_hides(tui))
		buf_adds(out, "done");
	else if (entry)
		score_write(out, &entry->score);
	else if (seat->absent)
		buf_adds(out, "absent");
	else
		buf_addc(out, '-');
}

static void draw_row(struct tui *tui, struct rect area, int row, size_t at)
{
	int64_t student = tui->sweeper.students.items[at];
	const struct checkin *entry = sweep_entered(tui, student);
	const struct seat *seat = desk_seat(tui, student);
	bool is_selected = at == tui->sweeper.at;
	int name = area.cols - ENTRY_CELLS - 2 * ROOM_RECENT - 3;
	struct buf text = BUF_INIT;

	if (!seat)
		return;
	if (name > NAME_CELLS)
		name = NAME_CELLS; /* and the cluster has room */
	if (is_selected) {
		paint_glyph(area, row, 0, STYLE_TITLE, GLYPH_SELECTED);
		tui->sweeper.cursor = (struct rect){
			area.row + row, area.col + 1, 1, 1
		};
	}
	who_write(&text, tui, student);
	paint_cells(area, row, 1, name, is_selected ? STYLE_SELECTED :
		seat->absent ? STYLE_QUIET : STYLE_PLAIN, buf_text(&text));
	buf_clear(&text);
	write_entry(&text, tui, seat, entry);
	paint_cells(area, row, name + 2, ENTRY_CELLS, entry ? STYLE_TITLE :
		STYLE_QUIET, buf_text(&text));
	buf_clear(&text);
	if (!desk_hides(tui))
		write_before(&text, tui, seat, entry);
	if (name == NAME_CELLS && !desk_hides(tui)) {
		buf_addf(&text, "   %c ", desk_letter(tui, seat->cluster));
		desk_label(tui, seat->cluster, &text);
	}
	paint_text(area, row, name + 3 + ENTRY_CELLS, STYLE_QUIET,
		buf_text(&text));
	buf_release(&text);
}

static void draw_end(struct tui *tui, struct rect area, int row)
{
	size_t left = sweep_left(tui);

	if (tui->sweeper.at == tui->sweeper.students.count) {
		paint_glyph(area, row, 0, STYLE_TITLE, GLYPH_SELECTED);
		tui->sweeper.cursor = (struct rect){
			area.row + row, area.col + 1, 1, 1
		};
	}
	if (left)
		paint_format(area, row, 1, STYLE_QUIET,
			"the end; %zu without an entry", left);
	else
		paint_text(area, row, 1, STYLE_QUIET,
			"the end; everyone has an entry");
}

static void draw_rows(struct tui *tui, struct rect area)
{
	struct sweeper *sweeper = &tui->sweeper;
	struct span span = layout_span(sweeper->students.count + 1,
		area.rows, sweeper->first, sweeper->at);
	int row = 0;

	sweeper->first = span.first;
	if (span.above)
		paint_format(area, row++, 1, STYLE_QUIET, "%s %zu more above",
			theme_glyph(GLYPH_UP), span.above);
	for (size_t i = 0; i < span.shown; i++, row++) {
		if (span.first + i < sweeper->students.count)
			draw_row(tui, area, row, span.first + i);
		else
			draw_end(tui, area, row);
	}
	if (span.below)
		paint_format(area, row, 1, STYLE_QUIET, "%s %zu more below",
			theme_glyph(GLYPH_DOWN), span.below - 1);
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct rect rows = frame->body;
	int head = rows.rows >= RULE_ROWS ? 2 : 1;

	if (!tui->room)
		return;
	draw_title(tui, frame->body);
	if (head > 1)
		paint_rule(frame->body, 1);
	rows.row += head;
	rows.rows -= head;
	draw_rows(tui, rows);
	if (frame->detail.rows)
		paint_text(frame->detail, 0, 1, STYLE_QUIET, "Backspace goes "
			"back, Delete takes an entry out, Esc leaves and "
			"goes on later");
	paint_cursor(tui->sweeper.cursor, 0, 0);
}

/* Whoever left the class leaves the sweep; whom one was at, for the next. */
static void refresh(struct tui *tui)
{
	struct sweeper *sweeper = &tui->sweeper;
	size_t at = sweeper->at, kept = 0;

	for (size_t i = 0; i < sweeper->students.count; i++) {
		int64_t student = sweeper->students.items[i];

		if (i == at)
			sweeper->at = kept;
		if (desk_seat(tui, student))
			sweeper->students.items[kept++] = student;
		else if (i == at)
			desk_say_gone(tui, student);
	}
	if (at == sweeper->students.count)
		sweeper->at = kept;
	if (kept == sweeper->students.count)
		return;
	sweeper->students.count = kept;
}

static const struct entry *line(const struct tui *tui)
{
	if (!tui->room)
		return tui->typing.entry;
	return sweep_is_by_level(tui) ? &sweep_entry : &sweep_numbers;
}

const struct view sweep_view = {
	.context = "sweep",
	.draw = draw,
	.refresh = refresh,
	.subject = sweep_student,
	.line = line,
};
