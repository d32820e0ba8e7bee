/* SPDX-License-Identifier: MIT */
/* Answers to offers, as text and as JSON. */
#include "answers.h"

void answers_table_row(struct table *table,
	const struct offer_answered *answered, const char *name)
{
	const struct offer_reply *reply = &answered->reply;
	struct buf text = BUF_INIT;

	buf_adds(&text, "  ");
	date_write_iso(&text, reply->when);
	table_cell(table, buf_text(&text));
	if (name)
		table_cell(table, name);
	buf_clear(&text);
	buf_adds(&text, offer_answer_name(reply->answer));
	if (reply->until != CIVIL_NEVER) {
		buf_adds(&text, " until ");
		date_write_iso(&text, reply->until);
	}
	table_cell(table, buf_text(&text));
	table_cell(table, answered->author);
	table_end_row(table);
	buf_release(&text);
}

void answers_json(struct json *json, const struct offer_answered *answered)
{
	json_string(json, "answer", offer_answer_name(answered->reply.answer));
	format_json_day(json, "date", answered->reply.when);
	format_json_day(json, "until", answered->reply.until);
	json_string(json, "author", answered->author);
}
