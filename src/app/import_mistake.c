/* SPDX-License-Identifier: MIT */
#include "import_mistake.h"

void import_mistakes_add(struct import_mistakes *mistakes, size_t before,
	size_t now, uint32_t batch, uint32_t score)
{
	const struct import_mistake mistake = {
		.before = before,
		.now = now,
		.batch = batch,
		.score = score,
	};

	vec_push(&mistakes->items, mistake);
}

bool import_mistakes_mend(const struct import_mistakes *mistakes,
	const struct roll *roll, struct ledger *ledger, struct change *change,
	struct import_report *report, struct error *err)
{
	for (size_t i = 0; i < mistakes->items.count; i++) {
		const struct import_mistake *mistake =
			&mistakes->items.items[i];
		const struct checkin *wrong = ledger_left(ledger,
			(uint32_t)mistake->before, mistake->batch,
			mistake->score);

		if (!wrong)
			continue;
		buf_addf(&report->lines, "- %s ",
			roll->students[mistake->before].name);
		score_write(&report->lines, &wrong->score);
		buf_addf(&report->lines, " was of %s\n",
			roll->students[mistake->now].name);
		report->changed++;
		if (!change_checkin_withdraw(change, wrong->id, err))
			return false;
	}
	return true;
}

void import_mistakes_release(struct import_mistakes *mistakes)
{
	vec_release(&mistakes->items);
}
