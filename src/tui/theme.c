/* SPDX-License-Identifier: MIT */
/*
 * Styles and glyphs. The four accents (orange, blue, teal, purple of the 256
 * colours) have a contrast of about 4 against black and against white, and
 * none is a red or a green; with fewer colours there are none.
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include "theme.h"

#include <curses.h>

#include "base/attr.h"
#include "screen.h"

static const struct {
	attr_t attributes;
	short colour; /* 0: the terminal's own */
} styles[] = {
	[STYLE_PLAIN] = { A_NORMAL, 0 },
	[STYLE_TITLE] = { A_BOLD, 0 },
	[STYLE_SELECTED] = { A_REVERSE, 0 },
	[STYLE_QUIET] = { A_DIM, 0 },
	[STYLE_NOTICE] = { A_BOLD, 0 },
	[STYLE_WARNING] = { A_BOLD, 166 },
	[STYLE_KEY] = { A_BOLD, 0 },
	[STYLE_SAMPLE] = { A_REVERSE, 0 },
	[STYLE_RETEACH] = { A_BOLD, 166 },
	[STYLE_PRACTICE] = { A_BOLD, 32 },
	[STYLE_EXTEND] = { A_BOLD, 30 },
	[STYLE_INTERVENE] = { A_BOLD, 133 },
};
_Static_assert(ARRAY_LEN(styles) == STYLE_COUNT, "each style has a look");

static const struct {
	const char *full;
	const char *ascii;
} glyphs[] = {
	[GLYPH_RULE] = { "─", "-" },
	[GLYPH_BAR] = { "│", "|" },
	[GLYPH_CROSS] = { "┼", "+" },
	[GLYPH_TEE_UP] = { "┴", "+" },
	[GLYPH_TEE_DOWN] = { "┬", "+" },
	[GLYPH_NOT_SEEN] = { "○", "o" },
	[GLYPH_RETEACH] = { "●", "*" },
	[GLYPH_PRACTICE] = { "◆", "#" },
	[GLYPH_EXTEND] = { "▲", "^" },
	[GLYPH_INTERVENE] = { "■", "=" },
	[GLYPH_UP] = { "↑", "^" },
	[GLYPH_DOWN] = { "↓", "v" },
	[GLYPH_TO] = { "→", ">" },
	[GLYPH_MORE] = { "…", "~" },
	[GLYPH_DOT] = { "·", "-" },
	[GLYPH_SELECTED] = { ">", ">" },
	[GLYPH_BLOCK] = { "█", "#" },
	[GLYPH_HIDDEN] = { "•", "*" },
};
_Static_assert(ARRAY_LEN(glyphs) == GLYPH_COUNT, "each glyph has a look");

void theme_open(void)
{
	if (!screen_has_colour())
		return;
	for (short i = 0; i < STYLE_COUNT; i++) {
		if (styles[i].colour)
			init_pair((short)(i + 1), styles[i].colour, -1);
	}
}

unsigned theme_attributes(enum style style)
{
	return styles[style].attributes;
}

short theme_pair(enum style style)
{
	if (!screen_has_colour() || !styles[style].colour)
		return 0;
	return (short)(style + 1);
}

enum style theme_cluster_style(enum cluster cluster)
{
	static const enum style by_cluster[] = {
		[CLUSTER_NONE] = STYLE_TITLE,
		[CLUSTER_RETEACH] = STYLE_RETEACH,
		[CLUSTER_PRACTICE] = STYLE_PRACTICE,
		[CLUSTER_EXTEND] = STYLE_EXTEND,
		[CLUSTER_INTERVENE] = STYLE_INTERVENE,
	};
	_Static_assert(ARRAY_LEN(by_cluster) == CLUSTER_COUNT,
		"each cluster has a style");

	return by_cluster[cluster];
}

const char *theme_glyph(enum glyph glyph)
{
	return screen_is_ascii() ? glyphs[glyph].ascii : glyphs[glyph].full;
}

const char *theme_shape(enum cluster cluster)
{
	return theme_glyph((enum glyph)(GLYPH_NOT_SEEN + cluster));
}
