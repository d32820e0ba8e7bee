/* SPDX-License-Identifier: MIT */
/* A pty, a clock, and what /proc says of a process. */
#include "terminal.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/number.h"

#define ROWS 35
#define COLS 120
/* Silence that ends a burst: much longer than any program here thinks between
 * two writes of one frame. */
#define QUIET_MS 30
#define ANSWER_MS 1000
#define START_MS 20000

double terminal_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

/* Reads what is there, or comes in time; false: nothing. When the program has
 * ended the terminal is at its end, which is nothing too. */
static bool take(struct terminal *terminal, double wait_ms, struct buf *bytes)
{
	struct pollfd watched = { .fd = terminal->master, .events = POLLIN };
	const struct timespec wait = {
		.tv_sec = (time_t)(wait_ms / 1e3),
		.tv_nsec = (long)((wait_ms -
			1e3 * (double)(time_t)(wait_ms / 1e3)) * 1e6),
	};
	char read_here[65536];
	ssize_t got;

	if (wait_ms < 0 || ppoll(&watched, 1, &wait, NULL) <= 0)
		return false;
	got = read(terminal->master, read_here, sizeof(read_here));
	if (got <= 0)
		return false;
	buf_add(bytes, read_here, (size_t)got);
	return true;
}

struct burst terminal_await(struct terminal *terminal, double since_ms,
	double limit_ms)
{
	struct buf bytes = BUF_INIT;
	struct burst burst = { 0 };
	double wait_ms = limit_ms;

	while (take(terminal, wait_ms, &bytes)) {
		burst.last_ms = terminal_now_ms() - since_ms;
		if (!burst.bytes)
			burst.first_ms = burst.last_ms;
		burst.bytes = bytes.len;
		wait_ms = QUIET_MS;
	}
	buf_release(&bytes);
	return burst;
}

static bool await_text(struct terminal *terminal, const char *text,
	struct burst *burst)
{
	struct buf bytes = BUF_INIT;
	double end_ms = terminal->started_ms + START_MS;
	bool has_come = false;

	*burst = (struct burst){ 0 };
	for (;;) {
		double wait_ms = has_come ? QUIET_MS :
			end_ms - terminal_now_ms();

		if (!take(terminal, wait_ms, &bytes))
			break;
		burst->last_ms = terminal_now_ms() - terminal->started_ms;
		if (!burst->bytes)
			burst->first_ms = burst->last_ms;
		burst->bytes = bytes.len;
		if (!has_come)
			burst->text_ms = burst->last_ms;
		has_come = strstr(buf_text(&bytes), text) != NULL;
	}
	buf_release(&bytes);
	return has_come;
}

NORETURN static void become(const char *const *words, const char *folder,
	double *started_ms)
{
	if (folder && chdir(folder) != 0)
		_exit(127);
	*started_ms = terminal_now_ms();
	execvp(words[0], (char *const *)words);
	_exit(127);
}

bool terminal_start(struct terminal *terminal, const char *const *words,
	const char *folder, const char *text, struct burst *burst)
{
	const struct winsize size = { .ws_row = ROWS, .ws_col = COLS };
	/* Written by the child: starting a process is no part of its time. */
	double *started_ms = mmap(NULL, sizeof(*started_ms),
		PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	double shift_ms;
	bool has_come;

	if (started_ms == MAP_FAILED)
		return false;
	*terminal = (struct terminal){ .started_ms = terminal_now_ms() };
	terminal->pid = forkpty(&terminal->master, NULL, NULL, &size);
	if (terminal->pid == 0)
		become(words, folder, started_ms);
	has_come = terminal->pid > 0 && await_text(terminal, text, burst);
	if (has_come) {
		shift_ms = terminal->started_ms - *started_ms;
		burst->first_ms += shift_ms;
		burst->text_ms += shift_ms;
		burst->last_ms += shift_ms;
		terminal->started_ms = *started_ms;
	} else if (terminal->pid > 0) {
		terminal_end(terminal);
	}
	munmap(started_ms, sizeof(*started_ms));
	return has_come;
}

void terminal_end(struct terminal *terminal)
{
	kill(terminal->pid, SIGKILL);
	close(terminal->master);
	waitpid(terminal->pid, NULL, 0);
}

struct burst terminal_type(struct terminal *terminal, const char *bytes)
{
	double since_ms = terminal_now_ms();
	size_t len = strlen(bytes);

	if (write(terminal->master, bytes, len) != (ssize_t)len)
		return (struct burst){ 0 };
	return terminal_await(terminal, since_ms, ANSWER_MS);
}

size_t terminal_idle(struct terminal *terminal, double idle_ms)
{
	double end_ms = terminal_now_ms() + idle_ms;
	struct buf bytes = BUF_INIT;
	size_t len;

	while (terminal_now_ms() < end_ms)
		take(terminal, end_ms - terminal_now_ms(), &bytes);
	len = bytes.len;
	buf_release(&bytes);
	return len;
}

static void read_proc(pid_t pid, const char *name, struct buf *text)
{
	struct buf path = BUF_INIT;
	char bytes[4096];
	size_t got;
	FILE *file;

	buf_addf(&path, "/proc/%d/%s", (int)pid, name);
	file = fopen(buf_text(&path), "r");
	while (file && (got = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(text, bytes, got);
	if (file)
		fclose(file);
	buf_release(&path);
}

/* The number after name; 0: there is none. */
static long number_after(const char *text, const char *name)
{
	const char *at = strstr(text, name);

	return at ? strtol(at + strlen(name), NULL, 10) : 0;
}

struct usage terminal_usage(const struct terminal *terminal)
{
	struct buf status = BUF_INIT, schedule = BUF_INIT;
	struct usage usage;

	read_proc(terminal->pid, "status", &status);
	read_proc(terminal->pid, "schedstat", &schedule);
	usage = (struct usage){
		.cpu_ms = 1e-6 * strtod(buf_text(&schedule), NULL),
		.wakes = number_after(buf_text(&status),
			"\nvoluntary_ctxt_switches:"),
		.resident_kib = number_after(buf_text(&status), "\nVmRSS:"),
	};
	buf_release(&schedule);
	buf_release(&status);
	return usage;
}
