/* SPDX-License-Identifier: MIT */
/* A home, a store and what is in them; the program without a terminal. */
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

static const char *program(void)
{
	const char *path = getenv("HOMEROOM");

	if (!path) {
		print_error("HOMEROOM names no program\n");
		fail();
	}
	return path;
}

void file_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

void file_read(const char *path, struct buf *text)
{
	FILE *file = fopen(path, "r");
	char bytes[4096];
	size_t got;

	if (!file)
		return;
	while ((got = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(text, bytes, got);
	fclose(file);
}

void world_path(const struct world *world, const char *name,
	struct buf *path)
{
	buf_addf(path, "%s/%s", world->folder, name);
}

void world_write(const struct world *world, const char *name,
	const char *text)
{
	struct buf path = BUF_INIT;
	char *slash;

	world_path(world, name, &path);
	slash = strrchr(path.data, '/');
	*slash = '\0';
	mkdir(path.data, 0700);
	*slash = '/';
	file_write(buf_text(&path), text);
	buf_release(&path);
}

void world_begin(struct world *world)
{
	const char *temporary = getenv("TMPDIR");
	struct buf store = BUF_INIT;

	*world = (struct world){ .environment = BUF_INIT };
	snprintf(world->folder, sizeof(world->folder), "%s/screen-XXXXXX",
		temporary ? temporary : "/tmp");
	assert_non_null(mkdtemp(world->folder));
	world_path(world, "homeroom.db", &store);
	world_set(world, "HOME", world->folder);
	world_set(world, "XDG_CONFIG_HOME", world->folder);
	world_set(world, "XDG_DATA_HOME", world->folder);
	world_set(world, "XDG_STATE_HOME", world->folder);
	world_set(world, "HOMEROOM_CONFIG", NULL);
	world_set(world, "HOMEROOM_STORE", buf_text(&store));
	world_set(world, "HOMEROOM_NOW", "2026-10-14T10:42");
	world_set(world, "TERM", "xterm-256color");
	world_set(world, "TZ", "UTC");
	world_set(world, "LC_ALL", "C.UTF-8");
	world_set(world, "NO_COLOR", NULL);
	world_set(world, "ESCDELAY", NULL);
	world_set(world, "ASAN_OPTIONS", "abort_on_error=1");
	world_write(world, "homeroom/projector", "shown\n");
	world_write(world, "homeroom/homeroom.ini",
		"[homeroom]\nauthor = Pat\n");
	buf_release(&store);
}

void world_end(struct world *world)
{
	buf_release(&world->environment);
}

void world_set(struct world *world, const char *name, const char *value)
{
	buf_addf(&world->environment, "%s%s%s", name, value ? "=" : "",
		value ? value : "");
	buf_addc(&world->environment, '\0');
}

static void apply_environment(const struct world *world)
{
	const char *at = world->environment.data;
	const char *end = at + world->environment.len;

	for (; at < end; at += strlen(at) + 1) {
		char *copy = mem_strdup(at);
		char *value = strchr(copy, '=');

		if (value) {
			*value = '\0';
			setenv(copy, value + 1, 1);
		} else {
			unsetenv(copy);
		}
	}
}

void world_words(const char **words, const char *word, va_list args)
{
	size_t count = 1;

	words[0] = program();
	while (word && count < WORDS_MAX - 1) {
		words[count++] = word;
		word = va_arg(args, const char *);
	}
	words[count] = NULL;
}

NORETURN void world_become(const struct world *world, const char **words)
{
	apply_environment(world);
	if (world->has_no_input)
		dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
	execv(words[0], (char *const *)words);
	_exit(127);
}

static int run_words(const struct world *world, struct buf *output,
	const char **words)
{
	int ends[2];
	char bytes[4096];
	ssize_t got;
	int status;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		int nothing = open("/dev/null", O_RDONLY);

		dup2(nothing, STDIN_FILENO);
		dup2(ends[1], STDOUT_FILENO);
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		world_become(world, words);
	}
	close(ends[1]);
	while ((got = read(ends[0], bytes, sizeof(bytes))) > 0)
		buf_add(output, bytes, (size_t)got);
	close(ends[0]);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int world_run(const struct world *world, struct buf *output,
	const char *word, ...)
{
	const char *words[WORDS_MAX];
	va_list args;

	va_start(args, word);
	world_words(words, word, args);
	va_end(args);
	return run_words(world, output, words);
}

void world_do(const struct world *world, const char *word, ...)
{
	const char *words[WORDS_MAX];
	struct buf output = BUF_INIT;
	va_list args;
	int code;

	va_start(args, word);
	world_words(words, word, args);
	va_end(args);
	code = run_words(world, &output, words);
	if (code != 0)
		print_error("%s: %s\n", word, buf_text(&output));
	assert_int_equal(code, 0);
	buf_release(&output);
}

void world_make_class(const struct world *world)
{
	static const struct {
		const char *name;
		const char *scores[3];
	} students[] = {
		{ "José Álvarez", { "1/4", "1/4", "2/4" } },
		{ "Ana Chen", { "3/4", "3/4", "2/4" } },
		{ "王小明", { "3/4", "2/4", "3/4" } },
		{ "Dana Cohen", { "4/4", "4/4", "4/4" } },
		{ "Zoë Nguyễn", { "0/4", "1/4", "0/4" } },
		{ "Bo Lind", { NULL, NULL, NULL } },
	};
	static const char *const days[] = {
		"2026-10-12T10:00", "2026-10-13T10:00", "2026-10-14T10:00",
	};

	world_do(world, "class", "add", "Period 3", NULL);
	world_do(world, "objective", "add", "unit rates", NULL);
	for (size_t i = 0; i < ARRAY_LEN(students); i++)
		world_do(world, "student", "add", students[i].name, NULL);
	for (size_t day = 0; day < ARRAY_LEN(days); day++) {
		for (size_t i = 0; i < ARRAY_LEN(students); i++) {
			if (students[i].scores[day])
				world_do(world, "--as-of", days[day],
					"checkin", students[i].name,
					students[i].scores[day], NULL);
		}
	}
	world_do(world, "--as-of", "2026-10-14T10:30", "regroup", "--accept",
		NULL);
}

void world_make_levels(const struct world *world)
{
	static const struct {
		const char *name;
		const char *level;
	} students[] = {
		{ "José Álvarez", "1" }, { "Ana Chen", "3" },
		{ "王小明", "3" }, { "Dana Cohen", "4" },
		{ "Zoë Nguyễn", "1" }, { "Bo Lind", NULL },
	};

	world_do(world, "class", "add", "Period 3", NULL);
	world_do(world, "objective", "add", "unit rates", NULL);
	for (size_t i = 0; i < ARRAY_LEN(students); i++)
		world_do(world, "student", "add", students[i].name, NULL);
	for (size_t i = 0; i < ARRAY_LEN(students); i++) {
		if (students[i].level)
			world_do(world, "--as-of", "2026-10-13T10:00",
				"checkin", students[i].name,
				students[i].level, NULL);
	}
	world_do(world, "--as-of", "2026-10-13T10:30", "regroup", "--accept",
		NULL);
}

void world_make_thirty(const struct world *world)
{
	static const char *const names[] = {
		"Abel", "Bela", "Cleo", "Dora", "Egon", "Fips", "Gwen",
		"Hugo", "Ilse", "Jago", "Kira", "Lola", "Mila", "Nils",
		"Olga", "Pepe", "Qadi", "Rosa", "Sven", "Tara", "Ugur",
		"Vera", "Wido", "Xaba", "Yves", "Zita", "Akim", "Bodo",
		"Cora", "Dodi",
	};
	struct buf roster = BUF_INIT;
	struct buf path = BUF_INIT;

	buf_adds(&roster, "name,number\n");
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		buf_addf(&roster, "%s,%zu\n", names[i], 100 + i);
	world_write(world, "in/roster.csv", buf_text(&roster));
	world_path(world, "in/roster.csv", &path);
	world_do(world, "class", "add", "Period 4", NULL);
	world_do(world, "objective", "add", "slopes", NULL);
	world_do(world, "import", "roster", buf_text(&path), NULL);
	buf_release(&roster);
	buf_release(&path);
}
