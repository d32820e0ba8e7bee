/* SPDX-License-Identifier: MIT */
/* Every option of the ini file: the table that all else is made from. */
#include "config/config.h"

const struct option config_options[] = {
	{
		.name = "author",
		.type = OPTION_TEXT,
		.limits = "any text",
		.initial = "",
		.sentence = "Who is at work; empty is your login name.",
	},
	{
		.name = "ascii",
		.type = OPTION_YES_NO,
		.limits = "yes|no",
		.initial = "no",
		.sentence = "Draw with plain ASCII characters only.",
	},
	{
		.name = "colour",
		.type = OPTION_CHOICE,
		.limits = "auto|never",
		.initial = "auto",
		.sentence = "Use colour where the terminal has it.",
	},
	{
		.name = "ring",
		.type = OPTION_CHOICE,
		.limits = "bell|flash|silent",
		.initial = "bell",
		.sentence = "How the timer of a rotation says that its time "
			"is over.",
	},
	{
		.name = "theme",
		.type = OPTION_CHOICE,
		.limits = "both|dark|light|safe|mono",
		.initial = "both",
		.sentence = "Colours for dark and light backgrounds alike, "
			"for one of them, for colour-blind eyes, or none.",
	},
	{
		.name = "mouse",
		.type = OPTION_YES_NO,
		.limits = "yes|no",
		.initial = "no",
		.sentence = "Take clicks: on a student, on a hint; the wheel "
			"scrolls. Text can then not be marked.",
	},
	{
		.name = "keyboard",
		.type = OPTION_CHOICE,
		.limits = "qwerty|azerty",
		.initial = "qwerty",
		.sentence = "With azerty the row of digits logs levels "
			"without Shift, too.",
	},
	{
		.name = "entering",
		.type = OPTION_CHOICE,
		.limits = "auto|levels|words",
		.initial = "auto",
		.sentence = "How the board takes check-ins: by level keys, "
			"with words and Enter, or as the class scores.",
	},
	{
		.name = "groups",
		.type = OPTION_LIST,
		.limits = "NAME, NAME, NAME, NAME",
		.initial = "Group A, Group B, Group C, Group D",
		.sentence = "What the clusters are called while names are "
			"hidden, and on the wall; which is which is dealt "
			"anew every day.",
	},
	{ .name = NULL }
};
