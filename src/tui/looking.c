/* SPDX-License-Identifier: MIT */
/* Another class, another objective: a key, and one from a list. */
#include "looking.h"

#include "actions.h"
#include "desk.h"

static void use_class(struct tui *tui, int64_t class_id)
{
	if (class_id == tui->session->class_id)
		return;
	desk_let_go(tui);
	session_use_class(tui->session, class_id);
	desk_poll(tui);
	if (tui->room)
		desk_say(tui, STYLE_NOTICE, "%s%s%s",
			tui->room->facts.class.name,
			tui->session->talk.len ? "; " : ".",
			buf_text(&tui->session->talk));
	buf_clear(&tui->session->talk);
}

void looking_switch_class(struct tui *tui)
{
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct class *classes;
	size_t count;

	if (!tui->session->store || !store_classes(tui->session->store, &arena,
	    &classes, &count, &err)) {
		if (err.code != ERROR_NONE)
			desk_say(tui, STYLE_WARNING, "%s", err.text);
		arena_release(&arena);
		return;
	}
	pick_begin(tui, "Class:", tui->session->class_id, use_class);
	for (size_t i = 0; i < count; i++) {
		if (!classes[i].archived)
			pick_add_next(tui, classes[i].name, classes[i].id);
	}
	arena_release(&arena);
	pick_open(tui);
}

/* A quote would end the word that the name is in the command. */
static void use_focus(struct tui *tui, int64_t id)
{
	size_t at = tui->room ? facts_objective(&tui->room->facts, id) :
		FACTS_NOT_FOUND;
	struct buf line = BUF_INIT;

	if (!id)
		buf_adds(&line, "objective use --newest");
	else if (at != FACTS_NOT_FOUND)
		buf_addf(&line, "objective use \"%s\"",
			tui->room->facts.objectives[at].name);
	if (line.len)
		actions_run(tui, buf_text(&line), false);
	buf_release(&line);
}

/* With a word where others have the class at another than is shown. */
static void add_focus(struct tui *tui, const struct objective *objective)
{
	struct buf name = BUF_INIT;

	buf_adds(&name, objective->name);
	if (objective->id == tui->class_focus &&
	    objective->id != tui->room->focus)
		buf_adds(&name, " (the focus elsewhere)");
	pick_add_next(tui, buf_text(&name), objective->id);
	buf_release(&name);
}

void looking_switch_focus(struct tui *tui)
{
	const struct facts *facts;

	if (!tui->room)
		return;
	facts = &tui->room->facts;
	pick_begin(tui, "Focus:", tui->room->focus, use_focus);
	for (size_t i = 0; i < facts->objective_count; i++)
		add_focus(tui, &facts->objectives[i]);
	pick_add(tui, '0', "that of the newest round", 0);
	pick_open(tui);
}
