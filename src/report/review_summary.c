/* SPDX-License-Identifier: MIT */
/* In short: up, down and nowhere, and at most three things to talk about. */
#include "review_set.h"

#define TOPICS_MOST 3

struct topics {
	const struct review *review;
	struct document_section *section;
	size_t count;
};

static bool is_full(const struct topics *topics)
{
	return topics->count == TOPICS_MOST;
}

static void add_topic(struct topics *topics, const char *text)
{
	topics->count++;
	document_say(topics->review->document, topics->section,
		"To talk about: %s", text);
}

static void add_stuck(struct topics *topics)
{
	const struct review_figures *figures = &topics->review->set->figures;
	int most = figures->stuck_in[CLUSTER_INTERVENE] >
		figures->stuck_in[CLUSTER_RETEACH] ? CLUSTER_INTERVENE :
		CLUSTER_RETEACH;

	if (figures->stuck_in[most])
		add_topic(topics, review_text(topics->review,
			"%s in %s, where most are stuck, for %zu weeks of "
			"class time or more.", review_some(topics->review,
			figures->stuck_in[most], "student"),
			review_state_name(most),
			topics->review->set->stuck_weeks));
}

static void add_overdue(struct topics *topics)
{
	size_t overdue = topics->review->set->figures.overdue;

	if (overdue && !is_full(topics))
		add_topic(topics, review_text(topics->review,
			"%s past the day of review.",
			review_some(topics->review, overdue, "plan")));
}

/* The one furthest below the line. */
static void add_core(struct topics *topics)
{
	const struct review_set *set = topics->review->set;
	double least = REVIEW_CORE_SHARE;
	size_t worst = SIZE_MAX;

	for (size_t i = 0; i < set->count; i++) {
		const struct report_class *class = &set->classes[i];
		double share = class->judged ? (double)class->past_line /
			(double)class->judged : 1;

		if (class->judged >= topics->review->small && share < least) {
			least = share;
			worst = i;
		}
	}
	if (worst == SIZE_MAX || is_full(topics))
		return;
	add_topic(topics, review_text(topics->review, "core teaching in %s: "
		"%s of the students judged stand past the upper line, and "
		"below 80%% core teaching needs repair.",
		review_class_name(topics->review, worst),
		review_percent(topics->review, set->classes[worst].past_line,
		set->classes[worst].judged)));
}

struct tally {
	size_t class;
	size_t objective; /* place in the class */
	size_t up;
	size_t down;
};

static struct tally tally_of(const struct review_set *set, size_t class,
	size_t objective)
{
	struct tally tally = { class, objective, 0, 0 };

	for (size_t i = 0; i < set->moves.count; i++) {
		const struct review_move *move = &set->moves.items[i];

		if (set->seats[move->seat].class != class ||
		    move->to->objective !=
		    set->classes[class].objectives[objective].id)
			continue;
		tally.up += move->way == WAY_UP;
		tally.down += move->way == WAY_DOWN;
	}
	return tally;
}

/* The one where most more went down than up. */
static void add_objective(struct topics *topics)
{
	const struct review_set *set = topics->review->set;
	struct tally worst = { 0 };

	for (size_t i = 0; i < set->count; i++) {
		for (size_t j = 0; j < set->classes[i].objective_count; j++) {
			struct tally tally = tally_of(set, i, j);

			if (tally.down > tally.up && tally.down - tally.up >
			    worst.down - worst.up)
				worst = tally;
		}
	}
	if (!worst.down || is_full(topics))
		return;
	add_topic(topics, review_text(topics->review,
		"%s in %s: %s down, and %s up.",
		set->classes[worst.class].objectives[worst.objective].name,
		review_class_name(topics->review, worst.class),
		review_some(topics->review, worst.down, "move"),
		review_some(topics->review, worst.up, "move")));
}

static void add_unseen(struct topics *topics)
{
	size_t unseen = topics->review->set->figures.unseen;

	if (unseen && !is_full(topics))
		add_topic(topics, review_text(topics->review,
			"%s without a check-in for %d class days or more.",
			review_some(topics->review, unseen, "student"),
			REVIEW_UNSEEN_DAYS));
}

static void say_ways(const struct review *review,
	struct document_section *section)
{
	const size_t *ways = review->set->figures.ways;
	struct document *document = review->document;

	document_say(document, section, "Moved up between reteach, practice "
		"and extend: %s.", review_some(review, ways[WAY_UP],
		"student"));
	document_say(document, section, "Moved down: %s.",
		review_some(review, ways[WAY_DOWN], "student"));
	document_say(document, section, "Stand where they stood: %s.",
		review_some(review, ways[WAY_SAME], "student"));
	if (ways[WAY_INTO] || ways[WAY_OUT_OF])
		document_say(document, section, "Beside these, went into "
			"intervene: %s; and came out of it: %s.",
			review_some(review, ways[WAY_INTO], "student"),
			review_some(review, ways[WAY_OUT_OF], "student"));
	if (ways[WAY_LEFT] || ways[WAY_UNPLACED])
		document_say(document, section, "Not counted above: %s who "
			"left, and %s without a cluster.",
			review_some(review, ways[WAY_LEFT], "student"),
			review_some(review, ways[WAY_UNPLACED], "student"));
}

static void write_ways(const struct review *review,
	struct document_section *section)
{
	static const char *const names[] = {
		[WAY_UP] = "up",
		[WAY_DOWN] = "down",
		[WAY_SAME] = "nowhere",
		[WAY_INTO] = "into intervene",
		[WAY_OUT_OF] = "out of intervene",
		[WAY_LEFT] = "left",
		[WAY_UNPLACED] = "no cluster",
	};
	struct document_table *table;

	_Static_assert(ARRAY_LEN(names) == WAY_COUNT, "a name a way");
	if (review->small)
		return;
	table = review_table(review, section, "summary-moved", "Who moved");
	table->sheet = "Summary";
	document_column(review->document, table, "moved", KIND_TEXT);
	document_column(review->document, table, "students", KIND_COUNT);
	document_column(review->document, table, "share", KIND_SHARE);
	for (size_t i = 0; i < WAY_COUNT; i++) {
		document_text(review->document, table, names[i]);
		document_number(table,
			(double)review->set->figures.ways[i]);
		review_share(review, table, review->set->figures.ways[i],
			review->set->seat_count);
	}
	document_note(review->document, table, "From where a student stood "
		"at the start, or in the first cluster after it, to where "
		"they stand at the end; a student of two classes counts in "
		"each.");
}

void review_summary(const struct review *review)
{
	struct topics topics = {
		.review = review,
		.section = document_section(review->document, "summary",
			"In short"),
	};

	say_ways(review, topics.section);
	add_stuck(&topics);
	add_overdue(&topics);
	add_core(&topics);
	add_objective(&topics);
	add_unseen(&topics);
	if (!topics.count)
		document_say(review->document, topics.section,
			"Nothing stands out to talk about.");
	write_ways(review, topics.section);
}
