/* SPDX-License-Identifier: MIT */
/* checkin share: notes that were private are for all from here on. */
#include "app/checkin.h"

#include "app/wording.h"
#include "base/mem.h"
#include "base/number.h"
#include "format.h"
#include "table.h"

static bool read_ids(const struct call *call, int64_t *ids, struct error *err)
{
	for (size_t i = 0; i < call->count; i++) {
		if (!number_parse_int(call->operands[i], &ids[i]) ||
		    ids[i] <= 0)
			return error_set(err, ERROR_USAGE, "\"%s\" is no "
				"number of a check-in: \"homeroom checkin "
				"list\" shows them", call->operands[i]);
	}
	return true;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	bool is_all = call_has(call, "all");
	int64_t *ids;
	size_t count;
	bool done;

	if (is_all == (call->count > 0))
		return error_set(err, ERROR_USAGE, "which notes? Name their "
			"check-ins, as \"homeroom checkin list\" numbers "
			"them, or say --all");
	ids = mem_new(call->count + 1, sizeof(*ids));
	done = read_ids(call, ids, err) &&
		checkin_share(session, ids, call->count, &count, err);
	mem_free(ids);
	if (!done)
		return false;
	wording_count(out, count, "note");
	buf_adds(out, count ? " can be seen by all now.\n" :
		": there was nothing private.\n");
	return true;
}

static const struct flag flags[] = {
	{ "all", NULL, "every note of yours in the class" },
	{ NULL, NULL, NULL }
};

const struct command cmd_checkin_share = {
	.name = "checkin share",
	.operands = "[ID...]",
	.summary = "show notes to all that were private",
	.details =
		"A note is private where it was logged with --private, or in a class\n"
		"that somebody else made. Others see the check-in, and that it has a\n"
		"note, but not what it says. This is a courtesy among people who\n"
		"share a store, and no lock: whoever may read the file may read it.",
	.flags = flags,
	.at_most = -1,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run,
};
