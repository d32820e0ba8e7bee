/* SPDX-License-Identifier: MIT */
/* Where a person's things lie. */
#ifndef APP_PLACE_H
#define APP_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* homeroom/rest below a folder that variable names, else one below the home. */
void place_home(struct buf *out, const char *variable,
	const char *under_home, const char *rest);
/* The store's path: given, else $HOMEROOM_STORE, else the default under
 * $XDG_DATA_HOME. The caller frees. */
char *place_store(const char *given);
/* The class last used with this store; 0: none. */
int64_t place_used_class(const char *store);
/* Remembers it in $XDG_STATE_HOME/homeroom/classes. */
bool place_use_class(const char *store, int64_t class_id);

#endif
