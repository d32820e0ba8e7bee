/* SPDX-License-Identifier: MIT */
/* Undo and redo in one line. */
#include "undo.h"

int64_t last_undoable(const struct world *world, int64_t class_id)
{
	struct arena arena = ARENA_INIT;
	struct action action;

	OK(store_undoable(world->store, class_id, world->author, &arena,
		&action, &world_error));
	arena_release(&arena);
	return action.id;
}

int64_t last_redoable(const struct world *world, int64_t class_id)
{
	struct arena arena = ARENA_INIT;
	struct action action;

	OK(store_redoable(world->store, class_id, world->author, &arena,
		&action, &world_error));
	arena_release(&arena);
	return action.id;
}

bool take_back(struct world *world, int64_t class_id, int64_t action,
	struct error *err)
{
	const struct change_header header = {
		.class_id = class_id,
		.now = world->now += 60,
		.author = world->author,
		.verb = "undo",
	};
	struct change *change = store_begin(world->store, &header, err);

	if (!change)
		return false;
	if (change_undo(change, action, err))
		return change_commit(change, err);
	change_abandon(change);
	return false;
}

void undo(struct world *world, int64_t class_id)
{
	int64_t action = last_undoable(world, class_id);

	assert_true(action > 0);
	OK(take_back(world, class_id, action, &world_error));
}

void redo(struct world *world, int64_t class_id)
{
	int64_t action = last_redoable(world, class_id);

	assert_true(action > 0);
	OK(take_back(world, class_id, action, &world_error));
}
