/* SPDX-License-Identifier: MIT */
/*
 * XML that comes in pieces. Names are without their prefix. A document type
 * is refused: with it come entities that grow without end.
 */
#ifndef UNPACK_XML_H
#define UNPACK_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct xml;

/* Each may end the reading by returning false. attributes is name, value,
 * name, value, NULL, prefixes left on. */
struct xml_handlers {
	bool (*start)(void *context, const char *name,
		const char *const *attributes, struct error *err);
	bool (*end)(void *context, const char *name, struct error *err);
	void (*text)(void *context, const char *text, size_t len);
};

struct xml *xml_new(const struct xml_handlers *handlers, void *context);
void xml_free(struct xml *xml);
MUST_CHECK bool xml_feed(struct xml *xml, const char *bytes, size_t len,
	struct error *err);
/* No more comes. */
MUST_CHECK bool xml_end(struct xml *xml, struct error *err);

/* NULL: there is none. */
const char *xml_attribute(const char *const *attributes, const char *name);

#endif
