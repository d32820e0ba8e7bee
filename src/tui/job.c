/* SPDX-License-Identifier: MIT */
/* Running a command now, or as soon as the others let us. */
#include "job.h"

#include <string.h>

#include "base/text.h"
#include "desk.h"
#include "paint.h"
#include "screen.h"

#define TELL_EACH_MS 100

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

	if (tui->job.what.len) {
		tui->job.is_waiting = false;
		tui->job.is_kept = true;
		desk_hush(tui);
		tui->is_stale = true;
		return;
	}
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

/* The line of messages alone: views have nothing to show meanwhile. */
static void paint_line(const char *text)
{
	struct frame frame = layout_frame(screen_rows(), screen_cols());

	if (frame.is_too_small)
		return;
	paint_cells(frame.message, 0, 0, frame.message.cols, STYLE_PLAIN, "");
	paint_text(frame.message, 0, 1, STYLE_NOTICE, text);
	paint_cursor(frame.message, 0, 1);
	paint_end();
}

/* What was said of a long step no longer holds once it is written. */
static void say_written(const struct tui *tui)
{
	if (tui->job.told_ms >= tui->job.since_ms &&
	    !strncmp(buf_text(&tui->job.line), "import ", 7) &&
	    !strstr(buf_text(&tui->job.line), "--dry-run"))
		paint_line("Imported; the class is read again");
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
	if (done)
		say_written(tui);
	if (tui->job.was_said)
		desk_hush(tui);
	end(tui, &err);
}

bool job_is_on(const struct tui *tui)
{
	return tui->job.is_waiting || tui->job.is_kept;
}

static bool is_free(struct tui *tui)
{
	if (tui->job.is_waiting)
		desk_say(tui, STYLE_NOTICE,
			"Still waiting for the other window to finish writing");
	else if (tui->job.is_kept)
		desk_hush(tui);
	return !job_is_on(tui);
}

static void begin(struct tui *tui)
{
	tui->job.was_said = false;
	tui->job.since_ms = screen_now_ms();
	attempt(tui);
}

bool job_start_kept(struct tui *tui, const char *line, const char *what,
	bool (*attempt_it)(struct tui *tui, struct error *err),
	void (*finish)(struct tui *tui, const struct error *err))
{
	if (!is_free(tui))
		return false;
	buf_clear(&tui->job.line);
	buf_adds(&tui->job.line, line);
	buf_clear(&tui->job.what);
	buf_adds(&tui->job.what, what);
	tui->job.attempt = attempt_it;
	tui->job.finish = finish;
	begin(tui);
	return true;
}

bool job_start(struct tui *tui, const char *line,
	bool (*attempt_it)(struct tui *tui, struct error *err),
	void (*finish)(struct tui *tui, const struct error *err))
{
	return job_start_kept(tui, line, "", attempt_it, finish);
}

static const char *kept(const struct tui *tui)
{
	return desk_hides(tui) ? "what you typed" : buf_text(&tui->job.what);
}

void job_write_kept(struct buf *out, const struct tui *tui)
{
	buf_addf(out, "Not written, another window keeps writing: %s is kept. "
		"Enter tries again, Esc drops it", kept(tui));
	if (text_width(buf_text(out)) + 2 <= (size_t)screen_cols())
		return;
	buf_clear(out);
	buf_addf(out, "Not written: %s. Enter tries again, Esc drops it",
		kept(tui));
}

static void drop(struct tui *tui)
{
	tui->job.is_kept = false;
	tui->job.has_failed = true;
	desk_say(tui, STYLE_WARNING, "Not logged: %s", kept(tui));
}

bool job_answer(struct tui *tui, const struct input *input)
{
	if (!tui->job.is_kept)
		return false;
	desk_hush(tui);
	if (!strcmp(input->key, "Enter")) {
		tui->job.is_kept = false;
		begin(tui);
	} else if (!strcmp(input->key, "Esc")) {
		drop(tui);
	} else {
		return input->is_text;
	}
	return true;
}

/* Whether one of the keys typed meanwhile stops it. */
static bool is_stopped(struct tui *tui)
{
	bool is_so = false;

	for (;;) {
		struct input input = input_read(&tui->input);

		if (input.kind == INPUT_NONE)
			return is_so;
		if (input.kind == INPUT_KEY && (!strcmp(input.key, "Esc") ||
		    !strcmp(input.key, "Ctrl-C")))
			is_so = true;
		else if (input.kind == INPUT_KEY ||
		    input.kind == INPUT_PASTE)
			vec_push(&tui->held, input);
	}
}

static void paint_told(size_t rows)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%zu rows read; Esc stops it, and changes nothing",
		rows);
	paint_line(buf_text(&text));
	buf_release(&text);
}

bool job_tell(void *context, size_t rows)
{
	struct tui *tui = context;
	int64_t now_ms = screen_now_ms();

	if (now_ms - tui->job.since_ms < JOB_SAY_MS ||
	    now_ms - tui->job.told_ms < TELL_EACH_MS)
		return true;
	tui->job.told_ms = now_ms;
	paint_told(rows);
	return !is_stopped(tui);
}

void job_again(struct tui *tui)
{
	if (!tui->job.is_waiting)
		return;
	/* What the others wrote so far is theirs, not ours. */
	desk_poll(tui);
	attempt(tui);
}
