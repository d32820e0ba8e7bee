/* SPDX-License-Identifier: MIT */
/*
 * Checking in by level keys: a level logs for whom the view shows and closes
 * the line; letters and a level log for whoever the letters can only be, and
 * the line waits for the next. Letters that mean no one or several never log,
 * nor does a key that may be one more letter of a name.
 */
#include <string.h>

#include "app/names.h"
#include "base/text.h"
#include "checkin.h"
#include "desk.h"
#include "keys.h"
#include "typing.h"
#include "who.h"

/* Whom a level key would log for; 0, and why not. */
static int64_t find(const struct tui *tui, struct buf *why)
{
	const char *text = typing_text(tui);
	int64_t subject = desk_subject(tui);

	if (!text_is_blank(text))
		return who_is(tui, text, why);
	if (!tui->typing.has_named && subject)
		return subject;
	buf_adds(why, "Letters of a name, then a level; Esc closes");
	return 0;
}

/* "ben 3": a score of words is being typed, and no name. */
static bool has_score(const struct tui *tui)
{
	const char *text = typing_text(tui);
	struct buf ignored = BUF_INIT;
	bool is_so = false;

	for (const char *at = text; *at && !is_so; at++)
		is_so = at > text && at[-1] == ' ' && *at >= '0' && *at <= '9';
	is_so = is_so && !who_is(tui, text, &ignored);
	buf_release(&ignored);
	return is_so;
}

static bool is_about(const struct tui *tui)
{
	return text_is_blank(typing_text(tui)) && !typing_lines(tui) &&
		!tui->typing.has_named;
}

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Check in:");
}

static void echo(struct tui *tui, struct buf *out)
{
	bool is_empty = text_is_blank(typing_text(tui));
	struct buf why = BUF_INIT;
	int64_t student;

	if (!tui->room)
		return;
	if (typing_lines(tui) || has_score(tui)) {
		checkin_echo(tui, out);
		return;
	}
	student = find(tui, &why);
	if (student) {
		who_write(out, tui, student);
		buf_addf(out, "?  1-%zu logs it%s",
			tui->room->facts.policy.scale.levels,
			is_empty ? "; or letters of another name" : "");
	}
	buf_adds(out, buf_text(&why));
	buf_release(&why);
}

static void send(struct tui *tui, int64_t student, int level)
{
	struct buf line = BUF_INIT, what = BUF_INIT;

	/* Another level is another check-in, not the first one again. */
	if (tui->typing.token_level != level)
		tui->typing.token[0] = '\0';
	tui->typing.token_level = level;
	buf_addf(&line, "=%lld %d", (long long)student, level);
	buf_addf(&what, "%s %d", desk_name(tui, student), level);
	checkin_send(tui, buf_text(&line), buf_text(&what));
	buf_release(&line);
	buf_release(&what);
}

static void level(struct tui *tui, int level)
{
	struct buf why = BUF_INIT;
	int64_t student;

	if (!tui->room)
		return;
	student = find(tui, &why);
	if (typing_lines(tui))
		typing_say_lines(tui);
	else if ((size_t)level > tui->room->facts.policy.scale.levels)
		desk_say(tui, STYLE_NOTICE, "There is no level %d: the scale "
			"has 1 to %zu", level,
			tui->room->facts.policy.scale.levels);
	else if (student)
		send(tui, student, level);
	else
		desk_say(tui, STYLE_NOTICE, "Nothing logged. %s",
			buf_text(&why));
	buf_release(&why);
}

/* What was pasted may be a whole line of words. */
static void enter(struct tui *tui)
{
	const char *text = typing_text(tui);

	if (typing_lines(tui) || strpbrk(text, "0123456789%+"))
		checkin_enter(tui);
	else
		desk_say(tui, STYLE_NOTICE, "A level logs it; %s is for "
			"other scores and words.",
			keys_first(&tui->keys, "switch"));
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ "switch", checkin_switch },
	{ NULL, NULL }
};

const struct entry levels_entry = {
	.context = "checkin levels",
	.actions = actions,
	.history = HISTORY_CHECKINS,
	.takes_lines = true,
	.takes_names = true,
	.is_about = is_about,
	.label = label,
	.echo = echo,
	.level = level,
};

/* The line as it would be with the key typed into it. */
static void write_with(struct buf *out, const struct tui *tui)
{
	const struct line *line = &tui->typing.line;

	buf_add(out, buf_text(&line->text), line->at);
	buf_adds(out, tui->key);
	buf_adds(out, buf_text(&line->text) + line->at);
}

/* The key goes on with a name of the class. */
static bool is_letter(const struct tui *tui)
{
	struct buf longer = BUF_INIT;
	bool is_so;

	if (!tui->room || !tui->key || !keys_is_text(tui->key) ||
	    text_is_blank(typing_text(tui)) || typing_lines(tui))
		return false;
	write_with(&longer, tui);
	is_so = names_go_on(&tui->room->facts, typing_text(tui),
		buf_text(&longer), tui->key);
	buf_release(&longer);
	return is_so;
}

/* It might have been meant as a level: what it was is said. */
static void type_letter(struct tui *tui, int level)
{
	struct buf ignored = BUF_INIT;
	int64_t student = who_is(tui, typing_text(tui), &ignored);

	typing_insert(tui, tui->key);
	if (student && (size_t)level <= tui->room->facts.policy.scale.levels &&
	    who_is(tui, typing_text(tui), &ignored) == student &&
	    !is_letter(tui))
		desk_say(tui, STYLE_NOTICE, "%s is a letter here; once more, "
			"it logs %d for %s", tui->key, level,
			desk_name(tui, student));
	buf_release(&ignored);
}

/* After a name and a blank a digit may be the first of 3/10: it waits for
 * Enter, as in a line of words. */
static bool may_go_on(const struct tui *tui)
{
	const struct line *line = &tui->typing.line;

	if (!tui->room || !tui->key || !keys_is_text(tui->key) ||
	    text_is_blank(typing_text(tui)) || typing_lines(tui))
		return false;
	return (line->at > 0 && buf_text(&line->text)[line->at - 1] == ' ') ||
		has_score(tui);
}

static void press(struct tui *tui, int level)
{
	const struct entry *entry = tui->typing.entry;

	if (!entry || !entry->level)
		return;
	if (is_letter(tui))
		type_letter(tui, level);
	else if (may_go_on(tui))
		typing_insert(tui, tui->key);
	else
		entry->level(tui, level);
}

#define LEVEL(number) \
	static void level_##number(struct tui *tui) \
	{ \
		press(tui, number); \
	}
LEVEL(1)
LEVEL(2)
LEVEL(3)
LEVEL(4)
LEVEL(5)
LEVEL(6)
LEVEL(7)
LEVEL(8)
LEVEL(9)

const struct screen_action levels_actions[] = {
	{ "level 1", level_1 },
	{ "level 2", level_2 },
	{ "level 3", level_3 },
	{ "level 4", level_4 },
	{ "level 5", level_5 },
	{ "level 6", level_6 },
	{ "level 7", level_7 },
	{ "level 8", level_8 },
	{ "level 9", level_9 },
	{ NULL, NULL }
};
