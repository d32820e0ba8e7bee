/* SPDX-License-Identifier: MIT */
/* Check-ins on their way to the table. */
#include "batch.h"

#include <assert.h>

#include "base/mem.h"
#include "writing.h"

/* A row has at most so many values of its own; the class and the action are
 * those of all. */
#define COLUMNS 17

#define INTO \
	"INSERT INTO checkin(class_id, made_by, id, student_id, " \
	"objective_id, round_id, observed_at, form, points, out_of"
#define BARE INTO ") VALUES "
#define WHOLE INTO ", support, confidence, minutes, note, replaces, " \
	"is_private, author_id, task, quality) VALUES "
#define BARE_VALUES "(?1, ?2, ?, ?, ?, ?, ?, ?, ?, ?"
#define BARE_ROW BARE_VALUES ")"
#define WHOLE_ROW BARE_VALUES ", ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define FOUR(row) row "," row "," row "," row
#define ALL(row) FOUR(FOUR(row)) "," FOUR(FOUR(row))
_Static_assert(BATCH_ROWS == 32, "as many as ALL");

/* Fewer statements, the longer they are. */
static const struct {
	size_t rows;
	const char *bare;
	const char *whole;
} statements[] = {
	{ BATCH_ROWS, BARE ALL(BARE_ROW), WHOLE ALL(WHOLE_ROW) },
	{ 4, BARE FOUR(BARE_ROW), WHOLE FOUR(WHOLE_ROW) },
	{ 1, BARE BARE_ROW, WHOLE WHOLE_ROW },
};

static bool is_bare(const struct batch_row *row)
{
	const struct checkin *checkin = &row->checkin;

	return !checkin->support && !checkin->confidence &&
		!checkin->minutes && !checkin->note && !checkin->replaces &&
		!checkin->is_private && !row->author && !checkin->task &&
		!checkin->quality;
}

/* Returns how many values there are. */
static size_t fill(struct value *values, const struct batch_row *from,
	bool is_whole)
{
	const struct checkin *checkin = &from->checkin;
	size_t count = 0;

	values[count++] = value_int(checkin->id);
	values[count++] = value_int(checkin->student);
	values[count++] = value_int(checkin->objective);
	values[count++] = value_id(checkin->round);
	values[count++] = value_int(checkin->observed_at);
	values[count++] = value_int(checkin->score.form);
	values[count++] = value_real(checkin->score.points);
	values[count++] = value_real(checkin->score.out_of);
	if (!is_whole)
		return count;
	values[count++] = value_id(checkin->support);
	values[count++] = value_id(checkin->confidence);
	values[count++] = value_id(checkin->minutes);
	values[count++] = value_text(checkin->note);
	values[count++] = value_id(checkin->replaces);
	values[count++] = value_id(checkin->is_private);
	values[count++] = value_id(from->author);
	values[count++] = value_id(checkin->task);
	values[count++] = value_id(checkin->quality);
	return count;
}

static bool insert(struct change *change, const char *sql,
	const struct batch_row *rows, size_t count, bool is_whole,
	struct error *err)
{
	struct value values[2 + BATCH_ROWS * COLUMNS];
	size_t filled = 2;

	values[0] = value_int(change->class_id);
	values[1] = value_int(change->id);
	for (size_t i = 0; i < count; i++)
		filled += fill(values + filled, &rows[i], is_whole);
	return query_run(change->store, sql, values, filled, err);
}

static bool insert_all(struct change *change, struct error *err)
{
	const struct batch *batch = &change->batch;
	bool is_whole = false;
	size_t at = 0;

	for (size_t i = 0; i < batch->count; i++)
		is_whole = is_whole || !is_bare(&batch->rows[i]);
	for (size_t i = 0; i < ARRAY_LEN(statements); i++) {
		size_t rows = statements[i].rows;
		const char *sql = is_whole ? statements[i].whole :
			statements[i].bare;

		for (; at + rows <= batch->count; at += rows) {
			if (!insert(change, sql, batch->rows + at, rows,
			    is_whole, err))
				return false;
		}
	}
	return true;
}

static void release(struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		mem_free(batch->rows[i].checkin.note);
	batch->count = 0;
}

static void trust(struct change *change, bool is_trusted)
{
	const struct store *store = change->store;

	if (change->batch.is_trusted == is_trusted)
		return;
	change->batch.is_trusted = is_trusted;
	store->driver->check_references(store->connection, !is_trusted);
}

bool batch_write(struct store *store, struct error *err)
{
	struct change *change = store->change;
	struct batch *batch = &change->batch;
	bool done;

	/* What follows is a statement too. */
	store->is_holding = false;
	trust(change, batch->written >= TRUSTED_AFTER);
	done = insert_all(change, err);
	batch->written += batch->count;
	release(batch);
	return done;
}

bool batch_add(struct change *change, const struct checkin *checkin,
	int64_t author, struct error *err)
{
	struct batch *batch = &change->batch;
	struct batch_row *row = &batch->rows[batch->count++];

	assert(batch->count <= BATCH_ROWS);
	*row = (struct batch_row){ *checkin, author };
	if (checkin->note)
		row->checkin.note = mem_strdup(checkin->note);
	change->store->is_holding = true;
	return batch->count < BATCH_ROWS || batch_write(change->store, err);
}

void batch_end(struct change *change)
{
	trust(change, false);
	release(&change->batch);
}
