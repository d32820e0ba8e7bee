/* SPDX-License-Identifier: MIT */
/*
 * An intake: what is asked of a learner, one table for the shell's flags and
 * questions, the board's form and the columns of a file. The first five are
 * the intake, a minute; the others are for later. An answer left out stays as
 * it was, a blank one is taken away.
 */
#ifndef APP_INTERVIEW_H
#define APP_INTERVIEW_H

#include "base/vec.h"
#include "model/learner.h"
#include "store/change.h"

enum question {
	QUESTION_GOAL,
	QUESTION_STUCK,
	QUESTION_HELP,
	QUESTION_SKILL,
	QUESTION_WAY,     /* a constraint, which is opened as a block */
	QUESTION_OUTCOME,
	QUESTION_PROOF,
	QUESTION_PARTS,   /* the four of readiness, in their order */
	QUESTION_NEXT,
	QUESTION_ALONE,
	QUESTION_MEANS,
	QUESTION_WANTS,
	QUESTION_TIER,
	QUESTION_STYLE,
	QUESTION_CONFIDENCE,
	QUESTION_COUNT
};
#define QUESTIONS_ASKED (QUESTION_WAY + 1)

struct question_kind {
	const char *name;     /* as a flag and in a map: "goal" */
	const char *operand;  /* "TEXT" */
	const char *ask;      /* "What is your goal?" */
	const char *sentence; /* for help: "what the learner is after" */
	const char *header;   /* words of a form's header that mean it, folded,
	                       * joined by "|"; NULL: none is known */
};
extern const struct question_kind interview_questions[QUESTION_COUNT];

struct interview {
	struct arena arena;
	struct policy policy;        /* whose scale a skill is read by */
	struct profile profile;      /* the newest one, and what is said now */
	civil now;
	VEC(struct block) ways;      /* said now, and not open yet */
	VEC(struct block) open;      /* when it began */
	VEC(struct block) known;     /* said now of those */
	bool says_none;              /* nothing is in the way */
};

/* Begins with the student's newest profile, and keeps nothing of what it is
 * given; interview_release in any case. */
void interview_begin(struct interview *interview, const struct facts *facts,
	const struct learners *learners, int64_t student);
void interview_release(struct interview *interview);
/*
 * A constraint is "time", "attendance: misses Mondays", and may end in
 * ":light" (so without a word), ":middle" or ":severe", and after that in
 * " until 2026-12-18". "time, internet" are two, as every part is of a known
 * kind. "none" says that nothing is in the way. What is open already, by its
 * words or its kind, is not opened again. INVALID says what the question
 * takes.
 */
MUST_CHECK bool interview_answer(struct interview *interview,
	enum question question, const char *text, struct error *err);
/* The answer in force, as interview_answer reads it; nothing: unsaid. */
void interview_write(const struct interview *interview,
	enum question question, struct buf *out);
/* What was in the way before, as it is read: "time until 2026-12-18". */
void interview_write_open(const struct interview *interview, struct buf *out);
/* A line for each constraint that stays as it was although something else was
 * said: it is open already, or is not closed by "none". */
void interview_write_left(const struct interview *interview, struct buf *out);
/*
 * Writes a new version of the profile, if it says anything new, and opens the
 * constraints that are not open; *kept false: there was nothing new. renew: it
 * was asked again and all is as it was, which makes the profile young again.
 */
MUST_CHECK bool interview_keep(const struct interview *interview,
	struct change *change, const struct facts *facts,
	const struct learners *learners, bool renew, bool *kept,
	struct error *err);

#endif
