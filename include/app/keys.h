/* SPDX-License-Identifier: MIT */
/*
 * Keys: a table says which key in which context runs which command line, and
 * a person's ini file changes it, action by action. The table is the
 * screen's; it stands here as data, so that settings and manual know it.
 */
#ifndef APP_KEYS_H
#define APP_KEYS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "config/config.h"

#define KEYS_EVERYWHERE ""
#define KEYS_LINE "line" /* every line that is being typed: from here on
                          * characters are text */

/* A row of the key table: a key in a context runs a command line. */
struct key_binding {
	const char *context; /* "board", "card", ...; "" everywhere */
	const char *key;     /* "g", "Enter", "Ctrl-L", "Left" */
	const char *command; /* a verb with operands, or an action of the
	                      * screen; {id} is the selected student */
	const char *note;    /* "regroup": for footer and help */
	int rank;            /* 1 is dropped last from a narrow footer; 0 is
	                      * never in the footer */
};

/* A key that a context does not bind is looked up in the next one. */
struct key_context {
	const char *name;
	const char *next;
};

struct key_table {
	const struct key_binding *bindings; /* ended by a NULL key */
	const struct key_context *contexts; /* ended by a NULL name */
};

/* What the ini says of one action. */
struct key_setting {
	const char *context; /* NULL: wherever the action stands */
	const char *action;  /* folded */
	const char *name;    /* as it was written */
	size_t line;         /* 0: no line of the file, a whole keyboard */
	VEC(const char *) keys;
	bool is_refused;
};

/* The keys in force. */
struct keymap {
	const struct key_table *table;
	VEC(struct key_binding) list; /* in the order of the table */
	VEC(struct key_setting) settings;
	struct arena arena;
};

/* The table as it is. */
void keymap_init(struct keymap *map, const struct key_table *table);
/*
 * Puts the person's [keys] in force. What cannot be is left out and said in
 * complaints, "FILE:LINE: sentence" a line; the action's own keys then stay.
 */
void keymap_read(struct keymap *map, const struct config *config,
	const char *path, struct buf *complaints);
void keymap_release(struct keymap *map);

/* The context after this one; NULL: it was the last. */
const char *keymap_next(const struct keymap *map, const char *context);
/* NULL: the key does nothing there. is_text: in a line it is typed. */
const struct key_binding *keymap_find(const struct keymap *map,
	const char *context, const char *key, bool is_text);

/* The first of the table's rows with this command. */
bool keys_is_first(const struct key_table *table,
	const struct key_binding *binding);
/* The first row with an action of that name; NULL: there is none. */
const struct key_binding *keys_named(const struct key_table *table,
	const char *name);
/* The action as the ini names it: "offer act" of "offer {id} act". */
void keys_write_name(struct buf *out, const struct key_binding *binding);
/* The note without what stands for a number. */
void keys_write_note(struct buf *out, const struct key_binding *binding);
/* The action's keys as they would stand in the ini, "Up, k": those of the
 * table, and those in force. */
void keys_write(struct buf *out, const struct key_table *table,
	const struct key_binding *binding);
void keymap_write(struct buf *out, const struct keymap *map,
	const struct key_binding *binding);

/*
 * A key by what a person calls it ("escape", "Ctrl-l", "é"), as the tables
 * have it. false: there is none of that name.
 */
bool keys_parse(const char *text, struct buf *key);
/* It is a character that can be typed into a line. */
bool keys_is_text(const char *key);

#endif
