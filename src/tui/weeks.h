/* SPDX-License-Identifier: MIT */
/*
 * What is known of learners over weeks, read when a card first asks for it and
 * again after anything was written.
 */
#ifndef TUI_WEEKS_H
#define TUI_WEEKS_H

#include "app/segments.h"

struct tui;

struct weeks {
	struct segmentation class;
	bool is_read;
};

/* The sentences on one student of the room; nothing where nothing is known,
 * or it cannot be read. */
void weeks_write(struct buf *lines, struct tui *tui, int64_t student);
void weeks_forget(struct weeks *weeks);

#endif
