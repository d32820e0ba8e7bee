/* SPDX-License-Identifier: MIT */
/* What a proposal says of the class as a whole. */
#include "app/outlook.h"

#include <math.h>

#include "base/attr.h"
#include "base/number.h"

/* So many items make a check-in that there is no point in a longer one. */
#define ITEMS_MANY 7.5

static const char *objective_name(const struct facts *facts,
	int64_t objective)
{
	size_t place = facts_objective(facts, objective);

	return place == FACTS_NOT_FOUND ? "no objective" :
		facts->objectives[place].name;
}

void outlook_write_case(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	const struct whole_case *whole = &proposal->whole;
	struct lines lines = policy_lines(&facts->policy,
		proposal->objective);

	if (whole->what == WHOLE_NONE)
		return;
	buf_addf(out, "%zu of %zu students seen on %s are %s ",
		whole->students, whole->seen,
		objective_name(facts, proposal->objective),
		whole->what == WHOLE_RETEACH ? "below" : "past");
	number_write(out, 100 * lines.high);
	if (whole->what == WHOLE_RETEACH)
		buf_adds(out, "%: one lesson for all would serve more than "
			"groups.");
	else if (whole->next)
		buf_addf(out, "%%: the class can move on to %s.",
			objective_name(facts, whole->next));
	else
		buf_adds(out, "%: the class can move on.");
}

void outlook_write_short_case(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	const struct whole_case *whole = &proposal->whole;
	struct lines lines = policy_lines(&facts->policy,
		proposal->objective);

	if (whole->what == WHOLE_NONE)
		return;
	buf_addf(out, "%zu of %zu %s ", whole->students, whole->seen,
		whole->what == WHOLE_RETEACH ? "below" : "past");
	number_write(out, 100 * lines.high);
	if (whole->what == WHOLE_RETEACH)
		buf_adds(out, "%: one lesson for all");
	else if (whole->next)
		buf_addf(out, "%%: on to %s",
			objective_name(facts, whole->next));
	else
		buf_adds(out, "%: the class can move on");
}

void outlook_write_lesson(struct buf *out, const struct facts *facts)
{
	const struct whole_lesson *whole = &facts->whole;

	if (!whole->objective)
		return;
	buf_addf(out, "reteach %s, since ",
		objective_name(facts, whole->objective));
	if (date_day(whole->since) != date_day(facts->now)) {
		date_write_short(out, whole->since);
		buf_addc(out, ' ');
	}
	date_write_clock(out, whole->since);
}

static void write_number(struct buf *out, double number)
{
	static const char *const words[] = { "no", "one", "two", "three",
		"four", "five", "six", "seven", "eight" };
	long whole = lround(number);

	if (whole >= 0 && whole < (long)ARRAY_LEN(words))
		buf_adds(out, words[whole]);
	else
		buf_addf(out, "%ld", whole);
}

/* "one more check-in like these would make that about 13, eight items instead
 * of three about 17"; nothing is said twice. */
static void write_later(struct buf *out, const struct worth *worth)
{
	long later = lround(worth->later);
	long eight = lround(worth->eight);
	bool is_more = later > (long)worth->settled;

	buf_adds(out, "; one more check-in like these would ");
	if (is_more)
		buf_addf(out, "make that about %ld", later);
	else
		buf_adds(out, "leave that as it is");
	if (worth->items > ITEMS_MANY || eight <= later)
		return;
	buf_adds(out, is_more ? ", eight items instead of "
		: ", but eight items instead of ");
	write_number(out, worth->items);
	buf_addf(out, is_more ? " about %ld" : " would make it about %ld",
		eight);
}

void outlook_write_worth(struct buf *out, const struct worth *worth)
{
	if (!worth->seen)
		return;
	buf_addf(out, "%zu of %zu lean to one cluster by the odds a move needs",
		worth->settled, worth->seen);
	if (worth->settled < worth->seen)
		write_later(out, worth);
	buf_adds(out, "; moving a line by 5 points would move ");
	if (worth->by_lines)
		buf_addf(out, "%zu.", worth->by_lines);
	else
		buf_adds(out, "no one.");
}

void outlook_write_taken(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	if (proposal->whole.what == WHOLE_RETEACH)
		buf_addf(out, "One lesson for all: reteach %s",
			objective_name(facts, proposal->objective));
	else if (proposal->whole.what == WHOLE_MOVE_ON)
		buf_addf(out, "The focus is %s",
			objective_name(facts, proposal->whole.next));
}
