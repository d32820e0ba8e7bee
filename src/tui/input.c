/* SPDX-License-Identifier: MIT */
/* Reading keys: ncurses decodes the terminal's bytes, names come from here. */
#define _XOPEN_SOURCE_EXTENDED 1
#include "input.h"

#include <curses.h>
#include <limits.h>
#include <string.h>
#include <wchar.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/text.h"

#define PASTE_BEGINS (KEY_MAX + 1)
#define PASTE_ENDS (KEY_MAX + 2)
#define ESCAPE 27
#define CTRL_C 3
#define SEQUENCE_MAX 32

static const struct {
	int code;
	const char *name;
} special_keys[] = {
	{ KEY_UP, "Up" },
	{ KEY_DOWN, "Down" },
	{ KEY_LEFT, "Left" },
	{ KEY_RIGHT, "Right" },
	{ KEY_HOME, "Home" },
	{ KEY_END, "End" },
	{ KEY_PPAGE, "PgUp" },
	{ KEY_NPAGE, "PgDn" },
	{ KEY_BTAB, "Shift-Tab" },
	{ KEY_BACKSPACE, "Backspace" },
	{ KEY_DC, "Delete" },
	{ KEY_ENTER, "Enter" },
};

static const struct {
	wint_t code;
	const char *name;
} control_keys[] = {
	{ '\t', "Tab" },
	{ '\n', "Enter" },
	{ '\r', "Enter" },
	{ '\b', "Backspace" },
	{ 127, "Backspace" },
	{ ' ', "Space" },
};

void input_open(void)
{
	define_key("\033[200~", PASTE_BEGINS);
	define_key("\033[201~", PASTE_ENDS);
}

static void put_name(struct input *input, const char *name)
{
	snprintf(input->key, sizeof(input->key), "%s", name);
}

static void put_character(struct input *input, wint_t code)
{
	char *to = input->key;

	if (code < 0x80) {
		*to++ = (char)code;
	} else if (code < 0x800) {
		*to++ = (char)(0xC0 | code >> 6);
		*to++ = (char)(0x80 | (code & 0x3F));
	} else if (code < 0x10000) {
		*to++ = (char)(0xE0 | code >> 12);
		*to++ = (char)(0x80 | (code >> 6 & 0x3F));
		*to++ = (char)(0x80 | (code & 0x3F));
	} else {
		*to++ = (char)(0xF0 | code >> 18);
		*to++ = (char)(0x80 | (code >> 12 & 0x3F));
		*to++ = (char)(0x80 | (code >> 6 & 0x3F));
		*to++ = (char)(0x80 | (code & 0x3F));
	}
	*to = '\0';
	input->is_text = true;
}

/* The wheel is as the keys that go a line up and down. */
static struct input mouse_event(void)
{
	struct input input = { .kind = INPUT_LOST };
	MEVENT event;

	if (getmouse(&event) != OK)
		return input;
	if (event.bstate & BUTTON1_PRESSED) {
		input.kind = INPUT_CLICK;
		input.row = event.y;
		input.col = event.x;
	} else if (event.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)) {
		input.kind = INPUT_KEY;
		put_name(&input, event.bstate & BUTTON4_PRESSED ? "Up" :
			"Down");
	}
	return input;
}

static struct input special_key(wint_t code)
{
	struct input input = { .kind = INPUT_LOST };

	if (code == KEY_MOUSE)
		return mouse_event();

	if (code == KEY_RESIZE)
		input.kind = INPUT_RESIZE;
	for (size_t i = 0; i < ARRAY_LEN(special_keys); i++) {
		if ((wint_t)special_keys[i].code == code) {
			input.kind = INPUT_KEY;
			put_name(&input, special_keys[i].name);
		}
	}
	return input;
}

static struct input plain_key(wint_t code)
{
	struct input input = { .kind = INPUT_KEY };

	for (size_t i = 0; i < ARRAY_LEN(control_keys); i++) {
		if (control_keys[i].code != code)
			continue;
		put_name(&input, control_keys[i].name);
		input.is_text = code == ' ';
		return input;
	}
	if (code < ' ')
		snprintf(input.key, sizeof(input.key), "Ctrl-%c",
			(char)(code + '@'));
	else
		put_character(&input, code);
	return input;
}

/*
 * As get_wch would, but that gathers whatever follows a byte which begins no
 * character, up to sixteen keys, before it gives up. Here such a byte is
 * U+FFFD, and what follows is itself.
 */
static int next_code(struct input_state *state, wint_t *code)
{
	for (;;) {
		bool is_first = mbsinit(&state->partial);
		int got = getch();
		char byte = (char)got;
		wchar_t character;
		size_t size;

		*code = (wint_t)got;
		if (got == ERR)
			return ERR;
		if (got > UCHAR_MAX) {
			state->partial = (mbstate_t){ 0 };
			return KEY_CODE_YES;
		}
		size = mbrtowc(&character, &byte, 1, &state->partial);
		if (size <= 1) {
			*code = (wint_t)character;
			return OK;
		}
		if (size == (size_t)-2)
			continue;
		state->partial = (mbstate_t){ 0 };
		if (!is_first)
			ungetch(got);
		*code = TEXT_REPLACEMENT;
		return OK;
	}
}

/*
 * After Esc: the rest of a key that terminfo does not know ("[13;2u") comes
 * along with it, and must be neither Esc nor text. Esc as a key comes alone.
 */
static struct input escape_key(struct input_state *state)
{
	struct input input = { .kind = INPUT_KEY };
	wint_t code;
	int got = next_code(state, &code);

	if (got == OK && (code == '[' || code == 'O')) {
		for (int i = 0; i < SEQUENCE_MAX && got == OK; i++) {
			got = next_code(state, &code);
			if (got == OK && code >= '@' && code <= '~')
				break;
		}
		input.kind = INPUT_LOST;
		return input;
	}
	if (got == OK)
		unget_wch((wchar_t)code);
	else if (got == KEY_CODE_YES)
		ungetch((int)code);
	put_name(&input, "Esc");
	return input;
}

/* Between the marks everything is text, whatever it would be as a key. Ctrl-C
 * is the way out should the second mark have got lost. */
static struct input read_paste(struct input_state *state, int got,
	wint_t code)
{
	struct input input = { .kind = INPUT_LOST };

	if (got == KEY_CODE_YES)
		return special_key(code);
	if (code == CTRL_C) {
		state->is_pasting = false;
	} else if (code != ESCAPE) {
		input.kind = INPUT_PASTE;
		put_character(&input, code == '\r' ? '\n' : code);
	}
	return input;
}

static bool is_paste_mark(int got, wint_t code)
{
	return got == KEY_CODE_YES &&
		(code == PASTE_BEGINS || code == PASTE_ENDS);
}

struct input input_read(struct input_state *state)
{
	struct input input = { .kind = INPUT_NONE };
	wint_t code;
	int got = next_code(state, &code);

	if (got == ERR)
		return input;
	if (is_paste_mark(got, code)) {
		state->is_pasting = code == PASTE_BEGINS;
		input.kind = INPUT_LOST;
		return input;
	}
	if (state->is_pasting)
		return read_paste(state, got, code);
	if (got == KEY_CODE_YES)
		return special_key(code);
	return code == ESCAPE ? escape_key(state) :
		plain_key(code);
}
