/* SPDX-License-Identifier: MIT */
/* Scores as a row of them, and the names of those who logged them. */
#include "evidence.h"

#include "base/text.h"
#include "phrase.h"

/* A list of more scores than this is shortened to the newest ones. */
#define SCORES_MAX 6
#define SCORES_NEWEST 4

static bool is_listed(const struct move *move, int64_t id)
{
	for (size_t i = 0; i < move->checkin_count; i++)
		if (move->checkins[i] == id)
			return true;
	return false;
}

evidence_list evidence_of_move(const struct facts *facts,
	const struct move *move)
{
	evidence_list list = VEC_INIT;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student == move->student &&
			is_listed(move, checkin->id))
			vec_push(&list, checkin);
	}
	return list;
}

evidence_list evidence_on(const struct facts *facts, int64_t student,
	int64_t objective)
{
	evidence_list list = VEC_INIT;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student == student &&
			checkin->objective == objective)
			vec_push(&list, checkin);
	}
	return list;
}

/* "level 3, 2, 4" needs the word once. */
static void write_next_score(struct buf *out, const struct score *score,
	const struct score *before)
{
	if (before)
		buf_adds(out, ", ");
	if (before && before->form == SCORE_LEVEL &&
		score->form == SCORE_LEVEL)
		score_write(out, score);
	else
		phrase_score(out, score);
}

void evidence_write_scores(struct buf *out, const evidence_list *list)
{
	bool is_long = list->count > SCORES_MAX;
	size_t first = is_long ? list->count - SCORES_NEWEST : 0;

	if (is_long)
		buf_adds(out, "..., ");
	for (size_t i = first; i < list->count; i++)
		write_next_score(out, &list->items[i]->score,
			i > first ? &list->items[i - 1]->score : NULL);
	if (is_long) {
		buf_adds(out, "; ");
		phrase_checkins(out, list->count);
	}
}

static bool is_named_before(const evidence_list *list, size_t place)
{
	for (size_t i = 0; i < place; i++)
		if (text_equal(list->items[i]->author,
			list->items[place]->author))
			return true;
	return false;
}

void evidence_write_authors(struct buf *out, const evidence_list *list)
{
	VEC(const char *) names = VEC_INIT;

	for (size_t i = 0; i < list->count; i++)
		if (!text_is_blank(list->items[i]->author) &&
			!is_named_before(list, i))
			vec_push(&names, list->items[i]->author);
	for (size_t i = 0; i < names.count; i++) {
		if (i == 0)
			buf_adds(out, ", logged by ");
		else
			buf_adds(out, i + 1 == names.count ? " and " : ", ");
		text_clean(out, names.items[i]);
	}
	vec_release(&names);
}
