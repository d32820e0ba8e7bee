/* SPDX-License-Identifier: MIT */
/*
 * A pty with a little shell in it: the leader of the session starts the
 * program in the foreground and tells over a pipe when it stops or ends.
 */
#include "harness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/mem.h"

#define LIMIT_MS 30000
#define STEP_MS 20
#define WORDS_MAX 64
#define SETTLE_STEPS 25

struct report {
	pid_t pid;
	int status; /* of waitpid */
};

struct harness {
	int master;
	int reports;
	pid_t leader;
	pid_t pid;
	bool is_stopped;
	bool has_ended;
	int status;
	int rows;
	int cols;
	bool in_alternate;
	bool has_cursor;
	bool in_paste_mode;
	bool in_mouse_mode;
	bool has_title;
	size_t bytes;
	int bells;
	int flashes;
	struct buf recent;   /* the last bytes, for what libvterm drops */
	struct buf screen;
	VTerm *vterm;
	VTermScreen *view;
};

static const char *program(void)
{
	const char *path = getenv("HOMEROOM");

	if (!path) {
		print_error("HOMEROOM names no program\n");
		fail();
	}
	return path;
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
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
	write_file(buf_text(&path), text);
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

static void collect_words(const char **words, const char *word, va_list args)
{
	size_t count = 1;

	words[0] = program();
	while (word && count < WORDS_MAX - 1) {
		words[count++] = word;
		word = va_arg(args, const char *);
	}
	words[count] = NULL;
}

NORETURN static void become(const struct world *world, const char **words)
{
	apply_environment(world);
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
		become(world, words);
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
	collect_words(words, word, args);
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
	collect_words(words, word, args);
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

/* The leader of the session: what a shell is to the program. */
NORETURN static void lead(const struct world *world, const char **words,
	int reports)
{
	struct report report = { .status = 0 };
	pid_t child;

	signal(SIGTTOU, SIG_IGN);
	child = fork();
	if (child == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		close(reports);
		become(world, words);
	}
	signal(SIGHUP, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	report.pid = child;
	while (write(reports, &report, sizeof(report)) > 0) {
		if (report.status && !WIFSTOPPED(report.status))
			break;
		do {
			report.pid = waitpid(child, &report.status, WUNTRACED);
		} while (report.pid < 0 && errno == EINTR);
		if (report.pid < 0)
			break;
		/* An exit with code 0 has the status 0. */
		if (WIFEXITED(report.status) && !WEXITSTATUS(report.status))
			report.status = 0xFF << 16;
	}
	_exit(0);
}

static int set_property(VTermProp property, VTermValue *value, void *user)
{
	struct harness *harness = user;

	if (property == VTERM_PROP_ALTSCREEN)
		harness->in_alternate = value->boolean;
	if (property == VTERM_PROP_TITLE ||
	    property == VTERM_PROP_ICONNAME)
		harness->has_title = true;
	if (property == VTERM_PROP_REVERSE)
		harness->flashes += value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		harness->has_cursor = value->boolean;
	return 1;
}

static int hear_bell(void *user)
{
	struct harness *harness = user;

	harness->bells++;
	return 1;
}

static void answer(const char *bytes, size_t len, void *user)
{
	struct harness *harness = user;

	if (write(harness->master, bytes, len) < 0)
		print_message("the terminal's answer was not taken\n");
}

static void open_view(struct harness *harness)
{
	static const VTermScreenCallbacks callbacks = {
		.settermprop = set_property,
		.bell = hear_bell,
	};

	harness->vterm = vterm_new(harness->rows, harness->cols);
	vterm_set_utf8(harness->vterm, 1);
	vterm_output_set_callback(harness->vterm, answer, harness);
	harness->view = vterm_obtain_screen(harness->vterm);
	vterm_screen_enable_altscreen(harness->view, 1);
	vterm_screen_set_callbacks(harness->view, &callbacks, harness);
	vterm_screen_reset(harness->view, 1);
	harness->has_cursor = true;
}

/* The last switch of a private mode among recent bytes. */
static void note_modes(struct harness *harness, const char *bytes, size_t len)
{
	static const char on[] = "\033[?2004h";
	static const char off[] = "\033[?2004l";
	size_t keep = sizeof(on) - 2;

	buf_add(&harness->recent, bytes, len);
	for (size_t i = 0; i + keep < harness->recent.len; i++) {
		const char *at = harness->recent.data + i;

		if (!memcmp(at, on, sizeof(on) - 1))
			harness->in_paste_mode = true;
		else if (!memcmp(at, off, sizeof(off) - 1))
			harness->in_paste_mode = false;
		if (!memcmp(at, "1000h", 5))
			harness->in_mouse_mode = true;
		else if (!memcmp(at, "1000l", 5))
			harness->in_mouse_mode = false;
	}
	if (harness->recent.len > keep) {
		memmove(harness->recent.data, harness->recent.data +
			harness->recent.len - keep, keep);
		buf_truncate(&harness->recent, keep);
	}
}

static void take_output(struct harness *harness)
{
	char bytes[65536];
	ssize_t got = read(harness->master, bytes, sizeof(bytes));

	if (got <= 0)
		return;
	harness->bytes += (size_t)got;
	note_modes(harness, bytes, (size_t)got);
	if (!harness->vterm)
		return;
	vterm_input_write(harness->vterm, bytes, (size_t)got);
}

static void take_report(struct harness *harness)
{
	struct report report;

	if (read(harness->reports, &report, sizeof(report)) !=
	    (ssize_t)sizeof(report)) {
		close(harness->reports);
		harness->reports = -1;
		return;
	}
	harness->pid = report.pid;
	if (!report.status)
		return;
	harness->is_stopped = WIFSTOPPED(report.status);
	harness->has_ended = !harness->is_stopped;
	if (report.status == 0xFF << 16)
		harness->status = 0;
	else if (WIFEXITED(report.status))
		harness->status = WEXITSTATUS(report.status);
	else
		harness->status = -WTERMSIG(report.status);
}

/* Takes in what has come, or waits a little for something. */
static void pump(struct harness *harness, int wait_ms)
{
	struct pollfd watched[2] = {
		{ .fd = harness->master, .events = POLLIN },
		{ .fd = harness->reports, .events = POLLIN },
	};

	if (poll(watched, 2, wait_ms) <= 0)
		return;
	if (watched[0].revents & POLLIN)
		take_output(harness);
	else if (watched[0].revents && watched[1].revents == 0)
		poll(NULL, 0, wait_ms ? 1 : 0);
	if (watched[1].revents)
		take_report(harness);
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

NORETURN static void give_up(struct harness *harness, const char *what,
	const char *text)
{
	/* cmocka cuts what it prints. */
	fprintf(stderr, "# waited in vain for %s %s; the screen:\n%s\n", what,
		text, harness_screen(harness));
	harness_end(harness);
	fail();
	abort();
}

/* Pumps until is_so, or gives up. */
static void wait_for(struct harness *harness,
	bool (*is_so)(struct harness *harness, const char *text),
	const char *what, const char *text)
{
	int64_t end = now_ms() + LIMIT_MS;

	for (;;) {
		pump(harness, 0);
		if (is_so(harness, text))
			return;
		if (now_ms() > end)
			give_up(harness, what, text);
		pump(harness, STEP_MS);
	}
}

static bool is_started(struct harness *harness, const char *text UNUSED)
{
	return harness->pid > 0;
}

struct harness *harness_start(const struct world *world, int rows, int cols,
	const char *word, ...)
{
	struct harness *harness = mem_new(1, sizeof(*harness));
	struct winsize size = {
		.ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols,
	};
	const char *words[WORDS_MAX];
	int ends[2];
	va_list args;

	va_start(args, word);
	collect_words(words, word, args);
	va_end(args);
	harness->rows = rows;
	harness->cols = cols;
	open_view(harness);
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	harness->leader = forkpty(&harness->master, NULL, NULL, &size);
	if (harness->leader == 0)
		lead(world, words, ends[1]);
	assert_true(harness->leader > 0);
	close(ends[1]);
	harness->reports = ends[0];
	wait_for(harness, is_started, "the program", words[0]);
	return harness;
}

void harness_end(struct harness *harness)
{
	if (!harness->has_ended && harness->pid > 0)
		kill(harness->pid, SIGKILL);
	kill(harness->leader, SIGKILL);
	waitpid(harness->leader, NULL, 0);
	if (harness->master >= 0)
		close(harness->master);
	if (harness->reports >= 0)
		close(harness->reports);
	if (harness->vterm)
		vterm_free(harness->vterm);
	buf_release(&harness->screen);
	buf_release(&harness->recent);
	mem_free(harness);
}

void harness_type(struct harness *harness, const char *bytes)
{
	size_t len = strlen(bytes);

	while (len > 0) {
		ssize_t done = write(harness->master, bytes, len);

		if (done < 0 && errno == EIO)
			return;
		if (done < 0 && errno != EINTR)
			give_up(harness, "typing", bytes);
		if (done > 0) {
			bytes += done;
			len -= (size_t)done;
		}
		pump(harness, 0);
	}
}

void harness_key(struct harness *harness, const char *key)
{
	static const struct {
		const char *name;
		const char *bytes;
	} keys[] = {
		{ "Up", "\033OA" }, { "Down", "\033OB" },
		{ "Right", "\033OC" }, { "Left", "\033OD" },
		{ "Home", "\033OH" }, { "End", "\033OF" },
		{ "PgUp", "\033[5~" }, { "PgDn", "\033[6~" },
		{ "Enter", "\r" }, { "Esc", "\033" }, { "Tab", "\t" },
		{ "Backspace", "\177" }, { "Space", " " },
		{ "Ctrl-C", "\003" }, { "Ctrl-Z", "\032" },
		{ "Ctrl-L", "\014" }, { "Shift-Tab", "\033[Z" },
	};

	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		if (!strcmp(keys[i].name, key)) {
			harness_type(harness, keys[i].bytes);
			return;
		}
	}
	harness_type(harness, key);
}

void harness_paste(struct harness *harness, const char *text)
{
	harness_type(harness, "\033[200~");
	harness_type(harness, text);
	harness_type(harness, "\033[201~");
}

/* Until nothing more comes; only for what no text can tell. */
static void settle(struct harness *harness)
{
	size_t bytes;

	do {
		bytes = harness->bytes;
		for (int i = 0; i < SETTLE_STEPS; i++)
			pump(harness, STEP_MS);
	} while (harness->bytes != bytes);
}

void harness_resize(struct harness *harness, int rows, int cols)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols,
	};

	pump(harness, 0);
	harness->rows = rows;
	harness->cols = cols;
	if (harness->vterm)
		vterm_set_size(harness->vterm, rows, cols);
	ioctl(harness->master, TIOCSWINSZ, &size);
}

void harness_look_away(struct harness *harness)
{
	vterm_free(harness->vterm);
	harness->vterm = NULL;
}

void harness_look_again(struct harness *harness)
{
	/* What is on its way was meant for another size. */
	settle(harness);
	open_view(harness);
}

void harness_signal(struct harness *harness, int number)
{
	kill(harness->pid, number);
}

void harness_hang_up(struct harness *harness)
{
	close(harness->master);
	harness->master = -1;
}

bool harness_shows(struct harness *harness, const char *text)
{
	return strstr(harness_screen(harness), text) != NULL;
}

static bool shows(struct harness *harness, const char *text)
{
	return harness_shows(harness, text);
}

static bool hides(struct harness *harness, const char *text)
{
	return !harness_shows(harness, text);
}

static bool is_at_cursor(struct harness *harness, const char *text)
{
	struct buf here = BUF_INIT;
	bool is_here;

	harness_at_cursor(harness, &here);
	is_here = !strncmp(buf_text(&here), text, strlen(text));
	buf_release(&here);
	return is_here;
}

static bool is_stopped(struct harness *harness, const char *text UNUSED)
{
	return harness->is_stopped;
}

static bool has_ended(struct harness *harness, const char *text UNUSED)
{
	return harness->has_ended;
}

void harness_wait(struct harness *harness, const char *text)
{
	wait_for(harness, shows, "the text", text);
}

void harness_wait_gone(struct harness *harness, const char *text)
{
	wait_for(harness, hides, "the end of the text", text);
}

void harness_wait_cursor(struct harness *harness, const char *text)
{
	wait_for(harness, is_at_cursor, "the cursor on", text);
}

void harness_wait_until(struct harness *harness,
	bool (*is_so)(struct harness *harness, const char *what),
	const char *what)
{
	wait_for(harness, is_so, "it to be true:", what);
}

void harness_wait_stopped(struct harness *harness)
{
	wait_for(harness, is_stopped, "the program", "to stop");
}

void harness_continue(struct harness *harness)
{
	harness->is_stopped = false;
	kill(-harness->pid, SIGCONT);
}

bool harness_has_ended(struct harness *harness)
{
	pump(harness, 0);
	return harness->has_ended;
}

int harness_wait_end(struct harness *harness)
{
	wait_for(harness, has_ended, "the program", "to end");
	pump(harness, 0);
	return harness->status;
}

/* Returns how many columns the cell takes. */
static int add_cell(struct harness *harness, int row, int col,
	struct buf *text)
{
	VTermPos place = { .row = row, .col = col };
	VTermScreenCell cell;
	char bytes[6];

	vterm_screen_get_cell(harness->view, place, &cell);
	if (!cell.chars[0] || cell.chars[0] == (uint32_t)-1)
		buf_addc(text, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] &&
	    cell.chars[i] != (uint32_t)-1; i++) {
		uint32_t code = cell.chars[i];
		int size = code < 0x80 ? 1 : code < 0x800 ? 2 :
			code < 0x10000 ? 3 : 4;

		for (int at = size - 1; at > 0; at--, code >>= 6)
			bytes[at] = (char)(0x80 | (code & 0x3F));
		bytes[0] = (char)(size == 1 ? code :
			(0xF00u >> size & 0xFF) | code);
		buf_add(text, bytes, (size_t)size);
	}
	return cell.width > 1 ? cell.width : 1;
}

static void add_row(struct harness *harness, int row, int col,
	struct buf *text)
{
	size_t start = text->len;

	while (col < harness->cols)
		col += add_cell(harness, row, col, text);
	while (text->len > start && text->data[text->len - 1] == ' ')
		buf_truncate(text, text->len - 1);
}

const char *harness_screen(struct harness *harness)
{
	pump(harness, 0);
	buf_clear(&harness->screen);
	for (int row = 0; row < harness->rows; row++) {
		add_row(harness, row, 0, &harness->screen);
		buf_addc(&harness->screen, '\n');
	}
	return buf_text(&harness->screen);
}

int harness_rows(const struct harness *harness)
{
	return harness->rows;
}

int harness_cols(const struct harness *harness)
{
	return harness->cols;
}

void harness_cell(struct harness *harness, int row, int col, char text[32])
{
	struct buf cell = BUF_INIT;

	add_cell(harness, row, col, &cell);
	snprintf(text, 32, "%s", buf_text(&cell));
	buf_release(&cell);
}

static VTermScreenCell cell_at(const struct harness *harness, int row,
	int col)
{
	const VTermPos place = { .row = row, .col = col };
	VTermScreenCell cell = { .width = 1 };

	vterm_screen_get_cell(harness->view, place, &cell);
	return cell;
}

bool harness_is_coloured(struct harness *harness)
{
	for (int row = 0; row < harness->rows; row++) {
		for (int col = 0; col < harness->cols; col++) {
			VTermScreenCell cell = cell_at(harness, row, col);

			if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
			    !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
				return true;
		}
	}
	return false;
}

bool harness_cursor_is_reverse(struct harness *harness)
{
	VTermPos place;

	vterm_state_get_cursorpos(vterm_obtain_state(harness->vterm), &place);
	return cell_at(harness, place.row, place.col).attrs.reverse;
}

void harness_at_cursor(struct harness *harness, struct buf *text)
{
	VTermPos place;

	vterm_state_get_cursorpos(vterm_obtain_state(harness->vterm), &place);
	add_row(harness, place.row, place.col, text);
}

bool harness_in_alternate(const struct harness *harness)
{
	return harness->in_alternate;
}

bool harness_cursor_visible(const struct harness *harness)
{
	return harness->has_cursor;
}

bool harness_has_title(const struct harness *harness)
{
	return harness->has_title;
}

bool harness_in_mouse_mode(const struct harness *harness)
{
	return harness->in_mouse_mode;
}

/* Where text begins on the screen, by cells. */
static bool find_text(struct harness *harness, const char *text, int *row,
	int *col)
{
	for (*row = 0; *row < harness->rows; ++*row) {
		for (*col = 0; *col < harness->cols; ++*col) {
			const char *at = text;
			char cell[32];

			for (int i = *col; *at && i < harness->cols; i++) {
				harness_cell(harness, *row, i, cell);
				if (strncmp(at, cell, strlen(cell)))
					break;
				at += strlen(cell);
			}
			if (!*at)
				return true;
		}
	}
	return false;
}

void harness_click(struct harness *harness, const char *text)
{
	struct buf bytes = BUF_INIT;
	int row = 0, col = 0;

	harness_wait(harness, text);
	assert_true(find_text(harness, text, &row, &col));
	buf_addf(&bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1,
		col + 1, row + 1);
	harness_type(harness, buf_text(&bytes));
	buf_release(&bytes);
}

bool harness_in_paste_mode(const struct harness *harness)
{
	return harness->in_paste_mode;
}

bool harness_is_cooked(const struct harness *harness)
{
	const tcflag_t cooked = ICANON | ECHO | ISIG;
	struct termios modes;

	tcgetattr(harness->master, &modes);
	return (modes.c_lflag & cooked) == cooked && modes.c_iflag & ICRNL;
}

int harness_bells(const struct harness *harness)
{
	return harness->bells;
}

static void read_file(const char *path, struct buf *text)
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

int harness_flashes(const struct harness *harness)
{
	return harness->flashes;
}

long harness_sleeps(const struct harness *harness)
{
	static const char name[] = "\nvoluntary_ctxt_switches:";
	struct buf path = BUF_INIT, status = BUF_INIT;
	const char *line;
	long sleeps;

	buf_addf(&path, "/proc/%d/status", (int)harness->pid);
	read_file(buf_text(&path), &status);
	line = strstr(buf_text(&status), name);
	assert_non_null(line);
	sleeps = strtol(line + strlen(name), NULL, 10);
	buf_release(&path);
	buf_release(&status);
	return sleeps;
}

size_t harness_bytes(const struct harness *harness)
{
	return harness->bytes;
}

pid_t harness_pid(const struct harness *harness)
{
	return harness->pid;
}

static bool is_screen(struct harness *harness, const char *text)
{
	return !strcmp(harness_screen(harness), text);
}

void harness_golden(struct harness *harness, const char *name)
{
	const char *source = getenv("srcdir");
	struct buf path = BUF_INIT;
	struct buf golden = BUF_INIT;

	buf_addf(&path, "%s/tests/tui/golden/%s.txt", source ? source : ".",
		name);
	if (getenv("UPDATE_GOLDEN")) {
		settle(harness);
		write_file(buf_text(&path), harness_screen(harness));
	}
	read_file(buf_text(&path), &golden);
	wait_for(harness, is_screen, buf_text(&path), buf_text(&golden));
	buf_release(&path);
	buf_release(&golden);
}
