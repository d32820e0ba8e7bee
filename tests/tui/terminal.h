/* SPDX-License-Identifier: MIT */
/* What the files of the harness know of each other; tests see harness.h. */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include <stdarg.h>
#include <vterm.h>

#include "harness.h"

#define WORDS_MAX 64

struct harness {
	int master;
	int reports;
	pid_t leader;
	pid_t pid;
	bool is_stopped;
	bool has_ended;
	int status;
	int rows;
	int cols;
	bool in_alternate;
	bool has_cursor;
	bool in_paste_mode;
	bool in_mouse_mode;
	bool has_title;
	size_t bytes;
	int bells;
	int flashes;
	long cpu_ms;         /* once it has ended */
	struct buf recent;   /* the last bytes, for what libvterm drops */
	struct buf screen;
	VTerm *vterm;
	VTermScreen *view;
};

/* Takes in what has come, or waits a little for something. */
void harness_pump(struct harness *harness, int wait_ms);
/* Until nothing more comes; only for what no text can tell. */
void harness_settle(struct harness *harness);
/* Pumps until is_so, or gives up. */
void harness_wait_for(struct harness *harness,
	bool (*is_so)(struct harness *harness, const char *text),
	const char *what, const char *text);
NORETURN void harness_give_up(struct harness *harness, const char *what,
	const char *text);

/* The program and the words that begin with word. */
void world_words(const char **words, const char *word, va_list args);
/* The process turns into the program. */
NORETURN void world_become(const struct world *world, const char **words);

void file_write(const char *path, const char *text);
/* Adds the text; a file that is not there has none. */
void file_read(const char *path, struct buf *text);

#endif
