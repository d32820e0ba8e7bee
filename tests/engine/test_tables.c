/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"
#include "engine/tables.h"
#include "sample.h"

#define GUESTS_MAX 30
#define PAIRS_MAX (GUESTS_MAX * GUESTS_MAX / 2)

/* Guests are numbered from 1 in the order of the class. */
struct lesson {
	struct guest guests[GUESTS_MAX];
	struct company company[PAIRS_MAX];
	struct lock locks[8];
	struct tables_ask ask;
	struct tables tables;
};

static void lesson_init(struct lesson *lesson, size_t count,
	enum seating_style style, int64_t size)
{
	memset(lesson, 0, sizeof(*lesson));
	for (size_t i = 0; i < count; i++)
		lesson->guests[i] = (struct guest){
			.student = (int64_t)i + 1,
			.place = i,
			.level = .5,
			.goal = 1,
		};
	lesson->ask = (struct tables_ask){
		.guests = lesson->guests,
		.count = count,
		.style = style,
		.size = size,
		.locks = lesson->locks,
		.company = lesson->company,
	};
}

static void lesson_lock(struct lesson *lesson, enum lock_kind kind,
	const int64_t *students, size_t count)
{
	lesson->locks[lesson->ask.lock_count++] = (struct lock){
		.id = (int64_t)lesson->ask.lock_count,
		.kind = kind,
		.students = students,
		.count = count,
	};
}

static size_t seated_at(const struct lesson *lesson, int64_t table)
{
	size_t count = 0;

	for (size_t i = 0; i < lesson->ask.count; i++)
		count += lesson->tables.table[i] == table;
	return count;
}

static void split(struct lesson *lesson)
{
	tables_release(&lesson->tables);
	tables_split(&lesson->ask, &lesson->tables);
}

static int64_t table_of(const struct lesson *lesson, int64_t student)
{
	for (size_t i = 0; i < lesson->ask.count; i++)
		if (lesson->ask.guests[i].student == student)
			return lesson->tables.table[i];
	return 0;
}

static bool are_together(const struct lesson *lesson, int64_t one,
	int64_t other)
{
	return table_of(lesson, one) == table_of(lesson, other);
}

static struct company *company_of(struct lesson *lesson, int64_t one,
	int64_t other)
{
	struct company *company = lesson->company;

	for (size_t i = 0; i < lesson->ask.company_count; i++)
		if (company[i].one == one && company[i].other == other)
			return &company[i];
	company += lesson->ask.company_count++;
	*company = (struct company){ .one = one, .other = other };
	return company;
}

/* Those who sit together now have sat together once more. */
static void remember(struct lesson *lesson)
{
	size_t count = lesson->ask.count;

	for (size_t i = 0; i < lesson->ask.company_count; i++)
		lesson->company[i].ago++;
	for (size_t i = 0; i < count; i++) {
		for (size_t j = i + 1; j < count; j++) {
			struct company *known;

			if (lesson->tables.table[i] != lesson->tables.table[j])
				continue;
			known = company_of(lesson, (int64_t)i + 1,
				(int64_t)j + 1);
			known->times++;
			known->ago = 1;
		}
	}
}

static int64_t most_company(const struct lesson *lesson)
{
	int64_t most = 0;

	for (size_t i = 0; i < lesson->ask.company_count; i++)
		if (lesson->company[i].times > most)
			most = lesson->company[i].times;
	return most;
}

static void test_tables__seat_everyone_once_at_tables_alike_in_size(
	void **state)
{
	struct lesson lesson;

	(void)state;
	for (size_t count = 0; count <= GUESTS_MAX; count++) {
		for (int64_t size = 2; size <= 8; size++) {
			size_t all = 0;

			lesson_init(&lesson, count, SEATING_NEED, size);
			split(&lesson);
			for (size_t i = 1; i <= lesson.tables.count; i++) {
				size_t here = seated_at(&lesson, (int64_t)i);

				all += here;
				assert_true(here >= 2 || count == 1);
				assert_true((int64_t)here <= size + 1);
				assert_true(here == count /
					lesson.tables.count || here == count /
					lesson.tables.count + 1);
			}
			assert_int_equal(all, count);
			tables_release(&lesson.tables);
		}
	}
}

static void test_tables__are_as_many_as_come_nearest_to_the_size(void **state)
{
	static const struct {
		size_t count;
		int64_t size;
		size_t tables;
	} cases[] = {
		{ 0, 4, 0 }, { 1, 4, 1 }, { 2, 4, 1 }, { 5, 4, 1 },
		{ 6, 4, 2 }, { 7, 4, 2 }, { 9, 4, 2 }, { 10, 4, 3 },
		{ 11, 4, 3 }, { 13, 4, 3 }, { 15, 4, 4 }, { 3, 2, 1 },
		{ 5, 2, 2 }, { 8, 6, 2 }, { 10, 8, 2 }, { 30, 4, 8 },
	};
	struct lesson lesson;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		lesson_init(&lesson, cases[i].count, SEATING_NEED,
			cases[i].size);
		split(&lesson);
		assert_int_equal(lesson.tables.count, cases[i].tables);
		tables_release(&lesson.tables);
	}
}

static void test_tables__by_need_put_like_levels_together(void **state)
{
	static const double levels[] = { .2, .8, .5, .25, .85, .55, .3, .9, .6 };
	static const int64_t tables[] = { 1, 2, 3, 1, 2, 3, 1, 2, 3 };
	struct lesson lesson;

	(void)state;
	lesson_init(&lesson, ARRAY_LEN(levels), SEATING_NEED, 3);
	for (size_t i = 0; i < ARRAY_LEN(levels); i++)
		lesson.guests[i].level = levels[i];
	split(&lesson);
	for (size_t i = 0; i < ARRAY_LEN(tables); i++)
		assert_int_equal(lesson.tables.table[i], tables[i]);
	tables_release(&lesson.tables);
}

static void test_tables__by_goal_put_the_same_objective_together(void **state)
{
	struct lesson lesson;

	(void)state;
	lesson_init(&lesson, 12, SEATING_GOAL, 4);
	for (size_t i = 0; i < 12; i++) {
		lesson.guests[i].goal = (int64_t)(i * 7 % 3);
		lesson.guests[i].level = (double)(i % 5) / 5;
	}
	split(&lesson);
	for (size_t i = 0; i < 12; i++)
		for (size_t j = 0; j < i; j++)
			assert_int_equal(lesson.tables.table[i] ==
				lesson.tables.table[j], lesson.guests[i].goal
				== lesson.guests[j].goal);
	tables_release(&lesson.tables);
}

static void test_tables__by_goal_put_the_same_aim_together_then(void **state)
{
	struct lesson lesson;

	(void)state;
	lesson_init(&lesson, 12, SEATING_GOAL, 3);
	for (size_t i = 0; i < 12; i++) {
		lesson.guests[i].goal = (int64_t)(i % 2);
		lesson.guests[i].aim = (int64_t)(i / 2 % 2);
		lesson.guests[i].level = (double)(i * 5 % 12) / 12;
	}
	split(&lesson);
	for (size_t i = 0; i < 12; i++)
		for (size_t j = 0; j < i; j++)
			assert_int_equal(lesson.tables.table[i] ==
				lesson.tables.table[j], i % 4 == j % 4);
	tables_release(&lesson.tables);
}

static void test_tables__by_goal_put_what_is_needed_before_an_aim(void **state)
{
	struct lesson lesson;

	(void)state;
	lesson_init(&lesson, 8, SEATING_GOAL, 4);
	for (size_t i = 0; i < 8; i++) {
		lesson.guests[i].goal = (int64_t)(i % 2);
		lesson.guests[i].aim = (int64_t)(i / 2 % 2) + 1;
	}
	split(&lesson);
	for (size_t i = 0; i < 8; i++)
		for (size_t j = 0; j < i; j++)
			assert_int_equal(lesson.tables.table[i] ==
				lesson.tables.table[j], i % 2 == j % 2);
	tables_release(&lesson.tables);
}

static void test_tables__that_are_mixed_span_the_levels(void **state)
{
	struct lesson lesson;

	(void)state;
	lesson_init(&lesson, 14, SEATING_MIXED, 4);
	for (size_t i = 0; i < 14; i++)
		lesson.guests[i].level = .4 + .01 * (double)(i * 5 % 14);
	split(&lesson);
	assert_int_equal(lesson.tables.count, 4);
	for (int64_t table = 1; table <= 4; table++) {
		size_t layers[4] = { 0 };

		for (size_t i = 0; i < 14; i++)
			if (lesson.tables.table[i] == table)
				layers[i * 5 % 14 / 4]++;
		for (size_t i = 0; i < 4; i++)
			assert_true(layers[i] == 1 || (i == 3 && !layers[i]));
	}
	tables_release(&lesson.tables);
}

static void test_tables__keep_locks_before_levels(void **state)
{
	static const int64_t unlike[] = { 1, 12 };
	static const int64_t like[] = { 5, 6 };
	static const int64_t three[] = { 2, 7, 11 };
	static const int64_t alone[] = { 3 };
	struct lesson lesson;

	(void)state;
	for (int style = 0; style < SEATING_STYLE_COUNT; style++) {
		lesson_init(&lesson, 12, (enum seating_style)style, 4);
		for (size_t i = 0; i < 12; i++)
			lesson.guests[i].level = .1 + .07 * (double)i;
		lesson_lock(&lesson, LOCK_TOGETHER, unlike, 2);
		lesson_lock(&lesson, LOCK_APART, like, 2);
		lesson_lock(&lesson, LOCK_TOGETHER, three, 3);
		lesson_lock(&lesson, LOCK_PIN, alone, 1);
		split(&lesson);
		assert_true(are_together(&lesson, 1, 12));
		assert_false(are_together(&lesson, 5, 6));
		assert_true(are_together(&lesson, 2, 7));
		assert_true(are_together(&lesson, 2, 11));
		assert_int_equal(lesson.tables.broken_count, 0);
		tables_release(&lesson.tables);
	}
}

static void test_tables__are_one_more_where_that_keeps_a_lock(void **state)
{
	static const int64_t apart[] = { 2, 3 };
	static const int64_t five[] = { 1, 3, 5, 7, 9 };
	struct lesson lesson;

	(void)state;
	lesson_init(&lesson, 5, SEATING_NEED, 4);
	lesson_lock(&lesson, LOCK_APART, apart, 2);
	split(&lesson);
	assert_int_equal(lesson.tables.count, 2);
	assert_int_equal(lesson.tables.broken_count, 0);
	tables_release(&lesson.tables);
	lesson_init(&lesson, 10, SEATING_NEED, 4);
	lesson_lock(&lesson, LOCK_TOGETHER, five, 5);
	split(&lesson);
	assert_int_equal(lesson.tables.count, 2);
	assert_int_equal(lesson.tables.broken_count, 0);
	tables_release(&lesson.tables);
}

static void test_tables__name_the_lock_that_cannot_be_met(void **state)
{
	static const int64_t pair[] = { 1, 2 };
	static const int64_t elsewhere[] = { 1, 77 };
	struct lesson lesson;

	(void)state;
	lesson_init(&lesson, 2, SEATING_NEED, 4);
	lesson_lock(&lesson, LOCK_TOGETHER, elsewhere, 2);
	lesson_lock(&lesson, LOCK_APART, pair, 2);
	split(&lesson);
	assert_int_equal(lesson.tables.count, 1);
	assert_int_equal(lesson.tables.broken_count, 1);
	assert_ptr_equal(lesson.tables.broken[0], &lesson.locks[1]);
	tables_release(&lesson.tables);
	lesson_init(&lesson, 12, SEATING_MIXED, 4);
	lesson_lock(&lesson, LOCK_APART, pair, 2);
	lesson_lock(&lesson, LOCK_TOGETHER, pair, 2);
	split(&lesson);
	assert_int_equal(lesson.tables.broken_count, 1);
	tables_release(&lesson.tables);
}

static void ten_lessons(struct lesson *lesson)
{
	for (int i = 0; i < 10; i++) {
		split(lesson);
		remember(lesson);
	}
	tables_release(&lesson->tables);
}

/* Twelve at three tables of four sit with three of eleven each time, so 2.7
 * times with everyone in ten. */
static void test_tables__let_everyone_sit_with_everyone(void **state)
{
	struct lesson lesson;

	(void)state;
	for (int style = 0; style < SEATING_STYLE_COUNT; style++) {
		lesson_init(&lesson, 12, (enum seating_style)style, 4);
		for (size_t i = 0; i < 12; i++)
			lesson.guests[i].level = style == SEATING_MIXED ?
				.05 + .08 * (double)i :
				.62 + .01 * (double)i;
		ten_lessons(&lesson);
		assert_true(most_company(&lesson) <= 4);
	}
}

static void test_tables__by_need_repeat_rather_than_mix_far_levels(
	void **state)
{
	struct lesson lesson;

	(void)state;
	lesson_init(&lesson, 12, SEATING_NEED, 4);
	for (size_t i = 0; i < 12; i++)
		lesson.guests[i].level = i < 4 ? .1 : i < 8 ? .5 : .9;
	ten_lessons(&lesson);
	split(&lesson);
	assert_true(are_together(&lesson, 1, 4));
	assert_false(are_together(&lesson, 4, 9));
	tables_release(&lesson.tables);
	lesson_init(&lesson, 12, SEATING_NEED, 4);
	for (size_t i = 0; i < 12; i++)
		lesson.guests[i].level = .5 + .03 * (double)i;
	ten_lessons(&lesson);
	assert_true(most_company(&lesson) <= 7);
}

static void shuffle(struct rng *rng, void *items, size_t count, size_t size)
{
	char *bytes = items;

	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)rng_below(rng, i);

		for (size_t k = 0; k < size; k++) {
			char byte = bytes[(i - 1) * size + k];

			bytes[(i - 1) * size + k] = bytes[j * size + k];
			bytes[j * size + k] = byte;
		}
	}
}

static void fill_room(struct lesson *lesson, enum seating_style style)
{
	static const int64_t pair[] = { 4, 19 };
	static const int64_t three[] = { 7, 8, 9 };

	lesson_init(lesson, GUESTS_MAX, style, 4);
	for (size_t i = 0; i < GUESTS_MAX; i++) {
		lesson->guests[i].level = (double)(i * 11 % 30) / 30;
		lesson->guests[i].goal = (int64_t)(i * i % 4);
	}
	lesson_lock(lesson, LOCK_TOGETHER, pair, 2);
	lesson_lock(lesson, LOCK_APART, three, 3);
	for (int i = 0; i < 3; i++) {
		split(lesson);
		remember(lesson);
	}
	split(lesson);
}

static void test_tables__are_the_same_whatever_the_order_of_rows(void **state)
{
	struct rng rng;

	(void)state;
	rng_init(&rng, 5);
	for (int i = 0; i < 3 * SEATING_STYLE_COUNT; i++) {
		struct lesson lesson;
		int64_t tables[GUESTS_MAX];

		fill_room(&lesson, (enum seating_style)(i / 3));
		memcpy(tables, lesson.tables.table, sizeof(tables));
		shuffle(&rng, lesson.guests, GUESTS_MAX,
			sizeof(struct guest));
		shuffle(&rng, lesson.company, lesson.ask.company_count,
			sizeof(struct company));
		shuffle(&rng, lesson.locks, lesson.ask.lock_count,
			sizeof(struct lock));
		split(&lesson);
		for (size_t j = 0; j < GUESTS_MAX; j++)
			assert_int_equal(table_of(&lesson, (int64_t)j + 1),
				tables[j]);
		tables_release(&lesson.tables);
	}
}

static void test_tables__are_numbered_by_the_order_of_the_class(void **state)
{
	struct lesson lesson;
	int64_t last = 0;

	(void)state;
	fill_room(&lesson, SEATING_NEED);
	for (size_t i = 0; i < GUESTS_MAX; i++) {
		assert_true(lesson.tables.table[i] <= last + 1);
		if (lesson.tables.table[i] > last)
			last++;
	}
	assert_int_equal(last, lesson.tables.count);
	tables_release(&lesson.tables);
}

/* Of twelve, the odd ones stand in reteach; 3 is absent. */
static size_t sample_guests(struct sample *sample, struct guest *guests)
{
	struct proposal view;
	struct engine *engine;
	size_t count;

	sample->facts.absences[0] = (struct absence){
		.id = 1, .student = 3, .to_day = INT64_MAX
	};
	sample->facts.absence_count = 1;
	for (int64_t i = 1; i <= 12; i++)
		sample_place(sample, i, i % 2 ? CLUSTER_RETEACH :
			CLUSTER_EXTEND, 0);
	sample_day(sample, 4);
	sample_sort(sample);
	engine = engine_new(&sample->facts);
	engine_propose(engine, &view);
	view.moves[8].teach = 2;
	count = tables_guests(engine, &view, CLUSTER_RETEACH, guests);
	proposal_release(&view);
	engine_free(engine);
	return count;
}

static void test_guests__are_those_in_the_cluster_who_are_here(void **state)
{
	static const int64_t expected[] = { 1, 5, 7, 9, 11 };
	struct sample sample;
	struct guest guests[12];

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	assert_int_equal(sample_guests(&sample, guests), ARRAY_LEN(expected));
	for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
		assert_int_equal(guests[i].student, expected[i]);
		assert_int_equal(guests[i].place, expected[i] - 1);
		assert_true(guests[i].level > 0 && guests[i].level < 1);
	}
	assert_true(guests[1].level < guests[2].level);
	sample_release(&sample);
}

static void test_guests__need_what_is_to_be_taught_or_is_weakest(void **state)
{
	struct sample sample;
	struct guest guests[12];

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	for (int64_t day = 0; day < 3; day++) {
		sample_score(&sample, 5, 2, day, sample_items(4, 4));
		sample_score(&sample, 7, 2, day, sample_items(0, 4));
	}
	sample_guests(&sample, guests);
	assert_int_equal(guests[0].goal, 1);
	assert_int_equal(guests[1].goal, 1);
	assert_int_equal(guests[2].goal, 2);
	assert_int_equal(guests[3].goal, 2);
	sample_release(&sample);
}

static void test_guests__without_evidence_have_no_goal(void **state)
{
	struct sample sample;
	struct guest guests[12];

	(void)state;
	sample_init(&sample, 12);
	assert_int_equal(sample_guests(&sample, guests), 5);
	assert_int_equal(guests[0].goal, 0);
	sample.facts.objective_count = 0;
	assert_int_equal(sample_guests(&sample, guests), 5);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_tables__seat_everyone_once_at_tables_alike_in_size),
		cmocka_unit_test(
			test_tables__are_as_many_as_come_nearest_to_the_size),
		cmocka_unit_test(
			test_tables__by_need_put_like_levels_together),
		cmocka_unit_test(
			test_tables__by_goal_put_the_same_objective_together),
		cmocka_unit_test(
			test_tables__by_goal_put_the_same_aim_together_then),
		cmocka_unit_test(
			test_tables__by_goal_put_what_is_needed_before_an_aim),
		cmocka_unit_test(test_tables__that_are_mixed_span_the_levels),
		cmocka_unit_test(test_tables__keep_locks_before_levels),
		cmocka_unit_test(
			test_tables__are_one_more_where_that_keeps_a_lock),
		cmocka_unit_test(
			test_tables__name_the_lock_that_cannot_be_met),
		cmocka_unit_test(test_tables__let_everyone_sit_with_everyone),
		cmocka_unit_test(
			test_tables__by_need_repeat_rather_than_mix_far_levels),
		cmocka_unit_test(
			test_tables__are_the_same_whatever_the_order_of_rows),
		cmocka_unit_test(
			test_tables__are_numbered_by_the_order_of_the_class),
		cmocka_unit_test(
			test_guests__are_those_in_the_cluster_who_are_here),
		cmocka_unit_test(
			test_guests__need_what_is_to_be_taught_or_is_weakest),
		cmocka_unit_test(test_guests__without_evidence_have_no_goal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
