/* SPDX-License-Identifier: MIT */
/*
 * Check-ins of another store into the class. A row is known by its root; what
 * stands here may be replaced while it is as it came, and else stays.
 */
#include "app/merge.h"

#include <inttypes.h>
#include <string.h>

#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "batches.h"
#include "lookup.h"
#include "roll.h"
#include "versions.h"

struct merging {
	struct session *session;
	const struct foreign *foreign;
	const struct merge_options *options;
	struct merge_report *report;
	struct change *change;
	struct roll roll;
	struct versions ours;
	struct batches batches;
	const char *name;        /* of our store */
	struct arena arena;
	struct carried *carried;
	size_t carried_count;
	struct lookup origins;   /* places among carried */
	struct lookup came;      /* ids of ours that came as they are */
	struct lookup there;     /* versions that stand elsewhere */
	bool *met;               /* of each of ours that is a root */
	struct lookup numbers;   /* by place of a student: the first row's */
	struct buf unknown;
	size_t unknown_count;
};

static void write_origin(struct buf *key, const struct origin *origin)
{
	buf_addf(key, "%s/%" PRId64 "/%" PRId64, origin->store,
		origin->class_id, origin->id);
}

static size_t *put_origin(struct lookup *lookup, const struct origin *origin,
	size_t value)
{
	struct buf key = BUF_INIT;
	size_t *found;

	write_origin(&key, origin);
	found = lookup_put_text(lookup, buf_text(&key), value);
	buf_release(&key);
	return found;
}

static const size_t *find_origin(const struct lookup *lookup,
	const struct origin *origin)
{
	struct buf key = BUF_INIT;
	const size_t *found;

	write_origin(&key, origin);
	found = lookup_find_text(lookup, buf_text(&key));
	buf_release(&key);
	return found;
}

static bool is_ours(const struct merging *merging, const struct origin *origin)
{
	return strcmp(origin->store, merging->name) == 0;
}

/* The place among our versions of what is called so; VERSIONS_NONE. */
static size_t find_ours(const struct merging *merging,
	const struct origin *origin)
{
	const size_t *place;

	if (is_ours(merging, origin))
		return origin->class_id == merging->session->class_id ?
			versions_place(&merging->ours, origin->id) :
			VERSIONS_NONE;
	place = find_origin(&merging->origins, origin);
	return place ? versions_place(&merging->ours,
		merging->carried[*place].id) : VERSIONS_NONE;
}

/* Nobody here has changed it since it came, or since it was given away. */
static bool is_as_it_came(const struct merging *merging,
	const struct foreign_row *row, const struct checkin *here)
{
	return lookup_find(&merging->came, &here->id, sizeof(here->id)) ||
		(is_ours(merging, &row->root) && row->root.id == here->id);
}

static void tell(struct merging *merging, const struct checkin *here,
	const char *what)
{
	size_t place = roll_by_id(&merging->roll, here->student);
	struct buf *lines = &merging->report->lines;

	buf_addf(lines, "? %s ", place < ROLL_SEVERAL ?
		merging->roll.students[place].name : "?");
	score_write(lines, &here->score);
	buf_adds(lines, " of ");
	date_write_iso(lines, here->observed_at);
	buf_addf(lines, " %s\n", what);
	merging->report->clashes++;
}

static void note_unknown(struct merging *merging,
	const struct foreign_row *row)
{
	const char *name = row->name ? row->name : "";

	if (merging->options->skip_unknown)
		merging->report->skipped++;
	else if (merging->unknown_count++ == 0)
		buf_addf(&merging->unknown, "%s%s%s", row->number ?
			row->number : "", row->number && *name ? " " : "",
			name);
}

static bool refuse_unknown(const struct merging *merging, struct error *err)
{
	struct buf more = BUF_INIT;

	if (!merging->unknown_count)
		return true;
	if (merging->unknown_count > 1)
		buf_addf(&more, " and %zu more check-ins",
			merging->unknown_count - 1);
	error_set(err, ERROR_NOT_FOUND, "%s: %s%s: no such student in the "
		"class; \"homeroom import roster\" or \"homeroom student add\" "
		"puts them there, --skip-unknown leaves them out",
		merging->options->file, buf_text(&merging->unknown),
		buf_text(&more));
	buf_release(&more);
	return false;
}

/* Number and name that are of two here would give each the other's. */
static bool check_student(struct merging *merging,
	const struct foreign_row *row, size_t place, struct error *err)
{
	const struct student *student = &merging->roll.students[place];
	const char *number = row->number ? row->number : "no number";
	const struct foreign_row *first;

	if (row->name && roll_other_of(&merging->roll, row->name, place) !=
	    ROLL_NONE)
		return error_set(err, ERROR_CONFLICT, "%s: %s is %s there and "
			"%s here, where another student is called %s: give "
			"both sides the same numbers with \"homeroom student "
			"edit\"", merging->options->file, number, row->name,
			student->name, row->name);
	if (row->name && !roll_is_alias(&merging->roll, row->name, place) &&
	    !roll_shares_word(row->name, student->name))
		return error_set(err, ERROR_CONFLICT, "%s: %s is %s there and "
			"%s here: give both sides the same numbers with "
			"\"homeroom student edit\"", merging->options->file,
			number, row->name, student->name);
	if (!row->number || (student->number &&
	    roll_is_number(student->number, row->number)))
		return true;
	first = &merging->foreign->rows[*lookup_put(&merging->numbers, &place,
		sizeof(place), (size_t)(row - merging->foreign->rows))];
	return roll_is_number(first->number, number) || error_set(err,
		ERROR_CONFLICT, "%s: %s and %s are two students there, and "
		"the class has one %s: give each in the class their number "
		"with \"homeroom student edit\" or \"homeroom student add\"",
		merging->options->file, first->number, number, student->name);
}

static bool find_student(struct merging *merging,
	const struct foreign_row *row, int64_t *student, struct error *err)
{
	size_t place = roll_find(&merging->roll, row->number, row->name, NULL);

	*student = 0;
	if (place == ROLL_SEVERAL)
		return error_set(err, ERROR_CONFLICT, "%s: several students "
			"of the class are called %s: they need numbers",
			merging->options->file, row->name);
	if (place == ROLL_NONE) {
		note_unknown(merging, row);
		return true;
	}
	*student = merging->roll.students[place].id;
	return check_student(merging, row, place, err);
}

/* The row as a check-in of ours, without the id. */
static bool translate(struct merging *merging, const struct foreign_row *row,
	struct checkin *fresh, struct error *err)
{
	civil now = session_now(merging->session);

	*fresh = row->checkin;
	if (fresh->observed_at > now)
		return error_set(err, ERROR_INVALID, "%s: a check-in of %s is "
			"of a time to come: is a clock wrong?",
			merging->options->file, row->name ? row->name : "");
	fresh->id = 0;
	return find_student(merging, row, &fresh->student, err) &&
		(!fresh->student || batches_find(&merging->batches, row,
			fresh, err));
}

static bool add(struct merging *merging, const struct foreign_row *row,
	struct error *err)
{
	struct checkin fresh;
	int64_t id;

	if (row->checkin.withdrawn)
		return true;
	if (!translate(merging, row, &fresh, err))
		return false;
	if (!fresh.student || merging->unknown_count)
		return true;
	merging->report->added++;
	return change_checkin_carried(merging->change, &fresh, &id, err) &&
		change_origin(merging->change, &row->root, id, err) &&
		(row->version.id == row->root.id ||
		change_origin(merging->change, &row->version, id, err));
}

/* Where the note was left behind, there is none to compare. */
static bool is_same(const struct checkin *a, const struct checkin *b)
{
	return score_equal(&a->score, &b->score) && a->student == b->student &&
		a->objective == b->objective &&
		a->observed_at == b->observed_at &&
		a->support == b->support && a->confidence == b->confidence &&
		a->minutes == b->minutes && a->task == b->task &&
		a->quality == b->quality && (!a->note ||
		text_equal(a->note, b->note ? b->note : ""));
}

static bool correct(struct merging *merging, const struct foreign_row *row,
	const struct checkin *here, struct error *err)
{
	struct checkin fresh;
	int64_t id;

	if (!translate(merging, row, &fresh, err))
		return false;
	if (!fresh.student || merging->unknown_count)
		return true;
	if (is_same(&fresh, here)) {
		merging->report->unchanged++;
		return true;
	}
	if (!is_as_it_came(merging, row, here)) {
		tell(merging, here, "was corrected here and there: what "
			"stands here stays");
		return true;
	}
	fresh.id = here->id;
	if (!fresh.note)
		fresh.note = here->note;
	merging->report->changed++;
	return change_checkin_carried(merging->change, &fresh, &id, err) &&
		change_origin(merging->change, &row->version, id, err);
}

static bool withdraw(struct merging *merging, const struct checkin *here,
	struct error *err)
{
	merging->report->withdrawn++;
	return change_checkin_withdraw(merging->change, here->id, err);
}

/* A version that came before stands there again, where a later one that came
 * too was taken back. */
static bool is_back(const struct merging *merging, const struct checkin *here)
{
	const struct origin *whole = &merging->foreign->whole;

	for (size_t i = 0; whole->store && i < merging->carried_count; i++) {
		const struct carried *carried = &merging->carried[i];

		if (carried->id == here->id)
			return strcmp(carried->from.store, whole->store) ==
				0 && !find_origin(&merging->there,
				&carried->from);
	}
	return false;
}

/* Withdrawn by an earlier merge, because it was there, and stands there
 * again: it is logged anew, and known by that from now on. */
static bool revive(struct merging *merging, const struct foreign_row *row,
	const struct checkin *here, struct error *err)
{
	const char *verb;

	if (!store_withdrawn_by(merging->session->store,
	    merging->session->class_id, here->id, &merging->arena, &verb, err))
		return false;
	if (strcmp(verb, "merge") == 0)
		return add(merging, row, err);
	merging->report->unchanged++;
	return true;
}

/* A row that says it is ours, and is none that we gave away. */
static bool is_of_copy(const struct merging *merging,
	const struct foreign_row *row)
{
	size_t root = is_ours(merging, &row->root) ?
		find_ours(merging, &row->root) : 0;

	return is_ours(merging, &row->root) && (root == VERSIONS_NONE ||
		(row->version.id == row->root.id &&
		merging->ours.rows[root].observed_at !=
		row->checkin.observed_at));
}

static bool take_row(struct merging *merging, const struct foreign_row *row,
	struct error *err)
{
	size_t version = find_ours(merging, &row->version);
	size_t known = version != VERSIONS_NONE ? version :
		find_ours(merging, &row->root);
	const struct checkin *here;

	if (is_of_copy(merging, row))
		return error_set(err, ERROR_CONFLICT, "%s comes from a copy "
			"of this store: which of its check-ins are new cannot "
			"be told; \"homeroom import scores\" of what \"export "
			"checkins --since DAY\" writes there logs them as "
			"yours", merging->options->file);
	if (known == VERSIONS_NONE)
		return add(merging, row, err);
	merging->met[merging->ours.root[known]] = true;
	here = &merging->ours.rows[versions_last(&merging->ours, known)];
	if (row->checkin.withdrawn && !here->withdrawn &&
	    is_as_it_came(merging, row, here))
		return withdraw(merging, here, err);
	if (!row->checkin.withdrawn && here->withdrawn &&
	    version != VERSIONS_NONE)
		return revive(merging, row, here, err);
	if (!row->checkin.withdrawn && !here->withdrawn &&
	    (version == VERSIONS_NONE || is_back(merging, here)))
		return correct(merging, row, here, err);
	if (version == VERSIONS_NONE &&
	    row->checkin.withdrawn != here->withdrawn)
		tell(merging, here, here->withdrawn ?
			"was withdrawn here and corrected there" :
			"was corrected here and withdrawn there");
	else
		merging->report->unchanged++;
	return true;
}

/* What came from there and was undone there since. */
static bool take_gone(struct merging *merging, struct error *err)
{
	const struct origin *whole = &merging->foreign->whole;
	const struct versions *ours = &merging->ours;

	for (size_t i = 0; whole->store && i < merging->carried_count; i++) {
		const struct carried *carried = &merging->carried[i];
		size_t place = versions_place(ours, carried->id);

		if (place == VERSIONS_NONE || ours->root[place] != place ||
		    ours->next[place] != VERSIONS_NONE ||
		    ours->rows[place].withdrawn || merging->met[place] ||
		    carried->from.class_id != whole->class_id ||
		    strcmp(carried->from.store, whole->store) != 0)
			continue;
		merging->met[place] = true;
		if (!withdraw(merging, &ours->rows[place], err))
			return false;
	}
	return true;
}

static bool read_ours(struct merging *merging, struct error *err)
{
	struct session *session = merging->session;

	if (!store_name(session->store, &merging->arena, &merging->name,
	    err) || !roll_read(&merging->roll, session->store,
	    session->class_id, err) || !store_carried(session->store,
	    session->class_id, &merging->arena, &merging->carried,
	    &merging->carried_count, err) || !versions_read(&merging->ours,
	    session->store, session->class_id, err))
		return false;
	for (size_t i = 0; i < merging->carried_count; i++) {
		const struct carried *carried = &merging->carried[i];

		put_origin(&merging->origins, &carried->from, i);
		lookup_put(&merging->came, &carried->id, sizeof(carried->id),
			i);
	}
	for (size_t i = 0; i < merging->foreign->count; i++)
		put_origin(&merging->there, &merging->foreign->rows[i].version,
			i);
	merging->met = mem_new(merging->ours.count + 1,
		sizeof(*merging->met));
	return batches_begin(&merging->batches, session, merging->change, err);
}

static bool take(struct merging *merging, struct error *err)
{
	if (!read_ours(merging, err))
		return false;
	for (size_t i = 0; i < merging->foreign->count; i++) {
		if (!take_row(merging, &merging->foreign->rows[i], err))
			return false;
	}
	return refuse_unknown(merging, err) && take_gone(merging, err);
}

static void describe(struct merging *merging)
{
	const struct merge_report *report = merging->report;
	const struct {
		size_t count;
		const char *noun;
	} parts[] = {
		{ report->added, "check-in" },
		{ report->changed, "correction" },
		{ report->withdrawn, "withdrawal" },
	};
	struct buf detail = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (!parts[i].count)
			continue;
		buf_adds(&detail, detail.len ? ", " : "");
		wording_count(&detail, parts[i].count, parts[i].noun);
	}
	change_set_detail(merging->change, 0, buf_text(&detail));
	buf_release(&detail);
}

static bool finish(struct merging *merging, bool done, struct error *err)
{
	const struct merge_report *report = merging->report;

	describe(merging);
	if (done && (merging->options->dry_run || !(report->added +
	    report->changed + report->withdrawn))) {
		change_abandon(merging->change);
		session_forget_room(merging->session);
		return true;
	}
	return session_end(merging->session, merging->change, done, err);
}

static void release(struct merging *merging)
{
	batches_release(&merging->batches);
	roll_release(&merging->roll);
	versions_release(&merging->ours);
	lookup_release(&merging->origins);
	lookup_release(&merging->came);
	lookup_release(&merging->there);
	lookup_release(&merging->numbers);
	mem_free(merging->met);
	buf_release(&merging->unknown);
	arena_release(&merging->arena);
}

bool merge_rows(struct session *session, const struct foreign *foreign,
	const struct merge_options *options, struct merge_report *report,
	struct error *err)
{
	struct merging merging = {
		.session = session,
		.foreign = foreign,
		.options = options,
		.report = report,
	};
	bool done;

	*report = (struct merge_report){ 0 };
	merging.change = session_begin(session, "merge", NULL, err);
	if (!merging.change)
		return false;
	done = finish(&merging, take(&merging, err), err);
	release(&merging);
	return done;
}

void merge_report_release(struct merge_report *report)
{
	buf_release(&report->lines);
}
