/* SPDX-License-Identifier: MIT */
/* Stations: who sits where today, and splitting clusters into tables. */
#include "app/stations.h"

#include <string.h>

#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "engine/tables.h"
#include "store/learners.h"
#include "wall.h"

static bool read_routines(struct stations *stations, struct store *store,
	int64_t class_id, const struct room *room, struct error *err)
{
	struct routine *routines;
	size_t count;

	if (!store_routines(store, class_id, room->facts.now, &stations->arena,
	    &routines, &count, err))
		return false;
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		stations->of[i].routine = routine_for(routines, count,
			(enum cluster)i, room->focus);
	return true;
}

static const struct seated *find_seat(const struct seating *seating,
	int64_t student)
{
	for (size_t i = 0; i < seating->seat_count; i++) {
		if (seating->seats[i].student == student)
			return &seating->seats[i];
	}
	return NULL;
}

/* The table of that number; a new one when it is the first at it. */
static struct station_table *table_of(struct station *station, int64_t number,
	size_t most, struct arena *arena)
{
	struct station_table *table;

	for (size_t i = 0; i < station->table_count; i++) {
		if (station->tables[i].number == number)
			return &station->tables[i];
	}
	table = &station->tables[station->table_count++];
	*table = (struct station_table){
		.number = number,
		.students = arena_new(arena, most, sizeof(*table->students)),
	};
	return table;
}

static void sort_tables(struct station *station)
{
	for (size_t i = 1; i < station->table_count; i++) {
		struct station_table table = station->tables[i];
		size_t j = i;

		for (; j > 0 && station->tables[j - 1].number > table.number;
		    j--)
			station->tables[j] = station->tables[j - 1];
		station->tables[j] = table;
	}
}

static void fill_station(struct stations *stations, const struct room *room,
	enum cluster cluster)
{
	const struct room_column *column = &room->columns[cluster];
	struct station *station = &stations->of[cluster];
	struct arena *arena = &stations->arena;

	station->table_count = station->waiting_count = 0;
	station->tables = arena_new(arena, column->count,
		sizeof(*station->tables));
	station->waiting = arena_new(arena, column->count,
		sizeof(*station->waiting));
	for (size_t i = 0; i < column->count; i++) {
		size_t student = column->seats[i];
		const struct seated *seat = stations->is_today ?
			find_seat(&stations->seating,
				room->facts.students[student].id) : NULL;
		struct station_table *table;

		if (room->seats[student].absent)
			continue;
		if (!seat || seat->cluster != cluster) {
			station->waiting[station->waiting_count++] = student;
			continue;
		}
		table = table_of(station, seat->table, column->count, arena);
		table->students[table->count++] = student;
	}
	sort_tables(station);
}

static void fill_stations(struct stations *stations, const struct room *room)
{
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		stations->of[i].cluster = (enum cluster)i;
		fill_station(stations, room, (enum cluster)i);
	}
}

bool stations_read(struct stations *stations, struct store *store,
	int64_t class_id, const struct room *room, struct error *err)
{
	const struct facts *facts = &room->facts;

	*stations = (struct stations){ .arena = ARENA_INIT };
	if (!read_routines(stations, store, class_id, room, err) ||
	    !store_seating(store, class_id, facts->now, &stations->arena,
	    &stations->seating, err))
		return false;
	stations->is_today = stations->seating.id &&
		date_day(stations->seating.made) == date_day(facts->now);
	stations->names = wall_names(facts, &stations->arena);
	fill_stations(stations, room);
	return true;
}

size_t station_count(const struct station *station)
{
	size_t count = station->waiting_count;

	for (size_t i = 0; i < station->table_count; i++)
		count += station->tables[i].count;
	return count;
}

/* The nearest by rank, of two the larger one; NULL: all others are empty. */
static struct station *nearest(struct stations *stations, int cluster)
{
	struct station *best = NULL;
	int distance = CLUSTER_COUNT;

	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		struct station *station = &stations->of[i];
		size_t count = station_count(station);
		int away = i < cluster ? cluster - i : i - cluster;

		if (!away || !count || away > distance ||
		    (away == distance && count <= station_count(best)))
			continue;
		best = station;
		distance = away;
	}
	return best;
}

/* One more of them, in their order. */
static void add_student(size_t **students, size_t *count, size_t student,
	struct arena *arena)
{
	size_t *longer = arena_new(arena, *count + 1, sizeof(*longer));
	size_t at = 0;

	while (at < *count && (*students)[at] < student)
		at++;
	for (size_t i = 0; i < *count; i++)
		longer[i < at ? i : i + 1] = (*students)[i];
	longer[at] = student;
	*students = longer;
	++*count;
}

static void seat_with(struct station *station, size_t student,
	struct arena *arena)
{
	struct station_table *smallest = station->tables;

	for (size_t i = 1; i < station->table_count; i++) {
		if (station->tables[i].count < smallest->count)
			smallest = &station->tables[i];
	}
	if (station->table_count)
		add_student(&smallest->students, &smallest->count, student,
			arena);
	else
		add_student(&station->waiting, &station->waiting_count,
			student, arena);
}

void stations_join_lone(struct stations *stations)
{
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		struct station *lone = &stations->of[i];
		struct station *other = nearest(stations, i);

		if (station_count(lone) != 1 || !other)
			continue;
		seat_with(other, lone->waiting_count ? lone->waiting[0] :
			lone->tables[0].students[0], &stations->arena);
		lone->waiting_count = lone->table_count = 0;
	}
}

size_t stations_here(const struct stations *stations,
	const enum cluster faces[CLUSTER_COUNT],
	enum cluster clusters[CLUSTER_COUNT])
{
	size_t count = 0;

	for (int face = CLUSTER_RETEACH; face < CLUSTER_COUNT; face++) {
		for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
			if ((int)faces[i] == face &&
			    station_count(&stations->of[i]))
				clusters[count++] = (enum cluster)i;
		}
	}
	return count;
}

void station_write_place(struct buf *out, const struct station *station,
	size_t place)
{
	if (station->routine && !text_is_blank(station->routine->station))
		buf_adds(out, station->routine->station);
	else
		buf_addf(out, "Station %zu", place + 1);
}

int stations_minutes(const struct stations *stations,
	const enum cluster *clusters, size_t count)
{
	int minutes = 0;

	for (size_t i = 0; i < count; i++) {
		const struct routine *routine =
			stations->of[clusters[i]].routine;

		if (routine && routine->minutes > minutes)
			minutes = routine->minutes;
	}
	return minutes ? minutes : STATIONS_MINUTES;
}

void stations_release(struct stations *stations)
{
	arena_release(&stations->arena);
	*stations = (struct stations){ 0 };
}

/* One split under way; clusters are added to the seats one by one. */
struct splitting {
	const struct room *room;
	const struct stations_wish *wish;
	int64_t *aims; /* one a student of the facts; 0: unsaid */
	struct company *company;
	size_t company_count;
	VEC(struct seated) seats;
	struct buf *clashes;
};

static void write_clash(struct splitting *splitting, const struct lock *lock,
	const int64_t *students, size_t count, enum cluster cluster)
{
	const struct facts *facts = &splitting->room->facts;

	wording_names(splitting->clashes, facts, students, count);
	buf_addf(splitting->clashes, lock->kind == LOCK_APART ?
		" are to be kept apart, but share a table in %s\n" :
		" are to be kept together, but do not share a table in %s\n",
		room_label(splitting->room, cluster));
}

/* The members of the lock at one table, or, for 0, at any of them. */
static size_t members_at(const struct lock *lock, const struct guest *guests,
	size_t guest_count, const struct tables *tables, int64_t table,
	int64_t *members)
{
	size_t count = 0;

	for (size_t i = 0; i < lock->count; i++) {
		for (size_t j = 0; j < guest_count; j++) {
			if (guests[j].student == lock->students[i] &&
			    (!table || tables->table[j] == table))
				members[count++] = lock->students[i];
		}
	}
	return count;
}

static void name_clashes(struct splitting *splitting, enum cluster cluster,
	const struct guest *guests, size_t count, const struct tables *tables)
{
	for (size_t i = 0; i < tables->broken_count; i++) {
		const struct lock *lock = tables->broken[i];
		bool is_apart = lock->kind == LOCK_APART;
		int64_t *members = mem_new(lock->count, sizeof(*members));
		size_t last = is_apart ? tables->count : 1;

		for (size_t j = 1; j <= last; j++) {
			size_t found = members_at(lock, guests, count, tables,
				is_apart ? (int64_t)j : 0, members);

			if (found > 1)
				write_clash(splitting, lock, members, found,
					cluster);
		}
		mem_free(members);
	}
}

static void split_cluster(struct splitting *splitting, enum cluster cluster)
{
	const struct facts *facts = &splitting->room->facts;
	struct guest *guests = mem_new(facts->student_count, sizeof(*guests));
	const struct tables_ask ask = {
		.guests = guests,
		.count = tables_guests(splitting->room->engine,
			&splitting->room->view, cluster, guests),
		.style = splitting->wish->style,
		.size = splitting->wish->size,
		.locks = facts->locks,
		.lock_count = facts->lock_count,
		.company = splitting->company,
		.company_count = splitting->company_count,
	};
	struct tables tables;

	for (size_t i = 0; i < ask.count; i++)
		guests[i].aim = splitting->aims[guests[i].place];
	tables_split(&ask, &tables);
	for (size_t i = 0; i < ask.count; i++) {
		const struct seated seat = {
			.student = guests[i].student,
			.cluster = cluster,
			.table = tables.table[i],
		};

		vec_push(&splitting->seats, seat);
	}
	name_clashes(splitting, cluster, guests, ask.count, &tables);
	tables_release(&tables);
	mem_free(guests);
}

/* Who sits in other clusters since earlier today goes on to sit there. */
static void keep_others(struct splitting *splitting,
	const struct stations *stations)
{
	size_t fresh = splitting->seats.count;

	for (size_t i = 0; stations->is_today &&
	    i < stations->seating.seat_count; i++) {
		const struct seated *seat = &stations->seating.seats[i];
		bool is_kept = seat->cluster != splitting->wish->only &&
			facts_student(&splitting->room->facts,
				seat->student) != FACTS_NOT_FOUND;

		for (size_t j = 0; is_kept && j < fresh; j++)
			is_kept = splitting->seats.items[j].student !=
				seat->student;
		if (is_kept)
			vec_push(&splitting->seats, *seat);
	}
}

static bool nobody(const struct splitting *splitting, struct error *err)
{
	enum cluster only = splitting->wish->only;

	if (only != CLUSTER_NONE)
		return error_set(err, ERROR_NOT_FOUND, "nobody is in %s now: "
			"\"homeroom board\" shows who is where",
			room_label(splitting->room, only));
	return error_set(err, ERROR_NOT_FOUND, "nobody is in a cluster now: "
		"\"homeroom regroup\" proposes who belongs where");
}

static void take_seats(struct splitting *splitting, struct stations *stations)
{
	struct seating *seating = &stations->seating;
	size_t count = splitting->seats.count;

	*seating = (struct seating){
		.made = splitting->room->facts.now,
		.style = splitting->wish->style,
		.size = splitting->wish->size,
		.seats = arena_new(&stations->arena, count,
			sizeof(*seating->seats)),
		.seat_count = count,
	};
	memcpy(seating->seats, splitting->seats.items,
		mem_size(count, sizeof(*seating->seats)));
	stations->is_today = true;
	fill_stations(stations, splitting->room);
}

/* Learners' own goals, numbered: the same words are one goal, case, accents
 * and punctuation aside; what they mean is not looked at. */
static bool read_aims(struct splitting *splitting, struct store *store,
	struct arena *arena, struct error *err)
{
	const struct facts *facts = &splitting->room->facts;
	struct learners learners;
	const char **goals;

	splitting->aims = arena_new(arena, facts->student_count + 1,
		sizeof(*splitting->aims));
	if (splitting->wish->style != SEATING_GOAL)
		return true;
	if (!store_learners(store, facts->class.id, facts->now, &learners,
	    err))
		return false;
	goals = arena_new(arena, facts->student_count + 1, sizeof(*goals));
	for (size_t i = 0; i < facts->student_count; i++) {
		const struct profile *profile = learners_profile(&learners,
			facts->students[i].id);
		struct buf key = BUF_INIT;
		size_t same = 0;

		if (profile && profile->goal)
			text_fold_key(&key, profile->goal);
		goals[i] = arena_strdup(arena, buf_text(&key));
		buf_release(&key);
		while (strcmp(goals[same], goals[i]) != 0)
			same++;
		splitting->aims[i] = *goals[i] ? (int64_t)same + 1 : 0;
	}
	learners_release(&learners);
	return true;
}

bool stations_split(struct stations *stations, struct store *store,
	const struct room *room, const struct stations_wish *wish,
	struct buf *clashes, struct error *err)
{
	struct splitting splitting = {
		.room = room,
		.wish = wish,
		.seats = VEC_INIT,
		.clashes = clashes,
	};
	bool done;

	if (!store_company(store, room->facts.class.id,
	    date_day(room->facts.now), &stations->arena, &splitting.company,
	    &splitting.company_count, err) ||
	    !read_aims(&splitting, store, &stations->arena, err))
		return false;
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		if (wish->only == CLUSTER_NONE || (int)wish->only == i)
			split_cluster(&splitting, (enum cluster)i);
	}
	done = splitting.seats.count > 0 || nobody(&splitting, err);
	if (done) {
		if (wish->only != CLUSTER_NONE)
			keep_others(&splitting, stations);
		take_seats(&splitting, stations);
	}
	vec_release(&splitting.seats);
	return done;
}

void stations_write_table(struct buf *out, int64_t number)
{
	if (number <= 26)
		buf_addc(out, (char)('A' + number - 1));
	else
		buf_addf(out, "%lld", (long long)number);
}

static bool is_letter(char byte)
{
	return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') ||
		(byte >= 'a' && byte <= 'z');
}

/* word, folded, stands by itself in text. */
static bool has_word(const char *text, const char *word)
{
	size_t len = strlen(word);
	struct buf folded = BUF_INIT;
	const char *at;

	text_fold(&folded, text ? text : "");
	at = len ? strstr(buf_text(&folded), word) : NULL;
	while (at && ((at > buf_text(&folded) && is_letter(at[-1])) ||
	    is_letter(at[len])))
		at = strstr(at + 1, word);
	buf_release(&folded);
	return at != NULL;
}

static bool tells(const struct routine *routine, const char *name)
{
	struct buf word = BUF_INIT;
	bool does;

	text_fold(&word, name);
	does = has_word(routine->station, buf_text(&word)) ||
		has_word(routine->task, buf_text(&word));
	buf_release(&word);
	return does;
}

enum cluster stations_told_by(const struct routine *routine,
	const struct policy *policy)
{
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		struct buf label = BUF_INIT;
		bool does;

		wording_label(&label, policy, (enum cluster)i);
		does = tells(routine, cluster_name((enum cluster)i)) ||
			tells(routine, buf_text(&label));
		buf_release(&label);
		if (does)
			return (enum cluster)i;
	}
	return CLUSTER_NONE;
}
