/* SPDX-License-Identifier: MIT */
/*
 * A file of scores before it is imported: one row a column of the file, what
 * it is taken as and what stands there first; below, what a dry run says.
 * Whatever is chosen or answered is tried at once; Enter runs the verb.
 */
#include "importing.h"

#include <stdlib.h>
#include <string.h>

#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "typing.h"

#define VERB "import scores "

static const char *const meanings[] = {
	"number", "name", "given", "family", "email", "score", "points",
	"out-of", "date", "objective", "note",
};

static void finish_try(struct tui *tui, const struct error *err)
{
	if (err->code != ERROR_NONE)
		desk_say(tui, STYLE_WARNING, "%s", err->text);
	if (err->code == ERROR_CANCELLED && desk_top(tui)->view == &importing_view)
		desk_close(tui);
	tui->importing.asked = tui->importing.top = 0;
}

static bool attempt_try(struct tui *tui, struct error *err)
{
	return import_look_try(&tui->importing.file, tui->session, err);
}

static void try(struct tui *tui)
{
	desk_let_go(tui);
	job_start(tui, "", attempt_try, finish_try);
}

/* "~/quiz.csv", as in the shell. */
static void write_path(struct buf *out, const char *text)
{
	const char *home = getenv("HOME");

	if (!strncmp(text, "~/", 2) && home)
		buf_adds(out, home);
	buf_adds(out, !strncmp(text, "~/", 2) && home ? text + 1 : text);
}

static bool open_file(struct tui *tui, const char *text)
{
	struct error err = ERROR_INIT;
	struct buf path = BUF_INIT;
	bool done;

	write_path(&path, text);
	import_look_release(&tui->importing.file);
	done = import_look_open(&tui->importing.file, tui->session, buf_text(&path),
		&err);
	buf_release(&path);
	if (!done) {
		desk_say(tui, STYLE_WARNING, "%s", err.text);
		return false;
	}
	tui->importing.at = tui->importing.first = 0;
	if (!desk_has(tui, &importing_view))
		desk_open(tui, &importing_view);
	try(tui);
	return true;
}

bool importing_takes_line(struct tui *tui, const char *line)
{
	size_t verb = strlen(VERB);
	struct buf path = BUF_INIT;
	bool takes = tui->room && !strncmp(line, VERB, verb) &&
		!strstr(line, " -") && !job_is_on(tui);

	if (takes) {
		buf_adds(&path, line + verb + strspn(line + verb, " \""));
		while (path.len && strchr(" \"", path.data[path.len - 1]))
			buf_truncate(&path, path.len - 1);
		takes = path.len > 0 && !strchr(buf_text(&path), '"');
	}
	if (takes) {
		typing_taken(tui);
		typing_end(tui);
		open_file(tui, buf_text(&path));
	}
	buf_release(&path);
	return takes;
}

static void file_label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Import scores:");
}

static void file_echo(struct tui *tui, struct buf *out)
{
	buf_adds(out, text_is_blank(typing_text(tui)) ?
		"A file of scores, as of a quiz: ~/quiz.csv" :
		"Enter looks at the file, and imports nothing yet");
}

static void file_enter(struct tui *tui)
{
	const char *text = typing_text(tui);
	char *path;

	if (job_is_on(tui))
		return;
	if (text_is_blank(text)) {
		typing_end(tui);
		return;
	}
	path = mem_strdup(text + strspn(text, " "));
	if (open_file(tui, path)) {
		typing_taken(tui);
		typing_end(tui);
	}
	mem_free(path);
}

static const struct screen_action file_actions[] = {
	{ "enter", file_enter },
	{ NULL, NULL }
};

const struct entry importing_file_entry = {
	.context = "import file",
	.actions = file_actions,
	.label = file_label,
	.echo = file_echo,
};

void importing_ask_file(struct tui *tui)
{
	if (tui->room)
		typing_open(tui, &importing_file_entry);
}

static const struct import_problem *asked(const struct tui *tui)
{
	const struct import_report *report = &tui->importing.file.report;

	return tui->importing.asked < report->problems.count ?
		&report->problems.items[tui->importing.asked] : NULL;
}

static void answer_label(const struct tui *tui, struct buf *out)
{
	const struct import_problem *problem = asked(tui);

	if (!problem)
		return;
	if (problem->kind == IMPORT_AGAIN) {
		buf_adds(out, "Another quiz:");
		return;
	}
	buf_adds(out, problem->kind == IMPORT_WORD ? "Level of " : "Who is ");
	if (desk_hides(tui) && problem->kind == IMPORT_UNKNOWN)
		buf_adds(out, "this:");
	else
		buf_addf(out, "%s:", problem->subject);
}

static void answer_echo(struct tui *tui, struct buf *out)
{
	const struct import_problem *problem = asked(tui);

	if (!problem)
		return;
	if (problem->kind == IMPORT_AGAIN)
		buf_addf(out, "Its round, as %s; or \"" IMPORT_LOOK_CORRECT "\" if "
			"these are the right scores of the old one",
			problem->subject);
	else
		buf_adds(out, problem->kind == IMPORT_WORD ?
			"The level that this word is, as 3; it is remembered" :
			"A student's name or number; it is remembered");
}

/* On to the next question, if there is one. */
static void ask(struct tui *tui, size_t from)
{
	const struct import_look *file = &tui->importing.file;

	tui->importing.asked = import_look_question(file, from);
	if (asked(tui))
		typing_open(tui, &importing_answer_entry);
	else
		typing_end(tui);
}

static void answer_enter(struct tui *tui)
{
	const char *text = typing_text(tui);

	if (job_is_on(tui) || !asked(tui))
		return;
	if (text_is_blank(text)) {
		ask(tui, tui->importing.asked + 1);
		return;
	}
	import_look_answer(&tui->importing.file, tui->importing.asked, text);
	typing_end(tui);
	try(tui);
	if (!job_is_on(tui) &&
	    tui->importing.file.refusal.code == ERROR_NONE)
		ask(tui, 0);
}

static const struct screen_action answer_actions[] = {
	{ "enter", answer_enter },
	{ NULL, NULL }
};

const struct entry importing_answer_entry = {
	.context = "import answer",
	.actions = answer_actions,
	.label = answer_label,
	.echo = answer_echo,
};

static void open_answer(struct tui *tui)
{
	size_t first = import_look_question(&tui->importing.file, 0);

	if (first < tui->importing.file.report.problems.count)
		ask(tui, 0);
	else
		desk_say(tui, STYLE_NOTICE, "There is nothing to answer.");
}

static void choose(struct tui *tui, const char *meaning)
{
	if (job_is_on(tui))
		return;
	import_look_choose(&tui->importing.file, tui->importing.at, meaning);
	try(tui);
}

static size_t place_of(const char *meaning)
{
	size_t place = 0;

	while (meaning && place < ARRAY_LEN(meanings) &&
		strcmp(meanings[place], meaning) != 0)
		place++;
	return meaning ? place : ARRAY_LEN(meanings);
}

/* Through all meanings and none. */
static void turn(struct tui *tui, size_t step)
{
	const struct import_look *file = &tui->importing.file;
	size_t count = ARRAY_LEN(meanings) + 1;
	size_t place;

	if (tui->importing.at >= file->columns.count)
		return;
	place = (place_of(file->columns.items[tui->importing.at].meaning) +
		step) % count;
	choose(tui, place < ARRAY_LEN(meanings) ? meanings[place] : NULL);
}

static void meaning_next(struct tui *tui)
{
	turn(tui, 1);
}

static void meaning_before(struct tui *tui)
{
	turn(tui, ARRAY_LEN(meanings));
}

static void meaning_number(struct tui *tui)
{
	choose(tui, "number");
}

static void meaning_name(struct tui *tui)
{
	choose(tui, "name");
}

static void meaning_email(struct tui *tui)
{
	choose(tui, "email");
}

static void meaning_score(struct tui *tui)
{
	choose(tui, "score");
}

static void meaning_date(struct tui *tui)
{
	choose(tui, "date");
}

static void meaning_objective(struct tui *tui)
{
	choose(tui, "objective");
}

static void meaning_none(struct tui *tui)
{
	choose(tui, NULL);
}

static void select_up(struct tui *tui)
{
	tui->importing.at -= tui->importing.at > 0;
}

static void select_down(struct tui *tui)
{
	tui->importing.at += tui->importing.at + 1 < tui->importing.file.columns.count;
}

static void page_up(struct tui *tui)
{
	size_t rows = tui->importing.rows;

	tui->importing.top -= tui->importing.top < rows ? tui->importing.top : rows;
}

static void page_down(struct tui *tui)
{
	tui->importing.top += tui->importing.rows;
}

static void first(struct tui *tui)
{
	tui->importing.top = 0;
}

static void last(struct tui *tui)
{
	tui->importing.top = SIZE_MAX / 2;
}

static bool attempt_run(struct tui *tui, struct error *err)
{
	return session_run_line(tui->session, buf_text(&tui->job.line),
		&tui->job.out, err);
}

/* Of all that the verb says the last line is the sum. */
static void finish_run(struct tui *tui, const struct error *err)
{
	struct buf *out = &tui->job.out;
	const char *line;

	buf_clear(&tui->session->talk);
	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	while (out->len && out->data[out->len - 1] == '\n')
		buf_truncate(out, out->len - 1);
	line = strrchr(buf_text(out), '\n');
	desk_say(tui, STYLE_NOTICE, "%s  (%s undoes it)",
		line ? line + 1 : buf_text(out),
		keys_first(&tui->keys, "undo"));
}

/* The board is where it is seen. */
static void run(struct tui *tui, bool skips_unknown)
{
	struct buf line = BUF_INIT;

	import_look_write_command(&tui->importing.file, skips_unknown, &line);
	desk_close(tui);
	desk_let_go(tui);
	job_start(tui, buf_text(&line), attempt_run, finish_run);
	buf_release(&line);
}

static void run_without(struct tui *tui)
{
	run(tui, true);
}

static void enter(struct tui *tui)
{
	const struct import_look *file = &tui->importing.file;
	size_t unknown = import_look_unknown(file);
	struct buf rows = BUF_INIT;

	if (job_is_on(tui))
		return;
	if (file->refusal.code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "Not yet: see what is in the "
			"way.");
	} else if (import_look_in_the_way(file) &&
	    import_look_question(file, 0) >= file->report.problems.count) {
		desk_say(tui, STYLE_WARNING, "Not yet: what is in the way is "
			"put right in the file.");
	} else if (import_look_in_the_way(file)) {
		desk_say(tui, STYLE_WARNING, "Not yet: see what is in the "
			"way. %s answers what can be answered here.",
			keys_first(&tui->keys, "import answer"));
	} else if (unknown) {
		wording_count(&rows, unknown, "row");
		desk_ask(tui, run_without, "Leave %s of nobody in the class "
			"out? y does it, Esc leaves it", buf_text(&rows));
	} else {
		run(tui, false);
	}
	buf_release(&rows);
}

static const struct screen_action importing_actions[] = {
	{ "import answer", open_answer },
	{ "import run", enter },
	{ "meaning next", meaning_next },
	{ "meaning before", meaning_before },
	{ "meaning number", meaning_number },
	{ "meaning name", meaning_name },
	{ "meaning email", meaning_email },
	{ "meaning score", meaning_score },
	{ "meaning date", meaning_date },
	{ "meaning objective", meaning_objective },
	{ "meaning none", meaning_none },
	{ "select up", select_up },
	{ "select down", select_down },
	{ "scroll page up", page_up },
	{ "scroll page down", page_down },
	{ "scroll first", first },
	{ "scroll last", last },
	{ NULL, NULL }
};

static int64_t no_one(const struct tui *tui UNUSED)
{
	return 0;
}

static size_t count_new(const struct tui *tui)
{
	/* Enter would not do it. */
	if (tui->importing.file.refusal.code != ERROR_NONE ||
	    import_look_in_the_way(&tui->importing.file))
		return KEYS_NO_NUMBER;
	return tui->importing.file.report.added +
		tui->importing.file.report.changed;
}

const struct view importing_view = {
	.context = "import",
	.actions = importing_actions,
	.draw = importing_draw,
	.subject = no_one,
	.number = count_new,
};
