/* SPDX-License-Identifier: MIT */
#include "projector.h"

#include <string.h>

#include "app/state.h"
#include "desk.h"
#include "keys.h"

#define STATE "projector"
#define TOGGLE "toggle projector"

/* The names of a sample are invented, and nothing of it is kept. */
static void remember(struct tui *tui)
{
	if (!tui->session->is_demo && !state_write(STATE,
	    tui->veil.is_on ? "hidden\n" : "shown\n"))
		desk_say(tui, STYLE_NOTICE, "Whether names are hidden could "
			"not be remembered for next time.");
}

static void say_first(struct tui *tui)
{
	struct buf before = BUF_INIT;

	buf_adds(&before, buf_text(&tui->message));
	desk_say(tui, STYLE_NOTICE, "Names are hidden until you press a key; "
		"%s keeps them hidden.  %s", keys_first(&tui->keys, TOGGLE),
		buf_text(&before));
	buf_release(&before);
}

void projector_open(struct tui *tui)
{
	struct buf state = BUF_INIT;
	bool is_known = state_read(&state, STATE);

	if (!tui->session->is_demo && is_known) {
		tui->veil.is_on = !strcmp(buf_text(&state), "hidden\n");
	} else if (!tui->session->is_demo && tui->room &&
	    tui->room->facts.student_count) {
		tui->veil.is_on = tui->veil.is_first = true;
		say_first(tui);
	}
	buf_release(&state);
}

void projector_toggle(struct tui *tui)
{
	const char *key = keys_first(&tui->keys, TOGGLE);

	tui->veil.is_on = !tui->veil.is_on;
	if (tui->veil.is_on)
		desk_say(tui, STYLE_NOTICE, "Names and evidence are hidden on "
			"every screen. %s shows them.", key);
	remember(tui);
	tui->is_stale = true;
}

bool projector_takes(struct tui *tui, const struct key_binding *binding)
{
	const char *command = binding ? binding->command : "";

	if (!tui->veil.is_first || !strcmp(command, "quit"))
		return false;
	tui->veil.is_first = false;
	desk_hush(tui);
	tui->veil.is_on = !strcmp(command, TOGGLE);
	remember(tui);
	tui->is_stale = true;
	return true;
}
