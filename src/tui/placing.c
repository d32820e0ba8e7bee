/* SPDX-License-Identifier: MIT */
/* Pins, blocks and moves. */
#include "placing.h"

#include <ctype.h>
#include <string.h>

#include "actions.h"
#include "app/wording.h"
#include "base/text.h"
#include "desk.h"
#include "screen.h"
#include "typing.h"

#define TARGET_CELLS 8 /* a letter, and enough of a label */

static bool has_subject(struct tui *tui)
{
	if (desk_seat(tui, desk_subject(tui)))
		return true;
	desk_say(tui, STYLE_NOTICE, "No student is selected.");
	return false;
}

static bool is_pinned(const struct seat *seat)
{
	return seat->pinned;
}

static void toggle_pin(struct tui *tui)
{
	actions_run(tui, sight_all(tui, is_pinned) ? "unpin {id}" :
		"pin {id}", false);
}

static bool is_blocked(const struct seat *seat)
{
	return seat->block != NULL;
}

static void toggle_block(struct tui *tui)
{
	if (!has_subject(tui))
		return;
	if (sight_all(tui, is_blocked))
		actions_run(tui, "unblock {id}", false);
	else
		typing_open(tui, &placing_block);
}

static void open_move(struct tui *tui)
{
	if (has_subject(tui))
		typing_open(tui, &placing_move);
}

const struct screen_action placing_actions[] = {
	{ "toggle pin", toggle_pin },
	{ "toggle block", toggle_block },
	{ "open move", open_move },
	{ NULL, NULL }
};

static void write_whom(struct buf *out, struct tui *tui)
{
	size_t count = tui->sight.several.count;

	if (count && desk_top(tui)->view == &board_view)
		wording_count(out, count, "student");
	else
		buf_adds(out, desk_name(tui, desk_subject(tui)));
}

/* Of several selected the line is about all. */
static bool is_about(const struct tui *tui)
{
	return !tui->sight.several.count ||
		tui->panes[tui->depth - 1].view != &board_view;
}

static void block_label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "What is in the way:");
}

static void block_echo(struct tui *tui, struct buf *out)
{
	buf_adds(out, "For ");
	write_whom(out, tui);
	buf_adds(out, ", until it is taken back; for instance: language");
}

/* For whom the line was opened, and it ends. */
static void run(struct tui *tui, const char *verb, const char *rest)
{
	struct buf line = BUF_INIT;
	bool has_any;

	buf_addf(&line, "%s ", verb);
	has_any = sight_write_ids(&line, tui);
	buf_addf(&line, " %s", rest);
	typing_end(tui);
	if (has_any)
		actions_run(tui, buf_text(&line), false);
	buf_release(&line);
}

/* A quote would end the word that the text is in the command. */
static void block_enter(struct tui *tui)
{
	struct buf line = BUF_INIT;

	if (text_is_blank(typing_text(tui)))
		return;
	buf_addc(&line, '"');
	for (const char *c = typing_text(tui); *c; c++)
		buf_addc(&line, *c == '"' ? '\'' : *c);
	buf_addc(&line, '"');
	typing_taken(tui);
	run(tui, "block", buf_text(&line));
	buf_release(&line);
}

static const struct screen_action block_actions[] = {
	{ "enter", block_enter },
	{ NULL, NULL }
};

const struct entry placing_block = {
	.context = "block",
	.actions = block_actions,
	.is_about = is_about,
	.label = block_label,
	.echo = block_echo,
};

static void move_label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Move to:");
}

/* "R Reteach  P Practice  E Extend  I Intervene": labels are cut alike, and
 * no letter is. */
static void write_targets(struct buf *out, const struct tui *tui,
	size_t cells)
{
	size_t each = cells / (CLUSTER_COUNT - 1);
	struct buf label = BUF_INIT;

	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		size_t width;

		buf_clear(&label);
		desk_label(tui, (enum cluster)i, &label);
		width = text_width(buf_text(&label));
		buf_addf(out, "  %c", desk_letter(tui, (enum cluster)i));
		if (each < TARGET_CELLS)
			continue;
		buf_addc(out, ' ');
		text_fit(out, buf_text(&label), width < each - 4 ? width :
			each - 4, theme_glyph(GLYPH_MORE));
	}
	buf_release(&label);
}

/* Letters and labels, then for whom, as far as there is room. */
static void move_echo(struct tui *tui, struct buf *out)
{
	size_t cells = (size_t)screen_cols() - 2;
	struct buf whom = BUF_INIT;
	size_t width;

	write_whom(&whom, tui);
	width = text_width(buf_text(&whom));
	if (width > cells / 3)
		width = cells / 3;
	text_fit(out, buf_text(&whom), width, theme_glyph(GLYPH_MORE));
	buf_addc(out, ':');
	write_targets(out, tui, cells - width - 1);
	buf_release(&whom);
}

/* The cluster that a letter stands for; NONE: it is none of them. */
static enum cluster cluster_of(const struct tui *tui, char letter)
{
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		if (toupper((unsigned char)letter) ==
		    desk_letter(tui, (enum cluster)i))
			return (enum cluster)i;
	}
	return CLUSTER_NONE;
}

/* One letter, the last one, is the whole answer. */
static void move_typed(struct tui *tui)
{
	const char *typed = typing_text(tui);
	size_t len = strlen(typed);
	enum cluster to = len ? cluster_of(tui, typed[len - 1]) :
		CLUSTER_NONE;

	if (to != CLUSTER_NONE)
		run(tui, "move", cluster_name(to));
}

const struct entry placing_move = {
	.context = "move",
	.label = move_label,
	.echo = move_echo,
	.typed = move_typed,
	.is_choice = true,
	.is_about = is_about,
	.seen = typing_all,
};
