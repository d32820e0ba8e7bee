/* SPDX-License-Identifier: MIT */
/* review: who moved, who is stuck and what worked, in many forms. */
#include "report/review.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "app/draw.h"
#include "app/file.h"
#include "app/review.h"
#include "base/attr.h"
#include "base/number.h"
#include "exchange/csv_write.h"
#include "format.h"
#include "report/forms.h"
#include "table.h"

#define TEXT_CELLS 80
#define PICTURE_WIDTH 720
#define SMALL_MOST 1000

/* What one call wants, and where it is put. */
struct review_call {
	struct session *session;
	const struct call *call;
	struct reviewing_scope scope;
	struct review_options options;
	const char *path; /* NULL: standard output */
};

struct shape {
	const char *name;
	const char *ending; /* of a file that is in this shape unsaid */
	bool needs_file;    /* it is no text */
	bool (*write)(const struct review_call *review,
		const struct document *document, struct buf *out,
		struct error *err);
};

static bool write_text(const struct review_call *review,
	const struct document *document, struct buf *out,
	struct error *err UNUSED)
{
	form_text(out, document, TEXT_CELLS,
		call_has(review->call, "ascii") ||
		config_is(review->session->config, "ascii"));
	return true;
}

static bool write_json(const struct review_call *review UNUSED,
	const struct document *document, struct buf *out,
	struct error *err UNUSED)
{
	form_json(out, document);
	return true;
}

static bool write_html(const struct review_call *review UNUSED,
	const struct document *document, struct buf *out,
	struct error *err UNUSED)
{
	form_html(out, document);
	return true;
}

static void csv_number(struct csv_write *csv, double number)
{
	double whole = nearbyint(number);

	if (fabs(number - whole) < 1e-9)
		csv_write_int(csv, (int64_t)whole);
	else
		csv_write_number(csv, number);
}

/* Numbers as they are, and all else as it is shown. */
static void csv_cell(struct csv_write *csv,
	const struct document_table *table, size_t row, size_t column)
{
	const struct document_cell *cell = document_at(table, row, column);
	enum document_kind kind = table->columns.items[column].kind;
	struct buf text = BUF_INIT;

	if (cell->state == CELL_NONE) {
		csv_write_text(csv, NULL);
	} else if (cell->state == CELL_VALUE && (kind == KIND_COUNT ||
	    kind == KIND_NUMBER || kind == KIND_SHARE)) {
		csv_number(csv, cell->number);
	} else {
		document_write_cell(&text, table, row, column);
		csv_write_text(csv, buf_text(&text));
		buf_release(&text);
	}
}

static void csv_table(struct csv_write *csv,
	const struct document_table *table)
{
	csv_write_text(csv, table->id);
	csv_write_end_row(csv);
	for (size_t i = 0; i < table->columns.count; i++)
		csv_write_text(csv, table->columns.items[i].name);
	csv_write_end_row(csv);
	for (size_t i = 0; i < document_rows(table); i++) {
		for (size_t j = 0; j < table->columns.count; j++)
			csv_cell(csv, table, i, j);
		csv_write_end_row(csv);
	}
}

/* Tables one after another: the id of each on a line, a header, its rows, and
 * an empty line before the next. */
static bool write_csv(const struct review_call *review UNUSED,
	const struct document *document, struct buf *out,
	struct error *err UNUSED)
{
	struct csv_write csv;

	csv_write_init(&csv, out, CSV_WRITE_GUARD);
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			if (out->len)
				buf_adds(out, "\r\n");
			csv_table(&csv, section->tables.items[j]);
		}
	}
	return true;
}

static void write_pictures(struct buf *out, const struct document *document)
{
	const char *between = "";

	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			const struct document_table *table =
				section->tables.items[j];

			if (table->picture == PICTURE_NONE)
				continue;
			buf_addf(out, "%s%s", between, table->id);
			between = ", ";
		}
	}
}

/* The first flow that is drawn. */
static const struct document_table *find_flow(const struct document *document)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			if (section->tables.items[j]->picture == PICTURE_FLOW)
				return section->tables.items[j];
		}
	}
	return NULL;
}

static bool write_svg(const struct review_call *review,
	const struct document *document, struct buf *out, struct error *err)
{
	const char *id = call_value(review->call, "picture");
	const struct document_table *table = id ?
		document_find(document, id) : find_flow(document);
	struct buf pictures = BUF_INIT;
	size_t before = out->len;

	if (table && table->picture != PICTURE_NONE)
		form_svg(out, table, PICTURE_WIDTH);
	if (out->len > before)
		return true;
	write_pictures(&pictures, document);
	error_set(err, id ? ERROR_USAGE : ERROR_NOT_FOUND, "there is no "
		"picture %s: those there are called %s", id ? id : "of a flow",
		pictures.len ? buf_text(&pictures) : "nothing yet");
	buf_release(&pictures);
	return false;
}

static bool write_pdf(const struct review_call *review UNUSED,
	const struct document *document, struct buf *out, struct error *err)
{
	return draw_document(out, document, "pdf", err);
}

static bool write_xlsx(const struct review_call *review UNUSED,
	const struct document *document, struct buf *out, struct error *err)
{
	return draw_document(out, document, "xlsx", err);
}

static const struct shape shapes[] = {
	{ "text", ".txt", false, write_text },
	{ "csv", ".csv", false, write_csv },
	{ "json", ".json", false, write_json },
	{ "html", ".html", false, write_html },
	{ "pdf", ".pdf", true, write_pdf },
	{ "svg", ".svg", false, write_svg },
	{ "xlsx", ".xlsx", true, write_xlsx },
};

static bool ends_with(const char *text, const char *ending)
{
	size_t len = strlen(text), tail = strlen(ending);

	return len > tail && !strcmp(text + len - tail, ending);
}

/* By what was said, else by the file's name, else text. */
static const struct shape *find_shape(const struct call *call,
	const char *path, struct error *err)
{
	const char *name = call_value(call, "format");
	struct buf known = BUF_INIT;

	if (!name && call->globals.json)
		name = "json";
	for (size_t i = 0; i < ARRAY_LEN(shapes); i++) {
		if (name ? !strcmp(shapes[i].name, name) :
		    path && ends_with(path, shapes[i].ending))
			return &shapes[i];
	}
	if (!name)
		return &shapes[0];
	for (size_t i = 0; i < ARRAY_LEN(shapes); i++)
		buf_addf(&known, "%s%s", !i ? "" : i + 1 < ARRAY_LEN(shapes) ?
			", " : " and ", shapes[i].name);
	error_set(err, ERROR_USAGE, "--format %s: \"homeroom review\" knows "
		"%s", name, buf_text(&known));
	buf_release(&known);
	return NULL;
}

static bool read_flags(struct review_call *review, struct error *err)
{
	const struct call *call = review->call;
	const char *by = call_value(call, "by");
	const char *small = call_value(call, "small");
	int64_t least = 0;

	if (!format_date(call, "from", CIVIL_NEVER, &review->scope.from,
	    err) || !format_date(call, "to", CIVIL_NEVER,
	    &review->scope.until, err))
		return false;
	if (review->scope.from != CIVIL_NEVER)
		review->scope.from = date_day(review->scope.from) * CIVIL_DAY;
	if (by && strcmp(by, "week") != 0)
		return error_set(err, ERROR_USAGE, "--by %s: a review goes by "
			"week, or not by anything", by);
	if (small && (!number_parse_int(small, &least) || least < 0 ||
	    least > SMALL_MOST))
		return error_set(err, ERROR_USAGE, "--small %s: say a number "
			"of students, as 5", small);
	review->options.by_week = by != NULL;
	review->options.small = (size_t)least;
	return true;
}

static bool read_scope(struct review_call *review, struct error *err)
{
	const struct call *call = review->call;
	struct reviewing_scope *scope = &review->scope;

	scope->stores = call->globals.stores;
	scope->store_count = call->globals.store_count > 1 ?
		call->globals.store_count : 0;
	scope->names = call->globals.class_names;
	scope->name_count = call->globals.class_count;
	scope->term = call_value(call, "term");
	scope->all = call_has(call, "all");
	if ((scope->name_count > 0) + scope->all + (scope->term != NULL) > 1)
		return error_set(err, ERROR_USAGE, "say which classes in one "
			"way: --class, --term or --all");
	return read_flags(review, err);
}

/* What the first is put beside, whole. */
static bool read_other(struct review_call *review,
	struct reviewing *other, struct error *err)
{
	const char *beside = call_value(review->call, "beside");
	struct reviewing_scope scope = {
		.stores = review->scope.stores,
		.store_count = review->scope.store_count,
		.from = CIVIL_NEVER,
		.until = CIVIL_NEVER,
	};
	bool is_term;

	if (!beside)
		return true;
	if (!reviewing_is_term(review->session, beside, &is_term, err))
		return false;
	if (is_term) {
		scope.term = beside;
	} else {
		scope.names = &beside;
		scope.name_count = 1;
	}
	if (!reviewing_read(other, review->session, &scope, err))
		return error_where(err, "--beside");
	review->options.other = other->classes;
	review->options.other_count = other->count;
	review->options.other_name = beside;
	review->options.other_span = other->span;
	return true;
}

static void say_unfitted(struct session *session, size_t count)
{
	if (count)
		session_say(session, "%zu class%s more than %d check-ins: "
			"segments are those confirmed last, and who is past "
			"the upper line are those in extend", count,
			count == 1 ? " has" : "es have", REVIEWING_FIT_MOST);
}

static bool put(const struct review_call *review, const struct buf *bytes,
	struct buf *out, struct error *err)
{
	if (!review->path) {
		buf_add(out, buf_text(bytes), bytes->len);
		return true;
	}
	if (!file_write(review->path, call_has(review->call, "force") ?
	    FILE_REPLACE : FILE_NEW, buf_text(bytes), bytes->len, err))
		return false;
	session_say(review->session, "%s: written", review->path);
	return true;
}

static bool make(struct review_call *review, const struct shape *shape,
	const struct reviewing *own, struct buf *out, struct error *err)
{
	struct document document;
	struct buf bytes = BUF_INIT;
	bool done;

	review->options.span = own->span;
	review_write(&document, own->classes, own->count, &review->options);
	done = shape->write(review, &document, &bytes, err) &&
		put(review, &bytes, out, err);
	document_release(&document);
	buf_release(&bytes);
	return done;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct review_call review = {
		.session = session,
		.call = call,
		.path = call_value(call, "out"),
	};
	struct reviewing own = { .count = 0 }, other = { .count = 0 };
	const struct shape *shape = find_shape(call, review.path, err);
	bool done;

	if (!shape || !read_scope(&review, err))
		return false;
	if (shape->needs_file && !review.path)
		return error_set(err, ERROR_USAGE, "--format %s is no text: "
			"-o FILE says where it goes", shape->name);
	done = reviewing_read(&own, session, &review.scope, err) &&
		read_other(&review, &other, err) &&
		make(&review, shape, &own, out, err);
	if (done)
		say_unfitted(session, own.unfitted);
	reviewing_release(&own);
	reviewing_release(&other);
	return done;
}

static const struct flag flags[] = {
	{ "from", "DAY", "its first day; else the term's, or the first "
		"check-in's" },
	{ "to", "DAY", "its last day; else the term's, or now" },
	{ "term", "NAME", "of all classes of a term, archived ones too" },
	{ "all", NULL, "of all classes that are not archived" },
	{ "by", "week", "the flow between clusters week by week" },
	{ "beside", "TERM", "put another term, or a class, beside it" },
	{ "small", "N", "withhold what fewer than N students are, and names" },
	{ "format", "text|csv|json|html|pdf|svg|xlsx", "its form; else text" },
	{ "picture", "ID", "of svg: the table to draw; else the flow" },
	{ "out", "FILE", "write it to a file; -o does, too" },
	{ "force", NULL, "take the place of a file that is there" },
	{ "ascii", NULL, "draw with plain ASCII characters only" },
	{ NULL, NULL, NULL }
};

const struct command cmd_review = {
	.name = "review",
	.operands = "",
	.summary = "who moved, who is stuck and what worked, over a term",
	.details =
		"Of the class in use, of each --class that is named, or of --term or\n"
		"--all; --store may be given again, too, and a child who is in several\n"
		"stores is known by roster number. All of it is as of the last day.\n"
		"FILE is written whole or not at all; without --format its name says\n"
		"which it is, as review.html. In csv each table stands after a line\n"
		"with its name. For who is not of the department, --small 5 leaves\n"
		"names and what could point to them out.",
	.flags = flags,
	.needs = NEEDS_STORE,
	.run = run,
};
