/* SPDX-License-Identifier: MIT */
/* Completing the word before the end of the prompt, as the shell would. */
#ifndef TUI_COMPLETE_H
#define TUI_COMPLETE_H

#include "view.h"

/* Says what it could be where that is not decided. */
void complete_word(struct tui *tui);

#endif
