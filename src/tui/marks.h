/* SPDX-License-Identifier: MIT */
/* Whom somebody else has just changed: marked on the board for a while. */
#ifndef TUI_MARKS_H
#define TUI_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "app/room.h"
#include "base/vec.h"

#define MARKS_LAST_MS 10000

struct marks {
	VEC(struct mark {
		int64_t student;
		uint64_t state;    /* what was known, as one number */
		int64_t until_ms;  /* 0: not marked */
		bool is_news;      /* nobody has looked since */
	}) list;
};

/* The room was read anew; is_foreign: because somebody else wrote. */
void marks_take(struct marks *marks, const struct room *room,
	bool is_foreign, int64_t now_ms);
bool marks_has(const struct marks *marks, int64_t student, int64_t now_ms);
/* Changed by others, and not looked at since. */
bool marks_is_news(const struct marks *marks, int64_t student);
/* One has looked at all of them. */
void marks_look(struct marks *marks);
size_t marks_count(const struct marks *marks, int64_t now_ms);
/* When the next one ends; -1: none is there. */
int64_t marks_next_end(const struct marks *marks, int64_t now_ms);
void marks_release(struct marks *marks);

#endif
