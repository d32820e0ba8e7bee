/* SPDX-License-Identifier: MIT */
#include "school_rows.h"

#include <string.h>

#include "base/text.h"
#include "when.h"

bool school_rows_open(struct school_rows *rows, const struct set *set,
	const struct school_kind *kind, const struct school *school,
	struct school_oddities *odd, struct error *err)
{
	*rows = (struct school_rows){ .school = school, .odd = odd };
	if (!school_part(&rows->part, set, kind, SCHOOL_ENROLLMENTS,
	    &rows->is_open, err))
		return false;
	if (!rows->is_open && school->enrollments == SCHOOL_DELTA)
		return true;
	if (!rows->is_open)
		return error_set(err, ERROR_INVALID, "%s is missing: without "
			"it nobody knows who is in which class",
			kind->files[SCHOOL_ENROLLMENTS]);
	if (part_has(&rows->part, ENROLLMENT_CLASS) &&
	    part_has(&rows->part, ENROLLMENT_USER))
		return true;
	return error_set(err, ERROR_INVALID, "%s: the header lacks the "
		"columns classSourcedId and userSourcedId (Section SIS ID and "
		"SIS ID)", rows->part.name);
}

/* The first day that is no longer in. */
static bool is_over(struct school_rows *rows)
{
	const char *text = part_cell(&rows->part, ENROLLMENT_END);
	civil end;

	if (!*text)
		return false;
	switch (when_read(text, WHEN_ANY, &end, NULL)) {
	case WHEN_KNOWN:
		return date_day(end) <= date_day(rows->school->now);
	default:
		rows->odd->dates++;
		return false;
	}
}

static bool is_student(const char *role)
{
	struct buf key = BUF_INIT;
	bool is_it;

	text_fold_key(&key, role);
	is_it = key.len == 0 || text_equal(buf_text(&key), "student");
	buf_release(&key);
	return is_it;
}

static bool take_row(struct school_rows *rows, struct school_enrolment *row)
{
	const struct part *part = &rows->part;
	enum school_way way = rows->school->enrollments;
	const char *role = part_cell(part, ENROLLMENT_ROLE);
	bool stands;

	if (!is_student(role))
		return false;
	*row = (struct school_enrolment){
		.class_id = part_cell(part, ENROLLMENT_CLASS),
		.user = part_cell(part, ENROLLMENT_USER),
		.is_unsure = !*role,
	};
	if (!*row->class_id || !*row->user) {
		rows->odd->nobody++;
		return false;
	}
	stands = school_status_of(part_cell(part, ENROLLMENT_STATUS), way,
		rows->odd) == SCHOOL_STANDS;
	if (stands && is_over(rows)) {
		rows->odd->over += way == SCHOOL_BULK;
		stands = false;
	}
	row->says = stands ? ROSTER_IN_CLASS : ROSTER_LEAVES;
	return stands || way == SCHOOL_DELTA;
}

bool school_rows_next(struct school_rows *rows, struct school_enrolment *row,
	bool *more, struct error *err)
{
	*more = rows->is_open;
	while (*more) {
		if (!part_next(&rows->part, more, err))
			return false;
		if (*more && take_row(rows, row))
			return true;
	}
	return true;
}

bool school_rows_close(struct school_rows *rows, bool done,
	struct error *err)
{
	return part_close(&rows->part, done, err);
}
