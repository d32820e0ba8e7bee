/* SPDX-License-Identifier: MIT */
/* Plans: what is due, how much was held, what came of it; and trials. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "review_set.h"

struct effect {
	size_t count;
	double entry;
	double exit;
	size_t both;  /* with evidence at both ends */
	int held;
	int due;
};

struct strategies {
	VEC(const char *) names;
	VEC(struct effect) effects;
};

static const char *strategy_of(const struct report_plan *plan)
{
	return plan->plan->strategy ? plan->plan->strategy : "unsaid";
}

static size_t place_of(const struct strategies *strategies, const char *name)
{
	size_t place = 0;

	while (place < strategies->names.count &&
	    !text_equal(strategies->names.items[place], name))
		place++;
	return place;
}

static void add_plan(struct strategies *strategies,
	const struct report_plan *plan)
{
	const struct effect none = { 0 };
	size_t place = place_of(strategies, strategy_of(plan));
	struct effect *effect;

	if (place == strategies->names.count) {
		vec_push(&strategies->names, strategy_of(plan));
		vec_push(&strategies->effects, none);
	}
	effect = &strategies->effects.items[place];
	effect->count++;
	effect->held += plan->held;
	effect->due += plan->due;
	if (isnan(plan->entry) || isnan(plan->exit))
		return;
	effect->both++;
	effect->entry += plan->entry;
	effect->exit += plan->exit;
}

static void write_outcomes(const struct review *review,
	struct document_section *section, const struct strategies *strategies)
{
	const struct review_set *set = review->set;
	struct document_table *table = review_table(review, section,
		"plan-outcomes", "Plans by strategy and outcome");
	struct review_grid grid;

	review_grid_init(&grid, review, strategies->names.count,
		PLAN_OUTCOME_COUNT);
	for (size_t i = 0; i < PLAN_OUTCOME_COUNT; i++)
		grid.column_names[i] = plan_outcome_name(
			(enum plan_outcome)i);
	for (size_t i = 0; i < strategies->names.count; i++)
		grid.row_names[i] = strategies->names.items[i];
	for (size_t i = 0; i < set->count; i++) {
		const struct report_class *class = &set->classes[i];

		for (size_t j = 0; j < class->plan_count; j++)
			++*review_grid_at(&grid, place_of(strategies,
				strategy_of(&class->plans[j])),
				class->plans[j].plan->outcome);
	}
	review_grid_finish(&grid, review, NULL);
	table->sheet = "Summary";
	review_grid_write(&grid, review, table, "strategy");
}

static void write_effect(const struct review *review,
	struct document_table *table, const struct effect *effect)
{
	double both = (double)effect->both;
	bool is_said = effect->both && effect->both >= review->small;

	review_count(review, table, effect->both);
	document_number(table, is_said ? effect->entry / both : NAN);
	document_number(table, is_said ? effect->exit / both : NAN);
	document_number(table, effect->due > 0 && effect->count >=
		review->small ? (double)effect->held / effect->due : NAN);
}

static void write_effects(const struct review *review,
	struct document_section *section, const struct strategies *strategies)
{
	struct document_table *table = review_table(review, section,
		"plan-effects", "What strategies led to");
	struct document *document = review->document;

	document_column(document, table, "strategy", KIND_TEXT);
	document_column(document, table, "plans with evidence", KIND_COUNT);
	document_column(document, table, "at entry", KIND_SHARE);
	document_column(document, table, "at exit", KIND_SHARE);
	document_column(document, table, "held of planned", KIND_SHARE);
	for (size_t i = 0; i < strategies->names.count; i++) {
		document_text(document, table, strategies->names.items[i]);
		write_effect(review, table, &strategies->effects.items[i]);
	}
	document_note(document, table, "Mean evidence when plans began, and "
		"when they ended or now, of plans that have both. Others than "
		"chance chose who got which: this shows what followed, not "
		"what caused it.");
}

static void write_due(const struct review *review,
	struct document_table *table, size_t class,
	const struct report_plan *plan)
{
	const struct report_class *of = &review->set->classes[class];
	const char *name = NULL;

	for (size_t i = 0; i < of->student_count; i++) {
		if (of->students[i].id == plan->student)
			name = of->students[i].name;
	}
	document_text(review->document, table, name);
	document_text(review->document, table, review_class_name(review,
		class));
	document_text(review->document, table, plan->plan->strategy);
	document_text(review->document, table, plan->plan->owner);
	document_date(table, plan->plan->review_day * CIVIL_DAY);
	document_number(table, plan->held);
	document_number(table, plan->due);
	document_number(table, plan->entry);
	document_number(table, plan->exit);
}

static void write_overdue(const struct review *review,
	struct document_section *section)
{
	struct document_table *table = review_table(review, section,
		"plans-due", "Plans past their review");
	struct document *document = review->document;

	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "class", KIND_TEXT);
	document_column(document, table, "strategy", KIND_TEXT);
	document_column(document, table, "owner", KIND_TEXT);
	document_column(document, table, "review", KIND_DATE);
	document_column(document, table, "held", KIND_COUNT);
	document_column(document, table, "planned", KIND_COUNT);
	document_column(document, table, "at entry", KIND_SHARE);
	document_column(document, table, "now", KIND_SHARE);
	for (size_t i = 0; i < review->set->count; i++) {
		const struct report_class *class = &review->set->classes[i];

		for (size_t j = 0; j < class->plan_count; j++) {
			if (class->plans[j].review_due)
				write_due(review, table, i, &class->plans[j]);
		}
	}
}

/* A sentence a line. */
static void say_lines(const struct review *review,
	struct document_section *section, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");

		if (len)
			document_say(review->document, section, "%.*s",
				(int)len, text);
		text += len + (text[len] == '\n');
	}
}

/* Words on a trial count its students by the arm. */
static void say_trials(const struct review *review,
	struct document_section *section)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < review->set->count; i++) {
		const struct report_class *class = &review->set->classes[i];

		for (size_t j = 0; j < class->trial_count; j++) {
			const struct report_trial *trial = &class->trials[j];

			if (review->small && (trial->result.count[0] <
			    review->small || trial->result.count[1] <
			    review->small)) {
				document_say(review->document, section,
					"The trial %s is left out: an arm "
					"is too small.", trial->trial->name);
				continue;
			}
			document_say(review->document, section, "Trial %s in "
				"%s:", trial->trial->name,
				review_class_name(review, i));
			buf_clear(&text);
			trial_write(&text, trial->trial, &trial->result);
			say_lines(review, section, buf_text(&text));
		}
	}
	buf_release(&text);
}

static void say_plans(const struct review *review,
	struct document_section *section)
{
	const struct review_figures *figures = &review->set->figures;
	int held = 0, due = 0;

	for (size_t i = 0; i < review->set->count; i++) {
		const struct report_class *class = &review->set->classes[i];

		for (size_t j = 0; j < class->plan_count; j++) {
			held += class->plans[j].held;
			due += class->plans[j].due;
		}
	}
	document_say(review->document, section, "There are %s; past the day "
		"of review: %s.", review_some(review, figures->plans, "plan"),
		review_some(review, figures->overdue, "plan"));
	if (due > 0)
		document_say(review->document, section, "Of the sessions "
			"planned by now, %d of %d were held.", held, due);
}

void review_plans(const struct review *review)
{
	struct document_section *section = document_section(review->document,
		"plans", "Plans and trials");
	struct strategies strategies = { .names = VEC_INIT };

	for (size_t i = 0; i < review->set->count; i++) {
		for (size_t j = 0; j < review->set->classes[i].plan_count; j++)
			add_plan(&strategies,
				&review->set->classes[i].plans[j]);
	}
	say_plans(review, section);
	say_trials(review, section);
	if (!review->small)
		write_overdue(review, section);
	write_outcomes(review, section, &strategies);
	write_effects(review, section, &strategies);
	vec_release(&strategies.names);
	vec_release(&strategies.effects);
}
