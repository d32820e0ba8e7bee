/* SPDX-License-Identifier: MIT */
/* The dashboard's loop: sleep, read keys, look for others, paint. */
#include "tui/tui.h"

#include <string.h>

#include "actions.h"
#include "ballot.h"
#include "app/state.h"
#include "base/text.h"
#include "desk.h"
#include "frame.h"
#include "job.h"
#include "keys.h"
#include "page.h"
#include "proposal.h"
#include "places.h"
#include "projector.h"
#include "screen.h"
#include "sweep.h"
#include "typing.h"
#include "watch.h"

#define INPUTS_PER_FRAME 256
#define EMPTY_READS_MAX 3
#define POLL_MS 200
#define RECHECK_LAST_MS 2000
#define EXIT_USAGE 2

static bool begins_with(const char *text, const char *beginning)
{
	return !strncmp(text, beginning, strlen(beginning));
}

/* What may be done in a window that is too small to see what one does. */
static bool is_blind_action(const char *command)
{
	return !strcmp(command, "quit") || !strcmp(command, "stop") ||
		!strcmp(command, "repaint");
}

/* The answer to "leave?": the key of the footer and no other, that a key too
 * many loses nothing. */
static void answer_leaving(struct tui *tui, const char *key)
{
	tui->asks_to_leave = false;
	desk_hush(tui);
	tui->leaves = !strcmp(key, keys_first(&tui->keys, "quit"));
}

static void answer(struct tui *tui, const char *key)
{
	void (*yes)(struct tui *tui) = tui->asked;

	tui->asked = NULL;
	desk_hush(tui);
	if (!strcmp(key, "y"))
		yes(tui);
}

/* Letters of a name may be seen while a level waits, the next level has to
 * wait, and what comes after it. */
static bool is_next_level(const struct tui *tui, const struct input *input)
{
	const struct key_binding *binding = keymap_find(&tui->keys,
		frame_context(tui), input->key, input->is_text);

	return tui->held.count || (input->kind == INPUT_KEY && binding &&
		begins_with(binding->command, "level "));
}

/* Esc and Ctrl-C are for now, whatever waits. */
static bool hold(struct tui *tui, const struct input *input)
{
	const struct entry *entry = tui->typing.entry;
	bool is_sweep = entry == &sweep_entry || entry == &sweep_numbers ||
		entry == &sweep_pile;
	bool is_held = tui->job.is_waiting && (is_sweep ||
		(entry == &levels_entry && is_next_level(tui, input)));

	if (!is_held || !strcmp(input->key, "Esc") ||
	    !strcmp(input->key, "Ctrl-C"))
		return false;
	vec_push(&tui->held, *input);
	return true;
}

/* While pasted lines wait for Enter no key leads away from them. */
static bool may_go_on(const struct tui *tui, const char *command)
{
	return !typing_lines(tui) || !strcmp(command, "enter") ||
		!strcmp(command, "close") || begins_with(command, "edit ") ||
		begins_with(command, "level ") || is_blind_action(command) ||
		!strcmp(command, "toggle projector");
}

/* The key that accepts means absent on the board, and keys bounce. */
static bool is_bounce(struct tui *tui, const struct key_binding *binding)
{
	if (!tui->has_accepted || !binding ||
	    strcmp(binding->command, "toggle absent") != 0)
		return false;
	desk_say(tui, STYLE_NOTICE, "Accepted already: nothing more was done. "
		" (%s undoes it)", keys_first(&tui->keys, "undo"));
	return true;
}

static void on_key(struct tui *tui, const struct input *input)
{
	const struct key_binding *binding;

	tui->is_stale = true;
	if (tui->asks_to_leave) {
		answer_leaving(tui, input->key);
		return;
	}
	if (tui->asked) {
		answer(tui, input->key);
		return;
	}
	if (job_answer(tui, input) || hold(tui, input))
		return;
	if (tui->typing.entry && tui->typing.entry->is_choice)
		typing_settle(tui);
	binding = keymap_find(&tui->keys, frame_context(tui), input->key,
		input->is_text);
	if (is_bounce(tui, binding))
		return;
	tui->has_accepted = false;
	if (projector_takes(tui, binding))
		return;
	if (frame_is_too_small() &&
	    (!binding || !is_blind_action(binding->command)))
		return;
	if (binding)
		typing_settle(tui);
	if (binding && !may_go_on(tui, binding->command)) {
		typing_say_lines(tui);
	} else if (binding) {
		if (!tui->typing.entry) {
			desk_hush(tui);
			desk_fit(tui);
		}
		screen_note(binding->command);
		tui->key = input->key;
		actions_run(tui, binding->command, false);
		tui->key = NULL;
	} else if (tui->typing.entry && input->is_text) {
		typing_insert(tui, strcmp(input->key, "Space") ?
			input->key : " ");
	}
}

static void on_click(struct tui *tui, const struct input *input)
{
	const struct place *place = places_at(tui, input->row, input->col);
	const struct view *view = desk_top(tui)->view;

	tui->is_stale = true;
	if (tui->asks_to_leave || tui->asked || projector_takes(tui, NULL) ||
	    !place)
		return;
	desk_fit(tui);
	if (place->command) {
		screen_note(place->command);
		actions_run(tui, place->command, false);
	} else if (view->select) {
		view->select(tui, place->student);
	} else {
		desk_select(tui, place->student);
	}
}

static void on_paste(struct tui *tui, const struct input *input)
{
	const char *character = input->key;

	if (hold(tui, input))
		return;
	if (tui->typing.entry && !strcmp(character, "\n"))
		typing_break(tui);
	else if (tui->typing.entry)
		typing_insert(tui, character);
	else
		desk_say(tui, STYLE_NOTICE, "Pasted text has no place here: "
			"%s or %s opens a line for it.",
			keys_first(&tui->keys, "open checkin"),
			keys_first(&tui->keys, "open prompt"));
}

/* Everything that was typed so far is one frame. false: nothing was. */
static bool read_inputs(struct tui *tui)
{
	for (int i = 0; i < INPUTS_PER_FRAME && !tui->leaves; i++) {
		struct input input = input_read(&tui->input);

		if (input.kind == INPUT_NONE)
			return i > 0;
		if (input.kind == INPUT_KEY)
			on_key(tui, &input);
		else if (input.kind == INPUT_CLICK)
			on_click(tui, &input);
		else if (input.kind == INPUT_PASTE)
			on_paste(tui, &input);
		else if (input.kind == INPUT_RESIZE)
			tui->is_stale = true;
		typing_follow_view(tui);
	}
	return true;
}

static void drop_held(struct tui *tui)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s; %zu key%s after it dropped, too",
		buf_text(&tui->message), tui->held.count,
		tui->held.count == 1 ? "" : "s");
	desk_say(tui, STYLE_WARNING, "%s", buf_text(&text));
	buf_release(&text);
	tui->held.count = 0;
}

/* What was held is typed now; where the job failed it would mean others. */
static void let_go(struct tui *tui)
{
	size_t count = tui->held.count;

	if (job_is_on(tui) || !count)
		return;
	if (tui->job.has_failed) {
		drop_held(tui);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const struct input input = tui->held.items[i];

		if (input.kind == INPUT_PASTE)
			on_paste(tui, &input);
		else
			on_key(tui, &input);
		typing_follow_view(tui);
	}
	tui->held.count -= count;
	memmove(tui->held.items, tui->held.items + count,
		tui->held.count * sizeof(*tui->held.items));
}

static int sooner(int a, int64_t b)
{
	if (b < 0)
		return a;
	if (b > POLL_MS * 1000)
		b = POLL_MS * 1000;
	return a < 0 || b < a ? (int)b : a;
}

/* How long nothing can happen but a key; -1: for ever. */
static int sleep_ms(const struct tui *tui)
{
	struct session *session = tui->session;
	int64_t now_ms = screen_now_ms();
	int64_t end_ms = marks_next_end(&tui->marks, now_ms);
	int limit = -1;

	if (desk_lacks_fit(tui))
		return 0;
	if (!session->now_is_fixed)
		limit = (int)(60 - session_now(session) % 60) * 1000;
	if (tui->job.is_waiting)
		limit = sooner(limit, JOB_RETRY_MS);
	if (tui->recheck_ms)
		limit = sooner(limit, tui->recheck_ms);
	limit = sooner(limit, wall_next_ms(tui));
	if (tui->store && tui->watch < 0 && !session->is_demo)
		limit = sooner(limit, POLL_MS);
	return end_ms < 0 ? limit : sooner(limit, end_ms - now_ms + 1);
}

/* A write is heard of before it can be read: look again, ever more rarely. */
static void on_wake(struct tui *tui, unsigned wake)
{
	if (wake & SCREEN_FILE) {
		watch_drain(tui->watch);
		tui->recheck_ms = 1;
	}
	if (tui->recheck_ms)
		tui->recheck_ms *= 2;
	if (tui->recheck_ms > RECHECK_LAST_MS)
		tui->recheck_ms = 0;
}

/* Painted anew when it shows another time, or fewer marks. */
static void look_at_clock(struct tui *tui, size_t marked)
{
	int64_t minute = session_now(tui->session) / 60;

	if (minute != tui->minute ||
	    marked != marks_count(&tui->marks, screen_now_ms()))
		tui->is_stale = true;
	tui->minute = minute;
}

static void loop(struct tui *tui)
{
	int empty_reads = 0;

	while (!tui->leaves && empty_reads < EMPTY_READS_MAX) {
		size_t marked = marks_count(&tui->marks, screen_now_ms());
		unsigned wake;
		bool had_input;

		if (tui->is_stale)
			frame_draw(tui);
		wake = screen_wait(tui->watch, sleep_ms(tui));
		on_wake(tui, wake);
		had_input = read_inputs(tui);
		typing_settle(tui);
		if (!had_input && wake & (SCREEN_INPUT | SCREEN_GONE))
			empty_reads++;
		else
			empty_reads = 0;
		if (screen_was_continued() || wake & SCREEN_SIGNAL)
			tui->is_stale = true;
		job_again(tui);
		let_go(tui);
		desk_poll(tui);
		if (!had_input)
			desk_fit(tui);
		proposal_follow(tui);
		wall_tick(tui);
		typing_follow_view(tui);
		look_at_clock(tui, marked);
	}
}

static void release(struct tui *tui)
{
	while (tui->depth > 1)
		desk_close(tui);
	typing_release(tui);
	buf_release(&tui->whom.name);
	buf_release(&tui->logged.said);
	buf_release(&tui->job.line);
	buf_release(&tui->job.what);
	buf_release(&tui->asking);
	buf_release(&tui->job.out);
	buf_release(&tui->message);
	places_release(tui);
	keymap_release(&tui->keys);
	ballot_release(&tui->ballot);
	survey_release(&tui->survey);
	import_look_release(&tui->importing.file);
	answering_release(&tui->answering);
	weeks_forget(&tui->weeks);
	sweep_release(tui);
	vec_release(&tui->held);
	marks_release(&tui->marks);
	wall_release(&tui->wall);
	sight_release(&tui->sight);
	pick_release(&tui->pick);
	veil_release(&tui->veil);
	watch_close(tui->watch);
}

static void open_keys(struct tui *tui)
{
	struct session *session = tui->session;
	struct buf path = BUF_INIT;

	config_path(&path);
	keymap_init(&tui->keys, &tui_keys);
	keymap_read(&tui->keys, session->config, buf_text(&path),
		&session->talk);
	config_sort_complaints(&session->talk, buf_text(&path));
	buf_release(&path);
}

/* A long path before the complaint would leave no room for it. */
static size_t folder_bytes(const char *text, size_t len)
{
	size_t folder = 0;

	for (size_t i = 0; *text == '/' && i < len && text[i] != ':'; i++) {
		if (text[i] == '/')
			folder = i + 1;
	}
	return folder;
}

/* The clauses of it that leave room for how many more there are; where there
 * is none, only how many there are. */
static void say_first(struct tui *tui, const char *first, size_t more)
{
	struct buf rest = BUF_INIT, said = BUF_INIT;
	size_t cells = (size_t)screen_cols() - 2;
	size_t len;

	buf_addf(&rest, "  (and %zu more: :config check)", more);
	len = cells > rest.len ? page_clauses(first, cells - rest.len, 1) : 0;
	buf_add(&said, first, len);
	buf_adds(&said, buf_text(&rest));
	if (len)
		desk_say(tui, STYLE_NOTICE, "%s", buf_text(&said));
	else
		desk_say(tui, STYLE_NOTICE, "The settings have %zu mistakes: "
			":config check", more + 1);
	buf_release(&rest);
	buf_release(&said);
}

/* What there was to say while all was opened: the first line, and how many
 * more there are. */
static void say_talk(struct tui *tui)
{
	struct buf *talk = &tui->session->talk;
	const char *text = buf_text(talk);
	struct buf first = BUF_INIT;
	size_t len = strcspn(text, "\n");
	size_t folder = folder_bytes(text, len);
	size_t more = 0;

	for (size_t i = len + 1; i < talk->len; i++)
		more += text[i] == '\n';
	buf_add(&first, text + folder, len - folder);
	if (more)
		say_first(tui, buf_text(&first), more);
	else if (len)
		desk_say(tui, STYLE_NOTICE, "%s", buf_text(&first));
	buf_release(&first);
	buf_clear(talk);
}

static bool open_all(struct tui *tui, struct error *err)
{
	const struct config *config = tui->session->config;
	const char *no_colour = getenv("NO_COLOR");
	struct screen_options options = {
		.ascii = config_is(config, "ascii") ||
			tui->session->wants_ascii,
		.mouse = config_is(config, "mouse"),
		.no_colour = (no_colour && *no_colour) ||
			text_equal(config_text(config, "colour"), "never") ||
			text_equal(config_text(config, "theme"), "mono"),
	};
	struct error none = ERROR_INIT;
	struct buf log = BUF_INIT;
	bool is_open;

	/* No store and no class is no error: the welcome asks. */
	if (!session_class(tui->session, NULL, &none) &&
	    none.code != ERROR_NOT_FOUND) {
		*err = none;
		return false;
	}
	state_make_folder();
	state_path(&log, "homeroom.log");
	options.log = buf_text(&log);
	is_open = screen_open(&options, err);
	buf_release(&log);
	return is_open;
}

/* What the verb that opened the board asks for. */
static void open_first(struct tui *tui)
{
	const struct session *session = tui->session;
	struct error err = ERROR_INIT;
	size_t student;

	if (session->opens_for && !room_find_student(tui->room,
	    session->opens_for, &student, &err)) {
		desk_say(tui, STYLE_WARNING, "%s", err.text);
		return;
	}
	if (session->opens_for)
		desk_select(tui, tui->room->facts.students[student].id);
	if (session->opens_at)
		actions_run(tui, session->opens_at, false);
}

int tui_main(struct session *session)
{
	struct tui tui = { .session = session, .watch = -1 };
	struct error err = ERROR_INIT;

	if (!open_all(&tui, &err)) {
		fprintf(stderr, "homeroom: %s\n", err.text);
		return err.code == ERROR_USAGE ? EXIT_USAGE : EXIT_FAILURE;
	}
	session->progress.tell = job_tell;
	session->progress.context = &tui;
	theme_open(config_text(session->config, "theme"));
	input_open();
	open_keys(&tui);
	veil_init(&tui.veil, config_text(session->config, "groups"));
	desk_poll(&tui);
	sweep_offer(&tui);
	say_talk(&tui);
	projector_open(&tui);
	wall_open(&tui);
	if (tui.room)
		open_first(&tui);
	loop(&tui);
	screen_close();
	session->progress.tell = NULL;
	release(&tui);
	return EXIT_SUCCESS;
}
