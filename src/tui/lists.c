/* SPDX-License-Identifier: MIT */
/* Who stands where on the board, and the way from one to the next. */
#include "lists.h"

#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "screen.h"
#include "typing.h"

#define GRID LAYOUT_COLUMNS /* the not yet seen, so many a row */
#define PAGE 10

static size_t cluster_place(const struct lists *lists, enum cluster cluster)
{
	size_t place = 0;

	while (lists->order[place] != cluster)
		place++;
	return place;
}

/* NULL: everyone is let through. */
static const char *filter_of(const struct tui *tui)
{
	if (tui->typing.entry != &find_entry ||
	    text_is_blank(typing_text(tui)))
		return NULL;
	return typing_text(tui);
}

static bool lets_through(const struct tui *tui, const struct seat *seat,
	const char *filter)
{
	/* Who is looked for by name is found behind every filter. */
	return filter ? sight_is_named(tui, seat, filter) :
		sight_lets(tui, seat);
}

static void read_cluster(struct lists *lists, const struct tui *tui,
	enum cluster cluster)
{
	const struct room *room = tui->room;
	const struct room_column *column = &room->columns[cluster];
	const char *filter = filter_of(tui);
	size_t *count = &lists->count[cluster];

	lists->seats[cluster] = mem_new(column->count, sizeof(size_t));
	for (size_t i = 0; i < column->count; i++) {
		const struct seat *seat = &room->seats[column->seats[i]];

		if (!lets_through(tui, seat, filter)) {
			if (filter || !sight_keeps(tui, room->facts.students[
			    seat->student].id))
				continue;
			lists->has_kept = true;
			lists->kept_in = cluster;
		}
		lists->seats[cluster][(*count)++] = column->seats[i];
	}
	sight_sort(tui, lists->seats[cluster], *count);
}

void lists_read(struct lists *lists, const struct tui *tui)
{
	*lists = (struct lists){ .count = { 0 } };
	for (int i = 0; i < CLUSTER_COUNT; i++) {
		enum cluster face = desk_face(tui, (enum cluster)i);

		lists->order[(face + CLUSTER_COUNT - 1) % CLUSTER_COUNT] =
			(enum cluster)i;
		read_cluster(lists, tui, (enum cluster)i);
	}
}

void lists_release(struct lists *lists)
{
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		mem_free(lists->seats[i]);
	*lists = (struct lists){ .count = { 0 } };
}

static int64_t student_at(const struct lists *lists, const struct tui *tui,
	struct lists_place place)
{
	const struct room *room = tui->room;
	size_t seat = lists->seats[place.cluster][place.at];

	return room->facts.students[room->seats[seat].student].id;
}

bool lists_find(const struct lists *lists, const struct tui *tui,
	int64_t student, struct lists_place *place)
{
	for (size_t i = 0; i < CLUSTER_COUNT; i++) {
		*place = (struct lists_place){ .cluster = (enum cluster)i };
		for (; place->at < lists->count[i]; place->at++) {
			if (student_at(lists, tui, *place) == student)
				return true;
		}
	}
	*place = (struct lists_place){ .cluster = CLUSTER_NONE };
	return false;
}

size_t lists_longest(const struct lists *lists)
{
	size_t longest = 0;

	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		if (lists->count[i] > longest)
			longest = lists->count[i];
	}
	return longest;
}

size_t lists_matching(const struct lists *lists, enum cluster cluster)
{
	return lists->count[cluster] -
		(lists->has_kept && lists->kept_in == cluster);
}

size_t lists_total(const struct lists *lists)
{
	size_t total = 0;

	for (int i = 0; i < CLUSTER_COUNT; i++)
		total += lists_matching(lists, (enum cluster)i);
	return total;
}

/* The first of the first list that has one. */
static bool first_place(const struct lists *lists, struct lists_place *place)
{
	for (size_t i = 0; i < CLUSTER_COUNT; i++) {
		*place = (struct lists_place){ .cluster = lists->order[i] };
		if (lists->count[place->cluster])
			return true;
	}
	return false;
}

/* The nearest list that has someone, from a place of lists on. */
static bool next_list(const struct lists *lists, struct lists_place *place,
	int step, bool with_unseen)
{
	int limit = with_unseen ? CLUSTER_COUNT : LAYOUT_COLUMNS;
	int i = (int)cluster_place(lists, place->cluster) + step;

	for (; i >= 0 && i < limit; i += step) {
		enum cluster cluster = lists->order[i];

		if (!lists->count[cluster])
			continue;
		place->cluster = cluster;
		if (place->at >= lists->count[cluster])
			place->at = lists->count[cluster] - 1;
		return true;
	}
	return false;
}

static bool is_wide(void)
{
	return screen_cols() >= LAYOUT_COLS_WIDE;
}

static bool in_grid(const struct lists_place *place)
{
	return is_wide() && place->cluster == CLUSTER_NONE;
}

/* From the grid's first row into the column above, or the one nearest. */
static void leave_grid(const struct lists *lists, struct lists_place *place)
{
	struct lists_place above = {
		.cluster = lists->order[place->at % GRID],
		.at = SIZE_MAX,
	};

	if (lists->count[above.cluster])
		above.at = lists->count[above.cluster] - 1;
	else if (!next_list(lists, &above, -1, false) &&
	    !next_list(lists, &above, 1, false))
		return;
	*place = above;
}

static void go_up(const struct lists *lists, struct lists_place *place)
{
	size_t step = in_grid(place) ? GRID : 1;

	if (place->at >= step)
		place->at -= step;
	else if (in_grid(place))
		leave_grid(lists, place);
}

static void go_down(const struct lists *lists, struct lists_place *place)
{
	size_t count = lists->count[place->cluster];
	size_t unseen = lists->count[CLUSTER_NONE];

	if (in_grid(place)) {
		if (place->at + GRID < count)
			place->at += GRID;
	} else if (place->at + 1 < count) {
		place->at++;
	} else if (is_wide() && unseen) {
		place->at = cluster_place(lists, place->cluster);
		place->cluster = CLUSTER_NONE;
		if (place->at >= unseen)
			place->at = unseen - 1;
	}
}

static void go_sideways(const struct lists *lists, struct lists_place *place,
	int step)
{
	if (!in_grid(place))
		next_list(lists, place, step, !is_wide());
	else if (step < 0 && place->at > 0)
		place->at--;
	else if (step > 0 && place->at + 1 < lists->count[CLUSTER_NONE])
		place->at++;
}

static void go_left(const struct lists *lists, struct lists_place *place)
{
	go_sideways(lists, place, -1);
}

static void go_right(const struct lists *lists, struct lists_place *place)
{
	go_sideways(lists, place, 1);
}

static void go_first(const struct lists *lists UNUSED,
	struct lists_place *place)
{
	place->at = 0;
}

static void go_last(const struct lists *lists, struct lists_place *place)
{
	place->at = lists->count[place->cluster] - 1;
}

static void go_page_up(const struct lists *lists UNUSED,
	struct lists_place *place)
{
	place->at -= place->at < PAGE ? place->at : PAGE;
}

static void go_page_down(const struct lists *lists, struct lists_place *place)
{
	size_t last = lists->count[place->cluster] - 1;

	place->at = place->at + PAGE < last ? place->at + PAGE : last;
}

/* Around, the not yet seen included. */
static void go_cluster(const struct lists *lists, struct lists_place *place,
	int step)
{
	struct lists_place around = {
		.cluster = lists->order[step > 0 ? 0 :
			CLUSTER_COUNT - 1],
		.at = place->at,
	};

	if (next_list(lists, place, step, true))
		return;
	if (lists->count[around.cluster]) {
		*place = around;
		if (place->at >= lists->count[place->cluster])
			place->at = lists->count[place->cluster] - 1;
	} else if (next_list(lists, &around, step, true)) {
		*place = around;
	}
}

static void go_next_cluster(const struct lists *lists,
	struct lists_place *place)
{
	go_cluster(lists, place, 1);
}

static void go_previous_cluster(const struct lists *lists,
	struct lists_place *place)
{
	go_cluster(lists, place, -1);
}

/* One after the other through all lists, for the cards. */
static void go_next(const struct lists *lists, struct lists_place *place)
{
	if (place->at + 1 < lists->count[place->cluster])
		place->at++;
	else if (next_list(lists, place, 1, true))
		place->at = 0;
}

static void go_previous(const struct lists *lists, struct lists_place *place)
{
	if (place->at > 0)
		place->at--;
	else if (next_list(lists, place, -1, true))
		place->at = lists->count[place->cluster] - 1;
}

static void go(struct tui *tui, void (*step)(const struct lists *lists,
	struct lists_place *place))
{
	struct lists_place place;
	struct lists lists;

	if (!tui->room)
		return;
	lists_read(&lists, tui);
	if (lists_find(&lists, tui, tui->selected, &place)) {
		step(&lists, &place);
		desk_select(tui, student_at(&lists, tui, place));
	}
	lists_release(&lists);
	lists_settle(tui);
	tui->is_stale = true;
}

void lists_settle(struct tui *tui)
{
	struct lists_place place;
	struct lists lists;

	if (!tui->room)
		return;
	lists_read(&lists, tui);
	if (!lists_find(&lists, tui, tui->selected, &place)) {
		if (first_place(&lists, &place))
			desk_select(tui, student_at(&lists, tui, place));
		else if (!filter_of(tui))
			desk_select(tui, 0);
	}
	lists_release(&lists);
}

int64_t lists_beside(const struct tui *tui)
{
	int64_t beside = tui->selected;
	struct lists_place place, other;
	struct lists lists;

	lists_read(&lists, tui);
	if (lists_find(&lists, tui, tui->selected, &place)) {
		other = place;
		go_next(&lists, &other);
		beside = student_at(&lists, tui, other);
		if (beside == tui->selected)
			go_previous(&lists, &place);
		if (beside == tui->selected)
			beside = student_at(&lists, tui, place);
	}
	lists_release(&lists);
	return beside == tui->selected ? 0 : beside;
}

#define SELECT(name) \
	static void select_##name(struct tui *tui) \
	{ \
		go(tui, go_##name); \
	}
SELECT(up)
SELECT(down)
SELECT(left)
SELECT(right)
SELECT(first)
SELECT(last)
SELECT(page_up)
SELECT(page_down)
SELECT(next_cluster)
SELECT(previous_cluster)
SELECT(next)
SELECT(previous)

const struct screen_action lists_actions[] = {
	{ "select up", select_up },
	{ "select down", select_down },
	{ "select left", select_left },
	{ "select right", select_right },
	{ "select first", select_first },
	{ "select last", select_last },
	{ "select page up", select_page_up },
	{ "select page down", select_page_down },
	{ "select next cluster", select_next_cluster },
	{ "select previous cluster", select_previous_cluster },
	{ "select next", select_next },
	{ "select previous", select_previous },
	{ NULL, NULL }
};
