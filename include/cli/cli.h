/* SPDX-License-Identifier: MIT */
/* The shell door: argv in, exit code out. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "app/session.h"

enum cli_exit {
	CLI_DONE = 0,
	CLI_FAILED = 1,
	CLI_USAGE = 2,
	CLI_PARTLY = 3 /* some of it is done, as was asked for; what is not is
	                * said */
};

int cli_main(const struct registry *registry, int argc, char **argv);

#endif
