/* SPDX-License-Identifier: MIT */
/* The table of signals, and how a value of each is said. */
#include "model/signals.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "names.h"

static const char *const severities[] = { "none", "light", "middle",
	"severe" };

/* Limits of a number: a class year has fewer of anything. */
#define NUMBER_MOST 1000

const struct signal_kind signal_kinds[SIGNAL_COUNT] = {
	[SIGNAL_DAYS] = {
		.name = "days", .label = "class days since the last check-in",
		.unit = UNIT_NUMBER, .clusters = true,
		.sentence = "Class days since the last check-in; days on "
			"which nobody had one do not count.",
	},
	[SIGNAL_WEEKLY] = {
		.name = "weekly", .label = "check-ins a week",
		.unit = UNIT_NUMBER, .clusters = true,
		.sentence = "Check-ins a class week, over the last four of "
			"them.",
	},
	[SIGNAL_CHECKINS] = {
		.name = "checkins", .label = "check-ins",
		.unit = UNIT_NUMBER,
		.sentence = "How many check-ins there ever were.",
	},
	[SIGNAL_LEVEL] = {
		.name = "level", .label = "level",
		.unit = UNIT_SHARE, .clusters = true,
		.is_skill = true,
		.sentence = "What would likely be right next time, on average "
			"over the objectives with a check-in in the last six "
			"class weeks.",
	},
	[SIGNAL_GAIN] = {
		.name = "gain", .label = "gain",
		.unit = UNIT_CHANGE, .clusters = true,
		.is_skill = true,
		.sentence = "How much the level rose over the last four class "
			"weeks on what was seen in them, from before them or "
			"else from the first check-in.",
	},
	[SIGNAL_STEADY] = {
		.name = "steady", .label = "part in rounds",
		.unit = UNIT_SHARE, .clusters = true,
		.sentence = "The share of the class's rounds of the last six "
			"class weeks that were taken part in, of those that "
			"half of the class had.",
	},
	[SIGNAL_HELP] = {
		.name = "help", .label = "help needed",
		.unit = UNIT_SHARE, .clusters = true,
		.sentence = "How much help was needed in those of the last "
			"ten check-ins that say so, three of them or more; a "
			"hint is half of it.",
	},
	[SIGNAL_RESPONSE] = {
		.name = "response", .label = "response",
		.unit = UNIT_CHANGE, .clusters = true,
		.is_skill = true,
		.sentence = "How the score changed from a weak check-in to "
			"the next one on the same objective, on average over "
			"the last five.",
	},
	[SIGNAL_SURE] = {
		.name = "sure", .label = "confidence over result",
		.unit = UNIT_CHANGE, .clusters = true,
		.is_skill = true,
		.sentence = "Confidence less result, on average over the last "
			"ten check-ins that say it; above zero is surer than "
			"right.",
	},
	[SIGNAL_DONE] = {
		.name = "done", .label = "tasks done",
		.unit = UNIT_SHARE, .clusters = true,
		.sentence = "The share of the last ten tasks given that was "
			"done; the newest word on each counts.",
	},
	[SIGNAL_QUALITY] = {
		.name = "quality", .label = "quality",
		.unit = UNIT_SHARE, .clusters = true,
		.is_skill = true,
		.sentence = "How well tasks were done, on average over the "
			"last ten check-ins that say it.",
	},
	[SIGNAL_SKILL] = {
		.name = "skill", .label = "skill at intake",
		.unit = UNIT_SHARE,
		.is_skill = true,
		.sentence = "The skill that was measured at intake.",
	},
	[SIGNAL_READY] = {
		.name = "ready", .label = "readiness",
		.unit = UNIT_SHARE,
		.sentence = "The share of yes among the questions of "
			"readiness that were answered.",
	},
	[SIGNAL_BLOCK] = {
		.name = "block", .label = "constraint",
		.unit = UNIT_SEVERITY, .is_constraint = true,
		.sentence = "The worst constraint that is open: none, light, "
			"middle or severe.",
	},
};

bool signal_parse(const char *name, enum signal *signal)
{
	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		if (names_is(signal_kinds[i].name, name, strlen(name))) {
			*signal = (enum signal)i;
			return true;
		}
	}
	return false;
}

static const char *severity_name(double value)
{
	double place = round(fmin(fmax(value, 0),
		(double)ARRAY_LEN(severities) - 1));

	return severities[(size_t)place];
}

static void write_change(struct buf *out, double value)
{
	long points = lround(100 * value);

	buf_addf(out, "%s%ld point%s", points > 0 ? "+" : "", points,
		points == 1 || points == -1 ? "" : "s");
}

/* A share that is not all, or not nothing, is not shown as if it were. */
static void write_share(struct buf *out, double value)
{
	double percent = 100 * value;

	if (value > 0 && value < 1)
		percent = fmin(fmax(percent, 1), 99);
	buf_addf(out, "%ld%%", lround(percent));
}

void signal_write_value(struct buf *out, enum signal signal, double value)
{
	if (isnan(value)) {
		buf_adds(out, "unknown");
		return;
	}
	switch (signal_kinds[signal].unit) {
	case UNIT_SHARE:
		write_share(out, value);
		return;
	case UNIT_CHANGE:
		write_change(out, value);
		return;
	case UNIT_NUMBER:
		number_write(out, round(10 * value) / 10);
		return;
	case UNIT_SEVERITY:
		buf_adds(out, severity_name(value));
		return;
	}
}

/* "8 points" and "+8%": eight of a hundred. */
static bool parse_change(const char *text, double *limit)
{
	const char *unit;
	struct buf share = BUF_INIT;
	bool is_read;

	text += *text == '+';
	unit = strstr(text, " point");
	if (unit && (text_equal(unit, " point") ||
	    text_equal(unit, " points"))) {
		buf_add(&share, text, (size_t)(unit - text));
		buf_addc(&share, '%');
		text = buf_text(&share);
	}
	is_read = number_parse_share(text, limit);
	buf_release(&share);
	return is_read;
}

static bool parse_severity(const char *text, double *limit)
{
	size_t place;
	int64_t number;

	if (names_find(severities, ARRAY_LEN(severities), text, &place)) {
		*limit = (double)place;
		return true;
	}
	if (!number_parse_int(text, &number))
		return false;
	*limit = (double)number;
	return true;
}

static bool is_within(double value, double low, double high)
{
	return value >= low && value <= high;
}

bool signal_parse_limit(enum signal signal, const char *text, double *limit)
{
	double read = 0;
	bool is_read = false;

	switch (signal_kinds[signal].unit) {
	case UNIT_SHARE:
		is_read = number_parse_share(text, &read) &&
			is_within(read, 0, 1);
		read = round(read * 10000) / 10000;
		break;
	case UNIT_CHANGE:
		is_read = parse_change(text, &read) && is_within(read, -1, 1);
		read = round(read * 10000) / 10000;
		break;
	case UNIT_NUMBER:
		is_read = number_parse(text, &read) &&
			is_within(read, 0, NUMBER_MOST);
		read = round(read * 100) / 100;
		break;
	case UNIT_SEVERITY:
		is_read = parse_severity(text, &read) &&
			is_within(read, 0, (double)ARRAY_LEN(severities) - 1);
		break;
	}
	/* The sum turns -0 into 0. */
	if (is_read)
		*limit = read + 0.0;
	return is_read;
}

void signal_write_limit(struct buf *out, enum signal signal, double limit)
{
	switch (signal_kinds[signal].unit) {
	case UNIT_SHARE:
		number_write(out, 100 * limit);
		buf_addc(out, '%');
		return;
	case UNIT_CHANGE:
		number_write(out, 100 * limit);
		buf_adds(out, " points");
		return;
	case UNIT_NUMBER:
		number_write(out, limit);
		return;
	case UNIT_SEVERITY:
		buf_adds(out, severity_name(limit));
		return;
	}
}

const char *signal_limits(enum signal signal)
{
	static const char *const limits[] = {
		[UNIT_SHARE] = "between 0% and 100%",
		[UNIT_CHANGE] = "between -100 points and 100 points",
		[UNIT_NUMBER] = "a number between 0 and 1000",
		[UNIT_SEVERITY] = "none, light, middle or severe",
	};

	return limits[signal_kinds[signal].unit];
}

const char *lifecycle_name(enum lifecycle lifecycle)
{
	static const char *const names[LIFECYCLE_COUNT] = {
		[LIFECYCLE_UNSEEN] = "unseen",
		[LIFECYCLE_NEW] = "new",
		[LIFECYCLE_ACTIVE] = "active",
		[LIFECYCLE_AT_RISK] = "at risk",
		[LIFECYCLE_INACTIVE] = "inactive",
		[LIFECYCLE_RETURNED] = "returned",
	};

	return names[lifecycle];
}
