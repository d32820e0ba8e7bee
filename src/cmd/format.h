/* SPDX-License-Identifier: MIT */
/* What several verbs read and write alike. */
#ifndef CMD_FORMAT_H
#define CMD_FORMAT_H

#include "app/command.h"
#include "app/room.h"
#include "app/session.h"
#include "base/json.h"
#include "base/vec.h"
#include "store/change.h"

/*
 * Lines of cells, written with every column as wide as its widest cell, and
 * without the columns in which nothing stands.
 */
struct table {
	VEC(char *) cells;   /* NULL ends a row */
};
#define TABLE_INIT { .cells = VEC_INIT }
void table_cell(struct table *table, const char *text);
FORMAT(2, 3) void table_cellf(struct table *table, const char *format, ...);
void table_end_row(struct table *table);
/* Writes and releases. */
void table_write(struct table *table, struct buf *out);

/* --until, the end of that day; else otherwise. Before now: USAGE. */
MUST_CHECK bool format_until(const struct call *call, civil otherwise,
	civil now, civil *until, struct error *err);
/* The date of any flag: the end of a bare day; else otherwise. USAGE. */
MUST_CHECK bool format_date(const struct call *call, const char *flag,
	civil otherwise, civil *when, struct error *err);
/* A flag that names something, when it is given, names it: USAGE. */
MUST_CHECK bool format_name_flag(const struct call *call, const char *flag,
	struct error *err);
#define FORMAT_NAME_MAX 500
/* A name as it is stored: NFC, without what cannot be seen, blanks made one.
 * USAGE when nothing is left, when it is too long, and when the text is not
 * UTF-8; what: the noun. */
MUST_CHECK bool format_name(const char *typed, const char *what,
	struct buf *name, struct error *err);
/* The operands from first on as one name, so that it needs no quotes. */
MUST_CHECK bool format_operands(const struct call *call, size_t first,
	const char *what, struct buf *name, struct error *err);
/* A cluster by its name, its letter, or the label the class gave it. */
MUST_CHECK bool format_cluster(const struct policy *policy, const char *text,
	enum cluster *cluster, struct error *err);
/* The objective that --objective names; 0: it was not given. */
MUST_CHECK bool format_objective(const struct call *call,
	const struct facts *facts, int64_t *objective, struct error *err);
/* --cause, why someone stalls; "none" takes it away, and not given it stays.
 * The text is static. USAGE. */
MUST_CHECK bool format_cause(const struct call *call, const char **cause,
	struct error *err);
/* "hint c2 12min": what was said beside the score, as it is typed. */
void format_checkin_words(struct buf *out, const struct checkin *checkin);
/* Score and words as fields, into an object that is open. */
void format_json_checkin(struct json *json, const struct checkin *checkin);
/* A change that is of no class, or of one that it makes. */
struct change *format_begin_apart(struct session *session, const char *verb,
	struct error *err);
/* The change is about one student, or about so many. */
void format_detail(struct change *change, const int64_t *students,
	size_t count, const char *detail);

/* What locks a student: "apart from Ben Ito until 2026-12-18, by Pat: noisy",
 * a line each. */
void format_locks(struct buf *lines, const struct facts *facts,
	int64_t student);
/* Every line two cells to the right. */
void format_indent(struct buf *out, const char *lines);
/* A moment as ISO date, null for CIVIL_NEVER. */
void format_json_day(struct json *json, const char *key, civil when);
/* An array of the lines of text. */
void format_json_lines(struct json *json, const char *key, const char *text);
/* "id" and "name": the roster number, else "=" and the store's own id, which
 * every verb takes as a student. NULL: a student no longer in the class. */
void format_json_who(struct json *json, const struct student *student);
/* Those, and all that the school knows of a student. */
void format_json_student(struct json *json, const struct student *student);
/* "estimate": an object, or null. */
void format_json_estimate(struct json *json, const struct move *move);
/* The fields of a STUDENT, into an object that is open; standing is all but
 * id, name and the state of evidence, which a ROW has its own of. */
void format_json_standing(struct json *json, const struct room *room,
	const struct seat *seat);
void format_json_seat(struct json *json, const struct room *room,
	const struct seat *seat);

/* A cell for the note; of one that is private it says so. */
void format_note(struct table *table, const struct checkin *checkin);

struct format_count {
	size_t count;
	const char *what;
};
/* "3 added, 25 unchanged"; zeros are left out, and nothing at all is "nothing
 * in it". */
void format_counts(struct buf *out, const struct format_count *parts,
	size_t count);

#endif
