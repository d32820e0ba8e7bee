/* SPDX-License-Identifier: MIT */
/* Wires the doors to the table of commands. */
#include <locale.h>

#include "cli/cli.h"
#include "cmd/commands.h"
#include "tui/tui.h"

int main(int argc, char **argv)
{
	static const struct registry registry = {
		.commands = cmd_table,
		.screen = tui_main,
	};

	setlocale(LC_CTYPE, "");
	return cli_main(&registry, argc, argv);
}
