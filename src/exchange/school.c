/* SPDX-License-Identifier: MIT */
/*
 * The classes of a set: names of schools and terms first, then the classes,
 * then how many students each has. A class that only enrolments know is one,
 * too: a delta need not describe it again.
 */
#include "exchange/school.h"

#include <string.h>

#include "base/text.h"
#include "manifest.h"
#include "notice.h"
#include "numbering.h"
#include "school_files.h"
#include "school_rows.h"

struct names {
	struct numbering ids;
	VEC(const char *) names; /* by number */
};

struct listing {
	struct school *school;
	const struct set *set;
	const struct school_kind *kind;
	struct school_oddities odd;
	struct buf notice;
	struct names orgs;
	struct names sessions;
	struct numbering ids; /* of the classes */
	VEC(struct school_class) classes;
	VEC(bool) is_gone;
};

static bool read_names(struct listing *listing, enum school_file file,
	struct names *names, struct error *err)
{
	struct part part;
	bool found;
	bool more = true;
	bool done = school_part(&part, listing->set, listing->kind, file,
		&found, err);

	while (done && found && more) {
		const char *name;

		done = part_next(&part, &more, err);
		if (!done || !more)
			break;
		name = part_cell(&part, NAMED_NAME);
		if (numbering_of(&names->ids, part_cell(&part, NAMED_ID)) ==
		    names->names.count)
			vec_push(&names->names, arena_strdup(
				&listing->school->arena, name));
	}
	return part_close(&part, done, err);
}

static void release_names(struct names *names)
{
	numbering_release(&names->ids);
	vec_release(&names->names);
}

/* NULL where it has none, as the id of a term says nothing to a person. */
static const char *name_of(struct names *names, const char *id)
{
	size_t place = numbering_of(&names->ids, id);

	if (place == names->names.count)
		vec_push(&names->names, "");
	return *names->names.items[place] ? names->names.items[place] : NULL;
}

/* A list of terms is one cell with commas. */
static void add_terms(struct buf *out, struct names *sessions,
	const char *ids)
{
	struct buf id = BUF_INIT;

	while (*ids) {
		size_t len = strcspn(ids, ",");
		const char *name;

		buf_clear(&id);
		buf_add(&id, ids + strspn(ids, " "), len - strspn(ids, " "));
		name = name_of(sessions, buf_text(&id));
		if (name)
			buf_addf(out, "%s%s", out->len ? ", " : "", name);
		ids += len + (ids[len] == ',');
	}
	buf_release(&id);
}

static const char *keep(struct listing *listing, const char *text)
{
	return *text ? arena_strdup(&listing->school->arena, text) : NULL;
}

static const char *keep_terms(struct listing *listing,
	const struct part *part)
{
	const char *name = part_cell(part, CLASS_TERM_NAME);
	struct buf terms = BUF_INIT;
	const char *kept;

	if (*name)
		buf_adds(&terms, name);
	else
		add_terms(&terms, &listing->sessions,
			part_cell(part, CLASS_TERMS));
	kept = keep(listing, buf_text(&terms));
	buf_release(&terms);
	return kept;
}

/* The place of a class, a new one where it was not met before. */
static size_t place_of(struct listing *listing, const char *id)
{
	size_t place = numbering_of(&listing->ids, id);

	if (place == listing->classes.count) {
		const char *kept = arena_strdup(&listing->school->arena, id);
		const struct school_class class = {
			.id = kept, .title = kept
		};

		vec_push(&listing->classes, class);
		vec_push(&listing->is_gone, false);
	}
	return place;
}

static void add_class(struct listing *listing, const struct part *part)
{
	const char *id = part_cell(part, CLASS_ID);
	const char *title = part_cell(part, CLASS_TITLE);
	struct school_class *class;
	size_t place;

	if (!*id) {
		listing->odd.nobody++;
		return;
	}
	place = place_of(listing, id);
	class = &listing->classes.items[place];
	if (*title)
		class->title = arena_strdup(&listing->school->arena, title);
	class->code = keep(listing, part_cell(part, CLASS_CODE));
	class->term = keep_terms(listing, part);
	class->school = name_of(&listing->orgs,
		part_cell(part, CLASS_SCHOOL));
	listing->is_gone.items[place] = school_status_of(
		part_cell(part, CLASS_STATUS), listing->school->enrollments,
		&listing->odd) == SCHOOL_GONE;
}

static bool read_classes(struct listing *listing, struct error *err)
{
	struct part part;
	bool found;
	bool more = true;
	bool done = school_part(&part, listing->set, listing->kind,
		SCHOOL_CLASSES, &found, err);

	while (done && found && more) {
		done = part_next(&part, &more, err);
		if (done && more)
			add_class(listing, &part);
	}
	if (done && found)
		school_note_part(&listing->notice, &part);
	if (done && !found && listing->school->enrollments == SCHOOL_BULK)
		notice_add(&listing->notice, "there is no file of classes, "
			"so they have no names");
	return part_close(&part, done, err);
}

static bool count_students(struct listing *listing, struct error *err)
{
	struct school_rows rows;
	struct school_enrolment row;
	bool more = true;
	bool done = school_rows_open(&rows, listing->set, listing->kind,
		listing->school, &listing->odd, err);

	while (done && more) {
		done = school_rows_next(&rows, &row, &more, err);
		if (done && more && *row.class_id) {
			size_t place = place_of(listing, row.class_id);

			listing->classes.items[place].students +=
				row.says == ROSTER_IN_CLASS;
		}
	}
	if (done)
		school_note_part(&listing->notice, &rows.part);
	return school_rows_close(&rows, done, err);
}

static void keep_classes(struct listing *listing)
{
	struct school *school = listing->school;

	school->classes = arena_new(&school->arena, listing->classes.count,
		sizeof(struct school_class));
	for (size_t i = 0; i < listing->classes.count; i++) {
		if (!listing->is_gone.items[i])
			school->classes[school->count++] =
				listing->classes.items[i];
	}
}

static bool refuse_kind(struct error *err)
{
	return error_set(err, ERROR_INVALID, "these are no files of a school "
		"that are known: OneRoster and School Data Sync v2.1 have "
		"classes.csv, enrollments.csv and users.csv, School Data Sync "
		"v1 has Section.csv, StudentEnrollment.csv and Student.csv");
}

static enum school_way way_of(enum manifest_way way)
{
	return way == MANIFEST_DELTA ? SCHOOL_DELTA : SCHOOL_BULK;
}

static bool read_manifest(struct listing *listing, struct error *err)
{
	struct school *school = listing->school;
	struct manifest manifest = MANIFEST_INIT;
	struct buf name = BUF_INIT;
	bool done = manifest_read(&manifest, listing->set, listing->kind,
			err) &&
		manifest_note(&manifest, listing->set, listing->kind,
			&listing->notice, err);

	school->enrollments = way_of(manifest.ways[SCHOOL_ENROLLMENTS]);
	school->users = way_of(manifest.ways[SCHOOL_USERS]);
	/* A delta of students only is one as a whole. */
	if (manifest.ways[SCHOOL_ENROLLMENTS] <= MANIFEST_ABSENT &&
	    school->users == SCHOOL_DELTA)
		school->enrollments = SCHOOL_DELTA;
	buf_addf(&name, "%s%s%s", listing->kind->name, manifest.version.len ?
		" " : "", buf_text(&manifest.version));
	school->kind = arena_strdup(&school->arena, buf_text(&name));
	school->key = listing->kind->key;
	if (!manifest.is_there && !strcmp(school->key, "oneroster"))
		notice_add(&listing->notice, "there is no manifest, so it is "
			"read as a whole set");
	buf_release(&name);
	manifest_release(&manifest);
	return done;
}

static bool read_all(struct listing *listing, struct error *err)
{
	if (!school_kind_find(listing->set, &listing->kind, err))
		return false;
	if (!listing->kind)
		return refuse_kind(err);
	return read_manifest(listing, err) &&
		read_names(listing, SCHOOL_ORGS, &listing->orgs, err) &&
		read_names(listing, SCHOOL_SESSIONS, &listing->sessions,
			err) &&
		read_classes(listing, err) && count_students(listing, err);
}

bool school_read(struct school *school, const struct set *set, civil now,
	struct error *err)
{
	struct listing listing = { .school = school, .set = set };
	bool done;

	*school = (struct school){ .now = now };
	done = read_all(&listing, err);
	if (done) {
		keep_classes(&listing);
		if (strcmp(school->key, "oneroster"))
			listing.odd.statuses = 0;
		school_note_oddities(&listing.notice, &listing.odd);
		school->notice = listing.notice.len ? arena_strdup(
			&school->arena, buf_text(&listing.notice)) : NULL;
	} else {
		school_release(school);
	}
	release_names(&listing.orgs);
	release_names(&listing.sessions);
	numbering_release(&listing.ids);
	vec_release(&listing.classes);
	vec_release(&listing.is_gone);
	buf_release(&listing.notice);
	return done;
}

void school_release(struct school *school)
{
	arena_release(&school->arena);
	*school = (struct school){ 0 };
}
