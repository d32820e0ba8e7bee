/* SPDX-License-Identifier: MIT */
/* What stands on the screen, as text and by cells. */
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool harness_shows(struct harness *harness, const char *text)
{
	return strstr(harness_screen(harness), text) != NULL;
}

/* Returns how many columns the cell takes. */
static int add_cell(struct harness *harness, int row, int col,
	struct buf *text)
{
	VTermPos place = { .row = row, .col = col };
	VTermScreenCell cell;
	char bytes[6];

	vterm_screen_get_cell(harness->view, place, &cell);
	if (!cell.chars[0] || cell.chars[0] == (uint32_t)-1)
		buf_addc(text, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] &&
	    cell.chars[i] != (uint32_t)-1; i++) {
		uint32_t code = cell.chars[i];
		int size = code < 0x80 ? 1 : code < 0x800 ? 2 :
			code < 0x10000 ? 3 : 4;

		for (int at = size - 1; at > 0; at--, code >>= 6)
			bytes[at] = (char)(0x80 | (code & 0x3F));
		bytes[0] = (char)(size == 1 ? code :
			(0xF00u >> size & 0xFF) | code);
		buf_add(text, bytes, (size_t)size);
	}
	return cell.width > 1 ? cell.width : 1;
}

static void add_row(struct harness *harness, int row, int col,
	struct buf *text)
{
	size_t start = text->len;

	while (col < harness->cols)
		col += add_cell(harness, row, col, text);
	while (text->len > start && text->data[text->len - 1] == ' ')
		buf_truncate(text, text->len - 1);
}

const char *harness_screen(struct harness *harness)
{
	harness_pump(harness, 0);
	buf_clear(&harness->screen);
	for (int row = 0; row < harness->rows; row++) {
		add_row(harness, row, 0, &harness->screen);
		buf_addc(&harness->screen, '\n');
	}
	return buf_text(&harness->screen);
}

void harness_cell(struct harness *harness, int row, int col, char text[32])
{
	struct buf cell = BUF_INIT;

	add_cell(harness, row, col, &cell);
	snprintf(text, 32, "%s", buf_text(&cell));
	buf_release(&cell);
}

static VTermScreenCell cell_at(const struct harness *harness, int row,
	int col)
{
	const VTermPos place = { .row = row, .col = col };
	VTermScreenCell cell = { .width = 1 };

	vterm_screen_get_cell(harness->view, place, &cell);
	return cell;
}

bool harness_is_coloured(struct harness *harness)
{
	for (int row = 0; row < harness->rows; row++) {
		for (int col = 0; col < harness->cols; col++) {
			VTermScreenCell cell = cell_at(harness, row, col);

			if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
			    !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
				return true;
		}
	}
	return false;
}

bool harness_cursor_is_reverse(struct harness *harness)
{
	VTermPos place;

	vterm_state_get_cursorpos(vterm_obtain_state(harness->vterm), &place);
	return cell_at(harness, place.row, place.col).attrs.reverse;
}

void harness_at_cursor(struct harness *harness, struct buf *text)
{
	VTermPos place;

	vterm_state_get_cursorpos(vterm_obtain_state(harness->vterm), &place);
	add_row(harness, place.row, place.col, text);
}

/* Where text begins on the screen, by cells. */
static bool find_text(struct harness *harness, const char *text, int *row,
	int *col)
{
	for (*row = 0; *row < harness->rows; ++*row) {
		for (*col = 0; *col < harness->cols; ++*col) {
			const char *at = text;
			char cell[32];

			for (int i = *col; *at && i < harness->cols; i++) {
				harness_cell(harness, *row, i, cell);
				if (strncmp(at, cell, strlen(cell)))
					break;
				at += strlen(cell);
			}
			if (!*at)
				return true;
		}
	}
	return false;
}

void harness_click(struct harness *harness, const char *text)
{
	struct buf bytes = BUF_INIT;
	int row = 0, col = 0;

	harness_wait(harness, text);
	assert_true(find_text(harness, text, &row, &col));
	buf_addf(&bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1,
		col + 1, row + 1);
	harness_type(harness, buf_text(&bytes));
	buf_release(&bytes);
}

static bool is_screen(struct harness *harness, const char *text)
{
	return !strcmp(harness_screen(harness), text);
}

void harness_golden(struct harness *harness, const char *name)
{
	const char *source = getenv("srcdir");
	struct buf path = BUF_INIT;
	struct buf golden = BUF_INIT;

	buf_addf(&path, "%s/tests/tui/golden/%s.txt", source ? source : ".",
		name);
	if (getenv("UPDATE_GOLDEN")) {
		harness_settle(harness);
		file_write(buf_text(&path), harness_screen(harness));
	}
	file_read(buf_text(&path), &golden);
	harness_wait_for(harness, is_screen, buf_text(&path),
		buf_text(&golden));
	buf_release(&path);
	buf_release(&golden);
}
