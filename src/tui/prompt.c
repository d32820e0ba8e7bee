/* SPDX-License-Identifier: MIT */
/*
 * The prompt: any command, as in the shell, and above it the palette of what
 * can be done now. A line that is a verb and more is run as it stands; any
 * other finds something in the list, and that is run.
 */
#include <string.h>

#include "actions.h"
#include "base/mem.h"
#include "base/text.h"
#include "complete.h"
#include "desk.h"
#include "palette.h"
#include "typing.h"

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, ":");
}

/* Verbs, not what they are about. */
static size_t seen(const struct tui *tui)
{
	const char *line = typing_text(tui);
	const struct command *verb = palette_verb(tui, line);

	return verb ? strlen(verb->name) : strcspn(line, " ");
}

/* The one that Enter would take; NULL: the line itself. */
static const struct palette_item *chosen(const struct tui *tui,
	const struct palette_items *items)
{
	bool is_blank = text_is_blank(typing_text(tui));

	if (!items->list.count || (is_blank && !tui->palette.is_chosen))
		return NULL;
	return &items->list.items[tui->palette.at < items->list.count ?
		tui->palette.at : items->list.count - 1];
}

static void write_usage(struct buf *out, const struct command *verb)
{
	buf_addf(out, "%s%s%s: %s", verb->name, *verb->operands ? " " : "",
		verb->operands, verb->summary);
}

static void echo(struct tui *tui, struct buf *out)
{
	const char *line = typing_text(tui);
	const struct command *verb = palette_verb(tui, line);
	const struct palette_item *item;
	struct palette_items items;

	palette_read(&items, tui);
	item = chosen(tui, &items);
	if (item && item->verb)
		write_usage(out, item->verb);
	else if (item)
		keys_write_note(out, item->binding);
	else if (verb)
		write_usage(out, verb);
	else if (text_is_blank(line))
		buf_adds(out, "A command, as in the shell, or a part of what "
			"it does; Down goes through the list");
	else
		buf_addf(out, "Nothing that can be done has \"%s\" in it",
			line);
	palette_release(&items);
}

static void draw(struct tui *tui, const struct frame *frame)
{
	const struct palette_item *item;
	struct palette_items items;

	palette_read(&items, tui);
	item = chosen(tui, &items);
	palette_draw(tui, &items, frame->body, item ?
		(size_t)(item - items.list.items) : items.list.count);
	palette_release(&items);
}

static void typed(struct tui *tui)
{
	tui->palette.at = 0;
	tui->palette.is_chosen = false;
}

static size_t item_count(const struct tui *tui)
{
	struct palette_items items;
	size_t count;

	palette_read(&items, tui);
	count = items.list.count;
	palette_release(&items);
	return count;
}

/* Up from the first goes back through the lines before this one. */
static void up(struct tui *tui)
{
	if (tui->palette.at > 0 && !typing_is_recalled(tui))
		tui->palette.at--;
	else
		typing_older(tui);
}

static void down(struct tui *tui)
{
	bool was_chosen = tui->palette.is_chosen ||
		!text_is_blank(typing_text(tui));

	if (typing_is_recalled(tui)) {
		typing_newer(tui);
		return;
	}
	tui->palette.is_chosen = true;
	if (was_chosen && tui->palette.at + 1 < item_count(tui))
		tui->palette.at++;
}

static void run_line(struct tui *tui)
{
	char *line = mem_strdup(typing_text(tui));
	size_t len = strlen(line);

	while (len && line[len - 1] == ' ')
		line[--len] = '\0';
	actions_run(tui, line, true);
	mem_free(line);
}

/* A part of a verb that writes finds it, and Enter spells it out; it is run
 * when one has read it in full, or gone to it in the list. */
static bool is_guess(const struct tui *tui, const struct palette_item *item,
	const char *name)
{
	const struct command *verb = item->verb ? item->verb :
		palette_verb(tui, item->binding->command);

	return verb && command_writes(verb) && !tui->palette.is_chosen &&
		strcmp(typing_text(tui), name) != 0;
}

/* What needs words is only begun: they are typed next. */
static void take(struct tui *tui, const struct palette_item *item)
{
	struct buf name = BUF_INIT;
	const char *command = item->binding ? item->binding->command : NULL;
	bool is_begun;

	palette_write_name(&name, item);
	is_begun = is_guess(tui, item, buf_text(&name));
	if (item->verb && item->verb->at_least > 0)
		buf_addc(&name, ' ');
	typing_set(tui, buf_text(&name));
	if (is_begun) {
		typing_settle(tui);
	} else if (!command) {
		if (!item->verb->at_least)
			run_line(tui);
	} else {
		typing_taken(tui);
		typing_end(tui);
		actions_run(tui, command, false);
	}
	buf_release(&name);
}

static void enter(struct tui *tui)
{
	const struct palette_item *item;
	struct palette_items items;

	palette_read(&items, tui);
	item = chosen(tui, &items);
	if (item)
		take(tui, item);
	else if (text_is_blank(typing_text(tui)))
		typing_end(tui);
	else
		run_line(tui);
	palette_release(&items);
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ "complete", complete_word },
	{ "choose up", up },
	{ "choose down", down },
	{ NULL, NULL }
};

const struct entry prompt_entry = {
	.context = "prompt",
	.actions = actions,
	.history = HISTORY_COMMANDS,
	.label = label,
	.echo = echo,
	.draw = draw,
	.typed = typed,
	.seen = seen,
};
