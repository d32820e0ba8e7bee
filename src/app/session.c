/* SPDX-License-Identifier: MIT */
/*
 * A person at work.
 *
 * 1. session.room is what the store held when it was last read, and
 *    room_is_fresh says that nothing was written since by this process.
 * 2. A change makes the room stale when it begins and again when the command
 *    that made it ends, so that no command sees a room from half a change.
 * 3. An interim room is not fresh: only session_glance shows it.
 */
#include "app/session.h"

#include <pwd.h>
#include <unistd.h>

#include "app/names.h"
#include "base/mem.h"
#include "base/text.h"
#include "place.h"

static bool decide_now(struct session *session, const char *given,
	struct error *err)
{
	const char *frozen = given ? given : getenv("HOMEROOM_NOW");
	civil clock = date_clock();
	bool is_bare;

	if (!frozen || !*frozen)
		return true;
	if (!date_parse(frozen, &session->fixed_now, &is_bare, err)) {
		err->code = ERROR_USAGE;
		return error_where(err, given ? "--as-of" : "HOMEROOM_NOW");
	}
	if (is_bare && session->fixed_now > clock)
		session->fixed_now = clock;
	session->now_is_fixed = true;
	return true;
}

static char *decide_author(const struct config *config, const char *given)
{
	const char *named = given ? given : config_text(config, "author");
	const struct passwd *login;

	if (*named)
		return mem_strdup(named);
	login = getpwuid(geteuid());
	if (login && *login->pw_name)
		return mem_strdup(login->pw_name);
	named = getenv("LOGNAME");
	return mem_strdup(named && *named ? named : "teacher");
}

bool session_open(struct session *session, const struct registry *registry,
	const struct globals *globals, struct error *err)
{
	struct buf path = BUF_INIT;

	*session = (struct session){
		.registry = registry,
		.driver = &driver_sqlite,
		.source = "shell",
	};
	config_path(&path);
	session->config = config_load(buf_text(&path));
	buf_release(&path);
	buf_adds(&session->talk, config_complaints(session->config));
	session->store_path = place_store(globals->store);
	session->author = decide_author(session->config, globals->author);
	if (globals->class_name)
		session->word_class = mem_strdup(globals->class_name);
	return decide_now(session, globals->as_of, err);
}

void session_close(struct session *session)
{
	session_forget_room(session);
	if (session->store)
		store_close(session->store);
	if (session->config)
		config_free(session->config);
	mem_free(session->store_path);
	mem_free(session->author);
	mem_free(session->word_class);
	buf_release(&session->talk);
	*session = (struct session){ 0 };
}

civil session_now(const struct session *session)
{
	return session->now_is_fixed ? session->fixed_now : date_clock();
}

void session_say(struct session *session, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vaddf(&session->talk, format, args);
	va_end(args);
	buf_addc(&session->talk, '\n');
}

bool session_goes_on(const struct session *session, size_t rows,
	struct error *err)
{
	return !session->progress.tell || session->progress.tell(
		session->progress.context, rows) || error_set(err,
		ERROR_CANCELLED, "cancelled after %zu rows: nothing has "
		"changed", rows);
}

bool session_store(struct session *session, bool make, struct error *err)
{
	if (session->store)
		return true;
	session->store = store_open(session->driver, session->store_path,
		make ? STORE_CREATE : 0, err);
	if (!session->store && err->code == ERROR_NOT_FOUND)
		error_set(err, ERROR_NOT_FOUND, "there is no store %s yet: "
			"\"homeroom class add NAME\" makes it, \"homeroom "
			"demo\" shows a sample", session->store_path);
	if (session->store)
		store_set_reader(session->store, session->author);
	return session->store != NULL;
}

static bool no_class(const struct class *classes, size_t count,
	struct error *err)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < count; i++) {
		if (!classes[i].archived)
			buf_addf(&names, "%s%s", names.len ? ", " : "",
				classes[i].name);
	}
	if (names.len)
		error_set(err, ERROR_NOT_FOUND, "which class? Say --class NAME "
			"or \"homeroom class use NAME\": %s", buf_text(&names));
	else if (count)
		error_set(err, ERROR_NOT_FOUND, "every class is in the "
			"archive: \"homeroom class archive --back NAME\" "
			"takes one out");
	else
		error_set(err, ERROR_NOT_FOUND, "there is no class yet: "
			"\"homeroom class add NAME\" makes one, \"homeroom "
			"demo\" shows a sample");
	buf_release(&names);
	return false;
}

/* The class last used here; 0: none, or one that was archived since. */
static int64_t used_class(const struct session *session, struct arena *arena)
{
	int64_t used = place_used_class(session->store_path);
	struct error ignored = ERROR_INIT;
	struct class class;

	return used && store_class(session->store, used, arena, &class,
		&ignored) && !class.archived ? used : 0;
}

/* The only class there is; 0: none, or several. */
static int64_t only_class(const struct class *classes, size_t count)
{
	int64_t only = 0;
	size_t open = 0;

	for (size_t i = 0; i < count; i++) {
		if (!classes[i].archived) {
			open++;
			only = classes[i].id;
		}
	}
	return open == 1 ? only : 0;
}

static bool decide_class(struct session *session, const char *name,
	struct arena *arena, int64_t *class_id, struct error *err)
{
	struct class *classes;
	size_t count;

	*class_id = name ? 0 : used_class(session, arena);
	if (*class_id)
		return true;
	if (!store_classes(session->store, arena, &classes, &count, err))
		return false;
	if (name) {
		size_t place;

		if (!names_class(classes, count, name, &place, err))
			return false;
		*class_id = classes[place].id;
		return true;
	}
	*class_id = only_class(classes, count);
	return *class_id || no_class(classes, count, err);
}

bool session_class(struct session *session, const char *name,
	struct error *err)
{
	struct arena arena = ARENA_INIT;
	int64_t class_id;
	bool done;

	if (!name && session->class_id)
		return true;
	if (!session_store(session, false, err))
		return false;
	done = decide_class(session, name, &arena, &class_id, err);
	if (done && class_id != session->class_id) {
		session_forget_room(session);
		session->class_id = class_id;
		session->held_focus = 0;
	}
	arena_release(&arena);
	return done;
}

void session_use_class(struct session *session, int64_t class_id)
{
	session_forget_room(session);
	session->class_id = class_id;
	session->held_focus = 0;
	if (!session->is_demo &&
	    !place_use_class(session->store_path, class_id))
		session_say(session, "the class could not be remembered for "
			"next time: say --class");
}

void session_forget_room(struct session *session)
{
	room_release(&session->room);
	session->room_is_fresh = false;
	session->room_is_interim = false;
}

static bool room_still_holds(struct session *session, bool *holds,
	struct error *err)
{
	bool changed;

	*holds = false;
	if (!session->room_is_fresh)
		return true;
	if (!store_changed(session->store, &changed, err))
		return false;
	session->others_wrote |= changed;
	*holds = !changed && date_day(session->room.facts.now) ==
		date_day(session_now(session));
	return true;
}

bool session_keeps_notes(struct session *session, bool *keeps,
	struct error *err)
{
	struct arena arena = ARENA_INIT;
	const char *maker;
	bool done = store_class_maker(session->store, session->class_id,
		&arena, &maker, err);

	*keeps = done && strcmp(maker, session->author) != 0;
	arena_release(&arena);
	return done;
}

bool session_facts(struct session *session, struct facts *facts,
	struct error *err)
{
	if (!store_facts(session->store, session->class_id,
	    session_now(session), facts, err))
		return false;
	session->class_focus = facts_focus(facts);
	session->chosen_focus = facts->class.focus;
	if (facts_objective(facts, session->held_focus) != FACTS_NOT_FOUND)
		facts->class.focus = session->held_focus;
	return true;
}

static bool read_room(struct session *session, struct error *err)
{
	struct facts facts;

	session_forget_room(session);
	if (!session_facts(session, &facts, err))
		return false;
	room_glance(&session->room, &facts);
	session->room_is_fresh = true;
	return true;
}

const struct room *session_room(struct session *session, struct error *err)
{
	bool holds;

	if (!room_still_holds(session, &holds, err) ||
	    (!holds && !read_room(session, err)))
		return NULL;
	if (!session->room.engine)
		room_fit(&session->room);
	return &session->room;
}

const struct room *session_glance(struct session *session, struct error *err)
{
	bool holds;

	if (session->room_is_interim)
		return &session->room;
	if (!room_still_holds(session, &holds, err) ||
	    (!holds && !read_room(session, err)))
		return NULL;
	return &session->room;
}

static struct change *begin_beside(struct session *session,
	struct change_header header, struct error *err)
{
	header.class_id = session->class_id;
	header.now = session_now(session);
	header.author = session->author;
	header.source = session->source;
	session->has_written = true;
	return store_begin(session->store, &header, err);
}

static struct change *begin(struct session *session,
	struct change_header header, struct error *err)
{
	session_forget_room(session);
	return begin_beside(session, header, err);
}

struct change *session_begin_checkin(struct session *session,
	const char *token, bool *holds, struct error *err)
{
	struct change *change = begin_beside(session, (struct change_header){
		.verb = "checkin",
		.token = token,
	}, err);

	/* Nobody else writes from here on. */
	if (!change || room_still_holds(session, holds, err))
		return change;
	change_abandon(change);
	return NULL;
}

void session_log(struct session *session, const struct checkin *checkin)
{
	if (!session->room_is_fresh && !session->room_is_interim)
		return;
	room_log(&session->room, checkin);
	session->room_is_fresh = false;
	session->room_is_interim = true;
}

struct change *session_begin(struct session *session, const char *verb,
	const char *token, struct error *err)
{
	return begin(session, (struct change_header){
		.verb = verb,
		.token = token,
	}, err);
}

struct change *session_begin_step(struct session *session, const char *verb,
	int64_t step, struct error *err)
{
	return begin(session, (struct change_header){
		.verb = verb,
		.step = step,
	}, err);
}

struct change *session_begin_look(struct session *session, const char *verb,
	struct error *err)
{
	return begin(session, (struct change_header){
		.verb = verb,
		.is_look = true,
	}, err);
}

bool session_end(struct session *session, struct change *change, bool done,
	struct error *err)
{
	session_forget_room(session);
	if (done)
		return change_commit(change, err);
	change_abandon(change);
	return false;
}

bool session_prepare(struct session *session, const struct call *call,
	struct error *err)
{
	const struct command *command = call->command;
	const char *name = call->globals.class_name;
	bool is_apart = command->is_apart && command->is_apart(call);

	if (command->needs >= NEEDS_STORE &&
	    !session_store(session, command->makes_store || is_apart, err))
		return false;
	if (command->needs >= NEEDS_CLASS && !is_apart && !session_class(session,
	    name ? name : session->class_id ? NULL : session->word_class, err))
		return false;
	return !command->prepare || command->prepare(session, call, err);
}

static bool run_command(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct command *command = call->command;
	struct change *change;

	if (!command->write)
		return command->run(session, call, out, err);
	change = session_begin(session, command->name, NULL, err);
	return change && session_end(session, change,
		command->write(session, change, call, out, err), err);
}

bool session_run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	bool done;

	session->has_written = false;
	session->has_left_out = false;
	done = session_prepare(session, call, err) &&
		run_command(session, call, out, err);
	if (session->has_written)
		session_forget_room(session);
	return done;
}
