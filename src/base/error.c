/* SPDX-License-Identifier: MIT */
/* A code and one sentence that is safe to print. */
#include "base/error.h"

#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

/* A line break inside a sentence is ours and stays. */
static void clean_lines(struct buf *clean, char *text)
{
	char *line = strsep(&text, "\n");

	text_clean(clean, line);
	for (line = strsep(&text, "\n"); line; line = strsep(&text, "\n")) {
		buf_addc(clean, '\n');
		text_clean(clean, line);
	}
	while (clean->len > 0 && clean->data[clean->len - 1] == '\n')
		buf_truncate(clean, clean->len - 1);
}

/* Takes the buffer, and cuts at a whole character. */
static void set_text(struct error *err, struct buf *sentence)
{
	struct buf clean = BUF_INIT;
	char *text = buf_take(sentence);
	size_t len;

	clean_lines(&clean, text);
	len = clean.len;
	if (len >= sizeof(err->text)) {
		len = sizeof(err->text) - 1;
		while (len > 0 && (clean.data[len] & 0xC0) == 0x80)
			len--;
	}
	memcpy(err->text, buf_text(&clean), len);
	err->text[len] = '\0';
	buf_release(&clean);
	mem_free(text);
}

bool error_set(struct error *err, enum error_code code, const char *format, ...)
{
	struct buf sentence = BUF_INIT;
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	buf_vaddf(&sentence, format, args);
	va_end(args);
	err->code = code;
	set_text(err, &sentence);
	return false;
}

bool error_where(struct error *err, const char *format, ...)
{
	struct buf sentence = BUF_INIT;
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	buf_vaddf(&sentence, format, args);
	va_end(args);
	buf_addf(&sentence, ": %s", err->text);
	set_text(err, &sentence);
	return false;
}

void error_clear(struct error *err)
{
	*err = (struct error)ERROR_INIT;
}
