/* SPDX-License-Identifier: MIT */
/* The keys of this view, the marks, and every command. */
#include "help.h"

#include <string.h>

#include "base/text.h"
#include "desk.h"
#include "keys.h"
#include "theme.h"

#define KEY_CELLS 16

static void add_line(struct buf *out, const char *key, const char *note,
	size_t cells)
{
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
static void add_keys(struct buf *out, const struct key_binding *binding)
{
	struct buf keys = BUF_INIT;

	for (const struct key_binding *b = keys_table; b < binding; b++) {
		if (is_same(b, binding))
			return;
	}
	for (const struct key_binding *b = binding; b->key; b++) {
		if (is_same(b, binding))
			buf_addf(&keys, "%s%s", keys.len ? ", " : "", b->key);
	}
	add_line(out, buf_text(&keys), binding->note, KEY_CELLS);
	buf_release(&keys);
}

static void add_context(struct buf *out, const char *context)
{
	for (const struct key_binding *b = keys_table; b->key; b++) {
		if (!strcmp(b->context, context))
			add_keys(out, b);
	}
}

static void add_view(struct buf *out, const char *context)
{
	for (; context && *context; context = keys_next_context(context))
		add_context(out, context);
}

static void add_marks(struct buf *out)
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
	add_line(out, "1 3 - 4", "the last check-ins on the focus, newest "
		"last: a level, or 0-4 for a score; - is none", KEY_CELLS);
}

static void add_commands(struct buf *out, const struct tui *tui)
{
	const struct command *const *command =
		tui->session->registry->commands;

	for (; *command; command++)
		add_line(out, (*command)->name, (*command)->summary, 18);
}

static void add_words(struct buf *out)
{
	add_line(out, "c 3/4 Enter", "the selected student: 3 of 4 right", 18);
	add_line(out, "c jo 75% Enter", "whoever \"jo\" can only be", 18);
	add_line(out, "3/4 75% 3 + x", "items, a percent, a level, right, "
		"wrong", 18);
	add_line(out, "hint helped alone", "the support that was used", 18);
	add_line(out, "c1 c2 c3 c4", "how sure the student was", 18);
	add_line(out, "12min @OBJECTIVE", "how long; another objective", 18);
	add_line(out, "round:NAME", "the round it belongs to", 18);
	add_line(out, "block:WHAT", "something is in the way", 18);
	add_line(out, ": to the end", "or \"in quotes\": a note", 18);
}

void help_open(struct tui *tui)
{
	const char *context = desk_top(tui)->view->context;
	struct pane *pane = desk_open(tui, &page_view);
	struct buf *out;

	if (!pane)
		return;
	pane->has_heads = true;
	buf_adds(&pane->title, "Help");
	out = &pane->text;
	buf_adds(out, "Keys here\n");
	add_view(out, context);
	buf_adds(out, "\nKeys everywhere\n");
	add_context(out, KEYS_EVERYWHERE);
	buf_adds(out, "\nThe check-in line\n");
	add_words(out);
	buf_adds(out, "\nMarks beside a name\n");
	add_marks(out);
	buf_adds(out, "\nCommands, after the : key\n");
	add_commands(out, tui);
}
