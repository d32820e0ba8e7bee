/* SPDX-License-Identifier: MIT */
/*
 * A learner over weeks in a few sentences, the same on the card, in student
 * show and in the answer of an intake: what is wanted, asked for and in the
 * way, beside what the evidence says. It informs; it moves no one.
 */
#ifndef APP_PORTRAIT_H
#define APP_PORTRAIT_H

#include "app/room.h"
#include "base/json.h"
#include "model/learner.h"

/* What the evidence says, where it says anything. */
struct portrait_evidence {
	bool has_level;
	double level; /* 0..1, on the focus */
	int need;     /* tier that the segment asks for; 0 unknown */
};

/* What a room says of a student of its facts. */
struct portrait_evidence portrait_evidence_of(const struct room *room,
	size_t student);

/* A line each: "goal: ...". Nothing where nothing is known. */
void portrait_write(struct buf *lines, const struct facts *facts,
	const struct learners *learners, int64_t student,
	const struct portrait_evidence *evidence);
/* "profile", "selfcheck" and "constraints_known" (or null), into an object
 * that is open. */
void portrait_json(struct json *json, const struct facts *facts,
	const struct learners *learners, int64_t student,
	const struct portrait_evidence *evidence);
/* Days since the newest profile was made; -1: there is none. */
int portrait_age(const struct facts *facts, const struct learners *learners,
	int64_t student);

#endif
