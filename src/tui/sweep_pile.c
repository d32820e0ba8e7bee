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
	buf_release(&word);
	buf_release(&whole);
	return done;
}

static bool is_named(const struct tui *tui, int64_t student)
{
	for (size_t i = 0; i < tui->sweeper.entries.count; i++) {
		if (tui->sweeper.entries.items[i].student == student)
			return true;
	}
	return false;
}

/* Names of those who are understood go to out; why has what is not. */
static void read_names(struct tui *tui, const char *names,
	struct score score, struct buf *out, struct buf *why)
{
	struct buf word = BUF_INIT;

	while (*names) {
		struct checkin entry = { .score = score };
		const struct checkin *seen;

		buf_clear(&word);
		buf_add(&word, names, strcspn(names, " "));
		names += word.len;
		names += strspn(names, " ");
		if (why->len)
			continue;
		entry.student = who_is(tui, buf_text(&word), why);
		if (entry.student && is_named(tui, entry.student))
			buf_addf(why, "%s is named twice",
				desk_name(tui, entry.student));
		if (why->len)
			continue;
		seen = sweep_entered(tui, entry.student);
		entry.id = seen ? seen->id : 0;
		vec_push(&tui->sweeper.entries, entry);
		buf_addf(out, "%s%s", out->len ? ", " : "",
			desk_name(tui, entry.student));
	}
	buf_release(&word);
}

/* Fills the sweeper's entries. */
static void read_pile(struct tui *tui, struct score *score, struct buf *names,
	struct buf *why)
{
	const char *rest;

	vec_release(&tui->sweeper.entries);
	if (sweep_read_score(tui, typing_text(tui), score, &rest, why))
		read_names(tui, rest, *score, names, why);
}

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Pile:");
}

static void echo(struct tui *tui, struct buf *out)
{
	struct buf names = BUF_INIT, why = BUF_INIT;
	struct score score;

	if (!tui->room || tui->job.is_waiting)
		return;
	if (text_is_blank(typing_text(tui))) {
		buf_adds(out, "A score, then whom it is for: 4: am zo ka li");
		return;
	}
	read_pile(tui, &score, &names, &why);
	if (names.len && !desk_hides(tui)) {
		score_write(out, &score);
		buf_adds(out, ": ");
	}
	buf_addf(out, "%s%s", buf_text(&names),
		names.len && why.len ? "; " : "");
	buf_adds(out, buf_text(&why));
	buf_release(&names);
	buf_release(&why);
}

static void enter(struct tui *tui)
{
	struct buf names = BUF_INIT, why = BUF_INIT;
	struct score score;

	if (!tui->room || tui->job.is_waiting)
		return;
	if (text_is_blank(typing_text(tui))) {
		typing_end(tui);
		return;
	}
	read_pile(tui, &score, &names, &why);
	if (why.len)
		desk_say(tui, STYLE_NOTICE, "Nothing logged. %s",
			buf_text(&why));
	else if (!tui->sweeper.entries.count)
		desk_say(tui, STYLE_NOTICE, "Whom is it for? Letters of each "
			"name, with blanks between them.");
	else
		sweep_write(tui, "", true);
	buf_release(&names);
	buf_release(&why);
}

static const struct screen_action actions[] = {
	{ "enter", enter },
	{ NULL, NULL }
};

const struct entry sweep_pile = {
	.context = "pile",
	.actions = actions,
	.label = label,
	.echo = echo,
};
