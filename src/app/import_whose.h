/* SPDX-License-Identifier: MIT */
/* Whether a class list is this class's. */
#ifndef APP_IMPORT_WHOSE_H
#define APP_IMPORT_WHOSE_H

#include "app/import.h"
#include "import_match.h"

/*
 * CONFLICT: it lacks too many of the class, or calls most of those whom it
 * knows otherwise, and the options do not say that this is meant. A dry run
 * notes it as a problem instead.
 */
MUST_CHECK bool import_whose_check(const struct import_match *match,
	const struct import_options *options, struct import_report *report,
	struct error *err);

#endif
