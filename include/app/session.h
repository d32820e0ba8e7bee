/* SPDX-License-Identifier: MIT */
/*
 * A person at work: store, class, author and now, and what was last read.
 * Made once by a door (shell or screen), handed to every command.
 */
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "app/command.h"
#include "app/keys.h"
#include "app/room.h"
#include "base/date.h"
#include "config/config.h"
#include "exchange/source.h"
#include "store/change.h"
#include "store/store.h"

/* What main wires together; the doors and commands see nothing else of each
 * other. */
struct registry {
	const struct command *const *commands; /* ended by NULL */
	const struct key_table *keys;
	/* Opens the dashboard; the process's exit code. */
	int (*screen)(struct session *session);
	/* From here on text is UTF-8, whatever the locale says: what is
	 * printed is the same bytes everywhere. */
	void (*speak_utf8)(void);
};

struct session {
	const struct registry *registry;
	const struct driver *driver;
	struct config *config;
	struct store *store;  /* NULL until a call needs it */
	char *store_path;
	bool is_demo;         /* a sample class in a temporary store */
	char *author;
	bool now_is_fixed;    /* --as-of or HOMEROOM_NOW */
	civil fixed_now;
	int64_t class_id;     /* 0: not decided yet */
	const char *source;   /* "shell" or "board" */
	struct source input;  /* standard input; read NULL: there is none */
	struct {
		/* Of a long step, again and again: rows done so far. false:
		 * it is to stop, and to have changed nothing. */
		bool (*tell)(void *context, size_t rows);
		void *context;
	} progress;           /* tell NULL: nobody asks */
	struct buf talk;      /* what a command says beside its result */
	struct room room;     /* what session_room read last */
	bool room_is_fresh;
	bool room_is_interim; /* and what was logged since, for the eye */
	char *word_class;     /* --class of the door; NULL */
	bool wants_ascii;     /* said when the board was called */
	const char *opens_at; /* what the board begins with: a key's command;
	                       * NULL: nothing */
	const char *opens_for; /* whom it is about, as typed; NULL: no one */
	bool has_written;     /* a change began in the running command */
	bool has_left_out;    /* and some of what it was given is not in it */
	bool others_wrote;    /* found out on the way; who asks unsets it */
	/* What a dashboard stays on, whatever others do; 0: nothing is held.
	 * Facts are then read as if it were the class's own. */
	int64_t held_focus;
	int64_t class_focus;  /* the class's own, as it was last read */
	int64_t chosen_focus; /* where someone chose it; 0: as rounds go */
};

/* Config, author, now and the store's path; opens nothing yet. */
MUST_CHECK bool session_open(struct session *session,
	const struct registry *registry, const struct globals *globals,
	struct error *err);
void session_close(struct session *session);

/* Whether a note that this author writes in this class is theirs alone until
 * they share it: the class is another's. */
MUST_CHECK bool session_keeps_notes(struct session *session, bool *keeps,
	struct error *err);

/* Now: fixed, or the clock. */
civil session_now(const struct session *session);
FORMAT(2, 3) void session_say(struct session *session, const char *format,
	...);

/* ERROR_CANCELLED: the person stopped it. */
MUST_CHECK bool session_goes_on(const struct session *session, size_t rows,
	struct error *err);

/* Opens the store, once. NOT_FOUND where there is none and make is unset: to
 * look never makes a store of a mistyped name. */
MUST_CHECK bool session_store(struct session *session, bool make,
	struct error *err);
/*
 * Decides the class: the one named (NULL: none was), else the one last used
 * with this store, else the only one. NOT_FOUND says what to do.
 */
MUST_CHECK bool session_class(struct session *session, const char *name,
	struct error *err);
/* Makes a class the current one and remembers it in
 * $XDG_STATE_HOME/homeroom/; failing to remember is said, not an error. */
void session_use_class(struct session *session, int64_t class_id);

/* The facts of the class, with the focus that is held. */
MUST_CHECK bool session_facts(struct session *session, struct facts *facts,
	struct error *err);
/*
 * The class as it stands now: facts, fit and what a regroup would say. Read
 * again only when something was written or the day changed. NULL on failure.
 * Borrowed until the next call of session_room or a write.
 */
const struct room *session_room(struct session *session, struct error *err);
/*
 * The same without waiting for the fit, which session_room makes up for: what
 * would move is as it was before, or blank (see room.h). For a frame that is
 * painted over as soon as no key waits, and for a verb that asks only who and
 * what there is: a fit takes longer than all else that it does.
 */
const struct room *session_glance(struct session *session, struct error *err);
void session_forget_room(struct session *session);

/* A change by this author in this class, now. The room is read anew after. */
struct change *session_begin(struct session *session, const char *verb,
	const char *token, struct error *err);

/*
 * The same for a check-in, but the room stays: its facts may be looked up in
 * when *holds says that they are those inside the change. Once it is
 * committed session_log adds the check-in to the room, for session_glance.
 */
struct change *session_begin_checkin(struct session *session,
	const char *token, bool *holds, struct error *err);
void session_log(struct session *session, const struct checkin *checkin);

/* The same, going on with an action before: see change_header. */
struct change *session_begin_step(struct session *session, const char *verb,
	int64_t step, struct error *err);

/* The same for what only looks, as a proposal does: no step of undo. */
struct change *session_begin_look(struct session *session, const char *verb,
	struct error *err);
/* Commits when done, else abandons; returns whether it was committed. */
MUST_CHECK bool session_end(struct session *session, struct change *change,
	bool done, struct error *err);

/* What command->needs, and its prepare. A door that opens the screen calls
 * this instead of session_run. */
MUST_CHECK bool session_prepare(struct session *session,
	const struct call *call, struct error *err);
/* Prepares and runs. */
MUST_CHECK bool session_run(struct session *session, const struct call *call,
	struct buf *out, struct error *err);
/* What command->asks says of a line; the class in use stays. */
void session_weigh_line(struct session *session, const char *line,
	struct buf *out);
/* One line as at the prompt: words split at blanks, quotes keep blanks. */
MUST_CHECK bool session_run_line(struct session *session, const char *line,
	struct buf *out, struct error *err);

#endif
