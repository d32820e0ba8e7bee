/* SPDX-License-Identifier: MIT */
#include "app/validate.h"

#include "app/history.h"
#include "base/mem.h"
#include "base/vec.h"
#include "exchange/log.h"

struct validation *validate_class(struct session *session, struct error *err)
{
	struct validation *validation = validation_new();
	struct validation_class class;
	struct history history;
	struct placing *placings;
	size_t count;

	if (!history_read(&history, session, err)) {
		validation_free(validation);
		return NULL;
	}
	placings = history_placings(&history, history.stays,
		history.stay_count, &count);
	class = history_class(&history, placings, count);
	validation_add(validation, &class);
	mem_free(placings);
	history_release(&history);
	return validation;
}

/* The rows of the class that the log is in. */
struct gathering {
	struct validation *validation;
	struct policy policy;
	size_t class;
	size_t students;
	size_t objectives;
	double end;
	VEC(struct fit_row) rows;
};

static void finish_class(struct gathering *gathering)
{
	const struct validation_class class = {
		.rows = gathering->rows.items,
		.count = gathering->rows.count,
		.students = gathering->students,
		.objectives = gathering->objectives,
		.policy = &gathering->policy,
		.end = gathering->end,
	};

	if (class.count)
		validation_add(gathering->validation, &class);
	gathering->rows.count = 0;
	gathering->students = 0;
	gathering->objectives = 0;
}

static void gather(struct gathering *gathering, const struct log_row *row)
{
	struct fit_row next = {
		.student = row->student,
		.objective = row->objective,
		.round = row->round == LOG_NO_ROUND ? FIT_NO_ROUND :
			row->round,
		.day = row->day,
		.points = row->points,
		.items = row->out_of,
	};

	if (row->class != gathering->class)
		finish_class(gathering);
	gathering->class = row->class;
	if (gathering->students <= row->student)
		gathering->students = row->student + 1;
	if (gathering->objectives <= row->objective)
		gathering->objectives = row->objective + 1;
	if (!gathering->rows.count || gathering->end < row->day)
		gathering->end = row->day;
	vec_push(&gathering->rows, next);
}

static bool gather_all(struct gathering *gathering, struct log *log,
	struct error *err)
{
	struct log_row row;
	bool more = true;

	while (more) {
		if (!log_next(log, &row, &more, err))
			return false;
		if (more)
			gather(gathering, &row);
	}
	finish_class(gathering);
	return true;
}

struct validation *validate_log(struct source source, struct error *err)
{
	struct gathering gathering = { .class = 0 };
	struct log *log = log_open(source, err);

	if (!log)
		return NULL;
	policy_init(&gathering.policy);
	gathering.validation = validation_new();
	if (!gather_all(&gathering, log, err)) {
		validation_free(gathering.validation);
		gathering.validation = NULL;
	}
	vec_release(&gathering.rows);
	log_close(log);
	return gathering.validation;
}
