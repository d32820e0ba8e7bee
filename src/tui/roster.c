/* SPDX-License-Identifier: MIT */
/*
 * Students for a class, there and then: names that are pasted, a file, or one
 * name after the other. All of it goes through the verbs.
 */
#include <string.h>

#include "actions.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "typing.h"

#define SOURCE "standard input: " /* nobody at the board gave that name */

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Students:");
}

/* What has a slash in it, or an ending, is no name. */
static bool is_file(const char *text)
{
	const char *dot = strrchr(text, '.');

	return strchr(text, '/') || (dot && strlen(dot) == 4 &&
		!strchr(dot, ' '));
}

static void echo(struct tui *tui, struct buf *out)
{
	const char *text = typing_text(tui);
	size_t lines = typing_lines(tui);

	if (lines)
		buf_addf(out, "%zu lines were pasted: Enter adds them as a "
			"roster, Esc drops them", lines);
	else if (text_is_blank(text))
		buf_adds(out, "Paste a roster or a list of names, or type a "
			"name, or a file: ~/roster.csv");
	else if (*text == ':')
		buf_adds(out, "Enter runs it as a command");
	else if (is_file(text))
		buf_adds(out, "Enter reads the file");
	else if (desk_hides(tui))
		buf_adds(out, "Enter adds this name");
	else
		buf_addf(out, "Enter adds %s", text);
}

/* What is left of the text that was pasted. */
struct rest {
	const char *bytes;
	size_t len;
};

static ptrdiff_t read_rest(void *context, char *bytes, size_t size)
{
	struct rest *rest = context;
	size_t len = rest->len < size ? rest->len : size;

	memcpy(bytes, rest->bytes, len);
	rest->bytes += len;
	rest->len -= len;
	return (ptrdiff_t)len;
}

/* Pasted lines are to the verb what it reads from a pipe. */
static bool attempt(struct tui *tui, struct error *err)
{
	struct session *session = tui->session;
	struct rest rest = { buf_text(&tui->job.line), tui->job.line.len };
	bool done;

	session->input = (struct source){
		.read = read_rest,
		.context = &rest,
	};
	done = session_run_line(session, "import roster --keep-missing -",
		&tui->job.out, err);
	session->input = (struct source){ .read = NULL };
	return done;
}

/* What the import remarked, as that a name stands there twice. */
static void write_remarks(struct buf *out, const char *talk)
{
	while (*talk) {
		size_t len = strcspn(talk, "\n");
		size_t source = strncmp(talk, SOURCE, strlen(SOURCE)) ? 0 :
			strlen(SOURCE);

		buf_addc(out, ' ');
		buf_add(out, talk + source, len - source);
		talk += len + (talk[len] == '\n');
	}
}

/* A class of whom nothing is asked yet is asked for it. */
static void end_line(struct tui *tui)
{
	typing_end(tui);
	if (tui->room && tui->room->facts.student_count &&
	    !tui->room->facts.objective_count)
		typing_open(tui, &welcome_objective);
}

static void finish(struct tui *tui, const struct error *err)
{
	struct buf remarks = BUF_INIT;

	write_remarks(&remarks, buf_text(&tui->session->talk));
	buf_clear(&tui->session->talk);
	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text +
			(strncmp(err->text, SOURCE, strlen(SOURCE)) ? 0 :
			strlen(SOURCE)));
		buf_release(&remarks);
		return;
	}
	if (tui->typing.entry == &roster_entry)
		end_line(tui);
	desk_say(tui, STYLE_NOTICE, "%.*s%s  (%s undoes it)",
		(int)strcspn(buf_text(&tui->job.out), "\n"),
		buf_text(&tui->job.out), buf_text(&remarks),
		keys_first(&tui->keys, "undo"));
	buf_release(&remarks);
}

static void add_lines(struct tui *tui)
{
	struct buf lines = BUF_INIT;

	buf_addf(&lines, "%s%s\n", buf_text(&tui->typing.pasted),
		typing_text(tui));
	job_start(tui, buf_text(&lines), attempt, finish);
	buf_release(&lines);
}

/* A quote would end the word that the text is in the command, and "~/" stands
 * for a folder only before it. */
static void run(struct tui *tui, const char *verb)
{
	const char *text = typing_text(tui);
	size_t home = strncmp(text, "~/", 2) ? 0 : 2;
	struct buf line = BUF_INIT;

	buf_addf(&line, "%s %.*s\"", verb, (int)home, text);
	for (const char *c = text + home; *c; c++)
		buf_addc(&line, *c == '"' ? '\'' : *c);
	buf_addc(&line, '"');
	typing_taken(tui);
	actions_run(tui, buf_text(&line), false);
	buf_release(&line);
}

/* The board, behind the line, speaks of commands: ":import roster FILE". */
static void run_command(struct tui *tui)
{
	char *line = mem_strdup(typing_text(tui) + 1);

	typing_end(tui);
	actions_run(tui, line, true);
	mem_free(line);
}

static void enter(struct tui *tui)
{
	const char *text = typing_text(tui);

	if (job_is_on(tui))
		return;
	if (typing_lines(tui))
		add_lines(tui);
	else if (text_is_blank(text))
		end_line(tui);
	else if (*text == ':')
		run_command(tui);
	else
		run(tui, is_file(text) ? "import roster --keep-missing" :
			"student add");
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ NULL, NULL }
};

const struct entry roster_entry = {
	.context = "roster",
	.actions = actions,
	.takes_lines = true,
	.label = label,
	.echo = echo,
};
