/* SPDX-License-Identifier: MIT */
/* homeroom and its strongest rivals in classes whose truth is known. */
#include <string.h>

#include "base/panic.h"
#include "bench.h"
#include "../sim/run.h"

/* Other classes than the simulator's own table plays: what was tried out on
 * those is judged by these. */
#define FIRST 1000000

/* homeroom at its liveliest, which moves needlessly less often than .6 in ten
 * check-ins: steady and calm stand in the simulator's table. */
enum player {
	PLAYER_HOMEROOM,
	PLAYER_FILTER,
	PLAYER_EWMA,
	PLAYER_COUNT
};

static const struct {
	const struct scheme *family;
	const char *name;
	const char *title; /* beside homeroom */
} players[] = {
	[PLAYER_HOMEROOM] = { scheme_product, "homeroom lively", NULL },
	[PLAYER_FILTER] = { scheme_filters, "one-row, cross .60", "filter" },
	[PLAYER_EWMA] = { scheme_rivals, "EWMA .4, hysteresis", "EWMA" },
};

/* Each of dense and sparse. limit: of an observer who knows all but what is
 * not in the answers. */
static const struct {
	const char *misplaced;
	const char *misplaced_goal;
	double misplaced_limit;
	const char *needless;
	enum metric needless_metric;
	const char *found;
	const char *found_goal;
	double found_limit;
} texts[] = {
	[SIM_DENSE] = {
		"misplaced, dense", ".300", .254, "needless in ten, dense",
		METRIC_NEEDLESS, "offers found at 10 %, dense", ".54", .60
	},
	[SIM_SPARSE] = {
		"misplaced, sparse", ".318", .275, "needless in ten, sparse",
		METRIC_NEEDLESS_LATER, "offers found at 10 %, sparse", ".49",
		.51
	},
};

static const struct scheme *scheme_of(enum player player)
{
	const struct scheme *scheme = players[player].family;

	while (scheme->name && strcmp(scheme->name, players[player].name) != 0)
		scheme++;
	if (!scheme->name)
		panic("no scheme is called %s", players[player].name);
	return scheme;
}

static void print_metric(struct bench_row row, const struct run *runs,
	enum metric metric)
{
	row.value = run_ratio(&runs[PLAYER_HOMEROOM], metric).value;
	for (size_t i = PLAYER_FILTER; i < PLAYER_COUNT; i++) {
		row.beside[i - 1].name = players[i].title;
		row.beside[i - 1].value = run_ratio(&runs[i], metric).value;
	}
	bench_row(&row);
}

/* The rivals move students to intervene: what they find, and how many they
 * send falsely, stand side by side. */
static void print_found(struct bench_row row, const struct run *runs)
{
	const struct run *filter = &runs[PLAYER_FILTER];

	row.value = run_found(&runs[PLAYER_HOMEROOM], false).value;
	row.beside[0].name = "filter";
	row.beside[0].value = run_ratio(filter, METRIC_FOUND).value;
	row.beside[1].name = "at false";
	row.beside[1].value = run_ratio(filter, METRIC_FALSE).value;
	bench_row(&row);
}

static void bench_setting(size_t i, size_t classes)
{
	struct run runs[PLAYER_COUNT];
	struct bench_row misplaced = {
		.what = texts[i].misplaced,
		.digits = 3,
		.goal = texts[i].misplaced_goal,
		.beside[2] = { "limit", texts[i].misplaced_limit },
	};
	const struct bench_row needless = {
		.what = texts[i].needless,
		.digits = 2,
		.goal = "<= .6",
	};
	const struct bench_row found = {
		.what = texts[i].found,
		.digits = 3,
		.goal = texts[i].found_goal,
		.beside[2] = { "limit", texts[i].found_limit },
	};

	for (enum player j = 0; j < PLAYER_COUNT; j++)
		run_scheme(&runs[j], scheme_of(j), &sim_settings[i], FIRST,
			classes);
	print_metric(misplaced, runs, METRIC_MISPLACED);
	print_metric(needless, runs, texts[i].needless_metric);
	print_found(found, runs);
	for (size_t j = 0; j < PLAYER_COUNT; j++)
		run_release(&runs[j]);
}

void bench_sim(size_t classes)
{
	for (size_t i = 0; i < SIM_SETTINGS; i++)
		bench_setting(i, classes);
}
