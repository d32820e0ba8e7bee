/* SPDX-License-Identifier: MIT */
/* The segments that a class begins with, in words a teacher may keep. */
#include "model/segments.h"

#include "base/panic.h"

struct shipped {
	const char *rule;
	struct segment segment;
};

static const struct shipped shipped[] = {
	{
		.rule = "block >= middle",
		.segment = {
			.name = SEGMENT_BLOCKED,
			.sentence = "Something outside of the subject stands "
				"in the way; that comes first.",
			.need = "the obstacle out of the way, or work that "
				"goes around it",
			.tier = 3,
			.format = "short talks at fixed times",
			.pathway = { 4, 3, 2, 1 },
			.steps = {
				"Ask what is in the way and what would help, "
					"and write it down.",
				"Agree on one thing that changes this week: "
					"the time, the place or the amount.",
				"See after a week whether it has; if not, "
					"bring in who can change it.",
			},
			.example = "is back at every lesson for two weeks and "
				"hands in the short form of the work",
			.strategy = "check in and check out with one adult",
			.weeks = 4,
			.sessions = 2,
		},
	}, {
		.rule = "checkins < 3 or level < 50% or level unknown and "
			"skill < 50% or level unknown and ready < 50%",
		.segment = {
			.name = "starter",
			.sentence = "Needs a first way in: small steps, shown "
				"and done together.",
			.need = "a clear first step, and to see it succeed",
			.tier = 2,
			.format = "small group at the teacher's table",
			.pathway = { 4, 4, 2, 0 },
			.steps = {
				"Show one worked example and say each step "
					"aloud.",
				"Do the next one together, then one alone "
					"with the example in sight.",
				"Ask for a check-in the same day and name the "
					"step that was right.",
			},
			.example = "does two of three like the example without "
				"help",
			.strategy = "worked examples that fade",
			.weeks = 6,
			.sessions = 3,
		},
	}, {
		.rule = "level unknown or level < 75%",
		.segment = {
			.name = "builder",
			.sentence = "Has the parts and needs practice that "
				"puts them together.",
			.need = "practice with quick feedback",
			.tier = 2,
			.format = "pairs with an answer key",
			.pathway = { 2, 5, 2, 1 },
			.steps = {
				"Name the one part that fails most often.",
				"Practise that part in short sets, and check "
					"each set at once.",
				"Mix it with what is known and check in after "
					"three lessons.",
			},
			.example = "gets three of four right on mixed tasks, "
				"two lessons in a row",
			.strategy = "short mixed practice with feedback",
			.weeks = 6,
			.sessions = 2,
		},
	}, {
		.rule = "level < 82% or help >= 50%",
		.segment = {
			.name = "refiner",
			.sentence = "Mostly right; needs feedback on the last "
				"mistakes, and to do it without hints.",
			.need = "precise feedback, and fewer hints",
			.tier = 2,
			.format = "pairs that review each other's work",
			.pathway = { 1, 3, 4, 2 },
			.steps = {
				"Look for what the last mistakes have in "
					"common.",
				"Correct own work against a model, and say "
					"what was changed.",
				"Try a new kind of task without hints.",
			},
			.example = "explains a mistake and does the next task "
				"of its kind right, alone",
			.strategy = "find and mend one's own mistakes",
			.weeks = 6,
			.sessions = 1,
		},
	}, {
		.rule = "",
		.segment = {
			.name = "independent",
			.sentence = "Works alone and well; needs something "
				"worth doing.",
			.need = "a harder use of it, and a say in what comes",
			.tier = 1,
			.format = "alone, or in a project group",
			.pathway = { 1, 1, 2, 6 },
			.steps = {
				"Choose a task that uses this for something "
					"new.",
				"Plan it and say how one will see that it "
					"works.",
				"Show the result and explain one choice.",
			},
			.example = "finishes a task of their own choice and "
				"explains it to somebody",
			.strategy = "a project with a date and a reader",
			.weeks = 6,
			.sessions = 1,
		},
	},
};

void segments_init(struct segments *segments)
{
	struct error err = ERROR_INIT;

	*segments = (struct segments){ .count = ARRAY_LEN(shipped) };
	for (size_t i = 0; i < ARRAY_LEN(shipped); i++) {
		segments->items[i] = shipped[i].segment;
		if (!segment_parse_rule(&segments->items[i], shipped[i].rule,
			&err))
			panic("The rule of %s is none: %s",
				shipped[i].segment.name, err.text);
	}
}
