/* SPDX-License-Identifier: MIT */
/* Wires the doors to the table of commands. */
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "cli/cli.h"
#include "cmd/commands.h"
#include "tui/tui.h"

static void speak_utf8(void)
{
	if (strcmp(nl_langinfo(CODESET), "UTF-8"))
		setlocale(LC_CTYPE, "C.UTF-8");
}

int main(int argc, char **argv)
{
	static const struct registry registry = {
		.commands = cmd_table,
		.keys = &tui_keys,
		.screen = tui_main,
		.speak_utf8 = speak_utf8,
	};

	setlocale(LC_CTYPE, "");
	/* A quota of file sizes then fails a write, which says so. */
	signal(SIGXFSZ, SIG_IGN);
	return cli_main(&registry, argc, argv);
}
