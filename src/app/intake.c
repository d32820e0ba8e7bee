/* SPDX-License-Identifier: MIT */
#include "app/intake.h"

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

static void keep_row(struct intake *intake, struct head *head,
	const struct csv_record *record)
{
	const char **fields = arena_new(&intake->arena, record->count,
		sizeof(*fields));

	for (size_t i = 0; i < record->count; i++) {
		struct buf clean = BUF_INIT;

		text_clean(&clean, record->fields[i]);
		fields[i] = arena_strdup(&intake->arena, buf_text(&clean));
		buf_release(&clean);
	}
	vec_push(&head->rows, ((__typeof__(*head->rows.items)){ fields,
		record->count }));
}

static bool read_head(struct intake *intake, struct source source,
	struct head *head, struct error *err)
{
	struct csv *csv = csv_new(source);
	struct csv_record record;
	bool done = true;
	bool more = true;

	while (done && more && head->rows.count < LOOKED_AT) {
		done = csv_next(csv, &record, &more, err);
		if (done && more)
			keep_row(intake, head, &record);
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

static void take_columns(struct intake *intake, const struct head *head)
{
	size_t at = find_header(head);

	for (size_t i = 0; head->rows.count &&
	     i < head->rows.items[at].count; i++) {
		struct intake_column column = {
			.header = head->rows.items[at].fields[i],
		};

		for (size_t j = 0; j < INTAKE_SAMPLES &&
		     at + 1 + j < head->rows.count; j++) {
			if (i < head->rows.items[at + 1 + j].count)
				column.samples[j] = head->rows.items[
					at + 1 + j].fields[i];
		}
		vec_push(&intake->columns, column);
	}
}

bool intake_open(struct intake *intake, struct session *session,
	const char *path, struct error *err)
{
	struct head head = { .rows = VEC_INIT };
	struct infile file;
	bool done;

	*intake = (struct intake){ .path = NULL };
	intake->path = arena_strdup(&intake->arena, path);
	if (!infile_open(&file, session, intake->path, err))
		return false;
	done = read_head(intake, file.source, &head, err) ||
		error_where(err, "%s", path);
	/* What follows is not read: it says nothing. */
	infile_close(&file);
	take_columns(intake, &head);
	vec_release(&head.rows);
	return done;
}

void intake_release(struct intake *intake)
{
	import_report_release(&intake->report);
	buf_release(&intake->map);
	buf_release(&intake->levels);
	buf_release(&intake->aliases);
	buf_release(&intake->round);
	vec_release(&intake->columns);
	vec_release(&intake->said);
	arena_release(&intake->arena);
}

static void mark_columns(struct intake *intake)
{
	const struct import_report *report = &intake->report;

	for (size_t i = 0; i < intake->columns.count; i++)
		intake->columns.items[i].meaning = NULL;
	for (size_t i = 0; i < report->columns.count; i++) {
		size_t column = report->columns.items[i].column;

		if (column < intake->columns.count)
			intake->columns.items[column].meaning =
				report->columns.items[i].meaning;
	}
	for (size_t i = 0; i < intake->said.count; i++) {
		const struct intake_said *said = &intake->said.items[i];

		if (said->column < intake->columns.count)
			intake->columns.items[said->column].meaning =
				said->meaning;
	}
}

bool intake_try(struct intake *intake, struct session *session,
	struct error *err)
{
	const char *aliases = buf_text(&intake->aliases);
	const char *slash = strrchr(intake->path, '/');
	const struct import_options options = {
		.file = slash ? slash + 1 : intake->path,
		.date = CIVIL_NEVER,
		.map = intake->map.len ? buf_text(&intake->map) : NULL,
		.levels = intake->levels.len ? buf_text(&intake->levels) :
			NULL,
		.aliases = &aliases,
		.alias_count = intake->aliases.len > 0,
		.round = intake->round.len ? buf_text(&intake->round) : NULL,
		.correct = intake->correct,
		.dry_run = true,
	};
	struct infile file;
	bool done;

	error_clear(&intake->refusal);
	import_report_release(&intake->report);
	if (!infile_open(&file, session, intake->path, err))
		return false;
	done = infile_end(&file, import_scores(session, file.source, &options,
		&intake->report, &intake->refusal), &intake->refusal);
	mark_columns(intake);
	if (done || (intake->refusal.code != ERROR_BUSY &&
	    intake->refusal.code != ERROR_IO &&
	    intake->refusal.code != ERROR_CANCELLED))
		return true;
	*err = intake->refusal;
	return false;
}

/* By its words where no other column has them, else by its number. */
static void write_column(struct buf *out, const struct intake *intake,
	size_t column)
{
	const char *header = intake->columns.items[column].header;
	size_t same = 0;

	for (size_t i = 0; i < intake->columns.count; i++)
		same += text_equal(intake->columns.items[i].header, header);
	if (same == 1 && !text_is_blank(header) && !strpbrk(header, ",=\"'\\"))
		buf_adds(out, header);
	else
		buf_addf(out, "%zu", column + 1);
}

static void write_map(struct intake *intake)
{
	buf_clear(&intake->map);
	for (size_t i = 0; i < intake->said.count; i++) {
		const struct intake_said *said = &intake->said.items[i];

		buf_addf(&intake->map, "%s%s=", i ? "," : "", said->meaning);
		if (said->column != INTAKE_NOTHING)
			write_column(&intake->map, intake, said->column);
	}
}

static struct intake_said *find_said(struct intake *intake,
	const char *meaning)
{
	for (size_t i = 0; i < intake->said.count; i++) {
		if (text_equal(intake->said.items[i].meaning, meaning))
			return &intake->said.items[i];
	}
	vec_push(&intake->said, ((struct intake_said){
		arena_strdup(&intake->arena, meaning), INTAKE_NOTHING }));
	return &intake->said.items[intake->said.count - 1];
}

void intake_choose(struct intake *intake, size_t column, const char *meaning)
{
	const char *before;

	if (column >= intake->columns.count)
		return;
	before = intake->columns.items[column].meaning;
	if (before)
		find_said(intake, before)->column = INTAKE_NOTHING;
	if (meaning)
		find_said(intake, meaning)->column = column;
	write_map(intake);
}

size_t intake_question(const struct intake *intake, size_t at)
{
	const struct import_report *report = &intake->report;

	while (at < report->problems.count &&
		report->problems.items[at].kind != IMPORT_WORD &&
		report->problems.items[at].kind != IMPORT_AGAIN &&
		report->problems.items[at].kind != IMPORT_UNKNOWN)
		at++;
	return at;
}

void intake_answer(struct intake *intake, size_t problem, const char *text)
{
	const struct import_problem *asked =
		&intake->report.problems.items[problem];
	struct buf *answers = asked->kind == IMPORT_WORD ? &intake->levels :
		&intake->aliases;

	if (asked->kind == IMPORT_AGAIN) {
		intake->correct = text_equal(text, INTAKE_CORRECT);
		buf_adds(&intake->round, intake->correct ? "" : text);
		return;
	}
	buf_addf(answers, "%s%s=%s", answers->len ? "," : "", asked->subject,
		text);
}

size_t intake_unknown(const struct intake *intake)
{
	return intake->report.problem_counts[IMPORT_UNKNOWN];
}

size_t intake_in_the_way(const struct intake *intake)
{
	const size_t *counts = intake->report.problem_counts;

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

void intake_write_command(const struct intake *intake, bool skips_unknown,
	struct buf *line)
{
	buf_adds(line, "import scores");
	add_word(line, "", intake->path);
	add_word(line, "--map=", buf_text(&intake->map));
	add_word(line, "--levels=", buf_text(&intake->levels));
	add_word(line, "--alias=", buf_text(&intake->aliases));
	add_word(line, "--round=", buf_text(&intake->round));
	if (intake->correct)
		buf_adds(line, " --correct");
	if (skips_unknown)
		buf_adds(line, " --skip-unknown");
}
