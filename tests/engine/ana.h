/* SPDX-License-Identifier: MIT */
/* Ana and two classmates, of whom sentences are written. */
#ifndef TESTS_ENGINE_ANA_H
#define TESTS_ENGINE_ANA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/reason.h"
#include "sample.h"

typedef void writer(struct buf *out, const struct facts *facts,
	const struct move *move);

void assert_written(writer *write, const struct sample *sample,
	const struct move *move, const char *expected);

#define assert_reason(sample, move, expected) \
	assert_written(reason_write, sample, move, expected)

/* Ana, and two whose given name is Sven. */
void three_students(struct sample *sample);

/* Ana in practice since day 0 with 3/4, 2/4, 4/4: check-ins 1, 2, 3. */
struct move ana(struct sample *sample);

#endif
