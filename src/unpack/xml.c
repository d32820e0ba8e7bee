/* SPDX-License-Identifier: MIT */
#include "xml.h"

#include <expat.h>
#include <string.h>

#include "base/mem.h"
#include "base/panic.h"

struct xml {
	XML_Parser parser;
	const struct xml_handlers *handlers;
	void *context;
	struct error err; /* why a handler ended it */
	bool is_ended;
};

static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

static void stop(struct xml *xml)
{
	xml->is_ended = true;
	XML_StopParser(xml->parser, XML_FALSE);
}

/* Expat may still deliver what it had read when it was stopped. */
static void on_start(void *data, const char *name, const char **attributes)
{
	struct xml *xml = data;

	if (!xml->is_ended && !xml->handlers->start(xml->context, local(name),
	    (const char *const *)attributes, &xml->err))
		stop(xml);
}

static void on_end(void *data, const char *name)
{
	struct xml *xml = data;

	if (!xml->is_ended && !xml->handlers->end(xml->context, local(name),
	    &xml->err))
		stop(xml);
}

static void on_text(void *data, const char *text, int len)
{
	struct xml *xml = data;

	if (!xml->is_ended)
		xml->handlers->text(xml->context, text, (size_t)len);
}

static void on_doctype(void *data, const char *name, const char *system_id,
	const char *public_id, int has_internal)
{
	struct xml *xml = data;

	(void)name;
	(void)system_id;
	(void)public_id;
	(void)has_internal;
	if (xml->is_ended)
		return;
	error_set(&xml->err, ERROR_INVALID, "the workbook brings definitions "
		"of its own, as no spreadsheet does: it is not read");
	stop(xml);
}

struct xml *xml_new(const struct xml_handlers *handlers, void *context)
{
	struct xml *xml = mem_new(1, sizeof(*xml));

	xml->handlers = handlers;
	xml->context = context;
	xml->parser = XML_ParserCreate(NULL);
	if (!xml->parser)
		panic("There is no memory left for XML.");
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, on_start, on_end);
	XML_SetCharacterDataHandler(xml->parser, on_text);
	XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
	return xml;
}

void xml_free(struct xml *xml)
{
	XML_ParserFree(xml->parser);
	mem_free(xml);
}

static bool parse(struct xml *xml, const char *bytes, size_t len, int is_last,
	struct error *err)
{
	if (XML_Parse(xml->parser, bytes, (int)len, is_last) ==
	    XML_STATUS_OK)
		return true;
	if (xml->err.code != ERROR_NONE)
		return error_set(err, xml->err.code, "%s", xml->err.text);
	return error_set(err, ERROR_INVALID, "the workbook is damaged at line "
		"%lu of one of its parts: %s",
		XML_GetCurrentLineNumber(xml->parser),
		XML_ErrorString(XML_GetErrorCode(xml->parser)));
}

bool xml_feed(struct xml *xml, const char *bytes, size_t len,
	struct error *err)
{
	return parse(xml, bytes, len, XML_FALSE, err);
}

bool xml_end(struct xml *xml, struct error *err)
{
	return parse(xml, "", 0, XML_TRUE, err);
}

const char *xml_attribute(const char *const *attributes, const char *name)
{
	for (size_t i = 0; attributes[i]; i += 2) {
		if (!strcmp(attributes[i], name))
			return attributes[i + 1];
	}
	return NULL;
}
