/* SPDX-License-Identifier: MIT */
/* Files as text, so that a test says what is read from them in a few lines. */
#ifndef TESTS_EXCHANGE_SHOWN_H
#define TESTS_EXCHANGE_SHOWN_H

#include <stdio.h>

#include "base/attr.h"
#include "exchange/roster.h"
#include "exchange/scores.h"

#define SHOWN_ROWS_MAX 8
#define SHOWN_STUDENTS_MAX 4

static const struct scale shown_scale = {
	.levels = 4,
	.score = { .1, .45, .75, .95 },
};

static inline ptrdiff_t shown_read(void *context, char *bytes, size_t size)
{
	return (ptrdiff_t)fread(bytes, 1, size, context);
}

static inline struct source shown_source(FILE *file)
{
	return (struct source){ .read = shown_read, .context = file };
}

static inline void shown_add(struct buf *out, const char *text)
{
	buf_addf(out, "|%s", text ? text : "");
}

static inline void shown_row(struct buf *out, const struct scores_row *row)
{
	buf_addf(out, "%zu", row->line);
	shown_add(out, row->number);
	shown_add(out, row->name);
	shown_add(out, row->email);
	buf_addc(out, '|');
	if (row->has_score)
		score_write(out, &row->score);
	buf_addc(out, '|');
	if (row->has_date)
		date_write_iso_time(out, row->date);
	shown_add(out, row->objective);
	shown_add(out, row->note);
	buf_addc(out, '\n');
}

/* "line|number|name|email|score|date|objective|note" a row, the first of them;
 * then how many more, what all of it is about, the error, the notice. */
static inline void shown_scores(struct buf *out, struct source source,
	const struct scores_options *options)
{
	struct error err = ERROR_INIT;
	struct scores *scores = scores_open(source, options, &err);
	struct scores_row row;
	size_t rows = 0;
	bool more = scores;

	while (more && scores_next(scores, &row, &more, &err) && more) {
		if (rows++ < SHOWN_ROWS_MAX)
			shown_row(out, &row);
	}
	if (rows > SHOWN_ROWS_MAX)
		buf_addf(out, "and %zu more\n", rows - SHOWN_ROWS_MAX);
	if (scores && scores_columns(scores)->objective.len > 0)
		buf_addf(out, "about %s\n",
			buf_text(&scores_columns(scores)->objective));
	if (err.code != ERROR_NONE)
		buf_addf(out, "! %s\n", err.text);
	if (scores && scores_notice(scores))
		buf_addf(out, "(%s)\n", scores_notice(scores));
	scores_close(scores);
}

/* "number|given|family|email|handle" a student. */
static inline void shown_roster(struct buf *out, struct source source,
	const char *map)
{
	const struct roster_options options = { .map = map };
	struct error err = ERROR_INIT;
	struct roster roster;

	if (!roster_read(&roster, source, &options, &err)) {
		buf_addf(out, "! %s\n", err.text);
		return;
	}
	for (size_t i = 0; i < roster.count && i < SHOWN_STUDENTS_MAX; i++) {
		const struct roster_row *row = &roster.rows[i];

		buf_adds(out, row->number ? row->number : "");
		shown_add(out, row->given);
		shown_add(out, row->family);
		shown_add(out, row->email);
		shown_add(out, row->handle);
		buf_addc(out, '\n');
	}
	if (roster.count > SHOWN_STUDENTS_MAX)
		buf_addf(out, "and %zu more\n",
			roster.count - SHOWN_STUDENTS_MAX);
	buf_addf(out, "%zu columns left unread\n", roster.unread_columns);
	if (roster.notice)
		buf_addf(out, "(%s)\n", roster.notice);
	roster_release(&roster);
}

#endif
