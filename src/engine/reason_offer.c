/* SPDX-License-Identifier: MIT */
/* Why a student is offered intervene, or to be looked at. */
#include "engine/reason.h"

#include "base/text.h"
#include "evidence.h"
#include "phrase.h"

/* Smaller odds would deny what they are given for. */
#define LIKELY .5

static void write_no_response(struct buf *out, const struct facts *facts,
	const struct offer *offer)
{
	evidence_list list = evidence_on(facts, offer->student,
		offer->subject);
	struct lines lines = policy_lines(&facts->policy, offer->subject);

	buf_adds(out, ": ");
	phrase_checkins(out, (size_t)offer->checkins);
	phrase_on(out, facts, offer->subject);
	if (list.count)
		phrase_day(out, "since", list.items[0]->observed_at);
	vec_release(&list);
	if (offer->no_gain < LIKELY) {
		buf_adds(out, "; if there is a gain since the first, it is not "
			"yet ");
		phrase_line(out, lines.low, true);
		buf_addc(out, '.');
		return;
	}
	buf_addf(out, "; %d in 100 that there is hardly a gain since the first.",
		phrase_of_100(offer->no_gain));
}

static void write_block(struct buf *out, const struct facts *facts,
	const struct offer *offer)
{
	buf_adds(out, " has an open block");
	for (size_t i = 0; i < facts->block_count; i++) {
		const struct block *block = &facts->blocks[i];

		if (block->id != offer->subject)
			continue;
		buf_adds(out, ": ");
		text_clean(out, block->what);
		phrase_day(out, "since", block->since);
	}
	buf_addc(out, '.');
}

static void write_look(struct buf *out, const struct facts *facts,
	const struct offer *offer)
{
	buf_adds(out, ": ");
	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->id != offer->subject)
			continue;
		phrase_score(out, &checkin->score);
		phrase_on(out, facts, checkin->objective);
		phrase_day(out, "on", checkin->observed_at);
		buf_adds(out, ", where ");
	}
	phrase_percent(out, offer->expected);
	buf_adds(out, " was expected.");
}

void reason_write_offer(struct buf *out, const struct facts *facts,
	const struct offer *offer)
{
	if (offer->cause == OFFER_SURPRISE)
		buf_adds(out, "Look at ");
	phrase_name(out, facts, offer->student);
	switch (offer->cause) {
	case OFFER_NO_RESPONSE:
		write_no_response(out, facts, offer);
		break;
	case OFFER_BLOCK:
		write_block(out, facts, offer);
		break;
	default:
		write_look(out, facts, offer);
		break;
	}
}
