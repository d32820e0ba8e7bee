/* SPDX-License-Identifier: MIT */
/*
 * The check-in line: NAME SCORE and the other words. Without a name it is
 * about the student whom the view shows. What is understood stands above the
 * line while it is typed; nothing is ever logged for a guess.
 */
#include "app/checkin.h"

#include <string.h>
#include <unistd.h>

#include "app/names.h"
#include "base/text.h"
#include "desk.h"
#include "job.h"
#include "screen.h"
#include "typing.h"

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

/* The line with a name in it. false: it needs one and no one is selected. */
static bool complete(const struct tui *tui, struct arena *arena,
	struct buf *line)
{
	const char *text = typing_text(tui);
	int64_t subject = desk_subject(tui);

	if (is_nameless(text, &tui->room->facts.policy.scale, arena)) {
		if (!subject)
			return false;
		buf_addf(line, "=%lld ", (long long)subject);
	}
	buf_adds(line, text);
	return true;
}

static void echo_details(struct buf *out, const struct words *words)
{
	if (words->support != SUPPORT_UNSAID)
		buf_addf(out, ", %s", support_name(words->support));
	if (words->confidence)
		buf_addf(out, ", confidence %d", words->confidence);
	if (words->minutes)
		buf_addf(out, ", %d min", words->minutes);
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

/* fault: why the line would be refused; NULL: it would be logged. A score that
 * is only missing is no fault while one types. */
static void echo_words(const struct tui *tui, struct buf *out,
	const struct words *words, const struct error *fault)
{
	const struct facts *facts = &tui->room->facts;
	bool is_empty = text_is_blank(typing_text(tui));
	struct error err = ERROR_INIT;
	size_t student;

	if (fault && fault->code != ERROR_USAGE) {
		buf_adds(out, fault->text);
		return;
	}
	if (!names_student(facts, words->name, &student, &err)) {
		buf_adds(out, err.text);
		return;
	}
	buf_adds(out, facts->students[student].name);
	if (!words->has_score) {
		buf_addf(out, "%s 3/4, 75%%, a level 1-%zu, + or x%s",
			is_empty ? ": type" : ": then",
			facts->policy.scale.levels,
			is_empty ? "; or a name first" : "");
		return;
	}
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

static void echo(struct tui *tui, struct buf *out)
{
	struct arena arena = ARENA_INIT;
	struct buf line = BUF_INIT;

	if (!tui->room)
		return;
	if (complete(tui, &arena, &line))
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
		}, &tui->job.out, err);
	arena_release(&arena);
	return done;
}

/* What was typed while the line waited to be written stays. */
static void take_line(struct tui *tui)
{
	const char *sent = buf_text(&tui->typing.sent);
	const char *text = typing_text(tui);
	char *rest;

	if (strncmp(text, sent, strlen(sent)))
		return;
	rest = mem_strdup(text + strlen(sent));
	typing_set(tui, sent);
	typing_taken(tui);
	typing_set(tui, rest);
	mem_free(rest);
}

static void finish(struct tui *tui, const struct error *err)
{
	struct buf *out = &tui->job.out;

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	if (tui->typing.entry == &checkin_entry)
		take_line(tui);
	while (out->len && out->data[out->len - 1] == '\n')
		buf_truncate(out, out->len - 1);
	desk_say(tui, STYLE_NOTICE, "Logged: %s", buf_text(out));
}

/* Unique in any store: no two boards share process and moment. */
static void make_token(struct typing *typing)
{
	if (!typing->token[0])
		snprintf(typing->token, sizeof(typing->token), "%lx-%llx",
			(unsigned long)getpid(),
			(unsigned long long)date_clock() * 1000 +
			(unsigned long long)screen_now_ms() % 1000);
}

static void enter(struct tui *tui)
{
	struct typing *typing = &tui->typing;
	struct arena arena = ARENA_INIT;
	struct buf line = BUF_INIT;

	if (!tui->room || tui->job.is_waiting ||
	    text_is_blank(typing_text(tui)))
		return;
	make_token(typing);
	memcpy(typing->sent_token, typing->token, sizeof(typing->token));
	buf_clear(&typing->sent);
	buf_adds(&typing->sent, typing_text(tui));
	if (complete(tui, &arena, &line))
		job_start(tui, buf_text(&line), attempt, finish);
	else
		desk_say(tui, STYLE_NOTICE,
			"No student is selected: type a name first.");
	buf_release(&line);
	arena_release(&arena);
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ NULL, NULL }
};

const struct entry checkin_entry = {
	.context = "checkin",
	.actions = actions,
	.history = HISTORY_CHECKINS,
	.label = label,
	.echo = echo,
};
