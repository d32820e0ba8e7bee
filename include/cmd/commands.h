/* SPDX-License-Identifier: MIT */
/* The table of commands: one row a verb, ended by NULL. */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "app/command.h"

extern const struct command *const cmd_table[];

#endif
