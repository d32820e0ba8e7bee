/* SPDX-License-Identifier: MIT */
/* The entries that are on their way into a sweep, and what is said of them. */
#include "sweep.h"

#include <string.h>

#include "app/sweeping.h"
#include "app/wording.h"
#include "desk.h"
#include "job.h"
#include "logged.h"
#include "typing.h"

#define SAID_MAX 2 /* corrections that are named */

void sweep_clear(struct tui *tui)
{
	vec_release(&tui->sweeper.entries);
	vec_release(&tui->sweeper.were);
	arena_release(&tui->sweeper.texts);
}

bool sweep_put(struct tui *tui, const struct checkin *entry, struct buf *why)
{
	const struct checkin *seen = sweep_entered(tui, entry->student);
	struct sweeper *sweeper = &tui->sweeper;
	struct checkin put = *entry;

	for (size_t i = 0; i < sweeper->entries.count; i++) {
		if (sweeper->entries.items[i].student != entry->student)
			continue;
		buf_addf(why, "%s is named twice",
			desk_name(tui, entry->student));
		return false;
	}
	put.id = seen ? seen->id : 0;
	put.note = arena_strdup(&sweeper->texts, entry->note);
	vec_push(&sweeper->entries, put);
	vec_push(&sweeper->were, seen ? seen->score :
		(struct score){ .out_of = 0 });
	return true;
}

/* What became of an entry, by what there was before. */
enum outcome {
	OUTCOME_LOGGED, /* or added to */
	OUTCOME_CORRECTED,
	OUTCOME_SAME,
	OUTCOME_COUNT
};

static enum outcome outcome_of(const struct sweeper *sweeper, size_t at)
{
	const struct checkin *entry = &sweeper->entries.items[at];
	const struct score *was = &sweeper->were.items[at];

	if (!(was->out_of > 0))
		return OUTCOME_LOGGED;
	if (!score_equal(was, &entry->score))
		return OUTCOME_CORRECTED;
	return entry->note || entry->confidence || entry->minutes ||
		entry->task || entry->quality ||
		entry->support != SUPPORT_UNSAID ? OUTCOME_LOGGED :
		OUTCOME_SAME;
}

/* All entries are of one score, as those of a pile. */
static bool is_pile(const struct sweeper *sweeper)
{
	for (size_t i = 1; i < sweeper->entries.count; i++) {
		if (!score_equal(&sweeper->entries.items[i].score,
		    &sweeper->entries.items[0].score))
			return false;
	}
	return true;
}

/* "logged: 3 for 25 students", "logged: 3 for Bo Lind" */
static void write_logged(struct buf *out, const struct tui *tui, size_t count)
{
	buf_adds(out, "logged: ");
	if (!desk_hides(tui) && is_pile(&tui->sweeper)) {
		score_write(out, &tui->sweeper.entries.items[0].score);
		buf_adds(out, " for ");
	}
	for (size_t i = 0; count == 1 && i < tui->sweeper.entries.count; i++) {
		if (outcome_of(&tui->sweeper, i) == OUTCOME_LOGGED)
			buf_adds(out, desk_name(tui,
				tui->sweeper.entries.items[i].student));
	}
	if (count > 1)
		wording_count(out, count, "student");
}

/* "4 to 3 for Ann Brown" */
static void write_correction(struct buf *out, const struct tui *tui,
	size_t at)
{
	const struct sweeper *sweeper = &tui->sweeper;

	score_write(out, &sweeper->were.items[at]);
	buf_adds(out, " to ");
	score_write(out, &sweeper->entries.items[at].score);
	buf_addf(out, " for %s",
		desk_name(tui, sweeper->entries.items[at].student));
}

/* "corrected 4 to 3 for Ann Brown, 2 to 3 for Bo Lind and 2 more" */
static void write_corrections(struct buf *out, const struct tui *tui,
	size_t count)
{
	const struct sweeper *sweeper = &tui->sweeper;
	size_t shown = count > SAID_MAX ? SAID_MAX : count;
	size_t said = 0;

	buf_adds(out, "corrected ");
	if (desk_hides(tui)) {
		wording_count(out, count, "student");
		return;
	}
	for (size_t i = 0; said < shown; i++) {
		if (outcome_of(sweeper, i) != OUTCOME_CORRECTED)
			continue;
		if (said)
			buf_adds(out, said + 1 == count ? " and " : ", ");
		write_correction(out, tui, i);
		said++;
	}
	if (count > shown)
		buf_addf(out, " and %zu more", count - shown);
}

static void write_same(struct buf *out, const struct tui *tui, size_t count)
{
	const struct sweeper *sweeper = &tui->sweeper;

	if (sweeper->entries.count > 1 || desk_hides(tui)) {
		wording_count(out, count, "student");
		buf_adds(out, " as before");
		return;
	}
	buf_addf(out, "%s has ",
		desk_name(tui, sweeper->entries.items[0].student));
	score_write(out, &sweeper->entries.items[0].score);
	buf_adds(out, " already");
}

/* "Logged 3 for 4 students; corrected 4 to 3 for Ann Brown" */
static void say_written(struct tui *tui)
{
	static void (*const write[OUTCOME_COUNT])(struct buf *out,
		const struct tui *tui, size_t count) = {
		[OUTCOME_LOGGED] = write_logged,
		[OUTCOME_CORRECTED] = write_corrections,
		[OUTCOME_SAME] = write_same,
	};
	size_t counts[OUTCOME_COUNT] = { 0 };
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < tui->sweeper.entries.count; i++)
		counts[outcome_of(&tui->sweeper, i)]++;
	if (counts[OUTCOME_LOGGED] == 1 && tui->sweeper.entries.count == 1) {
		logged_say(tui);
		return;
	}
	for (size_t i = 0; i < OUTCOME_COUNT; i++) {
		if (!counts[i])
			continue;
		buf_adds(&text, text.len ? "; " : "");
		write[i](&text, tui, counts[i]);
	}
	if (text.data[0] >= 'a' && text.data[0] <= 'z')
		text.data[0] = (char)(text.data[0] - 'a' + 'A');
	buf_adds(&text, " at ");
	date_write_clock(&text, session_now(tui->session));
	desk_say(tui, STYLE_NOTICE, "%s", buf_text(&text));
	buf_release(&text);
}

static bool attempt(struct tui *tui, struct error *err)
{
	struct sweeper *sweeper = &tui->sweeper;

	return sweeping_log(tui->session, sweeper->entries.items,
		sweeper->entries.count, &sweeper->sweep, &tui->logged.fresh,
		err);
}

static bool is_sweep_line(const struct entry *entry)
{
	return entry == &sweep_entry || entry == &sweep_numbers ||
		entry == &sweep_pile;
}

static void move(struct tui *tui)
{
	struct sweeper *sweeper = &tui->sweeper;

	sweeper->fills = false;
	if (!sweeper->is_jump)
		sweep_go_on(tui);
	else if (!sweep_student(tui) ||
	    sweep_entered(tui, sweep_student(tui)))
		sweep_move_on(tui);
}

static void finish(struct tui *tui, const struct error *err)
{
	struct sweeper *sweeper = &tui->sweeper;

	if (err->code == ERROR_CONFLICT && desk_hides(tui)) {
		desk_say(tui, STYLE_WARNING, "Not logged: another window "
			"wrote meanwhile; the same again corrects it");
		return;
	}
	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "Not logged: %s", err->text);
		return;
	}
	logged_take(tui);
	if (sweeper->entries.count == 1)
		sweep_remember(tui, sweeper->entries.items[0].student);
	if (is_sweep_line(tui->typing.entry))
		typing_taken(tui);
	say_written(tui);
	move(tui);
}

/* What is kept where it cannot be written. */
static void write_entries(struct buf *out, const struct tui *tui)
{
	const struct checkin *entries = tui->sweeper.entries.items;
	size_t count = tui->sweeper.entries.count;

	if (count == 1)
		buf_addf(out, "%s ", desk_name(tui, entries[0].student));
	if (count == 1 || is_pile(&tui->sweeper))
		score_write(out, &entries[0].score);
	if (count == 1)
		return;
	buf_adds(out, is_pile(&tui->sweeper) ? " for " : "check-ins of ");
	wording_count(out, count, "student");
}

void sweep_write(struct tui *tui, bool is_jump)
{
	struct buf what = BUF_INIT;

	write_entries(&what, tui);
	tui->sweeper.is_jump = is_jump;
	job_start_kept(tui, "", buf_text(&what), attempt, finish);
	buf_release(&what);
}
