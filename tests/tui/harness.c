/* SPDX-License-Identifier: MIT */
/*
 * A pty with a little shell in it: the leader of the session starts the
 * program in the foreground and tells over a pipe when it stops or ends.
 */
#include "terminal.h"

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
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"

struct report {
	pid_t pid;
	int status; /* of waitpid */
	long cpu_ms;
};

static long whole_ms(const struct rusage *usage)
{
	return (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000 +
		(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1000;
}

/* The leader of the session: what a shell is to the program. */
NORETURN static void lead(const struct world *world, const char **words,
	int reports)
{
	struct report report = { .status = 0 };
	struct rusage usage;
	pid_t child;

	signal(SIGTTOU, SIG_IGN);
	child = fork();
	if (child == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		close(reports);
		world_become(world, words);
	}
	signal(SIGHUP, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	report.pid = child;
	while (write(reports, &report, sizeof(report)) > 0) {
		if (report.status && !WIFSTOPPED(report.status))
			break;
		do {
			report.pid = wait4(child, &report.status, WUNTRACED,
				&usage);
		} while (report.pid < 0 && errno == EINTR);
		if (report.pid < 0)
			break;
		report.cpu_ms = whole_ms(&usage);
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
	harness->cpu_ms = report.cpu_ms;
	if (report.status == 0xFF << 16)
		harness->status = 0;
	else if (WIFEXITED(report.status))
		harness->status = WEXITSTATUS(report.status);
	else
		harness->status = -WTERMSIG(report.status);
}

void harness_pump(struct harness *harness, int wait_ms)
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
	world_words(words, word, args);
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
	harness_wait_for(harness, is_started, "the program", words[0]);
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
			harness_give_up(harness, "typing", bytes);
		if (done > 0) {
			bytes += done;
			len -= (size_t)done;
		}
		harness_pump(harness, 0);
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

void harness_resize(struct harness *harness, int rows, int cols)
{
	struct winsize size = {
		.ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols,
	};

	harness_pump(harness, 0);
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
	harness_settle(harness);
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

void harness_continue(struct harness *harness)
{
	harness->is_stopped = false;
	kill(-harness->pid, SIGCONT);
}

bool harness_has_ended(struct harness *harness)
{
	harness_pump(harness, 0);
	return harness->has_ended;
}

int harness_rows(const struct harness *harness)
{
	return harness->rows;
}

int harness_cols(const struct harness *harness)
{
	return harness->cols;
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
	file_read(buf_text(&path), &status);
	line = strstr(buf_text(&status), name);
	assert_non_null(line);
	sleeps = strtol(line + strlen(name), NULL, 10);
	buf_release(&path);
	buf_release(&status);
	return sleeps;
}

long harness_cpu_ms(const struct harness *harness)
{
	struct buf path = BUF_INIT, stat = BUF_INIT;
	unsigned long user, system;
	const char *end;

	if (harness->has_ended)
		return harness->cpu_ms;
	buf_addf(&path, "/proc/%d/stat", (int)harness->pid);
	file_read(buf_text(&path), &stat);
	end = strrchr(buf_text(&stat), ')');
	assert_non_null(end);
	assert_int_equal(sscanf(end, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u "
		"%*u %*u %lu %lu", &user, &system), 2);
	buf_release(&path);
	buf_release(&stat);
	return (long)(user + system) * 1000 / sysconf(_SC_CLK_TCK);
}

size_t harness_bytes(const struct harness *harness)
{
	return harness->bytes;
}

pid_t harness_pid(const struct harness *harness)
{
	return harness->pid;
}
