/* SPDX-License-Identifier: MIT */
/* term add and term list. */
#include <string.h>

#include "app/session.h"
#include "format.h"
#include "table.h"

static bool add(struct change *change, const char *name, civil from, civil to,
	struct error *err)
{
	int64_t term;

	return change_term_add(change, name, from, to, &term, err);
}

static bool run_add(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct buf name = BUF_INIT;
	struct change *change = NULL;
	civil from, to;
	bool done;

	if (format_operands(call, 0, "term", &name, err) &&
	    format_date(call, "from", CIVIL_NEVER, &from, err) &&
	    format_date(call, "to", CIVIL_NEVER, &to, err))
		change = format_begin_apart(session, "term add", err);
	if (change && from != CIVIL_NEVER)
		from = date_day(from) * CIVIL_DAY;
	done = change && session_end(session, change,
		add(change, buf_text(&name), from, to, err), err);
	if (done)
		buf_addf(out, "Term %s is made.\n", buf_text(&name));
	buf_release(&name);
	return done;
}

static const struct flag add_flags[] = {
	{ "from", "DAY", "its first day" },
	{ "to", "DAY", "its last day" },
	{ NULL, NULL, NULL }
};

const struct command cmd_term_add = {
	.name = "term add",
	.operands = "NAME",
	.summary = "make a term that classes may belong to",
	.flags = add_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_STORE,
	.makes_store = true,
	.tells_done = true,
	.run = run_add,
};

static void table_day(struct table *table, const char *word, civil when)
{
	struct buf day = BUF_INIT;

	if (when != CIVIL_NEVER) {
		buf_adds(&day, word);
		date_write_iso(&day, when);
	}
	table_cell(table, buf_text(&day));
	buf_release(&day);
}

struct classes {
	struct class *items;
	size_t count;
};

static bool is_of(const struct class *class, const struct term *term)
{
	return class->term && !strcmp(class->term, term->name);
}

static void table_classes(struct table *table, const struct term *term,
	const struct classes *classes)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < classes->count; i++) {
		const struct class *class = &classes->items[i];

		if (is_of(class, term))
			buf_addf(&names, "%s%s%s", names.len ? ", " : "",
				class->name,
				class->archived ? " (archived)" : "");
	}
	table_cell(table, buf_text(&names));
	buf_release(&names);
}

static void write_text(struct buf *out, const struct term *terms, size_t count,
	const struct classes *classes)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < count; i++) {
		table_cell(&table, terms[i].name);
		table_day(&table, "from ", terms[i].starts);
		table_day(&table, "to ", terms[i].ends);
		table_classes(&table, &terms[i], classes);
		table_end_row(&table);
	}
	table_write(&table, out);
}

static void json_classes(struct json *json, const struct term *term,
	const struct classes *classes)
{
	json_open_array(json, "classes");
	for (size_t i = 0; i < classes->count; i++) {
		if (is_of(&classes->items[i], term))
			json_string(json, NULL, classes->items[i].name);
	}
	json_close_array(json);
}

static void write_json(struct buf *out, const struct term *terms, size_t count,
	const struct classes *classes)
{
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		json_open_object(&json, NULL);
		json_int(&json, "id", terms[i].id);
		json_string(&json, "name", terms[i].name);
		format_json_day(&json, "from", terms[i].starts);
		format_json_day(&json, "to", terms[i].ends);
		json_classes(&json, &terms[i], classes);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct classes classes;
	struct term *terms;
	size_t count;
	bool done = store_terms(session->store, &arena, &terms, &count,
		err) && store_classes(session->store, &arena, &classes.items,
		&classes.count, err);

	if (done && call->globals.json)
		write_json(out, terms, count, &classes);
	else if (done)
		write_text(out, terms, count, &classes);
	arena_release(&arena);
	return done;
}

const struct command cmd_term_list = {
	.name = "term list",
	.operands = "",
	.summary = "list the terms, and the classes of each",
	.needs = NEEDS_STORE,
	.run = run_list,
};
