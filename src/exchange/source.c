/* SPDX-License-Identifier: MIT */
#include "exchange/source.h"

#include <string.h>

static ptrdiff_t read_bytes(void *context, char *bytes, size_t size)
{
	struct source_bytes *source = context;

	if (source->step > 0 && size > source->step)
		size = source->step;
	if (size > source->len)
		size = source->len;
	if (size > 0)
		memcpy(bytes, source->bytes, size);
	source->bytes += size;
	source->len -= size;
	return (ptrdiff_t)size;
}

struct source source_of_bytes(struct source_bytes *bytes)
{
	return (struct source){ .read = read_bytes, .context = bytes };
}
