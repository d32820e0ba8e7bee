/* SPDX-License-Identifier: MIT */
/* Routines, stations and the timer of a rotation. */
#include "wall.h"

#include <string.h>

#include "app/state.h"
#include "base/number.h"
#include "base/text.h"
#include "desk.h"
#include "frame.h"
#include "keys.h"
#include "screen.h"
#include "stations.h"
#include "typing.h"

#define STATE "timer"

void wall_take(struct tui *tui)
{
	struct wall *wall = &tui->wall;
	struct session *session = tui->session;
	struct error err = ERROR_INIT;
	struct routine *routines = NULL;
	size_t count = 0;

	arena_release(&wall->arena);
	wall->is_joined = false;
	if (!store_routines(session->store, session->class_id,
	    session_now(session), &wall->arena, &routines, &count, &err))
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	for (int i = CLUSTER_NONE; i < CLUSTER_COUNT; i++)
		wall->routines[i] = routine_for(routines, count,
			(enum cluster)i, tui->room->focus);
}

bool wall_read_stations(struct tui *tui)
{
	struct wall *wall = &tui->wall;
	struct error err = ERROR_INIT;

	stations_release(&wall->stations);
	wall->is_joined = false;
	if (tui->room && stations_read(&wall->stations, tui->session->store,
	    tui->session->class_id, tui->room, &err))
		return true;
	if (err.code != ERROR_NONE)
		desk_say(tui, STYLE_WARNING, "%s", err.text);
	return false;
}

void wall_release(struct wall *wall)
{
	arena_release(&wall->arena);
	stations_release(&wall->stations);
}

int64_t wall_minutes(const struct tui *tui)
{
	int64_t minutes = 0;

	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		const struct routine *routine = tui->wall.routines[i];

		if (routine && routine->minutes > minutes &&
		    (!tui->room || tui->room->columns[i].count))
			minutes = routine->minutes;
	}
	return minutes ? minutes : STATIONS_MINUTES;
}

void wall_write_clock(struct buf *out, const struct tui *tui)
{
	int64_t seconds = timer_seconds(&tui->wall.timer, screen_now_ms());

	buf_addf(out, "%lld:%02lld", (long long)(seconds / 60),
		(long long)(seconds % 60));
}

void wall_write_timer(struct buf *out, const struct tui *tui)
{
	const struct timer *timer = &tui->wall.timer;

	if (!timer->is_used)
		return;
	if (timer->is_over) {
		buf_adds(out, "time is up");
		return;
	}
	wall_write_clock(out, tui);
	buf_adds(out, timer->is_running ? " left" : " paused");
}

/* At each of its turns, not each second: it may end by a crash. A sample
 * leaves nothing behind. */
static void keep(const struct tui *tui)
{
	const struct wall *wall = &tui->wall;
	struct buf text = BUF_INIT;

	if (tui->session->is_demo || !wall->timer.is_used)
		return;
	timer_write(&text, &wall->timer, screen_now_ms(), screen_clock_ms());
	buf_addf(&text, "%zu\n", wall->rotation);
	/* What cannot be kept is as before it was kept at all. */
	state_write(STATE, buf_text(&text));
	buf_release(&text);
}

void wall_open(struct tui *tui)
{
	struct buf text = BUF_INIT, number = BUF_INIT;
	int64_t rotation;
	const char *line;

	if (!tui->session->is_demo && state_read(&text, STATE) &&
	    timer_read(&tui->wall.timer, buf_text(&text), screen_now_ms(),
	    screen_clock_ms())) {
		line = strchr(buf_text(&text), '\n');
		line = line ? line + 1 : "";
		buf_add(&number, line, strcspn(line, "\n"));
		if (number_parse_int(buf_text(&number), &rotation) &&
		    rotation > 0)
			tui->wall.rotation = (size_t)rotation;
	}
	buf_release(&text);
	buf_release(&number);
}

static void ring(struct tui *tui)
{
	const char *how = config_text(tui->session->config, "ring");

	if (!text_equal(how, "silent"))
		screen_ring(text_equal(how, "flash"));
	if (!tui->typing.entry && !tui->asked && !tui->asks_to_leave)
		desk_say(tui, STYLE_NOTICE, "Time is up: on the wall (%s), %s "
			"moves the tables on.",
			keys_first(&tui->keys, "open stations"),
			keys_first(&tui->keys, "rotate on"));
}

void wall_tick(struct tui *tui)
{
	struct timer *timer = &tui->wall.timer;
	int64_t now_ms = screen_now_ms();
	int64_t seconds;

	if (!timer->is_running)
		return;
	if (timer_ring(timer, now_ms)) {
		ring(tui);
		keep(tui);
	}
	seconds = timer_seconds(timer, now_ms);
	if (seconds != tui->wall.shown || !timer->is_running)
		tui->is_stale = true;
	tui->wall.shown = seconds;
}

int64_t wall_next_ms(const struct tui *tui)
{
	const struct timer *timer = &tui->wall.timer;
	int64_t now_ms = screen_now_ms();

	/* Where nothing is shown, only its end matters. */
	if (timer->is_running && frame_is_too_small())
		return timer->end_ms > now_ms ? timer->end_ms - now_ms : 0;
	return timer_next_ms(timer, now_ms);
}

static void toggle(struct tui *tui)
{
	timer_toggle(&tui->wall.timer, screen_now_ms());
	keep(tui);
}

static void longer(struct tui *tui)
{
	timer_add(&tui->wall.timer, 1, screen_now_ms());
	keep(tui);
}

static void shorter(struct tui *tui)
{
	timer_add(&tui->wall.timer, -1, screen_now_ms());
	keep(tui);
}

static void again(struct tui *tui)
{
	timer_again(&tui->wall.timer, screen_now_ms());
	keep(tui);
}

static void rotate_on(struct tui *tui)
{
	tui->wall.rotation++;
	again(tui);
}

static void rotate_back(struct tui *tui)
{
	if (tui->wall.rotation)
		tui->wall.rotation--;
	again(tui);
}

static void open_minutes(struct tui *tui)
{
	typing_open(tui, &wall_minutes_entry);
}

const struct screen_action wall_actions[] = {
	{ "timer toggle", toggle },
	{ "timer longer", longer },
	{ "timer shorter", shorter },
	{ "timer again", again },
	{ "timer minutes", open_minutes },
	{ "rotate on", rotate_on },
	{ "rotate back", rotate_back },
	{ NULL, NULL }
};

static void minutes_label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Minutes:");
}

static bool typed_minutes(const struct tui *tui, int64_t *minutes)
{
	return number_parse_int(typing_text(tui), minutes) && *minutes > 0 &&
		*minutes <= TIMER_MINUTES_MOST;
}

static void minutes_echo(struct tui *tui, struct buf *out)
{
	int64_t minutes;

	if (typed_minutes(tui, &minutes))
		buf_addf(out, "Each rotation takes %lld minutes",
			(long long)minutes);
	else
		buf_addf(out, "Minutes of each rotation, 1 to %d",
			TIMER_MINUTES_MOST);
}

static void minutes_enter(struct tui *tui)
{
	int64_t minutes;

	if (!typed_minutes(tui, &minutes))
		return;
	timer_set(&tui->wall.timer, minutes);
	keep(tui);
	typing_taken(tui);
	typing_end(tui);
}

static const struct screen_action minutes_actions[] = {
	{ "enter", minutes_enter },
	{ NULL, NULL }
};

const struct entry wall_minutes_entry = {
	.context = "minutes",
	.actions = minutes_actions,
	.label = minutes_label,
	.echo = minutes_echo,
	.seen = typing_all,
};
