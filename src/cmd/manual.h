/* SPDX-License-Identifier: MIT */
/* The verbs and options as the manual pages have them, in roff. */
#ifndef CMD_MANUAL_H
#define CMD_MANUAL_H

#include "app/command.h"
#include "base/buf.h"

void manual_write_verbs(struct buf *out,
	const struct command *const *commands);
void manual_write_rules(struct buf *out);
void manual_write_options(struct buf *out);

#endif
