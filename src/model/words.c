/* SPDX-License-Identifier: MIT */
/* The check-in words: split, told apart by kind, and read. */
#include "model/words.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "base/vec.h"
#include "names.h"
#include "slips.h"

#define BLANKS " \t\r\n\v\f"

enum kind {
	KIND_NONE,
	KIND_SCORE,
	KIND_CONFIDENCE,
	KIND_SUPPORT,
	KIND_MINUTES,
	KIND_TASK,
	KIND_QUALITY,
	KIND_OBJECTIVE,
	KIND_ROUND,
	KIND_BLOCK,
	KIND_NOTE,
	KIND_COUNT
};

static const char *const kinds[] = {
	[KIND_NONE] = "",
	[KIND_SCORE] = "score",
	[KIND_CONFIDENCE] = "confidence",
	[KIND_SUPPORT] = "support",
	[KIND_MINUTES] = "time in minutes",
	[KIND_TASK] = "task",
	[KIND_QUALITY] = "quality",
	[KIND_OBJECTIVE] = "objective",
	[KIND_ROUND] = "round",
	[KIND_BLOCK] = "block",
	[KIND_NOTE] = "note",
};
_Static_assert(ARRAY_LEN(kinds) == KIND_COUNT, "one a kind");

static const struct {
	const char *text;
	enum kind kind;
} prefixes[] = {
	{ "@", KIND_OBJECTIVE },
	{ "round:", KIND_ROUND },
	{ "block:", KIND_BLOCK },
	{ "task:", KIND_TASK },
};

struct token {
	const char *text;
	bool is_quoted;
};

struct reader {
	struct words *words;
	struct arena *arena;
	const struct scale *scale;
	struct error *err; /* NULL: nobody asks */
	VEC(struct token) tokens;
	const char *note;  /* what stands after a colon; NULL: no colon */
	bool is_line;      /* quotes were seen, not guessed */
	const char *seen[KIND_COUNT];
};

static bool has_blank(const char *text)
{
	return text[strcspn(text, BLANKS)] != '\0';
}

static bool is_whole_number(const char *text)
{
	const char *rest = slips_after_digits(text);

	return rest && !*rest;
}

/* Right or wrong, it was meant as one. */
static bool is_score_like(const char *text)
{
	if (text_equal(text, "+") || names_is("x", text, strlen(text)))
		return true;
	return strpbrk(text, "0123456789") &&
		text[strspn(text, "0123456789.,/%+-")] == '\0';
}

/* What stands after the prefix of this kind; NULL: another kind. */
static const char *after_prefix(const char *text, enum kind kind)
{
	for (size_t i = 0; i < ARRAY_LEN(prefixes); i++) {
		size_t len = strlen(prefixes[i].text);

		if (prefixes[i].kind == kind &&
		    names_begins(text, prefixes[i].text, len))
			return text + len;
	}
	return NULL;
}

static enum kind kind_of_prefix(const char *text)
{
	for (size_t i = 0; i < ARRAY_LEN(prefixes); i++) {
		const char *rest = after_prefix(text, prefixes[i].kind);

		/* "block: he cannot see" is a note. */
		if (rest && strspn(rest, " \t") == 0)
			return prefixes[i].kind;
	}
	return KIND_NONE;
}

static enum kind kind_of(const char *text)
{
	enum support support;
	const char *unit = slips_after_digits(text);

	if (kind_of_prefix(text))
		return kind_of_prefix(text);
	if (names_lower(text[0]) == 'c' && is_whole_number(text + 1))
		return KIND_CONFIDENCE;
	if (names_lower(text[0]) == 'q' && is_whole_number(text + 1))
		return KIND_QUALITY;
	if (support_parse(text, &support))
		return KIND_SUPPORT;
	if (unit && names_lower(*unit) == 'm' && !has_blank(unit))
		return KIND_MINUTES;
	return is_score_like(text) ? KIND_SCORE : KIND_NONE;
}

/* In quotes only a prefix counts: the name after it may have blanks. */
static enum kind kind_of_token(const struct token *token)
{
	return token->is_quoted ? kind_of_prefix(token->text) :
		kind_of(token->text);
}

static bool store_text(struct reader *reader, const char *text,
	const char **stored)
{
	struct buf clean = BUF_INIT;
	struct buf normal = BUF_INIT;
	bool is_valid = text_is_valid(text, strlen(text));

	text_clean(&clean, text);
	is_valid = is_valid && text_normalise(&normal, buf_text(&clean));
	if (is_valid)
		*stored = arena_strdup(reader->arena, buf_text(&normal));
	else
		error_set(reader->err, ERROR_INVALID, "\"%s\" is not UTF-8 "
			"text: set the terminal to UTF-8.", text);
	buf_release(&clean);
	buf_release(&normal);
	return is_valid;
}

/* "c3", "q3": a letter and one of 1 to 4. */
static bool read_grade(struct reader *reader, enum kind kind,
	const char *text, int *grade)
{
	int letter = names_lower(text[0]);

	if (strlen(text) != 2 || text[1] < '1' || text[1] > '4')
		return error_set(reader->err, ERROR_INVALID, "\"%s\" is no "
			"%s: it goes from %c1 to %c4.", text, kinds[kind],
			letter, letter);
	*grade = text[1] - '0';
	return true;
}

static bool read_task(struct reader *reader, const char *text)
{
	return task_parse(after_prefix(text, KIND_TASK),
		&reader->words->task) || error_set(reader->err, ERROR_INVALID,
		"\"%s\" says nothing of a task: write task:given, task:done "
		"or task:not.", text);
}

static bool read_minutes(struct reader *reader, const char *text)
{
	const char *unit = slips_after_digits(text);
	char *digits = mem_strndup(text, (size_t)(unit - text));
	int64_t minutes = 0;
	bool is_read = number_parse_int(digits, &minutes) &&
		names_is("min", unit, strlen(unit)) && minutes >= 1 &&
		minutes <= CHECKIN_MINUTES_MAX;

	mem_free(digits);
	if (!is_read)
		return error_set(reader->err, ERROR_INVALID, "\"%s\" is no "
			"time: minutes are written 12min, %d at most.", text,
			CHECKIN_MINUTES_MAX);
	reader->words->minutes = (int)minutes;
	return true;
}

static bool read_named(struct reader *reader, enum kind kind,
	const char *text, const char **stored)
{
	if (!store_text(reader, after_prefix(text, kind), stored))
		return false;
	if (**stored)
		return true;
	*stored = NULL;
	return error_set(reader->err, ERROR_INVALID,
		"\"%s\" names no %s: the name follows at once.", text,
		kinds[kind]);
}

static bool read_kind(struct reader *reader, enum kind kind, const char *text)
{
	struct words *words = reader->words;

	switch (kind) {
	case KIND_SCORE:
		words->has_score = score_parse(text, reader->scale,
			&words->score, reader->err);
		return words->has_score;
	case KIND_CONFIDENCE:
		return read_grade(reader, kind, text, &words->confidence);
	case KIND_SUPPORT:
		return support_parse(text, &words->support);
	case KIND_MINUTES:
		return read_minutes(reader, text);
	case KIND_TASK:
		return read_task(reader, text);
	case KIND_QUALITY:
		return read_grade(reader, kind, text, &words->quality);
	case KIND_OBJECTIVE:
		return read_named(reader, kind, text, &words->objective);
	case KIND_ROUND:
		return read_named(reader, kind, text, &words->round);
	case KIND_BLOCK:
		return read_named(reader, kind, text, &words->block);
	case KIND_NOTE:
		return store_text(reader, text, &words->note);
	case KIND_NONE:
	case KIND_COUNT:
		break;
	}
	return false;
}

/* One of each kind; a second one is refused before it is read. */
static bool read_once(struct reader *reader, enum kind kind, const char *text)
{
	const char *before = reader->seen[kind];

	if (before)
		return error_set(reader->err, ERROR_INVALID, "\"%s\" and "
			"\"%s\": a check-in has one %s.%s", before, text,
			kinds[kind], kind == KIND_SCORE ? " A part of a name "
			"that looks like a score goes in quotes." : "");
	if (!read_kind(reader, kind, text))
		return false;
	reader->seen[kind] = text;
	return true;
}

static bool refuse_word(struct reader *reader, const char *text)
{
	const char *right = slips_meant(text);

	if (!right)
		return error_set(reader->err, ERROR_INVALID, "\"%s\" is no "
			"check-in word: a note goes in quotes, last, or after "
			"\" : \".", text);
	return error_set(reader->err, ERROR_INVALID, "\"%s\" is no check-in "
		"word (did you mean %s?): as a note it goes %s.", text, right,
		reader->is_line ? "in quotes, last, or after \" : \"" :
		"after \" : \"");
}

static bool read_token(struct reader *reader, size_t place)
{
	const struct token *token = &reader->tokens.items[place];
	enum kind kind = kind_of_token(token);
	bool is_last = place + 1 == reader->tokens.count && !reader->note;

	if (kind)
		return read_once(reader, kind, token->text);
	if (text_is_blank(token->text))
		return true;
	if (token->is_quoted ||
	    (is_last && !reader->is_line && !slips_meant(token->text)))
		return read_once(reader, KIND_NOTE, token->text);
	return refuse_word(reader, token->text);
}

/* The first word after the name's first that is a score; the count: none. */
static size_t find_score(const struct reader *reader)
{
	struct score score;

	for (size_t i = 1; i < reader->tokens.count; i++) {
		const struct token *token = &reader->tokens.items[i];

		if (!token->is_quoted &&
		    score_parse(token->text, reader->scale, &score, NULL))
			return i;
	}
	return reader->tokens.count;
}

/* An id such as 001002 may be a part of the name. */
static bool may_be_name(const struct reader *reader, size_t place,
	bool has_score)
{
	const struct token *token = &reader->tokens.items[place];

	return kind_of_token(token) == KIND_NONE ||
		(has_score && is_whole_number(token->text));
}

static size_t name_end(const struct reader *reader, size_t score_at)
{
	bool has_score = score_at < reader->tokens.count;
	size_t end = 1;

	while (end < score_at && may_be_name(reader, end, has_score))
		end++;
	return end < score_at ? end : score_at;
}

static bool read_name(struct reader *reader, size_t end)
{
	struct buf name = BUF_INIT;
	bool is_read;

	for (size_t i = 0; i < end && i < reader->tokens.count; i++)
		buf_addf(&name, "%s%s", i > 0 ? " " : "",
			reader->tokens.items[i].text);
	is_read = store_text(reader, buf_text(&name), &reader->words->name);
	buf_release(&name);
	return is_read;
}

/* The word at which the name ends is no score: says why. */
static bool refuse_score(struct reader *reader, const char *text)
{
	struct score score;

	if (kind_of(text) == KIND_SCORE)
		return score_parse(text, reader->scale, &score, reader->err);
	return error_set(reader->err, ERROR_INVALID, "\"%s\" stands before "
		"the score: write the name, the score, then the rest.", text);
}

static bool check_start(struct reader *reader, size_t end, size_t score_at)
{
	if (!*reader->words->name)
		return error_set(reader->err, ERROR_USAGE,
			"There is no name: a check-in is NAME SCORE and then "
			"more words, as in: ana 3/4 hint.");
	if (end < score_at)
		return refuse_score(reader, reader->tokens.items[end].text);
	if (score_at == reader->tokens.count)
		return error_set(reader->err, ERROR_USAGE, "There is no score "
			"after \"%s\": write 3/4, 75%%, a level from 1 to %zu, "
			"+ for right or x for wrong.", reader->words->name,
			reader->scale->levels);
	return true;
}

static bool read_note(struct reader *reader)
{
	if (!reader->note || text_is_blank(reader->note))
		return true;
	return read_once(reader, KIND_NOTE, reader->note);
}

static bool read_from(struct reader *reader, size_t place)
{
	for (; place < reader->tokens.count; place++) {
		if (!read_token(reader, place))
			return false;
	}
	return read_note(reader);
}

static bool read_tokens(struct reader *reader)
{
	size_t score_at = find_score(reader);
	size_t end = name_end(reader, score_at);

	return read_name(reader, end) && check_start(reader, end, score_at) &&
		read_from(reader, score_at);
}

/* Reads one word and returns what follows it; NULL: a quote is not closed. */
static const char *split_word(struct reader *reader, const char *at)
{
	struct buf word = BUF_INIT;
	struct token token = { .is_quoted = false };
	bool is_open = false;

	for (; *at && (is_open || !strchr(BLANKS, *at)); at++) {
		if (*at == '"') {
			is_open = !is_open;
			token.is_quoted = true;
		} else {
			buf_addc(&word, *at);
		}
	}
	token.text = arena_strdup(reader->arena, buf_text(&word));
	buf_release(&word);
	vec_push(&reader->tokens, token);
	return is_open ? NULL : at;
}

/* false: the last word's quote is not closed; the word is there. */
static bool split_line(struct reader *reader, const char *line)
{
	const char *at = line + strspn(line, BLANKS);

	while (*at && *at != ':') {
		at = split_word(reader, at);
		if (!at)
			return false;
		at += strspn(at, BLANKS);
	}
	if (*at)
		reader->note = arena_strdup(reader->arena, at + 1);
	return true;
}

static void join_note(struct reader *reader, const char *const *args,
	size_t count)
{
	struct buf note = BUF_INIT;

	buf_adds(&note, args[0] + 1);
	for (size_t i = 1; i < count; i++)
		buf_addf(&note, " %s", args[i]);
	reader->note = arena_strdup(reader->arena, buf_text(&note));
	buf_release(&note);
}

static void split_args(struct reader *reader, const char *const *args,
	size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct token token = {
			.text = args[i],
			.is_quoted = has_blank(args[i]),
		};

		if (i > 0 && args[i][0] == ':') {
			join_note(reader, args + i, count - i);
			return;
		}
		vec_push(&reader->tokens, token);
	}
}

static void start(struct reader *reader)
{
	*reader->words = (struct words){ .name = "" };
}

static bool read_args(struct reader *reader, const char *const *args,
	size_t count, bool has_name)
{
	bool is_read;

	start(reader);
	split_args(reader, args, count);
	is_read = has_name ? read_tokens(reader) : read_from(reader, 0);
	vec_release(&reader->tokens);
	return is_read;
}

bool words_read(struct words *words, struct arena *arena,
	const char *const *args, size_t count, const struct scale *scale,
	struct error *err)
{
	return read_args(&(struct reader){
		.words = words,
		.arena = arena,
		.scale = scale,
		.err = err,
	}, args, count, true);
}

bool words_read_correction(struct words *words, struct arena *arena,
	const char *const *args, size_t count, const struct scale *scale,
	struct error *err)
{
	return read_args(&(struct reader){
		.words = words,
		.arena = arena,
		.scale = scale,
		.err = err,
	}, args, count, false);
}

bool words_read_line(struct words *words, struct arena *arena,
	const char *line, const struct scale *scale, struct error *err)
{
	struct reader reader = {
		.words = words,
		.arena = arena,
		.scale = scale,
		.err = err,
		.is_line = true,
	};
	bool is_read;

	start(&reader);
	if (split_line(&reader, line))
		is_read = read_tokens(&reader);
	else
		is_read = error_set(err, ERROR_INVALID, "The quote before "
			"\"%s\" is never closed: put another one after it.",
			reader.tokens.items[reader.tokens.count - 1].text);
	vec_release(&reader.tokens);
	return is_read;
}

void words_peek(struct words *words, struct arena *arena, const char *line,
	const struct scale *scale)
{
	struct reader reader = {
		.words = words,
		.arena = arena,
		.scale = scale,
		.is_line = true,
	};
	size_t end;

	start(&reader);
	/* What fails here is still being typed. */
	(void)!split_line(&reader, line);
	end = name_end(&reader, find_score(&reader));
	(void)!read_name(&reader, end);
	for (size_t i = end; i < reader.tokens.count; i++)
		(void)!read_token(&reader, i);
	(void)!read_note(&reader);
	vec_release(&reader.tokens);
}
