/* SPDX-License-Identifier: MIT */
#include "heading.h"

#include <string.h>

#include "aliases.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "cell.h"
#include "when.h"

void heading_release(struct heading *heading)
{
	buf_release(&heading->objective);
}

static bool is_key(const char *text, const char *const *words)
{
	struct buf key = BUF_INIT;
	bool is_found = false;

	text_fold_key(&key, text);
	for (size_t i = 0; words[i]; i++)
		is_found = is_found || text_equal(buf_text(&key), words[i]);
	buf_release(&key);
	return is_found;
}

static bool is_slash(const char *text)
{
	return text[0] == '/' && strspn(text + 1, " ") == strlen(text + 1);
}

/* The number in "10 points", "out of 10", "/10"; false: it is none such. */
static bool read_out_of(const char *text, double *out_of)
{
	static const char *const before[] = { "outof", "of", "max", "maximum",
		"points", "pts", NULL };
	static const char *const after[] = { "points", "point", "pts", "pt",
		"marks", "mark", "items", "item", "questions", NULL };
	size_t start = strcspn(text, "0123456789");
	size_t len = strspn(text + start, "0123456789.,");
	char *word = mem_strndup(text, start);
	char *number = mem_strndup(text + start, len);
	bool is_read;

	if (text[start + len])
		is_read = start == 0 && is_key(text + len, after);
	else
		is_read = is_slash(word) || is_key(word, before);
	is_read = is_read && number_parse(number, out_of) && *out_of > 0;
	mem_free(word);
	mem_free(number);
	return is_read;
}

/* What stands in brackets; false: a part of the name. */
static bool read_group(struct heading *heading, const char *group)
{
	static const char *const percents[] = { "percent", "percentage", NULL };
	static const char *const words[] = { "score", "points", "real", NULL };
	enum when_kind kind = when_read(group, WHEN_ANY, &heading->date, NULL);

	if (kind != WHEN_NO_DATE) {
		heading->date_is_unclear = kind == WHEN_UNCLEAR;
		return true;
	}
	if (strcmp(group, "%") == 0 || is_key(group, percents))
		heading->is_percent = true;
	else if (read_out_of(group, &heading->out_of))
		heading->has_items = strstr(group, "item") ||
			strstr(group, "question");
	else if (!is_key(group, words))
		return false;
	heading->is_score = true;
	return true;
}

static void drop_last_blanks(struct buf *text)
{
	while (text->len > 0 && text->data[text->len - 1] == ' ')
		buf_truncate(text, text->len - 1);
}

/* Takes "(...)" from the end; false: none, or a part of the name. */
static bool take_group(struct heading *heading, struct buf *rest)
{
	const char *open = strrchr(buf_text(rest), '(');
	char *group;
	bool is_taken;

	if (!open || rest->data[rest->len - 1] != ')')
		return false;
	group = mem_strndup(open + 1,
		rest->len - (size_t)(open - rest->data) - 2);
	is_taken = read_group(heading, group);
	if (is_taken) {
		buf_truncate(rest, (size_t)(open - rest->data));
		drop_last_blanks(rest);
	}
	mem_free(group);
	return is_taken;
}

/* A word for a score and nothing else. */
static bool is_score_word(const char *text, bool *is_percent)
{
	/* A column of that name is the year that a student is in. */
	static const char *const grade[] = { "grade", NULL };
	const struct alias *alias = aliases_find(text);
	bool is_word = alias && (alias->meaning == MEANING_SCORE ||
		alias->meaning == MEANING_POINTS);

	if (is_word && alias->is_percent)
		*is_percent = true;
	return is_word || is_key(text, grade);
}

/* "Score / 10", "Grade/10.00": not "Period 1/2". */
static void take_slash(struct heading *heading, struct buf *rest)
{
	const char *slash = strrchr(buf_text(rest), '/');
	char *word;

	if (!slash)
		return;
	word = mem_strndup(rest->data, (size_t)(slash - rest->data));
	if (is_score_word(word, &heading->is_percent) &&
	    read_out_of(slash, &heading->out_of)) {
		heading->is_score = true;
		buf_truncate(rest, (size_t)(slash - rest->data));
		drop_last_blanks(rest);
	}
	mem_free(word);
}

/* "Score: unit rates" is about unit rates. */
static void take_prefix(struct heading *heading, struct buf *rest)
{
	const char *colon = strchr(buf_text(rest), ':');
	char *word;

	if (!colon)
		return;
	word = mem_strndup(rest->data, (size_t)(colon - rest->data));
	if (is_score_word(word, &heading->is_percent)) {
		heading->is_score = true;
		heading->is_about = true;
		colon += 1 + strspn(colon + 1, " ");
		memmove(rest->data, colon, strlen(colon) + 1);
		rest->len = strlen(rest->data);
	}
	mem_free(word);
}

void heading_read(struct heading *heading, const char *text)
{
	struct buf rest = BUF_INIT;

	buf_clear(&heading->objective);
	*heading = (struct heading){
		.objective = heading->objective,
		.date = CIVIL_NEVER,
	};
	cell_text(&rest, text);
	while (take_group(heading, &rest))
		continue;
	take_slash(heading, &rest);
	take_prefix(heading, &rest);
	if (is_score_word(buf_text(&rest), &heading->is_percent))
		heading->is_score = true;
	else
		buf_add(&heading->objective, buf_text(&rest), rest.len);
	buf_release(&rest);
}
