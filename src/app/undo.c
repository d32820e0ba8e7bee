/* SPDX-License-Identifier: MIT */
/* Taking back what one did last, and doing it again. */
#include "app/undo.h"

#include "app/wording.h"

typedef bool action_finder(struct store *store, int64_t class_id,
	const char *author, struct arena *arena, struct action *action,
	struct error *err);

/* One direction of taking back: what it says and where it looks. */
struct taking_back {
	const char *said;
	const char *nothing;
	action_finder *find;
};

static const struct taking_back ways[] = {
	[UNDO_BACK] = {
		.said = "Undone",
		.nothing = "nothing of yours is left to undo in this class",
		.find = store_undoable,
	},
	[UNDO_AGAIN] = {
		.said = "Done again",
		.nothing = "nothing of yours was just undone",
		.find = store_redoable,
	},
};

/* The action whose words are said: behind a redo stands the one undone. */
static bool said_action(struct session *session, struct arena *arena,
	const struct action *found, struct action *said, struct error *err)
{
	struct action *all;
	size_t count;

	*said = *found;
	if (!found->target)
		return true;
	if (!store_history(session->store, session->class_id, 0, 0, arena,
	    &all, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (all[i].id == found->target)
			*said = all[i];
	}
	return true;
}

static bool say(struct session *session, struct arena *arena,
	const char *word, const struct action *action, struct buf *out,
	struct error *err)
{
	struct student *students;
	struct action said;
	size_t count;

	if (!said_action(session, arena, action, &said, err) ||
	    !store_students(session->store, session->class_id, arena,
	    &students, &count, err))
		return false;
	buf_addf(out, "%s: ", word);
	wording_action(out, &said, students, count);
	buf_adds(out, ", ");
	wording_moment(out, said.at, session_now(session));
	buf_addc(out, '\n');
	return true;
}

bool undo_take(struct session *session, struct change *change,
	enum undo_way way, int64_t only, struct buf *out, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct action action;
	bool done = ways[way].find(session->store, session->class_id,
		session->author, &arena, &action, err);

	if (done && !action.id)
		done = error_set(err, ERROR_NOT_FOUND, "%s",
			ways[way].nothing);
	if (done && only && action.id != only)
		done = error_set(err, ERROR_CONFLICT, "something else was "
			"done in your name since: look again");
	done = done && say(session, &arena, ways[way].said, &action, out,
		err) && change_undo(change, action.id, err);
	arena_release(&arena);
	return done;
}

bool undo_weigh(struct session *session, enum undo_way way,
	struct arena *arena, struct undo_step *step, struct error *err)
{
	struct action action;

	*step = (struct undo_step){ .action = 0 };
	if (!ways[way].find(session->store, session->class_id,
	    session->author, arena, &action, err))
		return false;
	step->action = action.id;
	return !action.id || (said_action(session, arena, &action,
		&step->said, err) && store_undo_size(session->store,
		session->class_id, step->said.id, &step->size, err));
}
