/* SPDX-License-Identifier: MIT */
/* A line of a class list that has no header. */
#ifndef EXCHANGE_LISTING_H
#define EXCHANGE_LISTING_H

#include "base/error.h"
#include "exchange/csv.h"
#include "person.h"

/*
 * "Ana Chen", "Chen, Ana", "Ana Chen, ana@example.org", "1. Ana Chen
 * <ana@example.org>"; email is empty where there is none. INVALID for
 * anything else.
 */
MUST_CHECK bool listing_read(const struct csv_record *record,
	struct person *person, struct buf *email, struct error *err);

/* "Class roster", "Teacher: Ms. Chen": no name, but a line above names. */
bool listing_is_title(const struct csv_record *record, struct buf *title);

#endif
