/* SPDX-License-Identifier: MIT */
#include "app/import_look.h"

#include <string.h>

#include "app/infile.h"
#include "base/text.h"
#include "exchange/csv.h"

/* A title may stand above the header. */
#define LOOKED_AT 12

struct head {
	VEC(struct {
		const char **fields;
		size_t count;
	}) rows;
};

static void keep_row(struct import_look *look, struct head *head,
	const struct csv_record *record)
{
	const char **fields = arena_new(&look->arena, record->count,
		sizeof(*fields));

	for (size_t i = 0; i < record->count; i++) {
		struct buf clean = BUF_INIT;

		text_clean(&clean, record->fields[i]);
		fields[i] = arena_strdup(&look->arena, buf_text(&clean));
		buf_release(&clean);
	}
	vec_push(&head->rows, ((__typeof__(*head->rows.items)){ fields,
		record->count }));
}

static bool read_head(struct import_look *look, struct source source,
	struct head *head, struct error *err)
{
	struct csv *csv = csv_new(source);
	struct csv_record record;
	bool done = true;
	bool more = true;

	while (done && more && head->rows.count < LOOKED_AT) {
		done = csv_next(csv, &record, &more, err);
		if (done && more)
			keep_row(look, head, &record);
	}
	csv_free(csv);
	return done;
}

/* The first of the widest rows. */
static size_t find_header(const struct head *head)
{
	size_t found = 0;

	for (size_t i = 1; i < head->rows.count; i++) {
		if (head->rows.items[i].count > head->rows.items[found].count)
			found = i;
	}
	return found;
}

static void take_columns(struct import_look *look, const struct head *head)
{
	size_t at = find_header(head);

	for (size_t i = 0; head->rows.count &&
	     i < head->rows.items[at].count; i++) {
		struct import_look_column column = {
			.header = head->rows.items[at].fields[i],
		};

		for (size_t j = 0; j < IMPORT_LOOK_SAMPLES &&
		     at + 1 + j < head->rows.count; j++) {
			if (i < head->rows.items[at + 1 + j].count)
				column.samples[j] = head->rows.items[
					at + 1 + j].fields[i];
		}
		vec_push(&look->columns, column);
	}
}

bool import_look_open(struct import_look *look, struct session *session,
	const char *path, struct error *err)
{
	struct head head = { .rows = VEC_INIT };
	struct infile file;
	bool done;

	*look = (struct import_look){ .path = NULL };
	look->path = arena_strdup(&look->arena, path);
	if (!infile_open(&file, session, look->path, err))
		return false;
	done = read_head(look, file.source, &head, err) ||
		error_where(err, "%s", path);
	/* What follows is not read: it says nothing. */
	infile_close(&file);
	take_columns(look, &head);
	vec_release(&head.rows);
	return done;
}

void import_look_release(struct import_look *look)
{
	import_report_release(&look->report);
	buf_release(&look->map);
	buf_release(&look->levels);
	buf_release(&look->aliases);
	buf_release(&look->round);
	vec_release(&look->columns);
	vec_release(&look->said);
	arena_release(&look->arena);
}

static void mark_columns(struct import_look *look)
{
	const struct import_report *report = &look->report;

	for (size_t i = 0; i < look->columns.count; i++)
		look->columns.items[i].meaning = NULL;
	for (size_t i = 0; i < report->columns.count; i++) {
		size_t column = report->columns.items[i].column;

		if (column < look->columns.count)
			look->columns.items[column].meaning =
				report->columns.items[i].meaning;
	}
	for (size_t i = 0; i < look->said.count; i++) {
		const struct import_look_said *said = &look->said.items[i];

		if (said->column < look->columns.count)
			look->columns.items[said->column].meaning =
				said->meaning;
	}
}

bool import_look_try(struct import_look *look, struct session *session,
	struct error *err)
{
	const char *aliases = buf_text(&look->aliases);
	const char *slash = strrchr(look->path, '/');
	const struct import_options options = {
		.file = slash ? slash + 1 : look->path,
		.date = CIVIL_NEVER,
		.map = look->map.len ? buf_text(&look->map) : NULL,
		.levels = look->levels.len ? buf_text(&look->levels) :
			NULL,
		.aliases = &aliases,
		.alias_count = look->aliases.len > 0,
		.round = look->round.len ? buf_text(&look->round) : NULL,
		.correct = look->correct,
		.dry_run = true,
	};
	struct infile file;
	bool done;

	error_clear(&look->refusal);
	import_report_release(&look->report);
	if (!infile_open(&file, session, look->path, err))
		return false;
	done = infile_end(&file, import_scores(session, file.source, &options,
		&look->report, &look->refusal), &look->refusal);
	mark_columns(look);
	if (done || (look->refusal.code != ERROR_BUSY &&
	    look->refusal.code != ERROR_IO &&
	    look->refusal.code != ERROR_CANCELLED))
		return true;
	*err = look->refusal;
	return false;
}

/* By its words where no other column has them, else by its number. */
static void write_column(struct buf *out, const struct import_look *look,
	size_t column)
{
	const char *header = look->columns.items[column].header;
	size_t same = 0;

	for (size_t i = 0; i < look->columns.count; i++)
		same += text_equal(look->columns.items[i].header, header);
	if (same == 1 && !text_is_blank(header) && !strpbrk(header, ",=\"'\\"))
		buf_adds(out, header);
	else
		buf_addf(out, "%zu", column + 1);
}

static void write_map(struct import_look *look)
{
	buf_clear(&look->map);
	for (size_t i = 0; i < look->said.count; i++) {
		const struct import_look_said *said = &look->said.items[i];

		buf_addf(&look->map, "%s%s=", i ? "," : "", said->meaning);
		if (said->column != IMPORT_LOOK_NOTHING)
			write_column(&look->map, look, said->column);
	}
}

static struct import_look_said *find_said(struct import_look *look,
	const char *meaning)
{
	for (size_t i = 0; i < look->said.count; i++) {
		if (text_equal(look->said.items[i].meaning, meaning))
			return &look->said.items[i];
	}
	vec_push(&look->said, ((struct import_look_said){
		arena_strdup(&look->arena, meaning), IMPORT_LOOK_NOTHING }));
	return &look->said.items[look->said.count - 1];
}

void import_look_choose(struct import_look *look, size_t column,
	const char *meaning)
{
	const char *before;

	if (column >= look->columns.count)
		return;
	before = look->columns.items[column].meaning;
	if (before)
		find_said(look, before)->column = IMPORT_LOOK_NOTHING;
	if (meaning)
		find_said(look, meaning)->column = column;
	write_map(look);
}

size_t import_look_question(const struct import_look *look, size_t at)
{
	const struct import_report *report = &look->report;

	while (at < report->problems.count &&
		report->problems.items[at].kind != IMPORT_WORD &&
		report->problems.items[at].kind != IMPORT_AGAIN &&
		report->problems.items[at].kind != IMPORT_UNKNOWN)
		at++;
	return at;
}

void import_look_answer(struct import_look *look, size_t problem,
	const char *text)
{
	const struct import_problem *asked =
		&look->report.problems.items[problem];
	struct buf *answers = asked->kind == IMPORT_WORD ? &look->levels :
		&look->aliases;

	if (asked->kind == IMPORT_AGAIN) {
		look->correct = text_equal(text, IMPORT_LOOK_CORRECT);
		buf_adds(&look->round, look->correct ? "" : text);
		return;
	}
	buf_addf(answers, "%s%s=%s", answers->len ? "," : "", asked->subject,
		text);
}

size_t import_look_unknown(const struct import_look *look)
{
	return look->report.problem_counts[IMPORT_UNKNOWN];
}

size_t import_look_in_the_way(const struct import_look *look)
{
	const size_t *counts = look->report.problem_counts;

	return counts[IMPORT_AMBIGUOUS] + counts[IMPORT_REFUSED] +
		counts[IMPORT_WORD] + counts[IMPORT_AGAIN];
}

/* A quote would end the word that the text is in the command. */
static void add_word(struct buf *line, const char *flag, const char *text)
{
	if (!*text)
		return;
	buf_addf(line, " %s\"", flag);
	for (; *text; text++)
		buf_addc(line, *text == '"' ? '\'' : *text);
	buf_addc(line, '"');
}

void import_look_write_command(const struct import_look *look,
	bool skips_unknown, struct buf *line)
{
	buf_adds(line, "import scores");
	add_word(line, "", look->path);
	add_word(line, "--map=", buf_text(&look->map));
	add_word(line, "--levels=", buf_text(&look->levels));
	add_word(line, "--alias=", buf_text(&look->aliases));
	add_word(line, "--round=", buf_text(&look->round));
	if (look->correct)
		buf_adds(line, " --correct");
	if (skips_unknown)
		buf_adds(line, " --skip-unknown");
}
