/* SPDX-License-Identifier: MIT */
/* A line typed at the prompt, or bound to a key, run as a call. */
#include <stdlib.h>
#include <string.h>

#include "app/session.h"
#include "base/mem.h"
#include "base/vec.h"

struct typed {
	VEC(const char *) list; /* owned */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The end of what is in single quotes from text on; NULL: it is an
 * apostrophe, as in O'Brien. */
static const char *single_end(const char *text, bool at_start)
{
	const char *end = at_start && *text == '\'' ? text : NULL;

	while (end) {
		end = strchr(end + 1, '\'');
		if (end && (!end[1] || is_blank(end[1])))
			return end;
	}
	return NULL;
}

/* "~/roster.csv", as in the shell. */
static void take_home(const char **from, struct buf *word)
{
	const char *home = getenv("HOME");

	if (strncmp(*from, "~/", 2) || !home)
		return;
	buf_adds(word, home);
	(*from)++;
}

/* Takes one word without its quotes; *from goes on. */
static bool take_word(const char **from, struct buf *word, struct error *err)
{
	bool quoted = false, at_start = true;

	take_home(from, word);
	while (**from && (quoted || !is_blank(**from))) {
		const char *end = quoted ? NULL : single_end(*from, at_start);

		if (end) {
			buf_add(word, *from + 1, (size_t)(end - *from - 1));
			*from = end;
		} else if (**from == '"') {
			quoted = !quoted;
		} else {
			buf_addc(word, **from);
		}
		at_start = **from == '=';
		(*from)++;
	}
	if (quoted)
		return error_set(err, ERROR_USAGE,
			"a quote is opened and not closed");
	return true;
}

static bool typed_split(struct typed *typed, const char *line,
	struct error *err)
{
	for (;;) {
		struct buf word = BUF_INIT;

		while (is_blank(*line))
			line++;
		if (!*line)
			return true;
		if (!take_word(&line, &word, err)) {
			buf_release(&word);
			return false;
		}
		vec_push(&typed->list, buf_take(&word));
	}
}

static void typed_release(struct typed *typed)
{
	for (size_t i = 0; i < typed->list.count; i++)
		mem_free((char *)typed->list.items[i]);
	vec_release(&typed->list);
}

static bool is_prompt_call(const struct globals *globals, struct error *err)
{
	if (globals->store || globals->as_of || globals->author)
		return error_set(err, ERROR_USAGE, "--store, --as-of and "
			"--author are said when homeroom is started");
	return true;
}

static bool run_typed(struct session *session, const struct typed *typed,
	struct buf *out, struct error *err)
{
	struct call call = { 0 };
	bool done = call_read(&call, session->registry->commands,
		typed->list.items, typed->list.count, err);

	if (done && call.globals.help)
		command_write_help(out, call.command);
	else
		done = done && is_prompt_call(&call.globals, err) &&
			session_run(session, &call, out, err);
	call_release(&call);
	return done;
}

void session_weigh_line(struct session *session, const char *line,
	struct buf *out)
{
	struct typed typed = { .list = VEC_INIT };
	struct error ignored = ERROR_INIT;
	int64_t class_id = session->class_id;
	struct call call = { 0 };

	if (typed_split(&typed, line, &ignored) &&
	    call_read(&call, session->registry->commands, typed.list.items,
		typed.list.count, &ignored) &&
	    call.command->asks && !call.globals.help &&
	    is_prompt_call(&call.globals, &ignored) &&
	    session_prepare(session, &call, &ignored))
		call.command->asks(session, &call, out);
	if (session->class_id != class_id)
		session_forget_room(session);
	session->class_id = class_id;
	call_release(&call);
	typed_release(&typed);
}

bool session_run_line(struct session *session, const char *line,
	struct buf *out, struct error *err)
{
	struct typed typed = { .list = VEC_INIT };
	bool done = typed_split(&typed, line, err) &&
		run_typed(session, &typed, out, err);

	typed_release(&typed);
	return done;
}
