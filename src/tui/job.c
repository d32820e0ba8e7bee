/* SPDX-License-Identifier: MIT */
/* Running a command now, or as soon as the others let us. */
#include "job.h"

#include "desk.h"
#include "screen.h"

static void end(struct tui *tui, const struct error *err)
{
	tui->job.is_waiting = false;
	tui->job.has_failed = err->code != ERROR_NONE;
	desk_poll(tui);
	tui->job.finish(tui, err);
	tui->is_stale = true;
}

static void give_up(struct tui *tui)
{
	struct error err = ERROR_INIT;

	error_set(&err, ERROR_BUSY, "not written: another window has been "
		"writing for 5 seconds; what you typed is kept, try again");
	end(tui, &err);
}

static void wait_on(struct tui *tui)
{
	int64_t waited = screen_now_ms() - tui->job.since_ms;

	tui->job.is_waiting = true;
	if (waited >= JOB_GIVE_UP_MS) {
		give_up(tui);
	} else if (waited >= JOB_SAY_MS && !tui->job.was_said) {
		tui->job.was_said = true;
		desk_say(tui, STYLE_NOTICE,
			"Waiting for the other window to finish writing%s",
			screen_is_ascii() ? "..." : "…");
	}
}

static void attempt(struct tui *tui)
{
	struct error err = ERROR_INIT;
	bool done;

	buf_clear(&tui->job.out);
	desk_let_go(tui);
	done = tui->job.attempt(tui, &err);
	if (!done && err.code == ERROR_BUSY) {
		desk_poll(tui);
		wait_on(tui);
		return;
	}
	if (tui->job.was_said)
		desk_hush(tui);
	end(tui, &err);
}

bool job_start(struct tui *tui, const char *line,
	bool (*attempt_it)(struct tui *tui, struct error *err),
	void (*finish)(struct tui *tui, const struct error *err))
{
	if (tui->job.is_waiting) {
		desk_say(tui, STYLE_NOTICE,
			"Still waiting for the other window to finish writing");
		return false;
	}
	buf_clear(&tui->job.line);
	buf_adds(&tui->job.line, line);
	tui->job.attempt = attempt_it;
	tui->job.finish = finish;
	tui->job.was_said = false;
	tui->job.since_ms = screen_now_ms();
	attempt(tui);
	return true;
}

void job_again(struct tui *tui)
{
	if (!tui->job.is_waiting)
		return;
	/* What the others wrote so far is theirs, not ours. */
	desk_poll(tui);
	attempt(tui);
}
