/* SPDX-License-Identifier: MIT */
/* A file of scores up to its header, and what there is to say of it. */
#include "scores_state.h"

#include "base/mem.h"
#include "cell.h"
#include "header.h"
#include "notice.h"

void scores_describe(struct scores *scores)
{
	struct buf *notice = &scores->notice;
	struct buf part = BUF_INIT;
	size_t left = scores->tries.count - scores->tries.last.count;

	buf_clear(notice);
	notice_add(notice, csv_notice(scores->csv));
	notice_add(notice, buf_text(&scores->columns.notice));
	levels_describe(&scores->levels, &part);
	notice_add(notice, buf_text(&part));
	others_describe(&scores->others, notice);
	buf_clear(&part);
	notice_count(&part, left, "earlier try is left out",
		"earlier tries are left out");
	notice_add(notice, buf_text(&part));
	buf_clear(&part);
	notice_count(&part, scores->exceeded,
		"score above the maximum counts as all of it",
		"scores above the maximum count as all of it");
	notice_add(notice, buf_text(&part));
	buf_release(&part);
}

static bool refuse_header_date(const struct columns *columns,
	struct error *err)
{
	struct buf header = BUF_INIT;

	cell_quote(&header, buf_text(&columns->score_header));
	error_set(err, ERROR_INVALID, "the date in the header %s could have "
		"its day or its month first; write it like 2026-10-14, or say "
		"--date.", buf_text(&header));
	buf_release(&header);
	return false;
}

static bool read_header(struct scores *scores,
	const struct scores_options *options, struct error *err)
{
	struct columns *columns = &scores->columns;
	bool is_found;

	if (!header_find(scores->csv, options->map, options->recall, true,
	    columns, &is_found, err))
		return false;
	if (!is_found)
		return error_set(err, ERROR_INVALID, "no line names the "
			"columns; put one like \"Student ID,Student,Score\" "
			"above the rows.");
	if (columns->date_is_unclear && scores->date == CIVIL_NEVER) {
		if (columns->at[MEANING_DATE] == COLUMN_NONE)
			return refuse_header_date(columns, err);
		columns->date = CIVIL_NEVER;
	}
	return true;
}

static bool read_levels(struct scores *scores,
	const struct scores_options *options, struct error *err)
{
	const struct format *format = scores->columns.format;

	const struct columns_recall *recall = options->recall;
	const char *known = recall && recall->levels ? recall->levels(
		recall->context, buf_text(&scores->columns.fingerprint)) :
		NULL;

	if (!levels_read(&scores->levels, options->levels, options->scale,
	    err))
		return false;
	if (known)
		levels_know(&scores->levels, known, options->scale);
	if (format && format->levels)
		levels_ship(&scores->levels, format->levels, options->scale);
	if (format && format->is_month_first)
		scores->order = WHEN_MONTH_FIRST;
	return true;
}

struct scores *scores_open(struct source source,
	const struct scores_options *options, struct error *err)
{
	struct scores *scores = mem_new(1, sizeof(*scores));

	scores->csv = csv_new(source);
	scores->scale = *options->scale;
	scores->date = options->date;
	scores->asks_later = options->asks_later;
	if (!read_header(scores, options, err) ||
	    !read_levels(scores, options, err)) {
		scores_close(scores);
		return NULL;
	}
	scores->pair = scores->columns.pair_count;
	scores_describe(scores);
	return scores;
}

void scores_close(struct scores *scores)
{
	if (!scores)
		return;
	csv_free(scores->csv);
	columns_release(&scores->columns);
	levels_release(&scores->levels);
	others_release(&scores->others);
	tries_release(&scores->tries);
	person_release(&scores->person);
	buf_release(&scores->number);
	buf_release(&scores->email);
	buf_release(&scores->objective);
	buf_release(&scores->note);
	buf_release(&scores->round);
	buf_release(&scores->author);
	buf_release(&scores->origin);
	buf_release(&scores->version);
	buf_release(&scores->cell);
	buf_release(&scores->notice);
	mem_free(scores);
}

const struct columns *scores_columns(const struct scores *scores)
{
	return &scores->columns;
}

const char *scores_notice(const struct scores *scores)
{
	return scores->notice.len > 0 ? buf_text(&scores->notice) : NULL;
}

const char *const *scores_unknown(const struct scores *scores, size_t *count)
{
	*count = scores->levels.unknown.count;
	return scores->levels.unknown.items;
}

bool scores_goes_on(const struct scores *scores)
{
	return !scores->is_cut;
}

bool scores_said(const struct scores *scores, size_t place,
	const char **word, size_t *level)
{
	return levels_said(&scores->levels, place, word, level);
}
