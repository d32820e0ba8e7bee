/* SPDX-License-Identifier: MIT */
/* A line that is said, made to have room. */
#ifndef TUI_FITTING_H
#define TUI_FITTING_H

#include "view.h"

/*
 * Clauses are left out at the end; where not even the first has room, names of
 * students are cut, so that neither a level nor a time is lost for a name. Of
 * a question that is too long the answers go: they stand in the footer.
 */
void fitting_cut(struct buf *text, const struct tui *tui, size_t cells);
/* Only names are cut, so far that a clause has room. */
void fitting_cut_names(struct buf *text, const struct tui *tui, size_t cells);

#endif
