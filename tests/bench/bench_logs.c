/* SPDX-License-Identifier: MIT */
/* Every check-in of a log predicted from what came before it. */
#include <stdio.h>

#include "app/validate.h"
#include "bench.h"

static const struct {
	const char *name;
	const char *auc;
	const char *log_loss;
} logs[] = {
	{ "spanish", ".8459", ".4023" },
	{ "glops", ".7237", ".5938" },
};

static ptrdiff_t read_file(void *context, char *bytes, size_t size)
{
	size_t got = fread(bytes, 1, size, context);

	return ferror(context) ? -1 : (ptrdiff_t)got;
}

static struct bench_row row_of(const char *what, const char *goal)
{
	struct bench_row row = { .what = what, .digits = 4, .goal = goal };

	for (enum rival i = 0; i < RIVAL_COUNT; i++)
		row.beside[i].name = rival_name(i);
	return row;
}

static void print_log(size_t number, const struct validation_report *report)
{
	struct buf auc_name = BUF_INIT;
	struct buf loss_name = BUF_INIT;
	struct bench_row auc;
	struct bench_row loss;

	buf_addf(&auc_name, "%s, AUC", logs[number].name);
	buf_addf(&loss_name, "%s, log-loss", logs[number].name);
	auc = row_of(buf_text(&auc_name), logs[number].auc);
	loss = row_of(buf_text(&loss_name), logs[number].log_loss);
	auc.value = report->engine.auc.value;
	loss.value = report->engine.log_loss.value;
	for (size_t i = 0; i < RIVAL_COUNT; i++) {
		auc.beside[i].value = report->rivals[i].auc.value;
		loss.beside[i].value = report->rivals[i].log_loss.value;
	}
	bench_row(&auc);
	bench_row(&loss);
	buf_release(&auc_name);
	buf_release(&loss_name);
}

static void bench_log(size_t number, FILE *file)
{
	const struct source source = { .read = read_file, .context = file };
	struct error err = ERROR_INIT;
	struct validation *validation = validate_log(source, &err);
	struct validation_report report;

	if (!validation) {
		printf("%s: %s\n", logs[number].name, err.text);
		return;
	}
	validation_report(validation, &report);
	print_log(number, &report);
	validation_free(validation);
}

void bench_logs(const char *folder)
{
	for (size_t i = 0; i < ARRAY_LEN(logs); i++) {
		struct buf path = BUF_INIT;
		FILE *file;

		buf_addf(&path, "%s/%s.csv", folder, logs[i].name);
		file = fopen(buf_text(&path), "re");
		buf_release(&path);
		if (!file) {
			printf("%s: passed over, its log is not there: "
				"HOMEROOM_DATA names no folder with it\n",
				logs[i].name);
			continue;
		}
		bench_log(i, file);
		fclose(file);
	}
}
