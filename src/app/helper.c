/* SPDX-License-Identifier: MIT */
#include "app/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS_MAX 4

static ssize_t read_some(int fd, char *bytes, size_t size)
{
	ssize_t got;

	do
		got = read(fd, bytes, size);
	while (got < 0 && errno == EINTR);
	return got;
}

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* What it says is a sentence; of more the rest is let go. */
static void hear(struct helper *helper)
{
	char chunk[1024];
	ssize_t got = read_some(helper->talk, chunk, sizeof(chunk));
	size_t room = sizeof(helper->said) - 1 - helper->said_len;

	if (got <= 0) {
		close_one(&helper->talk);
		return;
	}
	if ((size_t)got < room)
		room = (size_t)got;
	memcpy(helper->said + helper->said_len, chunk, room);
	helper->said_len += room;
}

/* Whoever writes to either pipe must not wait for the other to be read. */
static ssize_t read_out(struct helper *helper, char *bytes, size_t size)
{
	struct pollfd pipes[] = {
		{ .fd = helper->out, .events = POLLIN },
		{ .fd = helper->talk, .events = POLLIN },
	};

	for (;;) {
		pipes[1].fd = helper->talk;
		if (poll(pipes, ARRAY_LEN(pipes), -1) < 0) {
			if (errno == EINTR)
				continue;
			return -1;
		}
		if (helper->talk >= 0 && pipes[1].revents)
			hear(helper);
		if (pipes[0].revents)
			return read_some(helper->out, bytes, size);
	}
}

static void refuse(struct helper *helper)
{
	helper->said[strcspn(helper->said, "\n")] = '\0';
	if (*helper->said)
		error_set(&helper->refusal, ERROR_INVALID, "%s", helper->said);
	else
		error_set(&helper->refusal, ERROR_INVALID,
			"%s ended before its time", helper->program->name);
}

static void end(struct helper *helper)
{
	int status = 0;
	pid_t ended;

	close_one(&helper->out);
	while (helper->talk >= 0)
		hear(helper);
	do
		ended = waitpid(helper->process, &status, 0);
	while (ended < 0 && errno == EINTR);
	if (ended < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		refuse(helper);
	helper->process = 0;
}

ptrdiff_t helper_read(void *context, char *bytes, size_t size)
{
	struct helper *helper = context;
	ssize_t got = 0;

	if (helper->process) {
		got = read_out(helper, bytes, size);
		if (got <= 0)
			end(helper);
	}
	return got > 0 || helper->refusal.code == ERROR_NONE ? got : -1;
}

static void find_program(struct buf *path, const char *name)
{
	const char *folder = getenv("HOMEROOM_LIBEXEC");

	buf_addf(path, "%s/%s", folder && *folder ? folder : HELPER_FOLDER,
		name);
}

static bool refuse_start(const struct helper_program *program,
	const char *path, int why, struct error *err)
{
	if (why == ENOENT)
		return error_set(err, ERROR_NOT_FOUND, "this homeroom was "
			"built without what %s, there is no %s: %s",
			program->does, path, program->instead);
	return error_set(err, ERROR_IO, "%s cannot be run: %s", path,
		strerror(why));
}

/* What the board does with signals is no matter of the other process. */
static void set_signals(posix_spawnattr_t *attributes)
{
	sigset_t signals;

	sigemptyset(&signals);
	posix_spawnattr_setsigmask(attributes, &signals);
	sigaddset(&signals, SIGPIPE);
	posix_spawnattr_setsigdefault(attributes, &signals);
	posix_spawnattr_setflags(attributes,
		POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int spawn(struct helper *helper, const char *program,
	const char *const *words, const int pipes[3])
{
	char *argv[WORDS_MAX + 2] = { (char *)helper->program->name };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int why;

	for (size_t i = 0; words[i] && i < WORDS_MAX; i++)
		argv[i + 1] = (char *)words[i];
	posix_spawn_file_actions_init(&actions);
	if (pipes[STDIN_FILENO] < 0)
		posix_spawn_file_actions_addopen(&actions, STDIN_FILENO,
			"/dev/null", O_RDONLY, 0);
	for (int i = 0; i < 3; i++) {
		if (pipes[i] >= 0)
			posix_spawn_file_actions_adddup2(&actions, pipes[i],
				i);
	}
	posix_spawnattr_init(&attributes);
	set_signals(&attributes);
	why = posix_spawn(&helper->process, program, &actions, &attributes,
		argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return why;
}

bool helper_start(struct helper *helper, const struct helper_program *program,
	const char *const *words, int in, struct error *err)
{
	struct buf path = BUF_INIT;
	int out[2], talk[2];
	int why;

	*helper = (struct helper){ .program = program };
	if (pipe2(out, O_CLOEXEC))
		return refuse_start(program, program->name, errno, err);
	if (pipe2(talk, O_CLOEXEC)) {
		close(out[0]);
		close(out[1]);
		return refuse_start(program, program->name, errno, err);
	}
	find_program(&path, program->name);
	why = spawn(helper, buf_text(&path), words,
		(const int[]){ in, out[1], talk[1] });
	close(out[1]);
	close(talk[1]);
	helper->out = out[0];
	helper->talk = talk[0];
	if (why) {
		helper->process = 0;
		close_one(&helper->out);
		close_one(&helper->talk);
		refuse_start(program, buf_text(&path), why, err);
	}
	buf_release(&path);
	return !why;
}

bool helper_end(struct helper *helper, struct error *err)
{
	if (helper->process) {
		kill(helper->process, SIGKILL);
		end(helper);
		/* It was ended, and did not end. */
		error_clear(&helper->refusal);
	}
	return helper->refusal.code == ERROR_NONE || error_set(err,
		helper->refusal.code, "%s", helper->refusal.text);
}

bool helper_read_all(struct helper *helper, struct buf *out, size_t most,
	struct error *err)
{
	char chunk[4096];
	ptrdiff_t got = helper_read(helper, chunk, sizeof(chunk));

	while (got > 0 && out->len <= most) {
		buf_add(out, chunk, (size_t)got);
		got = helper_read(helper, chunk, sizeof(chunk));
	}
	return helper_end(helper, err);
}
