/* SPDX-License-Identifier: MIT */
/* Actions that are everywhere the same, and verbs. */
#include "actions.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "checkin.h"
#include "desk.h"
#include "forming.h"
#include "help.h"
#include "importing.h"
#include "job.h"
#include "keys.h"
#include "lists.h"
#include "logged.h"
#include "looking.h"
#include "placing.h"
#include "projector.h"
#include "proposal.h"
#include "screen.h"
#include "stations.h"
#include "survey.h"
#include "sweep.h"
#include "typing.h"
#include "undo.h"

#define HINT_CELLS 20 /* for the key that undoes it */

static void open_find(struct tui *tui)
{
	if (tui->room)
		typing_open(tui, &find_entry);
}

static void open_filter(struct tui *tui)
{
	if (desk_top(tui)->view == &help_view)
		typing_open(tui, &help_filter);
}

static void open_roster(struct tui *tui)
{
	if (tui->room)
		typing_open(tui, &roster_entry);
}

static void open_prompt(struct tui *tui)
{
	typing_open(tui, &prompt_entry);
}

static void open_card(struct tui *tui)
{
	if (!desk_seat(tui, tui->selected)) {
		desk_say(tui, STYLE_NOTICE, "No student is selected.");
		return;
	}
	desk_open(tui, &card_view);
}

static bool is_absent(const struct seat *seat)
{
	return seat->absent;
}

static void toggle_absent(struct tui *tui)
{
	actions_run(tui, sight_all(tui, is_absent) ? "present {id}" :
		"absent {id}", false);
}

static void quit(struct tui *tui)
{
	const char *key = keys_first(&tui->keys, "quit");

	if (job_is_on(tui))
		desk_say(tui, STYLE_WARNING, "The last command still waits to "
			"be written. %s leaves without it, Esc stays.", key);
	else if (typing_lines(tui))
		desk_say(tui, STYLE_WARNING, "%zu lines were pasted and not "
			"logged. %s leaves without them, Esc stays.",
			typing_lines(tui), key);
	else if (tui->answering.has_news)
		desk_say(tui, STYLE_WARNING, "The answers of the form are not "
			"kept. %s leaves without them, Esc stays.", key);
	else if (tui->typing.entry && !text_is_blank(typing_text(tui)))
		desk_say(tui, STYLE_WARNING, "\"%s\" is typed and not done. "
			"%s leaves without it, Esc stays.", typing_text(tui),
			key);
	else
		tui->leaves = true;
	tui->asks_to_leave = !tui->leaves;
}

static void stop(struct tui *tui UNUSED)
{
	screen_stop();
}

static void repaint(struct tui *tui UNUSED)
{
	screen_repaint();
}

static const struct screen_action everywhere[] = {
	{ "open checkin", checkin_open },
	{ "open find", open_find },
	{ "open sweep", sweep_open },
	{ "open filter", open_filter },
	{ "open prompt", open_prompt },
	{ "open roster", open_roster },
	{ "open import", importing_ask_file },
	{ "open card", open_card },
	{ "open help", help_open },
	{ "open stations", stations_open },
	{ "review", survey_open },
	{ "toggle absent", toggle_absent },
	{ "undo", undo_ask },
	{ "redo", undo_ask_again },
	{ "toggle projector", projector_toggle },
	{ "close", desk_close },
	{ "quit", quit },
	{ "stop", stop },
	{ "repaint", repaint },
	{ NULL, NULL }
};

static const struct screen_action *find(const struct screen_action *table, const char *name)
{
	for (; table && table->name; table++) {
		if (!strcmp(table->name, name))
			return table;
	}
	return NULL;
}

/* The line that is typed comes first, then the view, then the board. */
static const struct screen_action *find_here(struct tui *tui, const char *name,
	bool is_typed)
{
	const struct entry *entry = is_typed ? NULL : tui->typing.entry;
	const struct screen_action *const tables[] = {
		entry ? entry->actions : NULL,
		entry ? typing_actions : NULL,
		desk_top(tui)->view->actions,
		lists_actions, levels_actions, logged_actions,
		placing_actions, sight_actions,
		checkin_actions, forming_actions, everywhere,
	};

	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		const struct screen_action *action = find(tables[i], name);

		if (action)
			return action;
	}
	return NULL;
}

bool actions_exist(const char *name)
{
	const struct screen_action *const tables[] = {
		everywhere, typing_actions, lists_actions, levels_actions,
		logged_actions, checkin_actions, levels_entry.actions,
		forming_actions, forming_view.actions, forming_entry.actions,
		logged_note.actions, placing_actions, sight_actions,
		placing_block.actions,
		card_correction.actions, wall_actions, wall_minutes_entry.actions,
		sweep_entry.actions, sweep_pile.actions,
		card_view.actions, page_view.actions, proposal_view.actions,
		importing_view.actions, importing_answer_entry.actions,
		welcome_view.actions, survey_view.actions, checkin_entry.actions,
		find_entry.actions, help_filter.actions, prompt_entry.actions,
		pick_entry.actions,
		welcome_naming.actions, welcome_objective.actions,
		roster_entry.actions,
	};

	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		if (find(tables[i], name))
			return true;
	}
	return false;
}

static bool run_verb(struct tui *tui, struct error *err)
{
	return session_run_line(tui->session, buf_text(&tui->job.line),
		&tui->job.out, err);
}

static void trim_end(struct buf *text)
{
	while (text->len && text->data[text->len - 1] == '\n')
		buf_truncate(text, text->len - 1);
}

/* The command as a person would say it: "why Ana Chen" for "why =12". */
static void write_title(struct buf *out, const struct tui *tui,
	const char *line)
{
	const char *mark = strstr(line, " =");
	char *end = NULL;
	long long id = mark ? strtoll(mark + 2, &end, 10) : 0;
	const char *name = desk_name(tui, id);

	if (!*name) {
		buf_adds(out, line);
		return;
	}
	buf_add(out, line, (size_t)(mark + 1 - line));
	buf_addf(out, "%s%s", name, end);
}

static void show_page(struct tui *tui, const char *line)
{
	struct buf title = BUF_INIT;

	write_title(&title, tui, line);
	desk_show_text(tui, buf_text(&title), buf_text(&tui->job.out));
	buf_release(&title);
}

/* What a key did to several is one message: "Ana is absent; Bo is absent", or
 * the first of them and how many more. */
static void join_lines(struct buf *text)
{
	struct buf joined = BUF_INIT;
	size_t first = strcspn(buf_text(text), "\n");
	size_t more = 0;

	for (size_t i = 0; i < text->len; i++) {
		more += text->data[i] == '\n';
		if (text->data[i] == '\n')
			buf_adds(&joined, "; ");
		else
			buf_addc(&joined, text->data[i]);
	}
	if (more && text_width(buf_text(&joined)) + HINT_CELLS >
	    (size_t)screen_cols()) {
		buf_truncate(&joined, first);
		buf_addf(&joined, "; and %zu more", more);
	}
	buf_release(text);
	*text = joined;
}

/* Short results are a message, longer ones a page. */
static void show_result(struct tui *tui, const char *line)
{
	struct buf *out = &tui->job.out;
	bool fits;

	buf_adds(out, buf_text(&tui->session->talk));
	buf_clear(&tui->session->talk);
	trim_end(out);
	if (tui->session->has_written && !tui->job.is_typed)
		join_lines(out);
	fits = !tui->job.is_typed ||
		text_width(buf_text(out)) + 2 <= (size_t)screen_cols();
	if (!out->len)
		desk_say(tui, STYLE_NOTICE, "Done.");
	else if (strchr(buf_text(out), '\n') || !fits)
		show_page(tui, line);
	else if (!tui->session->has_written)
		desk_say(tui, STYLE_NOTICE, "%s", buf_text(out));
	else
		desk_say(tui, STYLE_NOTICE, "%s  (%s undoes it)",
			buf_text(out), keys_first(&tui->keys, "undo"));
}

static void finish_verb(struct tui *tui, const struct error *err)
{
	const char *line = buf_text(&tui->job.line);

	if (err->code != ERROR_NONE && !tui->session->talk.len) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	if (tui->job.is_typed && tui->typing.entry == &prompt_entry) {
		typing_taken(tui);
		typing_end(tui);
	}
	if (err->code != ERROR_NONE) {
		buf_clear(&tui->job.out);
		buf_addf(&tui->job.out, "%s\n", err->text);
		show_result(tui, line);
		return;
	}
	if (tui->session->has_written && !tui->job.is_typed)
		sight_drop(tui);
	if (!strcmp(line, "regroup") || !strcmp(line, "proposal"))
		proposal_open(tui);
	else
		show_result(tui, line);
}

/* false, and said, when {id} stands for no one. */
static bool fill_in(struct tui *tui, const char *command, struct buf *line)
{
	const char *place = strstr(command, "{id}");

	if (!place) {
		buf_adds(line, command);
		return true;
	}
	buf_add(line, command, (size_t)(place - command));
	if (!sight_write_ids(line, tui)) {
		desk_say(tui, STYLE_NOTICE, "No student is selected.");
		return false;
	}
	buf_adds(line, place + strlen("{id}"));
	return true;
}

static void run_asked(struct tui *tui)
{
	char *line = mem_strdup(buf_text(&tui->asking));

	tui->job.is_typed = true;
	job_start(tui, line, run_verb, finish_verb);
	mem_free(line);
}

/* "Accept 4 moves? y does it, Esc leaves it" */
static bool asks_first(struct tui *tui, const char *line)
{
	struct buf what = BUF_INIT;
	bool is_large;

	desk_let_go(tui);
	tui->job.since_ms = screen_now_ms(); /* a file may be long */
	session_weigh_line(tui->session, line, &what);
	desk_poll(tui);
	is_large = what.len > 0;
	if (is_large) {
		what.data[0] = (char)(what.data[0] - 'a' + 'A');
		buf_clear(&tui->asking);
		buf_adds(&tui->asking, line);
		desk_ask(tui, run_asked, "%s? y does it, Esc leaves it",
			buf_text(&what));
	}
	buf_release(&what);
	return is_large;
}

void actions_run(struct tui *tui, const char *command, bool is_typed)
{
	const struct screen_action *action = find_here(tui, command, is_typed);
	struct buf line = BUF_INIT;

	if (action) {
		if (is_typed && tui->typing.entry) {
			typing_taken(tui);
			typing_end(tui);
		}
		action->run(tui);
		return;
	}
	if (is_typed && (importing_takes_line(tui, command) ||
	    forming_takes_line(tui, command)))
		return;
	if (is_typed && asks_first(tui, command))
		return;
	tui->job.is_typed = is_typed;
	if (fill_in(tui, command, &line))
		job_start(tui, buf_text(&line), run_verb, finish_verb);
	buf_release(&line);
}

void actions_run_asked(struct tui *tui, const char *command)
{
	if (!asks_first(tui, command))
		actions_run(tui, command, false);
}
