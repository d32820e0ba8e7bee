/* SPDX-License-Identifier: MIT */
/* The first byte says in what steps the rest arrives, and whether a map,
 * a date and levels are given. */
#include "base/panic.h"
#include "base/text.h"
#include "exchange/scores.h"
#include "fuzz.h"

static const struct scale scale = {
	.levels = 4,
	.score = { .1, .45, .75, .95 },
};

static void check_text(const char *text)
{
	if (text && (!*text || !text_is_valid(text, strlen(text))))
		panic("A text is empty, or no UTF-8.");
}

static void check_row(const struct scores_row *row)
{
	check_text(row->number);
	check_text(row->name);
	check_text(row->email);
	check_text(row->objective);
	check_text(row->note);
	if (!row->number && !row->name && !row->email)
		panic("A row has no student.");
	if (row->has_score && !(row->score.points >= 0 &&
		row->score.points <= row->score.out_of))
		panic("A score is not between nothing and all.");
	if (row->has_date && row->date == CIVIL_NEVER)
		panic("A date is none.");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source_bytes bytes = { .bytes = (const char *)data + 1,
		.len = size - 1 };
	struct error err = ERROR_INIT;
	struct scores_options options = { .scale = &scale };
	struct scores *scores;
	struct scores_row row;
	bool more = true;

	if (size < 2)
		return 0;
	bytes.step = data[0] % 32;
	options.map = data[0] & 32 ? "name=1,score=2,date=Date" : NULL;
	options.levels = data[0] & 128 ? "Below=1,At=3,Absent=" : NULL;
	options.date = data[0] & 64 ? CIVIL_DAY : CIVIL_NEVER;
	scores = scores_open(source_of_bytes(&bytes), &options, &err);
	while (scores && more && scores_next(scores, &row, &more, &err)) {
		if (more)
			check_row(&row);
	}
	if (!text_is_valid(err.text, strlen(err.text)))
		panic("A sentence is no UTF-8.");
	scores_close(scores);
	return 0;
}
