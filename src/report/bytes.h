/* SPDX-License-Identifier: MIT */
/* What the writer and the reader of bytes agree on. */
#ifndef REPORT_BYTES_H
#define REPORT_BYTES_H

#include "report/document.h"

#define BYTES_HEAD "homeroom-document-1"
#define BYTES_END "end"

/* How a cell begins; "@id;" before that is what it opens. */
#define BYTES_VALUE '='
#define BYTES_NONE '-'
#define BYTES_WITHHELD '<'
#define BYTES_OPENS '@'
#define BYTES_OPENS_END ';'

#define BYTES_PICTURES (PICTURE_BARS + 1)
extern const char *const bytes_pictures[BYTES_PICTURES];

#endif
