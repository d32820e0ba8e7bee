/* SPDX-License-Identifier: MIT */
/*
 * xl/workbook.xml names the sheets and gives each a mark; a second file says
 * which part of the zip stands behind a mark.
 */
#include "workbook.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "sheet.h"

#define WORKBOOK "xl/workbook.xml"
#define RELATIONS "xl/_rels/workbook.xml.rels"
#define FOLDER "xl/"
#define SHARED_STRINGS "/sharedStrings"
#define STYLES "/styles"

struct relation {
	const char *mark;
	const char *target; /* path within the zip */
	bool is_strings;
	bool is_styles;
};

struct named {
	const char *name;
	const char *mark;
};

struct workbook {
	struct arena arena;
	VEC(struct named) sheets;
	VEC(struct relation) relations;
	bool is_from_1904;
};

static bool feed(void *context, const char *bytes, size_t len,
	struct error *err)
{
	return xml_feed(context, bytes, len, err);
}

static bool read_part(struct archive *archive, const char *path,
	const struct xml_handlers *handlers, void *context, struct error *err)
{
	struct archive_sink sink = { .take = feed };
	struct xml *xml;
	size_t file;
	bool done;

	if (!archive_find(archive, path, &file))
		return error_set(err, ERROR_INVALID, "this is no workbook of "
			"Excel, %.80s is missing from it", path);
	xml = xml_new(handlers, context);
	sink.context = xml;
	done = archive_read(archive, file, &sink, err) && xml_end(xml, err);
	xml_free(xml);
	return done;
}

/* With whatever prefix. */
static const char *mark_of(const char *const *attributes)
{
	for (size_t i = 0; attributes[i]; i += 2) {
		size_t len = strlen(attributes[i]);

		if (len > 3 && !strcmp(attributes[i] + len - 3, ":id"))
			return attributes[i + 1];
	}
	return NULL;
}

static bool is_true(const char *text)
{
	return text && (!strcmp(text, "1") || !strcmp(text, "true"));
}

static bool start_sheet(void *context, const char *name,
	const char *const *attributes, struct error *err UNUSED)
{
	struct workbook *workbook = context;
	const struct named sheet = {
		.name = arena_strdup(&workbook->arena,
			xml_attribute(attributes, "name")),
		.mark = arena_strdup(&workbook->arena, mark_of(attributes)),
	};

	if (!strcmp(name, "workbookPr"))
		workbook->is_from_1904 = is_true(xml_attribute(attributes,
			"date1904"));
	if (!strcmp(name, "sheet") && sheet.name && sheet.mark)
		vec_push(&workbook->sheets, sheet);
	return true;
}

static const char *path_of(struct workbook *workbook, const char *target)
{
	struct buf path = BUF_INIT;
	const char *kept;

	if (*target == '/')
		target++;
	else
		buf_adds(&path, FOLDER);
	buf_adds(&path, target);
	kept = arena_strdup(&workbook->arena, buf_text(&path));
	buf_release(&path);
	return kept;
}

static bool start_relation(void *context, const char *name,
	const char *const *attributes, struct error *err UNUSED)
{
	struct workbook *workbook = context;
	const char *mark = xml_attribute(attributes, "Id");
	const char *target = xml_attribute(attributes, "Target");
	const char *type = xml_attribute(attributes, "Type");
	const char *last = type ? strrchr(type, '/') : NULL;
	struct relation relation = {
		.is_strings = last && !strcmp(last, SHARED_STRINGS),
		.is_styles = last && !strcmp(last, STYLES),
	};

	if (strcmp(name, "Relationship") || !mark || !target)
		return true;
	relation.mark = arena_strdup(&workbook->arena, mark);
	relation.target = path_of(workbook, target);
	vec_push(&workbook->relations, relation);
	return true;
}

static bool end_any(void *context UNUSED, const char *name UNUSED,
	struct error *err UNUSED)
{
	return true;
}

static void skip_text(void *context UNUSED, const char *text UNUSED,
	size_t len UNUSED)
{
}

static bool read_workbook(struct workbook *workbook, struct archive *archive,
	struct error *err)
{
	static const struct xml_handlers sheets = {
		start_sheet, end_any, skip_text
	};
	static const struct xml_handlers relations = {
		start_relation, end_any, skip_text
	};

	return read_part(archive, WORKBOOK, &sheets, workbook, err) &&
		read_part(archive, RELATIONS, &relations, workbook, err);
}

static void release(struct workbook *workbook)
{
	vec_release(&workbook->sheets);
	vec_release(&workbook->relations);
	arena_release(&workbook->arena);
}

static const char *find_sheet(const struct workbook *workbook,
	const char *name, struct error *err)
{
	const char *mark = NULL;

	for (size_t i = 0; !mark && i < workbook->sheets.count; i++) {
		if (!name || !strcmp(workbook->sheets.items[i].name, name))
			mark = workbook->sheets.items[i].mark;
	}
	for (size_t i = 0; mark && i < workbook->relations.count; i++) {
		if (!strcmp(workbook->relations.items[i].mark, mark))
			return workbook->relations.items[i].target;
	}
	error_set(err, ERROR_NOT_FOUND, name ? "the workbook has no sheet "
		"\"%.60s\"" : "the workbook has no sheet%s", name ? name : "");
	return NULL;
}

static bool read_strings(const struct workbook *workbook,
	struct archive *archive, struct strings *strings, struct error *err)
{
	for (size_t i = 0; i < workbook->relations.count; i++) {
		if (workbook->relations.items[i].is_strings)
			return read_part(archive,
				workbook->relations.items[i].target,
				&strings_handlers, strings, err);
	}
	return true;
}

/* A workbook without them has plain numbers only. */
static bool read_styles(const struct workbook *workbook,
	struct archive *archive, struct styles *styles, struct error *err)
{
	size_t file;

	for (size_t i = 0; i < workbook->relations.count; i++) {
		const struct relation *relation =
			&workbook->relations.items[i];

		if (relation->is_styles &&
		    archive_find(archive, relation->target, &file))
			return read_part(archive, relation->target,
				&styles_handlers, styles, err);
	}
	return true;
}

bool workbook_is_one(const struct archive *archive)
{
	size_t file;

	return archive_find(archive, WORKBOOK, &file);
}

bool workbook_list(struct archive *archive, struct buf *names,
	struct error *err)
{
	struct workbook workbook = { .arena = ARENA_INIT };
	bool done = read_workbook(&workbook, archive, err);

	for (size_t i = 0; done && i < workbook.sheets.count; i++) {
		buf_adds(names, workbook.sheets.items[i].name);
		buf_addc(names, '\n');
	}
	release(&workbook);
	return done;
}

bool workbook_write(struct archive *archive, const char *name,
	const struct archive_sink *out, struct error *err)
{
	struct workbook workbook = { .arena = ARENA_INIT };
	struct strings strings = STRINGS_INIT;
	struct styles styles = STYLES_INIT;
	struct sheet sheet = {
		.strings = &strings,
		.styles = &styles,
		.out = out,
	};
	const char *path = NULL;
	bool done = read_workbook(&workbook, archive, err);

	if (done)
		path = find_sheet(&workbook, name, err);
	sheet.is_from_1904 = workbook.is_from_1904;
	done = path && read_strings(&workbook, archive, &strings, err) &&
		read_styles(&workbook, archive, &styles, err) &&
		read_part(archive, path, &sheet_handlers, &sheet, err);
	sheet_release(&sheet);
	strings_release(&strings);
	styles_release(&styles);
	release(&workbook);
	return done;
}
