/* SPDX-License-Identifier: MIT */
/* Runs a fuzz target on each file named, a corpus without libFuzzer: once as it
 * is, and FUZZ_SPOILT times with something wrong in it. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/rng.h"
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

/* What readers of text stumble over. */
static const char *const tokens[] = {
	",", ";", "\t", "|", "\"", "\"\"", "\\\"", "\r", "\n", "\r\n", "'", "=",
	"/", "%", "-", "0", "9999999999999999999", "1e308", "\xef\xbb\xbf",
	"\xff\xfe", "\xff", "\xc3", "\xe2\x80\xae", "<", "</", "&#0;", "]]>",
};

static size_t place(struct rng *rng, const struct buf *bytes)
{
	return (size_t)rng_below(rng, bytes->len + 1);
}

/* One small wrong: a byte is another, a stretch is gone or twice, or
 * something stands where nothing stood. */
static void spoil(struct rng *rng, struct buf *bytes)
{
	struct buf was = *bytes;
	size_t from = place(rng, &was), to = place(rng, &was);
	uint64_t what = rng_below(rng, 4);

	*bytes = (struct buf)BUF_INIT;
	if (from > to) {
		size_t between = from;

		from = to;
		to = between;
	}
	buf_add(bytes, buf_text(&was), what == 0 ? from : to);
	if (what == 1)
		buf_adds(bytes, tokens[rng_below(rng, ARRAY_LEN(tokens))]);
	if (what == 2 && to < was.len)
		buf_addc(bytes, (char)rng_below(rng, 256));
	to += what == 2 && to < was.len;
	buf_add(bytes, buf_text(&was) + (what == 3 ? from : to),
		was.len - (what == 3 ? from : to));
	buf_release(&was);
}

static void run(const struct buf *bytes)
{
	LLVMFuzzerTestOneInput((const uint8_t *)buf_text(bytes), bytes->len);
}

/* The same wrongs each time: what is found can be found again. */
static void run_spoilt(const struct buf *seed, unsigned long count)
{
	struct rng rng;

	rng_init(&rng, seed->len);
	for (unsigned long i = 0; i < count; i++) {
		struct buf bytes = BUF_INIT;

		buf_add(&bytes, buf_text(seed), seed->len);
		for (uint64_t n = 1 + rng_below(&rng, 6); n > 0; n--)
			spoil(&rng, &bytes);
		run(&bytes);
		buf_release(&bytes);
	}
}

int main(int argc, char **argv)
{
	const char *spoilt = getenv("FUZZ_SPOILT");
	unsigned long count = spoilt ? strtoul(spoilt, NULL, 10) : 0;

	for (int i = 1; i < argc; i++) {
		struct buf bytes = BUF_INIT;

		if (!read_file(argv[i], &bytes))
			return 1;
		run(&bytes);
		run_spoilt(&bytes, count);
		buf_release(&bytes);
	}
	return 0;
}
