/* SPDX-License-Identifier: MIT */
/* Which styles of a workbook make a number a date. */
#ifndef UNPACK_STYLES_H
#define UNPACK_STYLES_H

#include "base/vec.h"
#include "xml.h"

struct styles {
	VEC(unsigned) codes;   /* of number formats that are dates */
	VEC(bool) are_dates;   /* by the style of a cell */
	bool is_cells;         /* within <cellXfs> */
};
#define STYLES_INIT { 0 }

/* For styles.xml, with a struct styles as context. */
extern const struct xml_handlers styles_handlers;
void styles_release(struct styles *styles);
bool styles_is_date(const struct styles *styles, size_t style);

#endif
