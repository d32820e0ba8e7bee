/* SPDX-License-Identifier: MIT */
/* help: the verbs, a family of them, or one. */
#include <string.h>

#include "app/session.h"
#include "base/text.h"
#include "format.h"
#include "manual.h"
#include "table.h"

static void write_line(struct table *table, const struct command *command)
{
	table_cellf(table, "  %s", command->name);
	table_cell(table, command->summary);
	table_end_row(table);
}

static void write_all(struct buf *out, const struct command *const *commands)
{
	struct table table = TABLE_INIT;

	buf_adds(out, "homeroom: who needs what next, and why\n\n"
		"usage: homeroom [OPTION...] VERB ...\n\n");
	for (size_t i = 0; commands[i]; i++)
		write_line(&table, commands[i]);
	table_write(&table, out);
	buf_adds(out, "\nOptions of any verb\n");
	for (const struct flag *flag = command_globals; flag->name; flag++) {
		table_cellf(&table, "  --%s%s%s", flag->name,
			flag->operand ? " " : "",
			flag->operand ? flag->operand : "");
		table_cell(&table, flag->sentence);
		table_end_row(&table);
	}
	table_write(&table, out);
	buf_adds(out, "\n\"homeroom help VERB\" says more.\n");
}

/* The verbs that begin with a word: "class" has five. */
static bool write_family(struct buf *out,
	const struct command *const *commands, const char *word)
{
	struct table table = TABLE_INIT;
	size_t len = strlen(word);

	for (size_t i = 0; commands[i]; i++) {
		const char *name = commands[i]->name;

		if (!strncmp(name, word, len) && (!name[len] ||
		    name[len] == ' '))
			write_line(&table, commands[i]);
	}
	if (!table.cells.count)
		return false;
	table_write(&table, out);
	return true;
}

/* A part of the manual pages, which are put together when built. */
static bool write_manual(struct buf *out, const struct registry *registry,
	const char *part, struct error *err)
{
	if (!strcmp(part, "verbs"))
		manual_write_verbs(out, registry->commands);
	else if (!strcmp(part, "keys"))
		manual_write_keys(out, registry->keys);
	else if (!strcmp(part, "options"))
		manual_write_options(out);
	else if (!strcmp(part, "rules"))
		manual_write_rules(out);
	else if (!strcmp(part, "files"))
		manual_write_files(out);
	else
		return error_set(err, ERROR_USAGE, "--manual %s: say verbs, "
			"keys, options, rules or files", part);
	return true;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct command *const *commands = session->registry->commands;
	const char *part = call_value(call, "manual");
	const struct command *command;
	struct buf name = BUF_INIT;
	bool done = true;

	if (part)
		return write_manual(out, session->registry, part, err);
	if (!call->count) {
		write_all(out, commands);
		return true;
	}
	if (!format_operands(call, 0, "verb", &name, err))
		return false;
	command = command_find(commands, buf_text(&name));
	if (command)
		command_write_help(out, command);
	else if (!write_family(out, commands, buf_text(&name)))
		done = error_set(err, ERROR_USAGE, "there is no verb \"%s\": "
			"\"homeroom help\" lists them", buf_text(&name));
	buf_release(&name);
	return done;
}

static const struct flag flags[] = {
	{ "manual", "PART", "write the verbs, keys, options, rules or files "
		"in roff" },
	{ NULL, NULL, NULL }
};

const struct command cmd_help = {
	.name = "help",
	.operands = "[VERB]",
	.summary = "list the verbs, or explain one",
	.flags = flags,
	.at_most = 2,
	.complete = OPERAND_VERB,
	.needs = NEEDS_NOTHING,
	.run = run,
};
