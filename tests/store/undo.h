/* SPDX-License-Identifier: MIT */
/* Undo and redo of the world's author, each a change of its own. */
#ifndef STORE_UNDO_H
#define STORE_UNDO_H

#include "world.h"

/* The action that would be next; 0: none. */
int64_t last_undoable(const struct world *world, int64_t class_id);
int64_t last_redoable(const struct world *world, int64_t class_id);

/* Undoes the action, or redoes it when it is one that undid. */
bool take_back(struct world *world, int64_t class_id, int64_t action,
	struct error *err);

/* The last one, which must be there and must succeed. */
void undo(struct world *world, int64_t class_id);
void redo(struct world *world, int64_t class_id);

#endif
