/* SPDX-License-Identifier: MIT */
/* Keeping who sits at which table. */
#include <stdlib.h>

#include "base/mem.h"
#include "writing.h"

static int compare_ids(const void *one, const void *other)
{
	const int64_t *a = one;
	const int64_t *b = other;

	return *a < *b ? -1 : *a > *b;
}

static bool sits_twice(const struct seating *seating)
{
	int64_t *ids = mem_new(seating->seat_count, sizeof(*ids));
	bool is_twice = false;

	for (size_t i = 0; i < seating->seat_count; i++)
		ids[i] = seating->seats[i].student;
	qsort(ids, seating->seat_count, sizeof(*ids), compare_ids);
	for (size_t i = 1; i < seating->seat_count; i++)
		is_twice |= ids[i] == ids[i - 1];
	mem_free(ids);
	return is_twice;
}

static bool check_seats(struct change *change, const struct seating *seating,
	struct error *err)
{
	if (!seating->seat_count)
		return error_set(err, ERROR_INVALID, "nobody would sit at a "
			"table: place students in a cluster first");
	if (sits_twice(seating))
		return error_set(err, ERROR_INVALID, "a student cannot sit "
			"at two tables");
	for (size_t i = 0; i < seating->seat_count; i++) {
		const struct seated *seat = &seating->seats[i];

		if (seat->cluster == CLUSTER_NONE || seat->table < 1)
			return error_set(err, ERROR_INVALID, "a seat is at a "
				"table, from 1, of a cluster");
		if (!writing_student(change, seat->student, err))
			return false;
	}
	return true;
}

static bool insert_seats(struct change *change, const struct seating *seating,
	int64_t id, struct error *err)
{
	for (size_t i = 0; i < seating->seat_count; i++) {
		const struct seated *seat = &seating->seats[i];

		if (!query_run(change->store, "INSERT INTO seat(class_id, "
		    "seating_id, student_id, cluster, table_number) VALUES "
		    "(?1, ?2, ?3, ?4, ?5)", VALUES(
			value_int(change->class_id), value_int(id),
			value_int(seat->student),
			value_text(cluster_name(seat->cluster)),
			value_int(seat->table)), err))
			return false;
	}
	return true;
}

bool change_seating(struct change *change, const struct seating *seating,
	int64_t *id, struct error *err)
{
	if (seating->size < SEATING_SIZE_LEAST ||
	    seating->size > SEATING_SIZE_MOST)
		return error_set(err, ERROR_INVALID, "a table has %d to %d "
			"students, and not %lld", SEATING_SIZE_LEAST,
			SEATING_SIZE_MOST, (long long)seating->size);
	return writing_class(change, err) &&
		check_seats(change, seating, err) &&
		query_number(change->store, "INSERT INTO seating(class_id, "
			"id, style, size, made_by) VALUES (?1, (SELECT "
			"coalesce(max(id), 0) + 1 FROM seating WHERE class_id "
			"= ?1), ?2, ?3, ?4) RETURNING id",
			VALUES(value_int(change->class_id),
				value_text(seating_style_name(seating->style)),
				value_int(seating->size),
				value_int(change->id)), id, err) &&
		insert_seats(change, seating, *id, err);
}
