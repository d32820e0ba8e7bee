/* SPDX-License-Identifier: MIT */
/* Everyone ever in a class, found by what a file knows of them. */
#ifndef APP_ROLL_H
#define APP_ROLL_H

#include "base/arena.h"
#include "lookup.h"
#include "store/store.h"

#define ROLL_NONE SIZE_MAX
#define ROLL_SEVERAL (SIZE_MAX - 1)

struct roll {
	struct arena arena;
	struct student *students;
	size_t count;
	struct lookup ids;
	struct lookup numbers; /* as they are */
	struct lookup digits;  /* without the zeros before them */
	struct lookup emails;
	struct lookup names;
	struct lookup turned;  /* names with the family first */
	struct lookup aliases; /* what files called them */
};

MUST_CHECK bool roll_read(struct roll *roll, struct store *store,
	int64_t class_id, struct error *err);
void roll_release(struct roll *roll);

/*
 * A student's place, ROLL_NONE or ROLL_SEVERAL. A number that lost its first
 * zeros in a spreadsheet is found when no one else has it. Names are whole
 * ones, folded; those enrolled go before those withdrawn.
 */
size_t roll_by_id(const struct roll *roll, int64_t student);
size_t roll_by_number(const struct roll *roll, const char *number);
size_t roll_by_email(const struct roll *roll, const char *email);
size_t roll_by_name(const struct roll *roll, const char *name);
/* Whom of the enrolled a name is of that place is not called; ROLL_SEVERAL;
 * ROLL_NONE: the name says nothing against place. */
size_t roll_other_of(const struct roll *roll, const char *name, size_t place);
size_t roll_by_alias(const struct roll *roll, const char *name);
/* By the first of the three that finds one, but two numbers are two students,
 * whatever they are called; else by an alias, which any of the three may be.
 * Any may be NULL. */
size_t roll_find(const struct roll *roll, const char *number,
	const char *name, const char *email);

/* Another name of a student, in place of an older one's. */
void roll_alias(struct roll *roll, const char *name, size_t place);
size_t roll_by_alias(const struct roll *roll, const char *name);
bool roll_is_alias(const struct roll *roll, const char *name, size_t place);
/* "Ana Chen (001) or Ana Chen (no number)": whom roll_find took for several. */
void roll_write_several(const struct roll *roll, const char *number,
	const char *name, const char *email, struct buf *out);
/* Whose name is near what a file calls them: "McMahon.John1" is John McMahon.
 * ROLL_NONE; ROLL_SEVERAL. */
size_t roll_near(const struct roll *roll, const char *name);

/* Two names have a word in common, however it is written. */
bool roll_shares_word(const char *a, const char *b);
/* The same number, but for zeros before it. */
bool roll_is_number(const char *a, const char *b);

#endif
