/* SPDX-License-Identifier: MIT */
/* Runs a fuzz target once on each file named: a corpus without libFuzzer. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "fuzz.h"

static bool read_file(const char *path, struct buf *out)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	char chunk[4096];
	ssize_t got = -1;

	if (file >= 0)
		got = read(file, chunk, sizeof(chunk));
	while (got > 0) {
		buf_add(out, chunk, (size_t)got);
		got = read(file, chunk, sizeof(chunk));
	}
	if (got < 0)
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
	if (file >= 0)
		close(file);
	return got == 0;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct buf bytes = BUF_INIT;

		if (!read_file(argv[i], &bytes))
			return 1;
		LLVMFuzzerTestOneInput((const uint8_t *)buf_text(&bytes),
			bytes.len);
		buf_release(&bytes);
	}
	return 0;
}
