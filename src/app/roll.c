/* SPDX-License-Identifier: MIT */
/* Everyone ever in a class, found by number, address or name. */
#include "roll.h"

#include <string.h>

#include "base/text.h"

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
static void put_name(struct roll *roll, const char *key, size_t place)
{
	size_t known = find(&roll->names, key);

	if (roll->students[place].withdrawn && known < ROLL_SEVERAL &&
	    !roll->students[known].withdrawn)
		return;
	put(&roll->names, key, place);
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
	put_name(roll, buf_text(&key), place);
	buf_release(&key);
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
	return true;
}

void roll_release(struct roll *roll)
{
	lookup_release(&roll->ids);
	lookup_release(&roll->numbers);
	lookup_release(&roll->digits);
	lookup_release(&roll->emails);
	lookup_release(&roll->names);
	arena_release(&roll->arena);
	*roll = (struct roll){ 0 };
}

size_t roll_by_id(const struct roll *roll, int64_t student)
{
	const size_t *found = lookup_find(&roll->ids, &student,
		sizeof(student));

	return found ? *found : ROLL_NONE;
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

size_t roll_by_name(const struct roll *roll, const char *name)
{
	struct buf key = BUF_INIT;
	size_t place;

	text_fold(&key, name);
	place = find(&roll->names, buf_text(&key));
	buf_release(&key);
	return place;
}

static size_t find_by_name(const struct roll *roll, const char *name,
	const char *number)
{
	size_t place = roll_by_name(roll, name);

	return place < ROLL_SEVERAL && number &&
		roll->students[place].number ? ROLL_NONE : place;
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
	return place;
}

bool roll_is_number(const char *a, const char *b)
{
	return !strcmp(without_zeros(a), without_zeros(b));
}
