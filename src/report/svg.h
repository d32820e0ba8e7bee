/* SPDX-License-Identifier: MIT */
/* What markup is written with. */
#ifndef REPORT_SVG_H
#define REPORT_SVG_H

#include "base/buf.h"

/* Text as it may stand in markup. */
void svg_escape(struct buf *out, const char *text);

#endif
