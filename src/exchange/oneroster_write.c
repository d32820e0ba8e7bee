/* SPDX-License-Identifier: MIT */
#include "exchange/oneroster_write.h"

#include <assert.h>
#include <string.h>

#include "base/attr.h"
#include "base/text.h"
#include "exchange/csv_write.h"
#include "exchange/zip_write.h"

#define ID_BYTES_MAX 255

/* Each must be in the manifest, there or not. */
static const char *const files[] = {
	"academicSessions", "categories", "classes", "classResources",
	"courses", "courseResources", "demographics", "enrollments",
	"lineItemLearningObjectiveIds", "lineItems", "lineItemScoreScales",
	"orgs", "resources", "resultLearningObjectiveIds", "results",
	"resultScoreScales", "roles", "scoreScales", "userProfiles",
	"userResources", "users",
};
static const char *const written[] = { "categories", "lineItems", "results" };

bool oneroster_write_is_id(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && len <= ID_BYTES_MAX &&
		strspn(text, "0123456789abcdefghijklmnopqrstuvwxyz"
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ./@_-") == len;
}

static bool is_written(const char *file)
{
	for (size_t i = 0; i < ARRAY_LEN(written); i++) {
		if (!strcmp(written[i], file))
			return true;
	}
	return false;
}

static void add_property(struct csv_write *csv, const char *name,
	const char *value)
{
	csv_write_text(csv, name);
	csv_write_text(csv, value);
	csv_write_end_row(csv);
}

static void write_manifest(struct buf *out)
{
	struct buf name = BUF_INIT;
	struct csv_write csv;

	csv_write_init(&csv, out, 0);
	add_property(&csv, "propertyName", "value");
	add_property(&csv, "manifest.version", "1.0");
	add_property(&csv, "oneroster.version", "1.2");
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		buf_clear(&name);
		buf_addf(&name, "file.%s", files[i]);
		add_property(&csv, buf_text(&name),
			is_written(files[i]) ? "delta" : "absent");
	}
	add_property(&csv, "source.systemName", "homeroom");
	buf_release(&name);
}

static void add_day(struct csv_write *csv, civil when)
{
	struct buf text = BUF_INIT;

	date_write_iso(&text, when);
	csv_write_text(csv, buf_text(&text));
	buf_release(&text);
}

/* No line break may stand in a field. */
static void add_text(struct csv_write *csv, const char *text)
{
	struct buf clean = BUF_INIT;

	text_clean(&clean, text);
	csv_write_text(csv, buf_text(&clean));
	buf_release(&clean);
}

static void add_common(struct csv_write *csv, const char *id, bool is_gone,
	civil modified)
{
	struct buf when = BUF_INIT;

	assert(oneroster_write_is_id(id));
	date_write_iso_time(&when, date_to_utc(modified));
	buf_adds(&when, ".000Z");
	csv_write_text(csv, id);
	csv_write_text(csv, is_gone ? "tobedeleted" : "active");
	csv_write_text(csv, buf_text(&when));
	buf_release(&when);
}

static void begin(struct csv_write *csv, struct buf *out,
	const char *const *header, size_t count)
{
	csv_write_init(csv, out, 0);
	csv_write_texts(csv, header, count);
	csv_write_end_row(csv);
}

static void write_categories(struct buf *out,
	const struct oneroster_gradebook *gradebook)
{
	static const char *const header[] = { "sourcedId", "status",
		"dateLastModified", "title", "weight" };
	struct csv_write csv;

	begin(&csv, out, header, ARRAY_LEN(header));
	add_common(&csv, gradebook->category_id, false, gradebook->modified);
	csv_write_text(&csv, "Check-ins");
	csv_write_text(&csv, NULL);
	csv_write_end_row(&csv);
}

static void write_items(struct buf *out,
	const struct oneroster_gradebook *gradebook)
{
	static const char *const header[] = { "sourcedId", "status",
		"dateLastModified", "title", "description", "assignDate",
		"dueDate", "classSourcedId", "categorySourcedId",
		"academicSessionSourcedId", "resultValueMin",
		"resultValueMax", "schoolSourcedId" };
	struct csv_write csv;

	begin(&csv, out, header, ARRAY_LEN(header));
	for (size_t i = 0; i < gradebook->item_count; i++) {
		const struct oneroster_item *item = &gradebook->items[i];

		add_common(&csv, item->id, item->is_gone, item->modified);
		add_text(&csv, item->title);
		add_text(&csv, item->description);
		add_day(&csv, item->date);
		add_day(&csv, item->date);
		csv_write_text(&csv, gradebook->class_id);
		csv_write_text(&csv, gradebook->category_id);
		csv_write_text(&csv, gradebook->session_id);
		csv_write_number(&csv, 0);
		csv_write_number(&csv, item->most);
		csv_write_text(&csv, gradebook->school_id);
		csv_write_end_row(&csv);
	}
}

static void write_results(struct buf *out,
	const struct oneroster_gradebook *gradebook)
{
	static const char *const header[] = { "sourcedId", "status",
		"dateLastModified", "lineItemSourcedId", "studentSourcedId",
		"scoreStatus", "score", "scoreDate", "comment", "textScore",
		"classSourcedId", "inProgress", "incomplete", "late",
		"missing" };
	static const char *const unsaid[] = { NULL, NULL, NULL, NULL };
	struct csv_write csv;

	begin(&csv, out, header, ARRAY_LEN(header));
	for (size_t i = 0; i < gradebook->result_count; i++) {
		const struct oneroster_result *result =
			&gradebook->results[i];

		add_common(&csv, result->id, result->is_gone,
			result->modified);
		csv_write_text(&csv, result->item);
		csv_write_text(&csv, result->student);
		csv_write_text(&csv, "fully graded");
		csv_write_number(&csv, result->score);
		add_day(&csv, result->date);
		csv_write_texts(&csv, unsaid, 2);
		csv_write_text(&csv, gradebook->class_id);
		csv_write_texts(&csv, unsaid, 4);
		csv_write_end_row(&csv);
	}
}

void oneroster_write(struct buf *zip,
	const struct oneroster_gradebook *gradebook)
{
	struct buf bytes = BUF_INIT;
	struct zip_write members;

	zip_write_init(&members, zip, gradebook->modified);
	write_manifest(&bytes);
	zip_write_member(&members, "manifest.csv", &bytes);
	buf_clear(&bytes);
	write_categories(&bytes, gradebook);
	zip_write_member(&members, "categories.csv", &bytes);
	buf_clear(&bytes);
	write_items(&bytes, gradebook);
	zip_write_member(&members, "lineItems.csv", &bytes);
	buf_clear(&bytes);
	write_results(&bytes, gradebook);
	zip_write_member(&members, "results.csv", &bytes);
	zip_write_end(&members);
	buf_release(&bytes);
}
