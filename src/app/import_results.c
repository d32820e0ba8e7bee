/* SPDX-License-Identifier: MIT */
/*
 * The gradebook of a OneRoster set, as a file of scores. What homeroom wrote
 * itself, and nobody has changed since, is known by its ids: a level or many
 * check-ins are one percent there, and would not come back as they were.
 */
#include <math.h>
#include <string.h>

#include "app/export.h"
#include "app/import.h"
#include "base/number.h"
#include "base/text.h"
#include "exchange/results.h"
#include "import_roster.h"
#include "lookup.h"

#define CLASSES_NAMED 10
#define SECTION_KEY "oneroster"
/* What is written has so many decimals. */
#define SAME 0.005

static bool is_near(const char *text, double number)
{
	double read;

	return number_parse(text, &read) &&
		isless(fabs(read - number), SAME);
}

static const struct oneroster_item *find_item(const struct export_results *own,
	const char *id)
{
	for (size_t i = 0; i < own->item_count; i++) {
		if (!strcmp(own->items[i].id, id))
			return &own->items[i];
	}
	return NULL;
}

/* Rows that say what they would say if they were written now. */
static size_t drop_known(struct results *results,
	const struct export_results *own)
{
	struct lookup ids = LOOKUP_INIT;
	size_t known = 0;

	for (size_t i = 0; i < own->result_count; i++)
		lookup_put_text(&ids, own->results[i].id, i);
	for (size_t i = 0; i < results->count; i++) {
		struct results_row *row = &results->rows[i];
		const size_t *at = lookup_find_text(&ids, row->id);
		const struct oneroster_item *item = at ?
			find_item(own, own->results[*at].item) : NULL;

		if (!item || own->results[*at].is_gone ||
		    strcmp(item->id, row->item) != 0 ||
		    !is_near(row->score, own->results[*at].score) ||
		    !is_near(row->most, item->most))
			continue;
		row->line = 0;
		known++;
	}
	lookup_release(&ids);
	return known;
}

static bool has_class(const struct results *results, const char *id)
{
	for (size_t i = 0; i < results->count; i++) {
		if (text_equal(results->rows[i].class_id, id))
			return true;
	}
	return false;
}

/* The classes there are, each once. */
static size_t list_classes(const struct results *results, struct buf *list,
	const char **only)
{
	struct lookup met = LOOKUP_INIT;
	size_t count = 0;

	for (size_t i = 0; i < results->count; i++) {
		const char *id = results->rows[i].class_id;

		if (*lookup_put_text(&met, id, i) != i)
			continue;
		*only = id;
		if (count < CLASSES_NAMED)
			buf_addf(list, "%s%.60s", count ? ", " : "", id);
		count++;
	}
	if (count > CLASSES_NAMED)
		buf_addf(list, ", and %zu more", count - CLASSES_NAMED);
	lookup_release(&met);
	return count;
}

static bool choose_class(const struct results *results, const char *said,
	const char *known, const char **id, struct error *err)
{
	struct buf list = BUF_INIT;
	size_t count = list_classes(results, &list, id);
	bool done = true;

	if (said || (known && count > 1 && has_class(results, known)))
		*id = said ? said : known;
	if (said && count && !has_class(results, said))
		done = error_set(err, ERROR_NOT_FOUND, "no class in it that "
			"has results is %s: there are %s", said,
			buf_text(&list));
	else if (!said && count > 1 && *id != known)
		done = error_set(err, ERROR_CONFLICT, "there are results of "
			"%zu classes in it: say which one is this with "
			"--section: %s", count, buf_text(&list));
	buf_release(&list);
	return done;
}

static bool prepare(struct session *session, struct results *results,
	const struct import_options *options, size_t *known,
	struct error *err)
{
	const struct export_scope scope = {
		.since = CIVIL_NEVER,
		.until = CIVIL_NEVER,
		.with_withdrawn = true,
		.with_private = true,
	};
	struct arena arena = ARENA_INIT;
	struct export_results own;
	const char *section;
	const char *id = NULL;
	bool done = import_section(session, session->class_id, SECTION_KEY,
		&arena, &section, err);

	if (done && !choose_class(results, options->section, section, &id,
	    err))
		done = error_where(err, "%s", options->file);
	for (size_t i = 0; done && i < results->count; i++) {
		if (!text_equal(results->rows[i].class_id, id))
			results->rows[i].line = 0;
	}
	if (done)
		done = export_results_read(session, &scope, &own, err);
	if (done) {
		*known = drop_known(results, &own);
		export_results_release(&own);
	}
	arena_release(&arena);
	return done;
}

static void tell(struct import_report *report, const struct results *results,
	size_t known)
{
	report->unchanged += known;
	if (results->deleted)
		buf_addf(&report->notice, "%s%zu %s said to be deleted and "
			"left out", report->notice.len ? "; " : "",
			results->deleted, results->deleted == 1 ?
			"result is" : "results are");
}

bool import_results(struct session *session, const struct set *set,
	const struct import_options *options, struct import_report *report,
	struct error *err)
{
	struct source_bytes bytes = { .len = 0 };
	struct buf table = BUF_INIT;
	struct results results;
	size_t known = 0;
	bool done;

	*report = (struct import_report){ 0 };
	if (!results_read(&results, set, err))
		return error_where(err, "%s", options->file);
	done = prepare(session, &results, options, &known, err);
	if (done) {
		results_write_table(&results, &table);
		bytes.bytes = buf_text(&table);
		bytes.len = table.len;
		done = import_scores(session, source_of_bytes(&bytes), options,
			report, err);
		tell(report, &results, known);
		if (!done && err->code == ERROR_NOT_FOUND)
			session_say(session, "%s: " ROSTER_LEARN_IDS,
				options->file);
	}
	buf_release(&table);
	results_release(&results);
	return done;
}
