/* SPDX-License-Identifier: MIT */
/* Every key that does something, where, and what it is called. */
#include "keys.h"

#include <string.h>

#include "base/attr.h"
#include "base/text.h"
#include "tui/tui.h"

#define HINT_GAP 2

static const struct key_binding bindings[] = {
	{ "board", "c", "open checkin", "check in", 3 },
	{ "board", "S", "open sweep", "sweep", 5 },
	{ "board", "/", "open find", "find", 5 },
	{ "board", "g", "regroup", "regroup", 4 },
	{ "board", "Enter", "open card", "card", 6 },
	{ "board", "a", "toggle absent", "absent", 7 },
	{ "board", "p", "toggle pin", "pin, and unpin", 0 },
	{ "board", "m", "open move", "move to another cluster", 0 },
	{ "board", "b", "toggle block", "block, and unblock", 0 },
	{ "board", "A", "open roster", "add students", 0 },
	{ "board", "i", "open import", "import a file of scores", 0 },
	{ "board", "I", "open intake", "intake: goal, what is in the way",
		0 },
	{ "board", "f", "filter", "show only some", 9 },
	{ "board", "o", "order", "order of the lists", 0 },
	{ "board", "Esc", "end filter", "everyone again", 0 },
	{ "board", "T", "put together", "keep those selected together", 0 },
	{ "board", "X", "keep apart", "keep those selected apart", 0 },
	{ "board", "C", "switch class", "another class", 0 },
	{ "board", "O", "switch focus", "another objective", 0 },
	{ "board", "t", "review", "term review", 9 },
	{ "board", "L", "plan list", "the plans", 0 },
	{ "board", "G", "segment list", "the segments", 0 },
	{ "board", "w", "open stations", "stations on the wall", 0 },
	{ "board", ",", "amend note", "a note to the last check-in", 0 },
	{ "board", ".", "amend confidence",
		"confidence in the last check-in, 1-4 in turn", 0 },
	{ "board", ";", "amend support",
		"support used in the last check-in, in turn", 0 },
	{ "board", "Up", "select up", "the student above", 0 },
	{ "board", "Down", "select down", "the student below", 0 },
	{ "board", "Left", "select left", "the cluster to the left", 0 },
	{ "board", "Right", "select right", "the cluster to the right", 0 },
	{ "board", "k", "select up", "the student above", 0 },
	{ "board", "j", "select down", "the student below", 0 },
	{ "board", "h", "select left", "the cluster to the left", 0 },
	{ "board", "l", "select right", "the cluster to the right", 0 },
	{ "board", "Tab", "select next cluster", "the next cluster", 0 },
	{ "board", "Shift-Tab", "select previous cluster",
		"the cluster before", 0 },
	{ "board", "Home", "select first", "the first of the cluster", 0 },
	{ "board", "End", "select last", "the last of the cluster", 0 },
	{ "board", "PgUp", "select page up", "a page up", 0 },
	{ "board", "PgDn", "select page down", "a page down", 0 },
	{ "board", "Space", "select several", "select several", 0 },

	{ "card", "Left", "select previous", "before", 4 },
	{ "card", "Right", "select next", "next student", 3 },
	{ "card", "c", "open checkin", "check in", 5 },
	{ "card", "a", "toggle absent", "absent", 8 },
	{ "card", "Enter", "correct checkin", "correct", 6 },
	{ "card", "x", "withdraw checkin", "withdraw", 7 },
	{ "card", "p", "toggle pin", "pin, and unpin", 0 },
	{ "card", "m", "open move", "move to another cluster", 0 },
	{ "card", "b", "toggle block", "block, and unblock", 0 },
	{ "card", ",", "amend note", "a note to the last check-in", 0 },
	{ "card", ".", "amend confidence",
		"confidence in the last check-in, 1-4 in turn", 0 },
	{ "card", ";", "amend support",
		"support used in the last check-in, in turn", 0 },
	{ "card", "I", "open intake", "intake: goal, what is in the way", 0 },
	{ "card", "s", "open selfcheck", "the learner's own check", 0 },
	{ "card", "Esc", "close", "back", 2 },

	{ "form", "Enter", "form answer", "answer", 3 },
	{ "form", "s", "form keep", "keep", 2 },
	{ "form", "x", "form take away", "take away", 5 },
	{ "form", "Up", "select up", "the question above", 0 },
	{ "form", "Down", "select down", "the question below", 0 },
	{ "form", "k", "select up", "the question above", 0 },
	{ "form", "j", "select down", "the question below", 0 },
	{ "form", "Esc", "close", "back", 4 },

	{ "proposal", "Space", "decide toggle", "yes/no", 3 },
	{ "proposal", "Left", "decide left", "redirect to the left", 0 },
	{ "proposal", "Right", "decide right", "redirect", 5 },
	{ "proposal", "Enter", "why {id}", "why", 6 },
	{ "proposal", "a", "accept all", "accept {n}", 2 },
	{ "proposal", "W", "accept for all",
		"one lesson for all instead of groups", 0 },
	{ "proposal", "g", "regroup", "looked: no row is marked", 0 },
	{ "proposal", "p", "toggle pin", "pin where they stand", 0 },
	{ "proposal", "s", "toggle stays", "who stays", 7 },
	{ "proposal", "i", "offer {id} act",
		"answer an offer: yes, to intervene", 0 },
	{ "proposal", "w", "offer {id} watch",
		"answer an offer: watch it for now", 0 },
	{ "proposal", "d", "offer {id} disagree",
		"answer an offer: no", 0 },
	{ "proposal", "Up", "select up", "the row above", 0 },
	{ "proposal", "Down", "select down", "the row below", 0 },
	{ "proposal", "k", "select up", "the row above", 0 },
	{ "proposal", "j", "select down", "the row below", 0 },
	{ "proposal", "Home", "select first", "the first row", 0 },
	{ "proposal", "End", "select last", "the last row", 0 },
	{ "proposal", "PgUp", "select page up", "a page up", 0 },
	{ "proposal", "PgDn", "select page down", "a page down", 0 },
	{ "proposal", "Esc", "close", "leave open", 4 },

	{ "stations", "Space", "timer toggle", "start/pause", 3 },
	{ "stations", "n", "rotate on", "next rotation", 4 },
	{ "stations", "N", "rotate back", "the rotation before", 0 },
	{ "stations", "+", "timer longer", "a minute more", 6 },
	{ "stations", "=", "timer longer", "a minute more", 0 },
	{ "stations", "-", "timer shorter", "a minute less", 7 },
	{ "stations", "m", "timer minutes", "minutes", 5 },
	{ "stations", "r", "timer again", "from the beginning", 0 },
	{ "stations", "Esc", "close", "back", 2 },

	{ "import", "Enter", "import run", "import {n}", 2 },
	{ "import", "Tab", "import answer", "answer", 3 },
	{ "import", "Right", "meaning next", "meaning", 5 },
	{ "import", "Left", "meaning before", "the meaning before", 0 },
	{ "import", "i", "meaning number", "the column is the number", 0 },
	{ "import", "n", "meaning name", "name", 6 },
	{ "import", "e", "meaning email", "the column is the email", 0 },
	{ "import", "s", "meaning score", "score", 7 },
	{ "import", "d", "meaning date", "the column is the date", 0 },
	{ "import", "o", "meaning objective", "the column is the objective",
		0 },
	{ "import", "x", "meaning none", "not read", 8 },
	{ "import", "Up", "select up", "the column above", 0 },
	{ "import", "Down", "select down", "the column below", 0 },
	{ "import", "PgDn", "scroll page down", "more below", 9 },
	{ "import", "PgUp", "scroll page up", "back in what stands below", 0 },
	{ "import", "Home", "scroll first", "the first of it", 0 },
	{ "import", "End", "scroll last", "the last of it", 0 },
	{ "import", "Esc", "close", "back", 4 },

	{ "review", "Enter", "open selected", "open", 3 },
	{ "review", "Tab", "select next table", "next table", 4 },
	{ "review", "Shift-Tab", "select previous table", "the table before",
		0 },
	{ "review", "n", "select next section", "next section", 5 },
	{ "review", "N", "select previous section", "the section before", 0 },
	{ "review", "v", "toggle tables", "tables/pictures", 9 },
	{ "review", "t", "review", "read it again", 0 },
	{ "review", "r", "review", "read it again", 0 },
	{ "review", "Up", "select up", "the row above", 0 },
	{ "review", "Down", "select down", "the row below", 0 },
	{ "review", "k", "select up", "the row above", 0 },
	{ "review", "j", "select down", "the row below", 0 },
	{ "review", "Left", "select left", "to the left in the row", 0 },
	{ "review", "Right", "select right", "to the right in the row", 0 },
	{ "review", "h", "select left", "to the left in the row", 0 },
	{ "review", "l", "select right", "to the right in the row", 0 },
	{ "review", "PgUp", "select page up", "a page up", 0 },
	{ "review", "PgDn", "select page down", "a page down", 0 },
	{ "review", "Home", "select first", "to the beginning", 0 },
	{ "review", "End", "select last", "to the end", 0 },
	{ "review", "Esc", "close", "back", 2 },

	{ "page", "Esc", "close", "back", 2 },
	{ "help", "Esc", "close", "back", 2 },
	{ "help", "/", "open filter", "show only", 3 },

	{ "scroll", "Up", "scroll up", "a line up", 0 },
	{ "scroll", "Down", "scroll down", "a line down", 0 },
	{ "scroll", "k", "scroll up", "a line up", 0 },
	{ "scroll", "j", "scroll down", "a line down", 0 },
	{ "scroll", "PgUp", "scroll page up", "a page up", 0 },
	{ "scroll", "PgDn", "scroll page down", "page down", 8 },
	{ "scroll", "Space", "scroll page down", "a page down", 0 },
	{ "scroll", "Home", "scroll first", "to the beginning", 0 },
	{ "scroll", "End", "scroll last", "to the end", 0 },

	{ "welcome", "Up", "select up", "the choice above", 0 },
	{ "welcome", "Down", "select down", "the choice below", 0 },
	{ "welcome", "k", "select up", "the choice above", 0 },
	{ "welcome", "j", "select down", "the choice below", 0 },
	{ "welcome", "Enter", "choose", "choose", 2 },

	{ "checkin", "Enter", "enter", "log it", 1 },
	{ "checkin", "Tab", "switch", "level keys", 5 },
	{ "checkin", "Up", "edit older", "earlier", 9 },
	{ "checkin", "Down", "edit newer", "later", 0 },
	{ "checkin levels", "Enter", "enter", "log what was pasted", 0 },
	{ "checkin levels", "Tab", "switch", "words", 4 },
	{ "levels", "1", "level 1", "log level 1", 0 },
	{ "levels", "2", "level 2", "log level 2", 0 },
	{ "levels", "3", "level 3", "log level 3", 0 },
	{ "levels", "4", "level 4", "log level 4", 0 },
	{ "levels", "5", "level 5", "log level 5", 0 },
	{ "levels", "6", "level 6", "log level 6", 0 },
	{ "levels", "7", "level 7", "log level 7", 0 },
	{ "levels", "8", "level 8", "log level 8", 0 },
	{ "levels", "9", "level 9", "log level 9", 0 },
	{ "amend", ",", "amend note", "note", 6 },
	{ "amend", ".", "amend confidence", "confidence", 7 },
	{ "amend", ";", "amend support", "support", 8 },
	{ "note", "Enter", "enter", "keep it", 1 },

	{ "sweep", "Enter", "enter", "end", 1 },
	{ "sweep", "Space", "sweep skip", "skip", 2 },
	{ "sweep", "!", "sweep absent", "absent", 3 },
	{ "sweep", "0", "sweep fill", "fill the rest", 4 },
	{ "sweep", "Tab", "sweep pile", "pile", 5 },
	{ "sweep", "=", "sweep round", "in the newest round, not a new one",
		0 },
	{ "sweep", "?", "open help", "help", 2 },
	{ "sweep", ":", "open prompt", "commands", 0 },
	{ "sweep", "Up", "select up", "the student above", 0 },
	{ "sweep", "Down", "select down", "the student below", 0 },
	{ "sweep", "PgUp", "select page up", "a page up", 0 },
	{ "sweep", "PgDn", "select page down", "a page down", 0 },
	{ "sweep numbers", "Enter", "enter", "log it, or end", 1 },
	{ "sweep numbers", "Space", "sweep skip", "skip", 2 },
	{ "sweep numbers", "!", "sweep absent", "absent", 3 },
	{ "sweep numbers", "*", "sweep fill", "fill the rest", 4 },
	{ "sweep numbers", "Tab", "sweep pile", "pile", 5 },
	{ "sweep numbers", "=", "sweep round",
		"in the newest round, not a new one", 0 },
	{ "sweep numbers", "?", "open help", "help", 2 },
	{ "sweep numbers", ":", "open prompt", "commands", 0 },
	{ "sweep numbers", "Up", "select up", "the student above", 0 },
	{ "sweep numbers", "Down", "select down", "the student below", 0 },
	{ "sweep numbers", "PgUp", "select page up", "a page up", 0 },
	{ "sweep numbers", "PgDn", "select page down", "a page down", 0 },
	{ "pile", "Enter", "enter", "log the pile", 1 },

	{ "find", "Enter", "enter", "go there", 1 },
	{ "find", "Tab", "sweep found", "sweep these", 3 },
	{ "find", "Up", "select up", "the student above", 0 },
	{ "find", "Down", "select down", "the student below", 0 },
	{ "filter", "Enter", "enter", "keep these", 1 },
	{ "filter", "Up", "scroll up", "a line up", 0 },
	{ "filter", "Down", "scroll down", "a line down", 0 },
	{ "filter", "PgUp", "scroll page up", "a page up", 0 },
	{ "filter", "PgDn", "scroll page down", "a page down", 0 },
	{ "prompt", "Enter", "enter", "run it", 1 },
	{ "prompt", "Tab", "complete", "complete", 2 },
	{ "prompt", "Down", "choose down", "go through the list", 3 },
	{ "prompt", "Up", "choose up", "the one above, then earlier lines",
		0 },
	{ "pick", "Enter", "enter", "this one", 1 },
	{ "pick", "Up", "choose up", "the one above", 0 },
	{ "pick", "Down", "choose down", "the one below", 0 },
	{ "pick", "PgUp", "choose page up", "a page up", 0 },
	{ "pick", "PgDn", "choose page down", "a page down", 0 },
	{ "naming", "Enter", "enter", "make the class", 1 },
	{ "roster", "Enter", "enter", "add them", 1 },
	{ "import file", "Enter", "enter", "look at it", 1 },
	{ "import answer", "Enter", "enter", "that is it", 1 },
	{ "form answer", "Enter", "enter", "go on", 1 },
	{ "form answer", "Tab", "enter", "the question below", 0 },
	{ "form answer", "Down", "enter", "the question below", 0 },
	{ "form answer", "Up", "answer above", "the question above", 2 },
	{ "first objective", "Enter", "enter", "add it", 1 },
	{ "minutes", "Enter", "enter", "set the timer", 1 },
	{ "correct", "Enter", "enter", "keep the correction", 1 },
	{ "block", "Enter", "enter", "block", 1 },

	{ "history", "Up", "edit older", "earlier", 4 },
	{ "history", "Down", "edit newer", "later", 0 },

	{ KEYS_LINE, "Esc", "close", "close", 1 },
	{ KEYS_LINE, "Backspace", "edit rub", "rub out", 0 },
	{ KEYS_LINE, "Delete", "edit delete", "delete", 0 },
	{ KEYS_LINE, "Left", "edit left", "to the left", 0 },
	{ KEYS_LINE, "Right", "edit right", "to the right", 0 },
	{ KEYS_LINE, "Home", "edit first", "to the beginning", 0 },
	{ KEYS_LINE, "End", "edit last", "to the end", 0 },
	{ KEYS_LINE, "Ctrl-A", "edit first", "to the beginning", 0 },
	{ KEYS_LINE, "Ctrl-E", "edit last", "to the end", 0 },
	{ KEYS_LINE, "Ctrl-U", "edit clear", "empty the line", 0 },
	{ KEYS_LINE, "Ctrl-W", "edit rub word", "rub out a word", 0 },

	{ KEYS_EVERYWHERE, "u", "undo", "undo", 6 },
	{ KEYS_EVERYWHERE, "U", "redo", "redo", 0 },
	{ KEYS_EVERYWHERE, "P", "toggle projector", "hide names", 8 },
	{ KEYS_EVERYWHERE, "Ctrl-P", "toggle projector",
		"hide names, also while typing", 0 },
	{ KEYS_EVERYWHERE, ":", "open prompt", "commands", 7 },
	{ KEYS_EVERYWHERE, "?", "open help", "help", 1 },
	{ KEYS_EVERYWHERE, "q", "quit", "quit", 1 },
	{ KEYS_EVERYWHERE, "Ctrl-C", "quit", "quit, also while typing", 0 },
	{ KEYS_EVERYWHERE, "Ctrl-L", "repaint", "paint the screen anew", 0 },
	{ KEYS_EVERYWHERE, "Ctrl-Z", "stop", "back to the shell; fg returns",
		0 },
	{ NULL, NULL, NULL, NULL, 0 }
};

static const struct key_context contexts[] = {
	{ "board", KEYS_EVERYWHERE },
	{ "card", "scroll" },
	{ "proposal", KEYS_EVERYWHERE },
	{ "review", KEYS_EVERYWHERE },
	{ "page", "scroll" },
	{ "help", "scroll" },
	{ "scroll", KEYS_EVERYWHERE },
	{ "welcome", KEYS_EVERYWHERE },
	{ "checkin", "amend" },
	{ "checkin levels", "levels" },
	{ "levels", "amend" },
	{ "amend", KEYS_LINE },
	{ "sweep", "levels" },
	{ "sweep numbers", "amend" },
	{ "pile", KEYS_LINE },
	{ "note", KEYS_LINE },
	{ "prompt", KEYS_LINE },
	{ "find", KEYS_LINE },
	{ "filter", KEYS_LINE },
	{ "naming", KEYS_LINE },
	{ "roster", KEYS_LINE },
	{ "import file", KEYS_LINE },
	{ "import answer", KEYS_LINE },
	{ "form answer", KEYS_LINE },
	{ "first objective", KEYS_LINE },
	{ "minutes", KEYS_LINE },
	{ "correct", KEYS_LINE },
	{ "block", KEYS_LINE },
	{ "move", KEYS_LINE },
	{ "pick", KEYS_LINE },
	{ "stations", KEYS_EVERYWHERE },
	{ "import", KEYS_EVERYWHERE },
	{ "form", KEYS_EVERYWHERE },
	{ "history", KEYS_LINE },
	{ KEYS_LINE, KEYS_EVERYWHERE },
	{ NULL, NULL },
};

const struct key_table tui_keys = {
	.bindings = bindings,
	.contexts = contexts,
};

const char *keys_first(const struct keymap *map, const char *command)
{
	for (size_t i = 0; i < map->list.count; i++) {
		if (!strcmp(map->list.items[i].command, command))
			return map->list.items[i].key;
	}
	return "";
}

static void write_note(struct buf *out, const char *note, size_t number)
{
	const char *place = strstr(note, "{n}");

	if (!place) {
		buf_adds(out, note);
		return;
	}
	buf_add(out, note, (size_t)(place - note));
	buf_addf(out, "%zu%s", number, place + strlen("{n}"));
}

static size_t hint_cells(const struct key_hint *hint)
{
	return HINT_GAP + text_width(hint->key) + 1 +
		text_width(buf_text(&hint->note));
}

/* Hints of one context, in the table's order. In a line, keys that are text
 * there say nothing. */
static void collect(struct key_hint *hints, int *ranks, size_t *count,
	const struct keymap *map, const char *context, bool is_line,
	size_t number)
{
	for (size_t i = 0; i < map->list.count; i++) {
		const struct key_binding *b = &map->list.items[i];

		if (strcmp(b->context, context) || !b->rank ||
		    (number == KEYS_NO_NUMBER && strstr(b->note, "{n}")) ||
		    *count == KEYS_HINTS_MAX ||
		    (is_line && keys_is_text(b->key)))
			continue;
		hints[*count] = (struct key_hint){
			.key = b->key,
			.command = b->command,
		};
		write_note(&hints[*count].note, b->note, number);
		ranks[(*count)++] = b->rank;
	}
}

/* The last of those with the highest rank. */
static size_t least_important(const int *ranks, size_t count)
{
	size_t least = 0;

	for (size_t i = 1; i < count; i++) {
		if (ranks[i] >= ranks[least])
			least = i;
	}
	return least;
}

static void leave_out(struct key_hint *hints, int *ranks, size_t *count,
	size_t at)
{
	buf_release(&hints[at].note);
	--*count;
	memmove(&hints[at], &hints[at + 1], (*count - at) * sizeof(*hints));
	memmove(&ranks[at], &ranks[at + 1], (*count - at) * sizeof(*ranks));
}

size_t keys_hints(struct key_hint *hints, const struct keymap *map,
	const char *context, size_t number, size_t cells)
{
	int ranks[KEYS_HINTS_MAX];
	bool is_line = false;
	size_t count = 0;
	size_t used = 0;

	for (; context; context = keymap_next(map, context)) {
		collect(hints, ranks, &count, map, context, is_line, number);
		is_line = is_line || !strcmp(context, KEYS_LINE);
	}
	for (size_t i = 0; i < count; i++)
		used += hint_cells(&hints[i]);
	while (count > 0 && used > cells) {
		size_t least = least_important(ranks, count);

		used -= hint_cells(&hints[least]);
		leave_out(hints, ranks, &count, least);
	}
	return count;
}
