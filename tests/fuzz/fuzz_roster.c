/* SPDX-License-Identifier: MIT */
/* The first byte says in what steps the rest arrives, and whether a map is
 * given. */
#include "base/panic.h"
#include "base/text.h"
#include "exchange/roster.h"
#include "fuzz.h"

static void check_text(const char *text)
{
	if (text && !text_is_valid(text, strlen(text)))
		panic("A text is no UTF-8.");
}

static void check_row(const struct roster_row *row)
{
	check_text(row->number);
	check_text(row->given);
	check_text(row->family);
	check_text(row->name);
	check_text(row->email);
	check_text(row->handle);
	if (!*row->name || (!*row->given && !*row->family))
		panic("A student has no name.");
	if (row->line == 0)
		panic("A student stands nowhere.");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source_bytes bytes = { .bytes = (const char *)data + 1,
		.len = size - 1 };
	struct roster_options options = { .map = NULL };
	struct error err = ERROR_INIT;
	struct roster roster;

	if (size < 2)
		return 0;
	bytes.step = data[0] % 32;
	options.map = data[0] & 32 ? "number=1,name=2" : NULL;
	if (roster_read(&roster, source_of_bytes(&bytes), &options, &err)) {
		for (size_t i = 0; i < roster.count; i++)
			check_row(&roster.rows[i]);
		if (roster.count == 0)
			panic("There are no students, and no error.");
		roster_release(&roster);
	}
	if (!text_is_valid(err.text, strlen(err.text)))
		panic("A sentence is no UTF-8.");
	return 0;
}
