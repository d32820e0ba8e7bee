/* SPDX-License-Identifier: MIT */
/* segment discover: natural groups beside the class's own. policy check: what
 * the segments come to. */
#include <inttypes.h>
#include <math.h>

#include "app/segments.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/number.h"
#include "engine/discover.h"
#include "format.h"
#include "table.h"

#define SEED_USUAL 1

static bool read_seed(const struct call *call, int64_t *seed,
	struct error *err)
{
	const char *value = call_value(call, "seed");

	*seed = SEED_USUAL;
	if (!value || (number_parse_int(value, seed) && *seed >= 0))
		return true;
	return error_set(err, ERROR_USAGE, "--seed %s: say a whole number from "
		"0 up", value);
}

/* Source: Kaufman and Rousseeuw 1990. */
static const char *structure(double silhouette)
{
	if (silhouette < .25)
		return "no real structure";
	if (silhouette < .5)
		return "a weak structure";
	return silhouette < .7 ? "a fair structure" : "a clear structure";
}

static size_t shared(const struct segmentation *from,
	const struct discovery *found, size_t group, size_t segment)
{
	size_t count = 0;

	for (size_t i = 0; i < found->count; i++)
		count += found->group[i] == group &&
			from->seats[i].segment == segment;
	return count;
}

static double agreement(const struct segmentation *from,
	const struct discovery *found)
{
	size_t *segments = mem_new(found->count + 1, sizeof(*segments));
	double agrees;

	for (size_t i = 0; i < found->count; i++)
		segments[i] = from->seats[i].segment;
	agrees = discover_agreement(found->group, segments, found->count);
	mem_free(segments);
	return agrees;
}

/* "level 45%, below the class"; a group is like the class where it is not set
 * apart by a quarter of a deviation. */
static void write_marks(struct buf *out, const struct natural_group *group)
{
	size_t written = 0;

	for (size_t i = 0; i < ARRAY_LEN(group->marks); i++) {
		enum signal signal = group->marks[i];

		if (fabs(group->apart[i]) < .25)
			continue;
		buf_addf(out, "%s%s ", written++ ? ", " : "",
			signal_kinds[signal].label);
		signal_write_value(out, signal, group->center[signal]);
		buf_adds(out, group->apart[i] < 0 ? " (low)" : " (high)");
	}
	if (!written)
		buf_adds(out, "like the class");
}

static void write_overlap(struct buf *out, const struct segmentation *from,
	const struct discovery *found, size_t group)
{
	size_t written = 0;

	for (size_t i = 0; i < from->segments.count; i++) {
		size_t count = shared(from, found, group, i);

		if (count)
			buf_addf(out, "%s%zu %s", written++ ? ", " : "",
				count, from->segments.items[i].name);
	}
}

static void write_group(struct buf *out, const struct segmentation *from,
	const struct discovery *found, size_t group)
{
	const struct facts *facts = &from->room->facts;
	size_t written = 0;

	buf_addf(out, "%zu. ", group + 1);
	wording_count(out, found->groups[group].count, "student");
	buf_adds(out, ": ");
	write_marks(out, &found->groups[group]);
	buf_adds(out, "\n   today ");
	write_overlap(out, from, found, group);
	buf_adds(out, "\n   ");
	for (size_t i = 0; i < found->count; i++)
		if (found->group[i] == group)
			buf_addf(out, "%s%s", written++ ? ", " : "",
				facts->students[i].name);
	buf_addc(out, '\n');
}

static void write_none(struct buf *out, size_t count)
{
	if (count < DISCOVER_STUDENTS_LEAST)
		buf_addf(out, "There are no groups to be found: %d students "
			"are needed, and %zu %s here.\n",
			DISCOVER_STUDENTS_LEAST, count,
			count == 1 ? "is" : "are");
	else
		buf_adds(out, "There are no groups to be found: all are "
			"alike, or too little is known.\n");
}

static void write_found(struct buf *out, const struct segmentation *from,
	const struct discovery *found, int64_t seed)
{
	if (!found->k) {
		write_none(out, found->count);
		return;
	}
	buf_addf(out, "%zu natural groups, %s (silhouette ", found->k,
		structure(found->silhouette));
	number_write(out, found->silhouette);
	buf_addf(out, ", seed %" PRId64 ")\n", seed);
	for (size_t i = 0; i < found->k; i++)
		write_group(out, from, found, i);
	buf_adds(out, "Agreement with the segments: ");
	number_write(out, agreement(from, found));
	buf_adds(out, " (1 is the same, 0 as by chance). Nothing was "
		"changed.\n");
}

static void json_group(struct json *json, const struct segmentation *from,
	const struct discovery *found, size_t place)
{
	const struct natural_group *group = &found->groups[place];

	json_open_object(json, NULL);
	json_int(json, "size", (int64_t)group->count);
	json_open_array(json, "marks");
	for (size_t i = 0; i < ARRAY_LEN(group->marks); i++) {
		json_open_object(json, NULL);
		json_string(json, "signal",
			signal_kinds[group->marks[i]].name);
		json_number(json, "apart", group->apart[i]);
		json_close_object(json);
	}
	json_close_array(json);
	json_open_object(json, "center");
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		if (signal_kinds[i].clusters)
			json_number(json, signal_kinds[i].name,
				group->center[i]);
	json_close_object(json);
	json_open_object(json, "segments");
	for (size_t i = 0; i < from->segments.count; i++)
		json_int(json, from->segments.items[i].name, (int64_t)shared(
			from, found, place, i));
	json_close_object(json);
	json_open_array(json, "students");
	for (size_t i = 0; i < found->count; i++) {
		if (found->group[i] != place)
			continue;
		json_open_object(json, NULL);
		format_json_who(json, &from->room->facts.students[i]);
		json_close_object(json);
	}
	json_close_array(json);
	json_close_object(json);
}

static void json_found(struct buf *out, const struct segmentation *from,
	const struct discovery *found, int64_t seed)
{
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_int(&json, "seed", seed);
	json_int(&json, "groups_found", (int64_t)found->k);
	json_number(&json, "silhouette", found->k ? found->silhouette : NAN);
	json_number(&json, "agreement", found->k ? agreement(from, found) :
		NAN);
	json_open_array(&json, "groups");
	for (size_t i = 0; i < found->k; i++)
		json_group(&json, from, found, i);
	json_close_array(&json);
	json_close_object(&json);
	buf_addc(out, '\n');
}

static bool run_discover(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct segmentation from = { .room = NULL };
	struct discovery found;
	int64_t seed;
	bool done = read_seed(call, &seed, err) &&
		segmentation_read(&from, session, err);

	if (done) {
		discover(&found, from.signals,
			from.room->facts.student_count, (uint64_t)seed);
		if (call->globals.json)
			json_found(out, &from, &found, seed);
		else
			write_found(out, &from, &found, seed);
		discovery_release(&found);
	}
	segmentation_release(&from);
	return done;
}

static const struct flag discover_flags[] = {
	{ "seed", "N", "decides all chance; 1 when it is not said" },
	{ NULL, NULL, NULL }
};

const struct command cmd_segment_discover = {
	.name = "segment discover",
	.operands = "",
	.summary = "show the natural groups of the class beside its segments",
	.details =
		"k-means over the students' own signals, two to five groups, twenty\n"
		"starts each, chosen by the silhouette. It suggests and changes\n"
		"nothing, so that nothing is stored; the seed is printed, and the same\n"
		"seed on the same day gives the same groups.",
	.flags = discover_flags,
	.needs = NEEDS_CLASS,
	.run = run_discover,
};

static void json_finding(struct json *json, const struct segmentation *from,
	const struct segments_finding *finding, const char *sentence)
{
	bool is_small = finding->fault == SEGMENTS_SMALL;

	json_open_object(json, NULL);
	json_string(json, "fault", is_small ? "small" : "alike");
	json_string(json, "segment",
		from->segments.items[finding->segment].name);
	json_string(json, "other", is_small ? NULL :
		from->segments.items[finding->other].name);
	json_int(json, "students", (int64_t)finding->students);
	json_string(json, "sentence", sentence);
	json_close_object(json);
}

static void write_findings(struct buf *out, const struct segmentation *from,
	bool is_json)
{
	struct segments_finding findings[SEGMENTS_MOST * SEGMENTS_MOST];
	const struct facts *facts = &from->room->facts;
	size_t least = (size_t)facts->policy.segment_least;
	size_t count = segment_findings(&from->segments, from->seats,
		facts->student_count, least, findings);
	struct json json;

	json_init(&json, out);
	if (is_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		struct buf sentence = BUF_INIT;

		segment_write_finding(&sentence, &from->segments,
			&findings[i], least);
		if (is_json)
			json_finding(&json, from, &findings[i],
				buf_text(&sentence));
		else
			buf_addf(out, "%s\n", buf_text(&sentence));
		buf_release(&sentence);
	}
	if (is_json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	} else if (!count) {
		buf_adds(out, "Every segment is large enough, and each is "
			"treated in its own way.\n");
	}
}

static bool run_check(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct segmentation from;
	bool done = segmentation_read(&from, session, err);

	if (done)
		write_findings(out, &from, call->globals.json);
	segmentation_release(&from);
	return done;
}

const struct command cmd_policy_check = {
	.name = "policy check",
	.operands = "",
	.summary = "say which segment is too small, and which two are alike",
	.details =
		"Too small is below the rule segment.least; alike are two that are\n"
		"given the same tier, format and pathway.",
	.needs = NEEDS_CLASS,
	.run = run_check,
};
