/* SPDX-License-Identifier: MIT */
/* The first byte says in what steps the rest arrives. */
#include <math.h>

#include "base/panic.h"
#include "base/text.h"
#include "exchange/log.h"
#include "fuzz.h"

static void check_row(const struct log_row *row, const struct log_row *last)
{
	if (row->line <= last->line)
		panic("The lines do not grow.");
	if (row->class != last->class && row->class != last->class + 1)
		panic("A class is left out, or comes again.");
	if (!isfinite(row->day) || !(row->points >= 0) ||
	    !(row->points <= row->out_of) || !(row->out_of > 0))
		panic("A score is none.");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source_bytes bytes = { .bytes = (const char *)data + 1,
		.len = size - 1 };
	struct error err = ERROR_INIT;
	struct log_row last = { .line = 0 };
	struct log_row row;
	struct log *log;
	bool more = true;

	if (size < 2)
		return 0;
	bytes.step = data[0] % 32;
	log = log_open(source_of_bytes(&bytes), &err);
	while (log && more && log_next(log, &row, &more, &err)) {
		if (!more)
			break;
		check_row(&row, &last);
		last = row;
	}
	if (!text_is_valid(err.text, strlen(err.text)))
		panic("A sentence is no UTF-8.");
	log_close(log);
	return 0;
}
