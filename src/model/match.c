/* SPDX-License-Identifier: MIT */
/* Finding one thing by what a person types. */
#include "model/match.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "names.h"

#define CANDIDATES_MAX 8

/*
 * Folded text whose words are set apart by single blanks and stand between
 * two of them, apostrophes dropped: " obrien anne-marie ".
 */
static void add_words(struct buf *out, const char *folded)
{
	buf_addc(out, ' ');
	for (; *folded; folded++) {
		if (*folded == '\'')
			continue;
		if (!strchr(" ,;:()\"", *folded))
			buf_addc(out, *folded);
		else if (out->data[out->len - 1] != ' ')
			buf_addc(out, ' ');
	}
	if (out->data[out->len - 1] != ' ')
		buf_addc(out, ' ');
}

/* What was typed, made ready once for many items. */
struct query {
	const char *typed;
	struct buf folded;
	struct buf words;
	struct buf turned; /* "last, first" as "first last"; else empty */
};

static void query_init(struct query *query, const char *typed)
{
	const char *comma;

	*query = (struct query){ .typed = typed };
	text_fold(&query->folded, typed);
	add_words(&query->words, buf_text(&query->folded));
	comma = strchr(buf_text(&query->folded), ',');
	if (comma) {
		struct buf swapped = BUF_INIT;

		buf_addf(&swapped, "%s ", comma + 1);
		buf_add(&swapped, query->folded.data,
			(size_t)(comma - query->folded.data));
		add_words(&query->turned, swapped.data);
		buf_release(&swapped);
	}
}

static void query_release(struct query *query)
{
	buf_release(&query->folded);
	buf_release(&query->words);
	buf_release(&query->turned);
}

/* An item folded, in buffers that serve one item after the other. */
struct target {
	const char *id;
	const char *handle;
	bool is_person;
	struct buf folded;
	struct buf words;
};

static void target_set(struct target *target, const struct match_item *item)
{
	target->id = item->id ? item->id : "";
	target->handle = item->handle ? item->handle : "";
	target->is_person = item->is_person;
	buf_clear(&target->folded);
	buf_clear(&target->words);
	text_fold(&target->folded, item->name);
	add_words(&target->words, buf_text(&target->folded));
}

static void target_release(struct target *target)
{
	buf_release(&target->folded);
	buf_release(&target->words);
}

/* Of folded text; bytes above ASCII are parts of letters. */
static bool is_letter(char byte)
{
	return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') ||
		(byte >= 'a' && byte <= 'z');
}

/* at lies between the two blanks of words. */
static enum match_rank rank_at(const char *at, size_t len)
{
	if (at[-1] == ' ' && at[len] == ' ')
		return MATCH_WORD;
	return is_letter(at[-1]) ? MATCH_FRAGMENT : MATCH_BEGINNING;
}

static enum match_rank rank_in_words(const struct buf *words,
	const char *word, size_t len)
{
	enum match_rank best = MATCH_NONE;
	const char *end = words->data + words->len;
	const char *at = memmem(words->data, words->len, word, len);

	while (at) {
		enum match_rank rank = rank_at(at, len);

		if (rank > best)
			best = rank;
		at = memmem(at + 1, (size_t)(end - at - 1), word, len);
	}
	return best;
}

static enum match_rank rank_word(const struct target *target,
	const char *word, size_t len)
{
	enum match_rank rank = rank_in_words(&target->words, word, len);

	if (names_is(target->id, word, len) ||
	    names_is(target->handle, word, len))
		return MATCH_WORD;
	if (rank < MATCH_BEGINNING && names_begins(target->handle, word, len))
		return MATCH_BEGINNING;
	return rank;
}

static enum match_rank lower(enum match_rank a, enum match_rank b)
{
	return a < b ? a : b;
}

/*
 * "exit-ticket" for "exit ticket": each part must begin a word, and the whole
 * ranks below a name that has the hyphen.
 */
static enum match_rank rank_parts(const struct target *target,
	const char *word, size_t len)
{
	const char *end = word + len;
	enum match_rank rank = MATCH_NONE;

	while (word < end) {
		size_t part = 0;

		while (word + part < end && !strchr("-_", word[part]))
			part++;
		if (part > 0) {
			if (rank_word(target, word, part) < MATCH_BEGINNING)
				return MATCH_NONE;
			rank = MATCH_FRAGMENT;
		}
		word += part < (size_t)(end - word) ? part + 1 : part;
	}
	return rank;
}

static enum match_rank rank_words(const struct target *target,
	const struct buf *words)
{
	enum match_rank rank = MATCH_NONE;
	const char *word = words->data + 1;

	while (*word) {
		size_t len = strcspn(word, " ");
		enum match_rank one = rank_word(target, word, len);

		if (one == MATCH_NONE)
			one = rank_parts(target, word, len);
		rank = lower(rank ? rank : MATCH_WORD, one);
		if (rank == MATCH_NONE)
			return rank;
		word += len + 1;
	}
	return rank;
}

static bool is_same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

/* Between its two blanks. */
static bool is_one_word(const struct buf *words)
{
	return memchr(words->data + 1, ' ', words->len - 1) ==
		words->data + words->len - 1;
}

static bool is_whole(const struct query *query, const struct target *target)
{
	const struct buf *typed = &query->folded;

	/* Nothing but blanks was typed. */
	if (query->words.len < 3)
		return false;
	if (names_is(target->handle, typed->data, typed->len) ||
	    names_is(target->id, typed->data, typed->len))
		return true;
	if (target->is_person && is_one_word(&query->words))
		return false;
	return is_same(&target->words, &query->words) ||
		(query->turned.len > 0 &&
			is_same(&target->words, &query->turned));
}

static enum match_rank rank_item(const struct query *query,
	struct target *target, const struct match_item *item)
{
	if (item->id && text_equal(item->id, query->typed))
		return MATCH_ID;
	target_set(target, item);
	if (is_whole(query, target))
		return MATCH_EXACT;
	return rank_words(target, &query->words);
}

enum match_rank match_rank(const struct match_item *item, const char *typed)
{
	struct query query;
	struct target target = { .folded = BUF_INIT };
	enum match_rank rank;

	query_init(&query, typed);
	rank = rank_item(&query, &target, item);
	target_release(&target);
	query_release(&query);
	return rank;
}

static void add_candidate(struct buf *out, const struct match_item *item)
{
	buf_adds(out, item->name);
	if (item->id)
		buf_addf(out, " (%s)", item->id);
}

static void add_candidates(struct buf *out, const struct match_item *items,
	const size_t *best, size_t count)
{
	size_t shown = count > CANDIDATES_MAX ? CANDIDATES_MAX : count;

	for (size_t i = 0; i < shown; i++) {
		if (i > 0)
			buf_adds(out, i + 1 == count ? " or " : ", ");
		add_candidate(out, &items[best[i]]);
	}
	if (count > shown)
		buf_addf(out, " and %zu more", count - shown);
}

static bool several(const struct match_item *items, const size_t *best,
	size_t count, const char *typed, struct error *err)
{
	struct buf candidates = BUF_INIT;

	add_candidates(&candidates, items, best, count);
	error_set(err, ERROR_CONFLICT, "\"%s\" could be %s: say more of the "
		"name, or the id.", typed, buf_text(&candidates));
	buf_release(&candidates);
	return false;
}

/* The places of the items that share the best rank; returns how many. */
static size_t find_best(const struct match_item *items, size_t count,
	const char *typed, size_t *best)
{
	struct query query;
	struct target target = { .folded = BUF_INIT };
	enum match_rank best_rank = MATCH_FRAGMENT;
	size_t found = 0;

	query_init(&query, typed);
	for (size_t i = 0; i < count; i++) {
		enum match_rank rank = rank_item(&query, &target, &items[i]);

		if (rank > best_rank) {
			best_rank = rank;
			found = 0;
		}
		if (rank == best_rank)
			best[found++] = i;
	}
	target_release(&target);
	query_release(&query);
	return found;
}

bool match_one(const struct match_item *items, size_t count,
	const char *typed, const char *what, size_t *found, struct error *err)
{
	size_t *best = mem_new(count, sizeof(*best));
	size_t best_count = find_best(items, count, typed, best);
	bool is_one = best_count == 1;

	if (is_one)
		*found = best[0];
	else if (best_count > 1)
		several(items, best, best_count, typed, err);
	else
		error_set(err, ERROR_NOT_FOUND, "No %s is called \"%s\": "
			"check the spelling, or give the id.", what, typed);
	mem_free(best);
	return is_one;
}
