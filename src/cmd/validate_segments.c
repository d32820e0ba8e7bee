/* SPDX-License-Identifier: MIT */
/* validate --segments: segments side by side, by what came after. */
#include <math.h>

#include "app/afterwards.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/number.h"
#include "format.h"
#include "validate_segments.h"

/* How an outcome is shown: by so many, with a unit behind. */
static const struct {
	double scale;
	int digits;
	const char *unit;
	const char *key;
} shown[] = {
	[OUTCOME_SCORE] = { 100, 0, "%", "next_score" },
	[OUTCOME_GAIN] = { 100, 1, "", "gain" },
	[OUTCOME_CHECKINS] = { 1, 1, "", "checkins_a_week" },
	[OUTCOME_DONE] = { 100, 0, "%", "done" },
	[OUTCOME_CONFIDENCE] = { 1, 1, "", "confidence" },
	[OUTCOME_DAYS] = { 1, 1, "", "days_to_done" },
	[OUTCOME_MINUTES] = { 1, 0, "", "minutes" },
	[OUTCOME_QUALITY] = { 100, 0, "%", "quality" },
};
_Static_assert(ARRAY_LEN(shown) == OUTCOME_COUNT, "one an outcome");

static void write_value(struct buf *out, size_t kind, double value)
{
	double step = shown[kind].digits ? 10 : 1;

	number_write(out, round(shown[kind].scale * value * step) / step);
}

static void mean_cell(struct table *table, size_t kind,
	const struct outcome_mean *mean)
{
	struct buf text = BUF_INIT;

	if (!mean->count) {
		table_cell(table, "-");
		return;
	}
	write_value(&text, kind, mean->mean);
	buf_adds(&text, shown[kind].unit);
	if (!isnan(mean->low)) {
		buf_adds(&text, " (");
		write_value(&text, kind, mean->low);
		buf_adds(&text, " to ");
		write_value(&text, kind, mean->high);
		buf_addc(&text, ')');
	}
	table_cell(table, buf_text(&text));
	buf_release(&text);
}

static bool is_known(const struct outcomes *outcomes, size_t kind)
{
	for (size_t i = 0; i < outcomes->segments; i++) {
		if (outcomes->of[i][kind].count)
			return true;
	}
	return false;
}

static void write_table(struct buf *out, const struct afterwards *afterwards)
{
	const struct outcomes *outcomes = &afterwards->outcomes;
	struct table table = TABLE_INIT;

	table_cell(&table, "");
	for (size_t i = 0; i < outcomes->segments; i++)
		table_cellf(&table, "%s (%zu)",
			afterwards->segments.items[i].name,
			outcomes->students[i]);
	table_cell(&table, "effect");
	table_end_row(&table);
	for (size_t kind = 0; kind < OUTCOME_COUNT; kind++) {
		if (!is_known(outcomes, kind))
			continue;
		table_cell(&table, outcome_name((enum outcome_kind)kind));
		for (size_t i = 0; i < outcomes->segments; i++)
			mean_cell(&table, kind, &outcomes->of[i][kind]);
		if (isnan(outcomes->effect[kind]))
			table_cell(&table, "-");
		else
			table_cellf(&table, "%.2f", outcomes->effect[kind]);
		table_end_row(&table);
	}
	table_write(&table, out);
}

static void write_text(struct buf *out, const struct afterwards *afterwards)
{
	if (afterwards->moment_count) {
		buf_adds(out, "What learners did in ");
		afterwards_write_weeks(out, afterwards);
		buf_adds(out, " after, by the segment they were in, at ");
		wording_count(out, afterwards->moment_count, "moment");
		buf_adds(out, " from ");
		date_write_iso(out, afterwards->moments[0]);
		buf_adds(out, " on.\nIn brackets beside a segment its "
			"students, beside a mean 95 of 100 odds; effect: the "
			"share\nof the differences that segments account for "
			"(eta squared).\n");
		if (afterwards->left_out)
			buf_addf(out, "Left out: %zu before which nothing had "
				"been entered.\n", afterwards->left_out);
		buf_addc(out, '\n');
		write_table(out, afterwards);
		buf_addc(out, '\n');
	}
	afterwards_write(out, afterwards);
}

static void segment_json(struct json *json,
	const struct afterwards *afterwards, size_t segment)
{
	const struct outcomes *outcomes = &afterwards->outcomes;

	json_open_object(json, NULL);
	json_string(json, "name", afterwards->segments.items[segment].name);
	json_int(json, "students", (int64_t)outcomes->students[segment]);
	json_int(json, "stalled", (int64_t)outcomes->stalled[segment]);
	json_int(json, "gained", (int64_t)outcomes->gained[segment]);
	for (size_t kind = 0; kind < OUTCOME_COUNT; kind++) {
		const struct outcome_mean *mean = &outcomes->of[segment][kind];

		json_open_object(json, shown[kind].key);
		json_int(json, "students", (int64_t)mean->count);
		json_number(json, "mean", mean->mean);
		json_number(json, "low", mean->low);
		json_number(json, "high", mean->high);
		json_close_object(json);
	}
	json_close_object(json);
}

static void causes_json(struct json *json,
	const struct afterwards *afterwards)
{
	json_open_array(json, "causes");
	for (size_t i = 0; i < afterwards->cause_count; i++) {
		json_open_object(json, NULL);
		json_string(json, "what", afterwards->causes[i].what);
		json_int(json, "stalled",
			(int64_t)afterwards->causes[i].stalled);
		json_int(json, "gained", (int64_t)afterwards->causes[i].gained);
		json_close_object(json);
	}
	json_close_array(json);
	json_open_array(json, "signals");
	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		const struct afterwards_signal *signal =
			&afterwards->signals[i];

		json_open_object(json, NULL);
		json_string(json, "name", signal_kinds[i].name);
		json_number(json, "stalled", signal->stalled);
		json_number(json, "gained", signal->gained);
		json_number(json, "apart", signal->apart);
		json_close_object(json);
	}
	json_close_array(json);
}

static void write_json(struct buf *out, const struct afterwards *afterwards)
{
	const struct outcomes *outcomes = &afterwards->outcomes;
	struct buf says = BUF_INIT;
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_int(&json, "weeks", afterwards->weeks);
	json_open_array(&json, "moments");
	for (size_t i = 0; i < afterwards->moment_count; i++)
		format_json_day(&json, NULL, afterwards->moments[i]);
	json_close_array(&json);
	json_int(&json, "left_out", (int64_t)afterwards->left_out);
	json_open_array(&json, "segments");
	for (size_t i = 0; i < afterwards->segments.count; i++)
		segment_json(&json, afterwards, i);
	json_close_array(&json);
	json_open_object(&json, "effect");
	for (size_t kind = 0; kind < OUTCOME_COUNT; kind++)
		json_number(&json, shown[kind].key, afterwards->moment_count ?
			outcomes->effect[kind] : NAN);
	json_close_object(&json);
	json_string(&json, "stalls", afterwards->stalls == SEGMENTS_MOST ?
		NULL : afterwards->segments.items[afterwards->stalls].name);
	causes_json(&json, afterwards);
	json_int(&json, "removed", (int64_t)afterwards->removed);
	json_int(&json, "returned", (int64_t)afterwards->returned);
	afterwards_write(&says, afterwards);
	format_json_lines(&json, "says", buf_text(&says));
	json_close_object(&json);
	buf_addc(out, '\n');
	buf_release(&says);
}

static bool read_weeks(const struct call *call, int *weeks,
	struct error *err)
{
	const char *typed = call_value(call, "weeks");
	int64_t number = AFTERWARDS_WEEKS;

	if (typed && (!number_parse_int(typed, &number) || number < 1 ||
	    number > AFTERWARDS_WEEKS_MOST))
		return error_set(err, ERROR_USAGE, "--weeks %s: say a number "
			"from 1 to %d", typed, AFTERWARDS_WEEKS_MOST);
	*weeks = (int)number;
	return true;
}

bool validate_segments(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct afterwards afterwards;
	int weeks = 0;

	if (!read_weeks(call, &weeks, err) ||
	    !session_class(session, call->globals.class_name, err) ||
	    !afterwards_read(&afterwards, session, weeks, err))
		return false;
	if (call->globals.json)
		write_json(out, &afterwards);
	else
		write_text(out, &afterwards);
	afterwards_release(&afterwards);
	return true;
}
