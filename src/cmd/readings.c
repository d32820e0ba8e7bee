/* SPDX-License-Identifier: MIT */
/* import readings: how files are read from now on, and to forget it. */
#include "app/readings.h"

#include "app/wording.h"
#include "base/number.h"
#include "format.h"
#include "table.h"

/* "number=Pupil,score=Mark", "\"Below\" is 1", ".Joe1 is Bo Diaz" */
static void write_said(struct buf *out, const struct remembered *item)
{
	switch (item->kind) {
	case REMEMBERED_COLUMNS:
		buf_adds(out, *item->answer ? item->answer :
			"as they are called");
		break;
	case REMEMBERED_ROUND:
		buf_addf(out, "%s is known by its column", item->what);
		break;
	case REMEMBERED_LEVEL:
		buf_addf(out, "\"%s\" is %s", item->what ? item->what : "",
			*item->answer ? item->answer : "no score");
		break;
	case REMEMBERED_SECTION:
		buf_addf(out, "%s%s%s", item->what ? item->what : "",
			item->what ? " of the " : "", item->answer);
		break;
	case REMEMBERED_ALIAS:
	case REMEMBERED_KIND_COUNT:
		buf_addf(out, "%s is %s", item->what, item->answer);
		break;
	}
}

static void write_text(struct buf *out, const struct readings *readings)
{
	struct table table = TABLE_INIT;
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < readings->items.count; i++) {
		const struct remembered *item = &readings->items.items[i];

		table_cellf(&table, "%zu", i + 1);
		table_cell(&table, readings_kind(item->kind));
		table_cell(&table, item->file ? item->file : "");
		table_cell(&table, item->header ? item->header : "");
		buf_clear(&text);
		write_said(&text, item);
		table_cell(&table, buf_text(&text));
		buf_clear(&text);
		if (item->when != CIVIL_NEVER)
			date_write_iso(&text, item->when);
		table_cell(&table, buf_text(&text));
		table_end_row(&table);
	}
	table_write(&table, out);
	buf_release(&text);
}

static void write_json(struct buf *out, const struct readings *readings)
{
	struct buf when = BUF_INIT;
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < readings->items.count; i++) {
		const struct remembered *item = &readings->items.items[i];

		buf_clear(&when);
		if (item->when != CIVIL_NEVER)
			date_write_iso_time(&when, item->when);
		json_open_object(&json, NULL);
		json_int(&json, "number", (int64_t)i + 1);
		json_string(&json, "kind", readings_kind(item->kind));
		json_string(&json, "file", item->file);
		json_string(&json, "header", item->header);
		json_string(&json, "what", item->what);
		json_string(&json, "answer", item->answer);
		json_string(&json, "said", when.len ? buf_text(&when) : NULL);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
	buf_release(&when);
}

static bool forget_one(struct change *change, const struct readings *readings,
	const char *typed, struct error *err)
{
	int64_t number;

	if (!number_parse_int(typed, &number) || number < 1 ||
	    (uint64_t)number > readings->items.count)
		return error_set(err, ERROR_NOT_FOUND, "\"%s\" is no number of "
			"what is remembered: \"homeroom import readings\" "
			"shows them", typed);
	return readings_forget(change, &readings->items.items[number - 1],
		err);
}

/* All numbers are those of one list. */
static bool forget(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *values[CALL_FLAGS_MAX];
	size_t count = call_values(call, "forget", values);
	struct change *change = session_begin(session, "import readings",
		NULL, err);
	struct readings readings = { .items = VEC_INIT };
	struct buf what = BUF_INIT;
	bool done = change && readings_read(&readings, session, err);

	for (size_t i = 0; done && i < count; i++)
		done = forget_one(change, &readings, values[i], err);
	wording_count(&what, count, "answer");
	if (change) {
		change_set_detail(change, 0, buf_text(&what));
		done = session_end(session, change, done, err);
	}
	if (done)
		buf_addf(out, call->globals.json ? "{\"done\":\"Forgotten: %s."
			"\",\"more\":[]}\n" : "Forgotten: %s.\n",
			buf_text(&what));
	buf_release(&what);
	readings_release(&readings);
	return done;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct readings readings;
	bool done;

	if (call_has(call, "forget"))
		return forget(session, call, out, err);
	done = readings_read(&readings, session, err);
	if (done && call->globals.json)
		write_json(out, &readings);
	else if (done)
		write_text(out, &readings);
	readings_release(&readings);
	return done;
}

static const struct flag flags[] = {
	{ "forget", "NUMBER", "this one, as the list numbers it" },
	{ NULL, NULL, NULL }
};

const struct command cmd_import_readings = {
	.name = "import readings",
	.operands = "",
	.summary = "list what is remembered of how files are read",
	.details =
		"What --map, --levels, --alias and --section said for this class:\n"
		"columns and words by the fingerprint of the header, rounds by the\n"
		"column that they came from, names in files by the student. The next\n"
		"file with such a header is read so. What is forgotten is asked about\n"
		"again, and undo brings it back.",
	.flags = flags,
	.needs = NEEDS_CLASS,
	.run = run,
};
