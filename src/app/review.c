/* SPDX-License-Identifier: MIT */
/* Which classes of which stores a review is of, and from when to when. */
#include "app/review.h"

#include <string.h>

#include "app/names.h"
#include "base/mem.h"
#include "base/text.h"
#include "place.h"
#include "reviewing.h"

/* Read at until, without being asked for a class: whatever is at hand. */
static void add_place(struct reviewing_reading *reading, struct store *store,
	const char *path, bool owns_store)
{
	const struct session *session = reading->session;
	struct reviewing_place place = {
		.session = {
			.registry = session->registry,
			.driver = session->driver,
			.config = session->config,
			.store = store,
			.author = session->author,
			.source = session->source,
			.now_is_fixed = true,
		},
		.owns_store = owns_store,
		.name = arena_strdup(&reading->into->arena, path),
	};

	vec_push(&reading->places, place);
}

static bool is_open(const struct reviewing_reading *reading, const char *path)
{
	for (size_t i = 0; i < reading->places.count; i++) {
		if (!strcmp(reading->places.items[i].name, path))
			return true;
	}
	return false;
}

static bool add_other(struct reviewing_reading *reading, const char *path,
	struct error *err)
{
	struct store *store = store_open(reading->session->driver, path, 0,
		err);

	if (!store)
		return false;
	store_set_reader(store, reading->session->author);
	add_place(reading, store, path, true);
	return true;
}

static bool open_places(struct reviewing_reading *reading,
	const struct reviewing_scope *scope, struct error *err)
{
	const struct session *session = reading->session;

	for (size_t i = 0; i < scope->store_count; i++) {
		const char *path = scope->stores[i];

		if (is_open(reading, path))
			continue;
		if (!strcmp(path, session->store_path))
			add_place(reading, session->store, path, false);
		else if (!add_other(reading, path, err))
			return false;
	}
	if (!reading->places.count)
		add_place(reading, session->store, session->store_path, false);
	if (reading->places.count == 1)
		reading->places.items[0].name = NULL;
	return true;
}

static void pick(struct reviewing_reading *reading, size_t place,
	const struct class *class)
{
	const struct reviewing_pick pick = { .place = place, .class = *class };

	for (size_t i = 0; i < reading->picks.count; i++) {
		if (reading->picks.items[i].place == place &&
		    reading->picks.items[i].class.id == class->id)
			return;
	}
	vec_push(&reading->picks, pick);
}

/* In the stores that have it; it must be in one. */
static bool pick_named(struct reviewing_reading *reading, const char *name,
	struct class *const *classes, const size_t *counts,
	struct error *err)
{
	struct error first = ERROR_INIT;
	size_t before = reading->picks.count, found = 0;

	for (size_t i = 0; i < reading->places.count; i++) {
		struct error why = ERROR_INIT;
		size_t place;

		if (names_class(classes[i], counts[i], name, &place, &why)) {
			pick(reading, i, &classes[i][place]);
			found++;
		} else if (!first.code || why.code != ERROR_NOT_FOUND) {
			first = why;
		}
	}
	return found || before < reading->picks.count ||
		error_set(err, first.code, "%s", first.text);
}

static void pick_many(struct reviewing_reading *reading,
	const struct reviewing_scope *scope, struct class *const *classes,
	const size_t *counts)
{
	for (size_t i = 0; i < reading->places.count; i++) {
		for (size_t j = 0; j < counts[i]; j++) {
			const struct class *class = &classes[i][j];

			if (scope->term ? text_equal_folded(class->term,
			    scope->term) :
			    !class->archived)
				pick(reading, i, class);
		}
	}
}

static bool pick_own(struct reviewing_reading *reading, struct session *session,
	struct error *err)
{
	struct class class;

	if (!session_class(session, NULL, err) ||
	    !store_class(session->store, session->class_id,
	    &reading->into->arena, &class, err))
		return false;
	pick(reading, 0, &class);
	return true;
}

static bool no_pick(const struct reviewing_scope *scope, struct error *err)
{
	return scope->term ? error_set(err, ERROR_NOT_FOUND, "no class is of "
		"the term \"%s\": \"homeroom class list\" tells the terms",
		scope->term) : error_set(err, ERROR_NOT_FOUND, "there is no "
		"class to review that is not archived: name one with --class");
}

static bool pick_from(struct reviewing_reading *reading,
	const struct reviewing_scope *scope, struct class **classes,
	size_t *counts, struct error *err)
{
	struct arena *arena = &reading->into->arena;

	for (size_t i = 0; i < reading->places.count; i++) {
		if (!store_classes(reading->places.items[i].session.store,
		    arena, &classes[i], &counts[i], err))
			return false;
	}
	for (size_t i = 0; i < scope->name_count; i++) {
		if (!pick_named(reading, scope->names[i], classes, counts,
		    err))
			return false;
	}
	if (!scope->name_count)
		pick_many(reading, scope, classes, counts);
	return reading->picks.count || no_pick(scope, err);
}

static bool pick_classes(struct reviewing_reading *reading,
	struct session *session, const struct reviewing_scope *scope,
	struct error *err)
{
	size_t places = reading->places.count;
	struct class **classes;
	size_t *counts;
	bool done;

	if (!scope->name_count && !scope->all && !scope->term && places == 1)
		return pick_own(reading, session, err);
	classes = mem_new(places, sizeof(struct class *));
	counts = mem_new(places, sizeof(*counts));
	done = pick_from(reading, scope, classes, counts, err);
	mem_free(classes);
	mem_free(counts);
	return done;
}

/* From the first day of any class's term to the last of all, where each has
 * one. */
struct term_span {
	civil from;
	civil until;
	bool is_open;
};

static bool take_term(struct reviewing_reading *reading,
	const struct reviewing_pick *pick, struct term_span *span,
	struct error *err)
{
	struct store *store = reading->places.items[pick->place].session.store;
	struct arena arena = ARENA_INIT;
	struct term none = { .starts = CIVIL_NEVER, .ends = CIVIL_NEVER };
	const struct term *term = &none;
	struct term *terms;
	size_t count;
	bool done = store_terms(store, &arena, &terms, &count, err);

	for (size_t i = 0; done && pick->class.term && i < count; i++) {
		if (!strcmp(terms[i].name, pick->class.term))
			term = &terms[i];
	}
	if (term->starts < span->from)
		span->from = term->starts;
	if (term->ends == CIVIL_NEVER)
		span->is_open = true;
	else if (term->ends > span->until)
		span->until = term->ends;
	arena_release(&arena);
	return done;
}

/* The latest moment at which a review of so many weeks may begin. */
static civil first_monday(civil until)
{
	return (date_day(until) - date_weekday(until) -
		7 * (REPORT_WEEKS_MOST - 1)) * CIVIL_DAY;
}

static bool decide_span(struct reviewing_reading *reading,
	const struct reviewing_scope *scope, struct error *err)
{
	struct term_span term = { .from = CIVIL_NEVER, .until = INT64_MIN };
	civil now = session_now(reading->session);

	for (size_t i = 0; i < reading->picks.count; i++) {
		if (!take_term(reading, &reading->picks.items[i], &term, err))
			return false;
	}
	reading->until = scope->until;
	if (reading->until == CIVIL_NEVER && !term.is_open)
		reading->until = term.until;
	if (reading->until > now)
		reading->until = now;
	reading->from = scope->from != CIVIL_NEVER ? scope->from : term.from;
	reading->is_known = reading->from <= reading->until;
	if (scope->from != CIVIL_NEVER && !reading->is_known)
		return error_set(err, ERROR_USAGE, "--from lies after the end "
			"of the review: nothing is between them");
	if (scope->from != CIVIL_NEVER &&
	    scope->from < first_monday(reading->until))
		return error_set(err, ERROR_USAGE, "a review has %d weeks at "
			"the most: say a later --from", REPORT_WEEKS_MOST);
	if (!reading->is_known ||
	    reading->from < first_monday(reading->until)) {
		reading->from = first_monday(reading->until);
		reading->is_known = false;
	}
	for (size_t i = 0; i < reading->places.count; i++)
		reading->places.items[i].session.fixed_now = reading->until;
	return true;
}

static bool read_classes(struct reviewing_reading *reading, struct error *err)
{
	struct reviewing *into = reading->into;

	into->classes = arena_new(&into->arena, reading->picks.count,
		sizeof(*into->classes));
	for (size_t i = 0; i < reading->picks.count; i++) {
		if (!reviewing_read_class(reading, &reading->picks.items[i],
		    &into->classes[i], err))
			return false;
		into->count++;
	}
	return true;
}

/* Weeks that were read before the first one there is are left out. */
static void settle_span(struct reviewing_reading *reading)
{
	struct reviewing *into = reading->into;
	struct report_span *span = &into->span;
	int64_t monday = date_day(reading->from) -
		date_weekday(reading->from);
	size_t skipped;

	if (!reading->is_known && reading->first <= reading->until)
		reading->from = date_day(reading->first) * CIVIL_DAY;
	else if (!reading->is_known)
		reading->from = date_day(reading->until) * CIVIL_DAY;
	*span = (struct report_span){
		.from = reading->from,
		.until = reading->until,
		.weeks = report_weeks(reading->from, reading->until),
	};
	skipped = (size_t)(date_day(span->from) - date_weekday(span->from) -
		monday) / 7;
	for (size_t i = 0; i < into->count; i++)
		into->classes[i].weeks += skipped *
			into->classes[i].student_count;
}

static void release(struct reviewing_reading *reading)
{
	for (size_t i = 0; i < reading->places.count; i++) {
		if (reading->places.items[i].owns_store)
			store_close(reading->places.items[i].session.store);
	}
	vec_release(&reading->places);
	vec_release(&reading->picks);
	vec_release(&reading->students);
	lookup_release(&reading->numbers);
}

bool reviewing_read(struct reviewing *reviewing, struct session *session,
	const struct reviewing_scope *scope, struct error *err)
{
	struct reviewing_reading reading = {
		.into = reviewing,
		.session = session,
		.first = CIVIL_NEVER,
	};
	bool done;

	*reviewing = (struct reviewing){ .count = 0 };
	done = open_places(&reading, scope, err) &&
		pick_classes(&reading, session, scope, err) &&
		decide_span(&reading, scope, err) &&
		read_classes(&reading, err);
	if (done)
		settle_span(&reading);
	release(&reading);
	return done;
}

void reviewing_release(struct reviewing *reviewing)
{
	arena_release(&reviewing->arena);
	*reviewing = (struct reviewing){ .count = 0 };
}

bool reviewing_is_term(struct session *session, const char *typed,
	bool *is_term, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct term *terms;
	size_t count;
	bool done = store_terms(session->store, &arena, &terms, &count, err);

	*is_term = false;
	for (size_t i = 0; done && i < count; i++)
		*is_term |= text_equal_folded(terms[i].name, typed);
	arena_release(&arena);
	return done;
}
