/* SPDX-License-Identifier: MIT */
/* A scheme in many classes: of two worlds, each at two speeds of learning. */
#ifndef TESTS_SIM_RUN_H
#define TESTS_SIM_RUN_H

#include "tally.h"

#define SIM_KINDS 4

enum {
	SIM_DENSE,
	SIM_SPARSE,
	SIM_SETTINGS
};

extern const struct setting sim_settings[SIM_SETTINGS];

/* What came of it, by kind of class. */
struct run {
	const struct setting *setting;
	size_t classes; /* of each kind */
	struct outcome *outcomes[SIM_KINDS];
};

/* So many classes of each kind, from that number on: every scheme meets the
 * same ones, and other numbers are other classes. */
void run_scheme(struct run *run, const struct scheme *scheme,
	const struct setting *setting, size_t first, size_t classes);
void run_release(struct run *run);

/* Means of the kinds, with standard errors. */
struct figure run_ratio(const struct run *run, enum metric metric);
struct figure run_found(const struct run *run, bool by_place);

#endif
