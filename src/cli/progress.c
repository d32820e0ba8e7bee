/* SPDX-License-Identifier: MIT */
#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define QUIET 1000 /* milliseconds before anything is shown */
#define EACH 200

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return 1 + (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_interrupted(void)
{
	struct sigaction action;
	sigset_t pending;

	/* As in the background of a script. */
	if (sigaction(SIGINT, NULL, &action) || action.sa_handler == SIG_IGN)
		return false;
	sigemptyset(&pending);
	return !sigpending(&pending) && sigismember(&pending, SIGINT) == 1;
}

static void begin(struct progress *progress)
{
	sigset_t interrupt;

	sigemptyset(&interrupt);
	sigaddset(&interrupt, SIGINT);
	sigprocmask(SIG_BLOCK, &interrupt, NULL);
	progress->began = milliseconds();
}

bool progress_tell(void *context, size_t rows)
{
	struct progress *progress = context;
	int64_t now;

	if (!progress->began)
		begin(progress);
	if (is_interrupted())
		return false;
	now = milliseconds();
	if (now - progress->began < QUIET || now - progress->shown < EACH ||
	    !isatty(STDERR_FILENO))
		return true;
	fprintf(stderr, "\r%zu rows read; Ctrl+C cancels", rows);
	fflush(stderr);
	progress->shown = now;
	progress->is_on = true;
	return true;
}

void progress_clear(struct progress *progress)
{
	if (progress->is_on)
		fputs("\r\033[K", stderr);
	progress->is_on = false;
}
