/* SPDX-License-Identifier: MIT */
/* The one picture that is no row of marks for each row of its table. */
#ifndef REPORT_PICTURE_FLOW_H
#define REPORT_PICTURE_FLOW_H

#include "report/picture.h"

bool picture_flow_has(const struct document_table *table);
void picture_flow(const struct picture_pen *pen,
	const struct document_table *table, int width);

#endif
