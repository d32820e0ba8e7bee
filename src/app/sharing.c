/* SPDX-License-Identifier: MIT */
/* Notes that are their author's until the author shares them. */
#include "app/checkin.h"

#include <inttypes.h>
#include <string.h>

#include "app/wording.h"

bool checkin_may_note(const struct checkin *checkin, struct error *err)
{
	return !checkin->is_private || checkin->note ||
		error_set(err, ERROR_INVALID, "the note there is %s's own and "
			"not shared yet: write yours with a check-in of your "
			"own", checkin->author);
}

static bool share(struct change *change, const struct checkin *checkin,
	struct error *err)
{
	struct checkin shared = *checkin;
	int64_t id;

	shared.is_private = false;
	return change_checkin_edit(change, &shared, &id, err);
}

static bool is_own(const struct session *session,
	const struct checkin *checkin)
{
	return checkin->is_private &&
		strcmp(checkin->author, session->author) == 0;
}

static bool share_all(struct session *session, struct change *change,
	const struct facts *facts, size_t *count, struct error *err)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		if (!is_own(session, &facts->checkins[i]))
			continue;
		if (!share(change, &facts->checkins[i], err))
			return false;
		++*count;
	}
	return true;
}

static bool share_one(struct session *session, struct change *change,
	const struct facts *facts, int64_t id, size_t *count,
	struct error *err)
{
	const struct checkin *checkin = facts_checkin(facts, id);

	if (!checkin)
		return error_set(err, ERROR_NOT_FOUND, "there is no check-in "
			"%" PRId64 " in this class: \"homeroom checkin list\" "
			"shows them", id);
	if (checkin->is_private && !is_own(session, checkin))
		return error_set(err, ERROR_INVALID, "the note of check-in %"
			PRId64 " is %s's: only they can share it", id,
			checkin->author);
	*count += checkin->is_private;
	return !checkin->is_private || share(change, checkin, err);
}

static bool share_notes(struct session *session, struct change *change,
	const int64_t *ids, size_t id_count, size_t *count, struct error *err)
{
	struct facts facts;
	struct buf detail = BUF_INIT;
	bool done = session_facts(session, &facts, err);

	if (!done)
		return false;
	if (!id_count)
		done = share_all(session, change, &facts, count, err);
	for (size_t i = 0; done && i < id_count; i++)
		done = share_one(session, change, &facts, ids[i], count, err);
	wording_count(&detail, *count, "note");
	change_set_detail(change, 0, buf_text(&detail));
	buf_release(&detail);
	facts_release(&facts);
	return done;
}

bool checkin_share(struct session *session, const int64_t *ids,
	size_t id_count, size_t *count, struct error *err)
{
	struct change *change = session_begin(session, "checkin share", NULL,
		err);
	bool done;

	*count = 0;
	if (!change)
		return false;
	done = share_notes(session, change, ids, id_count, count, err);
	if (!done || *count)
		return session_end(session, change, done, err);
	change_abandon(change);
	return true;
}
