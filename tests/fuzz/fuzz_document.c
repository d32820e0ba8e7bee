/* SPDX-License-Identifier: MIT */
/* What is read as a document is written so that it reads the same again, and
 * takes every form. */
#include <string.h>

#include "base/panic.h"
#include "base/text.h"
#include "fuzz.h"
#include "report/forms.h"

static void draw(struct buf *out, const struct document *document)
{
	form_text(out, document, 80, true);
	form_json(out, document);
	form_html(out, document);
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++)
			form_svg(out, section->tables.items[j], 720);
	}
}

static void check(const struct document *document)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct error err = ERROR_INIT;
	struct document again;

	form_bytes(&once, document);
	if (!form_read(&again, once.data, once.len, &err))
		panic("What was written cannot be read.");
	form_bytes(&twice, &again);
	if (once.len != twice.len || memcmp(once.data, twice.data, once.len))
		panic("A document is another when it was written.");
	buf_clear(&once);
	draw(&once, &again);
	document_release(&again);
	buf_release(&once);
	buf_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = ERROR_INIT;
	struct document document;

	if (form_read(&document, (const char *)data, size, &err)) {
		check(&document);
		document_release(&document);
	}
	if (!text_is_valid(err.text, strlen(err.text)))
		panic("A sentence is no UTF-8.");
	return 0;
}
