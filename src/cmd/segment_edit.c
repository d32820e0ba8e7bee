/* SPDX-License-Identifier: MIT */
/* segment define, add, drop and reset: the segments are the teacher's. */
#include <string.h>

#include "app/segments.h"
#include "base/text.h"
#include "format.h"
#include "table.h"

#define FIELD_FLAGS \
	{ "when", "RULE", "who is in it: \"level < 70% or help >= 50%\"" }, \
	{ "sentence", "TEXT", "what it is, in one sentence" }, \
	{ "need", "TEXT", "what those in it need" }, \
	{ "tier", "N", "1 self-directed, 2 group, 3 one-to-one" }, \
	{ "format", "TEXT", "how they work: \"pairs with an answer key\"" }, \
	{ "pathway", "TENTHS", "of the time for orientation, practice, " \
		"feedback and application: \"2 5 2 1\"" }, \
	{ "step1", "TEXT", "what they do first" }, \
	{ "step2", "TEXT", "second" }, \
	{ "step3", "TEXT", "third" }, \
	{ "example", "TEXT", "an outcome by which one sees that it worked" }, \
	{ "strategy", "TEXT", "of the plan that is suggested" }, \
	{ "weeks", "N", "that the plan takes" }, \
	{ "sessions", "N", "of the plan, a week" }

/* The segments of the class, about to be others. */
struct edit {
	struct arena arena;
	struct segments segments;
};

static bool edit_begin(struct edit *edit, struct session *session,
	struct error *err)
{
	int64_t version;

	*edit = (struct edit){ 0 };
	return store_segments(session->store, session->class_id,
		session_now(session), &edit->arena, &edit->segments, &version,
		err);
}

static bool overlay(struct edit *edit, size_t place, const struct call *call,
	struct error *err)
{
	for (size_t i = 0; segment_keys[i]; i++) {
		const char *value = call_value(call, segment_keys[i]);

		if (value && !segment_set(&edit->segments.items[place],
		    &edit->arena, segment_keys[i], value, err))
			return error_where(err, "--%s", segment_keys[i]);
	}
	return true;
}

static bool keep(struct change *change, const struct edit *edit,
	const char *detail, struct error *err)
{
	if (!segments_check(&edit->segments, err) ||
	    !change_segments(change, &edit->segments, err))
		return false;
	change_set_detail(change, 0, detail);
	return true;
}

static void write_segment(struct buf *out, const struct segments *segments,
	size_t place)
{
	const struct segment *segment = &segments->items[place];

	buf_addf(out, "%s: %s\n  when: ", segment->name, segment->sentence);
	if (segment->condition_count)
		segment_write_rule(out, segment);
	else
		buf_adds(out, "no other rule holds");
	buf_addc(out, '\n');
}

static bool define(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct edit edit;
	size_t place = 0;
	bool done = edit_begin(&edit, session, err) &&
		segments_named(&edit.segments, call->operands[0], &place,
			err) &&
		(call->flag_count || error_set(err, ERROR_USAGE, "what is it? "
			"Say --when, --sentence or another of its fields")) &&
		overlay(&edit, place, call, err) &&
		keep(change, &edit, edit.segments.items[place].name, err);

	if (done)
		write_segment(out, &edit.segments, place);
	arena_release(&edit.arena);
	return done;
}

static const struct flag define_flags[] = {
	FIELD_FLAGS,
	{ NULL, NULL, NULL }
};

const struct command cmd_segment_define = {
	.name = "segment define",
	.operands = "SEGMENT",
	.summary = "say what a segment is and is given; what is not said stays",
	.details =
		"A rule is made of signals: days (class days since the last check-in),\n"
		"weekly, checkins, level, gain, steady, help, response, sure, done,\n"
		"quality, skill, ready, and for blocked alone block. Each is held\n"
		"against a limit by < or >= (or \"below\" and \"from\"), or is unknown.\n"
		"\"and\" binds before \"or\". The first rule that holds is taken.",
	.flags = define_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_SEGMENT,
	.needs = NEEDS_CLASS,
	.write = define,
};

/* Before the one that is named, else before the last, which takes the rest;
 * what blocks is asked first. */
static bool find_place(const struct edit *edit, const struct call *call,
	size_t *place, struct error *err)
{
	const char *before = call_value(call, "before");

	if (before)
		return segments_named(&edit->segments, before, place, err);
	*place = text_equal(call->operands[0], SEGMENT_BLOCKED) ? 0 :
		edit->segments.count - 1;
	return true;
}

static bool insert(struct edit *edit, const struct call *call, size_t *place,
	struct error *err)
{
	struct segments *segments = &edit->segments;

	if (segments->count == SEGMENTS_MOST)
		return error_set(err, ERROR_INVALID, "there are %d segments "
			"already: nobody teaches more groups each in its own "
			"way; \"homeroom segment drop NAME\" takes one away",
			SEGMENTS_MOST);
	if (!segment_check_name(call->operands[0], err) ||
	    !find_place(edit, call, place, err))
		return false;
	memmove(&segments->items[*place + 1], &segments->items[*place],
		(segments->count++ - *place) * sizeof(*segments->items));
	segment_init(&segments->items[*place], arena_strdup(&edit->arena,
		call->operands[0]));
	return overlay(edit, *place, call, err);
}

static bool add(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct edit edit;
	size_t place;
	bool done = edit_begin(&edit, session, err) &&
		insert(&edit, call, &place, err) &&
		keep(change, &edit, call->operands[0], err);

	if (done)
		write_segment(out, &edit.segments, place);
	arena_release(&edit.arena);
	return done;
}

static const struct flag add_flags[] = {
	FIELD_FLAGS,
	{ "before", "SEGMENT", "the one whose rule is asked next; else the "
		"last" },
	{ NULL, NULL, NULL }
};

const struct command cmd_segment_add = {
	.name = "segment add",
	.operands = "NAME",
	.summary = "make a segment; it needs --when and --sentence",
	.details =
		"Three to five segments: more groups than one can teach differently\n"
		"are none, and one that cannot be said in a sentence is none either.",
	.flags = add_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_CLASS,
	.write = add,
};

/* Who was asked last takes the rest, and has no rule. */
static bool take_out(struct edit *edit, size_t place, struct error *err)
{
	struct segments *segments = &edit->segments;

	if (segments->count == SEGMENTS_LEAST)
		return error_set(err, ERROR_INVALID, "there are only %d "
			"segments: with fewer a class is hardly told apart",
			SEGMENTS_LEAST);
	segments->count--;
	memmove(&segments->items[place], &segments->items[place + 1],
		(segments->count - place) * sizeof(*segments->items));
	segments->items[segments->count - 1].condition_count = 0;
	return true;
}

static bool drop(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct edit edit;
	const char *name = NULL;
	bool was_last = false;
	size_t place;
	bool done = edit_begin(&edit, session, err) && segments_named(
		&edit.segments, call->operands[0], &place, err);

	if (done) {
		name = edit.segments.items[place].name;
		was_last = place + 1 == edit.segments.count;
		done = take_out(&edit, place, err) &&
			keep(change, &edit, name, err);
	}
	if (done) {
		buf_addf(out, "%s is no more", name);
		if (was_last)
			buf_addf(out, "; %s takes the rest now",
				edit.segments.items[edit.segments.count - 1]
				.name);
		buf_addc(out, '\n');
	}
	arena_release(&edit.arena);
	return done;
}

const struct command cmd_segment_drop = {
	.name = "segment drop",
	.operands = "SEGMENT",
	.summary = "take a segment away; who is in it follows the others' rules",
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_SEGMENT,
	.needs = NEEDS_CLASS,
	.write = drop,
};

static bool reset(struct session *session UNUSED, struct change *change,
	const struct call *call UNUSED, struct buf *out, struct error *err)
{
	struct edit edit = { .segments = { .count = 0 } };

	segments_init(&edit.segments);
	if (!keep(change, &edit, NULL, err))
		return false;
	buf_adds(out, "The segments are as they were at first: ");
	for (size_t i = 0; i < edit.segments.count; i++)
		buf_addf(out, "%s%s", i ? ", " : "",
			edit.segments.items[i].name);
	buf_addc(out, '\n');
	return true;
}

const struct command cmd_segment_reset = {
	.name = "segment reset",
	.operands = "",
	.summary = "make the segments what they were at first",
	.needs = NEEDS_CLASS,
	.write = reset,
};
