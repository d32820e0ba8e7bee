/* SPDX-License-Identifier: MIT */
/* Looking at what comes later in a file, to decide what comes now. */
#ifndef EXCHANGE_AHEAD_H
#define EXCHANGE_AHEAD_H

#include "exchange/csv.h"
#include "when.h"

/*
 * A reader of the part of the file that waits in memory behind the last
 * record, some 64 KiB; its last record may be cut, also within quotes. Both
 * are valid until the next record is read; csv_free frees it.
 */
struct csv *ahead_new(const struct csv *csv, struct source_bytes *bytes);

/* The order that dates of the column show in what waits in memory; WHEN_ANY:
 * none, or both. */
enum when_order ahead_order(const struct csv *csv, size_t column);

#endif
