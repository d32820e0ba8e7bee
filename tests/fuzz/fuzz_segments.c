/* SPDX-License-Identifier: MIT */
/* The segments of a class, as a text: what was read, written again, must read
 * as the same. */
#include <string.h>

#include "base/mem.h"
#include "base/panic.h"
#include "base/text.h"
#include "fuzz.h"
#include "model/segments.h"

static bool rewrite(const char *text, struct buf *out)
{
	struct arena arena = ARENA_INIT;
	struct segments segments;
	struct error err = ERROR_INIT;
	bool is_read = segments_read(&segments, &arena, text, &err);

	if (!is_read && err.code == ERROR_NONE)
		panic("A failure says nothing.");
	if (!text_is_valid(err.text, strlen(err.text)))
		panic("A sentence is no UTF-8.");
	if (is_read)
		segments_write(&segments, out);
	arena_release(&arena);
	return is_read;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_strndup((const char *)data, size);
	struct buf once = BUF_INIT;
	struct buf twice = BUF_INIT;

	if (rewrite(text, &once) &&
	    (!rewrite(buf_text(&once), &twice) ||
		!text_equal(buf_text(&once), buf_text(&twice))))
		panic("It reads otherwise when it is written again.");
	buf_release(&once);
	buf_release(&twice);
	mem_free(text);
	return 0;
}
