/* SPDX-License-Identifier: MIT */
/* Large digits out of blocks, three by five, each two cells wide. */
#include "digits.h"

#include <string.h>

#define DOT_CELLS 2
#define DIGIT_DOTS 3
#define COLON_DOTS 1
#define GAP_DOTS 1

static const char *const shapes[] = {
	"###" "#.#" "#.#" "#.#" "###",
	"..#" "..#" "..#" "..#" "..#",
	"###" "..#" "###" "#.." "###",
	"###" "..#" "###" "..#" "###",
	"#.#" "#.#" "###" "..#" "..#",
	"###" "#.." "###" "..#" "###",
	"###" "#.." "###" "#.#" "###",
	"###" "..#" "..#" "..#" "..#",
	"###" "#.#" "###" "#.#" "###",
	"###" "#.#" "###" "..#" "###",
};
static const char colon[] = "." "#" "." "#" ".";

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static int dots_of(const char *text)
{
	int dots = -GAP_DOTS;

	for (; *text; text++)
		dots += GAP_DOTS + (is_digit(*text) ? DIGIT_DOTS :
			COLON_DOTS);
	return dots;
}

/* One row of one character; the column after it. */
static int draw_row(struct rect area, int row, int col, enum style style,
	char byte)
{
	const char *shape = is_digit(byte) ? shapes[byte - '0'] : colon;
	int dots = is_digit(byte) ? DIGIT_DOTS : COLON_DOTS;

	for (int dot = 0; dot < dots; dot++) {
		for (int i = 0; i < DOT_CELLS; i++) {
			if (shape[row * dots + dot] == '#')
				paint_glyph(area, row, col + i, style,
					GLYPH_BLOCK);
		}
		col += DOT_CELLS;
	}
	return col + GAP_DOTS * DOT_CELLS;
}

void digits_draw(struct rect area, enum style style, const char *text)
{
	int start = (area.cols - dots_of(text) * DOT_CELLS) / 2;

	for (int row = 0; row < DIGITS_ROWS; row++) {
		int col = start;

		for (const char *at = text; *at; at++)
			col = draw_row(area, row, col, style, *at);
	}
}
