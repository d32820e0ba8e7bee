/* SPDX-License-Identifier: MIT */
/*
 * Pile by pile, as exit tickets lie on a desk: "4: am zo ka li" is a score and
 * whom it is for. Either each word means one student, or nothing is logged.
 */
#include "sweep.h"

#include <string.h>

#include "app/form.h"
#include "base/number.h"
#include "base/text.h"
#include "checkin.h"
#include "desk.h"
#include "job.h"
#include "typing.h"
#include "who.h"

bool sweep_read_score(const struct tui *tui, const char *text,
	struct score *score, const char **rest, struct buf *why)
{
	const struct facts *facts = &tui->room->facts;
	const struct form form = form_of(facts);
	struct buf word = BUF_INIT, whole = BUF_INIT;
	struct error err = ERROR_INIT;
	double number;
	bool done;

	text += strspn(text, " ");
	buf_add(&word, text, strcspn(text, " :"));
	*rest = text + word.len;
	*rest += strspn(*rest, " :");
	if (form.out_of > 0 && number_parse(buf_text(&word), &number))
		form_complete(&whole, &form, buf_text(&word));
	else
		buf_adds(&whole, buf_text(&word));
	done = score_parse(buf_text(&whole), &facts->policy.scale, score,
		&err);
	if (!done)
		buf_adds(why, err.text);
	else if (number_parse(buf_text(&whole), &number))
		done = !form_lacks_out_of(&form, score, why);
	buf_release(&word);
	buf_release(&whole);
	return done;
}

/* Names of those who are understood. */
static void write_names(struct buf *out, const struct tui *tui)
{
	const struct sweeper *sweeper = &tui->sweeper;

	for (size_t i = 0; i < sweeper->entries.count; i++)
		buf_addf(out, "%s%s", i ? ", " : "",
			desk_name(tui, sweeper->entries.items[i].student));
}

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Pile:");
}

static void echo_pile(struct tui *tui, struct buf *out)
{
	struct buf names = BUF_INIT, why = BUF_INIT;

	sweep_clear(tui);
	if (sweep_read_pile(tui, typing_text(tui), &why) &&
	    !tui->sweeper.entries.count)
		buf_adds(&why, "Whom is it for?");
	write_names(&names, tui);
	if (names.len && !desk_hides(tui)) {
		score_write(out, &tui->sweeper.entries.items[0].score);
		buf_adds(out, ": ");
	}
	buf_addf(out, "%s%s%s", buf_text(&names),
		names.len && why.len ? "; " : "", buf_text(&why));
	buf_release(&names);
	buf_release(&why);
}

/* Entries that wait to be written are not to be touched. */
static void echo(struct tui *tui, struct buf *out)
{
	if (!tui->room || job_is_on(tui))
		return;
	if (typing_lines(tui))
		checkin_echo(tui, out);
	else if (text_is_blank(typing_text(tui)))
		buf_adds(out, "A score, then whom it is for: 4: am zo ka li");
	else
		echo_pile(tui, out);
}

static void enter_pile(struct tui *tui)
{
	struct buf why = BUF_INIT;

	sweep_clear(tui);
	if (!sweep_read_pile(tui, typing_text(tui), &why))
		desk_say(tui, STYLE_NOTICE, "Nothing logged. %s",
			buf_text(&why));
	else if (!tui->sweeper.entries.count)
		desk_say(tui, STYLE_NOTICE, "Whom is it for? Letters of each "
			"name, with blanks between them.");
	else
		sweep_write(tui, true);
	buf_release(&why);
}

static void enter(struct tui *tui)
{
	if (!tui->room || job_is_on(tui))
		return;
	if (typing_lines(tui))
		sweep_enter_lines(tui);
	else if (text_is_blank(typing_text(tui)))
		typing_end(tui);
	else
		enter_pile(tui);
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ NULL, NULL }
};

const struct entry sweep_pile = {
	.context = "pile",
	.actions = actions,
	.takes_lines = true,
	.label = label,
	.echo = echo,
};
