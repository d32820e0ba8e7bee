/* SPDX-License-Identifier: MIT */
/* What is said of a learner: profiles, own checks, marks; and the segments. */
#include "store/learners.h"
#include "writing.h"

/* A yes or no; NULL is unsaid. */
static struct value answered(enum answer answer)
{
	return answer == ANSWER_UNSAID ? value_text(NULL) :
		value_int(answer == ANSWER_YES);
}

static struct value worded(const char *name)
{
	return value_text(*name ? name : NULL);
}

bool change_profile(struct change *change, const struct profile *profile,
	struct error *err)
{
	const enum answer *ready = profile->ready;

	return profile_check(profile, err) &&
		writing_student(change, profile->student, err) &&
		query_run(change->store, "INSERT INTO profile(class_id, id, "
			"student_id, goal, stuck, help, outcome, proof, "
			"skill, confidence, can_parts, knows_next, "
			"goes_alone, has_means, wants, tier, orientation, "
			"said, made_by) VALUES (?1, (SELECT coalesce(max(id), 0) + "
			"1 FROM profile WHERE class_id = ?1), ?2, ?3, ?4, ?5, "
			"?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
			"?17, ?18)",
			VALUES(value_int(change->class_id),
				value_int(profile->student),
				value_text(profile->goal),
				value_text(profile->stuck),
				value_text(profile->help),
				value_text(profile->outcome),
				value_text(profile->proof),
				value_known(profile->has_skill,
					profile->skill),
				value_id(profile->confidence),
				answered(ready[READY_PARTS]),
				answered(ready[READY_NEXT]),
				answered(ready[READY_ALONE]),
				answered(ready[READY_MEANS]),
				value_id(profile->wants),
				value_id(profile->tier),
				worded(orientation_name(profile->orientation)),
				value_id(profile->made),
				value_int(change->id)), err);
}

bool change_selfcheck(struct change *change,
	const struct selfcheck *selfcheck, struct error *err)
{
	return selfcheck_check(selfcheck, err) &&
		writing_student(change, selfcheck->student, err) &&
		query_run(change->store, "INSERT INTO selfcheck(class_id, id, "
			"student_id, reach, way, help, sure, made_by) VALUES "
			"(?1, (SELECT coalesce(max(id), 0) + 1 FROM selfcheck "
			"WHERE class_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)",
			VALUES(value_int(change->class_id),
				value_int(selfcheck->student),
				value_text(selfcheck->reach),
				value_text(selfcheck->way),
				value_text(selfcheck->help),
				value_id(selfcheck->sure),
				value_int(change->id)), err);
}

bool change_segment_mark(struct change *change,
	const struct segment_mark *mark, struct error *err)
{
	return segment_mark_check(mark, err) &&
		writing_student(change, mark->student, err) &&
		query_run(change->store, "INSERT INTO segment_mark(class_id, "
			"id, student_id, segment, by_hand, why, made_by) "
			"VALUES (?1, (SELECT coalesce(max(id), 0) + 1 FROM "
			"segment_mark WHERE class_id = ?1), ?2, ?3, ?4, ?5, "
			"?6)",
			VALUES(value_int(change->class_id),
				value_int(mark->student),
				value_text(mark->segment),
				value_int(mark->by_hand),
				value_text(mark->why),
				value_int(change->id)), err);
}

bool change_segments(struct change *change, const struct segments *segments,
	struct error *err)
{
	struct buf text = BUF_INIT;
	bool done;

	if (!segments_check(segments, err) || !writing_class(change, err))
		return false;
	segments_write(segments, &text);
	done = query_run(change->store, "INSERT INTO segments(class_id, "
		"version, text, made_by) VALUES (?1, (SELECT "
		"coalesce(max(version), 0) + 1 FROM segments WHERE class_id = "
		"?1), ?2, ?3)",
		VALUES(value_int(change->class_id),
			value_text(buf_text(&text)), value_int(change->id)),
		err);
	buf_release(&text);
	return done;
}
