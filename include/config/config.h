/* SPDX-License-Identifier: MIT */
/*
 * The person's ini file: author, screen, keys, defaults for new classes. One
 * table (config_options) says all that can be set; ini.c is the only file
 * that sees iniparser, and only reads.
 *
 *	[homeroom]           options of the table
 *	[keys]               action = key, key
 *	[policy]             rules for new classes
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

enum option_type {
	OPTION_TEXT,
	OPTION_NUMBER,
	OPTION_YES_NO,
	OPTION_CHOICE,
	OPTION_LIST
};

struct option {
	const char *name;
	enum option_type type;
	const char *limits;  /* "a|b|c" of a choice, "1-60" of a number; of a
	                      * text in words only, of a list as many
	                      * parts as it must have */
	const char *initial; /* as it would stand in the file */
	const char *unit;    /* NULL: none */
	const char *sentence;
};

/* name NULL ends it. */
extern const struct option config_options[];
bool option_allows(const struct option *option, const char *value);

struct config;

/* $HOMEROOM_CONFIG, else homeroom/homeroom.ini under $XDG_CONFIG_HOME or
 * ~/.config; nothing where there is no home. */
void config_path(struct buf *out);

/*
 * Never NULL: what cannot be read keeps its default, and every complaint is
 * one line in config_complaints, "FILE:LINE: what is wrong and what would be
 * right". A line that would mislead the parser about others takes the whole
 * file out of force; the last complaint then says so. A file that is not
 * there is no complaint. path NULL or "": defaults.
 */
struct config *config_load(const char *path);
void config_free(struct config *config);
const char *config_complaints(const struct config *config); /* "": none */
/* Lines of complaints about one file, whoever made them, by the numbers of
 * their lines; those that have none come last. */
void config_sort_complaints(struct buf *complaints, const char *path);

/* By name in the table; a name that is not there is our mistake (assert). */
const char *config_text(const struct config *config, const char *name);
bool config_is(const struct config *config, const char *name); /* yes/no */
int64_t config_number(const struct config *config, const char *name);

/* Entries of [keys] and [policy], in the file's order, with their line; keys
 * in lower case. Borrowed. */
struct config_entry {
	const char *key;
	const char *value;
	size_t line;
};
size_t config_keys(const struct config *config,
	const struct config_entry **entries);
size_t config_policy(const struct config *config,
	const struct config_entry **entries);

/* A sample file with every option, its sentence and default, commented. */
void config_sample(struct buf *out);

#endif
