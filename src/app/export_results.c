/* SPDX-License-Identifier: MIT */
/*
 * Check-ins as results. They come oldest first, so that the first of an item
 * dates it and the last of a student's dates the result. Ids are made of the
 * store's own, so that the same fact has the same one in each export.
 */
#include "app/export.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/vec.h"
#include "lookup.h"

struct item {
	int64_t round;      /* 0: a day's */
	int64_t objective;
	civil first;
	civil modified;
	const struct export_checkin *row; /* the first */
	bool is_mixed;      /* scores are not alike, or several of a student */
	bool is_new;        /* holds what is in scope */
	bool is_gone;       /* holds nothing that stands */
};

struct result {
	size_t item;
	const struct student *student;
	const struct checkin *last;
	struct evidence_weight worth; /* of all together */
	civil modified;
	bool is_gone;
};

struct gathering {
	const struct export_scope *scope;
	const struct policy *policy;
	struct export_results *into;
	struct lookup item_places;
	struct lookup result_places;
	struct lookup unknown; /* students */
	VEC(struct item) items;
	VEC(struct result) results;
	const char *prefix;    /* of every id */
	civil now;
};

static civil later(civil a, civil b)
{
	return a > b ? a : b;
}

static bool is_new(const struct export_scope *scope,
	const struct checkin *checkin)
{
	return scope->since == CIVIL_NEVER ||
		checkin->observed_at >= scope->since ||
		checkin->entered_at >= scope->since;
}

static size_t find_item(struct gathering *gathering,
	const struct export_checkin *row)
{
	const struct checkin *checkin = &row->checkin;
	const int64_t key[] = { checkin->round, checkin->objective,
		checkin->round ? 0 : date_day(checkin->observed_at) };
	size_t place = *lookup_put(&gathering->item_places, key, sizeof(key),
		gathering->items.count);
	const struct item fresh = {
		.round = checkin->round,
		.objective = checkin->objective,
		.first = checkin->observed_at,
		.row = row,
		.is_gone = row->is_gone,
	};

	if (place == gathering->items.count)
		vec_push(&gathering->items, fresh);
	return place;
}

static size_t judge_item(struct gathering *gathering,
	const struct export_checkin *row)
{
	const struct checkin *checkin = &row->checkin;
	size_t place = find_item(gathering, row);
	struct item *item = &gathering->items.items[place];

	item->is_new = item->is_new || is_new(gathering->scope, checkin);
	item->modified = later(item->modified, checkin->entered_at);
	item->is_mixed = item->is_mixed ||
		item->row->checkin.score.form != checkin->score.form ||
		islessgreater(item->row->checkin.score.out_of,
			checkin->score.out_of);
	return place;
}

static void add_result(struct gathering *gathering,
	const struct export_checkin *row, size_t item)
{
	const int64_t key[] = { (int64_t)item, row->student->id };
	size_t place = *lookup_put(&gathering->result_places, key,
		sizeof(key), gathering->results.count);
	struct evidence_weight worth = checkin_weight(&row->checkin,
		gathering->policy);
	const struct result fresh = {
		.item = item,
		.student = row->student,
	};
	struct result *result;

	if (place == gathering->results.count)
		vec_push(&gathering->results, fresh);
	else
		gathering->items.items[item].is_mixed = true;
	result = &gathering->results.items[place];
	result->last = &row->checkin;
	result->modified = later(result->modified, row->checkin.entered_at);
	result->worth.points += worth.points;
	result->worth.items += worth.items;
}

static void take(struct gathering *gathering,
	const struct export_checkin *row)
{
	const char *number = row->student->number;

	if (number && oneroster_write_is_id(number))
		add_result(gathering, row, judge_item(gathering, row));
	else
		lookup_put(&gathering->unknown, &row->student->id,
			sizeof(row->student->id), 0);
}

/*
 * What stands no more. When it went, and whether it was sent before, is not
 * known: so it is said each time, which does no harm. All that stands was
 * taken before.
 */
static void take_gone(struct gathering *gathering,
	const struct export_checkin *row)
{
	const char *number = row->student->number;
	struct result fresh = {
		.student = row->student,
		.last = &row->checkin,
		.modified = gathering->now,
		.is_gone = true,
	};
	struct item *item;
	int64_t key[2];

	if (gathering->scope->since == CIVIL_NEVER || !number ||
	    !oneroster_write_is_id(number))
		return;
	fresh.item = find_item(gathering, row);
	item = &gathering->items.items[fresh.item];
	item->is_new = true;
	if (item->is_gone)
		item->modified = gathering->now;
	key[0] = (int64_t)fresh.item;
	key[1] = row->student->id;
	if (*lookup_put(&gathering->result_places, key, sizeof(key),
	    gathering->results.count) == gathering->results.count)
		vec_push(&gathering->results, fresh);
}

static void write_item_id(const struct gathering *gathering,
	const struct item *item, struct buf *out)
{
	buf_addf(out, "%s.o%" PRId64, gathering->prefix, item->objective);
	if (item->round)
		buf_addf(out, ".r%" PRId64, item->round);
	else
		buf_addf(out, ".d%" PRId64, date_day(item->first));
}

static void write_title(const struct item *item, struct buf *out)
{
	if (item->round && item->row->round) {
		buf_adds(out, item->row->round);
		return;
	}
	buf_addf(out, "%s ", item->row->objective);
	date_write_iso(out, item->first);
}

static void keep_item(struct gathering *gathering, const struct item *item)
{
	struct export_results *into = gathering->into;
	struct buf id = BUF_INIT, title = BUF_INIT;

	write_item_id(gathering, item, &id);
	write_title(item, &title);
	into->items[into->item_count++] = (struct oneroster_item){
		.id = arena_strdup(&into->arena, buf_text(&id)),
		.title = arena_strdup(&into->arena, buf_text(&title)),
		.description = arena_strdup(&into->arena,
			item->row->objective),
		.date = item->first,
		.most = item->is_mixed ? 100 : item->row->checkin.score.out_of,
		.modified = item->modified,
		.is_gone = item->is_gone,
	};
	into->modified = later(into->modified, item->modified);
	buf_release(&id);
	buf_release(&title);
}

/* To two decimals, as people write a percent. */
static double percent_of(const struct result *result)
{
	const struct score *score = &result->last->score;
	double share = result->worth.items > 0 ?
		result->worth.points / result->worth.items :
		score->points / score->out_of;

	return round(share * 10000) / 100;
}

static void keep_result(struct gathering *gathering,
	const struct result *result)
{
	struct export_results *into = gathering->into;
	const struct item *item = &gathering->items.items[result->item];
	struct buf id = BUF_INIT, item_id = BUF_INIT;

	write_item_id(gathering, item, &item_id);
	buf_addf(&id, "%s.s%" PRId64, buf_text(&item_id),
		result->student->id);
	into->results[into->result_count++] = (struct oneroster_result){
		.id = arena_strdup(&into->arena, buf_text(&id)),
		.item = arena_strdup(&into->arena, buf_text(&item_id)),
		.student = arena_strdup(&into->arena,
			result->student->number),
		.score = item->is_mixed ? percent_of(result) :
			result->last->score.points,
		.date = result->last->observed_at,
		.modified = result->modified,
		.is_gone = result->is_gone,
	};
	buf_release(&id);
	buf_release(&item_id);
}

static int compare_results(const void *left, const void *right)
{
	const struct result *a = left, *b = right;

	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return a->student < b->student ? -1 : a->student > b->student;
}

static void keep(struct gathering *gathering)
{
	struct export_results *into = gathering->into;
	struct arena *arena = &into->arena;

	into->items = arena_new(arena, gathering->items.count,
		sizeof(*into->items));
	into->results = arena_new(arena, gathering->results.count,
		sizeof(*into->results));
	for (size_t i = 0; i < gathering->items.count; i++) {
		if (gathering->items.items[i].is_new)
			keep_item(gathering, &gathering->items.items[i]);
	}
	if (gathering->results.count)
		qsort(gathering->results.items, gathering->results.count,
			sizeof(*gathering->results.items), compare_results);
	for (size_t i = 0; i < gathering->results.count; i++) {
		const struct result *result = &gathering->results.items[i];

		if (gathering->items.items[result->item].is_new)
			keep_result(gathering, result);
	}
	into->unknown = gathering->unknown.items.count;
}

static bool name_ids(struct gathering *gathering, struct session *session,
	struct error *err)
{
	struct arena *arena = &gathering->into->arena;
	struct buf text = BUF_INIT;
	const char *name;

	if (!store_name(session->store, arena, &name, err))
		return false;
	buf_addf(&text, "%s.checkins", name);
	gathering->into->category_id = arena_strdup(arena, buf_text(&text));
	buf_clear(&text);
	buf_addf(&text, "%s.c%" PRId64, name, session->class_id);
	gathering->prefix = arena_strdup(arena, buf_text(&text));
	buf_release(&text);
	return true;
}

static void release(struct gathering *gathering)
{
	lookup_release(&gathering->item_places);
	lookup_release(&gathering->result_places);
	lookup_release(&gathering->unknown);
	vec_release(&gathering->items);
	vec_release(&gathering->results);
}

bool export_results_read(struct session *session,
	const struct export_scope *scope, struct export_results *results,
	struct error *err)
{
	struct export_scope whole = *scope;
	struct export_checkins checkins;
	struct gathering gathering = {
		.scope = scope,
		.into = results,
		.now = session_now(session),
	};

	*results = (struct export_results){ 0 };
	whole.since = CIVIL_NEVER;
	whole.with_gone = true;
	if (!export_checkins_read(session, &whole, &checkins, err))
		return false;
	gathering.policy = &session->room.facts.policy;
	if (name_ids(&gathering, session, err)) {
		for (size_t i = 0; i < checkins.count; i++) {
			if (!checkins.rows[i].is_gone)
				take(&gathering, &checkins.rows[i]);
		}
		for (size_t i = 0; i < checkins.count; i++) {
			if (checkins.rows[i].is_gone)
				take_gone(&gathering, &checkins.rows[i]);
		}
		keep(&gathering);
	}
	release(&gathering);
	export_checkins_release(&checkins);
	if (!results->category_id)
		export_results_release(results);
	return results->category_id != NULL;
}

void export_results_release(struct export_results *results)
{
	arena_release(&results->arena);
	*results = (struct export_results){ 0 };
}
