/* SPDX-License-Identifier: MIT */
/* What was typed: one key by its name, or a character of pasted text. */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>
#include <wchar.h>

enum input_kind {
	INPUT_NONE,  /* nothing more is there */
	INPUT_KEY,
	INPUT_PASTE, /* key is a character of text that was pasted */
	INPUT_RESIZE,
	INPUT_CLICK,
	INPUT_LOST   /* no key of ours: to be passed over */
};

struct input {
	enum input_kind kind;
	/* "c", "é", "Space", "Enter", "Esc", "Left", "Ctrl-L"; UTF-8. */
	char key[16];
	int row; /* of a click */
	int col;
	bool is_text; /* key is a character that can be typed into a line */
};

/* Starts as zero. */
struct input_state {
	bool is_pasting;
	mbstate_t partial; /* the first bytes of a character */
};

/* Tells ncurses of the keys that terminfo does not know. */
void input_open(void);
struct input input_read(struct input_state *state);

#endif
