/* SPDX-License-Identifier: MIT */
/*
 * A set of files: the first byte says in what steps each arrives; a byte 1
 * begins another file, whose name is its first line.
 */
#include <string.h>

#include "../exchange/memory.h"
#include "base/mem.h"
#include "base/panic.h"
#include "base/text.h"
#include "exchange/school.h"
#include "fuzz.h"

#define NOW INT64_C(1790553600)
#define NEXT_FILE '\1'

static void check_text(const char *text)
{
	if (text && !text_is_valid(text, strlen(text)))
		panic("A text is no UTF-8.");
}

static void check_row(const struct roster_row *row)
{
	check_text(row->name);
	check_text(row->number);
	check_text(row->other_number);
	check_text(row->email);
	check_text(row->handle);
	if (!row->number || !*row->number || row->line == 0)
		panic("A student has no number, or stands nowhere.");
	if (row->name && !*row->name)
		panic("A student has an empty name.");
}

/* Cuts the text up where it lies. */
static void fill(struct memory *memory, char *text)
{
	memory_init(memory, &(const struct memory_file){ NULL, NULL });
	while (text && memory->set.count < MEMORY_FILES_MAX) {
		char *next = strchr(text, NEXT_FILE);
		char *body;

		if (next)
			*next++ = '\0';
		body = strchr(text, '\n');
		if (body) {
			*body++ = '\0';
			memory->names[memory->set.count] = text;
			memory->texts[memory->set.count++] = body;
		}
		text = next;
	}
}

static void read_class(struct memory *memory, const struct school *school,
	const char *id, struct error *err)
{
	struct roster roster;

	if (!school_roster(&roster, &memory->set, school, id, err))
		return;
	for (size_t i = 0; i < roster.count; i++)
		check_row(&roster.rows[i]);
	check_text(roster.notice);
	roster_release(&roster);
}

static void read_school(struct memory *memory, struct error *err)
{
	struct school school;

	if (!school_read(&school, &memory->set, NOW, err))
		return;
	for (size_t i = 0; i < school.count; i++) {
		check_text(school.classes[i].title);
		check_text(school.classes[i].term);
		check_text(school.classes[i].school);
	}
	check_text(school.notice);
	if (school.count)
		read_class(memory, &school, school.classes[0].id, err);
	school_release(&school);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = ERROR_INIT;
	struct memory memory;
	char *text;

	if (size < 2)
		return 0;
	text = mem_strndup((const char *)data + 1, size - 1);
	fill(&memory, text);
	memory.step = data[0] % 32;
	read_school(&memory, &err);
	if (memory.is_open)
		panic("A file was left open.");
	if (!text_is_valid(err.text, strlen(err.text)))
		panic("A sentence is no UTF-8.");
	mem_free(text);
	return 0;
}
