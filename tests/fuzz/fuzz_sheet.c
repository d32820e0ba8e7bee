/* SPDX-License-Identifier: MIT */
/* Two parts of a workbook, parted by a byte 1: the shared texts and a sheet.
 * What comes of them is as many CSV lines as the sheet has rows. */
#include <string.h>

#include "../../src/unpack/sheet.h"
#include "base/panic.h"
#include "fuzz.h"

#define NEXT_PART 1

struct output {
	size_t lines;
	size_t bytes;
};

static bool take(void *context, const char *bytes, size_t len,
	struct error *err)
{
	struct output *output = context;

	(void)err;
	output->bytes += len;
	for (size_t i = 0; i < len; i++)
		output->lines += bytes[i] == '\n';
	return true;
}

static bool parse(const struct xml_handlers *handlers, void *context,
	const uint8_t *data, size_t size, struct error *err)
{
	struct xml *xml = xml_new(handlers, context);
	bool done = xml_feed(xml, (const char *)data, size, err) &&
		xml_end(xml, err);

	xml_free(xml);
	return done;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *next = size ? memchr(data, NEXT_PART, size) : NULL;
	struct output output = { 0 };
	const struct archive_sink out = { take, &output };
	struct strings strings = STRINGS_INIT;
	struct sheet sheet = { .strings = &strings, .out = &out };
	struct error err = ERROR_INIT;

	if (!next)
		return 0;
	if (parse(&strings_handlers, &strings, data, (size_t)(next - data),
	    &err) && parse(&sheet_handlers, &sheet, next + 1,
	    size - (size_t)(next + 1 - data), &err) &&
	    output.lines != sheet.row)
		panic("A row is not a line.");
	if (output.bytes > ARCHIVE_BYTES_MAX)
		panic("A sheet has no end.");
	sheet_release(&sheet);
	strings_release(&strings);
	return 0;
}
