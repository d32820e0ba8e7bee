/* SPDX-License-Identifier: MIT */
/* block and unblock: what stands in a student's way, with severity and end. */
#include <string.h>

#include "app/names.h"
#include "app/session.h"
#include "base/number.h"
#include "format.h"
#include "table.h"

static bool read_severity(const struct call *call, int *severity,
	struct error *err)
{
	static const char *const words[] = { "light", "middle", "severe" };
	const char *text = call_value(call, "severity");

	*severity = 2;
	if (!text)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (!strcmp(text, words[i]) || (text[0] == (char)('1' + i) &&
		    !text[1])) {
			*severity = (int)i + 1;
			return true;
		}
	}
	return error_set(err, ERROR_USAGE,
		"--severity %s: say light, middle or severe", text);
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

static bool open_block(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct block block = { .what = call->operands[1] };
	size_t student;

	if (!room || !names_student(&room->facts, call->operands[0], &student,
	    err) || !read_severity(call, &block.severity, err) ||
	    !format_until(call, CIVIL_NEVER, room->facts.now, &block.until,
	    err))
		return false;
	block.student = room->facts.students[student].id;
	if (is_open(&room->facts, &block))
		return error_set(err, ERROR_CONFLICT, "%s has the block "
			"\"%s\" already", room->facts.students[student].name,
			block.what);
	change_set_detail(change, block.student, block.what);
	buf_addf(out, "%s: %s", room->facts.students[student].name,
		block.what);
	if (block.until != CIVIL_NEVER) {
		buf_adds(out, " until ");
		date_write_short(out, block.until);
	}
	buf_addc(out, '\n');
	return change_block(change, &block, err);
}

static const struct flag block_flags[] = {
	{ "severity", "HOW", "light, middle (the default) or severe" },
	{ "until", "DAY", "its last day; else open until unblocked" },
	{ NULL, NULL, NULL }
};

const struct command cmd_block = {
	.name = "block",
	.operands = "STUDENT WHAT",
	.summary = "note what stands in a student's way",
	.flags = block_flags,
	.at_least = 2,
	.at_most = 2,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = open_block,
};

static bool close_blocks(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	const char *what = call->count > 1 ? call->operands[1] : NULL;
	const struct student *student;
	size_t at, closed = 0;

	if (!room || !names_student(&room->facts, call->operands[0], &at, err))
		return false;
	student = &room->facts.students[at];
	change_set_detail(change, student->id, what);
	for (size_t i = 0; i < room->facts.block_count; i++) {
		const struct block *block = &room->facts.blocks[i];

		if (!is_meant(block, student->id, what))
			continue;
		if (!change_unblock(change, block->id, err))
			return false;
		buf_addf(out, "%s: no longer %s\n", student->name, block->what);
		closed++;
	}
	if (!closed && what)
		return error_set(err, ERROR_NOT_FOUND,
			"%s has no open block \"%s\"", student->name, what);
	return closed || error_set(err, ERROR_NOT_FOUND,
		"%s has no open block", student->name);
}

const struct command cmd_unblock = {
	.name = "unblock",
	.operands = "STUDENT [WHAT]",
	.summary = "close a student's blocks, or the one named",
	.at_least = 1,
	.at_most = 2,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = close_blocks,
};
