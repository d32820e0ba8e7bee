/* SPDX-License-Identifier: MIT */
#include "import_mistake.h"

void import_mistakes_add(struct import_mistakes *mistakes, size_t before,
	size_t now, const struct import_meaning *meaning,
	const struct score *score)
{
	const struct import_mistake mistake = {
		.before = before,
		.now = now,
		.meaning = *meaning,
		.score = *score,
	};

	vec_push(&mistakes->items, mistake);
}

static bool mend(const struct import_mistake *mistake,
	const struct roll *roll, struct ledger *ledger,
	struct import_held *held, struct import_report *report,
	struct error *err)
{
	struct import_meaning meaning = mistake->meaning;
	const struct filed_checkin *wrong;
	struct ledger_olds olds;

	meaning.student = roll->students[mistake->before].id;
	if (!import_held_find(held, &meaning, err))
		return false;
	olds = (struct ledger_olds){ held->found.items, held->found.count };
	wrong = ledger_left(ledger, &mistake->score, olds);
	if (!wrong)
		return true;
	buf_addf(&report->lines, "- %s ",
		roll->students[mistake->before].name);
	score_write(&report->lines, &wrong->score);
	buf_addf(&report->lines, " was of %s\n",
		roll->students[mistake->now].name);
	report->changed++;
	return change_checkin_withdraw(held->change, wrong->id, err);
}

bool import_mistakes_mend(const struct import_mistakes *mistakes,
	const struct roll *roll, struct ledger *ledger,
	struct import_held *held, struct import_report *report,
	struct error *err)
{
	for (size_t i = 0; i < mistakes->items.count; i++) {
		if (!mend(&mistakes->items.items[i], roll, ledger, held,
		    report, err))
			return false;
	}
	return true;
}

void import_mistakes_release(struct import_mistakes *mistakes)
{
	vec_release(&mistakes->items);
}
