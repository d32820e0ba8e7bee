/* SPDX-License-Identifier: MIT */
/* A set of files that is in memory. */
#ifndef EXCHANGE_MEMORY_H
#define EXCHANGE_MEMORY_H

#include <string.h>

#include "base/attr.h"
#include "exchange/set.h"

#define MEMORY_FILES_MAX 16

struct memory_file {
	const char *name;
	const char *text; /* NULL: there is no more */
};

struct memory {
	struct set set;
	const char *names[MEMORY_FILES_MAX];
	const char *texts[MEMORY_FILES_MAX];
	struct source_bytes bytes; /* of the file that is open */
	size_t step;      /* as in struct source_bytes */
	size_t is_open;
	const char *lost; /* what close says of every file; NULL */
};

static bool memory_open(void *context, size_t file, struct source *source,
	struct error *err UNUSED)
{
	struct memory *memory = context;

	memory->is_open++;
	memory->bytes = (struct source_bytes){
		.bytes = memory->texts[file],
		.len = strlen(memory->texts[file]),
		.step = memory->step,
	};
	*source = source_of_bytes(&memory->bytes);
	return true;
}

static bool memory_close(void *context, struct error *err)
{
	struct memory *memory = context;

	memory->is_open--;
	return !memory->lost || error_set(err, ERROR_IO, "%s", memory->lost);
}

/* The texts are borrowed. */
static void memory_init(struct memory *memory,
	const struct memory_file *files)
{
	*memory = (struct memory){
		.set = {
			.files = memory->names,
			.open = memory_open,
			.close = memory_close,
			.context = memory,
		},
	};
	for (; files->text; files++) {
		memory->names[memory->set.count] = files->name;
		memory->texts[memory->set.count++] = files->text;
	}
}

#endif
