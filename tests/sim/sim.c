/* SPDX-License-Identifier: MIT */
/*
 * sim [CLASSES [SCHEME]]: every scheme in the same classes of two worlds, each
 * at two speeds of learning, dense and sparse; one table. So many classes of
 * each of the four, and only the schemes whose names begin so.
 *
 * A figure is the mean of the four kinds; what stands behind it in brackets is
 * its standard error, in units of the last digit.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/number.h"
#include "run.h"

#define CLASSES 60

static const struct scheme *const families[] = {
	scheme_rivals, scheme_filters, scheme_product
};

struct column {
	const char *title;
	int digits;
};

static const struct column columns[] = {
	[METRIC_MISPLACED] = { "misplaced", 3 },
	[METRIC_GROSS] = { "gross", 3 },
	[METRIC_NEEDLESS] = { "needless", 2 },
	[METRIC_NEEDLESS_LATER] = { "later", 2 },
	[METRIC_FLAP] = { "flap", 2 },
	[METRIC_LATENCY] = { "latency", 2 },
	[METRIC_LEVEL] = { "level", 3 },
	[METRIC_FOUND] = { "found", 3 },
	[METRIC_FALSE] = { "false", 3 },
};
_Static_assert(ARRAY_LEN(columns) == METRIC_COUNT, "a column a metric");

static void print_figure(struct figure figure, int digits)
{
	char text[32];
	int error = (int)lround(figure.error * pow(10, digits));

	snprintf(text, sizeof(text), "%.*f(%d)", digits, figure.value, error);
	printf(" %10s", text);
}

static void print_row(const struct scheme *scheme, const struct run *run)
{
	int digits = columns[METRIC_FOUND].digits;

	printf("%-20s", scheme->name);
	for (enum metric i = 0; i < METRIC_FOUND; i++)
		print_figure(run_ratio(run, i), columns[i].digits);
	if (scheme->has_offers) {
		print_figure(run_found(run, false), digits);
		print_figure(run_found(run, true), digits);
	} else {
		print_figure(run_ratio(run, METRIC_FOUND), digits);
		print_figure(run_ratio(run, METRIC_FALSE), digits);
	}
	putchar('\n');
	fflush(stdout);
}

static void print_head(const struct setting *setting)
{
	printf("\n%-20s", setting->name);
	for (enum metric i = 0; i < METRIC_COUNT; i++)
		printf(" %10s", columns[i].title);
	putchar('\n');
}

static void run_row(const struct scheme *scheme,
	const struct setting *setting, size_t classes)
{
	struct run run;

	run_scheme(&run, scheme, setting, 0, classes);
	print_row(scheme, &run);
	run_release(&run);
}

static void run_setting(const struct setting *setting, size_t classes,
	const char *only)
{
	print_head(setting);
	for (size_t i = 0; i < ARRAY_LEN(families); i++)
		for (const struct scheme *s = families[i]; s->name; s++)
			if (strncmp(s->name, only, strlen(only)) == 0)
				run_row(s, setting, classes);
}

int main(int argc, char **argv)
{
	int64_t classes = CLASSES;

	if (argc > 1 && (!number_parse_int(argv[1], &classes) || classes < 2)) {
		fputs("sim [CLASSES [SCHEME]]: at least 2 classes\n", stderr);
		return 2;
	}
	printf("%zu x %d classes. found, false: who needs intervene and is "
		"put there, who does not and is;\nhomeroom: found by its "
		"offers at 10 %% false, by strength and by the first of each "
		"day's list.\n", (size_t)SIM_KINDS, (int)classes);
	for (size_t i = 0; i < SIM_SETTINGS; i++)
		run_setting(&sim_settings[i], (size_t)classes,
			argc > 2 ? argv[2] : "");
	return 0;
}
