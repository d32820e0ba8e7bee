/* SPDX-License-Identifier: MIT */
/*
 * A learner over weeks in a few sentences, the same on the card, in student
 * show and in the answer of an intake: what is wanted, asked for and in the
 * way, beside what the evidence says. It informs; it moves no one.
 */
#ifndef APP_PORTRAIT_H
#define APP_PORTRAIT_H

#include "app/segments.h"
#include "base/json.h"

/* A line each: "goal: ...". Nothing where nothing is known. student: index
 * into the facts. */
void portrait_write(struct buf *lines, const struct segmentation *class,
	size_t student);
/* "segment", "profile", "selfcheck", "ways" and "plan", into an object that is
 * open; null each where there is none. student FACTS_NOT_FOUND: no longer in
 * the class. */
void portrait_json(struct json *json, const struct segmentation *class,
	size_t student);

#endif
