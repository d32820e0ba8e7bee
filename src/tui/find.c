/* SPDX-License-Identifier: MIT */
/* Finding a student: the board shows who matches while one types. */
#include "base/text.h"
#include "desk.h"
#include "lists.h"
#include "sweep.h"
#include "typing.h"

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Find:");
}

static void echo(struct tui *tui, struct buf *out)
{
	struct lists lists;
	size_t total;

	if (!tui->room)
		return;
	lists_read(&lists, tui);
	total = lists_total(&lists);
	lists_release(&lists);
	if (text_is_blank(typing_text(tui)))
		buf_adds(out, "Type a part of a name; accents do not matter");
	else if (total == 0)
		buf_addf(out, "No student matches \"%s\"", typing_text(tui));
	else
		buf_addf(out, "%zu of %zu match; Enter goes to %s", total,
			tui->room->facts.student_count,
			desk_name(tui, tui->selected));
}

static void enter(struct tui *tui)
{
	typing_end(tui);
	sight_reveal(tui);
}

static void closed(struct tui *tui)
{
	tui->selected = tui->typing.before;
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ "sweep found", sweep_open },
	{ NULL, NULL }
};

const struct entry find_entry = {
	.context = "find",
	.actions = actions,
	.label = label,
	.echo = echo,
	.typed = lists_settle,
	.closed = closed,
};
