/* SPDX-License-Identifier: MIT */
/* What the sections of a review share: students over the span, one by one. */
#ifndef REPORT_REVIEW_SET_H
#define REPORT_REVIEW_SET_H

#include "report/review.h"

#define REVIEW_UNSEEN_DAYS 5  /* class days without a check-in */
#define REVIEW_CORE_SHARE .8  /* past the upper line, below: repair core */
#define REVIEW_REVERSED_DAYS 14
#define REVIEW_HIDDEN "*"     /* withheld, and not for being too few */
#define REVIEW_SWINGS 3       /* changes between the same two clusters */

/* Beside the clusters: not in the class. */
#define REVIEW_OUT CLUSTER_COUNT
#define REVIEW_STATES (CLUSTER_COUNT + 1)

/* From the first standing to the last one. */
enum review_way {
	WAY_UP,
	WAY_DOWN,
	WAY_SAME,
	WAY_INTO,     /* intervene */
	WAY_OUT_OF,   /* intervene */
	WAY_LEFT,     /* the class */
	WAY_UNPLACED, /* was in no cluster */
	WAY_COUNT
};

/* One seat: a student of two classes has two. */
struct review_seat {
	size_t class;
	size_t place; /* in the class's students */
	const struct report_student *student;
	const struct stay *stays;
	size_t stay_count;
	int first;    /* states: at from, or of the first stay after it */
	int last;     /* at until */
	enum review_way way;
	size_t moves;
	civil since;  /* of the run in reteach and intervene that lasts */
	size_t stuck; /* weeks of class time of it; 0: not stuck */
	size_t unseen; /* class days without a check-in; 0: is seen */
	bool returned; /* to a cluster that they had left */
};

struct review_move {
	size_t seat;
	const struct stay *from;
	const struct stay *to;
	enum review_way way; /* up, down, into or out of */
	bool reversed;       /* taken back within days */
};

struct review_figures {
	size_t ways[WAY_COUNT];
	size_t stuck;
	size_t stuck_in[CLUSTER_COUNT];
	size_t unseen;
	size_t there;     /* at until */
	size_t moves;
	size_t reversed;
	size_t decisions;
	size_t accepted;
	size_t refused;
	size_t thin;
	size_t judged;
	size_t past_line;
	size_t overdue;   /* open plans past their review */
	size_t plans;
	double weeks;     /* that students were there, all together */
	size_t checkins;
};

struct review_set {
	const struct report_class *classes;
	size_t count;
	struct report_span span;
	size_t stuck_weeks;
	struct review_seat *seats; /* by class, then as the class has them */
	size_t seat_count;
	VEC(struct review_move) moves; /* by seat, then when */
	struct review_figures figures;
};

struct review {
	struct document *document;
	const struct review_options *options;
	const struct review_set *set;
	size_t small;
};

void review_read(struct review_set *set, const struct report_class *classes,
	size_t count, const struct report_span *span, size_t stuck_weeks);
void review_release(struct review_set *set);

/* A cluster, or REVIEW_OUT. */
int review_state(const struct review_seat *seat, civil when);
const char *review_state_name(int state);
/* Days of the span that a seat was taken. */
double review_days(const struct review_set *set,
	const struct review_seat *seat);
/* What was decided, of the span. */
bool review_is_accepted(const struct report_decision *decision);
/* The median of weeks until a stay in a cluster ends (Kaplan and Meier 1958),
 * with late entry of those that began before the span; NAN: fewer than half
 * end. *stays is how many there are. */
double review_median_weeks(const struct review_set *set, enum cluster cluster,
	size_t *stays);

/* "12 students", "no students"; where small counts are withheld, "about 10
 * students" or "fewer than 5 students". In the document's arena. */
const char *review_some(const struct review *review, size_t count,
	const char *what);
/* A text of the document's arena. */
FORMAT(2, 3) const char *review_text(const struct review *review,
	const char *format, ...);
/* "62%", rounded where small counts are withheld, or "withheld". */
const char *review_percent(const struct review *review, size_t part,
	size_t whole);
struct document_table *review_table(const struct review *review,
	struct document_section *section, const char *id, const char *title);
/* A count of a table that stands alone, whose sum is said nowhere. */
struct document_cell *review_count(const struct review *review,
	struct document_table *table, size_t count);
/* A share of so many; withheld with its part or its rest. */
struct document_cell *review_share(const struct review *review,
	struct document_table *table, size_t part, size_t whole);
/* "7B"; with its store where there are several. */
const char *review_class_name(const struct review *review, size_t class);
/* The name of an objective; "by hand" of none. */
const char *review_objective_name(const struct report_class *class,
	int64_t objective);

/*
 * Counts by row and column, with their sums, (rows + 1) * (columns + 1); what
 * is withheld cannot be worked out by adding and taking off.
 */
enum review_hidden {
	HIDDEN_NOT,
	HIDDEN_SMALL, /* it is too few */
	HIDDEN_BESIDE /* one that is could be worked out from it */
};

struct review_grid {
	size_t rows;
	size_t columns;
	const char **row_names;
	const char **column_names;
	size_t *counts;
	enum review_hidden *hidden;
	const char **opens; /* of each; NULL: nothing */
	bool has_fixed_sums;
};

void review_grid_init(struct review_grid *grid, const struct review *review,
	size_t rows, size_t columns);
size_t *review_grid_at(const struct review_grid *grid, size_t row,
	size_t column);
/* Sums, and what is to be withheld; once all counts are in. Where the last
 * row of sums is said elsewhere, too, just what is withheld there is here. */
void review_grid_finish(struct review_grid *grid,
	const struct review *review, const struct review_grid *sums);
enum review_hidden review_grid_hidden(const struct review_grid *grid,
	size_t row, size_t column);
/* The rows, the last one named "all"; first names the column of names. */
void review_grid_write(const struct review_grid *grid,
	const struct review *review, struct document_table *table,
	const char *first);
void review_grid_open(const struct review_grid *grid, size_t row,
	size_t column, const char *id);
void review_grid_cell(const struct review_grid *grid,
	const struct review *review, struct document_table *table,
	size_t row, size_t column);
/* From where to where, the last column those who left: of one class, or
 * SIZE_MAX: of all. */
void review_matrix(struct review_grid *grid, const struct review *review,
	size_t class);

void review_summary(const struct review *review);
void review_sizes(const struct review *review);
void review_flow(const struct review *review);
void review_time(const struct review *review);
void review_stuck(const struct review *review,
	struct document_section *section);
void review_roster(const struct review *review,
	struct document_section *section);
void review_movement(const struct review *review);
void review_plans(const struct review *review);
void review_trust(const struct review *review);
void review_comparison(const struct review *review,
	const struct review_set *other);

#endif
