/* SPDX-License-Identifier: MIT */
/*
 * The terminal as long as the dashboard has it: taken, waited on, given back
 * however the program ends. There is one, and it is the only state that the
 * screen door keeps outside of struct tui.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>

#include "base/error.h"

struct screen_options {
	bool ascii;     /* no glyph outside of ASCII, whatever the locale */
	bool no_colour;
	bool mouse;     /* clicks are ours: text cannot be marked with it */
	const char *log; /* the file for what libraries say, and crashes */
};

/* USAGE with a sentence where the terminal cannot show a dashboard. */
MUST_CHECK bool screen_open(const struct screen_options *options,
	struct error *err);
/* Gives the terminal back, then prints what libraries said meanwhile. */
void screen_close(void);

int screen_rows(void);
int screen_cols(void);
/* Names can be shown in any script. */
bool screen_is_utf8(void);
/* Borders, shapes and marks are ASCII. */
bool screen_is_ascii(void);
/* 256, 8, or 0: the terminal has none, or none are wanted. */
int screen_colours(void);

/* For the ear, or for the eye. */
void screen_ring(bool is_flash);
/* What is being done, for the log of a crash: text that stays as it is and
 * has no name in it. */
void screen_note(const char *action);

/* The next frame is painted in full. */
void screen_repaint(void);

enum screen_wake {
	SCREEN_INPUT = 1 << 0,
	SCREEN_FILE = 1 << 1, /* fd is readable */
	SCREEN_GONE = 1 << 2, /* the terminal went away */
	SCREEN_SIGNAL = 1 << 3 /* resized or continued: all is painted anew */
};
/*
 * Sleeps until there is something to read, a signal came (a resize, a
 * continuation) or the time is over. fd -1: none; timeout -1: none.
 */
unsigned screen_wait(int fd, int timeout_ms);

/* The person stops the program (Ctrl-Z); returns when it goes on. */
void screen_stop(void);
/* Whether it was stopped and went on since the last call. */
bool screen_was_continued(void);
/* Milliseconds of a clock that only goes forward. */
int64_t screen_now_ms(void);
/* Of one that goes on without this process, and can be set. */
int64_t screen_clock_ms(void);

#endif
