/* SPDX-License-Identifier: MIT */
/* Check-ins, put in an order that no store's ids have a say in: the same facts
 * leave as the same bytes. */
#include "app/export.h"

#include <stdlib.h>

#include "everyone.h"
#include "versions.h"

struct gathering {
	struct session *session;
	const struct export_scope *scope;
	struct export_checkins *into;
	const struct facts *facts;
	struct everyone everyone;
	struct lookup replaced; /* ids that have a newer version */
	const char *store_name;
	struct carried *carried;
	size_t carried_count;
	struct versions versions; /* where anything was corrected */
};

static const struct carried *find_carried(const struct gathering *gathering,
	int64_t id)
{
	size_t low = 0, high = gathering->carried_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (gathering->carried[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < gathering->carried_count &&
		gathering->carried[low].id == id ?
		&gathering->carried[low] : NULL;
}

static struct origin origin_of(const struct gathering *gathering, int64_t id)
{
	const struct carried *carried = find_carried(gathering, id);

	if (carried)
		return carried->from;
	return (struct origin){
		.store = gathering->store_name,
		.class_id = gathering->session->class_id,
		.id = id,
	};
}

static int64_t first_of(const struct gathering *gathering,
	const struct checkin *checkin)
{
	const struct versions *versions = &gathering->versions;
	size_t place = checkin->replaces ?
		versions_place(versions, checkin->id) : VERSIONS_NONE;

	return place == VERSIONS_NONE ? checkin->id :
		versions->rows[versions->root[place]].id;
}

static bool read_versions(struct gathering *gathering,
	const struct checkin *checkins, size_t count, struct error *err)
{
	struct session *session = gathering->session;

	for (size_t i = 0; i < count; i++) {
		if (checkins[i].replaces)
			return versions_read(&gathering->versions,
				session->store, session->class_id, err);
	}
	return true;
}

static bool is_gone(const struct gathering *gathering,
	const struct checkin *checkin)
{
	return checkin->withdrawn || lookup_find(&gathering->replaced,
		&checkin->id, sizeof(checkin->id));
}

static void fill(struct gathering *gathering, const struct checkin *checkin,
	const struct student *student, struct export_checkin *row)
{
	const struct facts *facts = gathering->facts;
	size_t objective = facts_objective(facts, checkin->objective);
	size_t round = checkin->round ? facts_round(facts, checkin->round) :
		FACTS_NOT_FOUND;

	*row = (struct export_checkin){
		.student = student,
		.objective = objective == FACTS_NOT_FOUND ? "" :
			facts->objectives[objective].name,
		.round = round == FACTS_NOT_FOUND ? NULL :
			facts->rounds[round].name,
		.checkin = *checkin,
		.is_gone = is_gone(gathering, checkin),
		.version = origin_of(gathering, checkin->id),
		.origin = origin_of(gathering, first_of(gathering, checkin)),
	};
	/* The store shows those of others to nobody. */
	if (checkin->is_private &&
	    (!gathering->scope->with_private || !checkin->note)) {
		row->checkin.note = NULL;
		row->checkin.is_private = false;
		gathering->into->notes++;
	}
}

/* A check-in of before that was entered or corrected since is news; when one
 * was withdrawn is not known. */
static bool is_in_scope(const struct gathering *gathering,
	const struct checkin *checkin)
{
	const struct export_scope *scope = gathering->scope;

	if (checkin->withdrawn && scope->with_withdrawn)
		return true;
	return (scope->with_gone || !is_gone(gathering, checkin)) &&
		(scope->since == CIVIL_NEVER ||
		checkin->observed_at >= scope->since ||
		checkin->entered_at >= scope->since);
}

static void take(struct gathering *gathering, const struct checkin *checkin)
{
	struct export_checkins *into = gathering->into;
	const struct student *student;

	if (!is_in_scope(gathering, checkin))
		return;
	student = everyone_find(&gathering->everyone, checkin->student);
	if (!student || (student->withdrawn &&
	    !gathering->scope->with_withdrawn))
		into->withdrawn++;
	else
		fill(gathering, checkin, student, &into->rows[into->count++]);
}

static int compare_rows(const void *left, const void *right)
{
	const struct export_checkin *a = left, *b = right;

	if (a->checkin.observed_at != b->checkin.observed_at)
		return a->checkin.observed_at < b->checkin.observed_at ? -1 :
			1;
	/* Students stand in one array, in the order of the roster. */
	if (a->student != b->student)
		return a->student < b->student ? -1 : 1;
	return a->checkin.id < b->checkin.id ? -1 :
		a->checkin.id > b->checkin.id;
}

static bool gather(struct gathering *gathering, struct error *err)
{
	struct session *session = gathering->session;
	struct export_checkins *into = gathering->into;
	struct arena *arena = &into->arena;
	const struct checkin_query query = {
		.class_id = session->class_id,
		.all = gathering->scope->with_gone ||
			gathering->scope->with_withdrawn,
		.until = gathering->scope->until == CIVIL_NEVER ?
			session_now(session) : gathering->scope->until,
	};
	struct checkin *checkins;
	size_t count;

	if (!everyone_read(&gathering->everyone, session, arena, err) ||
	    !store_name(session->store, arena, &gathering->store_name, err) ||
	    !store_carried(session->store, session->class_id, arena,
	    &gathering->carried, &gathering->carried_count, err) ||
	    !store_checkins(session->store, &query, arena, &checkins, &count,
	    err) || !read_versions(gathering, checkins, count, err))
		return false;
	for (size_t i = 0; query.all && i < count; i++)
		lookup_put(&gathering->replaced, &checkins[i].replaces,
			sizeof(checkins[i].replaces), 0);
	into->rows = arena_new(arena, count, sizeof(*into->rows));
	for (size_t i = 0; i < count; i++)
		take(gathering, &checkins[i]);
	qsort(into->rows, into->count, sizeof(*into->rows), compare_rows);
	return true;
}

bool export_checkins_read(struct session *session,
	const struct export_scope *scope, struct export_checkins *checkins,
	struct error *err)
{
	const struct room *room = session_room(session, err);
	struct gathering gathering = {
		.session = session,
		.scope = scope,
		.into = checkins,
	};
	bool done;

	*checkins = (struct export_checkins){ 0 };
	if (!room)
		return false;
	gathering.facts = &room->facts;
	done = gather(&gathering, err);
	everyone_release(&gathering.everyone);
	lookup_release(&gathering.replaced);
	versions_release(&gathering.versions);
	if (!done)
		export_checkins_release(checkins);
	return done;
}

void export_checkins_release(struct export_checkins *checkins)
{
	arena_release(&checkins->arena);
	*checkins = (struct export_checkins){ 0 };
}
