/* SPDX-License-Identifier: MIT */
/* What an import of scores was, for the report and the history. */
#ifndef APP_IMPORT_TELL_H
#define APP_IMPORT_TELL_H

#include "app/import.h"
#include "exchange/columns.h"

void import_tell_columns(struct import_report *report,
	const struct columns *columns);
/* "Quiz 1 (3 check-ins, 1 correction)" */
void import_tell_detail(const struct import_report *report,
	struct change *change);

#endif
