/* SPDX-License-Identifier: MIT */
/* The keys of this view, the marks, and every command. */
#include "help.h"

#include <string.h>

#include "base/text.h"
#include "desk.h"
#include "page.h"
#include "theme.h"
#include "typing.h"

#define KEY_CELLS 16
#define VERB_CELLS 18
#define SECTION_BYTES_MIN 3 /* of a filter, to mean a section */

/* The help being written: only what the filter lets through, and titles only
 * above that. */
struct writing {
	const struct tui *tui;
	struct buf *out;
	const char *filter; /* folded */
	const char *section;
	const char *title;  /* of it, not yet written; NULL: it is */
};

/* "marks" lets all through that stands under it. */
static bool begins_section(const struct writing *writing)
{
	struct buf folded = BUF_INIT;
	size_t len = strlen(writing->filter);
	bool begins;

	text_fold(&folded, writing->section);
	begins = len >= SECTION_BYTES_MIN &&
		!strncmp(buf_text(&folded), writing->filter, len);
	buf_release(&folded);
	return begins;
}

static bool lets_through(const struct writing *writing, const char *key,
	const char *note)
{
	struct buf text = BUF_INIT, folded = BUF_INIT;
	bool is_let;

	buf_addf(&text, "%s %s", key, note);
	text_fold(&folded, buf_text(&text));
	is_let = strstr(buf_text(&folded), writing->filter) != NULL;
	buf_release(&text);
	buf_release(&folded);
	return is_let || begins_section(writing);
}

static void begin_section(struct writing *writing, const char *title)
{
	writing->section = writing->title = title;
}

static void add_line(struct writing *writing, const char *key,
	const char *note, size_t cells)
{
	struct buf *out = writing->out;

	if (!lets_through(writing, key, note))
		return;
	if (writing->title)
		buf_addf(out, "%s%s\n", out->len ? "\n" : "",
			writing->title);
	writing->title = NULL;
	buf_adds(out, "  ");
	text_fit(out, key, cells, "");
	buf_addf(out, " %s\n", note);
}

static bool is_same(const struct key_binding *a, const struct key_binding *b)
{
	return !strcmp(a->context, b->context) &&
		!strcmp(a->command, b->command);
}

/* "Up, k": keys of one context that do the same, with the first of them. */
static void add_keys(struct writing *writing, const struct key_binding *first)
{
	const struct keymap *map = &writing->tui->keys;
	const struct key_binding *end = map->list.items + map->list.count;
	struct buf keys = BUF_INIT, note = BUF_INIT;

	for (const struct key_binding *b = map->list.items; b < end; b++) {
		if (b < first && is_same(b, first))
			break;
		if (is_same(b, first))
			buf_addf(&keys, "%s%s", keys.len ? ", " : "", b->key);
	}
	keys_write_note(&note, first);
	if (keys.len)
		add_line(writing, buf_text(&keys), buf_text(&note), KEY_CELLS);
	buf_release(&keys);
	buf_release(&note);
}

static void add_context(struct writing *writing, const char *context)
{
	const struct keymap *map = &writing->tui->keys;

	for (size_t i = 0; i < map->list.count; i++) {
		if (!strcmp(map->list.items[i].context, context))
			add_keys(writing, &map->list.items[i]);
	}
}

static void add_view(struct writing *writing, const char *context)
{
	for (; context && *context;
	     context = keymap_next(&writing->tui->keys, context))
		add_context(writing, context);
}

static void add_marks(struct writing *out)
{
	add_line(out, theme_glyph(GLYPH_UP),
		"a regroup would move the student up", KEY_CELLS);
	add_line(out, theme_glyph(GLYPH_DOWN),
		"a regroup would move the student down", KEY_CELLS);
	add_line(out, "R P E I", "where the first check-in would put the "
		"student", KEY_CELLS);
	add_line(out, "?", "a regroup would ask you to look at the student",
		KEY_CELLS);
	add_line(out, "!", "no check-in for 5 days or more", KEY_CELLS);
	add_line(out, "*", "somebody else has just changed this", KEY_CELLS);
	add_line(out, "p", "pinned: stays where it is", KEY_CELLS);
	add_line(out, "b", "blocked: Enter says by what", KEY_CELLS);
	add_line(out, "out", "absent today", KEY_CELLS);
	add_line(out, "+", "selected, as one of several", KEY_CELLS);
	add_line(out, "~", "selected, though the filter no longer shows the "
		"student", KEY_CELLS);
	add_line(out, "thin", "few check-ins: the next one may change much",
		KEY_CELLS);
	add_line(out, "unclear", "check-ins enough, but no cluster has half "
		"of the odds", KEY_CELLS);
	add_line(out, "stale", "the last check-in is long ago", KEY_CELLS);
	add_line(out, "1 3 - 4", "the last check-ins on the focus, newest "
		"last: a level, or 0-4 for a score; - is none", KEY_CELLS);
}

static void add_commands(struct writing *out)
{
	const struct command *const *command =
		out->tui->session->registry->commands;

	for (; *command; command++)
		add_line(out, (*command)->name, (*command)->summary, VERB_CELLS);
}

static void add_words(struct writing *out)
{
	add_line(out, "c 3", "by level keys: the selected student has 3",
		VERB_CELLS);
	add_line(out, "c jo 3", "and whoever \"jo\" can only be", VERB_CELLS);
	add_line(out, ", . ;", "then a note, confidence, support used",
		VERB_CELLS);
	add_line(out, "c 3/4 Enter", "the selected student: 3 of 4 right", VERB_CELLS);
	add_line(out, "c jo 75% Enter", "whoever \"jo\" can only be", VERB_CELLS);
	add_line(out, "3/4 75% 3 + x", "items, a percent, a level, right, "
		"wrong", VERB_CELLS);
	add_line(out, "hint helped alone", "the support that was used", VERB_CELLS);
	add_line(out, "c1 c2 c3 c4", "how sure the student was", VERB_CELLS);
	add_line(out, "12min @OBJECTIVE", "how long; another objective", VERB_CELLS);
	add_line(out, "task:done q1-q4", "or task:given, task:not; how well it "
		"was done", VERB_CELLS);
	add_line(out, "round:NAME", "the round it belongs to", VERB_CELLS);
	add_line(out, "block:WHAT", "something is in the way", VERB_CELLS);
	add_line(out, ": to the end", "or \"in quotes\": a note", VERB_CELLS);
}

static void write_help(struct tui *tui, const char *filter)
{
	struct pane *pane = desk_top(tui);
	struct buf folded = BUF_INIT;
	struct writing writing = { .tui = tui, .out = &pane->text };

	text_fold(&folded, filter);
	writing.filter = buf_text(&folded);
	buf_clear(&pane->text);
	begin_section(&writing, "Keys here");
	add_view(&writing, tui->panes[tui->depth - 2].view->context);
	begin_section(&writing, "Marks and words beside a name");
	add_marks(&writing);
	begin_section(&writing, "Keys everywhere");
	add_context(&writing, KEYS_EVERYWHERE);
	begin_section(&writing, "The check-in line");
	add_words(&writing);
	begin_section(&writing, "Commands, after the : key");
	add_commands(&writing);
	if (!pane->text.len)
		buf_adds(&pane->text, "  Nothing here has that in it.\n");
	buf_clear(&pane->title);
	buf_adds(&pane->title, "Help");
	if (folded.len)
		buf_addf(&pane->title, " on \"%s\"", filter);
	buf_release(&folded);
}

void help_open(struct tui *tui)
{
	if (desk_top(tui)->view == &help_view || !desk_open(tui, &help_view))
		return;
	desk_top(tui)->has_heads = true;
	write_help(tui, "");
}

const struct view help_view = {
	.context = "help",
	.actions = page_actions,
	.draw = page_draw,
};

static void filter_label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Show only:");
}

static void filter_echo(struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "A part of what a key does; accents do not matter");
}

static void filter_typed(struct tui *tui)
{
	if (desk_top(tui)->view != &help_view)
		return;
	desk_top(tui)->top = 0;
	write_help(tui, typing_text(tui));
}

static void filter_closed(struct tui *tui)
{
	if (desk_top(tui)->view == &help_view)
		write_help(tui, "");
}

static const struct screen_action filter_actions[] = {
	{ "enter", typing_end },
	{ NULL, NULL }
};

const struct entry help_filter = {
	.context = "filter",
	.actions = filter_actions,
	.label = filter_label,
	.echo = filter_echo,
	.typed = filter_typed,
	.closed = filter_closed,
	.seen = typing_all,
};
