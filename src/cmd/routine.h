/* SPDX-License-Identifier: MIT */
/* What the verbs about routines read and write alike. */
#ifndef CMD_ROUTINE_H
#define CMD_ROUTINE_H

#include "app/room.h"
#include "app/session.h"
#include "base/json.h"
#include "store/store.h"

/* arena_release releases. */
struct routines {
	struct arena arena;
	struct routine *items;
	size_t count;
};
MUST_CHECK bool routines_read(struct session *session,
	struct routines *routines, struct error *err);
/* What is there to go on from: the objective's own one, else one that says
 * what the class's does, else one that says nothing. */
struct routine routine_start(const struct routines *routines,
	enum cluster cluster, int64_t objective);

/* All but whose it is: a sentence, then a line each. */
void routine_write_rest(struct buf *out, const struct routine *routine);
void routine_write(struct buf *out, const struct room *room,
	const struct routine *routine);
/* All but whose it is, into an object that is open. */
void routine_write_fields(struct json *json, const struct routine *routine);
/* "reteach on Unit rates", for the history. */
void routine_set_detail(struct change *change, const struct room *room,
	const struct routine *routine);

#endif
