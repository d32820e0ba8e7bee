/* SPDX-License-Identifier: MIT */
/* Filters, orders, and several at once. */
#include "sight.h"

#include <string.h>

#include "actions.h"
#include "app/names.h"
#include "base/text.h"
#include "desk.h"
#include "keys.h"
#include "lists.h"
#include "looking.h"
#include "paint.h"

#define DAYS_MOST 9
/* Values of the list of filters: above these are days. */
#define UNSEEN_FOR 100

static bool is_in(const int64_t *students, size_t count, int64_t student)
{
	for (size_t i = 0; i < count; i++) {
		if (students[i] == student)
			return true;
	}
	return false;
}

static int64_t id_of(const struct tui *tui, const struct seat *seat)
{
	return tui->room->facts.students[seat->student].id;
}

bool sight_is_named(const struct tui *tui, const struct seat *seat,
	const char *part)
{
	char handle[NAMES_HANDLE_MAX];
	const struct match_item item = names_item(&tui->room->facts,
		&tui->room->facts.students[seat->student], handle);

	return match_rank(&item, part) != MATCH_NONE;
}

bool sight_lets(const struct tui *tui, const struct seat *seat)
{
	const struct sight *sight = &tui->sight;

	switch (sight->filter) {
	case SIGHT_UNSEEN:
		return !seat->absent &&
			(seat->days < 0 || seat->days >= sight->days);
	case SIGHT_THIN:
		return seat->move->evidence == EVIDENCE_THIN ||
			move_is_unclear(seat->move);
	case SIGHT_WOULD_MOVE:
		return move_is_change(seat->move);
	case SIGHT_PINNED:
		return seat->pinned;
	case SIGHT_CHANGED:
		return marks_is_news(&tui->marks, id_of(tui, seat));
	case SIGHT_TABLE:
		return is_in(sight->table.items, sight->table.count,
			id_of(tui, seat));
	case SIGHT_FOUND:
		return sight_is_named(tui, seat, buf_text(&sight->found));
	default:
		return true;
	}
}

bool sight_keeps(const struct tui *tui, int64_t student)
{
	return student == tui->selected && student == tui->sight.kept;
}

/* Smaller stands first. */
static double rank_of(const struct tui *tui, const struct seat *seat)
{
	const struct move *move = seat->move;

	switch (tui->sight.order) {
	case SIGHT_LEVEL:
		return move->has_estimate ? move->estimate.level : 2;
	case SIGHT_LAST_SEEN:
		return seat->days < 0 ? -1e9 : -seat->days;
	case SIGHT_MARGIN:
		return move->line > 0 ? move->needs - move->odds : 2;
	default:
		return 0;
	}
}

static int compare_names(const struct tui *tui, const struct seat *a,
	const struct seat *b)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	int order;

	text_fold(&one, tui->room->facts.students[a->student].name);
	text_fold(&other, tui->room->facts.students[b->student].name);
	order = strcmp(buf_text(&one), buf_text(&other));
	buf_release(&one);
	buf_release(&other);
	return order;
}

static bool is_before(const struct tui *tui, size_t a, size_t b)
{
	const struct seat *one = &tui->room->seats[a];
	const struct seat *other = &tui->room->seats[b];

	if (one->absent != other->absent)
		return other->absent;
	if (tui->sight.order == SIGHT_NAME)
		return compare_names(tui, one, other) < 0;
	return rank_of(tui, one) < rank_of(tui, other);
}

/* Equal ones stay as they were. */
void sight_sort(const struct tui *tui, size_t *seats, size_t count)
{
	if (tui->sight.order == SIGHT_CLASS)
		return;
	for (size_t i = 1; i < count; i++) {
		size_t seat = seats[i];
		size_t j = i;

		for (; j > 0 && is_before(tui, seat, seats[j - 1]); j--)
			seats[j] = seats[j - 1];
		seats[j] = seat;
	}
}

static const char *const filters[] = {
	[SIGHT_ALL] = "everyone",
	[SIGHT_UNSEEN] = "not seen",
	[SIGHT_THIN] = "thin or unclear evidence",
	[SIGHT_WOULD_MOVE] = "would move",
	[SIGHT_PINNED] = "pinned",
	[SIGHT_CHANGED] = "changed since you looked",
	[SIGHT_TABLE] = "at one table",
	[SIGHT_FOUND] = "those found",
};
_Static_assert(ARRAY_LEN(filters) == SIGHT_FILTER_COUNT,
	"each filter has a name");

static const char *const orders[] = {
	[SIGHT_CLASS] = "as in the class",
	[SIGHT_NAME] = "by name",
	[SIGHT_LEVEL] = "by level, the lowest first",
	[SIGHT_LAST_SEEN] = "by last seen, the longest ago first",
	[SIGHT_MARGIN] = "by margin, nearest to a move first",
};
_Static_assert(ARRAY_LEN(orders) == SIGHT_ORDER_COUNT,
	"each order has a name");

void sight_write(struct buf *out, const struct tui *tui, size_t shown)
{
	const struct sight *sight = &tui->sight;

	if (sight->filter != SIGHT_ALL) {
		if (sight->filter == SIGHT_FOUND && !desk_hides(tui))
			buf_addf(out, "Only \"%s\"",
				buf_text(&sight->found));
		else
			buf_addf(out, "Only %s", filters[sight->filter]);
		if (sight->filter == SIGHT_UNSEEN)
			buf_addf(out, " for %d+ days", sight->days);
		buf_addf(out, ": %zu of %zu", shown,
			tui->room->facts.student_count);
	}
	if (sight->order != SIGHT_CLASS) {
		const char *name = orders[sight->order];

		paint_join(out, "");
		buf_add(out, name, strcspn(name, ","));
	}
	if (sight->several.count) {
		paint_join(out, "");
		buf_addf(out, "%zu selected", sight->several.count);
	}
	if (out->len && (sight->filter != SIGHT_ALL || sight->several.count))
		buf_addf(out, " (%s ends it)",
			keys_first(&tui->keys, "end filter"));
}

bool sight_has(const struct tui *tui, int64_t student)
{
	return is_in(tui->sight.several.items, tui->sight.several.count,
		student);
}

/* The students whom an action is about; the one alone lives in *one. */
static const int64_t *subjects(struct tui *tui, int64_t *one, size_t *count)
{
	bool is_several = desk_top(tui)->view == &board_view &&
		tui->sight.several.count;

	*one = is_several ? 0 : desk_subject(tui);
	*count = is_several ? tui->sight.several.count : *one ? 1 : 0;
	return is_several ? tui->sight.several.items : one;
}

bool sight_write_ids(struct buf *out, struct tui *tui)
{
	int64_t one;
	size_t count, written = 0;
	const int64_t *students = subjects(tui, &one, &count);

	for (size_t i = 0; i < count; i++) {
		if (count == 1 || desk_seat(tui, students[i]))
			buf_addf(out, "%s=%lld", written++ ? " " : "",
				(long long)students[i]);
	}
	return written > 0;
}

bool sight_all(struct tui *tui, bool (*is_so)(const struct seat *seat))
{
	int64_t one;
	size_t count;
	const int64_t *students = subjects(tui, &one, &count);

	for (size_t i = 0; i < count; i++) {
		const struct seat *seat = desk_seat(tui, students[i]);

		if (seat && !is_so(seat))
			return false;
	}
	return count > 0;
}

void sight_drop(struct tui *tui)
{
	tui->sight.several.count = 0;
	tui->is_stale = true;
}

void sight_clear(struct sight *sight)
{
	sight->filter = SIGHT_ALL;
	sight->order = SIGHT_CLASS;
	sight->kept = 0;
	sight->table.count = sight->several.count = 0;
}

void sight_release(struct sight *sight)
{
	buf_release(&sight->found);
	vec_release(&sight->table);
	vec_release(&sight->several);
}

static void end_filter(struct tui *tui)
{
	if (tui->sight.filter == SIGHT_CHANGED)
		marks_look(&tui->marks);
	tui->sight.filter = SIGHT_ALL;
	tui->sight.kept = 0;
	lists_settle(tui);
	tui->is_stale = true;
}

void sight_reveal(struct tui *tui)
{
	const struct seat *seat = desk_seat(tui, tui->selected);

	if (seat && !sight_lets(tui, seat))
		end_filter(tui);
}

/* Moved, absent or seated anew is no longer there. */
void sight_take(struct tui *tui)
{
	struct sight *sight = &tui->sight;
	const struct station *station;

	if (sight->filter != SIGHT_TABLE || !wall_read_stations(tui))
		return;
	sight->table.count = 0;
	station = &tui->wall.stations.of[sight->cluster];
	for (size_t i = 0; i < station->table_count; i++) {
		const struct station_table *table = &station->tables[i];

		for (size_t j = 0; j < table->count &&
		     table->number == sight->number; j++)
			vec_push(&sight->table, tui->room->facts.students[
				table->students[j]].id);
	}
}

/* The table of the student selected, today; 0: none. */
static int64_t table_here(struct tui *tui)
{
	const struct seat *seat = desk_seat(tui, tui->selected);
	const struct station *station;

	if (!seat || !wall_read_stations(tui))
		return 0;
	station = &tui->wall.stations.of[seat->cluster];
	for (size_t i = 0; i < station->table_count; i++) {
		const struct station_table *table = &station->tables[i];

		for (size_t j = 0; j < table->count; j++) {
			if (table->students[j] == seat->student)
				return table->number;
		}
	}
	return 0;
}

void sight_find(struct tui *tui, const char *part)
{
	end_filter(tui);
	buf_clear(&tui->sight.found);
	buf_adds(&tui->sight.found, part);
	tui->sight.filter = SIGHT_FOUND;
}

static void set_filter(struct tui *tui, int64_t value)
{
	enum sight_filter filter = value >= UNSEEN_FOR ? SIGHT_UNSEEN :
		(enum sight_filter)value;

	if (filter == SIGHT_TABLE && !table_here(tui)) {
		desk_say(tui, STYLE_NOTICE, "The student selected sits at no "
			"table today: %sstations --size 4 makes tables.",
			keys_first(&tui->keys, "open prompt"));
		return;
	}
	end_filter(tui);
	tui->sight.filter = filter;
	if (filter == SIGHT_TABLE) {
		tui->sight.cluster = desk_seat(tui, tui->selected)->cluster;
		tui->sight.number = table_here(tui);
		sight_take(tui);
	}
	tui->sight.days = value > UNSEEN_FOR ? (int)(value - UNSEEN_FOR) :
		ROOM_UNSEEN_DAYS;
	lists_settle(tui);
}

static void open_filters(struct tui *tui)
{
	pick_begin(tui, "Show only:", tui->sight.filter == SIGHT_UNSEEN ?
		UNSEEN_FOR : (int64_t)tui->sight.filter, set_filter);
	pick_add(tui, 'e', filters[SIGHT_ALL], SIGHT_ALL);
	pick_add(tui, 'u', "not seen for 5+ days; 1-9: so many", UNSEEN_FOR);
	pick_add(tui, 't', filters[SIGHT_THIN], SIGHT_THIN);
	pick_add(tui, 'm', filters[SIGHT_WOULD_MOVE], SIGHT_WOULD_MOVE);
	pick_add(tui, 'p', filters[SIGHT_PINNED], SIGHT_PINNED);
	pick_add(tui, 'c', "changed by others since you looked",
		SIGHT_CHANGED);
	pick_add(tui, 'g', "the table of the student selected", SIGHT_TABLE);
	for (int days = 1; days <= DAYS_MOST; days++)
		pick_add(tui, (char)('0' + days), NULL, UNSEEN_FOR + days);
	pick_open(tui);
}

static void set_order(struct tui *tui, int64_t value)
{
	tui->sight.order = (enum sight_order)value;
	lists_settle(tui);
}

static void open_orders(struct tui *tui)
{
	static const char keys[SIGHT_ORDER_COUNT + 1] = "cnlsm";

	pick_begin(tui, "Order:", tui->sight.order, set_order);
	for (int i = 0; i < SIGHT_ORDER_COUNT; i++)
		pick_add(tui, keys[i], orders[i], i);
	pick_open(tui);
}

/* One thing a time: the selection, then the filter. */
static void end_one(struct tui *tui)
{
	if (tui->sight.several.count)
		sight_drop(tui);
	else
		end_filter(tui);
}

static void select_several(struct tui *tui)
{
	struct sight *sight = &tui->sight;

	if (!desk_seat(tui, tui->selected))
		return;
	for (size_t i = 0; i < sight->several.count; i++) {
		if (sight->several.items[i] != tui->selected)
			continue;
		sight->several.items[i] = sight->several.items[
			--sight->several.count];
		return;
	}
	vec_push(&sight->several, tui->selected);
}

static void keep(struct tui *tui, const char *command)
{
	if (tui->sight.several.count < 2)
		desk_say(tui, STYLE_NOTICE, "Select several first: %s adds "
			"the one you are on.",
			keys_first(&tui->keys, "select several"));
	else
		actions_run(tui, command, false);
}

static void together(struct tui *tui)
{
	keep(tui, "together {id}");
}

static void apart(struct tui *tui)
{
	keep(tui, "apart {id}");
}

const struct screen_action sight_actions[] = {
	{ "filter", open_filters },
	{ "order", open_orders },
	{ "end filter", end_one },
	{ "select several", select_several },
	{ "put together", together },
	{ "keep apart", apart },
	{ "switch class", looking_switch_class },
	{ "switch focus", looking_switch_focus },
	{ NULL, NULL }
};
