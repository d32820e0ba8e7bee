/* SPDX-License-Identifier: MIT */
/* block and unblock: what stands in a student's way, with severity and end. */
#include <string.h>

#include "app/names.h"
#include "app/session.h"
#include "app/wording.h"
#include "base/mem.h"
#include "format.h"
#include "model/severity.h"
#include "table.h"

static bool read_severity(const struct call *call, int *severity,
	struct error *err)
{
	const char *text = call_value(call, "severity");

	*severity = SEVERITY_MIDDLE;
	return !text || severity_parse(text, severity) || error_set(err,
		ERROR_USAGE, "--severity %s: say light, middle or severe",
		text);
}

static bool is_meant(const struct block *block, int64_t student,
	const char *what)
{
	return block->student == student &&
		(!what || !strcmp(block->what, what));
}

static bool is_open(const struct facts *facts, const struct block *block)
{
	for (size_t i = 0; i < facts->block_count; i++) {
		if (is_meant(&facts->blocks[i], block->student, block->what))
			return true;
	}
	return false;
}

/* Whoever has it already keeps it as it is. */
static bool open_each(struct change *change, const struct facts *facts,
	struct block *block, int64_t *students, size_t *count,
	struct error *err)
{
	size_t opened = 0;

	for (size_t i = 0; i < *count; i++) {
		block->student = students[i];
		if (is_open(facts, block))
			continue;
		if (!change_block(change, block, err))
			return false;
		students[opened++] = students[i];
	}
	if (!opened)
		return error_set(err, ERROR_CONFLICT, "%s %s the block "
			"\"%s\" already", *count == 1 ? facts->students[
			facts_student(facts, students[0])].name : "all of them",
			*count == 1 ? "has" : "have", block->what);
	*count = opened;
	return true;
}

static void say_opened(struct buf *out, const struct facts *facts,
	const struct block *block, const int64_t *students, size_t count)
{
	wording_names(out, facts, students, count);
	buf_addf(out, ": %s", block->what);
	if (block->until != CIVIL_NEVER) {
		buf_adds(out, " until ");
		date_write_short(out, block->until);
	}
	buf_addc(out, '\n');
}

/* A word too many was most likely meant as a part of the last one. */
static bool find_students(const struct facts *facts, const struct call *call,
	size_t count, int64_t **students, struct error *err)
{
	if (names_students(facts, call->operands, count, students, err))
		return true;
	if (count > 1) {
		err->code = ERROR_USAGE;
		error_where(err, "what is in the way is one word, or in "
			"quotes");
	}
	return false;
}

static bool open_block(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	size_t count = call->count - 1;
	struct block block = { .what = call->operands[count] };
	int64_t *students;
	bool done;

	if (!room || !find_students(&room->facts, call, count, &students, err))
		return false;
	done = read_severity(call, &block.severity, err) &&
		format_until(call, CIVIL_NEVER, room->facts.now, &block.until,
			err) &&
		open_each(change, &room->facts, &block, students, &count, err);
	if (done) {
		format_detail(change, students, count, block.what);
		say_opened(out, &room->facts, &block, students, count);
	}
	mem_free(students);
	return done;
}

static const struct flag block_flags[] = {
	{ "severity", "HOW", "light, middle (the default) or severe; a light "
		"one is no offer" },
	{ "until", "DAY", "its last day; else open until unblocked" },
	{ NULL, NULL, NULL }
};

const struct command cmd_block = {
	.name = "block",
	.operands = "STUDENT... WHAT",
	.summary = "note what stands in a student's way",
	.flags = block_flags,
	.at_least = 2,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = open_block,
};

static bool close_of(struct change *change, const struct facts *facts,
	const struct student *student, const char *what, struct buf *out,
	struct error *err)
{
	for (size_t i = 0; i < facts->block_count; i++) {
		const struct block *block = &facts->blocks[i];

		if (!is_meant(block, student->id, what))
			continue;
		if (!change_unblock(change, block->id, err))
			return false;
		buf_addf(out, "%s: no longer %s\n", student->name, block->what);
	}
	return true;
}

static bool refuse_close(const struct facts *facts, const int64_t *students,
	size_t count, const char *what, struct error *err)
{
	const char *name = facts->students[
		facts_student(facts, students[0])].name;

	if (count > 1)
		return error_set(err, ERROR_NOT_FOUND, "none of them has an "
			"open block");
	return what ? error_set(err, ERROR_NOT_FOUND,
		"%s has no open block \"%s\"", name, what) :
		error_set(err, ERROR_NOT_FOUND, "%s has no open block", name);
}

/* The last of several words is what is closed, unless it is the store's own
 * id of a student, "=12". */
static bool close_blocks(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	bool has_what = call->count > 1 &&
		call->operands[call->count - 1][0] != '=';
	size_t count = call->count - has_what;
	const char *what = has_what ? call->operands[count] : NULL;
	int64_t *students;
	bool done = true;

	if (!room || !find_students(&room->facts, call, count, &students, err))
		return false;
	format_detail(change, students, count, what);
	for (size_t i = 0; done && i < count; i++)
		done = close_of(change, &room->facts, &room->facts.students[
			facts_student(&room->facts, students[i])], what, out,
			err);
	if (done && !out->len)
		done = refuse_close(&room->facts, students, count, what, err);
	mem_free(students);
	return done;
}

const struct command cmd_unblock = {
	.name = "unblock",
	.operands = "STUDENT... [WHAT]",
	.summary = "close a student's blocks, or the one named",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = close_blocks,
};
