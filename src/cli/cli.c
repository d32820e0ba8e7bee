/* SPDX-License-Identifier: MIT */
/* The shell door: argv in, results to standard output, talk to standard
 * error, an exit code. */
#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "base/mem.h"
#include "progress.h"

static ptrdiff_t read_stdin(void *context UNUSED, char *bytes, size_t size)
{
	ssize_t got;

	do {
		got = read(STDIN_FILENO, bytes, size);
	} while (got < 0 && errno == EINTR);
	return got;
}

static void say_talk(struct session *session)
{
	fputs(buf_text(&session->talk), stderr);
	buf_clear(&session->talk);
}

static enum cli_exit fail(const struct error *err)
{
	fprintf(stderr, "homeroom: %s\n", err->text);
	return err->code == ERROR_USAGE ? CLI_USAGE : CLI_FAILED;
}

/* All of out reached standard output: a full disk is no success. */
static enum cli_exit print(const struct buf *out)
{
	fwrite(buf_text(out), 1, out->len, stdout);
	if (!fflush(stdout) && !ferror(stdout))
		return CLI_DONE;
	fprintf(stderr, "homeroom: the output could not be written: %s\n",
		strerror(errno));
	return CLI_FAILED;
}

/* A verb that changes something says what was done, and in further lines what
 * else there is to know. */
static void make_json(struct buf *out)
{
	char *told = buf_take(out);
	char *rest = told;
	const char *line = strsep(&rest, "\n");
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_string(&json, "done", line);
	json_open_array(&json, "more");
	while ((line = strsep(&rest, "\n")) != NULL) {
		line += strspn(line, " ");
		if (*line)
			json_string(&json, NULL, line);
	}
	json_close_array(&json);
	json_close_object(&json);
	buf_addc(out, '\n');
	mem_free(told);
}

static bool tells_done(const struct call *call)
{
	const struct command *command = call->command;

	return command->write || (command->tells_done &&
		(call->count || !command->lists_alone));
}

static bool wants_screen(const struct call *call)
{
	enum screen_use use = call->command->screen;

	bool is_bare = !call->flag_count &&
		call->count <= (size_t)call->command->at_least;

	return (use == SCREEN_ALWAYS || (use == SCREEN_BARE && is_bare)) && isatty(STDOUT_FILENO) &&
		!call->globals.json && !call_has(call, "plain");
}

/* A missing class is no failure here: the screen then makes one. */
static enum cli_exit open_screen(struct session *session,
	const struct call *call)
{
	struct error err = ERROR_INIT;

	if (!isatty(STDIN_FILENO)) {
		fprintf(stderr, "homeroom: there is no terminal to type at: "
			"\"homeroom board --plain\" prints the board\n");
		return CLI_USAGE;
	}
	if (!session_prepare(session, call, &err) &&
	    (err.code != ERROR_NOT_FOUND || call->globals.class_name))
		return fail(&err);
	session->source = "board";
	return (enum cli_exit)session->registry->screen(session);
}

static enum cli_exit run(struct session *session, const struct call *call)
{
	struct error err = ERROR_INIT;
	struct progress progress = PROGRESS_INIT;
	struct buf out = BUF_INIT;
	enum cli_exit status;
	bool done;

	if (wants_screen(call))
		return open_screen(session, call);
	session->input = (struct source){ .read = read_stdin };
	session->progress.tell = progress_tell;
	session->progress.context = &progress;
	session->registry->speak_utf8();
	done = session_run(session, call, &out, &err);
	progress_clear(&progress);
	if (done && call->globals.json && tells_done(call))
		make_json(&out);
	status = done ? print(&out) : fail(&err);
	/* What is written stays written, whether or not it can be said. */
	if (done && session->has_written)
		status = session->has_left_out ? CLI_PARTLY : CLI_DONE;
	say_talk(session);
	buf_release(&out);
	return status;
}

static enum cli_exit explain(const struct call *call)
{
	struct buf out = BUF_INIT;
	enum cli_exit status;

	if (call->globals.version)
		buf_adds(&out, PACKAGE_STRING "\n");
	else
		command_write_help(&out, call->command);
	status = print(&out);
	buf_release(&out);
	return status;
}

static enum cli_exit run_call(const struct registry *registry,
	const struct call *call)
{
	struct error err = ERROR_INIT;
	struct session session;
	enum cli_exit status;

	if (call->globals.help || call->globals.version)
		return explain(call);
	if (session_open(&session, registry, &call->globals, &err))
		status = run(&session, call);
	else
		status = fail(&err);
	session_close(&session);
	return status;
}

int cli_main(const struct registry *registry, int argc, char **argv)
{
	struct error err = ERROR_INIT;
	struct call call;
	enum cli_exit status;

	umask(077);
	if (call_read(&call, registry->commands,
	    (const char *const *)(argv + 1), (size_t)(argc > 1 ? argc - 1 : 0),
	    &err))
		status = run_call(registry, &call);
	else
		status = fail(&err);
	call_release(&call);
	return (int)status;
}
