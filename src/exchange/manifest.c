/* SPDX-License-Identifier: MIT */
#include "manifest.h"

#include <string.h>

#include "base/text.h"
#include "cell.h"
#include "notice.h"

#define MANIFEST "manifest.csv"

void manifest_release(struct manifest *manifest)
{
	buf_release(&manifest->version);
}

/* "file.academicSessions" is about academicSessions.csv. */
static bool is_about(const char *property, const char *file)
{
	struct buf wanted = BUF_INIT;
	struct buf key = BUF_INIT;
	bool is_it;

	buf_adds(&wanted, "file");
	buf_add(&wanted, file, strcspn(file, "."));
	text_fold_key(&key, buf_text(&wanted));
	is_it = text_equal(property, buf_text(&key));
	buf_release(&wanted);
	buf_release(&key);
	return is_it;
}

static enum manifest_way way_of(const char *value)
{
	static const char *const words[] = {
		[MANIFEST_ABSENT] = "absent",
		[MANIFEST_BULK] = "bulk",
		[MANIFEST_DELTA] = "delta",
	};
	struct buf key = BUF_INIT;
	enum manifest_way way = MANIFEST_UNSAID;

	text_fold_key(&key, value);
	for (size_t i = MANIFEST_ABSENT; i <= MANIFEST_DELTA; i++) {
		if (text_equal(buf_text(&key), words[i]))
			way = (enum manifest_way)i;
	}
	buf_release(&key);
	return way;
}

static void read_row(struct manifest *manifest,
	const struct school_kind *kind, const struct csv_record *record)
{
	struct buf property = BUF_INIT;

	if (record->count < 2)
		return;
	text_fold_key(&property, record->fields[0]);
	if (text_equal(buf_text(&property), "onerosterversion"))
		cell_text(&manifest->version, record->fields[1]);
	for (size_t i = 0; i < SCHOOL_FILE_COUNT; i++) {
		if (kind->files[i] &&
		    is_about(buf_text(&property), kind->files[i]))
			manifest->ways[i] = way_of(record->fields[1]);
	}
	buf_release(&property);
}

static bool read_rows(struct manifest *manifest,
	const struct school_kind *kind, struct source source,
	struct error *err)
{
	struct csv *csv = csv_new(source);
	struct csv_record record;
	bool more = true;
	bool done = true;

	while (done && more) {
		done = csv_next(csv, &record, &more, err);
		if (done && more)
			read_row(manifest, kind, &record);
	}
	csv_free(csv);
	return done || error_where(err, MANIFEST);
}

bool manifest_read(struct manifest *manifest, const struct set *set,
	const struct school_kind *kind, struct error *err)
{
	struct error lost = ERROR_INIT;
	struct source source;
	size_t file;
	bool done;

	if (!set_find(set, MANIFEST, &file, err))
		return false;
	manifest->is_there = file != SET_NONE;
	if (file == SET_NONE)
		return true;
	if (!set->open(set->context, file, &source, err))
		return false;
	done = read_rows(manifest, kind, source, err);
	if (!set->close(set->context, &lost))
		return error_set(err, lost.code, "%s", lost.text);
	return done;
}

bool manifest_note(const struct manifest *manifest, const struct set *set,
	const struct school_kind *kind, struct buf *notice,
	struct error *err)
{
	struct buf note = BUF_INIT;
	bool done = true;

	for (size_t i = 0; done && i < SCHOOL_FILE_COUNT; i++) {
		enum manifest_way way = manifest->ways[i];
		size_t file;

		if (way == MANIFEST_UNSAID || !kind->files[i])
			continue;
		done = set_find(set, kind->files[i], &file, err);
		if (!done || (file == SET_NONE) == (way == MANIFEST_ABSENT))
			continue;
		buf_clear(&note);
		buf_addf(&note, "the manifest %s %s", file == SET_NONE ?
			"promises" : "does not tell of", kind->files[i]);
		notice_add(notice, buf_text(&note));
	}
	buf_release(&note);
	return done;
}
