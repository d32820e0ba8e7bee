/* SPDX-License-Identifier: MIT */
/* pathway: the class's way through its objectives, and how each segment and
 * each cluster goes about it, on one screen. */
#include "app/pathway.h"

#include <math.h>

#include "app/names.h"
#include "app/wording.h"
#include "base/text.h"
#include "format.h"
#include "routine.h"
#include "table.h"

#define CELLS 80
/* As many stops as leave room for five segments and four clusters. */
#define STOPS_SHOWN 4

/* Cut after a word where it would not fit. */
static void add_cut(struct buf *out, const char *text, size_t cells)
{
	struct buf clean = BUF_INIT, cut = BUF_INIT;
	size_t len;

	text_clean(&clean, text);
	if (text_width(buf_text(&clean)) <= cells) {
		buf_adds(out, buf_text(&clean));
	} else {
		text_fit(&cut, buf_text(&clean), cells - 2, "");
		len = cut.len;
		while (len && cut.data[len - 1] != ' ')
			len--;
		buf_truncate(&cut, len ? len - 1 : cut.len);
		buf_addf(out, "%s...", buf_text(&cut));
	}
	buf_release(&clean);
	buf_release(&cut);
}

/* A line of the screen, which must not wrap. */
static void add_line(struct buf *out, const struct buf *line)
{
	add_cut(out, buf_text(line), CELLS);
	buf_addc(out, '\n');
}

static void write_head(struct buf *out, const struct pathway *pathway)
{
	const struct room *room = pathway->segmentation.room;
	size_t place = facts_objective(&room->facts, pathway->objective);
	struct buf line = BUF_INIT;

	buf_adds(&line, room->facts.class.name);
	if (place == FACTS_NOT_FOUND)
		buf_adds(&line, ", which has no objective yet");
	else
		buf_addf(&line, " on %s", room->facts.objectives[place].name);
	add_line(out, &line);
	buf_release(&line);
}

static void table_stop(struct table *table, const struct pathway *pathway,
	size_t number)
{
	const struct pathway_stop *stop = &pathway->stops[number];
	const struct facts *facts = &pathway->segmentation.room->facts;
	const struct objective *objective =
		&facts->objectives[stop->objective];

	table_cell(table, objective->id == pathway->objective ? ">" : " ");
	table_cellf(table, "%zu", number + 1);
	table_cell(table, objective->name);
	if (stop->seen)
		table_cellf(table, "%zu of %zu seen, typically %.0f%%, %zu at "
			"%.0f%% or more", stop->seen, facts->student_count,
			100 * stop->level, stop->over, 100 * stop->upper);
	else
		table_cell(table, "nobody seen yet");
	table_end_row(table);
}

/* The stop that is meant, what comes before it and what after. */
static size_t first_shown(const struct pathway *pathway, size_t shown)
{
	const struct facts *facts = &pathway->segmentation.room->facts;
	size_t at = 0;

	while (at < pathway->stop_count && facts->objectives[
	    pathway->stops[at].objective].id != pathway->objective)
		at++;
	at -= at > 0;
	return at + shown > pathway->stop_count ?
		pathway->stop_count - shown : at;
}

static void write_stops(struct buf *out, const struct pathway *pathway)
{
	bool is_all = pathway->stop_count <= STOPS_SHOWN;
	size_t shown = is_all ? pathway->stop_count : STOPS_SHOWN - 1;
	size_t first = first_shown(pathway, shown);
	struct table table = TABLE_INIT;

	for (size_t i = first; i < first + shown; i++)
		table_stop(&table, pathway, i);
	table_write(&table, out);
	if (!is_all)
		buf_addf(out, "   and %zu more before and after: --json has "
			"all %zu\n", pathway->stop_count - shown,
			pathway->stop_count);
}

static void write_time(struct buf *line, const struct pathway_branch *branch)
{
	bool is_first = true;

	for (int i = 0; i < PHASE_COUNT; i++) {
		if (!branch->share[i])
			continue;
		buf_addf(line, is_first ? "%d min %s" : ", %d %s",
			branch->share[i], phase_name((enum phase)i));
		is_first = false;
	}
}

static void add_step(struct buf *line, const struct segment *segment,
	size_t step, size_t cells)
{
	if (text_is_blank(segment->steps[step]))
		return;
	buf_addf(line, "  %zu ", step + 1);
	add_cut(line, segment->steps[step], cells - 4);
}

/* What comes first in full, if it can be. */
static void write_steps(struct buf *out, const struct segment *segment)
{
	struct buf line = BUF_INIT;

	buf_addf(&line, "  tier %d, ", segment->tier);
	text_clean(&line, segment->format);
	add_step(&line, segment, 0, CELLS);
	add_line(out, &line);
	buf_clear(&line);
	for (size_t i = 1; i < SEGMENT_STEPS; i++)
		add_step(&line, segment, i, CELLS / 2);
	if (line.len)
		add_line(out, &line);
	buf_release(&line);
}

static void write_branch(struct buf *out, const struct pathway *pathway,
	size_t place)
{
	const struct pathway_branch *branch = &pathway->branches[place];
	const struct segment *segment =
		&pathway->segmentation.segments.items[place];
	struct buf line = BUF_INIT;

	buf_addf(&line, "%s, ", segment->name);
	if (branch->students)
		buf_addf(&line, "%zu", branch->students);
	else
		buf_adds(&line, "nobody");
	buf_adds(&line, ": ");
	write_time(&line, branch);
	add_line(out, &line);
	write_steps(out, segment);
	buf_release(&line);
}

static void write_cluster(struct buf *out, const struct pathway *pathway,
	enum cluster cluster)
{
	const struct routine *routine = pathway->routines[cluster];
	struct buf line = BUF_INIT;

	wording_label(&line, &pathway->segmentation.room->facts.policy,
		cluster);
	if (routine && routine->station)
		buf_addf(&line, ", %s", routine->station);
	if (routine && routine->minutes)
		buf_addf(&line, ", %d min", routine->minutes);
	if (!routine)
		buf_adds(&line, ": no routine yet");
	else
		buf_addf(&line, ": %s", routine->task ? routine->task :
			routine->sentence);
	add_line(out, &line);
	buf_release(&line);
}

static void write_text(struct buf *out, const struct pathway *pathway)
{
	write_head(out, pathway);
	write_stops(out, pathway);
	for (size_t i = 0; i < pathway->segmentation.segments.count; i++)
		write_branch(out, pathway, i);
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		write_cluster(out, pathway, (enum cluster)i);
}

static void json_stop(struct json *json, const struct facts *facts,
	const struct pathway_stop *stop)
{
	const struct objective *objective =
		&facts->objectives[stop->objective];

	json_open_object(json, NULL);
	json_int(json, "id", objective->id);
	json_string(json, "name", objective->name);
	json_open_array(json, "needs");
	for (size_t i = 0; i < facts->requirement_count; i++) {
		const struct requirement *needs = &facts->requirements[i];
		size_t place = facts_objective(facts, needs->needs);

		if (needs->objective == objective->id &&
		    place != FACTS_NOT_FOUND)
			json_string(json, NULL,
				facts->objectives[place].name);
	}
	json_close_array(json);
	json_int(json, "seen", (int64_t)stop->seen);
	json_int(json, "students", (int64_t)facts->student_count);
	json_number(json, "level", stop->level);
	json_int(json, "over", (int64_t)stop->over);
	json_number(json, "upper", stop->upper);
	json_close_object(json);
}

static void json_branch(struct json *json, const struct pathway *pathway,
	size_t place)
{
	const struct pathway_branch *branch = &pathway->branches[place];
	const struct segment *segment =
		&pathway->segmentation.segments.items[place];

	json_open_object(json, NULL);
	json_string(json, "segment", segment->name);
	json_int(json, "students", (int64_t)branch->students);
	json_string(json, "cluster", branch->cluster == CLUSTER_NONE ? NULL :
		cluster_name(branch->cluster));
	json_int(json, "minutes", branch->minutes);
	json_open_object(json, "time");
	for (int i = 0; i < PHASE_COUNT; i++)
		json_int(json, phase_name((enum phase)i), branch->share[i]);
	json_close_object(json);
	json_int(json, "tier", segment->tier);
	json_string(json, "format", segment->format);
	json_open_array(json, "steps");
	for (size_t i = 0; i < SEGMENT_STEPS; i++)
		json_string(json, NULL, segment->steps[i]);
	json_close_array(json);
	json_close_object(json);
}

static void json_cluster(struct json *json, const struct pathway *pathway,
	enum cluster cluster)
{
	const struct room *room = pathway->segmentation.room;
	const struct routine *routine = pathway->routines[cluster];
	const struct routine unsaid = { .cluster = cluster };

	json_open_object(json, NULL);
	json_string(json, "cluster", cluster_name(cluster));
	json_string(json, "label", room_label(room, cluster));
	routine_write_fields(json, routine ? routine : &unsaid);
	json_close_object(json);
}

static void write_json(struct buf *out, const struct pathway *pathway)
{
	const struct facts *facts = &pathway->segmentation.room->facts;
	size_t place = facts_objective(facts, pathway->objective);
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_string(&json, "class", facts->class.name);
	json_string(&json, "objective", place == FACTS_NOT_FOUND ? NULL :
		facts->objectives[place].name);
	json_open_array(&json, "path");
	for (size_t i = 0; i < pathway->stop_count; i++)
		json_stop(&json, facts, &pathway->stops[i]);
	json_close_array(&json);
	json_open_array(&json, "segments");
	for (size_t i = 0; i < pathway->segmentation.segments.count; i++)
		json_branch(&json, pathway, i);
	json_close_array(&json);
	json_open_array(&json, "clusters");
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		json_cluster(&json, pathway, (enum cluster)i);
	json_close_array(&json);
	json_close_object(&json);
	buf_addc(out, '\n');
}

static bool read_objective(struct session *session, const struct call *call,
	int64_t *objective, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct buf typed = BUF_INIT;
	size_t place = 0;
	bool done = room && (!call->count ||
		(format_operands(call, 0, "objective", &typed, err) &&
		names_objective(&room->facts, buf_text(&typed), &place,
			err)));

	*objective = done && call->count ? room->facts.objectives[place].id : 0;
	buf_release(&typed);
	return done;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct pathway pathway;
	int64_t objective;
	bool done;

	if (!read_objective(session, call, &objective, err))
		return false;
	done = pathway_read(&pathway, session, objective, err);
	if (done && call->globals.json)
		write_json(out, &pathway);
	else if (done)
		write_text(out, &pathway);
	pathway_release(&pathway);
	return done;
}

const struct command cmd_pathway = {
	.name = "pathway",
	.operands = "[OBJECTIVE]",
	.summary = "show the class's way, and how each group goes it",
	.details =
		"The objectives come in the order of what they require, and else as they\n"
		"were begun, each with how many were seen, the median of their estimates\n"
		"and how many are at the upper line. A segment's minutes are those of the\n"
		"routine of the cluster that most of it are in now, or 45, shared out as\n"
		"\"segment show\" says, which has the steps in full. With OBJECTIVE, by the\n"
		"routines of that one instead of the focus.",
	.at_most = -1,
	.complete = OPERAND_OBJECTIVE,
	.needs = NEEDS_CLASS,
	.run = run,
};
