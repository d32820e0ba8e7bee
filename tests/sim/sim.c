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
#include "base/mem.h"
#include "base/number.h"
#include "tally.h"

#define CLASSES 60
#define KINDS ARRAY_LEN(kinds)

static const struct kind kinds[] = {
	{ TRUTH_GROWTH, 1 }, { TRUTH_GROWTH, .4 },
	{ TRUTH_STEPS, 1 }, { TRUTH_STEPS, .4 },
};

static const struct setting settings[] = {
	{
		.name = "dense", .objectives = 4, .days = 48, .block = 3,
		.items = 4, .judged_from = 2
	}, {
		.name = "sparse", .objectives = 12, .days = 48, .block = 2,
		.items = 3, .judged_from = 1
	}
};

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

/* What happened in one class, under one scheme. */
static void run_class(const struct scheme *scheme,
	const struct setting *setting, struct kind kind, uint64_t seed,
	struct outcome *outcome)
{
	enum cluster groups[SIM_OBJECTIVES_MAX][SIM_STUDENTS];
	struct world world;
	struct tally *tally;
	void *state = scheme->start(scheme, setting);

	world_start(&world, setting, kind, seed);
	tally = tally_new(&world, outcome);
	for (size_t i = 0; i < SIM_OBJECTIVES_MAX; i++)
		for (size_t j = 0; j < SIM_STUDENTS; j++)
			groups[i][j] = CLUSTER_PRACTICE;
	for (size_t i = 0; i < setting->days; i++) {
		struct grouping grouping = { .offers = { 0 } };
		struct day day;
		enum cluster *stand;

		world_check_in(&world, i, &day);
		stand = groups[scheme->is_one_stay ? 0 : day.objective];
		memcpy(grouping.groups, stand, sizeof(grouping.groups));
		scheme->group(state, &day, &grouping);
		tally_day(tally, &day, stand, &grouping);
		for (size_t j = 0; j < SIM_STUDENTS; j++)
			if (day.is_present[j])
				stand[j] = grouping.groups[j];
		world_teach(&world, &day, stand);
	}
	scheme->end(state);
	tally_end(tally);
}

/* The mean of the kinds, which are independent of each other. */
static struct figure mean_of(const struct figure *figures)
{
	struct figure mean = { 0 };

	for (size_t i = 0; i < KINDS; i++) {
		mean.value += figures[i].value / KINDS;
		mean.error += figures[i].error * figures[i].error;
	}
	mean.error = sqrt(mean.error) / KINDS;
	return mean;
}

static void print_figure(struct figure figure, int digits)
{
	char text[32];
	int error = (int)lround(figure.error * pow(10, digits));

	snprintf(text, sizeof(text), "%.*f(%d)", digits, figure.value, error);
	printf(" %10s", text);
}

static void print_metric(struct outcome *const *outcomes, size_t classes,
	enum metric metric)
{
	struct figure figures[KINDS];

	for (size_t i = 0; i < KINDS; i++)
		figures[i] = tally_ratio(outcomes[i], classes, metric);
	print_figure(mean_of(figures), columns[metric].digits);
}

static void print_found(struct outcome *const *outcomes, size_t classes,
	size_t objectives, bool by_place)
{
	struct figure figures[KINDS];

	for (size_t i = 0; i < KINDS; i++)
		figures[i] = tally_found(outcomes[i], classes, objectives,
			by_place);
	print_figure(mean_of(figures), columns[METRIC_FOUND].digits);
}

static void print_row(const struct scheme *scheme,
	const struct setting *setting, struct outcome *const *outcomes,
	size_t classes)
{
	printf("%-20s", scheme->name);
	for (enum metric i = 0; i < METRIC_FOUND; i++)
		print_metric(outcomes, classes, i);
	if (scheme->has_offers) {
		print_found(outcomes, classes, setting->objectives, false);
		print_found(outcomes, classes, setting->objectives, true);
	} else {
		print_metric(outcomes, classes, METRIC_FOUND);
		print_metric(outcomes, classes, METRIC_FALSE);
	}
	putchar('\n');
	fflush(stdout);
}

static void run_scheme(const struct scheme *scheme,
	const struct setting *setting, size_t classes)
{
	struct outcome *outcomes[KINDS];

	for (size_t i = 0; i < KINDS; i++) {
		outcomes[i] = mem_new(classes, sizeof(**outcomes));
		for (size_t j = 0; j < classes; j++)
			run_class(scheme, setting, kinds[i],
				(uint64_t)(j * KINDS + i), &outcomes[i][j]);
	}
	print_row(scheme, setting, outcomes, classes);
	for (size_t i = 0; i < KINDS; i++)
		mem_free(outcomes[i]);
}

static void print_head(const struct setting *setting)
{
	printf("\n%-20s", setting->name);
	for (enum metric i = 0; i < METRIC_COUNT; i++)
		printf(" %10s", columns[i].title);
	putchar('\n');
}

static void run_setting(const struct setting *setting, size_t classes,
	const char *only)
{
	print_head(setting);
	for (size_t i = 0; i < ARRAY_LEN(families); i++)
		for (const struct scheme *s = families[i]; s->name; s++)
			if (strncmp(s->name, only, strlen(only)) == 0)
				run_scheme(s, setting, classes);
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
		"day's list.\n", KINDS, (int)classes);
	for (size_t i = 0; i < ARRAY_LEN(settings); i++)
		run_setting(&settings[i], (size_t)classes,
			argc > 2 ? argv[2] : "");
	return 0;
}
