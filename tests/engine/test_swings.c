/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/swings.h"
#include "sample.h"

/* Stays of student 1 in clusters given by their letters, a week each, the last
 * one open; now is the end of that week. */
static void live(struct sample *sample, const char *letters, int64_t week)
{
	struct facts *facts = &sample->facts;
	size_t count = strlen(letters);

	sample_init(sample, 2);
	sample_name(sample, 1, "Ana", "Chen");
	for (size_t i = 0; i < count; i++) {
		const char letter[] = { letters[i], '\0' };
		int64_t day = (int64_t)i * week;
		enum cluster cluster = CLUSTER_NONE;

		assert_true(cluster_parse(letter, &cluster));
		if (i + 1 == count) {
			sample_place(sample, 1, cluster, day);
			break;
		}
		facts->past[facts->past_count++] = (struct stay){
			.id = (int64_t)i + 1, .student = 1, .cluster = cluster,
			.since = sample_time(day),
			.until = sample_time(day + week)
		};
	}
	sample_day(sample, (int64_t)count * week);
	sample_sort(sample);
}

static void assert_swing(const char *letters, int64_t week,
	const char *sentence)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct sample sample;
	struct swing *swings;
	size_t count;

	live(&sample, letters, week);
	swings = swings_find(&sample.facts, &arena, &count);
	assert_int_equal(count, sentence ? 1 : 0);
	if (count)
		swing_write(&out, &sample.facts, &swings[0]);
	assert_string_equal(buf_text(&out), sentence ? sentence : "");
	buf_release(&out);
	arena_release(&arena);
	sample_release(&sample);
}

/* A B A B, but each move back is about the other objective. */
static void test_swings__are_about_one_objective(void **state)
{
	struct arena arena = ARENA_INIT;
	struct sample sample;
	size_t count;

	(void)state;
	live(&sample, "RPRP", 7);
	for (size_t i = 0; i < sample.facts.past_count; i++)
		sample.facts.past[i].objective = 1 + (int64_t)i % 2;
	sample.facts.stays[0].objective = 2;
	swings_find(&sample.facts, &arena, &count);
	assert_int_equal(count, 0);
	for (size_t i = 0; i < sample.facts.past_count; i++)
		sample.facts.past[i].objective = 2;
	swings_find(&sample.facts, &arena, &count);
	assert_int_equal(count, 1);
	arena_release(&arena);
	sample_release(&sample);
}

static void test_swings__are_three_moves_between_two_clusters(void **state)
{
	(void)state;
	assert_swing("RPRP", 7, "Ana has gone to and fro between reteach and "
		"practice 3 times since 19 Oct: calm placement, or a pin, "
		"would hold.");
	assert_swing("ERPRPR", 70, "Ana has gone to and fro between reteach "
		"and practice 4 times since 1 Mar: calm placement, or a pin, "
		"would hold.");
	assert_swing("RPR", 7, NULL);
	assert_swing("RPE", 7, NULL);
	assert_swing("RPRPE", 70, NULL);
	assert_swing("", 7, NULL);
}

static void test_swings__are_many_moves_with_one_taken_back(void **state)
{
	(void)state;
	assert_swing("RPRPE", 7, "Ana has moved 4 times, back again too, since "
		"19 Oct: calm placement, or a pin, would hold.");
	assert_swing("RPRPE", 14, NULL);
	assert_swing("RPEIR", 7, NULL);
}

static void test_swings__count_no_stay_twice(void **state)
{
	(void)state;
	assert_swing("RRPPRR", 7, NULL);
	assert_swing("RRPPRRP", 7, "Ana has gone to and fro between reteach "
		"and practice 3 times since 26 Oct: calm placement, or a pin, "
		"would hold.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_swings__are_three_moves_between_two_clusters),
		cmocka_unit_test(
			test_swings__are_many_moves_with_one_taken_back),
		cmocka_unit_test(test_swings__count_no_stay_twice),
		cmocka_unit_test(test_swings__are_about_one_objective),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
