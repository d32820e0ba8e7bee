/* SPDX-License-Identifier: MIT */
/*
 * Tables of names indexed by an enum, and words of ASCII compared in any
 * case: unlike strcasecmp the same in Turkey.
 */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/error.h"

/* The place of exactly this name; false when it is none of them. */
MUST_CHECK bool names_find(const char *const *names, size_t count,
	const char *text, size_t *place);

/* The place of the one that text names whole or begins, in any case; false
 * when it is none, or may be several. An empty name is never meant. */
MUST_CHECK bool names_match(const char *const *names, size_t count,
	const char *text, size_t *place);

char names_lower(char byte);
/* Whether the len bytes of text are a beginning of name. */
bool names_begins(const char *name, const char *text, size_t len);
/* Whether they are the whole name. */
bool names_is(const char *name, const char *text, size_t len);

/* Whether a key of a text of "key = value" is new; seen has those before, each
 * between line breaks. INVALID: it is there twice. */
MUST_CHECK bool names_see(struct buf *seen, const char *key,
	struct error *err);

#endif
