/* SPDX-License-Identifier: MIT */
/*
 * Files into the class, one change each, worked out inside of it so that no
 * other writer comes between. The same file again changes nothing and is no
 * action. On failure the sentence names file and line, and nothing has
 * changed; import_report_release in any case.
 */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/session.h"
#include "base/arena.h"
#include "base/vec.h"
#include "exchange/set.h"

struct import_options {
	const char *file;      /* for sentences */
	const char *objective; /* NULL: what the file says, else the focus */
	const char *round;     /* NULL: made from objective and date */
	civil date;            /* CIVIL_NEVER: what the file says, else now */
	const char *map;       /* as columns_read has it; NULL: none */
	const char *levels;    /* scores: as scores_open has them; NULL */
	/* Scores, each "NAME IN THE FILE=STUDENT[,NAME=STUDENT...]". */
	const char *const *aliases;
	size_t alias_count;
	const char *section;   /* of a school's set: which class; NULL */
	bool dry_run;          /* work it out and change nothing */
	bool keep_missing;     /* roster: withdraw no one */
	bool withdraw_missing; /* roster: even most of the class */
	bool rename;           /* roster: even most of those it knows */
	bool correct;          /* scores: overwrite most of an old round */
	bool skip_unknown;     /* scores: leave rows of unknown students out */
};

enum import_problem_kind {
	IMPORT_UNKNOWN,   /* a row's student; the subject: what it calls them */
	IMPORT_AMBIGUOUS, /* a row could be several students */
	IMPORT_REFUSED,   /* what a row says */
	IMPORT_WORD,      /* the subject is no score and has no level */
	IMPORT_AGAIN,     /* it may be another quiz: the subject would be its
	                   * round */
	IMPORT_PROBLEM_KIND_COUNT
};

/* Because of which the import would be refused. */
struct import_problem {
	enum import_problem_kind kind;
	size_t line;         /* 0: of the whole file */
	size_t column;       /* from 1; 0: of the whole row */
	const char *subject; /* NULL */
	const char *text;    /* a sentence without line and column */
};
#define IMPORT_PROBLEMS_MAX 1000

/* Appends "line 7, column 3: " and the sentence. */
void import_problem_write(const struct import_problem *problem,
	struct buf *out);

/* What a column was taken as, by the words of a map. */
struct import_column {
	size_t column;
	const char *meaning;
};

struct import_report {
	size_t added;
	size_t changed;
	size_t unchanged;
	size_t absent;      /* scores: rows without one */
	size_t withdrawn;   /* roster: enrolled, but not in the file */
	size_t skipped;     /* scores: rows of unknown or withdrawn ones */
	size_t unread_columns;
	/* One a difference; of a run that is not dry, only what a person
	 * would not expect (not every new student, not every score). */
	struct buf lines;
	struct buf notice;  /* what the file turned out to be; mostly empty */
	size_t rounds;      /* scores: how many rounds they went to */
	struct buf objective; /* of the last of them */
	struct buf round;
	VEC(struct import_column) columns; /* scores: those that are read */
	size_t remembered;  /* answers that were new, for other files */
	/* Scores, of a dry run that came to its end: all there are, in the
	 * order of the file, at most so many. */
	VEC(struct import_problem) problems;
	size_t problem_counts[IMPORT_PROBLEM_KIND_COUNT];
	struct arena arena;
};

/*
 * Students by roster number, else by email, else by whole folded name where
 * not both have a number; nobody is guessed: who could be several, or is one
 * by the number and another by the name, is CONFLICT. One of another class of
 * the store is enrolled. Who is enrolled but not in the file is withdrawn; a
 * file without most of the class, or with other names for most of those it
 * knows, is refused as another class's.
 */
MUST_CHECK bool import_roster(struct session *session, struct source source,
	const struct import_options *options, struct import_report *report,
	struct error *err);
/*
 * The same for one class of a school's set of files: the one named by
 * options->section, else the one that was taken for this class before, else
 * the only one that has students; CONFLICT lists them. Which one it was is
 * remembered. Where the files tell only what has changed, nobody is withdrawn
 * but who is said to leave.
 */
MUST_CHECK bool import_school(struct session *session, const struct set *set,
	const struct import_options *options, struct import_report *report,
	struct error *err);
/* Which class of sets of that kind (school->key) was taken for a class; NULL:
 * none was. */
MUST_CHECK bool import_section(struct session *session, int64_t class_id,
	const char *key, struct arena *arena, const char **id,
	struct error *err);
/*
 * A score of the same student, objective, round and day is a correction when
 * it differs. Objectives and rounds that are new are made. A row of a student
 * who is not in the class is refused, with all others like it, and so is one
 * that could be several. Dates after now are refused; a bare date is the end
 * of its day, but never after now. A dry run lists all that would be refused,
 * and succeeds. Maps, levels and aliases are remembered: the next file with
 * the same header, of this class or else of any, needs none.
 */
MUST_CHECK bool import_scores(struct session *session, struct source source,
	const struct import_options *options, struct import_report *report,
	struct error *err);
/*
 * The same for the results in a OneRoster set, of one class of it: named by
 * options->section, else the one that import_school took, else the only one.
 * What homeroom wrote and nobody changed is unchanged.
 */
MUST_CHECK bool import_results(struct session *session, const struct set *set,
	const struct import_options *options, struct import_report *report,
	struct error *err);
void import_report_release(struct import_report *report);

#endif
