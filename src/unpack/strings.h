/* SPDX-License-Identifier: MIT */
/* The texts that the cells of a workbook share. */
#ifndef UNPACK_STRINGS_H
#define UNPACK_STRINGS_H

#include "base/buf.h"
#include "base/vec.h"
#include "xml.h"

struct strings {
	struct buf text;       /* all of them, one behind the other */
	VEC(size_t) ends;
	bool is_text;          /* within <t> */
	bool is_reading_aid;   /* within <rPh>, which stands above a text */
};
#define STRINGS_INIT { 0 }

/* For sharedStrings.xml, with a struct strings as context. */
extern const struct xml_handlers strings_handlers;
void strings_release(struct strings *strings);
/* false: there is no such text. */
bool strings_get(const struct strings *strings, size_t index,
	const char **text, size_t *len);

#endif
