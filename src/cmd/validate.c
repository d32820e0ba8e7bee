/* SPDX-License-Identifier: MIT */
/* validate: the engine put to the test, in figures that anyone can check. */
#include "app/validate.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "app/infile.h"
#include "app/wording.h"
#include "base/number.h"
#include "figure.h"
#include "table.h"
#include "validate_segments.h"

#define CHART_CELLS 20
/* A prediction to twelve digits is the prediction for anyone who checks. */
#define PREDICTION_DIGITS 12

/* What differs between a class of the store and a log. */
struct subject {
	const struct policy *policy; /* of the labels */
	bool is_log;
};

static void add_row(struct buf *out, const struct prediction *prediction)
{
	number_write_digits(out, prediction->expected, PREDICTION_DIGITS);
	buf_addc(out, ',');
	number_write_digits(out, prediction->low, PREDICTION_DIGITS);
	buf_addc(out, ',');
	number_write_digits(out, prediction->high, PREDICTION_DIGITS);
	for (size_t i = 0; i < RIVAL_COUNT; i++) {
		buf_addc(out, ',');
		number_write_digits(out, prediction->rivals[i],
			PREDICTION_DIGITS);
	}
	buf_addc(out, '\n');
}

static bool write_file(const char *path, const struct buf *text,
	struct error *err)
{
	FILE *file = fopen(path, "we");
	bool done;

	if (!file)
		return error_set(err, ERROR_IO, "%s cannot be written: %s",
			path, strerror(errno));
	done = fwrite(text->data, 1, text->len, file) == text->len;
	done = !fclose(file) && done;
	return done || error_set(err, ERROR_IO, "%s could not be written "
		"whole: %s", path, strerror(errno));
}

static bool write_predictions(const char *path,
	const struct validation *validation, struct error *err)
{
	struct buf text = BUF_INIT;
	size_t count;
	const struct prediction *predictions =
		validation_predictions(validation, &count);
	bool done;

	buf_adds(&text, "p,low,high,last_score,running_mean,ewma\n");
	for (size_t i = 0; i < count; i++)
		add_row(&text, &predictions[i]);
	done = write_file(path, &text, err);
	buf_release(&text);
	return done;
}

/* Writing over the log would lose it. */
static bool check_predictions(const char *path, const char *log,
	struct error *err)
{
	struct stat one;
	struct stat other;

	if (path && log && !stat(path, &one) && !stat(log, &other) &&
	    one.st_dev == other.st_dev && one.st_ino == other.st_ino)
		return error_set(err, ERROR_USAGE, "--predictions %s is the "
			"log itself: name another file", path);
	return true;
}

static void judgement_row(struct table *table, const char *name,
	const struct judgement *judgement, bool is_engine)
{
	table_cell(table, name);
	figure_cell(table, &judgement->auc);
	figure_cell(table, &judgement->rmse);
	figure_cell(table, &judgement->log_loss);
	if (!is_engine && judgement->gain.has_range)
		table_cellf(table, "%+.3f (%+.3f to %+.3f)",
			judgement->gain.value, judgement->gain.low,
			judgement->gain.high);
	else if (!is_engine && judgement->gain.is_known)
		table_cellf(table, "%+.3f", judgement->gain.value);
	else
		table_cell(table, "");
	table_end_row(table);
}

static void write_judgements(struct buf *out,
	const struct validation_report *report)
{
	struct table table = TABLE_INIT;

	table_cell(&table, "");
	table_cell(&table, "AUC");
	table_cell(&table, "RMSE");
	table_cell(&table, "log-loss");
	table_cell(&table, report->engine.log_loss.is_known ?
		"log-loss above homeroom's" : "");
	table_end_row(&table);
	judgement_row(&table, "homeroom", &report->engine, true);
	for (enum rival i = 0; i < RIVAL_COUNT; i++)
		judgement_row(&table, rival_name(i), &report->rivals[i],
			false);
	table_write(&table, out);
}

/* What came out as a bar, and where it was expected to end. */
static void chart_cell(struct table *table, const struct calibration_bin *bin)
{
	struct buf text = BUF_INIT;
	size_t came = (size_t)lround(bin->score.value * CHART_CELLS);
	size_t said = (size_t)lround(bin->predicted * CHART_CELLS);

	for (size_t i = 0; i <= CHART_CELLS; i++) {
		if (i == said)
			buf_addc(&text, '|');
		else
			buf_addc(&text, i < came ? '#' : '.');
	}
	table_cell(table, buf_text(&text));
	buf_release(&text);
}

static void bin_row(struct table *table, size_t number,
	const struct calibration_bin *bin)
{
	table_cellf(table, "%zu-%zu%%", 10 * number, 10 * (number + 1));
	table_cellf(table, "%zu", bin->count);
	if (bin->count)
		table_cellf(table, "%.0f%%", 100 * bin->predicted);
	else
		table_cell(table, "-");
	figure_percent_cell(table, &bin->score);
	if (bin->score.is_known)
		chart_cell(table, bin);
	else
		table_cell(table, "");
	table_end_row(table);
}

static void write_calibration(struct buf *out,
	const struct calibration *calibration)
{
	struct table table = TABLE_INIT;

	buf_adds(out, "\nCalibration: ");
	if (!calibration->error.is_known) {
		buf_adds(out, FIGURE_TOO_LITTLE ".\n");
		return;
	}
	buf_addf(out, "what came out is %.1f points off what was expected, "
		"on average.\n", 100 * calibration->error.value);
	table_cell(&table, "expected");
	table_cell(&table, "check-ins");
	table_cell(&table, "mean");
	table_cell(&table, "came out");
	table_cell(&table, "# came out, | expected");
	table_end_row(&table);
	for (size_t i = 0; i < CALIBRATION_BINS; i++)
		bin_row(&table, i, &calibration->bins[i]);
	table_write(&table, out);
}

static void write_coverage(struct buf *out,
	const struct validation_report *report)
{
	const struct figure *share = &report->coverage;

	buf_adds(out, "\nOf the middle 80 of 100 odds: ");
	if (!share->is_known)
		buf_adds(out, FIGURE_TOO_LITTLE ".\n");
	else if (share->has_range)
		buf_addf(out, "%.1f (%.1f-%.1f) of 100 scores lay inside, of "
			"%zu of four items or more.\n", 100 * share->value,
			100 * share->low, 100 * fmin(1, share->high),
			report->bundles);
	else
		buf_addf(out, "%.1f of 100 scores lay inside, of %zu of four "
			"items or more.\n", 100 * share->value,
			report->bundles);
}

static void stay_cell(struct table *table, const struct cluster_report *cluster)
{
	if (!cluster->stay_days.is_known)
		table_cell(table, FIGURE_TOO_LITTLE);
	else if (cluster->stay_days.value < .05)
		table_cellf(table, "%.1f check-ins",
			cluster->stay_checkins.value);
	else
		table_cellf(table, "%.1f check-ins, %.1f days",
			cluster->stay_checkins.value,
			cluster->stay_days.value);
}

static void cluster_row(struct table *table, const char *label,
	const struct cluster_report *cluster)
{
	table_cell(table, label);
	table_cellf(table, "%zu", cluster->checkins);
	if (cluster->checkins)
		table_cellf(table, "%.0f%%", 100 * cluster->expected);
	else
		table_cell(table, "-");
	figure_percent_cell(table, &cluster->score);
	table_cellf(table, "%zu", cluster->stays);
	stay_cell(table, cluster);
	table_end_row(table);
}

static const char *verdict(const struct figure *difference)
{
	if (!difference->is_known)
		return "unknown";
	if (!difference->has_range)
		return "unclear";
	if (difference->low > 0)
		return "as it should be";
	return difference->high < 0 ? "the wrong way round" : "unclear";
}

static void write_difference(struct buf *out, const struct subject *subject,
	enum cluster higher, enum cluster lower,
	const struct figure *difference)
{
	buf_addf(out, "Next check-in in %s over that in %s: ",
		subject->policy->label[higher], subject->policy->label[lower]);
	if (!difference->is_known) {
		buf_adds(out, FIGURE_TOO_LITTLE ".\n");
		return;
	}
	buf_addf(out, "%+.0f points", 100 * difference->value);
	if (difference->has_range)
		buf_addf(out, " (%+.0f to %+.0f)", 100 * difference->low,
			100 * difference->high);
	buf_addf(out, ", %s.\n", verdict(difference));
}

static void write_reversed(struct buf *out,
	const struct validation_report *report)
{
	const struct figure *share = &report->reversed;

	buf_addf(out, "Moves taken back within %d check-ins: ",
		REVERSED_WITHIN);
	if (!share->is_known) {
		buf_adds(out, FIGURE_TOO_LITTLE ".\n");
		return;
	}
	buf_addf(out, "%.0f%%", 100 * share->value);
	if (share->has_range)
		buf_addf(out, " (%.0f-%.0f)", 100 * fmax(0, share->low),
			100 * fmin(1, share->high));
	buf_addf(out, " of %zu.\n", report->moves);
}

static void write_clusters(struct buf *out, const struct subject *subject,
	const struct validation_report *report)
{
	struct table table = TABLE_INIT;

	buf_adds(out, subject->is_log ?
		"\nClusters, each student placed on each objective as a new "
		"class would place them:\n" :
		"\nClusters, as students stood in them:\n");
	table_cell(&table, "");
	table_cell(&table, "check-ins");
	table_cell(&table, "expected");
	table_cell(&table, "came out");
	table_cell(&table, "stays");
	table_cell(&table, "a stay lasts");
	table_end_row(&table);
	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		if (i != CLUSTER_INTERVENE || report->clusters[i].stays)
			cluster_row(&table, subject->policy->label[i],
				&report->clusters[i]);
	}
	table_write(&table, out);
	write_difference(out, subject, CLUSTER_PRACTICE, CLUSTER_RETEACH,
		&report->practice_over_reteach);
	write_difference(out, subject, CLUSTER_EXTEND, CLUSTER_PRACTICE,
		&report->extend_over_practice);
	write_reversed(out, report);
}

static void write_text(struct buf *out, const struct subject *subject,
	const struct validation_report *report)
{
	wording_count(out, report->checkins, "check-in");
	buf_adds(out, " of ");
	wording_count(out, report->students, "student");
	if (subject->is_log)
		buf_addf(out, " in %zu %s", report->classes,
			report->classes == 1 ? "class" : "classes");
	buf_adds(out, ", each predicted from what came before it.\n"
		"In brackets: 95 of 100 odds.\n\n");
	write_judgements(out, report);
	write_calibration(out, &report->calibration);
	write_coverage(out, report);
	write_clusters(out, subject, report);
}

static void judgement_json(struct json *json,
	const struct judgement *judgement)
{
	figure_json(json, "auc", &judgement->auc);
	figure_json(json, "rmse", &judgement->rmse);
	figure_json(json, "log_loss", &judgement->log_loss);
}

static void judgements_json(struct json *json,
	const struct validation_report *report)
{
	json_open_object(json, "engine");
	judgement_json(json, &report->engine);
	json_close_object(json);
	json_open_array(json, "rivals");
	for (enum rival i = 0; i < RIVAL_COUNT; i++) {
		json_open_object(json, NULL);
		json_string(json, "name", rival_name(i));
		judgement_json(json, &report->rivals[i]);
		figure_json(json, "log_loss_above_engine",
			&report->rivals[i].gain);
		json_close_object(json);
	}
	json_close_array(json);
}

static void calibration_json(struct json *json,
	const struct calibration *calibration)
{
	json_open_object(json, "calibration");
	figure_json(json, "error", &calibration->error);
	json_open_array(json, "bins");
	for (size_t i = 0; i < CALIBRATION_BINS; i++) {
		const struct calibration_bin *bin = &calibration->bins[i];

		json_open_object(json, NULL);
		json_number(json, "from", (double)i / CALIBRATION_BINS);
		json_int(json, "checkins", (int64_t)bin->count);
		json_number(json, "expected", bin->count ? bin->predicted :
			NAN);
		figure_json(json, "score", &bin->score);
		json_close_object(json);
	}
	json_close_array(json);
	json_close_object(json);
}

static void clusters_json(struct json *json,
	const struct validation_report *report)
{
	json_open_array(json, "clusters");
	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		const struct cluster_report *cluster = &report->clusters[i];

		json_open_object(json, NULL);
		json_string(json, "name", cluster_name((enum cluster)i));
		json_int(json, "checkins", (int64_t)cluster->checkins);
		json_number(json, "expected", cluster->checkins ?
			cluster->expected : NAN);
		figure_json(json, "score", &cluster->score);
		json_int(json, "stays", (int64_t)cluster->stays);
		json_int(json, "ended", (int64_t)cluster->ended);
		figure_json(json, "stay_checkins", &cluster->stay_checkins);
		figure_json(json, "stay_days", &cluster->stay_days);
		json_close_object(json);
	}
	json_close_array(json);
	figure_json(json, "practice_over_reteach",
		&report->practice_over_reteach);
	figure_json(json, "extend_over_practice",
		&report->extend_over_practice);
	json_int(json, "moves", (int64_t)report->moves);
	figure_json(json, "reversed", &report->reversed);
}

static void write_json(struct buf *out,
	const struct validation_report *report)
{
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_int(&json, "classes", (int64_t)report->classes);
	json_int(&json, "students", (int64_t)report->students);
	json_int(&json, "checkins", (int64_t)report->checkins);
	judgements_json(&json, report);
	calibration_json(&json, &report->calibration);
	json_open_object(&json, "coverage");
	json_number(&json, "nominal", .8);
	json_int(&json, "scores", (int64_t)report->bundles);
	figure_json(&json, "inside", &report->coverage);
	json_close_object(&json);
	clusters_json(&json, report);
	json_close_object(&json);
	buf_addc(out, '\n');
}

static struct validation *read_log(struct session *session, const char *path,
	struct error *err)
{
	struct validation *validation;
	struct infile file;

	if (!infile_open(&file, session, path, err))
		return NULL;
	validation = validate_log(file.source, err);
	if (!validation)
		error_where(err, "%s", file.name);
	infile_close(&file);
	return validation;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *log = call_value(call, "log");
	const char *path = call_value(call, "predictions");
	struct validation *validation = NULL;
	struct validation_report report;
	struct policy policy;
	struct subject subject = { .policy = &policy, .is_log = log };
	bool done;

	if (call_has(call, "segments") && (log || path))
		return error_set(err, ERROR_USAGE, "--segments asks about the "
			"class, without --log and --predictions");
	if (call_has(call, "segments"))
		return validate_segments(session, call, out, err);
	if (!check_predictions(path, log, err))
		return false;
	policy_init(&policy);
	if (log)
		validation = read_log(session, log, err);
	else if (session_class(session, call->globals.class_name, err))
		validation = validate_class(session, err);
	if (!validation)
		return false;
	if (!log)
		subject.policy = &session->room.facts.policy;
	done = !path || write_predictions(path, validation, err);
	validation_report(validation, &report);
	if (done && call->globals.json)
		write_json(out, &report);
	else if (done)
		write_text(out, &subject, &report);
	validation_free(validation);
	return done;
}

static const struct flag flags[] = {
	{ "log", "FILE", "judge by this log instead of the class's history" },
	{ "predictions", "OUT", "write what was expected of each check-in" },
	{ "segments", NULL, "what learners did after they were in a segment" },
	{ "weeks", "N", "with --segments: how many weeks after; else four" },
	{ NULL, NULL, NULL }
};

const struct command cmd_validate = {
	.name = "validate",
	.operands = "",
	.summary = "measure how well the estimates foresee what comes",
	.details =
		"Every check-in is predicted from the rounds before it alone, and\n"
		"held against what came, beside the last score, the running mean and\n"
		"the EWMA. AUC: the odds that a right answer was expected more than a\n"
		"wrong one (part of a score is part of a right answer). RMSE: of the\n"
		"score. Log-loss: of an item. Clusters: how students did in each of\n"
		"them, whether moves held, how long stays last.\n"
		"A log is a CSV with the columns class, student, objective, day,\n"
		"points, out_of and maybe round, grouped by class, in the order in\n"
		"which it was observed; without rounds each row is predicted from the\n"
		"rows before. - is standard input. OUT gets a row for each check-in:\n"
		"p, the expected score; low and high of the level; the rivals.\n"
		"--segments asks whether segments are worth having: every so many weeks\n"
		"learners are seated by what was known, and what they did in as many\n"
		"weeks after stands side by side, with what those who stalled have in\n"
		"common.",
	.flags = flags,
	.needs = NEEDS_NOTHING,
	.run = run,
};
