/* SPDX-License-Identifier: MIT */
#include "app/unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/vec.h"
#include "model/match.h"

#define PROGRAM "homeroom-unpack"
#define WORDS_MAX 4
#define LINES_BYTES_MAX ((size_t)1 << 20)
#define SHEETS_NAMED 12

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
static void hear(struct unpack *unpack)
{
	char chunk[1024];
	ssize_t got = read_some(unpack->talk, chunk, sizeof(chunk));
	size_t room = sizeof(unpack->said) - 1 - unpack->said_len;

	if (got <= 0) {
		close_one(&unpack->talk);
		return;
	}
	if ((size_t)got < room)
		room = (size_t)got;
	memcpy(unpack->said + unpack->said_len, chunk, room);
	unpack->said_len += room;
}

/* Whoever writes to either pipe must not wait for the other to be read. */
static ssize_t read_out(struct unpack *unpack, char *bytes, size_t size)
{
	struct pollfd pipes[] = {
		{ .fd = unpack->out, .events = POLLIN },
		{ .fd = unpack->talk, .events = POLLIN },
	};

	for (;;) {
		pipes[1].fd = unpack->talk;
		if (poll(pipes, ARRAY_LEN(pipes), -1) < 0) {
			if (errno == EINTR)
				continue;
			return -1;
		}
		if (unpack->talk >= 0 && pipes[1].revents)
			hear(unpack);
		if (pipes[0].revents)
			return read_some(unpack->out, bytes, size);
	}
}

static void refuse(struct unpack *unpack)
{
	unpack->said[strcspn(unpack->said, "\n")] = '\0';
	error_set(&unpack->refusal, ERROR_INVALID, "%s", *unpack->said ?
		unpack->said : PROGRAM " ended before its time");
}

static void end(struct unpack *unpack)
{
	int status = 0;
	pid_t ended;

	close_one(&unpack->out);
	while (unpack->talk >= 0)
		hear(unpack);
	do
		ended = waitpid(unpack->process, &status, 0);
	while (ended < 0 && errno == EINTR);
	if (ended < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		refuse(unpack);
	unpack->process = 0;
}

static ptrdiff_t read_unpacked(void *context, char *bytes, size_t size)
{
	struct unpack *unpack = context;
	ssize_t got = 0;

	if (unpack->process) {
		got = read_out(unpack, bytes, size);
		if (got <= 0)
			end(unpack);
	}
	return got > 0 || unpack->refusal.code == ERROR_NONE ? got : -1;
}

static void find_program(struct buf *path)
{
	const char *folder = getenv("HOMEROOM_LIBEXEC");

	buf_addf(path, "%s/%s", folder && *folder ? folder : UNPACK_FOLDER,
		PROGRAM);
}

static bool refuse_start(const char *program, int why, struct error *err)
{
	if (why == ENOENT)
		return error_set(err, ERROR_NOT_FOUND, "this homeroom was "
			"built without what reads zip and xlsx files, there "
			"is no %s: unpack it, and name the folder; save a "
			"workbook as CSV", program);
	return error_set(err, ERROR_IO, "%s cannot be run: %s", program,
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

static int spawn(struct unpack *unpack, const char *program,
	const char *const *words, int out, int talk)
{
	char *argv[WORDS_MAX + 2] = { (char *)PROGRAM };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int why;

	for (size_t i = 0; words[i] && i < WORDS_MAX; i++)
		argv[i + 1] = (char *)words[i];
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
		O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, talk, STDERR_FILENO);
	posix_spawnattr_init(&attributes);
	set_signals(&attributes);
	why = posix_spawn(&unpack->process, program, &actions, &attributes,
		argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return why;
}

bool unpack_start(struct unpack *unpack, const char *const *words,
	struct error *err)
{
	struct buf program = BUF_INIT;
	int out[2], talk[2];
	int why;

	*unpack = (struct unpack){ .source = { read_unpacked, unpack } };
	if (pipe2(out, O_CLOEXEC))
		return refuse_start(PROGRAM, errno, err);
	if (pipe2(talk, O_CLOEXEC)) {
		close(out[0]);
		close(out[1]);
		return refuse_start(PROGRAM, errno, err);
	}
	find_program(&program);
	why = spawn(unpack, buf_text(&program), words, out[1], talk[1]);
	close(out[1]);
	close(talk[1]);
	unpack->out = out[0];
	unpack->talk = talk[0];
	if (why) {
		unpack->process = 0;
		close_one(&unpack->out);
		close_one(&unpack->talk);
		refuse_start(buf_text(&program), why, err);
	}
	buf_release(&program);
	return !why;
}

bool unpack_end(struct unpack *unpack, struct error *err)
{
	if (unpack->process) {
		kill(unpack->process, SIGKILL);
		end(unpack);
		/* It was ended, and did not end. */
		error_clear(&unpack->refusal);
	}
	return unpack->refusal.code == ERROR_NONE || error_set(err,
		unpack->refusal.code, "%s", unpack->refusal.text);
}

static bool read_all(struct unpack *unpack, struct buf *out,
	struct error *err)
{
	char chunk[4096];
	ptrdiff_t got = read_unpacked(unpack, chunk, sizeof(chunk));

	while (got > 0 && out->len <= LINES_BYTES_MAX) {
		buf_add(out, chunk, (size_t)got);
		got = read_unpacked(unpack, chunk, sizeof(chunk));
	}
	return unpack_end(unpack, err);
}

bool unpack_lines(const char *const *words, struct arena *arena,
	const char *const **lines, size_t *count, struct error *err)
{
	VEC(const char *) found = VEC_INIT;
	struct buf text = BUF_INIT;
	struct buf line = BUF_INIT;
	struct unpack unpack;
	const char *rest;
	const char **kept;

	if (!unpack_start(&unpack, words, err) ||
	    !read_all(&unpack, &text, err)) {
		buf_release(&text);
		return false;
	}
	for (rest = buf_text(&text); *rest; rest += strcspn(rest, "\n") + 1) {
		buf_clear(&line);
		buf_add(&line, rest, strcspn(rest, "\n"));
		vec_push(&found, arena_strdup(arena, buf_text(&line)));
	}
	*count = found.count;
	kept = arena_new(arena, found.count, sizeof(*kept));
	for (size_t i = 0; i < found.count; i++)
		kept[i] = found.items[i];
	*lines = kept;
	vec_release(&found);
	buf_release(&text);
	buf_release(&line);
	return true;
}

/* As every zip file with something in it begins. */
static bool is_zip(const char *path)
{
	static const char mark[] = { 'P', 'K', 3, 4 };
	char bytes[sizeof(mark)];
	struct stat status;
	bool is_it;
	int fd;

	if (stat(path, &status) || !S_ISREG(status.st_mode))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	is_it = read_some(fd, bytes, sizeof(bytes)) == sizeof(bytes) &&
		!memcmp(bytes, mark, sizeof(mark));
	close(fd);
	return is_it;
}

bool unpack_kind(const char *path, enum unpack_kind *kind, struct error *err)
{
	const char *const words[] = { "kind", path, NULL };
	struct arena arena = ARENA_INIT;
	const char *const *lines;
	size_t count;
	bool done = true;

	*kind = UNPACK_NONE;
	if (is_zip(path)) {
		done = unpack_lines(words, &arena, &lines, &count, err);
		*kind = done && count && text_equal(lines[0], "workbook") ?
			UNPACK_BOOK : UNPACK_FILES;
	}
	arena_release(&arena);
	return done;
}

/* What programs call the sheet with the scores, in a report of several. */
static const char *const known_sheets[] = {
	"Final Scores", /* Kahoot */
};

static bool refuse_sheets(const char *const *names, size_t count,
	struct error *err)
{
	struct buf list = BUF_INIT;

	for (size_t i = 0; i < count && i < SHEETS_NAMED; i++)
		buf_addf(&list, "%s\"%.40s\"", i ? ", " : "", names[i]);
	if (count > SHEETS_NAMED)
		buf_addf(&list, " and %zu more", count - SHEETS_NAMED);
	error_set(err, ERROR_CONFLICT, "the workbook has %zu sheets: say "
		"which with --sheet: %s", count, buf_text(&list));
	buf_release(&list);
	return false;
}

static bool choose_sheet(const char *const *names, size_t count,
	const char *typed, const char **chosen, struct error *err)
{
	struct match_item *items;
	size_t found = 0;
	bool done = true;

	if (count == 0)
		return error_set(err, ERROR_INVALID,
			"the workbook has no sheet");
	*chosen = names[0];
	for (size_t i = 0; !typed && i < ARRAY_LEN(known_sheets); i++) {
		for (size_t j = 0; j < count; j++) {
			if (!strcmp(names[j], known_sheets[i])) {
				*chosen = names[j];
				return true;
			}
		}
	}
	if (!typed)
		return count == 1 || refuse_sheets(names, count, err);
	items = mem_new(count, sizeof(*items));
	for (size_t i = 0; i < count; i++)
		items[i] = (struct match_item){ .name = names[i] };
	done = match_one(items, count, typed, "sheet", &found, err);
	*chosen = names[found];
	mem_free(items);
	return done;
}

bool unpack_sheet(struct unpack *unpack, const char *path, const char *sheet,
	struct error *err)
{
	const char *const list[] = { "sheets", path, NULL };
	struct arena arena = ARENA_INIT;
	const char *const *names;
	const char *chosen = NULL;
	size_t count;
	bool done = unpack_lines(list, &arena, &names, &count, err) &&
		choose_sheet(names, count, sheet, &chosen, err);

	if (done)
		done = unpack_start(unpack, (const char *const[]){ "sheet",
			path, chosen, NULL }, err);
	arena_release(&arena);
	return done;
}
