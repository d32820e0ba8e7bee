/* SPDX-License-Identifier: MIT */
/* What keys are called in the file of settings. */
#ifndef APP_KEY_NAMES_H
#define APP_KEY_NAMES_H

#include "base/buf.h"

/* The key that a word names, or why it names none. */
void key_names_check(struct buf *why, const char *word, struct buf *key);
/* By the name that may stand in the file, after a comma if need be. */
void key_names_write(struct buf *out, const char *key);

#endif
