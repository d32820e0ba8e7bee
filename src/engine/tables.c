/* SPDX-License-Identifier: MIT */
/*
 * Table groups. Everything that is wished is said as what two at one table
 * cost; guests are taken in the order of the class, whatever order they came
 * in, and costs are whole numbers, so that no order of rows shows.
 */
#include "engine/tables.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "engine.h"
#include "swaps.h"

#define DAY INT64_C(100)         /* one day of company */
#define DAYS_WEIGHED 4           /* as many, and no more than these */
#define GAP 100                  /* in thousandths, that weighs as much */
#define OTHER_GOAL (10 * DAY)
#define OTHER_AIM (5 * DAY)
#define SAME_LAYER (10 * DAY)
#define LOCK INT64_C(1000000000) /* more than all else together */

static double level_on(const struct engine *engine, size_t student,
	size_t objective, struct lines lines)
{
	return belief_estimate(engine_belief(engine, student, objective),
		lines).level;
}

static int64_t weakest(const struct engine *engine, size_t student)
{
	const struct facts *facts = engine->facts;
	int64_t goal = 0;
	double least = 0;

	for (size_t i = 0; i < facts->objective_count; i++) {
		struct record record = engine_record(engine, student, i);
		struct lines lines = policy_lines(&facts->policy,
			facts->objectives[i].id);
		double margin;

		if (!record.count)
			continue;
		margin = level_on(engine, student, i, lines) - lines.high;
		if (!goal || margin < least) {
			goal = facts->objectives[i].id;
			least = margin;
		}
	}
	return goal;
}

size_t tables_guests(const struct engine *engine, const struct proposal *view,
	enum cluster cluster, struct guest *guests)
{
	const struct facts *facts = engine->facts;
	size_t count = 0;

	for (size_t i = 0; i < facts->student_count; i++) {
		int64_t student = facts->students[i].id;
		const struct stay *stay = facts_stay(facts, student);
		const struct move *move = proposal_move(view, student);

		if (!stay || stay->cluster != cluster ||
		    facts_is_absent(facts, student))
			continue;
		guests[count++] = (struct guest){
			.student = student,
			.place = i,
			.level = engine->focus == FACTS_NOT_FOUND ? 0 :
				level_on(engine, i, engine->focus,
					facts->policy.lines),
			.goal = move && move->teach ? move->teach :
				weakest(engine, i),
		};
	}
	return count;
}

/* The guests in the order of the class, and what two of them cost. */
struct party {
	const struct tables_ask *ask;
	size_t count;
	size_t *order;    /* places in ask->guests */
	size_t *by_level; /* places in order, lowest level first */
	int64_t *level;   /* thousandths, in order */
	int64_t *cost;
};

struct key {
	int64_t first;
	size_t then;
	size_t place;
};

static int compare_keys(const void *one, const void *other)
{
	const struct key *a = one;
	const struct key *b = other;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->then < b->then ? -1 : a->then > b->then;
}

/* The places of keys as they sort; frees the keys. */
static size_t *sorted(struct key *keys, size_t count)
{
	size_t *places = mem_new(count, sizeof(*places));

	qsort(keys, count, sizeof(*keys), compare_keys);
	for (size_t i = 0; i < count; i++)
		places[i] = keys[i].place;
	mem_free(keys);
	return places;
}

static const struct guest *guest_at(const struct party *party, size_t place)
{
	return &party->ask->guests[party->order[place]];
}

static void party_order(struct party *party)
{
	size_t count = party->count;
	struct key *keys = mem_new(count, sizeof(*keys));

	for (size_t i = 0; i < count; i++)
		keys[i] = (struct key){
			.then = party->ask->guests[i].place,
			.place = i,
		};
	party->order = sorted(keys, count);
	keys = mem_new(count, sizeof(*keys));
	party->level = mem_new(count, sizeof(*party->level));
	for (size_t i = 0; i < count; i++) {
		party->level[i] = llround(guest_at(party, i)->level * 1000);
		keys[i] = (struct key){
			.first = party->level[i],
			.then = i,
			.place = i,
		};
	}
	party->by_level = sorted(keys, count);
}

/* count when it is none of the guests. */
static size_t party_find(const struct party *party, int64_t student)
{
	size_t i = 0;

	while (i < party->count && guest_at(party, i)->student != student)
		i++;
	return i;
}

static void add_cost(struct party *party, size_t one, size_t other,
	int64_t cost)
{
	if (one == other || one == party->count || other == party->count)
		return;
	party->cost[one * party->count + other] += cost;
	party->cost[other * party->count + one] += cost;
}

/* Squared, so that one pair is not together twice as often as others; at most
 * so much that the style stays what it is. */
static int64_t company_cost(const struct company *known)
{
	int64_t times = known->times < DAYS_WEIGHED ? known->times :
		DAYS_WEIGHED;

	return DAY * times * times / 2 + DAY / known->ago;
}

static void add_company(struct party *party)
{
	const struct tables_ask *ask = party->ask;

	for (size_t i = 0; i < ask->company_count; i++)
		add_cost(party, party_find(party, ask->company[i].one),
			party_find(party, ask->company[i].other),
			company_cost(&ask->company[i]));
}

static void add_locks(struct party *party)
{
	for (size_t i = 0; i < party->ask->lock_count; i++) {
		const struct lock *lock = &party->ask->locks[i];

		if (lock->kind == LOCK_PIN)
			continue;
		for (size_t j = 0; j < lock->count; j++)
			for (size_t k = 0; k < j; k++)
				add_cost(party, party_find(party,
					lock->students[j]), party_find(party,
					lock->students[k]), lock->kind ==
					LOCK_APART ? LOCK : -LOCK);
	}
}

static void party_begin(struct party *party, const struct tables_ask *ask)
{
	*party = (struct party){ .ask = ask, .count = ask->count };
	party_order(party);
	party->cost = mem_new(ask->count * ask->count, sizeof(*party->cost));
	add_company(party);
	add_locks(party);
}

static void party_end(struct party *party)
{
	mem_free(party->order);
	mem_free(party->by_level);
	mem_free(party->level);
	mem_free(party->cost);
}

static int64_t style_cost(const struct party *party, size_t one, size_t other)
{
	int64_t gap = party->level[one] - party->level[other];

	if (party->ask->style == SEATING_GOAL)
		return (guest_at(party, one)->goal ==
			guest_at(party, other)->goal ? 0 : OTHER_GOAL) +
			(guest_at(party, one)->aim ==
			guest_at(party, other)->aim ? 0 : OTHER_AIM);
	return DAY * gap * gap / (GAP * GAP);
}

/* With or, for -1, without the style. Layers are as many students as there
 * are tables, from the lowest level up: each table is to have one of each. */
static void add_style(struct party *party, size_t tables, int64_t sign)
{
	bool is_mixed = party->ask->style == SEATING_MIXED;

	for (size_t i = 0; i < party->count; i++) {
		for (size_t j = 0; j < i; j++) {
			size_t one = party->by_level[i];
			size_t other = party->by_level[j];

			add_cost(party, one, other, sign * (!is_mixed ?
				style_cost(party, one, other) :
				i / tables == j / tables ? SAME_LAYER : 0));
		}
	}
}

/* Those who are after the same one after the other, the rest by level. */
static size_t by_aim(const struct party *party, size_t place, size_t rank)
{
	return party->ask->style == SEATING_GOAL ?
		(size_t)guest_at(party, place)->aim * party->count + rank :
		rank;
}

/* The order in which guests are first put to tables. */
static size_t *first_order(const struct party *party)
{
	struct key *keys = mem_new(party->count, sizeof(*keys));

	for (size_t i = 0; i < party->count; i++) {
		size_t place = party->by_level[i];

		keys[i] = (struct key){
			.first = party->ask->style == SEATING_GOAL ?
				guest_at(party, place)->goal : 0,
			.then = by_aim(party, place, i),
			.place = place,
		};
	}
	return sorted(keys, party->count);
}

static void sit_down(const struct party *party, size_t tables, size_t *seats)
{
	size_t *order = first_order(party);
	size_t least = party->count / tables;
	size_t larger = party->count % tables;
	size_t table = 0;
	size_t taken = 0;

	for (size_t i = 0; i < party->count; i++) {
		if (taken == least + (table < larger)) {
			table++;
			taken = 0;
		}
		taken++;
		seats[order[i]] = party->ask->style == SEATING_MIXED ?
			i % tables : table;
	}
	mem_free(order);
}

static bool is_broken(const struct party *party, const struct lock *lock,
	const size_t *seats)
{
	for (size_t i = 0; lock->kind != LOCK_PIN && i < lock->count; i++) {
		size_t one = party_find(party, lock->students[i]);

		for (size_t j = 0; one < party->count && j < i; j++) {
			size_t other = party_find(party, lock->students[j]);

			if (other < party->count &&
			    (seats[one] == seats[other]) !=
			    (lock->kind == LOCK_TOGETHER))
				return true;
		}
	}
	return false;
}

static size_t count_broken(const struct party *party, const size_t *seats)
{
	size_t count = 0;

	for (size_t i = 0; i < party->ask->lock_count; i++)
		count += is_broken(party, &party->ask->locks[i], seats);
	return count;
}

/* One way to split them, into so many tables. */
struct split {
	size_t tables;
	size_t *seats; /* in the order of the class, from 0 */
	size_t broken;
};

static struct split split_into(struct party *party, size_t tables)
{
	struct split split = {
		.tables = tables,
		.seats = mem_new(party->count, sizeof(*split.seats)),
	};

	add_style(party, tables, 1);
	sit_down(party, tables, split.seats);
	swaps_settle(party->cost, party->count, tables, split.seats);
	add_style(party, tables, -1);
	split.broken = count_broken(party, split.seats);
	return split;
}

static bool is_possible(size_t count, size_t tables, size_t size)
{
	return tables > 0 && count / tables >= SEATING_SIZE_LEAST &&
		(count + tables - 1) / tables <= size + 1;
}

/* How far the mean is from the size, times the tables. */
static size_t distance(size_t count, size_t tables, size_t size)
{
	size_t all = tables * size;

	return all > count ? all - count : count - all;
}

static size_t best_count(size_t count, size_t size)
{
	size_t best = 1;

	for (size_t tables = 2; tables <= count; tables++) {
		if (is_possible(count, tables, size) &&
		    (!is_possible(count, best, size) ||
		     distance(count, tables, size) * best <=
		     distance(count, best, size) * tables))
			best = tables;
	}
	return best;
}

static void keep_better(struct party *party, struct split *best,
	size_t tables)
{
	struct split other;

	if (!best->broken || !is_possible(party->count, tables,
	    (size_t)party->ask->size))
		return;
	other = split_into(party, tables);
	if (other.broken < best->broken) {
		mem_free(best->seats);
		*best = other;
	} else {
		mem_free(other.seats);
	}
}

/* Numbers the tables by who comes first in the class. */
static void number_tables(const struct party *party, const struct split *split,
	struct tables *tables)
{
	int64_t *number = mem_new(split->tables, sizeof(*number));
	int64_t last = 0;

	for (size_t i = 0; i < party->count; i++) {
		size_t table = split->seats[i];

		if (!number[table])
			number[table] = ++last;
		tables->table[party->order[i]] = number[table];
	}
	mem_free(number);
}

static void list_broken(const struct party *party, const struct split *split,
	struct tables *tables)
{
	const struct tables_ask *ask = party->ask;

	tables->broken = arena_new(&tables->arena, ask->lock_count,
		sizeof(*tables->broken));
	for (size_t i = 0; i < ask->lock_count; i++) {
		if (is_broken(party, &ask->locks[i], split->seats))
			tables->broken[tables->broken_count++] =
				&ask->locks[i];
	}
}

void tables_split(const struct tables_ask *ask, struct tables *tables)
{
	struct party party;
	struct split split;
	size_t count;

	assert(ask->size >= SEATING_SIZE_LEAST);
	*tables = (struct tables){ .arena = ARENA_INIT };
	if (!ask->count)
		return;
	party_begin(&party, ask);
	count = best_count(ask->count, (size_t)ask->size);
	split = split_into(&party, count);
	keep_better(&party, &split, count + 1);
	keep_better(&party, &split, count - 1);
	tables->count = split.tables;
	tables->table = arena_new(&tables->arena, ask->count,
		sizeof(*tables->table));
	number_tables(&party, &split, tables);
	list_broken(&party, &split, tables);
	mem_free(split.seats);
	party_end(&party);
}

void tables_release(struct tables *tables)
{
	arena_release(&tables->arena);
	*tables = (struct tables){ .count = 0 };
}
