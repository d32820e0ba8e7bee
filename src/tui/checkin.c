/* SPDX-License-Identifier: MIT */
/*
 * The check-in line: NAME SCORE and the other words. Without a name it is
 * about the student whom the view shows. What is understood stands above the
 * line while it is typed; nothing is ever logged for a guess.
 */
#include "checkin.h"

#include <string.h>
#include <unistd.h>

#include "app/form.h"
#include "app/names.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "lists.h"
#include "logged.h"
#include "screen.h"
#include "sheet.h"
#include "typing.h"
#include "who.h"

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Check in:");
}

/* Whether the line is about whom the view shows: it begins with its score,
 * or with nothing yet. A student may be called "3": "3 3/4" names them. */
static bool is_nameless(const char *text, const struct scale *scale,
	struct arena *arena)
{
	size_t start = strspn(text, " ");
	size_t len = strcspn(text + start, " ");
	struct buf word = BUF_INIT;
	struct words words;
	struct score score;
	bool is_score;

	words_peek(&words, arena, text, scale);
	buf_add(&word, text + start, len);
	is_score = score_parse(buf_text(&word), scale, &score, NULL);
	buf_release(&word);
	return text_is_blank(text) || (is_score && !words.has_score);
}

/* Lines that were pasted name their students. */
static bool is_about(const struct tui *tui)
{
	struct arena arena = ARENA_INIT;
	bool is_so = tui->room && !typing_lines(tui) &&
		is_nameless(typing_text(tui),
			&tui->room->facts.policy.scale, &arena);

	arena_release(&arena);
	return is_so;
}

/* Where a bare number stands that means points of the round's items: after
 * the name, or at the start; NULL: nowhere, or there is a score already. */
static const char *bare_number(const char *text, const struct scale *scale,
	const struct form *form, struct arena *arena, struct buf *number)
{
	const char *first = NULL, *beyond = NULL;
	struct words words;

	words_peek(&words, arena, text, scale);
	if (words.has_score && words.score.form != SCORE_LEVEL)
		return NULL;
	for (const char *at = text; *at && !strchr("\":", *at); ) {
		size_t len = strcspn(at, " ");
		double value;

		buf_clear(number);
		buf_add(number, at, len);
		if (len && number_parse(buf_text(number), &value) &&
		    value >= 0 && (value <= form->out_of ||
		    len == strlen(text))) {
			if (at > text)
				return at;
			first = at;
		} else if (len && at > text && number_parse(
		    buf_text(number), &value) && value > form->out_of) {
			beyond = at;
		}
		at += len;
		at += strspn(at, " ");
	}
	/* More than there are: refused as that, not taken as a level. */
	if (!first && words.has_score)
		first = beyond;
	if (!first)
		return NULL;
	buf_clear(number);
	buf_add(number, first, strcspn(first, " "));
	return first;
}

void checkin_fill_in(const struct tui *tui, struct arena *arena,
	struct buf *line)
{
	const struct facts *facts = &tui->room->facts;
	const struct form form = form_of(facts);
	struct buf number = BUF_INIT, filled = BUF_INIT;
	const char *text = buf_text(line);
	const char *at = form.out_of > 0 ? bare_number(text,
		&facts->policy.scale, &form, arena, &number) : NULL;

	if (at) {
		buf_add(&filled, text, (size_t)(at - text));
		form_complete(&filled, &form, buf_text(&number));
		buf_adds(&filled, at + number.len);
		buf_clear(line);
		buf_adds(line, buf_text(&filled));
	}
	buf_release(&filled);
	buf_release(&number);
}

/* The line with a name in it. false: it needs one and no one is selected. */
bool checkin_complete(const struct tui *tui, struct arena *arena,
	struct buf *line)
{
	int64_t subject = desk_subject(tui);
	struct buf text = BUF_INIT;
	bool is_whole = true;

	buf_adds(&text, typing_text(tui));
	checkin_fill_in(tui, arena, &text);
	if (is_nameless(buf_text(&text), &tui->room->facts.policy.scale,
	    arena)) {
		is_whole = subject != 0;
		buf_addf(line, "=%lld ", (long long)subject);
	}
	buf_adds(line, buf_text(&text));
	buf_release(&text);
	return is_whole;
}

bool checkin_lacks_out_of(const struct tui *tui, const struct words *words,
	struct buf *why)
{
	const struct form form = form_of(&tui->room->facts);

	return words->has_score && form_lacks_out_of(&form, &words->score,
		why);
}

static void echo_details(struct buf *out, const struct words *words)
{
	if (words->support != SUPPORT_UNSAID)
		buf_addf(out, ", %s", support_name(words->support));
	if (words->confidence)
		buf_addf(out, ", confidence %d", words->confidence);
	if (words->minutes)
		buf_addf(out, ", %d min", words->minutes);
	sheet_write_task(out, words->task, words->quality);
	if (words->round)
		buf_addf(out, ", round %s", words->round);
	if (words->block)
		buf_addf(out, ", blocked by %s", words->block);
	if (words->note)
		buf_addf(out, ", \"%s\"", words->note);
}

/* "on unit rates", or what is wrong: no such objective, or none yet. */
static bool echo_objective(const struct tui *tui, struct buf *out,
	const struct words *words)
{
	const struct facts *facts = &tui->room->facts;
	struct error err = ERROR_INIT;
	size_t at;

	if (!words->objective && !tui->room->focus) {
		buf_adds(out, ": first say what it is about, with :objective "
			"add NAME");
		return false;
	}
	if (!words->objective) {
		buf_addf(out, " on %s", room_focus_name(tui->room));
		return true;
	}
	if (!names_objective(facts, words->objective, &at, &err)) {
		buf_addf(out, ": %s", err.text);
		return false;
	}
	buf_addf(out, " on %s", facts->objectives[at].name);
	return true;
}

/* ": type 3/4, 75%, a level 1-4, + or x; or a name first" */
static void echo_scores(const struct tui *tui, struct buf *out)
{
	const struct facts *facts = &tui->room->facts;
	const struct form form = form_of(facts);
	bool is_empty = text_is_blank(typing_text(tui));

	buf_adds(out, is_empty ? ": type " : ": then ");
	if (form.out_of > 0) {
		buf_adds(out, form.out_of < 3 ? "1 for " : "3 for ");
		form_complete(out, &form, form.out_of < 3 ? "1" : "3");
		buf_adds(out, ", 75%");
	} else {
		buf_addf(out, "3/4, 75%%, a level 1-%zu",
			facts->policy.scale.levels);
	}
	buf_adds(out, ", + or x");
	if (is_empty)
		buf_adds(out, "; or a name first");
}

/* fault: why the line would be refused; NULL: it would be logged. A score that
 * is only missing is no fault while one types. */
static void echo_words(const struct tui *tui, struct buf *out,
	const struct words *words, const struct error *fault)
{
	int64_t student;

	if (fault && fault->code != ERROR_USAGE) {
		buf_adds(out, fault->text);
		return;
	}
	student = who_is(tui, words->name, out);
	if (!student || checkin_lacks_out_of(tui, words, out))
		return;
	if (!words->has_score) {
		who_write(out, tui, student);
		echo_scores(tui, out);
		return;
	}
	who_write(out, tui, student);
	buf_addc(out, ' ');
	score_write(out, &words->score);
	if (!echo_objective(tui, out, words))
		return;
	echo_details(out, words);
	buf_adds(out, "   Enter logs it");
}

static void echo_line(const struct tui *tui, struct buf *out,
	struct arena *arena, const char *line)
{
	const struct scale *scale = &tui->room->facts.policy.scale;
	struct error fault = ERROR_INIT;
	struct words words, whole;
	bool is_whole = words_read_line(&whole, arena, line, scale, &fault);

	words_peek(&words, arena, line, scale);
	echo_words(tui, out, &words, is_whole ? NULL : &fault);
}

void checkin_echo(struct tui *tui, struct buf *out)
{
	size_t lines = typing_lines(tui);
	struct arena arena = ARENA_INIT;
	struct buf line = BUF_INIT;

	if (!tui->room)
		return;
	if (lines)
		buf_addf(out, "%zu lines were pasted: Enter logs all %zu, Esc "
			"drops them", lines, lines);
	else if (checkin_complete(tui, &arena, &line))
		echo_line(tui, out, &arena, buf_text(&line));
	else
		buf_adds(out, "Type a name, then a score");
	buf_release(&line);
	arena_release(&arena);
}

static bool attempt(struct tui *tui, struct error *err)
{
	struct session *session = tui->session;
	const struct room *room = session_room(session, err);
	struct arena arena = ARENA_INIT;
	struct words words;
	bool done;

	done = room && words_read_line(&words, &arena,
		buf_text(&tui->job.line), &room->facts.policy.scale, err) &&
		checkin_log(session, &(struct checkin_call){
			.words = &words,
			.token = tui->typing.sent_token,
			.at = CIVIL_NEVER,
			.logged = &tui->logged.fresh,
		}, &tui->job.out, err);
	arena_release(&arena);
	return done;
}

/* What was typed while the line waited to be written stays. A level for whom
 * the view shows is all that the line was opened for. */
static void take_line(struct tui *tui)
{
	const char *sent = buf_text(&tui->typing.sent);
	const char *text = typing_text(tui);
	bool is_done = tui->typing.entry == &levels_entry &&
		text_is_blank(sent) && !tui->typing.has_named;
	char *rest;

	if (tui->typing.pasted_count || strncmp(text, sent, strlen(sent)))
		return;
	rest = mem_strdup(text + strlen(sent));
	typing_set(tui, sent);
	typing_taken(tui);
	typing_set(tui, rest);
	if (is_done && text_is_blank(rest))
		typing_end(tui);
	tui->typing.has_named = true;
	mem_free(rest);
}

static bool is_open(const struct tui *tui)
{
	return tui->typing.entry == &checkin_entry ||
		tui->typing.entry == &levels_entry;
}

/* Who was checked in may no longer be one whom the board should show. */
static void move_on(struct tui *tui)
{
	const struct seat *next = desk_seat(tui, tui->typing.next);

	if (!next || tui->logged.fresh.student != tui->selected ||
	    desk_top(tui)->view != &board_view)
		return;
	desk_fit(tui);
	next = desk_seat(tui, tui->typing.next);
	if (next && tui->sight.kept == tui->selected && sight_lets(tui, next))
		desk_select(tui, tui->typing.next);
}

static void finish(struct tui *tui, const struct error *err)
{
	struct buf *out = &tui->job.out;

	if (err->code == ERROR_NOT_FOUND && tui->room && !tui->room->focus) {
		desk_say(tui, STYLE_WARNING, "First :objective add NAME: "
			"nothing says yet what it is about");
		return;
	}
	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	if (is_open(tui))
		take_line(tui);
	if (tui->logged.fresh.id) {
		logged_take(tui);
		move_on(tui);
		logged_say(tui);
		return;
	}
	while (out->len && out->data[out->len - 1] == '\n')
		buf_truncate(out, out->len - 1);
	desk_say(tui, STYLE_NOTICE, "Logged: %s", buf_text(out));
}

static bool attempt_lines(struct tui *tui, struct error *err)
{
	struct source_bytes bytes = {
		.bytes = tui->job.line.data,
		.len = tui->job.line.len,
	};
	struct source before = tui->session->input;
	bool done;

	tui->typing.refused = 0;
	tui->session->input = source_of_bytes(&bytes);
	done = checkin_log_lines(tui->session, &(struct checkin_call){
		.token = tui->typing.sent_token,
		.at = CIVIL_NEVER,
		.refused = &tui->typing.refused,
	}, &tui->job.out, err);
	tui->session->input = before;
	return done;
}

static void finish_lines(struct tui *tui, const struct error *err)
{
	if (err->code != ERROR_NONE) {
		if (is_open(tui) && tui->typing.refused) {
			tui->typing.entry = &checkin_entry;
			typing_put_right(tui, tui->typing.refused);
		}
		desk_say(tui, STYLE_WARNING, "Nothing logged: %s", err->text);
		return;
	}
	desk_say(tui, STYLE_NOTICE, "Logged all %zu lines (%s undoes them)",
		typing_lines(tui), keys_first(&tui->keys, "undo"));
	if (is_open(tui)) {
		buf_clear(&tui->typing.pasted);
		tui->typing.pasted_count = 0;
		line_clear(&tui->typing.line);
	}
	tui->typing.has_named = true;
}

/* Unique in any store: no two boards share process and moment, and one board
 * counts. */
static void make_token(struct typing *typing)
{
	if (!typing->token[0])
		snprintf(typing->token, sizeof(typing->token), "%lx-%llx-%x",
			(unsigned long)getpid(),
			(unsigned long long)date_clock() * 1000 +
			(unsigned long long)screen_now_ms() % 1000,
			++typing->tokens);
	memcpy(typing->sent_token, typing->token, sizeof(typing->token));
}

void checkin_send(struct tui *tui, const char *line, const char *what)
{
	struct typing *typing = &tui->typing;

	make_token(typing);
	buf_clear(&typing->sent);
	buf_adds(&typing->sent, typing_text(tui));
	typing->next = tui->sight.filter == SIGHT_ALL ? 0 : lists_beside(tui);
	job_start_kept(tui, line, what, attempt, finish);
}

static void send_lines(struct tui *tui)
{
	struct buf lines = BUF_INIT;

	make_token(&tui->typing);
	buf_addf(&lines, "%s%s\n", buf_text(&tui->typing.pasted),
		typing_text(tui));
	job_start(tui, buf_text(&lines), attempt_lines, finish_lines);
	buf_release(&lines);
}

static void send_one(struct tui *tui, struct arena *arena, const char *line)
{
	struct buf why = BUF_INIT;
	struct words words;

	words_peek(&words, arena, line, &tui->room->facts.policy.scale);
	if (checkin_lacks_out_of(tui, &words, &why))
		desk_say(tui, STYLE_NOTICE, "Nothing logged. %s",
			buf_text(&why));
	else
		checkin_send(tui, line, "");
	buf_release(&why);
}

void checkin_enter(struct tui *tui)
{
	struct arena arena = ARENA_INIT;
	struct buf line = BUF_INIT;

	if (!tui->room || job_is_on(tui))
		return;
	if (typing_lines(tui))
		send_lines(tui);
	else if (text_is_blank(typing_text(tui)))
		desk_say(tui, STYLE_NOTICE, "Nothing is typed yet.");
	else if (checkin_complete(tui, &arena, &line))
		send_one(tui, &arena, buf_text(&line));
	else
		desk_say(tui, STYLE_NOTICE,
			"No student is selected: type a name first.");
	buf_release(&line);
	arena_release(&arena);
}

bool checkin_is_by_level(const struct tui *tui)
{
	const char *wanted = config_text(tui->session->config, "entering");

	if (tui->entering != ENTERING_AUTO)
		return tui->entering == ENTERING_LEVELS;
	if (strcmp(wanted, "auto") != 0)
		return !strcmp(wanted, "levels");
	return form_of(&tui->room->facts).form == SCORE_LEVEL;
}

void checkin_open(struct tui *tui)
{
	if (!tui->room)
		return;
	tui->typing.has_named = false;
	typing_open(tui, checkin_is_by_level(tui) ? &levels_entry : &checkin_entry);
}

/* For the line that is open: a mode that nothing shows must not stick. */
void checkin_switch(struct tui *tui)
{
	bool is_levels = tui->typing.entry == &levels_entry;

	tui->typing.entry = is_levels ? &checkin_entry : &levels_entry;
	desk_hush(tui);
}

static void enter_auto(struct tui *tui)
{
	tui->entering = ENTERING_AUTO;
	desk_say(tui, STYLE_NOTICE,
		"Check-ins are typed as the class scores.");
}

static void enter_levels(struct tui *tui)
{
	tui->entering = ENTERING_LEVELS;
	desk_say(tui, STYLE_NOTICE, "Check-ins are typed by level keys.");
}

static void enter_words(struct tui *tui)
{
	tui->entering = ENTERING_WORDS;
	desk_say(tui, STYLE_NOTICE,
		"Check-ins are typed with words, and end with Enter.");
}

const struct screen_action checkin_actions[] = {
	{ "entering auto", enter_auto },
	{ "entering levels", enter_levels },
	{ "entering words", enter_words },
	{ NULL, NULL }
};

static const struct screen_action actions[] = {
	{ "enter", checkin_enter },
	{ "switch", checkin_switch },
	{ NULL, NULL }
};

const struct entry checkin_entry = {
	.context = "checkin",
	.actions = actions,
	.history = HISTORY_CHECKINS,
	.takes_lines = true,
	.takes_names = true,
	.is_about = is_about,
	.label = label,
	.echo = checkin_echo,
};
