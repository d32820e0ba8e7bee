/* SPDX-License-Identifier: MIT */
/* Check-ins that speak of a task, put together. */
#include "tasks.h"

#include <stdlib.h>

#include "base/mem.h"

struct word {
	size_t student;
	const struct checkin *checkin; /* later ones stand later */
};

struct word_list {
	VEC(struct word) words;
};

static int rank(enum task task)
{
	static const int ranks[TASK_COUNT] = {
		[TASK_GIVEN] = 1, [TASK_NOT] = 2, [TASK_DONE] = 3
	};

	return ranks[task];
}

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_words(const void *left, const void *right)
{
	const struct word *a = left, *b = right;
	int order = ORDER(a->student, b->student);

	if (!order)
		order = ORDER(a->checkin->observed_at,
			b->checkin->observed_at);
	if (!order)
		order = rank(a->checkin->task) - rank(b->checkin->task);
	return order ? order : ORDER(a->checkin, b->checkin);
}

static void collect(struct word_list *list, const struct facts *facts)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];
		struct word word = { .checkin = checkin };

		if (checkin->task == TASK_UNSAID)
			continue;
		word.student = facts_student(facts, checkin->student);
		if (word.student != FACTS_NOT_FOUND)
			vec_push(&list->words, word);
	}
	if (list->words.count)
		qsort(list->words.items, list->words.count,
			sizeof(*list->words.items), compare_words);
}

static bool is_open(const struct task_told *told)
{
	return told->given_at != CIVIL_NEVER && told->task != TASK_DONE;
}

/* The last one on the objective, in the round or, of any, that is open; NULL:
 * none. */
static struct task_told *find(struct tasks *tasks, const struct word *word,
	bool is_any)
{
	const struct checkin *checkin = word->checkin;

	for (size_t i = tasks->told.count; i-- > 0;) {
		struct task_told *told = &tasks->told.items[i];

		if (told->student != word->student)
			break;
		if (told->objective == checkin->objective && (is_any ?
		    is_open(told) : told->round == checkin->round))
			return told;
	}
	return NULL;
}

static struct task_told *meant(struct tasks *tasks, const struct word *word)
{
	struct task_told *told = find(tasks, word, false);

	if (word->checkin->task == TASK_GIVEN)
		return told && told->task == TASK_GIVEN ? told : NULL;
	return told ? told : find(tasks, word, true);
}

static void take(struct tasks *tasks, const struct word *word)
{
	const struct checkin *checkin = word->checkin;
	struct task_told *told = meant(tasks, word);

	if (!told) {
		const struct task_told fresh = {
			.student = word->student,
			.objective = checkin->objective,
			.given_at = checkin->task == TASK_GIVEN ?
				checkin->observed_at : CIVIL_NEVER,
		};

		vec_push(&tasks->told, fresh);
		told = &tasks->told.items[tasks->told.count - 1];
	}
	if (checkin->task == TASK_DONE && told->task != TASK_DONE)
		told->done_at = checkin->observed_at;
	told->round = checkin->round;
	told->task = checkin->task;
	told->told_at = checkin->observed_at;
}

void tasks_read(struct tasks *tasks, const struct facts *facts)
{
	struct word_list list = { .words = { .count = 0 } };

	*tasks = (struct tasks){ .told = { .count = 0 } };
	collect(&list, facts);
	for (size_t i = 0; i < list.words.count; i++)
		take(tasks, &list.words.items[i]);
	vec_release(&list.words);
}

void tasks_release(struct tasks *tasks)
{
	vec_release(&tasks->told);
}

const struct task_told *tasks_of(const struct tasks *tasks, size_t student,
	size_t *count)
{
	size_t first = 0;
	size_t end;

	while (first < tasks->told.count &&
	    tasks->told.items[first].student < student)
		first++;
	end = first;
	while (end < tasks->told.count &&
	    tasks->told.items[end].student == student)
		end++;
	*count = end - first;
	return *count ? &tasks->told.items[first] : NULL;
}
