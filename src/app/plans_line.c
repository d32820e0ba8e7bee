/* SPDX-License-Identifier: MIT */
/* One line about a session of a plan. */
#include <string.h>

#include "app/plans.h"
#include "base/number.h"
#include "base/text.h"

static bool read_minutes(const char *word, int *minutes)
{
	struct buf number = BUF_INIT;
	size_t len = strlen(word);
	int64_t value = 0;
	bool done;

	if (len < 4 || strcmp(word + len - 3, "min"))
		return false;
	buf_add(&number, word, len - 3);
	done = number_parse_int(buf_text(&number), &value) && value > 0 &&
		value <= CHECKIN_MINUTES_MAX;
	buf_release(&number);
	*minutes = (int)value;
	return done;
}

/* false: it is no word of a session. */
static bool read_word(const char *word, struct plan_session *session)
{
	if (read_minutes(word, &session->minutes))
		return true;
	if (word[0] == 'f' && word[1] >= '1' &&
	    word[1] <= '0' + FIDELITY_MOST && !word[2]) {
		session->fidelity = word[1] - '0';
		return true;
	}
	if (strcmp(word, "missed") && strcmp(word, "held"))
		return false;
	session->held = word[0] == 'h';
	return true;
}

/* "20mins", "15mni", "f9": meant for a word of a session; NULL: it is not. */
static const char *meant(const char *word)
{
	size_t digits = strspn(word, "0123456789");
	const char *rest = word + digits;

	if (word[0] == 'f' && word[1] && !word[1 + strspn(word + 1,
	    "0123456789")])
		return "f1 to f4";
	if (digits && rest[0] == 'm' && strlen(rest) < 8 &&
	    !rest[strspn(rest, "minuteso")])
		return "20min";
	return text_equal_folded(word, "miss") ||
		text_equal_folded(word, "missd") ? "missed" : NULL;
}

static bool refuse_slips(const char *const *words, size_t count,
	struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		struct plan_session unused;
		const char *right = meant(words[i]);

		if (right && !read_word(words[i], &unused))
			return error_set(err, ERROR_USAGE, "\"%s\" is no "
				"word of a session (did you mean %s?): "
				"minutes are 1min to %dmin, fidelity f1 to "
				"f4, and a note goes in quotes", words[i],
				right, CHECKIN_MINUTES_MAX);
	}
	return true;
}

static const char *join(const char *const *words, size_t count,
	struct arena *arena)
{
	struct buf text = BUF_INIT;
	struct buf clean = BUF_INIT;
	const char *kept = NULL;

	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%s", i ? " " : "", words[i]);
	if (text_normalise(&clean, buf_text(&text)) &&
	    !text_is_blank(buf_text(&clean)))
		kept = arena_strdup(arena, buf_text(&clean));
	buf_release(&text);
	buf_release(&clean);
	return kept;
}

bool plans_line(const char *const *words, size_t count, struct arena *arena,
	const char **who, struct plan_session *session, struct error *err)
{
	struct plan_session unused;
	size_t name = 1;
	size_t at;

	if (count && !refuse_slips(words + 1, count - 1, err))
		return false;
	while (name < count && !read_word(words[name], &unused))
		name++;
	if (name == count)
		name = 1;
	*session = (struct plan_session){ .held = true };
	for (at = name; at < count && read_word(words[at], session); at++)
		continue;
	*who = join(words, name, arena);
	session->note = join(&words[at], count - at, arena);
	for (size_t i = at; i < count; i++) {
		if (read_word(words[i], &unused))
			return error_set(err, ERROR_USAGE, "\"%s\" stands "
				"behind the note: minutes, missed and f1 to f4 "
				"come before it, and a note of several words "
				"in quotes", words[i]);
	}
	if (!*who)
		return error_set(err, ERROR_USAGE, "say whose session it was");
	if (at == name && !session->note)
		return error_set(err, ERROR_USAGE, "say what of the session: "
			"held or missed, its minutes, f1 to f4, or a note");
	if (!session->held && (session->minutes || session->fidelity))
		return error_set(err, ERROR_USAGE, "a session that was missed "
			"has neither minutes nor fidelity: leave them out");
	return true;
}
