/* SPDX-License-Identifier: MIT */
/*
 * A class's rules. Each rule has a key, limits, a default and a sentence in
 * one table (policy_rules); the whole policy is stored as text, one
 * "key = value" a line, under a version number that every proposal names.
 */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "model/cluster.h"

enum stability {
	STABILITY_CALM,
	STABILITY_STEADY,
	STABILITY_LIVELY
};

/* How often segments are looked at with the students. */
enum cadence {
	CADENCE_OFF,
	CADENCE_WEEKLY,
	CADENCE_MONTHLY,
	CADENCE_COUNT
};

enum support {
	SUPPORT_UNSAID,
	SUPPORT_ALONE,
	SUPPORT_HINT,
	SUPPORT_HELPED,
	SUPPORT_COUNT
};

#define SCALE_LEVELS_MAX 9
#define POLICY_LINES_MAX 64
#define CLUSTER_LABEL_MAX 48

/* Level i (1 based) of the class's scale is worth score[i - 1], 0..1. */
struct scale {
	size_t levels;
	double score[SCALE_LEVELS_MAX];
};

/* The two lines an estimate is held against, 0..1, low < high. */
struct lines {
	double low;
	double high;
};

/* How many students a cluster is to have; 0: any number. */
struct cluster_size {
	int64_t least;
	int64_t most;
};

struct objective_lines {
	int64_t objective;
	struct lines lines;
};

struct policy {
	int64_t version; /* 1 is the first one of a class, 0: not stored */
	struct lines lines;
	struct objective_lines own[POLICY_LINES_MAX]; /* by objective */
	size_t own_count;
	enum stability stability;
	struct scale scale;
	double level_items;   /* what a level is worth, in items */
	double percent_items; /* what a percent grade is worth, at most 8 */
	double support_weight[SUPPORT_COUNT]; /* scales items, not the score */
	int64_t thin_below;   /* fewer check-ins than this on the objective */
	int64_t stale_days;   /* class days without a check-in */
	int64_t intervene_after; /* check-ins on the objective */
	int64_t intervene_size;  /* students the cluster has room for */
	/* By cluster; of the bands only. A least above 0 holds for a cluster
	 * that anyone is in. */
	struct cluster_size sizes[CLUSTER_COUNT];
	double reteach_all;      /* share below the upper line: teach all */
	double move_on;          /* share past it: move on */
	char label[CLUSTER_COUNT][CLUSTER_LABEL_MAX];
	int64_t segment_least;   /* students that make a segment a group */
	enum cadence cadence;    /* of reviewing segments */
	int64_t profile_days;    /* after which a profile is old */
};

struct policy_rule {
	const char *key;
	const char *limits;  /* in words: "between 0.05 and 0.95" */
	const char *preset;  /* the default, as text */
	const char *sentence;
	size_t place;        /* of its field in struct policy */
	double low;          /* limits of a number */
	double high;
	bool (*read)(const struct policy_rule *rule, struct policy *policy,
		const char *value);
	void (*write)(const struct policy_rule *rule,
		const struct policy *policy, struct buf *out);
};

/* NULL-key terminated, in the order they are listed in. */
extern const struct policy_rule policy_rules[];
/* NULL: no such rule. */
const struct policy_rule *policy_rule_find(const char *key);

/* The defaults. */
void policy_init(struct policy *policy);
/*
 * NOT_FOUND for an unknown key, INVALID for a value outside the limits or
 * lines that are not low < high; the policy is then as before. Besides the
 * keys of the table there are line.low@ID and line.high@ID, the own lines of
 * objective ID; the one that is not set yet is the class's.
 */
MUST_CHECK bool policy_set(struct policy *policy, const char *key,
	const char *value, struct error *err);
/* Appends the value in force, as policy_set reads it. NOT_FOUND. */
MUST_CHECK bool policy_get(const struct policy *policy, const char *key,
	struct buf *out, struct error *err);
/* Both lines of one objective; removes them when lines is NULL. */
MUST_CHECK bool policy_set_lines(struct policy *policy, int64_t objective,
	const struct lines *lines, struct error *err);
struct lines policy_lines(const struct policy *policy, int64_t objective);
/* Days between two reviews, a week or thirty; 0: there is none. */
int cadence_days(enum cadence cadence);
const char *cadence_name(enum cadence cadence); /* "weekly" */
/* Odds needed to cross a line upward and downward. Source: the measured
 * table of three stabilities, .62/.57 steady, .68/.62 calm, .56/.52 lively. */
double policy_odds_up(const struct policy *policy);
double policy_odds_down(const struct policy *policy);

/*
 * The text form, complete, and back. The same rules give the same bytes,
 * and every number comes back as it was.
 * Reading takes the default for a key that is not there and refuses one that
 * is unknown or there twice; the version becomes 0. On failure the policy is
 * as before.
 */
void policy_write(const struct policy *policy, struct buf *out);
MUST_CHECK bool policy_read(struct policy *policy, const char *text,
	struct error *err);

#endif
