/* SPDX-License-Identifier: MIT */
/* A line typed at the prompt, or bound to a key, run as a call. */
#include <string.h>

#include "app/session.h"
#include "base/mem.h"
#include "base/vec.h"

struct typed {
	char *copy; /* the line, cut into words in place */
	VEC(const char *) list;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Moves one word to the front of *at without its quotes; *from goes on. */
static bool take_word(char **from, char **to, struct error *err)
{
	bool quoted = false;

	while (**from && (quoted || !is_blank(**from))) {
		if (**from == '"')
			quoted = !quoted;
		else
			*(*to)++ = **from;
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
	char *from;

	typed->copy = mem_strdup(line);
	from = typed->copy;
	for (;;) {
		char *start, *to;

		while (is_blank(*from))
			from++;
		if (!*from)
			return true;
		start = to = from;
		if (!take_word(&from, &to, err))
			return false;
		if (*from)
			from++;
		*to = '\0';
		vec_push(&typed->list, start);
	}
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

bool session_run_line(struct session *session, const char *line,
	struct buf *out, struct error *err)
{
	struct typed typed = { .list = VEC_INIT };
	bool done = typed_split(&typed, line, err) &&
		run_typed(session, &typed, out, err);

	vec_release(&typed.list);
	mem_free(typed.copy);
	return done;
}
