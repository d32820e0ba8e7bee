/* SPDX-License-Identifier: MIT */
#include "import_whose.h"

#include "import_problem.h"
#include "roll.h"

/* So many may leave at once, or one in so many, without a question. */
#define MISSING_MAX 2
#define MISSING_PART 10
#define MISSING_NAMED 20

struct whose {
	const struct import_match *match;
	const struct import_options *options;
	struct import_report *report;
};

static size_t count_enrolled(const struct roll *roll)
{
	size_t count = 0;

	for (size_t i = 0; i < roll->count; i++)
		count += !roll->students[i].withdrawn;
	return count;
}

/* A dry run goes on, and tells at its end. */
static bool stop(const struct whose *whose, struct error *err)
{
	if (!whose->options->dry_run)
		return error_where(err, "%s", whose->options->file);
	import_problem_add(whose->report, IMPORT_REFUSED, 0, NULL, err->text);
	error_clear(err);
	return true;
}

static bool is_missing(const struct whose *whose, size_t place)
{
	return whose->match->rows[place] == ROLL_NONE &&
		!whose->match->roll->students[place].withdrawn;
}

static void write_missing(const struct whose *whose, struct buf *out)
{
	size_t count = 0;

	for (size_t i = 0; i < whose->match->roll->count; i++) {
		if (!is_missing(whose, i))
			continue;
		if (count < MISSING_NAMED)
			buf_addf(out, "%s%.30s", count ? ", " : "",
				whose->match->roll->students[i].name);
		count++;
	}
	if (count > MISSING_NAMED)
		buf_addf(out, " and %zu more", count - MISSING_NAMED);
}

static bool refuse_missing(const struct whose *whose, size_t missing,
	size_t enrolled, struct error *err)
{
	struct buf names = BUF_INIT;

	write_missing(whose, &names);
	error_set(err, ERROR_CONFLICT, "%zu of the class's %zu students are "
		"not in this file (%s): --withdraw-missing withdraws them, "
		"--keep-missing keeps them", missing, enrolled,
		buf_text(&names));
	buf_release(&names);
	return stop(whose, err);
}

/* The answers to a form, or a list that was cut off, is hardly the class's:
 * who would be withdrawn is said before it is done. A school's set says it
 * of the whole school, and is believed as long as most are there. */
static bool check_is_this_class(const struct whose *whose,
	struct error *err)
{
	size_t enrolled = count_enrolled(whose->match->roll), missing = 0;

	if (whose->match->roster->is_delta || whose->options->keep_missing ||
	    whose->options->withdraw_missing)
		return true;
	for (size_t i = 0; i < whose->match->roll->count; i++)
		missing += is_missing(whose, i);
	if (2 * missing > enrolled) {
		error_set(err, ERROR_CONFLICT, "only %zu of the class's %zu "
			"students are in this file: --withdraw-missing "
			"withdraws the others, --keep-missing keeps them, and "
			"\"homeroom class add\" makes a class if this is "
			"another one's list", enrolled - missing, enrolled);
		return stop(whose, err);
	}
	return whose->match->roster->has_ids || missing <= MISSING_MAX ||
		MISSING_PART * missing <= enrolled ||
		refuse_missing(whose, missing, enrolled, err);
}

/* Called otherwise, not only in part. */
static bool is_stranger(const struct whose *whose, size_t row)
{
	const char *name = whose->match->roster->rows[row].name;
	size_t place = whose->match->places[row];

	return name && place != ROLL_NONE && !roll_shares_word(name,
		whose->match->roll->students[place].name);
}

/* Numbers that begin at 1 in every list make one class of another. */
static bool check_names(const struct whose *whose, struct error *err)
{
	size_t known = 0, strangers = 0, last = 0;

	for (size_t i = 0; i < whose->match->roster->count; i++) {
		known += whose->match->places[i] != ROLL_NONE;
		if (is_stranger(whose, i)) {
			strangers++;
			last = i;
		}
	}
	if (strangers < 2 || 2 * strangers <= known ||
	    whose->options->rename)
		return true;
	error_set(err, ERROR_CONFLICT, "line %zu: %.60s is %.60s "
		"here, and %zu of the %zu whom it knows have other names: is "
		"it another class's list? --rename takes its names, "
		"\"homeroom class add\" makes a class",
		whose->match->roster->rows[last].line, whose->match->roster->rows[last].name,
		whose->match->roll->students[whose->match->places[last]].name,
		strangers, known);
	return stop(whose, err);
}

bool import_whose_check(const struct import_match *match,
	const struct import_options *options, struct import_report *report,
	struct error *err)
{
	const struct whose whose = {
		.match = match,
		.options = options,
		.report = report,
	};

	return check_is_this_class(&whose, err) && check_names(&whose, err);
}
