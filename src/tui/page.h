/* SPDX-License-Identifier: MIT */
/* Text that scrolls, wrapped to the width of the screen. */
#ifndef TUI_PAGE_H
#define TUI_PAGE_H

#include "view.h"

/* Actions "scroll ...". */
extern const struct screen_action page_actions[];
/* Paints the top pane's title and text; sets the cursor. */
void page_draw(struct tui *tui, const struct frame *frame);

/* One line of a text that was wrapped. */
struct page_line {
	const char *text; /* borrowed */
	size_t len;
	size_t indent;    /* blanks before it */
};
/* Lines of at most cells cells; a line that goes on is set in as far as it
 * began. Returns how many there are and stores as many as cap. */
size_t page_wrap(const char *text, size_t cells, struct page_line *lines,
	size_t cap);
/* Bytes of a text up to the end of the last clause with which it has room in
 * so many lines: the whole of it, or before a ";" or ","; 0: it has none. */
size_t page_clauses(const char *text, size_t cells, size_t rows);

#endif
