/* SPDX-License-Identifier: MIT */
/* Writes a document that has one of everything: as a page for a browser to look
 * at, or as bytes for whoever draws it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "report/forms.h"

#define WEEKS 12
#define STUCK 5
#define LEARNERS 90
#define SEEN ((civil)20790 * CIVIL_DAY) /* 2026-12-03 */

static const char *const clusters[] = {
	"reteach", "practice", "extend", "intervene"
};

static void add_flow(struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		"flow", "Flow between clusters by week");

	table->picture = PICTURE_FLOW;
	table->sheet = "Movement";
	document_column(document, table, "week", KIND_COUNT);
	document_column(document, table, "from", KIND_TEXT);
	document_column(document, table, "to", KIND_TEXT);
	document_column(document, table, "students", KIND_COUNT);
	for (size_t i = 0; i < WEEKS * ARRAY_LEN(clusters); i++) {
		size_t from = i % ARRAY_LEN(clusters);

		document_number(table, (double)(i / ARRAY_LEN(clusters)));
		document_text(document, table, clusters[from]);
		document_text(document, table, clusters[(from + i) %
			ARRAY_LEN(clusters)]);
		document_number(table, (double)(1 + i % 5));
	}
}

static void add_stuck(struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		"stuck", "Stuck");

	table->picture = PICTURE_LINES;
	document_note(document, table, "In reteach for four weeks or more.");
	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "weeks", KIND_NUMBER);
	document_column(document, table, "scores", KIND_STRIP);
	document_column(document, table, "tried", KIND_TEXT);
	for (size_t i = 0; i < STUCK; i++) {
		double scores[WEEKS];

		for (size_t j = 0; j < WEEKS; j++)
			scores[j] = j % 5 == 3 ? NAN :
				(double)((j * 7 + i) % 9) / 9;
		document_text(document, table, i % 2 ? "José Álvarez" :
			"王小明");
		document_number(table, 4.5 + (double)i)->opens = "names";
		document_strip(document, table, scores, WEEKS);
		document_text(document, table, "two short sessions a week "
			"with worked examples, and nothing else as yet");
	}
}

static void add_heat(struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		"heat", "Scores by week");

	table->picture = PICTURE_HEAT;
	table->sheet = "Heat map";
	document_column(document, table, "student", KIND_TEXT);
	for (size_t j = 0; j < WEEKS; j++) {
		struct buf name = BUF_INIT;

		buf_addf(&name, "w%zu", j + 1);
		document_column(document, table, buf_text(&name), KIND_SHARE);
		buf_release(&name);
	}
	for (size_t i = 0; i < STUCK; i++) {
		document_text(document, table, "Ana Brandt");
		for (size_t j = 0; j < WEEKS; j++)
			document_number(table, (double)((i + j) % 11) / 10);
	}
}

static void add_learner(struct document *document,
	struct document_table *table, const char *name, civil seen, double share)
{
	document_text(document, table, name);
	document_date(table, seen);
	document_number(table, share);
	document_withheld(table);
}

static void add_roster(struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		"roster", "Everyone");

	table->sheet = "Roster";
	table->small = 5;
	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "last seen", KIND_DATE);
	document_column(document, table, "score", KIND_SHARE);
	document_column(document, table, "moves", KIND_COUNT);
	add_learner(document, table, "José Álvarez", SEEN, 0.625);
	add_learner(document, table, "王小明", SEEN + CIVIL_DAY, 1);
	add_learner(document, table, "محمد علي", CIVIL_NEVER, NAN);
	for (size_t i = 0; i < LEARNERS; i++) {
		struct buf name = BUF_INIT;

		buf_addf(&name, "Learner %zu", i + 1);
		add_learner(document, table, buf_text(&name), SEEN, 0.5);
		buf_release(&name);
	}
}

static void add_weeks(struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		"weeks", "Median weeks to leave");

	table->picture = PICTURE_BARS;
	table->sheet = "Movement";
	document_note(document, table, "Of those who left.");
	document_column(document, table, "cluster", KIND_TEXT);
	document_column(document, table, "weeks", KIND_NUMBER);
	for (size_t i = 0; i < ARRAY_LEN(clusters); i++) {
		document_text(document, table, clusters[i]);
		document_number(table, 1.5 * (double)(i + 1));
	}
}

static void add_names(struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		"names", "Who they are");

	table->is_detail = true;
	document_column(document, table, "student", KIND_TEXT);
	document_text(document, table, "Zoë Novak");
}

int main(int argc, char **argv)
{
	struct document document;
	struct document_section *section;
	struct buf out = BUF_INIT;

	document_init(&document, "Term review: Period 3 Algebra 1",
		"28 learners, 1 Sep to 5 Dec 2026");
	section = document_section(&document, "summary", "In short");
	document_say(&document, section, "%d moved up.", 14);
	section = document_section(&document, "flow-of", "Who moved");
	add_flow(&document, section);
	section = document_section(&document, "time", "Time in cluster");
	add_stuck(&document, section);
	add_heat(&document, section);
	add_names(&document, section);
	add_weeks(&document, section);
	add_roster(&document, section);
	if (argc > 1 && !strcmp(argv[1], "bytes"))
		form_bytes(&out, &document);
	else
		form_html(&out, &document);
	fputs(buf_text(&out), stdout);
	buf_release(&out);
	document_release(&document);
	return 0;
}
