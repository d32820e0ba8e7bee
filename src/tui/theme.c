/* SPDX-License-Identifier: MIT */
/*
 * Styles and glyphs. The accents of the 256 colours are chosen by computed
 * contrast, none is a red or a green; those of 8 colours are few, since what
 * they look like is the terminal's secret.
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include "theme.h"

#include <curses.h>
#include <string.h>

#include "base/attr.h"
#include "screen.h"

static const struct {
	attr_t attributes;
	attr_t instead;  /* where the terminal has not that one */
	bool is_accent;
} styles[] = {
	[STYLE_PLAIN] = { A_NORMAL, A_NORMAL, false },
	[STYLE_TITLE] = { A_BOLD, A_UNDERLINE, false },
	[STYLE_SELECTED] = { A_REVERSE, A_STANDOUT, false },
	[STYLE_QUIET] = { A_DIM, A_NORMAL, false },
	[STYLE_NOTICE] = { A_BOLD, A_NORMAL, false },
	[STYLE_WARNING] = { A_BOLD, A_NORMAL, true },
	[STYLE_KEY] = { A_BOLD, A_NORMAL, false },
	[STYLE_SAMPLE] = { A_REVERSE, A_STANDOUT, false },
	[STYLE_RETEACH] = { A_BOLD, A_NORMAL, true },
	[STYLE_PRACTICE] = { A_BOLD, A_NORMAL, true },
	[STYLE_EXTEND] = { A_BOLD, A_NORMAL, true },
	[STYLE_INTERVENE] = { A_BOLD, A_NORMAL, true },
};
_Static_assert(ARRAY_LEN(styles) == STYLE_COUNT, "each style has a look");

#define OWN THEME_OWN_COLOUR

static const struct {
	const char *name;
	short of_256[STYLE_COUNT];
	short of_8[STYLE_COUNT];
} themes[] = {
	{
		.name = "both",
		.of_256 = {
			[STYLE_WARNING] = 166,
			[STYLE_RETEACH] = 166, /* orange */
			[STYLE_PRACTICE] = 32, /* blue */
			[STYLE_EXTEND] = 30, /* teal */
			[STYLE_INTERVENE] = 133, /* purple */
		},
		.of_8 = {
			[STYLE_WARNING] = OWN,
			[STYLE_RETEACH] = OWN,
			[STYLE_PRACTICE] = OWN,
			[STYLE_EXTEND] = OWN,
			[STYLE_INTERVENE] = COLOR_MAGENTA,
		},
	},
	{
		.name = "dark",
		.of_256 = {
			[STYLE_WARNING] = 214,
			[STYLE_RETEACH] = 214,
			[STYLE_PRACTICE] = 117,
			[STYLE_EXTEND] = 80,
			[STYLE_INTERVENE] = 177,
		},
		.of_8 = {
			[STYLE_WARNING] = COLOR_YELLOW,
			[STYLE_RETEACH] = COLOR_YELLOW,
			[STYLE_PRACTICE] = OWN,
			[STYLE_EXTEND] = COLOR_CYAN,
			[STYLE_INTERVENE] = COLOR_MAGENTA,
		},
	},
	{
		.name = "light",
		.of_256 = {
			[STYLE_WARNING] = 130,
			[STYLE_RETEACH] = 130,
			[STYLE_PRACTICE] = 25,
			[STYLE_EXTEND] = 23,
			[STYLE_INTERVENE] = 90,
		},
		.of_8 = {
			[STYLE_WARNING] = COLOR_MAGENTA,
			[STYLE_RETEACH] = OWN,
			[STYLE_PRACTICE] = COLOR_BLUE,
			[STYLE_EXTEND] = OWN,
			[STYLE_INTERVENE] = COLOR_MAGENTA,
		},
	},
	{
		.name = "safe",
		.of_256 = {
			[STYLE_WARNING] = 136,
			[STYLE_RETEACH] = 136, /* ochre */
			[STYLE_PRACTICE] = 68, /* light blue */
			[STYLE_EXTEND] = 95, /* brown */
			[STYLE_INTERVENE] = 93, /* violet */
		},
		.of_8 = {
			[STYLE_WARNING] = OWN,
			[STYLE_RETEACH] = OWN,
			[STYLE_PRACTICE] = OWN,
			[STYLE_EXTEND] = OWN,
			[STYLE_INTERVENE] = COLOR_MAGENTA,
		},
	},
};

short theme_colour(const char *theme, enum style style, int colours)
{
	if (!styles[style].is_accent || colours < 8)
		return OWN;
	for (size_t i = 0; i < ARRAY_LEN(themes); i++) {
		if (!strcmp(themes[i].name, theme))
			return colours < 256 ? themes[i].of_8[style] :
				themes[i].of_256[style];
	}
	return OWN;
}

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

void theme_open(const char *theme)
{
	if (!screen_colours())
		return;
	for (short i = 0; i < STYLE_COUNT; i++) {
		if (styles[i].is_accent)
			init_pair((short)(i + 1), theme_colour(theme,
				(enum style)i, screen_colours()), -1);
	}
}

unsigned theme_attributes(enum style style)
{
	attr_t attributes = styles[style].attributes;

	return (attributes & termattrs()) == attributes ? attributes :
		styles[style].instead;
}

short theme_pair(enum style style)
{
	if (!screen_colours() || !styles[style].is_accent)
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
