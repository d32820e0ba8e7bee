/* SPDX-License-Identifier: MIT */
/*
 * The rules of segments: "checkins < 3 or level unknown and ready < 50%". A
 * rule is taken apart into words, and < or >= are words wherever they stand.
 */
#include "model/segments.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "names.h"

struct rule_words {
	VEC(char *) list;
	size_t next;
};

static bool is_sign(char byte)
{
	return strchr("<>=", byte) != NULL;
}

/* Bytes of the word at text, which is none of a blank. */
static size_t word_length(const char *text)
{
	size_t len = 1;

	while (text[len] && text[len] != ' ' &&
	    is_sign(text[len]) == is_sign(text[0]))
		len++;
	return len;
}

static struct rule_words split(const char *text)
{
	struct rule_words words = { .list = VEC_INIT };

	text += strspn(text, " ");
	while (*text) {
		size_t len = word_length(text);

		vec_push(&words.list, mem_strndup(text, len));
		text += len;
		text += strspn(text, " ");
	}
	return words;
}

static void release(struct rule_words *words)
{
	for (size_t i = 0; i < words->list.count; i++)
		mem_free(words->list.items[i]);
	vec_release(&words->list);
}

/* NULL at the end. */
static const char *peek(const struct rule_words *words)
{
	return words->next < words->list.count
		? words->list.items[words->next] : NULL;
}

static bool is_word(const char *word, const char *wanted)
{
	return word && names_is(wanted, word, strlen(word));
}

static bool take(struct rule_words *words, const char *wanted)
{
	if (!is_word(peek(words), wanted))
		return false;
	words->next++;
	return true;
}

static const char *shown(const char *word)
{
	return word ? word : "the end";
}

static bool unknown_signal(const char *word, struct error *err)
{
	struct buf known = BUF_INIT;

	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		buf_addf(&known, "%s%s", i ? i + 1 < SIGNAL_COUNT ? ", " :
			" and " : "", signal_kinds[i].name);
	if (word)
		error_set(err, ERROR_INVALID, "\"%s\" is no signal; there are "
			"%s.", word, buf_text(&known));
	else
		error_set(err, ERROR_INVALID, "The rule ends where a signal "
			"must come; there are %s.", buf_text(&known));
	buf_release(&known);
	return false;
}

static bool read_comparison(struct rule_words *words,
	struct condition *condition, struct error *err)
{
	if (take(words, "unknown"))
		condition->comparison = COMPARISON_UNKNOWN;
	else if (take(words, "<") || take(words, "below"))
		condition->comparison = COMPARISON_BELOW;
	else if (take(words, ">=") || take(words, "from"))
		condition->comparison = COMPARISON_FROM;
	else
		return error_set(err, ERROR_INVALID, "After %s must come <, "
			">= or \"unknown\" (or \"below\" and \"from\"), not "
			"%s.", signal_kinds[condition->signal].name,
			shown(peek(words)));
	return true;
}

static bool read_limit(struct rule_words *words, struct condition *condition,
	struct error *err)
{
	struct buf text = BUF_INIT;
	bool is_read;

	if (condition->comparison == COMPARISON_UNKNOWN)
		return true;
	if (peek(words))
		buf_adds(&text, words->list.items[words->next++]);
	if (take(words, "point") || take(words, "points"))
		buf_adds(&text, " points");
	is_read = signal_parse_limit(condition->signal, buf_text(&text),
		&condition->limit);
	if (!is_read)
		error_set(err, ERROR_INVALID, "%s cannot be held against "
			"\"%s\": it must be %s.",
			signal_kinds[condition->signal].name, buf_text(&text),
			signal_limits(condition->signal));
	buf_release(&text);
	return is_read;
}

static bool read_condition(struct rule_words *words,
	struct condition *condition, struct error *err)
{
	const char *word = peek(words);

	if (!word || !signal_parse(word, &condition->signal))
		return unknown_signal(word, err);
	words->next++;
	return read_comparison(words, condition, err) &&
		read_limit(words, condition, err);
}

/* What joins the next condition; false: neither. */
static bool read_joint(struct rule_words *words, struct condition *condition,
	struct error *err)
{
	condition->begins = take(words, "or");
	if (condition->begins || take(words, "and"))
		return true;
	return error_set(err, ERROR_INVALID, "Between two conditions must "
		"stand \"and\" or \"or\", not \"%s\".", shown(peek(words)));
}

static bool read_rule(struct rule_words *words, struct segment *segment,
	struct error *err)
{
	segment->condition_count = 0;
	while (peek(words)) {
		struct condition read = { .limit = 0 };

		if (segment->condition_count == SEGMENT_CONDITIONS_MAX)
			return error_set(err, ERROR_INVALID, "A rule has at "
				"most %d conditions: what takes more cannot "
				"be said in one sentence.",
				SEGMENT_CONDITIONS_MAX);
		if (segment->condition_count && !read_joint(words, &read, err))
			return false;
		if (!read_condition(words, &read, err))
			return false;
		segment->conditions[segment->condition_count++] = read;
	}
	return true;
}

bool segment_parse_rule(struct segment *segment, const char *text,
	struct error *err)
{
	struct buf clean = BUF_INIT;
	struct segment changed = *segment;
	struct rule_words words;
	bool is_read;

	text_clean(&clean, text);
	words = split(buf_text(&clean));
	is_read = read_rule(&words, &changed, err);
	if (is_read)
		*segment = changed;
	release(&words);
	buf_release(&clean);
	return is_read;
}

static void write_condition(struct buf *out,
	const struct condition *condition)
{
	buf_adds(out, signal_kinds[condition->signal].name);
	switch (condition->comparison) {
	case COMPARISON_UNKNOWN:
		buf_adds(out, " unknown");
		return;
	case COMPARISON_BELOW:
		buf_adds(out, " < ");
		break;
	case COMPARISON_FROM:
		buf_adds(out, " >= ");
		break;
	}
	signal_write_limit(out, condition->signal, condition->limit);
}

void segment_write_rule(struct buf *out, const struct segment *segment)
{
	for (size_t i = 0; i < segment->condition_count; i++) {
		const struct condition *condition = &segment->conditions[i];

		if (i)
			buf_adds(out, condition->begins ? " or " : " and ");
		write_condition(out, condition);
	}
}

static bool condition_holds(const struct condition *condition,
	const struct signals *signals)
{
	double value = signals->value[condition->signal];

	switch (condition->comparison) {
	case COMPARISON_BELOW:
		return value < condition->limit;
	case COMPARISON_FROM:
		return value >= condition->limit;
	case COMPARISON_UNKNOWN:
		return isnan(value);
	}
	return false;
}

/* The last condition of the first alternative that holds; NULL: none. */
static const struct condition *rule_holds_by(const struct segment *segment,
	const struct signals *signals)
{
	bool holds = true;

	for (size_t i = 0; i < segment->condition_count; i++) {
		const struct condition *condition = &segment->conditions[i];
		bool is_last = i + 1 == segment->condition_count ||
			condition[1].begins;

		holds = (holds || condition->begins) &&
			condition_holds(condition, signals);
		if (holds && is_last)
			return condition;
	}
	return NULL;
}

size_t segments_place(const struct segments *segments,
	const struct signals *signals, const struct condition **by)
{
	for (size_t i = 0; i + 1 < segments->count; i++) {
		*by = rule_holds_by(&segments->items[i], signals);
		if (*by)
			return i;
	}
	*by = NULL;
	return segments->count - 1;
}
