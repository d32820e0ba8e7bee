/* SPDX-License-Identifier: MIT */
/*
 * Order, and what is found through it.
 *
 * Invariants after facts_sort:
 * 1. student_order holds each place of students once, by id.
 * 2. every other array stands in the order that the header states; all of
 *    these orders are total, since ids differ.
 */
#include "model/facts.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "names.h"

static const char *const lock_kinds[] = {
	[LOCK_PIN] = "pin",
	[LOCK_TOGETHER] = "together",
	[LOCK_APART] = "apart",
};
_Static_assert(ARRAY_LEN(lock_kinds) == LOCK_KIND_COUNT, "one a kind");

const char *lock_kind_name(enum lock_kind kind)
{
	return lock_kinds[kind];
}

bool lock_kind_parse(const char *text, enum lock_kind *kind)
{
	size_t place;

	if (!names_find(lock_kinds, ARRAY_LEN(lock_kinds), text, &place))
		return false;
	*kind = (enum lock_kind)place;
	return true;
}

static int compare_ints(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

struct student_key {
	const char *number;
	size_t number_len;
	char *folded;
	int64_t id;
	size_t from;
};

static int compare_numbers(const struct student_key *a,
	const struct student_key *b)
{
	if (!a->number || !b->number)
		return (a->number == NULL) - (b->number == NULL);
	if (a->number_len != b->number_len)
		return a->number_len < b->number_len ? -1 : 1;
	return memcmp(a->number, b->number, a->number_len);
}

static int compare_students(const void *left, const void *right)
{
	const struct student_key *a = left;
	const struct student_key *b = right;
	int order = compare_numbers(a, b);

	if (order == 0)
		order = strcmp(a->folded, b->folded);
	return order ? order : compare_ints(a->id, b->id);
}

static struct student_key *student_keys(const struct facts *facts)
{
	struct student_key *keys = mem_new(facts->student_count,
		sizeof(*keys));

	for (size_t i = 0; i < facts->student_count; i++) {
		const struct student *student = &facts->students[i];
		struct buf folded = BUF_INIT;

		text_fold(&folded, student->name);
		buf_adds(&folded, "");
		keys[i] = (struct student_key){
			.number = student->number,
			.number_len = student->number ?
				strlen(student->number) : 0,
			.folded = buf_take(&folded),
			.id = student->id,
			.from = i,
		};
	}
	return keys;
}

static void sort_students(struct facts *facts)
{
	size_t count = facts->student_count;
	struct student_key *keys = student_keys(facts);
	struct student *sorted = mem_new(count, sizeof(*sorted));

	qsort(keys, count, sizeof(*keys), compare_students);
	for (size_t i = 0; i < count; i++) {
		sorted[i] = facts->students[keys[i].from];
		mem_free(keys[i].folded);
	}
	memcpy(facts->students, sorted, count * sizeof(*sorted));
	mem_free(sorted);
	mem_free(keys);
}

#define KEYS 4

/* What a row is ordered by, and where it stood. */
struct row_key {
	int64_t by[KEYS];
	size_t from;
};

typedef void key_function(const struct facts *facts, const void *row,
	int64_t by[KEYS]);

static int compare_rows(const void *left, const void *right)
{
	const struct row_key *a = left;
	const struct row_key *b = right;

	for (size_t i = 0; i < KEYS; i++) {
		if (a->by[i] != b->by[i])
			return compare_ints(a->by[i], b->by[i]);
	}
	return 0;
}

/* The rows from one on, which is not the first, and the one before it. */
static bool are_sorted(const struct facts *facts, const void *rows,
	size_t from, size_t count, size_t size, key_function *key_of)
{
	struct row_key before = { .from = 0 }, here = { .from = 0 };
	const char *row = (const char *)rows + from * size;

	key_of(facts, row - size, before.by);
	for (size_t i = from; i < count; i++, row += size) {
		key_of(facts, row, here.by);
		if (compare_rows(&before, &here) > 0)
			return false;
		before = here;
	}
	return true;
}

static void move_rows(char *rows, size_t count, size_t size,
	const struct row_key *keys)
{
	char *sorted = mem_new(count, size);

	for (size_t i = 0; i < count; i++)
		memcpy(sorted + i * size, rows + keys[i].from * size, size);
	memcpy(rows, sorted, count * size);
	mem_free(sorted);
}

static void sort_rows(const struct facts *facts, void *rows, size_t count,
	size_t size, key_function *key_of)
{
	struct row_key *keys;

	if (count < 2 || are_sorted(facts, rows, 1, count, size, key_of))
		return;
	keys = mem_new(count, sizeof(*keys));
	for (size_t i = 0; i < count; i++) {
		keys[i].from = i;
		key_of(facts, (const char *)rows + i * size, keys[i].by);
	}
	qsort(keys, count, sizeof(*keys), compare_rows);
	move_rows(rows, count, size, keys);
	mem_free(keys);
}

static void key_of_place(const struct facts *facts, const void *row,
	int64_t by[KEYS])
{
	const size_t *place = row;

	by[0] = facts->students[*place].id;
}

static void order_students(struct facts *facts)
{
	size_t count = facts->student_count;

	/* One more, so that no student has an order too. */
	facts->student_order = arena_new(&facts->arena, count + 1,
		sizeof(*facts->student_order));
	for (size_t i = 0; i < count; i++)
		facts->student_order[i] = i;
	sort_rows(facts, facts->student_order, count,
		sizeof(*facts->student_order), key_of_place);
}

static void key_of_objective(const struct facts *facts UNUSED,
	const void *row, int64_t by[KEYS])
{
	const struct objective *objective = row;

	by[0] = objective->id;
}

static void key_of_requirement(const struct facts *facts UNUSED,
	const void *row, int64_t by[KEYS])
{
	const struct requirement *requirement = row;

	by[0] = requirement->objective;
	by[1] = requirement->needs;
}

static void key_of_round(const struct facts *facts UNUSED, const void *row,
	int64_t by[KEYS])
{
	const struct round *round = row;

	by[0] = round->id;
}

static void key_of_checkin(const struct facts *facts, const void *row,
	int64_t by[KEYS])
{
	const struct checkin *checkin = row;

	by[0] = checkin->observed_at;
	by[1] = (int64_t)facts_student(facts, checkin->student);
	by[2] = checkin->id;
}

static void key_of_stay(const struct facts *facts UNUSED, const void *row,
	int64_t by[KEYS])
{
	const struct stay *stay = row;

	by[0] = stay->student;
	by[1] = stay->id;
}

static void key_of_past(const struct facts *facts UNUSED, const void *row,
	int64_t by[KEYS])
{
	const struct stay *stay = row;

	by[0] = stay->student;
	by[1] = stay->since;
	by[2] = stay->id;
}

static void key_of_absence(const struct facts *facts UNUSED,
	const void *row, int64_t by[KEYS])
{
	const struct absence *absence = row;

	by[0] = absence->student;
	by[1] = absence->id;
}

static void key_of_block(const struct facts *facts UNUSED, const void *row,
	int64_t by[KEYS])
{
	const struct block *block = row;

	by[0] = block->student;
	by[1] = -block->severity;
	by[2] = block->since;
	by[3] = block->id;
}

static void key_of_lock(const struct facts *facts UNUSED, const void *row,
	int64_t by[KEYS])
{
	const struct lock *lock = row;

	by[0] = lock->id;
}

static void key_of_refusal(const struct facts *facts UNUSED,
	const void *row, int64_t by[KEYS])
{
	const struct refusal *refusal = row;

	by[0] = refusal->student;
	by[1] = refusal->entered;
	by[2] = refusal->objective;
	by[3] = refusal->to;
}

static void key_of_verdict(const struct facts *facts UNUSED,
	const void *row, int64_t by[KEYS])
{
	const struct verdict *verdict = row;

	by[0] = verdict->student;
	by[1] = verdict->objective;
	by[2] = verdict->entered;
	by[3] = verdict->policy;
}

static void key_of_reply(const struct facts *facts UNUSED, const void *row,
	int64_t by[KEYS])
{
	const struct offer_reply *reply = row;

	by[0] = reply->student;
	by[1] = reply->entered;
}

void facts_release(struct facts *facts)
{
	arena_release(&facts->arena);
	*facts = (struct facts){ .now = 0 };
}

void facts_sort(struct facts *facts)
{
	if (facts->student_count > 1)
		sort_students(facts);
	order_students(facts);
	sort_rows(facts, facts->objectives, facts->objective_count,
		sizeof(*facts->objectives), key_of_objective);
	sort_rows(facts, facts->requirements, facts->requirement_count,
		sizeof(*facts->requirements), key_of_requirement);
	sort_rows(facts, facts->rounds, facts->round_count,
		sizeof(*facts->rounds), key_of_round);
	sort_rows(facts, facts->checkins, facts->checkin_count,
		sizeof(*facts->checkins), key_of_checkin);
	sort_rows(facts, facts->stays, facts->stay_count,
		sizeof(*facts->stays), key_of_stay);
	sort_rows(facts, facts->past, facts->past_count,
		sizeof(*facts->past), key_of_past);
	sort_rows(facts, facts->absences, facts->absence_count,
		sizeof(*facts->absences), key_of_absence);
	sort_rows(facts, facts->blocks, facts->block_count,
		sizeof(*facts->blocks), key_of_block);
	sort_rows(facts, facts->locks, facts->lock_count,
		sizeof(*facts->locks), key_of_lock);
	sort_rows(facts, facts->refusals, facts->refusal_count,
		sizeof(*facts->refusals), key_of_refusal);
	sort_rows(facts, facts->verdicts, facts->verdict_count,
		sizeof(*facts->verdicts), key_of_verdict);
	sort_rows(facts, facts->replies, facts->reply_count,
		sizeof(*facts->replies), key_of_reply);
}

static void give_room(struct facts *facts, size_t count)
{
	struct checkin *checkins = arena_new(&facts->arena, count,
		sizeof(*checkins));

	if (facts->checkin_count)
		memcpy(checkins, facts->checkins,
			facts->checkin_count * sizeof(*checkins));
	facts->checkins = checkins;
	facts->checkin_room = count;
}

void facts_add_checkins(struct facts *facts, const struct checkin *checkins,
	size_t count)
{
	size_t before = facts->checkin_count;

	if (!count)
		return;
	if (facts->checkin_room < before + count)
		give_room(facts, before + count);
	memcpy(facts->checkins + before, checkins, count * sizeof(*checkins));
	facts->checkin_count += count;
	/* What is seen last comes last, next to always. */
	if (before && are_sorted(facts, facts->checkins, before,
	    facts->checkin_count, sizeof(*checkins), key_of_checkin))
		return;
	sort_rows(facts, facts->checkins, facts->checkin_count,
		sizeof(*checkins), key_of_checkin);
}

/* The first of the rows whose id, field bytes into it, is the one wanted. */
static size_t find_row(const void *rows, size_t count, size_t size,
	size_t field, int64_t wanted)
{
	size_t low = 0;
	size_t high = count;
	int64_t id = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		memcpy(&id, (const char *)rows + middle * size + field,
			sizeof(id));
		if (id < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == count)
		return FACTS_NOT_FOUND;
	memcpy(&id, (const char *)rows + low * size + field, sizeof(id));
	return id == wanted ? low : FACTS_NOT_FOUND;
}

size_t facts_student(const struct facts *facts, int64_t student)
{
	size_t low = 0;
	size_t high = facts->student_count;

	assert(facts->student_order);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t place = facts->student_order[middle];
		int64_t id = facts->students[place].id;

		if (id == student)
			return place;
		if (id < student)
			low = middle + 1;
		else
			high = middle;
	}
	return FACTS_NOT_FOUND;
}

size_t facts_objective(const struct facts *facts, int64_t objective)
{
	assert(facts->student_order);
	return find_row(facts->objectives, facts->objective_count,
		sizeof(*facts->objectives), offsetof(struct objective, id),
		objective);
}

size_t facts_round(const struct facts *facts, int64_t round)
{
	assert(facts->student_order);
	return find_row(facts->rounds, facts->round_count,
		sizeof(*facts->rounds), offsetof(struct round, id), round);
}

const struct checkin *facts_checkin(const struct facts *facts, int64_t id)
{
	for (size_t i = facts->checkin_count; i > 0; i--) {
		if (facts->checkins[i - 1].id == id)
			return &facts->checkins[i - 1];
	}
	return NULL;
}

const struct stay *facts_stay(const struct facts *facts, int64_t student)
{
	size_t place;

	assert(facts->student_order);
	place = find_row(facts->stays, facts->stay_count,
		sizeof(*facts->stays), offsetof(struct stay, student),
		student);
	return place == FACTS_NOT_FOUND ? NULL : &facts->stays[place];
}

static bool lock_holds(const struct lock *lock, int64_t student)
{
	for (size_t i = 0; i < lock->count; i++) {
		if (lock->students[i] == student)
			return true;
	}
	return false;
}

const struct lock *facts_pin(const struct facts *facts, int64_t student)
{
	assert(facts->student_order);
	for (size_t i = facts->lock_count; i-- > 0;) {
		const struct lock *lock = &facts->locks[i];

		if (lock->kind == LOCK_PIN && lock_holds(lock, student))
			return lock;
	}
	return NULL;
}

const struct verdict *facts_verdict(const struct facts *facts,
	int64_t student, int64_t objective)
{
	const struct verdict *newest = NULL;
	size_t place;

	assert(facts->student_order);
	place = find_row(facts->verdicts, facts->verdict_count,
		sizeof(*facts->verdicts),
		offsetof(struct verdict, student), student);
	for (; place < facts->verdict_count; place++) {
		const struct verdict *verdict = &facts->verdicts[place];

		if (verdict->student != student)
			break;
		if (verdict->objective == objective)
			newest = verdict;
	}
	return newest;
}

const struct block *facts_block(const struct facts *facts, int64_t student)
{
	size_t place;

	assert(facts->student_order);
	place = find_row(facts->blocks, facts->block_count,
		sizeof(*facts->blocks), offsetof(struct block, student),
		student);
	return place == FACTS_NOT_FOUND ? NULL : &facts->blocks[place];
}

const struct offer_reply *facts_reply(const struct facts *facts,
	int64_t student)
{
	size_t place;

	assert(facts->student_order);
	place = find_row(facts->replies, facts->reply_count,
		sizeof(*facts->replies),
		offsetof(struct offer_reply, student), student);
	return place == FACTS_NOT_FOUND ? NULL : &facts->replies[place];
}

bool facts_is_absent(const struct facts *facts, int64_t student)
{
	assert(facts->student_order);
	return find_row(facts->absences, facts->absence_count,
		sizeof(*facts->absences), offsetof(struct absence, student),
		student) != FACTS_NOT_FOUND;
}

static bool is_newer(const struct round *a, const struct round *b)
{
	return a->held_at > b->held_at ||
		(a->held_at == b->held_at && a->id > b->id);
}

/* NULL: no check-in belongs to a round with an objective of its own. */
static const struct round *newest_round(const struct facts *facts)
{
	const struct round *newest = NULL;
	int64_t last = 0;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];
		size_t place = FACTS_NOT_FOUND;

		/* A round's check-ins mostly stand together. */
		if (checkin->round != last)
			place = facts_round(facts, checkin->round);
		last = checkin->round;
		if (place != FACTS_NOT_FOUND &&
		    facts->rounds[place].objective &&
		    (!newest || is_newer(&facts->rounds[place], newest)))
			newest = &facts->rounds[place];
	}
	return newest;
}

int64_t facts_focus(const struct facts *facts)
{
	const struct round *round;

	if (facts->class.focus)
		return facts->class.focus;
	round = newest_round(facts);
	if (round)
		return round->objective;
	if (facts->checkin_count > 0)
		return facts->checkins[facts->checkin_count - 1].objective;
	return facts->objective_count > 0 ? facts->objectives[0].id : 0;
}
