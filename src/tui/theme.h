/* SPDX-License-Identifier: MIT */
/*
 * How things look: few accents, the terminal's own colours behind them, and
 * nothing that colour alone would say.
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include "model/cluster.h"

enum style {
	STYLE_PLAIN,
	STYLE_TITLE,    /* what one is looking at */
	STYLE_SELECTED,
	STYLE_QUIET,    /* there, but not for now */
	STYLE_NOTICE,   /* done, or worth a look */
	STYLE_WARNING,  /* refused or failed */
	STYLE_KEY,      /* the key of a hint */
	STYLE_SAMPLE,   /* the tag of a sample class */
	STYLE_RETEACH,
	STYLE_PRACTICE,
	STYLE_EXTEND,
	STYLE_INTERVENE,
	STYLE_COUNT
};

enum glyph {
	GLYPH_RULE,
	GLYPH_BAR,
	GLYPH_CROSS,    /* a rule and a bar meet */
	GLYPH_TEE_UP,   /* a bar ends on a rule */
	GLYPH_TEE_DOWN,
	GLYPH_NOT_SEEN,
	GLYPH_RETEACH,
	GLYPH_PRACTICE,
	GLYPH_EXTEND,
	GLYPH_INTERVENE,
	GLYPH_UP,       /* would move up; more above */
	GLYPH_DOWN,
	GLYPH_TO,       /* from -> to */
	GLYPH_MORE,     /* cut off here */
	GLYPH_DOT,      /* between two statements */
	GLYPH_SELECTED, /* before the selected item */
	GLYPH_BLOCK,    /* a cell that is full */
	GLYPH_HIDDEN,   /* a character that is not to be read */
	GLYPH_COUNT
};

#define THEME_OWN_COLOUR -1

/* The colour of a style on a terminal with so many; THEME_OWN_COLOUR: that of
 * the terminal. */
short theme_colour(const char *theme, enum style style, int colours);
/* Once the screen is open. */
void theme_open(const char *theme);
/* As curses has them. */
unsigned theme_attributes(enum style style);
short theme_pair(enum style style);
enum style theme_cluster_style(enum cluster cluster);

const char *theme_glyph(enum glyph glyph);
const char *theme_shape(enum cluster cluster);

#endif
