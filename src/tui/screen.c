/* SPDX-License-Identifier: MIT */
/*
 * Taking the terminal and giving it back.
 *
 * 1. screen.ending holds, from before the first byte is written, the bytes
 *    that undo all that the dashboard does to a terminal, so that a handler
 *    of signals needs nothing but write() and tcsetattr().
 * 2. While is_open, standard error is the log, or a file in memory where
 *    there is none; what was said there is printed once the terminal is
 *    given back.
 * 3. SIGWINCH and SIGCONT are blocked except inside screen_wait, so that none
 *    can come between looking for input and going to sleep.
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include "screen.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/panic.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_OFF "\033[?1006;1000l"
#define ESCAPE_DELAY_MS 25
#define HANDLER_STACK 32768
#define ACTIONS_KEPT 16
#define LOG_BYTES_MAX (256 << 10)
#define FAREWELL "homeroom has crashed. Every check-in that it showed as " \
	"logged is saved"

static struct {
	SCREEN *terminal;
	struct termios before;
	struct screen_options options;
	bool is_utf8;
	int colours;
	char ending[256];
	size_t ending_len;
	int real_stderr;
	int said;                        /* what standard error is; -1: none */
	off_t said_from;                 /* where in it ours begins */
	char farewell[512];              /* after a crash; ready to be put */
	size_t farewell_len;
	const char *actions[ACTIONS_KEPT]; /* around, the newest before */
	size_t action_at;                  /* this place */
	volatile sig_atomic_t is_open;
	volatile sig_atomic_t went_on;
	sigset_t waiting;                /* what ppoll lets through */
	char stack[HANDLER_STACK];       /* for a handler when ours is full */
} screen;

static const int fatal_signals[] = {
	SIGHUP, SIGINT, SIGQUIT, SIGTERM,
	SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT,
};

/* A write that cannot be helped when it fails: the terminal may be gone. */
static void put(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t done = write(fd, bytes, len);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return;
		bytes += done;
		len -= (size_t)done;
	}
}

/* A capability without its delays: "$<5>". */
static void add_capability(const char *name)
{
	const char *from = tigetstr(name);

	if (!from || from == (char *)-1)
		return;
	while (*from && screen.ending_len < sizeof(screen.ending) - 1) {
		if (from[0] == '$' && from[1] == '<' && strchr(from, '>')) {
			from = strchr(from, '>') + 1;
			continue;
		}
		screen.ending[screen.ending_len++] = *from++;
	}
}

static void add_bytes(const char *bytes)
{
	memcpy(screen.ending + screen.ending_len, bytes, strlen(bytes));
	screen.ending_len += strlen(bytes);
}

static void prepare_ending(void)
{
	screen.ending_len = 0;
	add_bytes(PASTE_OFF MOUSE_OFF);
	add_capability("rmkx");
	add_capability("sgr0");
	add_capability("cnorm");
	add_capability("rmcup");
}

/* What is said only after the log could be opened: its name would mislead
 * else. */
static void prepare_farewell(const char *log)
{
	int len = snprintf(screen.farewell, sizeof(screen.farewell),
		FAREWELL "%s%s.\n", log ? "; the log is " : "",
		log ? log : "");

	if (len < 0 || (size_t)len >= sizeof(screen.farewell))
		len = snprintf(screen.farewell, sizeof(screen.farewell),
			FAREWELL ".\n");
	screen.farewell_len = len > 0 ? (size_t)len : 0;
}

static int open_log(const char *path)
{
	int log = path ? open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC,
		0600) : -1;

	if (log < 0)
		return -1;
	screen.said_from = lseek(log, 0, SEEK_END);
	if (screen.said_from > LOG_BYTES_MAX && ftruncate(log, 0) == 0)
		screen.said_from = 0;
	return log;
}

static void capture_stderr(const char *log)
{
	screen.real_stderr = dup(STDERR_FILENO);
	screen.said = open_log(log);
	prepare_farewell(screen.said >= 0 ? log : NULL);
	if (screen.said < 0)
		screen.said = memfd_create("homeroom-said", MFD_CLOEXEC);
	if (screen.said >= 0)
		dup2(screen.said, STDERR_FILENO);
}

void screen_note(const char *action)
{
	screen.actions[screen.action_at++ % ACTIONS_KEPT] = action;
}

/* Only what may be called inside a handler of signals. */
static void release_stderr(void)
{
	char bytes[1024];
	ssize_t got;
	off_t at = screen.said_from;

	if (screen.real_stderr < 0)
		return;
	dup2(screen.real_stderr, STDERR_FILENO);
	close(screen.real_stderr);
	screen.real_stderr = -1;
	if (screen.said < 0)
		return;
	while ((got = pread(screen.said, bytes, sizeof(bytes), at)) > 0) {
		put(STDERR_FILENO, bytes, (size_t)got);
		at += got;
	}
	close(screen.said);
	screen.said = -1;
}

/* The way back that needs nothing of ncurses. */
static void give_back_raw(void)
{
	if (!screen.is_open)
		return;
	screen.is_open = 0;
	put(STDOUT_FILENO, screen.ending, screen.ending_len);
	tcsetattr(STDIN_FILENO, TCSANOW, &screen.before);
	release_stderr();
}

static bool is_crash(int number)
{
	return number == SIGSEGV || number == SIGBUS || number == SIGFPE ||
		number == SIGILL || number == SIGABRT;
}

static void put_text(int fd, const char *text)
{
	put(fd, text, strlen(text));
}

static void put_number(int fd, long long number)
{
	char digits[24];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0 && at > 0);
	put(fd, digits + at, sizeof(digits) - at);
}

/* One line: what, when, and the last actions. Only what may be called inside
 * a handler of signals. */
static void log_crash(int log, int number)
{
	put_text(log, PACKAGE_STRING " crashed: signal ");
	put_number(log, number);
	put_text(log, ", second ");
	put_number(log, (long long)time(NULL));
	put_text(log, ", after");
	for (size_t i = 0; i < ACTIONS_KEPT; i++) {
		const char *action = screen.actions[
			(screen.action_at + i) % ACTIONS_KEPT];

		if (action) {
			put_text(log, " / ");
			put_text(log, action);
		}
	}
	put_text(log, "\n");
}

static void end_by_signal(int number)
{
	const struct sigaction by_default = { .sa_handler = SIG_DFL };
	sigset_t only;
	int log = -1;

	if (is_crash(number) && screen.is_open)
		log = dup(screen.said);
	give_back_raw();
	if (is_crash(number)) {
		log_crash(log, number);
		put(STDERR_FILENO, screen.farewell, screen.farewell_len);
	}
	sigaction(number, &by_default, NULL);
	sigemptyset(&only);
	sigaddset(&only, number);
	raise(number);
	sigprocmask(SIG_UNBLOCK, &only, NULL);
}

static void note_went_on(int number UNUSED)
{
	screen.went_on = 1;
}

static void catch_signals(void)
{
	const stack_t stack = {
		.ss_sp = screen.stack,
		.ss_size = sizeof(screen.stack),
	};
	struct sigaction ending = {
		.sa_handler = end_by_signal,
		.sa_flags = SA_ONSTACK,
	};
	const struct sigaction going_on = { .sa_handler = note_went_on };
	struct sigaction old;
	sigset_t blocked;

	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < ARRAY_LEN(fatal_signals); i++) {
		/* Ignored by whoever started us: it stays so, as nohup does. */
		if (sigaction(fatal_signals[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(fatal_signals[i], &ending, NULL);
	}
	sigaction(SIGCONT, &going_on, NULL);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGWINCH);
	sigaddset(&blocked, SIGCONT);
	sigprocmask(SIG_BLOCK, &blocked, &screen.waiting);
	sigdelset(&screen.waiting, SIGWINCH);
	sigdelset(&screen.waiting, SIGCONT);
	panic_set_hook(give_back_raw);
}

static bool check_terminal(struct error *err)
{
	const char *name = getenv("TERM");
	const char *cup;
	int found;

	if (setupterm(NULL, STDOUT_FILENO, &found) != OK)
		return error_set(err, ERROR_USAGE, "the terminal \"%s\" is not "
			"known here: set TERM, or see \"homeroom board "
			"--plain\"", name ? name : "");
	cup = tigetstr("cup");
	if (cup && cup != (char *)-1)
		return true;
	del_curterm(cur_term);
	return error_set(err, ERROR_USAGE, "the terminal \"%s\" cannot place "
		"its cursor: see \"homeroom board --plain\"",
		name ? name : "");
}

/* Ctrl-C and Ctrl-Z come as keys, and Ctrl-S does not stop the screen. */
static void set_modes(void)
{
	struct termios modes;

	cbreak();
	noecho();
	nonl();
	tcgetattr(STDIN_FILENO, &modes);
	modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
	modes.c_cc[VINTR] = _POSIX_VDISABLE;
	modes.c_cc[VSUSP] = _POSIX_VDISABLE;
	modes.c_cc[VQUIT] = _POSIX_VDISABLE;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	def_prog_mode();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	intrflush(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	leaveok(stdscr, FALSE);
}

static void set_colours(void)
{
	if (screen.options.no_colour || !has_colors())
		return;
	start_color();
	use_default_colors();
	screen.colours = COLORS >= 256 ? 256 : COLORS >= 8 ? 8 : 0;
}

bool screen_open(const struct screen_options *options, struct error *err)
{
	screen.real_stderr = screen.said = -1;
	screen.options = *options;
	screen.options.log = NULL;
	screen.is_utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
	if (!check_terminal(err))
		return false;
	tcgetattr(STDIN_FILENO, &screen.before);
	prepare_ending();
	/* newterm reads its own. */
	del_curterm(cur_term);
	/* Exported by some shells; with them a resize would go unseen. */
	unsetenv("LINES");
	unsetenv("COLUMNS");
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_DELAY_MS);
	capture_stderr(options->log);
	screen.is_open = 1;
	screen.terminal = newterm(NULL, stdout, stdin);
	if (!screen.terminal) {
		give_back_raw();
		return error_set(err, ERROR_USAGE, "the terminal cannot show "
			"the dashboard: see \"homeroom board --plain\"");
	}
	catch_signals();
	set_modes();
	set_colours();
	if (screen.options.mouse) {
		mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED,
			NULL);
		mouseinterval(0);
	}
	put(STDOUT_FILENO, PASTE_ON, strlen(PASTE_ON));
	return true;
}

void screen_close(void)
{
	if (!screen.is_open)
		return;
	put(STDOUT_FILENO, PASTE_OFF, strlen(PASTE_OFF));
	endwin();
	screen.is_open = 0;
	panic_set_hook(NULL);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &screen.before);
	release_stderr();
	delscreen(screen.terminal);
	screen.terminal = NULL;
}

int screen_rows(void)
{
	return LINES;
}

int screen_cols(void)
{
	return COLS;
}

bool screen_is_utf8(void)
{
	return screen.is_utf8;
}

bool screen_is_ascii(void)
{
	return screen.options.ascii || !screen.is_utf8;
}

int screen_colours(void)
{
	return screen.colours;
}

void screen_ring(bool is_flash)
{
	if (is_flash)
		flash();
	else
		beep();
}

void screen_repaint(void)
{
	clearok(curscr, TRUE);
}

unsigned screen_wait(int fd, int timeout_ms)
{
	struct pollfd watched[2] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = fd, .events = POLLIN },
	};
	const struct timespec limit = {
		.tv_sec = timeout_ms / 1000,
		.tv_nsec = timeout_ms % 1000 * 1000000L,
	};
	unsigned wake = 0;
	int ready = ppoll(watched, 2, timeout_ms < 0 ? NULL : &limit,
		&screen.waiting);

	if (ready < 0 && errno == EINTR) {
		/* Smaller and back at once is no resize to ncurses, but the
		 * terminal has forgotten what it showed. */
		screen_repaint();
		return SCREEN_SIGNAL;
	}
	if (ready <= 0)
		return 0;
	if (watched[0].revents & POLLIN)
		wake |= SCREEN_INPUT;
	if (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		wake |= SCREEN_GONE;
	if (watched[1].revents)
		wake |= SCREEN_FILE;
	return wake;
}

void screen_stop(void)
{
	put(STDOUT_FILENO, PASTE_OFF, strlen(PASTE_OFF));
	/* The group, as the terminal would: a wrapper script stops too. The
	 * handler of ncurses gives the terminal back and takes it again. */
	kill(0, SIGTSTP);
	put(STDOUT_FILENO, PASTE_ON, strlen(PASTE_ON));
}

bool screen_was_continued(void)
{
	if (!screen.went_on)
		return false;
	screen.went_on = 0;
	put(STDOUT_FILENO, PASTE_ON, strlen(PASTE_ON));
	return true;
}

int64_t screen_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t screen_clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
