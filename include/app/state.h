/* SPDX-License-Identifier: MIT */
/*
 * What the program remembers of a person between two starts: small files
 * under $XDG_STATE_HOME/homeroom.
 */
#ifndef APP_STATE_H
#define APP_STATE_H

#include <stdbool.h>

#include "base/buf.h"

void state_path(struct buf *out, const char *name);
/* Makes the folder, for a file that is written otherwise. */
void state_make_folder(void);
/* false: there is none, or it cannot be read. */
bool state_read(struct buf *out, const char *name);
/* Whoever reads meanwhile sees the old or the new. false: not written. */
bool state_write(const char *name, const char *text);

#endif
