/* SPDX-License-Identifier: MIT */
/* Check-ins as results of a OneRoster gradebook. */
#include "base/text.h"
#include "export.h"

static bool read_id(const struct call *call, const char *flag,
	const char **id, struct error *err)
{
	*id = call_value(call, flag);
	if (!*id)
		return error_set(err, ERROR_USAGE, "oneroster wants to know "
			"where the results belong: say --class-id, --school-id "
			"and --session-id, the sourcedIds of the class, its "
			"school and its term");
	return oneroster_write_is_id(*id) || error_set(err, ERROR_USAGE,
		"--%s %s: a sourcedId is of letters, digits and . / @ _ -",
		flag, *id);
}

bool export_oneroster(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	const struct call *call = exporting->call;
	struct oneroster_gradebook gradebook = { 0 };
	struct export_results results;

	if (!call_has(call, "to"))
		return error_set(err, ERROR_USAGE, "a zip is no text: say "
			"--to FILE.zip");
	if (!read_id(call, "class-id", &gradebook.class_id, err) ||
	    !read_id(call, "school-id", &gradebook.school_id, err) ||
	    !read_id(call, "session-id", &gradebook.session_id, err) ||
	    !export_results_read(exporting->session, &exporting->scope,
	    &results, err))
		return false;
	gradebook.category_id = results.category_id;
	gradebook.modified = results.item_count ? results.modified :
		session_now(exporting->session);
	gradebook.items = results.items;
	gradebook.item_count = results.item_count;
	gradebook.results = results.results;
	gradebook.result_count = results.result_count;
	oneroster_write(out, &gradebook);
	exporting->rows = results.result_count;
	exporting->noun = "result";
	export_say_left_out(exporting, results.unknown, "student",
		"whose number is no sourcedId");
	export_results_release(&results);
	return true;
}
