/* SPDX-License-Identifier: MIT */
/* Where there is no class yet, or none is chosen: what to begin with. */
#include "actions.h"
#include "app/demo.h"
#include "base/text.h"
#include "desk.h"
#include "paint.h"
#include "typing.h"

#define FIRST_ROW 4

/* The classes that can be opened, then making one, then the sample. */
struct choices {
	struct arena arena;
	struct class *classes;
	size_t classes_count;
	size_t count;
};

static void choices_read(struct choices *choices, struct tui *tui)
{
	struct error err = ERROR_INIT;

	*choices = (struct choices){ 0 };
	if (tui->session->store && !store_classes(tui->session->store,
	    &choices->arena, &choices->classes, &choices->classes_count, &err))
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	choices->count = choices->classes_count + 2;
}

static void write_choice(const struct choices *choices, size_t at,
	struct buf *out)
{
	if (at < choices->classes_count)
		buf_addf(out, "Open %s%s", choices->classes[at].name,
			choices->classes[at].archived ? " (archived)" : "");
	else if (at == choices->classes_count)
		buf_adds(out, "Make a class");
	else
		buf_adds(out, "Try the sample class: 28 invented students, "
			"nothing is kept");
}

static void draw_choice(struct rect area, int row, bool is_selected,
	const char *text)
{
	if (is_selected)
		paint_glyph(area, row, 1, STYLE_TITLE, GLYPH_SELECTED);
	paint_text(area, row, 3, is_selected ? STYLE_SELECTED : STYLE_PLAIN,
		text);
}

static void draw_choices(const struct tui *tui, struct rect area,
	const struct choices *choices)
{
	struct span span = layout_span(choices->count, area.rows, 0,
		tui->choice);
	int first = paint_left_out(area, &span);

	for (size_t i = 0; i < span.shown; i++) {
		size_t at = span.first + i;
		struct buf text = BUF_INIT;

		write_choice(choices, at, &text);
		draw_choice(area, first + (int)i, at == tui->choice,
			buf_text(&text));
		buf_release(&text);
	}
	paint_cursor(area, first + (int)(tui->choice - span.first), 3);
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct rect area = frame->body;
	struct choices choices;

	choices_read(&choices, tui);
	paint_text(area, 1, 1, STYLE_TITLE, choices.classes_count ?
		"Which class?" : "Welcome to homeroom.");
	paint_text(area, 2, 1, STYLE_PLAIN,
		"It answers one question: who needs what next, and why?");
	area.row += FIRST_ROW;
	area.rows -= FIRST_ROW;
	draw_choices(tui, area, &choices);
	arena_release(&choices.arena);
}

static void select_up(struct tui *tui)
{
	if (tui->choice > 0)
		tui->choice--;
}

static void select_down(struct tui *tui)
{
	struct choices choices;

	choices_read(&choices, tui);
	if (tui->choice + 1 < choices.count)
		tui->choice++;
	arena_release(&choices.arena);
}

static void try_sample(struct tui *tui)
{
	struct error err = ERROR_INIT;

	desk_let_go(tui);
	desk_forget_store(tui);
	if (!demo_make(tui->session, NULL, DEMO_SEED, &err))
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	desk_poll(tui);
}

static void choose(struct tui *tui)
{
	struct choices choices;

	choices_read(&choices, tui);
	if (tui->choice < choices.classes_count) {
		session_use_class(tui->session,
			choices.classes[tui->choice].id);
		desk_poll(tui);
	} else if (tui->choice == choices.classes_count) {
		typing_open(tui, &welcome_naming);
	} else {
		try_sample(tui);
	}
	arena_release(&choices.arena);
}

static const struct screen_action actions[] = {
	{ "select up", select_up },
	{ "select down", select_down },
	{ "choose", choose },
	{ NULL, NULL }
};

const struct view welcome_view = {
	.context = "welcome",
	.actions = actions,
	.draw = draw,
};

static void naming_label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Name of the class:");
}

static void naming_echo(struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "For instance: Period 3 Algebra 1");
}

/* A quote would end the word that the name is in the command. */
static void run_with_name(struct tui *tui, const char *verb)
{
	struct buf line = BUF_INIT;

	buf_addf(&line, "%s \"", verb);
	for (const char *c = typing_text(tui); *c; c++)
		buf_addc(&line, *c == '"' ? '\'' : *c);
	buf_addc(&line, '"');
	actions_run(tui, buf_text(&line), false);
	buf_release(&line);
}

static void naming_enter(struct tui *tui)
{
	if (text_is_blank(typing_text(tui)))
		return;
	run_with_name(tui, "class add");
	if (tui->room && !tui->room->facts.student_count)
		typing_open(tui, &roster_entry);
}

static const struct screen_action naming_actions[] = {
	{ "enter", naming_enter },
	{ NULL, NULL }
};

const struct entry welcome_naming = {
	.context = "naming",
	.actions = naming_actions,
	.label = naming_label,
	.echo = naming_echo,
	.seen = typing_all,
};

static void objective_label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "First objective:");
}

static void objective_echo(struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "What check-ins are about, as unit rates; Esc leaves it "
		"for later");
}

static void objective_enter(struct tui *tui)
{
	if (text_is_blank(typing_text(tui)))
		typing_end(tui);
	else
		run_with_name(tui, "objective add");
}

static const struct screen_action objective_actions[] = {
	{ "enter", objective_enter },
	{ NULL, NULL }
};

const struct entry welcome_objective = {
	.context = "first objective",
	.actions = objective_actions,
	.label = objective_label,
	.echo = objective_echo,
	.seen = typing_all,
};
