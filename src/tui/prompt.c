/* SPDX-License-Identifier: MIT */
/* The prompt: any command, as in the shell. */
#include <string.h>

#include "actions.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "typing.h"

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, ":");
}

static bool begins(const char *text, const char *beginning)
{
	return !strncmp(text, beginning, strlen(beginning));
}

/* The command whose name the line already has in full; NULL: none. */
static const struct command *named(const struct tui *tui, const char *line)
{
	const struct command *const *c = tui->session->registry->commands;
	const struct command *best = NULL;

	for (; *c; c++) {
		size_t len = strlen((*c)->name);

		if (begins(line, (*c)->name) && strchr(" ", line[len]) &&
		    (!best || len > strlen(best->name)))
			best = *c;
	}
	return best;
}

/* Verbs, not what they are about. */
static size_t seen(const struct tui *tui)
{
	const char *line = typing_text(tui);
	const struct command *whole = named(tui, line);

	return whole ? strlen(whole->name) : strcspn(line, " ");
}

static void echo(struct tui *tui, struct buf *out)
{
	const struct command *const *c = tui->session->registry->commands;
	const char *line = typing_text(tui);
	const struct command *whole = named(tui, line);

	if (text_is_blank(line)) {
		buf_adds(out, "A command, as in the shell: import roster FILE, "
			"student add NAME, policy list; ? lists them");
		return;
	}
	if (whole)
		buf_addf(out, "%s %s: %s", whole->name, whole->operands,
			whole->summary);
	for (; *c; c++) {
		if (*c != whole && begins((*c)->name, line))
			buf_addf(out, "%s%s", out->len ? "   " : "",
				(*c)->name);
	}
}

/* How far all names that begin with the line agree; 0: there are none. */
static size_t agreed(const struct tui *tui, const char *line,
	const char **name, size_t *matches)
{
	const struct command *const *c = tui->session->registry->commands;
	size_t len = 0;

	*matches = 0;
	for (; *c; c++) {
		if (!begins((*c)->name, line))
			continue;
		if (++*matches == 1) {
			*name = (*c)->name;
			len = strlen(*name);
		}
		while (strncmp(*name, (*c)->name, len) != 0)
			len--;
	}
	return len;
}

static void complete(struct tui *tui)
{
	struct buf text = BUF_INIT;
	const char *name = "";
	size_t matches;
	size_t len = agreed(tui, typing_text(tui), &name, &matches);

	if (!matches)
		return;
	buf_add(&text, name, len);
	if (matches == 1)
		buf_addc(&text, ' ');
	typing_set(tui, buf_text(&text));
	buf_release(&text);
}

static void enter(struct tui *tui)
{
	char *line;

	if (text_is_blank(typing_text(tui))) {
		typing_end(tui);
		return;
	}
	line = mem_strdup(typing_text(tui));
	actions_run(tui, line, true);
	mem_free(line);
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ "complete", complete },
	{ NULL, NULL }
};

const struct entry prompt_entry = {
	.context = "prompt",
	.actions = actions,
	.history = HISTORY_COMMANDS,
	.label = label,
	.echo = echo,
	.seen = seen,
};
