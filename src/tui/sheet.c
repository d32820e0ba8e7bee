/* SPDX-License-Identifier: MIT */
/* Everything that is known of one student. */
#include "sheet.h"

#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "chart.h"
#include "desk.h"
#include "engine/reason.h"
#include "model/severity.h"
#include "page.h"
#include "paint.h"
#include "screen.h"

#define WRAP_LINES 64
#define CHART_ROWS 5
#define CHART_COLUMNS_MOST 16
#define STAYS_CELLS_MOST 72

static void add_line(struct sheet *sheet, enum sheet_kind kind, char *text,
	int64_t checkin)
{
	const struct sheet_line line = { kind, text, checkin };

	vec_push(&sheet->lines, line);
}

static void add_head(struct sheet *sheet, const char *text)
{
	if (sheet->lines.count)
		add_line(sheet, SHEET_TEXT, mem_strdup(""), 0);
	add_line(sheet, SHEET_HEAD, mem_strdup(text), 0);
}

/* Indented, in as many lines as it needs. */
static void add_text(struct sheet *sheet, const char *text)
{
	struct page_line lines[WRAP_LINES];
	size_t count = page_wrap(text, sheet->cells - 2, lines, WRAP_LINES);

	for (size_t i = 0; i < count && i < WRAP_LINES; i++) {
		struct buf line = BUF_INIT;

		buf_pad(&line, ' ', 2 + lines[i].indent);
		buf_add(&line, lines[i].text, lines[i].len);
		add_line(sheet, SHEET_TEXT, buf_take(&line), 0);
	}
}

static void add_buf(struct sheet *sheet, struct buf *text)
{
	add_text(sheet, buf_text(text));
	buf_release(text);
}

static void add_standing(struct sheet *sheet, const struct tui *tui,
	const struct seat *seat)
{
	const struct move *move = seat->move;
	const struct policy *policy = &tui->room->facts.policy;
	struct lines lines = policy_lines(policy, move->objective);
	struct buf text = BUF_INIT;

	desk_label(tui, seat->cluster, &text);
	if (seat->stay) {
		buf_adds(&text, " since ");
		date_write_short(&text, seat->stay->since);
	}
	buf_adds(&text, "; ");
	wording_estimate(&text, move);
	if (move->has_estimate)
		buf_addf(&text, " on %s; below %.0f%%: %.0f of 100, above "
			"%.0f%%: %.0f of 100", room_focus_name(tui->room),
			100 * lines.low, 100 * move->estimate.below,
			100 * lines.high, 100 * move->estimate.above);
	buf_addf(&text, "; evidence: %s, ", move_evidence_word(move));
	wording_count(&text, move->checkins_all, "check-in");
	add_buf(sheet, &text);
}

/* "by kim until 12 Nov: seat by the window" */
static void write_lock(struct buf *out, const struct lock *lock)
{
	buf_addf(out, " by %s since ", lock->author);
	date_write_short(out, lock->since);
	if (lock->until != CIVIL_NEVER) {
		buf_adds(out, " until ");
		date_write_short(out, lock->until);
	}
	if (lock->why)
		buf_addf(out, ": %s", lock->why);
}

static void write_others(struct buf *out, const struct tui *tui,
	const struct lock *lock, int64_t student)
{
	bool is_next = false;

	for (size_t i = 0; i < lock->count; i++) {
		if (lock->students[i] == student)
			continue;
		buf_addf(out, "%s%s", is_next ? ", " : "",
			desk_name(tui, lock->students[i]));
		is_next = true;
	}
}

static bool holds(const struct lock *lock, int64_t student)
{
	for (size_t i = 0; i < lock->count; i++) {
		if (lock->students[i] == student)
			return true;
	}
	return false;
}

static void add_locks(struct sheet *sheet, const struct tui *tui,
	int64_t student)
{
	const struct facts *facts = &tui->room->facts;

	for (size_t i = 0; i < facts->lock_count; i++) {
		const struct lock *lock = &facts->locks[i];
		struct buf text = BUF_INIT;

		if (!holds(lock, student))
			continue;
		buf_adds(&text, lock->kind == LOCK_PIN ? "pinned" :
			lock->kind == LOCK_TOGETHER ? "together with " :
			"apart from ");
		if (lock->kind != LOCK_PIN)
			write_others(&text, tui, lock, student);
		write_lock(&text, lock);
		add_buf(sheet, &text);
	}
}

static void add_states(struct sheet *sheet, const struct tui *tui,
	const struct seat *seat, int64_t student)
{
	const struct facts *facts = &tui->room->facts;

	if (seat->absent)
		add_text(sheet, "absent today");
	for (size_t i = 0; i < facts->block_count; i++) {
		const struct block *block = &facts->blocks[i];
		struct buf text = BUF_INIT;

		if (block->student != student)
			continue;
		buf_addf(&text, "%s: %s%s, since ", wording_block(block),
			block->what, block->severity == SEVERITY_LIGHT ?
			", light" : "");
		date_write_short(&text, block->since);
		if (block->until != CIVIL_NEVER) {
			buf_adds(&text, " until ");
			date_write_short(&text, block->until);
		}
		add_buf(sheet, &text);
	}
	add_locks(sheet, tui, student);
}

static void add_reason(struct sheet *sheet, const struct tui *tui,
	const struct seat *seat)
{
	const struct facts *facts = &tui->room->facts;
	struct buf text = BUF_INIT;

	add_head(sheet, "What a regroup would say");
	reason_write(&text, facts, seat->move);
	add_buf(sheet, &text);
	if (seat->offer) {
		reason_write_offer(&text, facts, seat->offer);
		add_buf(sheet, &text);
	}
}

/* The check-ins of a student on an objective, oldest first: the last most of
 * them, and how many there are. */
static size_t last_tries(const struct facts *facts, int64_t student,
	int64_t objective, const struct checkin **tries, size_t most)
{
	size_t count = 0;

	for (size_t i = facts->checkin_count; i > 0; i--) {
		const struct checkin *checkin = &facts->checkins[i - 1];

		if (checkin->student != student ||
		    checkin->objective != objective)
			continue;
		if (count < most)
			tries[most - 1 - count] = checkin;
		count++;
	}
	return count;
}

static void add_chart_rows(struct sheet *sheet, const struct estimate *all,
	size_t count)
{
	const struct chart chart = {
		.estimates = all,
		.count = count,
		.rows = CHART_ROWS,
		.is_ascii = screen_is_ascii(),
	};

	for (size_t row = 0; row < CHART_ROWS; row++) {
		struct buf text = BUF_INIT;

		buf_adds(&text, "  ");
		chart_write_row(&text, &chart, row);
		add_line(sheet, SHEET_TEXT, buf_take(&text), 0);
	}
}

/* A row of cells below the bars: scores, or dates. */
static void add_below(struct sheet *sheet, const struct checkin *const *tries,
	size_t count, bool is_date)
{
	struct buf text = BUF_INIT;

	buf_pad(&text, ' ', 2 + CHART_AXIS_CELLS);
	for (size_t i = 0; i < count; i++) {
		struct buf cell = BUF_INIT;

		if (is_date)
			date_write_short(&cell, tries[i]->observed_at);
		else
			score_write(&cell, &tries[i]->score);
		text_fit(&text, buf_text(&cell), CHART_COLUMN_CELLS - 1, "");
		buf_addc(&text, ' ');
		buf_release(&cell);
	}
	add_line(sheet, SHEET_TEXT, buf_take(&text), 0);
}

/* What was known right after each check-in; scores and dates below it. */
static void add_chart(struct sheet *sheet, const struct tui *tui,
	size_t student)
{
	const struct facts *facts = &tui->room->facts;
	size_t objective = facts_objective(facts, tui->room->focus);
	const struct checkin *tries[CHART_COLUMNS_MOST];
	size_t room = (sheet->cells - 2 - CHART_AXIS_CELLS) /
		CHART_COLUMN_CELLS;
	size_t most = room < CHART_COLUMNS_MOST ? room : CHART_COLUMNS_MOST;
	size_t all, shown, known;
	struct estimate *trail;
	struct buf head = BUF_INIT;

	if (objective == FACTS_NOT_FOUND || !most)
		return;
	all = last_tries(facts, facts->students[student].id, tui->room->focus,
		tries, most);
	shown = all < most ? all : most;
	trail = mem_new(all, sizeof(*trail));
	known = engine_trail(tui->room->engine, student, objective, trail,
		all);
	if (shown && known == all) {
		buf_addf(&head, "Estimate and range after each check-in on "
			"%s", room_focus_name(tui->room));
		add_head(sheet, buf_text(&head));
		add_chart_rows(sheet, trail + all - shown, shown);
		add_below(sheet, tries + most - shown, shown, false);
		add_below(sheet, tries + most - shown, shown, true);
	}
	buf_release(&head);
	mem_free(trail);
}

void sheet_write_task(struct buf *out, enum task task, int quality)
{
	if (task == TASK_NOT)
		buf_adds(out, ", task not done");
	else if (task)
		buf_addf(out, ", task %s", task_name(task));
	if (quality)
		buf_addf(out, ", quality %d", quality);
}

/* The author is said where it is another one than whoever looks. */
void sheet_write_checkin(struct buf *out, const struct tui *tui,
	const struct checkin *checkin)
{
	const struct facts *facts = &tui->room->facts;
	size_t objective = facts_objective(facts, checkin->objective);
	size_t round = facts_round(facts, checkin->round);
	struct buf score = BUF_INIT;

	score_write(&score, &checkin->score);
	text_fit(out, buf_text(&score), 6, "");
	buf_addc(out, ' ');
	buf_release(&score);
	if (objective != FACTS_NOT_FOUND)
		buf_addf(out, "%s", facts->objectives[objective].name);
	if (checkin->support != SUPPORT_UNSAID)
		buf_addf(out, ", %s", support_name(checkin->support));
	if (checkin->confidence)
		buf_addf(out, ", confidence %d", checkin->confidence);
	if (checkin->minutes)
		buf_addf(out, ", %d min", checkin->minutes);
	sheet_write_task(out, checkin->task, checkin->quality);
	if (round != FACTS_NOT_FOUND)
		buf_addf(out, ", %s", facts->rounds[round].name);
	if (checkin->note)
		buf_addf(out, ", \"%s\"", checkin->note);
	if (!text_equal(checkin->author, tui->session->author))
		buf_addf(out, " (%s)", checkin->author);
}

static void add_checkins(struct sheet *sheet, const struct tui *tui,
	int64_t student)
{
	const struct facts *facts = &tui->room->facts;
	size_t before = sheet->lines.count;

	add_head(sheet, "Check-ins, newest first");
	for (size_t i = facts->checkin_count; i > 0; i--) {
		const struct checkin *checkin = &facts->checkins[i - 1];
		struct buf date = BUF_INIT, text = BUF_INIT;

		if (checkin->student != student)
			continue;
		date_write_short(&date, checkin->observed_at);
		buf_adds(&text, "  ");
		text_fit(&text, buf_text(&date), 8, "");
		sheet_write_checkin(&text, tui, checkin);
		add_line(sheet, SHEET_CHECKIN, buf_take(&text), checkin->id);
		buf_release(&date);
	}
	if (sheet->lines.count <= before + 2)
		add_text(sheet, "none yet");
}

/* Where a student stood at a moment; NULL: nowhere yet. */
static const struct stay *stay_at(const struct facts *facts, int64_t student,
	civil when)
{
	const struct stay *now = facts_stay(facts, student);

	if (now && now->since <= when)
		return now;
	for (size_t i = 0; i < facts->past_count; i++) {
		const struct stay *stay = &facts->past[i];

		if (stay->student == student && stay->since <= when &&
		    when < stay->until)
			return stay;
	}
	return NULL;
}

static civil first_stay(const struct facts *facts, int64_t student)
{
	const struct stay *now = facts_stay(facts, student);
	civil first = now ? now->since : CIVIL_NEVER;

	for (size_t i = 0; i < facts->past_count; i++) {
		if (facts->past[i].student == student &&
		    facts->past[i].since < first)
			first = facts->past[i].since;
	}
	return first;
}

/* Who was seen and not yet placed was in the class, too. */
static civil first_day(const struct facts *facts, int64_t student)
{
	civil first = first_stay(facts, student);

	for (size_t i = 0; i < facts->checkin_count; i++) {
		if (facts->checkins[i].student == student &&
		    facts->checkins[i].observed_at < first)
			first = facts->checkins[i].observed_at;
	}
	return first;
}

/* A part of the time a cell. */
struct timeline {
	const struct facts *facts;
	int64_t student;
	civil first;
	size_t cells;
};

static const struct stay *stay_of(const struct timeline *line, size_t cell)
{
	civil span = line->facts->now - line->first;

	/* The last stay is there however short it is yet. */
	if (cell + 1 == line->cells)
		return stay_at(line->facts, line->student, line->facts->now);
	return stay_at(line->facts, line->student, line->first +
		span * (civil)(2 * cell + 1) / (civil)(2 * line->cells));
}

static void add_letters(struct sheet *sheet, const struct timeline *line)
{
	struct buf text = BUF_INIT;

	buf_adds(&text, "  ");
	for (size_t i = 0; i < line->cells; i++) {
		const struct stay *stay = stay_of(line, i);

		buf_addc(&text, stay ? cluster_letter(stay->cluster) : '.');
	}
	add_line(sheet, SHEET_STAYS, buf_take(&text), 0);
}

/* Below the cell where a stay begins, where there is room for it. */
static void write_dates(struct buf *text, const struct timeline *line,
	size_t until)
{
	const size_t margin = text->len;
	const struct stay *before = stay_of(line, 0);
	struct buf date = BUF_INIT;

	date_write_short(text, line->first);
	for (size_t i = 1; i < line->cells; i++) {
		const struct stay *stay = stay_of(line, i);
		size_t used = text->len - margin;

		buf_clear(&date);
		if (stay && stay != before)
			date_write_short(&date, stay->since);
		if (date.len && used < i && i + date.len < until) {
			buf_pad(text, ' ', i - used);
			buf_adds(text, buf_text(&date));
		}
		before = stay;
	}
	buf_pad(text, ' ', margin + until - text->len);
	buf_release(&date);
}

/* From the first check-in to now, a letter for each part of the time. */
static void add_bar(struct sheet *sheet, const struct timeline *line)
{
	struct buf text = BUF_INIT, now = BUF_INIT;

	add_letters(sheet, line);
	date_write_short(&now, line->facts->now);
	buf_adds(&text, "  ");
	write_dates(&text, line, line->cells - now.len);
	buf_adds(&text, buf_text(&now));
	add_line(sheet, SHEET_TEXT, buf_take(&text), 0);
	buf_release(&now);
}

static void add_stay(struct sheet *sheet, const struct tui *tui,
	const struct stay *stay)
{
	struct buf label = BUF_INIT, text = BUF_INIT;

	desk_label(tui, stay->cluster, &label);
	text_fit(&text, buf_text(&label), 14, "");
	buf_addc(&text, ' ');
	date_write_short(&text, stay->since);
	if (stay->until == CIVIL_NEVER) {
		buf_adds(&text, " until now");
	} else {
		buf_adds(&text, " to ");
		date_write_short(&text, stay->until);
	}
	if (stay->by_hand)
		buf_adds(&text, ", by hand");
	add_buf(sheet, &text);
	buf_release(&label);
}

static void add_stays(struct sheet *sheet, const struct tui *tui,
	int64_t student)
{
	const struct facts *facts = &tui->room->facts;
	const struct timeline line = {
		.facts = facts,
		.student = student,
		.first = first_day(facts, student),
		.cells = sheet->cells - 4 < STAYS_CELLS_MOST ?
			sheet->cells - 4 : STAYS_CELLS_MOST,
	};

	add_head(sheet, "Stays, newest first");
	if (first_stay(facts, student) == CIVIL_NEVER) {
		add_text(sheet, "none yet");
		return;
	}
	if (facts->now - line.first >= CIVIL_DAY)
		add_bar(sheet, &line);
	if (facts_stay(facts, student))
		add_stay(sheet, tui, facts_stay(facts, student));
	for (size_t i = facts->past_count; i > 0; i--) {
		if (facts->past[i - 1].student == student)
			add_stay(sheet, tui, &facts->past[i - 1]);
	}
}

static void add_others(struct sheet *sheet, const struct room *room,
	size_t student)
{
	const struct facts *facts = &room->facts;
	bool has_others = false;

	for (size_t i = 0; i < facts->objective_count; i++) {
		int64_t objective = facts->objectives[i].id;
		size_t tries = last_tries(facts, facts->students[student].id,
			objective, NULL, 0);
		struct buf text = BUF_INIT;

		if (!tries || objective == room->focus)
			continue;
		if (!has_others)
			add_head(sheet, "On other objectives");
		has_others = true;
		reason_write_estimate(&text, engine_estimate(room->engine,
			student, i));
		buf_addf(&text, " on %s, ", facts->objectives[i].name);
		wording_count(&text, tries, "check-in");
		add_buf(sheet, &text);
	}
}

/* A sentence a line. */
static void add_weeks(struct sheet *sheet, struct tui *tui, int64_t student)
{
	struct buf lines = BUF_INIT;
	char *next;

	weeks_write(&lines, tui, student);
	if (lines.len)
		add_head(sheet, "Over weeks");
	for (char *line = lines.data; line && *line; line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		add_text(sheet, line);
	}
	buf_release(&lines);
}

void sheet_write(struct sheet *sheet, struct tui *tui, int64_t student,
	size_t cells)
{
	const struct seat *seat = desk_seat(tui, student);

	*sheet = (struct sheet){ .cells = cells };
	add_head(sheet, "Now");
	add_standing(sheet, tui, seat);
	add_states(sheet, tui, seat, student);
	add_reason(sheet, tui, seat);
	add_chart(sheet, tui, seat->student);
	add_weeks(sheet, tui, student);
	add_checkins(sheet, tui, student);
	add_stays(sheet, tui, student);
	add_others(sheet, tui->room, seat->student);
}

void sheet_release(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->lines.count; i++)
		mem_free(sheet->lines.items[i].text);
	vec_release(&sheet->lines);
}
