/* SPDX-License-Identifier: MIT */
#include "import_again.h"

#include <inttypes.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* Fewer alike are chance. */
#define ALIKE_MIN 3
/* Fewer others are corrections. */
#define OTHER_MIN 2

static const char subject_word[] = "round ";

/* The round that a reading is of; NULL: none, or it was taken away. */
static const struct round *round_of(const struct import_again *again,
	const struct file_reading *reading)
{
	size_t len = strlen(subject_word);
	int64_t id;
	size_t place;

	if (strncmp(reading->subject, subject_word, len) != 0 ||
	    !number_parse_int(reading->subject + len, &id))
		return NULL;
	place = facts_round(again->facts, id);
	return place == FACTS_NOT_FOUND ? NULL : &again->facts->rounds[place];
}

/* A number of the system's own goes before the header, to which the next
 * quiz adds a column. */
static void write_key(struct import_again *again,
	const struct columns *columns, const struct import_options *options)
{
	const char *objective = options->objective ? options->objective :
		buf_text(&columns->objective);

	if (columns->quiz_is_number)
		buf_addf(&again->key, "%s ", columns->format->name);
	else
		buf_addf(&again->key, "%s ", buf_text(&columns->fingerprint));
	buf_addf(&again->key, "%s: ", buf_text(&columns->quiz));
	text_fold(&again->key, objective);
}

static void find_round(struct import_again *again)
{
	const struct import_memory *memory = again->memory;

	for (size_t i = 0; i < memory->maps[0].count; i++) {
		const struct file_reading *reading = &memory->maps[0].items[i];
		const struct round *round = round_of(again, reading);

		if (round && text_equal(reading->answer,
		    buf_text(&again->key)) && (!again->round ||
		    round->held_at > again->round->held_at))
			again->round = round;
	}
}

void import_again_begin(struct import_again *again,
	const struct import_memory *memory, const struct facts *facts,
	const struct columns *columns, const struct import_options *options)
{
	bool is_said = options->round || options->date != CIVIL_NEVER;

	*again = (struct import_again){
		.memory = memory,
		.facts = facts,
		.options = options,
	};
	again->is_dateless = columns->date == CIVIL_NEVER &&
		columns->at[MEANING_DATE] == COLUMN_NONE &&
		columns->at[MEANING_ROUND] == COLUMN_NONE &&
		!columns->pair_count;
	if (!again->is_dateless)
		return;
	write_key(again, columns, options);
	buf_adds(&again->title, buf_text(columns->objective.len ?
		&columns->objective : &columns->score_header));
	if (columns->quiz.len && !is_said && (options->objective ||
	    columns->at[MEANING_OBJECTIVE] == COLUMN_NONE))
		find_round(again);
	again->is_asked_about = !is_said && !again->round;
}

void import_again_release(struct import_again *again)
{
	buf_release(&again->key);
	buf_release(&again->title);
	vec_release(&again->rows);
}

void import_again_add(struct import_again *again, int64_t student,
	int64_t objective, const struct score *score)
{
	const struct again_row row = {
		.student = student,
		.objective = objective,
		.score = *score,
	};

	if (again->is_asked_about)
		vec_push(&again->rows, row);
}

bool import_again_may_be(const struct import_again *again)
{
	const struct import_memory *memory = again->memory;

	if (again->rows.count < ALIKE_MIN)
		return false;
	for (size_t i = 0; i < memory->maps[0].count; i++) {
		if (round_of(again, &memory->maps[0].items[i]))
			return true;
	}
	return false;
}

struct alike {
	size_t same;
	size_t count; /* rows about what the round is about */
};

static bool compare(const struct import_again *again,
	struct import_held *held, const struct round *round,
	struct alike *alike, struct error *err)
{
	struct lookup students = LOOKUP_INIT;
	const struct filed_checkin *olds;
	size_t count;

	*alike = (struct alike){ 0 };
	if (!import_held_round(held, round->id, &olds, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		lookup_put(&students, &olds[i].student,
			sizeof(olds[i].student), i);
	for (size_t i = 0; i < again->rows.count; i++) {
		const struct again_row *row = &again->rows.items[i];
		const size_t *at = lookup_find(&students, &row->student,
			sizeof(row->student));

		if (row->objective != round->objective)
			continue;
		alike->count++;
		alike->same += at && score_equal(&row->score,
			&olds[*at].score);
	}
	lookup_release(&students);
	return true;
}

static bool is_used(const struct targets *targets, const struct round *round)
{
	size_t place = target_round_place(targets, round->id);

	return place != FACTS_NOT_FOUND &&
		targets->rounds.items[place].is_used;
}

bool import_again_check(const struct import_again *again,
	struct import_held *held, const struct targets *targets,
	struct error *err)
{
	const struct import_memory *memory = again->memory;
	const struct round *found = NULL;
	struct alike best = { 0 };

	for (size_t i = 0; i < memory->maps[0].count; i++) {
		const struct round *round = round_of(again,
			&memory->maps[0].items[i]);
		struct alike alike;

		if (!round || is_used(targets, round))
			continue;
		if (!compare(again, held, round, &alike, err))
			return false;
		if (alike.count < ALIKE_MIN || alike.same * 2 <= alike.count ||
		    alike.same <= best.same)
			continue;
		best = alike;
		found = round;
	}
	return !found || error_set(err, ERROR_CONFLICT, "%zu of the %zu scores "
		"are those of round \"%s\", and the file does not say when it "
		"was: --round \"%s\" for the same quiz again, --date DAY for a "
		"new one", best.same, best.count, found->name, found->name);
}

void import_again_meet(struct import_again *again,
	const struct targets *targets, bool is_other)
{
	size_t round = targets->last.round;

	if (again->options->correct || round == TARGET_NO_ROUND ||
	    again->options->date != CIVIL_NEVER ||
	    date_day(targets->last.moment) == date_day(targets->now))
		return;
	if (again->met_same + again->met_other == 0)
		again->met = round;
	again->met_several = again->met_several || again->met != round;
	if (is_other)
		again->met_other++;
	else
		again->met_same++;
}

/* "Quiz 1 (2)", or (3) where that is there. */
static void name_next(const struct import_again *again,
	const struct targets *targets, struct buf *name)
{
	const char *title = again->options->round ? again->options->round :
		again->round ? buf_text(&again->title) :
		targets->rounds.items[again->met].name;

	for (size_t i = 2; i == 2 || lookup_find_name(&targets->round_names,
	     buf_text(name)); i++) {
		buf_clear(name);
		buf_addf(name, "%s (%zu)", title, i);
	}
}

bool import_again_check_reuse(const struct import_again *again,
	const struct targets *targets, struct buf *fresh, struct error *err)
{
	struct buf way = BUF_INIT;
	size_t all = again->met_same + again->met_other;

	if (again->met_other < OTHER_MIN || again->met_other * 2 <= all)
		return true;
	name_next(again, targets, fresh);
	if (again->met_several)
		buf_adds(&way, "--date DAY");
	else
		buf_addf(&way, "--round \"%s\"", buf_text(fresh));
	error_set(err, ERROR_CONFLICT, "%zu of the %zu scores that round "
		"\"%s\" has are others in this file, which does not say when "
		"it was: %s for another quiz, --correct if these are the "
		"right ones", again->met_other, all,
		targets->rounds.items[again->met].name, buf_text(&way));
	buf_release(&way);
	return false;
}

bool import_again_keep(const struct import_again *again,
	struct change *change, const struct targets *targets,
	struct error *err)
{
	struct buf subject = BUF_INIT;
	bool done = true;

	for (size_t i = 0; again->is_dateless && done &&
	     i < targets->rounds.count; i++) {
		const struct target_round *round = &targets->rounds.items[i];

		if (!round->is_used || !round->id)
			continue;
		buf_clear(&subject);
		buf_addf(&subject, "%s%" PRId64, subject_word, round->id);
		done = change_reading(change, READING_COLUMNS,
			buf_text(&subject), buf_text(&again->key), err);
	}
	buf_release(&subject);
	return done;
}

void import_again_describe(const struct import_again *again,
	const struct import_report *report, civil now, struct buf *out)
{
	if (!again->round ||
	    date_day(again->round->held_at) == date_day(now))
		return;
	buf_addf(out, "%s%s of ", out->len ? "; " : "",
		buf_text(&again->title));
	date_write_short(out, again->round->held_at);
	buf_addf(out, " again: %zu unchanged, %zu changed", report->unchanged,
		report->changed);
	if (report->added)
		buf_addf(out, ", %zu added", report->added);
	buf_adds(out, "; --date DAY for a new one");
}
