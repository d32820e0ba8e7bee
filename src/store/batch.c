/* SPDX-License-Identifier: MIT */
/* Check-ins on their way to the table. */
#include "batch.h"

#include <assert.h>

#include "base/mem.h"
#include "writing.h"

/* The class and the action are the same for all rows; then, for each: */
#define COLUMNS 15

#define INTO \
	"INSERT INTO checkin(class_id, made_by, id, student_id, " \
	"objective_id, round_id, observed_at, form, points, out_of, " \
	"support, confidence, minutes, note, replaces, is_private, " \
	"author_id) VALUES "
#define ROW "(?1, ?2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define FOUR_ROWS ROW "," ROW "," ROW "," ROW

static const char insert_one[] = INTO ROW;
static const char insert_all[] = INTO FOUR_ROWS "," FOUR_ROWS "," FOUR_ROWS
	"," FOUR_ROWS;
_Static_assert(BATCH_ROWS == 16, "as many as the statement takes");

static void fill(struct value *values, const struct batch_row *from)
{
	const struct checkin *checkin = &from->checkin;
	const struct value row[] = {
		value_int(checkin->id),
		value_int(checkin->student),
		value_int(checkin->objective),
		value_id(checkin->round),
		value_int(checkin->observed_at),
		value_int(checkin->score.form),
		value_real(checkin->score.points),
		value_real(checkin->score.out_of),
		value_id(checkin->support),
		value_id(checkin->confidence),
		value_id(checkin->minutes),
		value_text(checkin->note),
		value_id(checkin->replaces),
		value_id(checkin->is_private),
		value_id(from->author),
	};

	_Static_assert(ARRAY_LEN(row) == COLUMNS, "one a column");
	memcpy(values, row, sizeof(row));
}

static bool insert(struct change *change, const char *sql,
	const struct batch_row *rows, size_t count, struct error *err)
{
	struct value values[2 + BATCH_ROWS * COLUMNS];

	values[0] = value_int(change->class_id);
	values[1] = value_int(change->id);
	for (size_t i = 0; i < count; i++)
		fill(values + 2 + i * COLUMNS, &rows[i]);
	return query_run(change->store, sql, values, 2 + count * COLUMNS, err);
}

bool batch_write(struct store *store, struct error *err)
{
	struct change *change = store->change;
	struct batch *batch = &change->batch;
	bool done = true;

	/* What follows is a statement too. */
	store->is_holding = false;
	if (batch->count == BATCH_ROWS)
		done = insert(change, insert_all, batch->rows, BATCH_ROWS,
			err);
	for (size_t i = 0; done && i < batch->count &&
	     batch->count < BATCH_ROWS; i++)
		done = insert(change, insert_one, &batch->rows[i], 1, err);
	batch_release(batch);
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

void batch_release(struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		mem_free(batch->rows[i].checkin.note);
	batch->count = 0;
}
