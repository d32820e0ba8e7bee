/* SPDX-License-Identifier: MIT */
/*
 * Whole lines in a sweep, typed or pasted: a pile, "4: am zo ka li", or one
 * check-in, "zoe 3 hint". Several are logged together or not at all.
 */
#include "sweep.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "checkin.h"
#include "desk.h"
#include "typing.h"
#include "who.h"

bool sweep_is_pile(const struct tui *tui, const char *line)
{
	struct buf ignored = BUF_INIT;
	struct score score;
	const char *rest;
	bool is_score = sweep_read_score(tui, line, &score, &rest, &ignored);

	buf_release(&ignored);
	return is_score && (tui->typing.entry == &sweep_pile ||
		(rest > line && memchr(line, ':', (size_t)(rest - line))));
}

/* Each word is whom the score is for. */
static bool read_names(struct tui *tui, const char *names,
	struct score score, struct buf *why)
{
	bool done = true;

	while (*names && done) {
		size_t len = strcspn(names, " ");
		char *word = mem_strndup(names, len);
		const struct checkin entry = {
			.student = who_is(tui, word, why),
			.score = score,
		};

		done = entry.student && sweep_put(tui, &entry, why);
		mem_free(word);
		names += len;
		names += strspn(names, " ");
	}
	return done;
}

bool sweep_read_pile(struct tui *tui, const char *line, struct buf *why)
{
	struct score score;
	const char *rest;

	return sweep_read_score(tui, line, &score, &rest, why) &&
		read_names(tui, rest, score, why);
}

bool sweep_put_words(struct tui *tui, const struct words *words,
	struct buf *why)
{
	const struct checkin entry = {
		.student = who_is(tui, words->name, why),
		.score = words->score,
		.support = words->support,
		.confidence = words->confidence,
		.minutes = words->minutes,
		.task = words->task,
		.quality = words->quality,
		.note = words->note,
	};

	if (words->objective || words->round || words->block) {
		buf_clear(why);
		buf_adds(why, "A sweep has its own objective and round, and "
			"opens no block: leave out @, round: and block:");
		return false;
	}
	return entry.student && sweep_put(tui, &entry, why);
}

static bool read_checkin(struct tui *tui, const char *line, struct buf *why)
{
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct buf filled = BUF_INIT;
	struct words words;
	bool done;

	buf_adds(&filled, line);
	checkin_fill_in(tui, &arena, &filled);
	done = words_read_line(&words, &arena, buf_text(&filled),
		&tui->room->facts.policy.scale, &err);
	if (done)
		done = sweep_put_words(tui, &words, why);
	else
		buf_adds(why, err.text);
	buf_release(&filled);
	arena_release(&arena);
	return done;
}

/* why begins with the number of the line that it is about. */
static bool read_lines(struct tui *tui, const char *lines, struct buf *why)
{
	bool done = true;

	for (size_t number = 1; *lines && done; number++) {
		size_t len = strcspn(lines, "\n");
		char *line = mem_strndup(lines, len);
		struct buf fault = BUF_INIT;

		if (!text_is_blank(line))
			done = sweep_is_pile(tui, line) ?
				sweep_read_pile(tui, line, &fault) :
				read_checkin(tui, line, &fault);
		if (!done)
			buf_addf(why, "line %zu: %s", number,
				buf_text(&fault));
		buf_release(&fault);
		mem_free(line);
		lines += len + (lines[len] == '\n');
	}
	return done;
}

void sweep_enter_lines(struct tui *tui)
{
	struct buf lines = BUF_INIT, why = BUF_INIT;

	sweep_clear(tui);
	buf_addf(&lines, "%s%s", buf_text(&tui->typing.pasted),
		typing_text(tui));
	if (read_lines(tui, buf_text(&lines), &why))
		sweep_write(tui, true);
	else
		desk_say(tui, STYLE_NOTICE, "Nothing logged: %s",
			buf_text(&why));
	buf_release(&lines);
	buf_release(&why);
}
