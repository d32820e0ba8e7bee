/* SPDX-License-Identifier: MIT */
/*
 * The real program on a terminal of its own: a pty whose other end is read by
 * libvterm. Everything waits for text on the screen, never for time; what
 * does not come within a generous limit fails the test and prints the screen.
 */
#ifndef TUI_HARNESS_H
#define TUI_HARNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

/* A home and a store that a test has to itself. */
struct world {
	char folder[256];
	struct buf environment; /* "NAME=VALUE", each with its NUL */
	bool has_no_input;      /* of processes started from here on */
};
/* HOMEROOM_NOW is the morning of 14 October 2026; names were shown when the
 * board was left. */
void world_begin(struct world *world);
void world_end(struct world *world);
/* For processes started from here on; value NULL: unset. */
void world_set(struct world *world, const char *name, const char *value);
void world_path(const struct world *world, const char *name,
	struct buf *path);
/*
 * Runs the program without a terminal; words end with NULL. Its standard
 * output and standard error are in output; its exit code is returned.
 */
int world_run(const struct world *world, struct buf *output,
	const char *word, ...);
/* The same, and it must succeed. */
void world_do(const struct world *world, const char *word, ...);
/* A class of invented students, two check-ins each, placed. */
void world_make_class(const struct world *world);

/* The same students, one check-in by level each, placed. */
void world_make_levels(const struct world *world);
/* Thirty students whom two letters tell apart, in a class without check-ins. */
void world_make_thirty(const struct world *world);
/* A file in the world's folder; its own folder is made. */
void world_write(const struct world *world, const char *name,
	const char *text);

struct harness;

/* Starts the program; words end with NULL. */
struct harness *harness_start(const struct world *world, int rows, int cols,
	const char *word, ...);
/* Kills it if it still runs. */
void harness_end(struct harness *harness);

/* Bytes as the terminal would send them; dropped once the program has ended. */
void harness_type(struct harness *harness, const char *bytes);
/* "Up", "Down", "Left", "Right", "Enter", "Esc", "Tab", "Home", "End",
 * "PgUp", "PgDn", "Backspace", "Ctrl-C", "Ctrl-Z"; else the text itself. */
void harness_key(struct harness *harness, const char *key);
void harness_paste(struct harness *harness, const char *text);
void harness_resize(struct harness *harness, int rows, int cols);
/* What the program writes is read and dropped: for sizes that libvterm cannot
 * bear. Afterwards the screen is empty until it is painted anew. */
void harness_look_away(struct harness *harness);
void harness_look_again(struct harness *harness);
void harness_signal(struct harness *harness, int number);
/* The terminal goes away. */
void harness_hang_up(struct harness *harness);

/* Waits until text is, or is no longer, on the screen. */
void harness_wait(struct harness *harness, const char *text);
void harness_wait_gone(struct harness *harness, const char *text);
/* Waits until the cursor stands on text. */
void harness_wait_cursor(struct harness *harness, const char *text);
/* Waits until is_so says so; what: for whom it is in vain. */
void harness_wait_until(struct harness *harness,
	bool (*is_so)(struct harness *harness, const char *what),
	const char *what);
/* Waits until the program stopped (Ctrl-Z). */
void harness_wait_stopped(struct harness *harness);
void harness_continue(struct harness *harness);
bool harness_has_ended(struct harness *harness);
/* Waits until it ended: its exit code, or minus the signal. */
int harness_wait_end(struct harness *harness);

/* The screen as lines without blanks at their ends; valid until the next
 * call. */
const char *harness_screen(struct harness *harness);
bool harness_shows(struct harness *harness, const char *text);
int harness_rows(const struct harness *harness);
int harness_cols(const struct harness *harness);
/* The cell at (row, col), as UTF-8. */
void harness_cell(struct harness *harness, int row, int col,
	char text[32]);
/* Some cell has another colour than the terminal's own. */
bool harness_is_coloured(struct harness *harness);
/* The cell that the cursor stands on. */
bool harness_cursor_is_reverse(struct harness *harness);
/* Everything that stands from the cursor on. */
void harness_at_cursor(struct harness *harness, struct buf *text);

bool harness_in_alternate(const struct harness *harness);
bool harness_cursor_visible(const struct harness *harness);
/* The program has named the window. */
bool harness_has_title(const struct harness *harness);
/* Clicks are sent to the program. */
bool harness_in_mouse_mode(const struct harness *harness);
/* The first cell of text, of narrow characters, is clicked. */
void harness_click(struct harness *harness, const char *text);
bool harness_in_paste_mode(const struct harness *harness);
/* Line by line and with echo, as a shell wants it. */
bool harness_is_cooked(const struct harness *harness);
/* How often the terminal's bell rang. */
int harness_bells(const struct harness *harness);
/* How often the screen was reversed as a whole. */
int harness_flashes(const struct harness *harness);
/* How often the program has gone to sleep so far. */
long harness_sleeps(const struct harness *harness);
/* The processor's time that the program has taken; all of it once it ended. */
long harness_cpu_ms(const struct harness *harness);
/* Bytes that the program has written so far. */
size_t harness_bytes(const struct harness *harness);
pid_t harness_pid(const struct harness *harness);

/*
 * Compares the screen with tests/tui/golden/NAME.txt; with UPDATE_GOLDEN set
 * it is written instead.
 */
void harness_golden(struct harness *harness, const char *name);

/* The board of a world that is made, with the cursor on the first student. */
struct harness *open_board(const struct world *world, int rows, int cols);
/* World and board, by world_make_class or by world_make_levels. */
struct harness *start_class(struct world *world, int rows, int cols);
struct harness *start_levels(struct world *world, int rows, int cols);
/* It is as it was before the program took it. */
void assert_given_back(struct harness *harness);
void end_both(struct harness *harness, struct world *world);
/* While others look at the class and write nothing, the program sleeps. */
void assert_idle(struct harness *harness, const struct world *world);
/* How many check-ins a student has, with a newline; student NULL: everyone. */
void assert_count(const struct world *world, const char *student,
	const char *count);
/* How often a text stands in what a verb prints. */
size_t count_in(const struct world *world, const char *text,
	const char *verb, const char *word);

#endif
