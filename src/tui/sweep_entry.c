/* SPDX-License-Identifier: MIT */
/*
 * The sweep's line. While it is empty keys are about the selected row; letters
 * begin a name, and a level, or a number and Enter, is then for that student
 * and leaves the selected row where it is.
 */
#include "sweep.h"

#include <string.h>

#include "base/text.h"
#include "checkin.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "model/words.h"
#include "typing.h"
#include "who.h"

static bool is_empty(const struct tui *tui)
{
	return text_is_blank(typing_text(tui));
}

static size_t levels(const struct tui *tui)
{
	return tui->room->facts.policy.scale.levels;
}

static void put_entry(struct tui *tui, int64_t student, struct score score)
{
	const struct checkin entry = { .student = student, .score = score };
	struct buf ignored = BUF_INIT;

	if (!sweep_put(tui, &entry, &ignored))
		buf_release(&ignored);
}

static void fill(struct tui *tui, struct score score)
{
	const struct sweeper *sweeper = &tui->sweeper;

	for (size_t i = 0; i < sweeper->students.count; i++) {
		int64_t student = sweeper->students.items[i];
		const struct seat *seat = desk_seat(tui, student);

		if (seat && !seat->absent && !sweep_entered(tui, student))
			put_entry(tui, student, score);
	}
	if (sweeper->entries.count)
		sweep_write(tui, false);
	else
		desk_say(tui, STYLE_NOTICE, "Everyone has an entry already.");
}

static void log_level(struct tui *tui, struct score score)
{
	int64_t student = sweep_student(tui);
	struct buf why = BUF_INIT;
	bool is_jump = !is_empty(tui);

	if (is_jump)
		student = who_is(tui, typing_text(tui), &why);
	else if (!student)
		buf_adds(&why, "This is the end of the sweep");
	if (student) {
		put_entry(tui, student, score);
		sweep_write(tui, is_jump && student != sweep_student(tui));
	} else {
		desk_say(tui, STYLE_NOTICE, "Nothing logged. %s",
			buf_text(&why));
	}
	buf_release(&why);
}

static void level(struct tui *tui, int number)
{
	const struct score score = {
		.form = SCORE_LEVEL,
		.points = number,
		.out_of = (double)(tui->room ? levels(tui) : 0),
	};

	if (!tui->room || job_is_on(tui))
		return;
	sweep_clear(tui);
	if (typing_lines(tui))
		typing_say_lines(tui);
	else if ((size_t)number > levels(tui))
		desk_say(tui, STYLE_NOTICE, "There is no level %d: the scale "
			"has 1 to %zu", number, levels(tui));
	else if (tui->sweeper.fills && is_empty(tui))
		fill(tui, score);
	else
		log_level(tui, score);
}

/* "7", "7 hint", "mia 7": Enter logs it in a class that counts. */
static bool read_words(struct tui *tui, struct arena *arena,
	struct words *words, struct error *err)
{
	struct buf line = BUF_INIT;
	bool done = checkin_complete(tui, arena, &line) ?
		words_read_line(words, arena, buf_text(&line),
			&tui->room->facts.policy.scale, err) :
		error_set(err, ERROR_USAGE, "this is the end of the sweep");

	buf_release(&line);
	return done;
}

static void log_words(struct tui *tui, const struct words *words)
{
	struct buf why = BUF_INIT;

	if (sweep_put_words(tui, words, &why))
		sweep_write(tui, tui->sweeper.entries.items[0].student !=
			sweep_student(tui));
	else
		desk_say(tui, STYLE_NOTICE, "Nothing logged. %s",
			buf_text(&why));
	buf_release(&why);
}

static void go_there(struct tui *tui)
{
	struct buf why = BUF_INIT;
	int64_t student = who_is(tui, typing_text(tui), &why);

	if (student) {
		line_clear(&tui->typing.line);
		sweep_select(tui, student);
		tui->sweeper.from = 0;
		if (!sweep_student(tui))
			desk_say(tui, STYLE_NOTICE, "%s is not among those "
				"of this sweep.", desk_name(tui, student));
		else
			desk_hush(tui);
	} else {
		desk_say(tui, STYLE_NOTICE, "%s", buf_text(&why));
	}
	buf_release(&why);
}

static bool is_number(const char *text)
{
	text += strspn(text, " ");
	return *text >= '0' && *text <= '9';
}

/* For all without an entry; what is no score is said in any case. */
static void fill_words(struct tui *tui)
{
	struct buf why = BUF_INIT;
	struct score score;
	const char *rest;

	if (!sweep_read_score(tui, typing_text(tui), &score, &rest, &why))
		desk_say(tui, STYLE_NOTICE, "Nothing logged: %s",
			buf_text(&why));
	else if (tui->sweeper.fills)
		fill(tui, score);
	buf_release(&why);
}

/* A line without a score is a name to go to. */
static void enter_words(struct tui *tui)
{
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct buf why = BUF_INIT;
	struct words words;

	sweep_clear(tui);
	if (tui->sweeper.fills)
		fill_words(tui);
	else if (sweep_is_pile(tui, typing_text(tui)))
		sweep_enter_lines(tui);
	else if (read_words(tui, &arena, &words, &err) &&
	    checkin_lacks_out_of(tui, &words, &why))
		desk_say(tui, STYLE_NOTICE, "Nothing logged. %s",
			buf_text(&why));
	else if (err.code == ERROR_NONE)
		log_words(tui, &words);
	else if (err.code == ERROR_USAGE && !is_number(typing_text(tui)))
		go_there(tui);
	else if (err.code == ERROR_USAGE)
		fill_words(tui);
	else
		desk_say(tui, STYLE_NOTICE, "Nothing logged: %s", err.text);
	buf_release(&why);
	arena_release(&arena);
}

/* Levels are keys: a line that has a score in it was pasted. */
static bool is_line(const struct tui *tui)
{
	return strpbrk(typing_text(tui), "0123456789%+") != NULL;
}

static void enter(struct tui *tui)
{
	if (!tui->room || job_is_on(tui))
		return;
	if (typing_lines(tui))
		sweep_enter_lines(tui);
	else if (is_empty(tui))
		sweep_end(tui);
	else if (sweep_is_by_level(tui) && !is_line(tui))
		go_there(tui);
	else
		enter_words(tui);
}

static void close(struct tui *tui)
{
	desk_hush(tui);
	if (typing_lines(tui) || !is_empty(tui))
		typing_clear(tui);
	else if (tui->sweeper.fills)
		tui->sweeper.fills = false;
	else
		sweep_leave(tui);
}

/* The key is a part of a name when one is being typed. */
static bool is_typed(struct tui *tui, const char *text)
{
	tui->sweeper.fills = false;
	if (is_empty(tui))
		return false;
	typing_insert(tui, text);
	return true;
}

static void skip(struct tui *tui)
{
	if (is_typed(tui, " "))
		return;
	desk_hush(tui);
	if (sweep_student(tui))
		sweep_remember(tui, sweep_student(tui));
	tui->sweeper.from = 0;
	sweep_move_on(tui);
}

static void absent(struct tui *tui)
{
	if (!is_typed(tui, tui->key ? tui->key : "") && !job_is_on(tui))
		sweep_toggle_absent(tui);
}

static void fill_rest(struct tui *tui)
{
	bool is_on = tui->sweeper.fills;

	if (is_typed(tui, tui->key ? tui->key : ""))
		return;
	desk_hush(tui);
	tui->sweeper.fills = !is_on;
}

static void back(struct tui *tui)
{
	struct sweeper *sweeper = &tui->sweeper;
	int64_t student = sweep_student(tui);

	if (tui->typing.line.text.len) {
		line_rub(&tui->typing.line);
		return;
	}
	if (typing_lines(tui)) {
		typing_say_lines(tui);
		return;
	}
	desk_hush(tui);
	sweeper->fills = false;
	if (!sweeper->from)
		sweeper->from = student;
	if (sweeper->trail.count)
		sweep_select(tui,
			sweeper->trail.items[--sweeper->trail.count]);
	else if (sweeper->at > 0)
		sweeper->at--;
}

static void take_out(struct tui *tui)
{
	if (!is_empty(tui))
		line_delete(&tui->typing.line);
	else if (typing_lines(tui))
		typing_say_lines(tui);
	else if (!sweep_entered(tui, sweep_student(tui)))
		desk_say(tui, STYLE_NOTICE, "There is no entry here.");
	else if (!job_is_on(tui))
		sweep_take_out(tui);
}

static void pile(struct tui *tui)
{
	typing_open(tui, &sweep_pile);
}

/* Only before the first entry: a sweep stays in its round. */
static void use_round(struct tui *tui)
{
	const struct facts *facts = &tui->room->facts;
	struct sweep *sweep = &tui->sweeper.sweep;

	if (sweep->id || !facts->round_count)
		desk_say(tui, STYLE_NOTICE, "%s", sweep->id ? "The sweep has "
			"entries: its round stays." : "There is no round "
			"yet: the sweep makes its own.");
	else
		sweep->round = sweep->round ? 0 :
			facts->rounds[facts->round_count - 1].id;
}

static void go(struct tui *tui, size_t at)
{
	size_t count = tui->sweeper.students.count;

	desk_hush(tui);
	tui->sweeper.from = 0;
	tui->sweeper.at = at < count ? at : count;
}

#define PAGE 10

static void up(struct tui *tui)
{
	go(tui, tui->sweeper.at ? tui->sweeper.at - 1 : 0);
}

static void down(struct tui *tui)
{
	go(tui, tui->sweeper.at + 1);
}

static void page_up(struct tui *tui)
{
	go(tui, tui->sweeper.at < PAGE ? 0 : tui->sweeper.at - PAGE);
}

static void page_down(struct tui *tui)
{
	go(tui, tui->sweeper.at + PAGE);
}

static void first(struct tui *tui)
{
	if (is_empty(tui))
		go(tui, 0);
	else
		line_first(&tui->typing.line);
}

static void last(struct tui *tui)
{
	if (is_empty(tui))
		go(tui, tui->sweeper.students.count - 1);
	else
		line_last(&tui->typing.line);
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ "close", close },
	{ "sweep skip", skip },
	{ "sweep absent", absent },
	{ "sweep fill", fill_rest },
	{ "sweep pile", pile },
	{ "sweep round", use_round },
	{ "edit rub", back },
	{ "edit delete", take_out },
	{ "edit first", first },
	{ "edit last", last },
	{ "select up", up },
	{ "select down", down },
	{ "select page up", page_up },
	{ "select page down", page_down },
	{ NULL, NULL }
};

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Sweep:");
}

static void echo_selected(const struct tui *tui, struct buf *out)
{
	int64_t student = sweep_student(tui);
	const struct checkin *entry = sweep_entered(tui, student);

	if (!student) {
		buf_adds(out, "The end: Enter keeps the sweep, Backspace goes "
			"back");
		return;
	}
	who_write(out, tui, student);
	if (entry && !desk_hides(tui)) {
		buf_adds(out, " has ");
		score_write(out, &entry->score);
	}
	if (sweep_is_by_level(tui))
		buf_addf(out, "?  1-%zu %s", levels(tui), entry ?
			"corrects it" : "logs it");
	else
		buf_adds(out, "?  A number and Enter");
	buf_adds(out, "; or letters of a name");
}

static void echo_fill(const struct tui *tui, struct buf *out)
{
	if (sweep_is_by_level(tui))
		buf_addf(out, "Which level for the %zu without an entry? "
			"1-%zu; Esc none", sweep_left(tui), levels(tui));
	else
		buf_addf(out, "Which score for the %zu without an entry? "
			"Enter logs it, Esc none", sweep_left(tui));
}

/* A number is meant as a score, even one that cannot be. */
static void echo_words(struct tui *tui, struct buf *out)
{
	struct buf why = BUF_INIT;
	struct score score;
	const char *rest;

	if (is_number(typing_text(tui)) && !sweep_read_score(tui,
	    typing_text(tui), &score, &rest, &why))
		buf_adds(out, buf_text(&why));
	else
		checkin_echo(tui, out);
	buf_release(&why);
}

static void echo(struct tui *tui, struct buf *out)
{
	struct buf why = BUF_INIT;
	int64_t student;

	if (!tui->room)
		return;
	if (typing_lines(tui)) {
		checkin_echo(tui, out);
	} else if (tui->sweeper.fills) {
		echo_fill(tui, out);
	} else if (is_empty(tui)) {
		echo_selected(tui, out);
	} else if (!sweep_is_by_level(tui) || is_line(tui)) {
		echo_words(tui, out);
	} else {
		student = who_is(tui, typing_text(tui), &why);
		if (student)
			who_write(out, tui, student);
		buf_adds(out, student ? "?  " : buf_text(&why));
		if (student)
			buf_addf(out, "1-%zu logs it, Enter goes there",
				levels(tui));
	}
	buf_release(&why);
}

static struct rect cursor(const struct tui *tui)
{
	return tui->sweeper.cursor;
}

const struct entry sweep_entry = {
	.context = "sweep",
	.actions = actions,
	.takes_lines = true,
	.label = label,
	.echo = echo,
	.level = level,
	.cursor = cursor,
};

const struct entry sweep_numbers = {
	.context = "sweep numbers",
	.actions = actions,
	.takes_lines = true,
	.label = label,
	.echo = echo,
	.cursor = cursor,
};
