/* SPDX-License-Identifier: MIT */
/* Editing one line. */
#include "line.h"

#include <string.h>

#include "base/text.h"

void line_release(struct line *line)
{
	buf_release(&line->text);
	line->at = 0;
}

void line_clear(struct line *line)
{
	buf_clear(&line->text);
	line->at = 0;
}

void line_set(struct line *line, const char *text)
{
	line_clear(line);
	line_insert(line, text);
}

/* bytes replace len bytes from start on. */
static void splice(struct line *line, size_t start, size_t len,
	const char *bytes)
{
	struct buf tail = BUF_INIT;

	buf_adds(&tail, buf_text(&line->text) + start + len);
	buf_truncate(&line->text, start);
	buf_adds(&line->text, bytes);
	buf_adds(&line->text, buf_text(&tail));
	buf_release(&tail);
}

void line_insert(struct line *line, const char *text)
{
	struct buf clean = BUF_INIT;

	/* What it joins is not typed yet. */
	if (text_is_joiner(text))
		buf_adds(&clean, text);
	else
		text_clean(&clean, text);
	splice(line, line->at, 0, buf_text(&clean));
	line->at += clean.len;
	buf_release(&clean);
}

/* The bytes of the character at start: with the marks that follow it. */
static size_t character_len(const struct line *line, size_t start)
{
	const char *text = buf_text(&line->text) + start;
	size_t len;

	text_next(text, SIZE_MAX, &len);
	for (;;) {
		char mark[8] = "";
		size_t size;

		text_next(text + len, SIZE_MAX, &size);
		if (len == 0 || size == 0)
			return len;
		memcpy(mark, text + len, size);
		if (text_width(mark) > 0)
			return len;
		len += size;
	}
}

static size_t before(const struct line *line)
{
	size_t start = 0;

	while (start < line->at) {
		size_t next = start + character_len(line, start);

		if (next >= line->at)
			break;
		start = next;
	}
	return start;
}

void line_rub(struct line *line)
{
	size_t start = before(line);

	splice(line, start, line->at - start, "");
	line->at = start;
}

void line_rub_word(struct line *line)
{
	const char *text = buf_text(&line->text);
	size_t start = line->at;

	while (start > 0 && text[start - 1] == ' ')
		start--;
	while (start > 0 && text[start - 1] != ' ')
		start--;
	splice(line, start, line->at - start, "");
	line->at = start;
}

void line_delete(struct line *line)
{
	splice(line, line->at, character_len(line, line->at), "");
}

void line_left(struct line *line)
{
	line->at = before(line);
}

void line_right(struct line *line)
{
	line->at += character_len(line, line->at);
}

void line_first(struct line *line)
{
	line->at = 0;
}

void line_last(struct line *line)
{
	line->at = line->text.len;
}

size_t line_cells_before(const struct line *line)
{
	struct buf head = BUF_INIT;
	size_t cells;

	buf_add(&head, buf_text(&line->text), line->at);
	cells = text_width(buf_text(&head));
	buf_release(&head);
	return cells;
}
