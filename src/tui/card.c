/* SPDX-License-Identifier: MIT */
/* The card: all that is known of one student. */
#include "app/wording.h"
#include "base/text.h"
#include "desk.h"
#include "engine/reason.h"
#include "page.h"
#include "paint.h"

static void add_standing(struct buf *out, const struct tui *tui,
	const struct seat *seat)
{
	const struct move *move = seat->move;
	const struct policy *policy = &tui->room->facts.policy;
	struct lines lines = policy_lines(policy, move->objective);

	buf_adds(out, "Now\n  ");
	desk_label(tui, seat->cluster, out);
	if (seat->stay) {
		buf_adds(out, " since ");
		date_write_short(out, seat->stay->since);
	}
	buf_adds(out, "\n  ");
	wording_estimate(out, move);
	if (move->has_estimate)
		buf_addf(out, " on %s; below %.0f%%: %.0f of 100, above "
			"%.0f%%: %.0f of 100", room_focus_name(tui->room),
			100 * lines.low, 100 * move->estimate.below,
			100 * lines.high, 100 * move->estimate.above);
	buf_addf(out, "\n  evidence: %s, ",
		evidence_state_name(move->evidence));
	wording_count(out, move->checkins_all, "check-in");
	buf_addf(out, " on %s\n", room_focus_name(tui->room));
}

static void add_states(struct buf *out, const struct tui *tui,
	const struct seat *seat)
{
	const struct facts *facts = &tui->room->facts;
	int64_t id = facts->students[seat->student].id;
	const struct lock *pin = facts_pin(facts, id);

	if (seat->absent)
		buf_adds(out, "  absent today\n");
	if (seat->block) {
		buf_addf(out, "  blocked: %s, since ", seat->block->what);
		date_write_short(out, seat->block->since);
		buf_addc(out, '\n');
	}
	if (pin)
		buf_addf(out, "  pinned by %s%s%s\n", pin->author,
			pin->why ? ": " : "", pin->why ? pin->why : "");
}

static void add_reason(struct buf *out, const struct tui *tui,
	const struct seat *seat)
{
	const struct facts *facts = &tui->room->facts;

	buf_adds(out, "\nWhat a regroup would say\n  ");
	reason_write(out, facts, seat->move);
	buf_addc(out, '\n');
	if (seat->offer) {
		buf_adds(out, "  ");
		reason_write_offer(out, facts, seat->offer);
		buf_addc(out, '\n');
	}
}

static size_t tries_on(const struct facts *facts, int64_t student,
	int64_t objective)
{
	size_t tries = 0;

	for (size_t i = 0; i < facts->checkin_count; i++)
		tries += facts->checkins[i].student == student &&
			facts->checkins[i].objective == objective;
	return tries;
}

static void add_estimate(struct buf *out, const struct room *room,
	size_t student, size_t objective, size_t tries)
{
	const struct facts *facts = &room->facts;

	buf_adds(out, "  ");
	reason_write_estimate(out, engine_estimate(room->engine, student,
		objective));
	buf_addf(out, " on %s, ", facts->objectives[objective].name);
	wording_count(out, tries, "check-in");
	buf_addc(out, '\n');
}

static void add_others(struct buf *out, const struct room *room,
	size_t student)
{
	const struct facts *facts = &room->facts;
	int64_t id = facts->students[student].id;
	bool has_others = false;

	for (size_t i = 0; i < facts->objective_count; i++) {
		int64_t objective = facts->objectives[i].id;
		size_t tries = tries_on(facts, id, objective);

		if (!tries || objective == room->focus)
			continue;
		if (!has_others)
			buf_adds(out, "\nOn other objectives\n");
		has_others = true;
		add_estimate(out, room, student, i, tries);
	}
}

/* The author is said where it is another one than whoever looks. */
static void add_words(struct buf *out, const struct tui *tui,
	const struct checkin *checkin)
{
	const struct facts *facts = &tui->room->facts;
	size_t objective = facts_objective(facts, checkin->objective);
	size_t round = facts_round(facts, checkin->round);

	if (objective != FACTS_NOT_FOUND)
		buf_addf(out, "%s", facts->objectives[objective].name);
	if (checkin->support != SUPPORT_UNSAID)
		buf_addf(out, ", %s", support_name(checkin->support));
	if (checkin->confidence)
		buf_addf(out, ", confidence %d", checkin->confidence);
	if (checkin->minutes)
		buf_addf(out, ", %d min", checkin->minutes);
	if (round != FACTS_NOT_FOUND)
		buf_addf(out, ", %s", facts->rounds[round].name);
	if (checkin->note)
		buf_addf(out, ", \"%s\"", checkin->note);
	if (!text_equal(checkin->author, tui->session->author))
		buf_addf(out, " (%s)", checkin->author);
}

static void add_checkin(struct buf *out, const struct tui *tui,
	const struct checkin *checkin)
{
	struct buf text = BUF_INIT;

	buf_adds(out, "  ");
	date_write_short(&text, checkin->observed_at);
	text_fit(out, buf_text(&text), 8, "");
	buf_clear(&text);
	score_write(&text, &checkin->score);
	text_fit(out, buf_text(&text), 6, "");
	buf_addc(out, ' ');
	add_words(out, tui, checkin);
	buf_addc(out, '\n');
	buf_release(&text);
}

static void add_checkins(struct buf *out, const struct tui *tui,
	int64_t student)
{
	const struct facts *facts = &tui->room->facts;
	size_t count = 0;

	buf_adds(out, "\nCheck-ins, newest first\n");
	for (size_t i = facts->checkin_count; i > 0; i--) {
		if (facts->checkins[i - 1].student != student)
			continue;
		add_checkin(out, tui, &facts->checkins[i - 1]);
		count++;
	}
	if (!count)
		buf_adds(out, "  none yet\n");
}

static void add_stay(struct buf *out, const struct tui *tui,
	const struct stay *stay)
{
	struct buf label = BUF_INIT;

	desk_label(tui, stay->cluster, &label);
	buf_adds(out, "  ");
	text_fit(out, buf_text(&label), 14, "");
	buf_addc(out, ' ');
	date_write_short(out, stay->since);
	if (stay->until == CIVIL_NEVER) {
		buf_adds(out, " until now");
	} else {
		buf_adds(out, " to ");
		date_write_short(out, stay->until);
	}
	buf_adds(out, stay->by_hand ? ", by hand\n" : "\n");
	buf_release(&label);
}

static void add_stays(struct buf *out, struct tui *tui, int64_t student)
{
	struct session *session = tui->session;
	struct arena arena = ARENA_INIT;
	struct error err = ERROR_INIT;
	struct stay *stays;
	size_t count;

	buf_adds(out, "\nStays, newest first\n");
	if (!store_stays(session->store, session->class_id, student,
	    tui->room->facts.now, &arena, &stays, &count, &err)) {
		buf_addf(out, "  %s\n", err.text);
		count = 0;
	} else if (!count) {
		buf_adds(out, "  none yet\n");
	}
	for (size_t i = count; i > 0; i--)
		add_stay(out, tui, &stays[i - 1]);
	arena_release(&arena);
}

static void write_title(struct buf *out, const struct student *student)
{
	buf_adds(out, student->name);
	if (student->number)
		paint_join(out, student->number);
	if (student->handle)
		paint_join(out, student->handle);
}

static void write_card(struct tui *tui, struct pane *pane)
{
	const struct seat *seat = desk_seat(tui, tui->selected);
	struct buf *out = &pane->text;

	buf_clear(&pane->title);
	buf_clear(out);
	pane->has_heads = true;
	if (pane->about != tui->selected)
		pane->top = 0;
	pane->about = tui->selected;
	if (!seat) {
		buf_adds(&pane->title, "No longer in this class");
		return;
	}
	write_title(&pane->title, &tui->room->facts.students[seat->student]);
	add_standing(out, tui, seat);
	add_states(out, tui, seat);
	add_reason(out, tui, seat);
	add_checkins(out, tui, tui->selected);
	add_stays(out, tui, tui->selected);
	add_others(out, tui->room, seat->student);
}

static void refresh(struct tui *tui)
{
	for (size_t i = 0; i < tui->depth; i++) {
		if (tui->panes[i].view == &card_view)
			write_card(tui, &tui->panes[i]);
	}
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct pane *pane = desk_top(tui);

	if (tui->room && pane->about != tui->selected)
		write_card(tui, pane);
	page_draw(tui, frame);
}

const struct view card_view = {
	.context = "card",
	.actions = page_actions,
	.draw = draw,
	.refresh = refresh,
};
