/* SPDX-License-Identifier: MIT */
#include "levels.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "cell.h"

/* Bytes: all of the sentence is to be read. */
#define LISTED_MAX 300
#define WORD_MAX 60
/* More are no levels but answers in sentences. */
#define UNKNOWN_MAX 100
#define SHIPPED_LEVELS 4
#define RUN_MIN 4

void levels_release(struct levels *levels)
{
	arena_release(&levels->arena);
	vec_release(&levels->words);
	vec_release(&levels->unknown);
	*levels = (struct levels)LEVELS_INIT;
}

static struct levels_word *find(struct levels *levels, const char *text)
{
	struct levels_word *found = NULL;
	struct buf key = BUF_INIT;

	text_fold_key(&key, text);
	for (size_t i = 0; !found && i < levels->words.count; i++) {
		if (text_equal(levels->words.items[i].key, buf_text(&key)))
			found = &levels->words.items[i];
	}
	buf_release(&key);
	return found;
}

static void add(struct levels *levels, const char *text,
	struct levels_word word)
{
	struct buf key = BUF_INIT;

	if (find(levels, text))
		return;
	text_fold_key(&key, text);
	word.text = arena_strdup(&levels->arena, text);
	word.key = arena_strdup(&levels->arena, buf_text(&key));
	vec_push(&levels->words, word);
	levels->has_figures = levels->has_figures || !levels_is_word(text);
	buf_release(&key);
}

/* Takes "WORD=LEVEL" and the comma behind it; false: it is none such. */
static bool take(const char **text, struct buf *word, int64_t *level)
{
	const char *sign = strchr(*text, '=');
	struct buf cell = BUF_INIT;
	struct buf digits = BUF_INIT;
	bool is_read;

	if (!sign)
		return false;
	buf_add(&cell, *text, (size_t)(sign - *text));
	cell_text(word, buf_text(&cell));
	buf_clear(&cell);
	buf_add(&cell, sign + 1, strcspn(sign + 1, ","));
	cell_text(&digits, buf_text(&cell));
	*level = 0;
	is_read = word->len > 0 && (digits.len == 0 ||
		(number_parse_int(buf_text(&digits), level) && *level > 0));
	*text = sign + 1 + cell.len;
	*text += **text == ',';
	buf_release(&cell);
	buf_release(&digits);
	return is_read;
}

bool levels_read(struct levels *levels, const char *text,
	const struct scale *scale, struct error *err)
{
	struct buf word = BUF_INIT;
	bool is_read = true;

	while (is_read && text && *text) {
		const char *start = text;
		int64_t level = 0;

		if (!take(&text, &word, &level)) {
			is_read = error_set(err, ERROR_INVALID, "the levels "
				"cannot be read from \"%.60s\"; write them "
				"like \"Below=1,At=3\", or \"Absent=\" where "
				"a word is no score.", start);
		} else if (level > (int64_t)scale->levels) {
			is_read = error_set(err, ERROR_INVALID, "the levels "
				"say that \"%.60s\" is %lld, but the class "
				"has levels 1 to %zu.", buf_text(&word),
				(long long)level, scale->levels);
		} else {
			add(levels, buf_text(&word), (struct levels_word){
				.level = (size_t)level });
		}
	}
	buf_release(&word);
	return is_read;
}

static size_t on_scale(int64_t level, const struct scale *scale)
{
	double steps = (double)(scale->levels - 1) / (SHIPPED_LEVELS - 1);

	return level == 0 ? 0 :
		1 + (size_t)lround((double)(level - 1) * steps);
}

void levels_ship(struct levels *levels, const char *text,
	const struct scale *scale)
{
	struct buf word = BUF_INIT;
	int64_t level;

	while (*text && take(&text, &word, &level))
		add(levels, buf_text(&word), (struct levels_word){
			.level = on_scale(level, scale),
			.is_shipped = true });
	buf_release(&word);
}

void levels_know(struct levels *levels, const char *text,
	const struct scale *scale)
{
	struct buf word = BUF_INIT;
	int64_t level;

	while (*text && take(&text, &word, &level)) {
		if (level <= (int64_t)scale->levels)
			add(levels, buf_text(&word), (struct levels_word){
				.level = (size_t)level,
				.is_recalled = true });
	}
	buf_release(&word);
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
		(unsigned char)byte >= 0x80;
}

bool levels_is_word(const char *text)
{
	size_t run = 0;

	if (is_letter(*text))
		return true;
	for (; *text && run < RUN_MIN; text++)
		run = is_letter(*text) ? run + 1 : 0;
	return run >= RUN_MIN;
}

bool levels_is_figure(const char *text)
{
	return !text[strspn(text, "0123456789.,/% ")];
}

/* They were the first to be taken. */
bool levels_said(const struct levels *levels, size_t place,
	const char **word, size_t *level)
{
	const struct levels_word *said;

	if (place >= levels->words.count)
		return false;
	said = &levels->words.items[place];
	*word = said->text;
	*level = said->level;
	return !said->is_recalled && !said->is_shipped;
}

bool levels_find(struct levels *levels, const char *text, size_t *level)
{
	struct levels_word *word = find(levels, text);

	if (!word)
		return false;
	word->is_met = true;
	*level = word->level;
	return true;
}

void levels_miss(struct levels *levels, const char *text)
{
	struct buf key = BUF_INIT;
	struct buf own = BUF_INIT;
	bool is_known = false;

	text_fold_key(&key, text);
	for (size_t i = 0; !is_known && i < levels->unknown.count; i++) {
		buf_clear(&own);
		text_fold_key(&own, levels->unknown.items[i]);
		is_known = text_equal(buf_text(&own), buf_text(&key));
	}
	if (!is_known && levels->unknown.count < UNKNOWN_MAX)
		vec_push(&levels->unknown, arena_strdup(&levels->arena, text));
	buf_release(&key);
	buf_release(&own);
}

bool levels_refuse(const struct levels *levels, const struct scale *scale,
	struct error *err)
{
	size_t count = levels->unknown.count;
	size_t listed = 0;
	struct buf list = BUF_INIT;
	struct buf flag = BUF_INIT;

	for (; listed < count && list.len < LISTED_MAX; listed++) {
		const char *word = levels->unknown.items[listed];

		buf_adds(&list, listed > 0 ? ", " : "");
		cell_quote(&list, word);
		buf_addf(&flag, "%s%.*s=N", listed > 0 ? "," : "", WORD_MAX,
			word);
	}
	if (count > listed)
		buf_addf(&list, " and %zu more", count - listed);
	error_set(err, ERROR_INVALID, "%s: no %s; if %s, say which with "
		"--levels \"%s\", N being 1 to %zu, else write points like "
		"\"3 / 4\" or \"75%%\", and nothing or EX where there are "
		"none.",
		buf_text(&list), count == 1 ? "score" : "scores",
		count == 1 ? "it is a level" : "they are levels",
		buf_text(&flag), scale->levels);
	buf_release(&list);
	buf_release(&flag);
	return false;
}

void levels_describe(const struct levels *levels, struct buf *out)
{
	size_t said = 0;

	for (size_t i = 0; i < levels->words.count; i++) {
		const struct levels_word *word = &levels->words.items[i];

		if (!word->is_met || word->level == 0 ||
		    !(word->is_shipped || word->is_recalled))
			continue;
		buf_adds(out, said++ > 0 ? ", " : "");
		cell_quote(out, word->text);
		buf_addf(out, " is level %zu", word->level);
	}
	if (said > 0)
		buf_adds(out, " unless --levels says otherwise");
}
