/* SPDX-License-Identifier: MIT */
/* What a sweep writes besides entries: who is absent, what is taken out, and
 * its end. */
#include "sweep.h"

#include <string.h>

#include "app/sweeping.h"
#include "desk.h"
#include "job.h"
#include "keys.h"

static bool end_attempt(struct tui *tui, struct error *err)
{
	return sweeping_end(tui->session, err);
}

static void end_finish(struct tui *tui, const struct error *err)
{
	struct buf text = BUF_INIT;
	size_t left = sweep_left(tui);

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	buf_adds(&text, "The sweep is kept");
	if (left)
		buf_addf(&text, ", %zu without an entry", left);
	if (desk_top(tui)->view == &sweep_view)
		desk_close(tui);
	desk_say(tui, STYLE_NOTICE, "%s  (%s undoes all of it)",
		buf_text(&text), keys_first(&tui->keys, "undo"));
	buf_release(&text);
	sweep_release(tui);
}

void sweep_end(struct tui *tui)
{
	if (job_is_on(tui))
		return;
	if (tui->sweeper.sweep.id) {
		job_start(tui, "", end_attempt, end_finish);
		return;
	}
	desk_close(tui);
	sweep_release(tui);
	desk_say(tui, STYLE_NOTICE, "Nothing was entered.");
}

static bool leave_attempt(struct tui *tui, struct error *err)
{
	return sweeping_leave(tui->session, err);
}

static void leave_finish(struct tui *tui, const struct error *err)
{
	size_t left = sweep_left(tui);

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	if (desk_top(tui)->view == &sweep_view)
		desk_close(tui);
	sweep_release(tui);
	desk_say(tui, STYLE_NOTICE, "The sweep is kept, %zu without an entry: "
		"%s goes on with it, Enter there ends it", left,
		keys_first(&tui->keys, "open sweep"));
}

void sweep_leave(struct tui *tui)
{
	if (job_is_on(tui))
		return;
	if (!tui->sweeper.sweep.id || !sweep_left(tui))
		sweep_end(tui);
	else
		job_start(tui, "", leave_attempt, leave_finish);
}

static bool absent_attempt(struct tui *tui, struct error *err)
{
	return sweeping_absent(tui->session, sweep_student(tui),
		!strcmp(buf_text(&tui->job.line), "absent"),
		&tui->sweeper.sweep, err);
}

static void absent_finish(struct tui *tui, const struct error *err)
{
	int64_t student = sweep_student(tui);
	const struct seat *seat = desk_seat(tui, student);

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	desk_say(tui, STYLE_NOTICE, "%s is %s", desk_name(tui, student),
		seat && seat->absent ? "absent today" : "here");
	sweep_remember(tui, student);
	if (seat && seat->absent)
		sweep_go_on(tui);
}

void sweep_toggle_absent(struct tui *tui)
{
	int64_t student = sweep_student(tui);
	const struct seat *seat = desk_seat(tui, student);
	if (seat)
		job_start(tui, seat->absent ? "present" : "absent",
			absent_attempt, absent_finish);
}

static bool take_out_attempt(struct tui *tui, struct error *err)
{
	return sweeping_take_out(tui->session, sweep_student(tui), err);
}

static void take_out_finish(struct tui *tui, const struct error *err)
{
	if (err->code != ERROR_NONE)
		desk_say(tui, STYLE_WARNING, "%s", err->text);
	else
		desk_say(tui, STYLE_NOTICE, "%s has no entry any more",
			desk_name(tui, sweep_student(tui)));
}

void sweep_take_out(struct tui *tui)
{
	job_start(tui, "", take_out_attempt, take_out_finish);
}
