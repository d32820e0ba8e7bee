/* SPDX-License-Identifier: MIT */
/*
 * The last check-in of this dashboard. Each key that adds to it writes a new
 * version; those of one check-in are one step of undo, the check-in another.
 */
#include "logged.h"

#include <string.h>

#include "app/wording.h"
#include "base/text.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "screen.h"
#include "sweep.h"
#include "typing.h"
#include "who.h"

void logged_take(struct tui *tui)
{
	struct logged *logged = &tui->logged;

	logged->class_id = tui->session->class_id;
	logged->first = logged->fresh.id;
	logged->last = logged->fresh.id;
	logged->step = 0;
}

static bool fits(const struct buf *text)
{
	return text_width(buf_text(text)) + 2 <= (size_t)screen_cols();
}

/* "José Álvarez 3" */
static void write_bare(struct buf *out, const struct tui *tui,
	const struct checkin *checkin)
{
	who_write_short(out, tui, checkin->student, SIZE_MAX);
	if (!desk_hides(tui)) {
		buf_addc(out, ' ');
		score_write(out, &checkin->score);
	}
}

/* "José Álvarez 3 at 10:42" */
static void write_short(struct buf *out, const struct tui *tui,
	const struct checkin *checkin)
{
	write_bare(out, tui, checkin);
	buf_adds(out, " at ");
	date_write_clock(out, checkin->observed_at);
}

static void write_standing(struct buf *out, const struct tui *tui,
	const struct checkin *checkin, bool has_objective)
{
	const struct seat *seat = desk_seat(tui, checkin->student);
	size_t objective = tui->room ? facts_objective(&tui->room->facts,
		checkin->objective) : FACTS_NOT_FOUND;

	if (!seat || objective == FACTS_NOT_FOUND || desk_hides(tui))
		return;
	if (has_objective)
		buf_addf(out, " on %s",
			tui->room->facts.objectives[objective].name);
	buf_adds(out, ". ");
	desk_label(tui, seat->cluster, out);
	if (checkin->objective != tui->room->focus || desk_lacks_fit(tui))
		return;
	buf_adds(out, "; ");
	wording_estimate(out, seat->move);
}

void logged_say(struct tui *tui)
{
	const struct checkin *fresh = &tui->logged.fresh;
	struct buf text = BUF_INIT;
	size_t len;

	buf_adds(&text, "Logged: ");
	write_short(&text, tui, fresh);
	len = text.len;
	write_standing(&text, tui, fresh, true);
	if (!fits(&text)) {
		buf_truncate(&text, len);
		write_standing(&text, tui, fresh, false);
	}
	if (!fits(&text))
		buf_truncate(&text, len);
	desk_say(tui, STYLE_NOTICE, "%s", buf_text(&text));
	if (desk_lacks_fit(tui))
		tui->say_again = logged_say;
	buf_release(&text);
}

/* The newest version that stands: an undo may have taken the last one back. */
static const struct checkin *standing(const struct tui *tui)
{
	const struct logged *logged = &tui->logged;
	const struct checkin *checkin;

	if (!tui->room || !logged->first ||
	    logged->class_id != tui->session->class_id)
		return NULL;
	checkin = facts_checkin(&tui->room->facts, logged->last);
	return checkin ? checkin :
		facts_checkin(&tui->room->facts, logged->first);
}

static bool attempt(struct tui *tui, struct error *err)
{
	struct logged *logged = &tui->logged;

	if (logged->amendment.note)
		logged->amendment.note = buf_text(&tui->job.line);
	return checkin_amend(tui->session, logged->last, &logged->amendment,
		&logged->step, &logged->fresh, err);
}

static void write_amended(struct buf *out, const struct tui *tui)
{
	const struct logged *logged = &tui->logged;

	if (desk_hides(tui))
		buf_adds(out, "added");
	else if (logged->amendment.confidence)
		buf_addf(out, "confidence %d of 4  (%s again for %d)",
			logged->fresh.confidence,
			keys_first(&tui->keys, "amend confidence"),
			logged->fresh.confidence % 4 + 1);
	else if (logged->amendment.support)
		buf_addf(out, "%s  (%s again for the next)",
			support_name(logged->fresh.support),
			keys_first(&tui->keys, "amend support"));
	else if (tui->job.line.len)
		buf_addf(out, "\"%s\"", buf_text(&tui->job.line));
	else
		buf_adds(out, "no note");
}

static void end_note(struct tui *tui)
{
	if (tui->typing.entry != &logged_note)
		return;
	typing_end(tui);
	if (tui->logged.back)
		typing_open(tui, tui->logged.back);
}

static void finish(struct tui *tui, const struct error *err)
{
	struct buf text = BUF_INIT;

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	tui->logged.last = tui->logged.fresh.id;
	end_note(tui);
	write_short(&text, tui, &tui->logged.fresh);
	buf_adds(&text, ": ");
	write_amended(&text, tui);
	if (!fits(&text)) {
		buf_clear(&text);
		write_bare(&text, tui, &tui->logged.fresh);
		buf_adds(&text, ": ");
		write_amended(&text, tui);
	}
	desk_say(tui, STYLE_NOTICE, "%s", buf_text(&text));
	buf_release(&text);
}

/* "note, confidence and support": undo takes all of a step back. */
static void put_together(struct logged *logged,
	const struct checkin_amendment *amendment, bool is_first)
{
	const char *words[3];
	size_t count = 0;

	if (is_first)
		memset(&logged->added, 0, sizeof(logged->added));
	logged->added.note |= amendment->note != NULL;
	logged->added.confidence |= amendment->confidence;
	logged->added.support |= amendment->support;
	if (logged->added.note)
		words[count++] = "note";
	if (logged->added.confidence)
		words[count++] = "confidence";
	if (logged->added.support)
		words[count++] = "support";
	buf_clear(&logged->said);
	for (size_t i = 0; i < count; i++)
		buf_addf(&logged->said, "%s%s", !i ? "" :
			i + 1 < count ? ", " : " and ", words[i]);
}

static void amend(struct tui *tui, struct checkin_amendment amendment,
	const char *note)
{
	const struct checkin *checkin = standing(tui);

	if (!checkin) {
		desk_say(tui, STYLE_NOTICE, "Nothing was logged here that "
			"could be added to.");
		return;
	}
	if (job_is_on(tui))
		return;
	/* After an undo of what was added another step begins. */
	if (checkin->id == tui->logged.first)
		tui->logged.step = 0;
	if (sweep_step(tui))
		tui->logged.step = sweep_step(tui);
	tui->logged.last = checkin->id;
	/* While a sweep goes on each is taken back alone. */
	put_together(&tui->logged, &amendment, !tui->logged.step ||
		sweep_step(tui));
	tui->logged.amendment = amendment;
	tui->logged.amendment.said = buf_text(&tui->logged.said);
	job_start(tui, note, attempt, finish);
}

/* In a line that has text already the key is a part of it. */
static bool is_text(struct tui *tui)
{
	if (!tui->key || !tui->typing.entry ||
	    text_is_blank(typing_text(tui)))
		return false;
	typing_insert(tui, tui->key);
	return true;
}

static void amend_confidence(struct tui *tui)
{
	if (!is_text(tui))
		amend(tui, (struct checkin_amendment){ .confidence = true },
			"");
}

static void amend_support(struct tui *tui)
{
	if (!is_text(tui))
		amend(tui, (struct checkin_amendment){ .support = true }, "");
}

static void amend_note(struct tui *tui)
{
	const struct checkin *checkin = standing(tui);

	if (is_text(tui))
		return;
	if (!checkin) {
		amend(tui, (struct checkin_amendment){ .note = "" }, "");
		return;
	}
	tui->logged.back = tui->typing.entry;
	typing_open(tui, &logged_note);
	if (checkin->note)
		typing_set(tui, checkin->note);
}

const struct screen_action logged_actions[] = {
	{ "amend note", amend_note },
	{ "amend confidence", amend_confidence },
	{ "amend support", amend_support },
	{ NULL, NULL }
};

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Note:");
}

static void echo(struct tui *tui, struct buf *out)
{
	const struct checkin *checkin = standing(tui);

	if (!checkin)
		return;
	buf_adds(out, "For ");
	write_short(out, tui, checkin);
}

static void enter(struct tui *tui)
{
	const struct checkin *checkin = standing(tui);
	bool is_same = checkin && !strcmp(checkin->note ? checkin->note : "",
		typing_text(tui));

	if (is_same)
		end_note(tui);
	else
		amend(tui, (struct checkin_amendment){ .note = "" },
			typing_text(tui));
}

static void closed(struct tui *tui)
{
	if (tui->logged.back)
		typing_open(tui, tui->logged.back);
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ NULL, NULL }
};

const struct entry logged_note = {
	.context = "note",
	.actions = actions,
	.label = label,
	.echo = echo,
	.closed = closed,
};
