/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/clash.h"
#include "base/attr.h"

#define STUDENTS 4

/* Four students in one cluster, as each test then changes them. */
struct scene {
	struct student students[STUDENTS];
	struct move moves[STUDENTS];
	struct lock locks[4];
	struct absence absence;
	struct facts facts;
	struct proposal proposal;
};

static const int64_t ana_ben[] = { 1, 2 };
static const int64_t ana[] = { 1 };
static const int64_t ben[] = { 2 };
static const int64_t cleo[] = { 3 };

static void scene_make(struct scene *scene, enum cluster cluster)
{
	static const char *const names[STUDENTS] = {
		"Ana Chen", "Ben Ito", "Cleo Marsh", "Dan Wu"
	};

	*scene = (struct scene){ 0 };
	for (size_t i = 0; i < STUDENTS; i++) {
		scene->students[i] = (struct student){
			.id = (int64_t)i + 1,
			.name = names[i],
		};
		scene->moves[i] = (struct move){
			.student = (int64_t)i + 1,
			.from = cluster,
			.to = cluster,
			.rule = RULE_STAYS,
		};
	}
	policy_init(&scene->facts.policy);
	scene->facts.students = scene->students;
	scene->facts.student_count = STUDENTS;
	scene->facts.locks = scene->locks;
	scene->facts.absences = &scene->absence;
	scene->proposal.moves = scene->moves;
	scene->proposal.move_count = STUDENTS;
}

static void scene_lock(struct scene *scene, enum lock_kind kind,
	const int64_t *students, size_t count)
{
	size_t at = scene->facts.lock_count++;

	scene->locks[at] = (struct lock){
		.id = (int64_t)at + 1,
		.kind = kind,
		.students = students,
		.count = count,
		.until = CIVIL_NEVER,
	};
}

static void assert_clashes(struct scene *scene, const char *wanted)
{
	struct buf out = BUF_INIT;

	facts_sort(&scene->facts);
	clash_write(&out, &scene->facts, &scene->proposal);
	assert_string_equal(buf_text(&out), wanted);
	buf_release(&out);
	facts_release(&scene->facts);
}

static void test_clash__names_two_who_are_pinned_to_one_cluster(
	void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_RETEACH);
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	scene_lock(&scene, LOCK_PIN, ana, 1);
	scene_lock(&scene, LOCK_PIN, ben, 1);
	assert_clashes(&scene, "Ana Chen and Ben Ito are to be kept apart, "
		"but both are pinned to Reteach.\n");
}

static void test_clash__names_two_who_are_pinned_to_different_ones(
	void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_RETEACH);
	scene.moves[1].from = scene.moves[1].to = CLUSTER_EXTEND;
	scene_lock(&scene, LOCK_TOGETHER, ana_ben, 2);
	scene_lock(&scene, LOCK_PIN, ana, 1);
	scene_lock(&scene, LOCK_PIN, ben, 1);
	assert_clashes(&scene, "Ana Chen and Ben Ito are to be kept together, "
		"but Ana Chen is pinned to Reteach and Ben Ito to Extend.\n");
}

static void test_clash__says_who_cannot_be_moved_for_want_of_evidence(
	void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_PRACTICE);
	scene.moves[1].to = CLUSTER_EXTEND;
	scene.moves[1].rule = RULE_UP;
	scene.moves[0].rule = RULE_NO_NEW;
	scene_lock(&scene, LOCK_TOGETHER, ana_ben, 2);
	assert_clashes(&scene, "Ana Chen and Ben Ito are to be kept together, "
		"but Ana Chen would stand in Practice and Ben Ito in Extend; "
		"Ana Chen has no newer check-in.\n");
}

static void test_clash__says_whose_move_was_refused(void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_EXTEND);
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	scene.moves[0].rule = scene.moves[1].rule = RULE_REFUSED;
	assert_clashes(&scene, "Ana Chen and Ben Ito are to be kept apart, "
		"but both would stand in Extend; both had a move refused.\n");
	scene_make(&scene, CLUSTER_EXTEND);
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	scene.moves[0].to = CLUSTER_PRACTICE;
	scene.moves[0].state = MOVE_REFUSED;
	scene.moves[1].rule = RULE_SURPRISE;
	assert_clashes(&scene, "Ana Chen and Ben Ito are to be kept apart, "
		"but both would stand in Extend; Ana Chen had a move refused "
		"and Ben Ito waits for one more check-in after a surprise.\n");
}

static void test_clash__names_locks_that_ask_the_opposite_once(
	void **state UNUSED)
{
	static const int64_t trio[] = { 3, 2, 1 };
	struct scene scene;

	scene_make(&scene, CLUSTER_EXTEND);
	scene_lock(&scene, LOCK_TOGETHER, ana_ben, 2);
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	assert_clashes(&scene, "Ana Chen and Ben Ito are to be kept together "
		"and apart: one of the two has to go.\n");
	scene_make(&scene, CLUSTER_NONE);
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	scene_lock(&scene, LOCK_TOGETHER, trio, 3);
	assert_clashes(&scene, "Ana Chen and Ben Ito are to be kept together "
		"and apart: one of the two has to go.\n");
}

static void test_clash__of_a_new_lock_is_told_though_an_older_has_it(
	void **state UNUSED)
{
	static const int64_t trio[] = { 1, 2, 3 };
	struct buf out = BUF_INIT;
	struct scene scene;

	scene_make(&scene, CLUSTER_RETEACH);
	scene.moves[2].to = CLUSTER_PRACTICE;
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	scene_lock(&scene, LOCK_APART, trio, 3);
	facts_sort(&scene.facts);
	clash_write_of(&out, &scene.facts, &scene.proposal, trio, 3);
	assert_string_equal(buf_text(&out), "Ana Chen and Ben Ito are to be "
		"kept apart, but both would stand in Reteach.\n");
	buf_release(&out);
	facts_release(&scene.facts);
}

static void test_clash__says_that_there_is_no_room_beside(void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_EXTEND);
	scene.facts.policy.sizes[CLUSTER_EXTEND].most = 2;
	scene.facts.policy.sizes[CLUSTER_PRACTICE].most = 1;
	scene.moves[0].to = CLUSTER_PRACTICE;
	scene.moves[1].rule = RULE_REFUSED;
	assert_clashes(&scene, "Extend has room for 2, but 3 would stand "
		"there: 1 had a move refused, Practice is full as well.\n");
	scene_make(&scene, CLUSTER_EXTEND);
	scene.facts.policy.sizes[CLUSTER_EXTEND].most = 2;
	scene_lock(&scene, LOCK_TOGETHER, ana_ben, 2);
	scene.moves[2].rule = scene.moves[3].rule = RULE_NO_NEW;
	assert_clashes(&scene, "Extend has room for 2, but 4 would stand "
		"there: 2 have no newer check-in, 2 are held by a lock.\n");
}

static void test_clash__is_silent_where_locks_are_kept(void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_PRACTICE);
	scene.moves[1].to = CLUSTER_EXTEND;
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	assert_clashes(&scene, "");
}

static void test_clash__leaves_out_who_is_in_no_group_today(
	void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_PRACTICE);
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	scene.absence.student = 2;
	scene.facts.absence_count = 1;
	assert_clashes(&scene, "");
}

static void test_clash__names_a_cluster_that_is_over_its_most(
	void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_RETEACH);
	scene.facts.policy.sizes[CLUSTER_RETEACH].most = 3;
	scene.moves[0].rule = RULE_PINNED;
	scene_lock(&scene, LOCK_PIN, ana, 1);
	scene_lock(&scene, LOCK_PIN, cleo, 1);
	scene.moves[1].rule = RULE_NO_NEW;
	assert_clashes(&scene, "Reteach has room for 3, but 4 would stand "
		"there: 2 are pinned, 1 has no newer check-in.\n");
}

static void test_clash__names_a_cluster_that_is_under_its_least(
	void **state UNUSED)
{
	struct scene scene;

	scene_make(&scene, CLUSTER_RETEACH);
	scene.facts.policy.sizes[CLUSTER_PRACTICE].least = 3;
	scene.facts.policy.sizes[CLUSTER_EXTEND].least = 3;
	scene.moves[0].to = CLUSTER_PRACTICE;
	assert_clashes(&scene, "Practice is to have 3 students at least, but "
		"only 1 would stand there.\n");
}

static void test_clash__of_some_students_names_only_theirs(
	void **state UNUSED)
{
	static const int64_t cleo_dan[] = { 3, 4 };
	struct buf out = BUF_INIT;
	struct scene scene;

	scene_make(&scene, CLUSTER_RETEACH);
	scene_lock(&scene, LOCK_APART, ana_ben, 2);
	scene_lock(&scene, LOCK_APART, cleo_dan, 2);
	facts_sort(&scene.facts);
	clash_write_of(&out, &scene.facts, &scene.proposal, cleo, 1);
	assert_string_equal(buf_text(&out), "Cleo Marsh and Dan Wu are to be "
		"kept apart, but both would stand in Reteach.\n");
	buf_release(&out);
	facts_release(&scene.facts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_clash__names_two_who_are_pinned_to_one_cluster),
		cmocka_unit_test(
		    test_clash__names_two_who_are_pinned_to_different_ones),
		cmocka_unit_test(
		    test_clash__says_who_cannot_be_moved_for_want_of_evidence),
		cmocka_unit_test(test_clash__says_whose_move_was_refused),
		cmocka_unit_test(
			test_clash__names_locks_that_ask_the_opposite_once),
		cmocka_unit_test(
		    test_clash__of_a_new_lock_is_told_though_an_older_has_it),
		cmocka_unit_test(test_clash__says_that_there_is_no_room_beside),
		cmocka_unit_test(test_clash__is_silent_where_locks_are_kept),
		cmocka_unit_test(
			test_clash__leaves_out_who_is_in_no_group_today),
		cmocka_unit_test(
			test_clash__names_a_cluster_that_is_over_its_most),
		cmocka_unit_test(
			test_clash__names_a_cluster_that_is_under_its_least),
		cmocka_unit_test(
			test_clash__of_some_students_names_only_theirs),
	};

	return cmocka_run_group_tests_name("clash", tests, NULL, NULL);
}
