/* SPDX-License-Identifier: MIT */
/* The proposal: every move with its reason, to be decided one by one. */
#include "proposal.h"

#include <string.h>

#include "actions.h"
#include "app/clash.h"
#include "app/outlook.h"
#include "base/mem.h"
#include "base/text.h"
#include "deciding.h"
#include "desk.h"
#include "engine/reason.h"
#include "job.h"
#include "keys.h"
#include "page.h"
#include "paint.h"
#include "preview.h"
#include "screen.h"

#define PAGE 10
#define REASON_ROWS 4
#define LOW_REASON_ROWS 3
#define WORTH_ROWS 3
#define ANEW "Made anew at " /* a later one takes its place */
#define TALL_BODY 14   /* body rows from which on there is room for all */

static void write_notice(struct buf *out, const struct tui *tui)
{
	const char *key = keys_first(&tui->keys, "regroup");
	const struct proposal *proposal = &tui->ballot.proposal;

	if (!proposal->open)
		buf_addf(out, "decided: %s looks again   ", key);
	else if (proposal_is_outdated(proposal, &tui->room->view))
		buf_addf(out, "the class has changed: %s looks again   ",
			key);
}

/* What it judges, wherever the class is by now. */
static const char *objective_name(const struct tui *tui)
{
	const struct facts *facts = &tui->room->facts;
	size_t at = facts_objective(facts, tui->ballot.proposal.objective);

	return at == FACTS_NOT_FOUND ? room_focus_name(tui->room) :
		facts->objectives[at].name;
}

static void draw_title(const struct tui *tui, struct rect area)
{
	const struct proposal *proposal = &tui->ballot.proposal;
	struct buf text = BUF_INIT;
	int col;

	col = paint_text(area, 0, 1, STYLE_TITLE, "Regroup proposal") + 3;
	write_notice(&text, tui);
	col = paint_text(area, 0, col, STYLE_WARNING, buf_text(&text));
	buf_clear(&text);
	buf_addf(&text, "%s, policy %lld, made ",
		objective_name(tui), (long long)proposal->policy);
	date_write_clock(&text, proposal->made);
	paint_text(area, 0, col, STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

/* A part of a line, if there is room for all of it. */
FORMAT(3, 4) static void add_part(struct buf *line, struct rect area,
	const char *format, ...)
{
	size_t before = line->len;
	va_list args;

	buf_adds(line, "  ");
	va_start(args, format);
	buf_vaddf(line, format, args);
	va_end(args);
	if (text_width(buf_text(line)) + 2 > (size_t)area.cols)
		buf_truncate(line, before);
}

static void draw_summary(const struct tui *tui, struct rect area)
{
	struct ballot_count count = ballot_count(&tui->ballot);
	struct buf text = BUF_INIT;

	if (tui->ballot.proposal.open)
		buf_addf(&text, "%zu would move: %zu yes, %zu no",
			count.moves, count.accepted, count.refused);
	else
		buf_adds(&text, "Decided:");
	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		buf_addf(&text, "  %c %zu",
			desk_letter(tui, (enum cluster)i), count.before[i]);
		if (count.after[i] != count.before[i])
			buf_addf(&text, "%s%zu", theme_glyph(GLYPH_TO),
				count.after[i]);
	}
	if (count.offers && tui->ballot.proposal.open)
		add_part(&text, area, "%zu to look at", count.offers);
	if (tui->ballot.shows_stays)
		add_part(&text, area, "%zu stay", count.stays);
	else
		add_part(&text, area, "%zu stay (%s)", count.stays,
			keys_first(&tui->keys, "toggle stays"));
	paint_text(area, 1, 1, STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

static void write_reason(struct buf *out, const struct tui *tui)
{
	const struct ballot_row *row = ballot_selected(&tui->ballot);

	if (!row || desk_hides(tui))
		return;
	if (row->kind == BALLOT_OFFER)
		reason_write_offer(out, &tui->room->facts, row->offer);
	else
		reason_write(out, &tui->room->facts, row->move);
}

/* The whole reason of the selected row, in as many lines as area has. */
static void draw_reason(const struct tui *tui, struct rect area)
{
	struct page_line lines[REASON_ROWS];
	struct buf text = BUF_INIT;
	size_t count;

	write_reason(&text, tui);
	count = page_wrap(buf_text(&text), (size_t)area.cols - 2, lines,
		REASON_ROWS);
	for (int row = 0; row < area.rows; row++) {
		char *line = (size_t)row < count && row < REASON_ROWS ?
			mem_strndup(lines[row].text, lines[row].len) :
			mem_strdup("");

		paint_cells(area, row, 0, 1, STYLE_PLAIN, "");
		paint_cells(area, row, 1, area.cols - 1, STYLE_PLAIN, line);
		mem_free(line);
	}
	buf_release(&text);
}

/* The reason has lines of its own: below the rule where there is room, else
 * the last ones of the list. */
static struct rect reason_area(const struct frame *frame, struct rect *list)
{
	struct rect area = frame->detail;

	if (frame->body.rows >= TALL_BODY) {
		area.rows = REASON_ROWS;
		area.row = frame->detail.row + 1 - REASON_ROWS;
		paint_rule(*list, list->rows - REASON_ROWS + 1);
		list->rows -= REASON_ROWS - 1;
		return area;
	}
	if (list->rows <= LOW_REASON_ROWS)
		return area;
	area = *list;
	list->rows -= LOW_REASON_ROWS;
	area.row += list->rows;
	area.rows = LOW_REASON_ROWS;
	return area;
}

/* The first lock that the proposal would leave broken, and how many more. */
static void write_clash(struct buf *out, const struct tui *tui)
{
	struct buf clashes = BUF_INIT;
	const char *text, *end;
	size_t more = 0;

	clash_write(&clashes, &tui->room->facts, &tui->ballot.proposal);
	text = buf_text(&clashes);
	end = strchr(text, '\n');
	for (const char *at = end; at && at[1]; at = strchr(at + 1, '\n'))
		more++;
	if (end)
		buf_add(out, text, (size_t)(end - text));
	if (more)
		buf_addf(out, " (and %zu more)", more);
	buf_release(&clashes);
}

/* In fewer words where the sentence has no room. */
static void write_case(struct buf *out, const struct tui *tui)
{
	const struct proposal *proposal = &tui->ballot.proposal;
	size_t before;

	if (proposal->whole.what == WHOLE_NONE)
		return;
	buf_addf(out, "For all (%s): ", keys_first(&tui->keys,
		"accept for all"));
	before = out->len;
	outlook_write_case(out, &tui->room->facts, proposal);
	if (text_width(buf_text(out)) + 2 <= (size_t)screen_cols())
		return;
	buf_truncate(out, before);
	outlook_write_short_case(out, &tui->room->facts, proposal);
}

static void write_worth(struct buf *out, const struct tui *tui)
{
	outlook_write_worth(out, &tui->ballot.proposal.worth);
}

/* The rest is said where the screen is larger. Returns how many lines it
 * took. */
static int draw_case(struct rect area, int row, size_t most,
	enum style style, const char *text, bool may_miss)
{
	size_t cells = (size_t)area.cols - 2;
	struct page_line lines[WORTH_ROWS];
	size_t len = page_clauses(text, cells, most);
	char *shown = mem_strndup(text, len || may_miss ? len :
		strlen(text));
	size_t count = page_wrap(shown, cells, lines, most);

	for (size_t i = 0; i < count && i < most; i++) {
		char *line = mem_strndup(lines[i].text, len ? lines[i].len :
			strlen(lines[i].text));

		paint_text(area, row + (int)i, 1, style, line);
		mem_free(line);
	}
	mem_free(shown);
	return (int)(count < most ? count : most);
}

/* What is said of the proposal as a whole, a line each, the most important
 * first; on a low screen one of them. Returns how many lines. */
static int draw_cases(const struct tui *tui, struct rect area, int row)
{
	static const struct {
		void (*write)(struct buf *out, const struct tui *tui);
		enum style style;
		size_t rows;
		bool may_miss;
	} cases[] = {
		{ write_case, STYLE_NOTICE, 1, false },
		{ write_clash, STYLE_WARNING, 1, false },
		{ write_worth, STYLE_PLAIN, WORTH_ROWS, true },
	};
	bool is_tall = area.rows >= TALL_BODY;
	int most = is_tall ? (int)ARRAY_LEN(cases) : 1;
	int said = 0;
	int from = row;

	for (size_t i = 0; i < ARRAY_LEN(cases) && said < most &&
	     !desk_hides(tui); i++) {
		struct buf text = BUF_INIT;

		cases[i].write(&text, tui);
		if (text.len)
			row += draw_case(area, row, is_tall ? cases[i].rows :
				1, cases[i].style, buf_text(&text),
				cases[i].may_miss);
		said += text.len > 0;
		buf_release(&text);
	}
	return row - from;
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct rect list = frame->body;
	struct rect reason;
	int row = 2;

	if (!tui->room || !tui->ballot.is_read)
		return;
	draw_title(tui, frame->body);
	draw_summary(tui, frame->body);
	row += draw_cases(tui, frame->body, row);
	paint_rule(frame->body, row++);
	if (frame->body.rows >= TALL_BODY)
		preview_heads(frame->body, row++);
	list.row += row;
	list.rows -= row;
	reason = reason_area(frame, &list);
	draw_reason(tui, reason);
	row = preview_draw(tui, list);
	paint_cursor(list, row, 1);
}

void proposal_refresh(struct tui *tui)
{
	struct error err = ERROR_INIT;

	if (!desk_has(tui, &proposal_view))
		return;
	if (!ballot_read(&tui->ballot, tui->session, true, &err))
		desk_say(tui, STYLE_WARNING, "%s", err.text);
}

void proposal_open(struct tui *tui)
{
	struct error err = ERROR_INIT;

	if (!ballot_read(&tui->ballot, tui->session, false, &err)) {
		desk_say(tui, STYLE_WARNING, "%s", err.text);
		return;
	}
	ballot_look(&tui->ballot);
	if (!desk_has(tui, &proposal_view)) {
		tui->ballot.at = tui->ballot.first = 0;
		desk_open(tui, &proposal_view);
	}
	while (desk_top(tui)->view != &proposal_view)
		desk_close(tui);
}

static bool follow(struct tui *tui, struct error *err)
{
	return regroup_follow(tui->session, err);
}

/* "Dana Cohen's row changed (!); José Álvarez would no longer move" */
static void write_followed(struct buf *out, const struct tui *tui)
{
	const struct ballot *ballot = &tui->ballot;
	size_t first = 0;
	size_t marked = ballot_marked(ballot, &first);

	if (marked == 1)
		buf_addf(out, "%s's row changed (!)", desk_name(tui,
			ballot->rows.items[first].student));
	else if (marked)
		buf_addf(out, "%zu rows changed (!)", marked);
	if (marked && ballot->gone)
		buf_adds(out, "; ");
	if (ballot->gone == 1)
		buf_addf(out, "%s would no longer move",
			desk_name(tui, ballot->gone_first));
	else if (ballot->gone)
		buf_addf(out, "%zu would no longer move", ballot->gone);
}

static void followed(struct tui *tui, const struct error *err)
{
	struct buf text = BUF_INIT;

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	write_followed(&text, tui);
	if (text.len && !tui->typing.entry && (!tui->message.len ||
	    !strncmp(buf_text(&tui->message), ANEW, strlen(ANEW)))) {
		struct buf clock = BUF_INIT;

		date_write_clock(&clock, tui->ballot.proposal.made);
		desk_say(tui, STYLE_NOTICE, ANEW "%s: %s",
			buf_text(&clock), buf_text(&text));
		buf_release(&clock);
	}
	buf_release(&text);
}

void proposal_follow(struct tui *tui)
{
	struct ballot *ballot = &tui->ballot;
	uint64_t print;

	if (!tui->room || !desk_has(tui, &proposal_view) || !ballot->is_read)
		return;
	deciding_keep(tui);
	if (!ballot->proposal.open || tui->job.is_waiting ||
	    !proposal_is_outdated(&ballot->proposal, &tui->room->view))
		return;
	print = proposal_print(&tui->room->view);
	if (print == ballot->remade)
		return;
	ballot->remade = print;
	job_start(tui, "regroup", follow, followed);
}

static int64_t subject(const struct tui *tui)
{
	const struct ballot_row *row = ballot_selected(&tui->ballot);

	return row ? row->student : 0;
}

static size_t number(const struct tui *tui)
{
	return !tui->ballot.proposal.open ? KEYS_NO_NUMBER :
		ballot_count(&tui->ballot).accepted;
}

static void go(struct tui *tui, size_t at)
{
	size_t count = tui->ballot.rows.count;

	tui->ballot.at = at < count ? at : count ? count - 1 : 0;
}

static void select_student(struct tui *tui, int64_t student)
{
	for (size_t i = 0; i < tui->ballot.rows.count; i++) {
		if (tui->ballot.rows.items[i].student == student)
			go(tui, i);
	}
}

static void up(struct tui *tui)
{
	go(tui, tui->ballot.at ? tui->ballot.at - 1 : 0);
}

static void down(struct tui *tui)
{
	go(tui, tui->ballot.at + 1);
}

static void first(struct tui *tui)
{
	go(tui, 0);
}

static void last(struct tui *tui)
{
	go(tui, tui->ballot.rows.count);
}

static void page_up(struct tui *tui)
{
	go(tui, tui->ballot.at > PAGE ? tui->ballot.at - PAGE : 0);
}

static void page_down(struct tui *tui)
{
	go(tui, tui->ballot.at + PAGE);
}

static void toggle_stays(struct tui *tui)
{
	ballot_show_stays(&tui->ballot, !tui->ballot.shows_stays);
}

static void accept_for_all(struct tui *tui)
{
	actions_run_asked(tui, "accept --whole-class");
}

static const struct screen_action actions[] = {
	{ "select up", up },
	{ "select down", down },
	{ "select first", first },
	{ "select last", last },
	{ "select page up", page_up },
	{ "select page down", page_down },
	{ "decide toggle", deciding_toggle },
	{ "decide left", deciding_left },
	{ "decide right", deciding_right },
	{ "toggle stays", toggle_stays },
	{ "accept all", deciding_accept },
	{ "accept", deciding_ask },
	{ "accept for all", accept_for_all },
	{ NULL, NULL }
};

const struct view proposal_view = {
	.context = "proposal",
	.actions = actions,
	.draw = draw,
	.refresh = proposal_refresh,
	.subject = subject,
	.number = number,
	.select = select_student,
};
