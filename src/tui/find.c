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

static size_t count_found(const struct tui *tui)
{
	struct lists lists;
	size_t total;

	lists_read(&lists, tui);
	total = lists_total(&lists);
	lists_release(&lists);
	return total;
}

static void echo(struct tui *tui, struct buf *out)
{
	size_t total;

	if (!tui->room)
		return;
	total = count_found(tui);
	if (text_is_blank(typing_text(tui)))
		buf_adds(out, "Type a part of a name; accents do not matter");
	else if (total == 0)
		buf_addf(out, "No student matches \"%s\"", typing_text(tui));
	else if (total == 1)
		buf_addf(out, "1 of %zu match; Enter goes to %s",
			tui->room->facts.student_count,
			desk_name(tui, tui->selected));
	else
		buf_addf(out, "%zu of %zu match; Enter shows only them, on %s",
			total, tui->room->facts.student_count,
			desk_name(tui, tui->selected));
}

/* Several stay the only ones shown; the only one is gone to. */
static void enter(struct tui *tui)
{
	bool is_kept = tui->room && !text_is_blank(typing_text(tui)) &&
		count_found(tui) > 1;

	if (is_kept)
		sight_find(tui, typing_text(tui));
	typing_end(tui);
	if (!is_kept)
		sight_reveal(tui);
}

static void closed(struct tui *tui)
{
	if (desk_seat(tui, tui->typing.before))
		desk_select(tui, tui->typing.before);
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
	.takes_names = true,
	.typed = lists_settle,
	.closed = closed,
};
