/* SPDX-License-Identifier: MIT */
/* The verbs, options, keys and known files as the manual pages have them, in roff. */
#ifndef CMD_MANUAL_H
#define CMD_MANUAL_H

#include "app/command.h"
#include "app/keys.h"
#include "base/buf.h"

void manual_write_verbs(struct buf *out,
	const struct command *const *commands);
void manual_write_rules(struct buf *out);
void manual_write_options(struct buf *out);
void manual_write_files(struct buf *out);
void manual_write_keys(struct buf *out, const struct key_table *table);

#endif
