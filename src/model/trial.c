/* SPDX-License-Identifier: MIT */
/* What a trial must have to say anything. */
#include "model/trial.h"

#include "base/text.h"
#include "said.h"

static bool check_arms(const struct trial *trial, struct error *err)
{
	if (text_is_blank(trial->name))
		return error_set(err, ERROR_INVALID, "the trial has no name: "
			"give it one");
	if (text_is_blank(trial->arms[0]) || text_is_blank(trial->arms[1]))
		return error_set(err, ERROR_INVALID, "a trial has two arms: "
			"say what each of them does");
	return !text_equal_folded(trial->arms[0], trial->arms[1]) ||
		error_set(err, ERROR_INVALID, "both arms do the same, so that "
			"nothing could be told: say what differs");
}

static bool is_earlier(const struct trial *trial, size_t place)
{
	for (size_t i = 0; i < place; i++) {
		if (trial->members[i].student == trial->members[place].student)
			return true;
	}
	return false;
}

static bool check_members(const struct trial *trial, struct error *err)
{
	size_t counts[TRIAL_ARMS] = { 0 };

	for (size_t i = 0; i < trial->member_count; i++) {
		const struct trial_member *member = &trial->members[i];

		if (member->arm < 0 || member->arm >= TRIAL_ARMS ||
		    member->stratum < 0 || is_earlier(trial, i))
			return error_set(err, ERROR_INVALID, "a student is in "
				"one arm of a trial, once");
		if (!said_share("the level before", true, member->before, err))
			return false;
		counts[member->arm]++;
	}
	return !trial->member_count || (counts[0] && counts[1]) || error_set(
		err, ERROR_INVALID, "an arm of the trial would have nobody: "
		"take in two students or more");
}

bool trial_check(const struct trial *trial, struct error *err)
{
	return check_arms(trial, err) && said_texts(SAID(
			{ "the name", trial->name },
			{ "an arm", trial->arms[0] },
			{ "an arm", trial->arms[1] },
			{ "the reason", trial->reason }), err) &&
		(trial->until > trial->starts || error_set(err, ERROR_INVALID,
			"the trial would be over before it began: give a "
			"later day")) &&
		check_members(trial, err);
}
