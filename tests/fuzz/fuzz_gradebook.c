/* SPDX-License-Identifier: MIT */
/* The first byte says in what steps the rest arrives; what comes out is a
 * gradebook that can be written once more, and is the same. */
#include <string.h>

#include "base/panic.h"
#include "base/text.h"
#include "exchange/gradebook.h"
#include "fuzz.h"

static const char *value(void *context,
	const struct gradebook_student *student)
{
	const char *texts[] = { student->id, student->sis_id, student->login,
		student->name };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (texts[i] && (!*texts[i] || !text_is_valid(texts[i],
		    strlen(texts[i]))))
			panic("A text is empty, or no UTF-8.");
	}
	return student->name ? context : NULL;
}

static bool rewrite(const char *text, size_t len, size_t step,
	struct buf *out)
{
	struct source_bytes bytes = { .bytes = text, .len = len,
		.step = step };
	const struct gradebook_values values = {
		.value = value,
		.context = "Group, \"A\"",
	};
	struct error err = ERROR_INIT;
	bool done = gradebook_rewrite(source_of_bytes(&bytes), "Notes",
		&values, 0, out, &err);

	if (!text_is_valid(err.text, strlen(err.text)))
		panic("A sentence is no UTF-8.");
	return done;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;

	if (size >= 2 && rewrite((const char *)data + 1, size - 1,
	    data[0] % 32, &once)) {
		if (!text_is_valid(buf_text(&once), once.len))
			panic("What is written is no UTF-8.");
		if (rewrite(buf_text(&once), once.len, 0, &twice) &&
		    strcmp(buf_text(&once), buf_text(&twice)) != 0)
			panic("Written again it is something else.");
	}
	buf_release(&once);
	buf_release(&twice);
	return 0;
}
