/* SPDX-License-Identifier: MIT */
/* Everyone ever in a class, found by number, address or name. */
#include "roll.h"

#include <string.h>

#include "base/text.h"
#include "model/match.h"

static const char *without_zeros(const char *number)
{
	return number + strspn(number, "0");
}

static void put(struct lookup *lookup, const char *key, size_t place)
{
	size_t *found = lookup_put_text(lookup, key, place);

	if (*found != place)
		*found = ROLL_SEVERAL;
}

static size_t find(const struct lookup *lookup, const char *key)
{
	const size_t *found = lookup_find_text(lookup, key);

	return found ? *found : ROLL_NONE;
}

/* A withdrawn student never hides one who is here. */
static void put_name(const struct roll *roll, struct lookup *lookup,
	const char *key, size_t place)
{
	size_t known = find(lookup, key);

	if (roll->students[place].withdrawn && known < ROLL_SEVERAL &&
	    !roll->students[known].withdrawn)
		return;
	put(lookup, key, place);
}

static void put_turned(struct roll *roll, size_t place)
{
	const struct student *student = &roll->students[place];
	struct buf name = BUF_INIT;
	struct buf key = BUF_INIT;

	if (!text_is_blank(student->given) && !text_is_blank(student->family)) {
		buf_addf(&name, "%s %s", student->family, student->given);
		text_fold(&key, buf_text(&name));
		put_name(roll, &roll->turned, buf_text(&key), place);
	}
	buf_release(&name);
	buf_release(&key);
}

static void put_student(struct roll *roll, size_t place)
{
	const struct student *student = &roll->students[place];
	struct buf key = BUF_INIT;

	lookup_put(&roll->ids, &student->id, sizeof(student->id), place);
	if (student->number) {
		put(&roll->numbers, student->number, place);
		put(&roll->digits, without_zeros(student->number), place);
	}
	if (student->email) {
		text_fold(&key, student->email);
		put(&roll->emails, buf_text(&key), place);
		buf_clear(&key);
	}
	text_fold(&key, student->name);
	put_name(roll, &roll->names, buf_text(&key), place);
	buf_release(&key);
	put_turned(roll, place);
}

size_t roll_by_id(const struct roll *roll, int64_t student)
{
	const size_t *found = lookup_find(&roll->ids, &student,
		sizeof(student));

	return found ? *found : ROLL_NONE;
}

void roll_alias(struct roll *roll, const char *name, size_t place)
{
	*lookup_put_name(&roll->aliases, name, place) = place;
}

static bool read_aliases(struct roll *roll, struct store *store,
	int64_t class_id, struct error *err)
{
	struct alias_said *aliases;
	size_t count;

	if (!store_aliases(store, class_id, &roll->arena, &aliases, &count,
	    err))
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t place = roll_by_id(roll, aliases[i].student);

		if (place != ROLL_NONE)
			roll_alias(roll, aliases[i].name, place);
	}
	return true;
}

bool roll_read(struct roll *roll, struct store *store, int64_t class_id,
	struct error *err)
{
	*roll = (struct roll){ 0 };
	if (!store_students(store, class_id, &roll->arena, &roll->students,
	    &roll->count, err)) {
		roll_release(roll);
		return false;
	}
	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < roll->count; i++) {
			if (roll->students[i].withdrawn == (pass == 1))
				put_student(roll, i);
		}
	}
	if (read_aliases(roll, store, class_id, err))
		return true;
	roll_release(roll);
	return false;
}

void roll_release(struct roll *roll)
{
	lookup_release(&roll->ids);
	lookup_release(&roll->numbers);
	lookup_release(&roll->digits);
	lookup_release(&roll->emails);
	lookup_release(&roll->names);
	lookup_release(&roll->turned);
	lookup_release(&roll->aliases);
	arena_release(&roll->arena);
	*roll = (struct roll){ 0 };
}

size_t roll_by_number(const struct roll *roll, const char *number)
{
	size_t place = find(&roll->numbers, number);

	return place != ROLL_NONE ? place :
		find(&roll->digits, without_zeros(number));
}

size_t roll_by_email(const struct roll *roll, const char *email)
{
	struct buf key = BUF_INIT;
	size_t place;

	text_fold(&key, email);
	place = find(&roll->emails, buf_text(&key));
	buf_release(&key);
	return place;
}

static size_t find_name(const struct lookup *lookup, const char *name)
{
	const size_t *found = lookup_find_name(lookup, name);

	return found ? *found : ROLL_NONE;
}

size_t roll_by_alias(const struct roll *roll, const char *name)
{
	return find_name(&roll->aliases, name);
}

bool roll_is_alias(const struct roll *roll, const char *name, size_t place)
{
	return roll_by_alias(roll, name) == place;
}

size_t roll_by_name(const struct roll *roll, const char *name)
{
	size_t place = find_name(&roll->names, name);

	return place != ROLL_NONE ? place : find_name(&roll->turned, name);
}

static bool is_called(const struct roll *roll, const char *name, size_t place)
{
	struct roll one = { .students = &roll->students[place], .count = 1 };
	bool is_one;

	put_student(&one, 0);
	is_one = roll_by_name(&one, name) == 0;
	roll_release(&one);
	return is_one;
}

size_t roll_other_of(const struct roll *roll, const char *name, size_t place)
{
	size_t other;

	if (!strcmp(name, roll->students[place].name))
		return ROLL_NONE;
	other = roll_by_name(roll, name);
	return other == place || is_called(roll, name, place) ||
		(other < ROLL_SEVERAL && roll->students[other].withdrawn) ?
		ROLL_NONE : other;
}

static size_t find_by_name(const struct roll *roll, const char *name,
	const char *number)
{
	size_t place = roll_by_name(roll, name);

	return place < ROLL_SEVERAL && number &&
		roll->students[place].number ? ROLL_NONE : place;
}

static size_t find_alias(const struct roll *roll, const char *number,
	const char *name, const char *email)
{
	const char *texts[] = { name, email, number };
	size_t place = ROLL_NONE;

	for (size_t i = 0; i < ARRAY_LEN(texts) && place == ROLL_NONE; i++) {
		if (texts[i])
			place = find_name(&roll->aliases, texts[i]);
	}
	return place;
}

size_t roll_find(const struct roll *roll, const char *number,
	const char *name, const char *email)
{
	size_t place = ROLL_NONE;

	if (number)
		place = roll_by_number(roll, number);
	if (place == ROLL_NONE && email)
		place = roll_by_email(roll, email);
	if (place == ROLL_NONE && name)
		place = find_by_name(roll, name, number);
	return place == ROLL_NONE ? find_alias(roll, number, name, email) :
		place;
}

void roll_write_several(const struct roll *roll, const char *number,
	const char *name, const char *email, struct buf *out)
{
	/* Nobody's number left the name to decide. */
	if (number && roll_by_number(roll, number) == ROLL_NONE)
		number = NULL;
	for (size_t i = 0; i < roll->count; i++) {
		const struct student *student = &roll->students[i];
		struct roll one = {
			.students = &roll->students[i],
			.count = 1,
		};

		put_student(&one, 0);
		if (roll_find(&one, number, name, email) == 0) {
			buf_addf(out, "%s%s (%s%s)", out->len ? " or " : "",
				student->name, student->number ?
				student->number : "no number",
				student->withdrawn ? ", withdrawn" : "");
		}
		one.arena = (struct arena)ARENA_INIT;
		roll_release(&one);
	}
}

/* Only what names are made of: "McMahon.John1" is "McMahon John". */
static void write_words(struct buf *out, const char *name)
{
	for (; *name; name++)
		buf_addc(out, strchr("0123456789._-*#@!()[]", *name) ? ' ' :
			*name);
}

size_t roll_near(const struct roll *roll, const char *name)
{
	enum match_rank best = MATCH_FRAGMENT;
	size_t found = ROLL_NONE;
	struct buf words = BUF_INIT;

	write_words(&words, name);
	for (size_t i = 0; i < roll->count &&
	     !text_is_blank(buf_text(&words)); i++) {
		const struct match_item item = {
			.name = roll->students[i].name,
		};
		enum match_rank rank = match_rank(&item, buf_text(&words));

		if (roll->students[i].withdrawn || rank < best)
			continue;
		found = rank > best || found == ROLL_NONE ? i : ROLL_SEVERAL;
		best = rank;
	}
	buf_release(&words);
	return found;
}

bool roll_is_number(const char *a, const char *b)
{
	return !strcmp(a, b) || !strcmp(without_zeros(a), without_zeros(b));
}

bool roll_shares_word(const char *a, const char *b)
{
	struct buf words = BUF_INIT, text = BUF_INIT, word = BUF_INIT;
	bool found = false;
	char *rest;

	text_fold(&words, a);
	buf_addc(&text, ' ');
	text_fold(&text, b);
	buf_addc(&text, ' ');
	rest = words.data;
	while (!found && rest) {
		buf_clear(&word);
		buf_addf(&word, " %s ", strsep(&rest, " "));
		found = strstr(buf_text(&text), buf_text(&word)) != NULL;
	}
	buf_release(&word);
	buf_release(&words);
	buf_release(&text);
	return found;
}
