/* SPDX-License-Identifier: MIT */
/*
 * A verb, as the table of commands holds it, and one call of it. The shell,
 * the prompt and a key are three doors to the same rows; help, completion and
 * the man page are written from them.
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

struct session;
struct change;
struct call;

enum command_needs {
	NEEDS_NOTHING,
	NEEDS_STORE, /* opened */
	NEEDS_CLASS  /* and a current class */
};

enum operand_kind { /* for completion */
	OPERAND_NONE,
	OPERAND_TEXT,
	OPERAND_STUDENT,
	OPERAND_CLUSTER,
	OPERAND_OBJECTIVE,
	OPERAND_CLASS,
	OPERAND_ROUND,
	OPERAND_SEGMENT,
	OPERAND_POLICY_KEY,
	OPERAND_OPTION,
	OPERAND_VERB,
	OPERAND_SHELL,
	OPERAND_FILE
};

/* On a terminal, the dashboard instead of run. */
enum screen_use {
	SCREEN_NEVER,
	SCREEN_ALWAYS,
	SCREEN_BARE   /* where nothing is said but what must be */
};

struct flag {
	const char *name;    /* without the dashes */
	const char *operand; /* "TIME"; NULL: a switch */
	const char *sentence;
};

struct command {
	const char *name;     /* "class add" */
	const char *operands; /* as in the usage line: "STUDENT..." */
	const char *summary;  /* "make a class and use it" */
	const char *details;  /* further sentences for help; NULL */
	const struct flag *flags; /* NULL, or ended by a NULL name */
	int at_least;         /* operands */
	int at_most;          /* -1: any number */
	enum operand_kind complete; /* what the operands are */
	enum command_needs needs;
	enum screen_use screen;
	bool makes_store;     /* where there is none yet */
	bool tells_done;      /* prints what was done, a sentence a line, as
			       * every write does: the door makes JSON of it */
	bool lists_alone;     /* but without an operand it lists */
	/* A call that is about no class, and may make the store, though others
	 * of the command are not. NULL: there is none. */
	bool (*is_apart)(const struct call *call);
	/* What a call would do when that is a large step: "accept 4 moves". A
	 * door at which one key runs a line asks before; nothing is written
	 * to out for what is small, and for what would be refused. NULL:
	 * always small. */
	void (*asks)(struct session *session, const struct call *call,
		struct buf *out);
	/* Runs before the screen opens or before run; NULL: nothing. */
	bool (*prepare)(struct session *session, const struct call *call,
		struct error *err);
	/* Results go to out; talk goes to session_say. On failure nothing
	 * has changed. */
	bool (*run)(struct session *session, const struct call *call,
		struct buf *out, struct error *err);
	/* Instead of run, for a verb that is one change: it is begun under
	 * the command's name, and committed when write succeeds. */
	bool (*write)(struct session *session, struct change *change,
		const struct call *call, struct buf *out, struct error *err);
};

#define GLOBALS_REPEATED_MAX 64

/* The options that may stand in any call. */
struct globals {
	const char *store;      /* of several the last one */
	const char *class_name;
	/* All that were given, in their order: few verbs take several. */
	const char *stores[GLOBALS_REPEATED_MAX];
	size_t store_count;
	const char *class_names[GLOBALS_REPEATED_MAX];
	size_t class_count;
	const char *as_of;
	const char *author;
	bool json;
	bool help;
	bool version;
};
extern const struct flag command_globals[];

#define CALL_FLAGS_MAX 32
#define CALL_OPERANDS_MAX 4096

struct call {
	const struct command *command;
	struct globals globals;
	const char **operands; /* owned; the texts are borrowed from argv */
	size_t count;
	struct {
		const char *name;
		const char *value; /* NULL: a switch */
	} flags[CALL_FLAGS_MAX]; /* in the order given; repeats stay */
	size_t flag_count;
};

/*
 * Reads the words of a call against the table (ended by NULL). Options may
 * stand anywhere, as --name VALUE or --name=VALUE; -- ends them. USAGE with
 * a sentence when it is none. call_release in any case.
 */
MUST_CHECK bool call_read(struct call *call,
	const struct command *const *table, const char *const *words,
	size_t count, struct error *err);
void call_release(struct call *call);
bool call_has(const struct call *call, const char *flag);
/* The last one given; NULL: not given. */
const char *call_value(const struct call *call, const char *flag);

/* It may change something, as opposed to what one only looks at. */
bool command_writes(const struct command *command);
const struct command *command_find(const struct command *const *table,
	const char *name);
/* All that were given, in their order; room for CALL_FLAGS_MAX. Returns how
 * many. */
size_t call_values(const struct call *call, const char *flag,
	const char **values);
/* "homeroom class add NAME [--term NAME]" */
void command_write_usage(struct buf *out, const struct command *command);
void command_write_help(struct buf *out, const struct command *command);

#endif
