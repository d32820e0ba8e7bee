/* SPDX-License-Identifier: MIT */
/* Room, learners, segments, signals and seats, in one go. */
#include "app/segments.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

bool segmentation_of(struct segmentation *segmentation,
	struct session *session, const struct room *room, struct error *err)
{
	size_t count;

	*segmentation = (struct segmentation){ .room = room };
	if (!store_learners(session->store, session->class_id,
	    room->facts.now, &segmentation->learners, err) ||
	    !store_segments(session->store, session->class_id,
	    room->facts.now, &segmentation->arena, &segmentation->segments,
	    &segmentation->version, err))
		return false;
	count = room->facts.student_count;
	segmentation->signals = arena_new(&segmentation->arena, count + 1,
		sizeof(*segmentation->signals));
	segmentation->seats = arena_new(&segmentation->arena, count + 1,
		sizeof(*segmentation->seats));
	signals_read(room->engine, &room->facts, &segmentation->learners,
		segmentation->signals);
	segment_seat_class(&segmentation->segments, segmentation->signals,
		&room->facts, &segmentation->learners, segmentation->seats);
	return true;
}

bool segmentation_read(struct segmentation *segmentation,
	struct session *session, struct error *err)
{
	const struct room *room = session_room(session, err);

	*segmentation = (struct segmentation){ .room = room };
	return room && segmentation_of(segmentation, session, room, err);
}

void segmentation_release(struct segmentation *segmentation)
{
	learners_release(&segmentation->learners);
	arena_release(&segmentation->arena);
	*segmentation = (struct segmentation){ .room = NULL };
}

static bool refuse_name(const struct segments *segments, const char *typed,
	struct error *err)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < segments->count; i++)
		buf_addf(&names, "%s%s", !i ? "" : i + 1 < segments->count
			? ", " : " and ", segments->items[i].name);
	error_set(err, ERROR_NOT_FOUND, "\"%s\" is no segment of the class; "
		"there are %s", typed, buf_text(&names));
	buf_release(&names);
	return false;
}

bool segments_named(const struct segments *segments, const char *typed,
	size_t *segment, struct error *err)
{
	const struct segment *exact = segments_find(segments, typed);
	struct buf folded = BUF_INIT;
	size_t found = 0;

	if (exact) {
		*segment = (size_t)(exact - segments->items);
		return true;
	}
	text_fold(&folded, typed);
	for (size_t i = 0; folded.len && i < segments->count; i++) {
		if (strncmp(segments->items[i].name, folded.data, folded.len))
			continue;
		*segment = i;
		found++;
	}
	buf_release(&folded);
	return found == 1 || refuse_name(segments, typed, err);
}

size_t segmentation_count(const struct segmentation *segmentation,
	size_t segment)
{
	size_t count = 0;

	for (size_t i = 0; i < segmentation->room->facts.student_count; i++)
		count += segmentation->seats[i].segment == segment;
	return count;
}

static int64_t days_since(const struct facts *facts, civil when)
{
	return date_day(facts->now) - date_day(when);
}

struct segmentation_due segmentation_due(
	const struct segmentation *segmentation, size_t student)
{
	const struct facts *facts = &segmentation->room->facts;
	const struct segment_mark *mark = segmentation->seats[student].mark;
	const struct profile *profile = learners_profile(
		&segmentation->learners, facts->students[student].id);
	int days = cadence_days(facts->policy.cadence);
	struct segmentation_due due = {
		.reviewed = mark ? mark->when : CIVIL_NEVER,
		.profiled = profile ? profile->made : CIVIL_NEVER
	};

	due.segment = days && (!mark || days_since(facts, mark->when) >= days);
	due.profile = !profile || days_since(facts, profile->made) >
		facts->policy.profile_days;
	return due;
}
