/* SPDX-License-Identifier: MIT */
#include "handle.h"

#include <stdbool.h>
#include <string.h>

#include "cell.h"

#define HANDLE_BYTES_MAX 32

void handle_sort(struct buf *handle, struct buf *email)
{
	const char *text = buf_text(handle);
	bool is_typed = handle->len <= HANDLE_BYTES_MAX;

	for (const char *byte = text; *byte; byte++)
		is_typed = is_typed && *byte > ' ' && *byte <= '~';
	if (strchr(text, '@') && cell_is_missing(buf_text(email))) {
		buf_clear(email);
		buf_adds(email, text);
	}
	if (!is_typed || strchr(text, '@'))
		buf_clear(handle);
}
