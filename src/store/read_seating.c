/* SPDX-License-Identifier: MIT */
/* Who sits at which table, and who has sat with whom. */
#include <stdlib.h>
#include <string.h>

#include "reading.h"

/* Newest first. */
#define SEATINGS \
	"SELECT x.id, m.at, x.style, x.size FROM seating x" SQL_MADE \
	"WHERE x.class_id = ?1 AND m.at <= ?2 AND " SQL_NOT_ENDED \
	" ORDER BY m.at DESC, x.id DESC"

static int compare_seats(const void *one, const void *other)
{
	const struct seated *a = one;
	const struct seated *b = other;

	if (a->cluster != b->cluster)
		return a->cluster < b->cluster ? -1 : 1;
	if (a->table != b->table)
		return a->table < b->table ? -1 : 1;
	return a->student < b->student ? -1 : a->student > b->student;
}

static bool has_seat(const struct seated *seats, size_t count,
	int64_t student)
{
	for (size_t i = 0; i < count; i++) {
		if (seats[i].student == student)
			return true;
	}
	return false;
}

/* Of two records that were merged since, the one that stayed keeps its seat:
 * it is read first. */
static bool read_seats(struct reading *reading, struct seating *seating)
{
	VEC(struct seated) rows = VEC_INIT;
	struct query query;

	query_open(&query, reading->store, "SELECT x.student_id, x.cluster, "
		"x.table_number FROM seat x WHERE x.class_id = ?1 AND "
		"x.seating_id = ?2 ORDER BY x.student_id IN (SELECT from_id "
		"FROM student_merge), x.student_id",
		VALUES(value_int(reading->class_id), value_int(seating->id)),
		reading->err);
	while (query_next(&query)) {
		const struct seated row = {
			.student = reading_student(reading,
				query_int(&query, 0)),
			.cluster = reading_cluster(&query, 1),
			.table = query_int(&query, 2),
		};

		if (!has_seat(rows.items, rows.count, row.student))
			vec_push(&rows, row);
	}
	reading_keep(reading->arena, &rows, &seating->seats,
		&seating->seat_count);
	if (seating->seat_count)
		qsort(seating->seats, seating->seat_count,
			sizeof(*seating->seats), compare_seats);
	return query_close(&query);
}

static struct seating seating_of(const struct query *query)
{
	struct seating seating = {
		.id = query_int(query, 0),
		.made = query_int(query, 1),
		.size = query_int(query, 3),
	};

	if (!seating_style_parse(query_word(query, 2), &seating.style))
		seating.style = SEATING_NEED;
	return seating;
}

bool store_seating(struct store *store, int64_t class_id, civil now,
	struct arena *arena, struct seating *seating, struct error *err)
{
	struct reading reading;
	struct query query;
	bool done = reading_begin(&reading, store, class_id, now, arena, err);

	*seating = (struct seating){ .id = 0 };
	if (done) {
		query_open(&query, store, SEATINGS " LIMIT 1",
			VALUES(value_int(class_id), value_int(now)), err);
		if (query_next(&query))
			*seating = seating_of(&query);
		done = query_close(&query) && (!seating->id ||
			read_seats(&reading, seating));
	}
	reading_end(&reading);
	return done;
}

/* The last one of each of so many days. */
static bool list_days(struct reading *reading, struct seating *days,
	size_t *count)
{
	struct query query;

	*count = 0;
	query_open(&query, reading->store, SEATINGS,
		VALUES(value_int(reading->class_id), value_int(reading->now)),
		reading->err);
	while (*count < SEATING_REMEMBERED && query_next(&query)) {
		struct seating seating = seating_of(&query);

		if (!*count || date_day(days[*count - 1].made) !=
		    date_day(seating.made))
			days[(*count)++] = seating;
	}
	return query_close(&query);
}

struct companies {
	VEC(struct company) rows;
};

static void add_pairs(struct companies *companies,
	const struct seating *seating, int64_t ago)
{
	for (size_t i = 0; i < seating->seat_count; i++) {
		const struct seated *one = &seating->seats[i];

		for (size_t j = i + 1; j < seating->seat_count; j++) {
			const struct seated *other = &seating->seats[j];

			if (one->cluster != other->cluster ||
			    one->table != other->table)
				break;
			vec_push(&companies->rows, ((struct company){
				.one = one->student,
				.other = other->student,
				.times = 1,
				.ago = ago,
			}));
		}
	}
}

static int compare_company(const void *one, const void *other)
{
	const struct company *a = one;
	const struct company *b = other;

	if (a->one != b->one)
		return a->one < b->one ? -1 : 1;
	if (a->other != b->other)
		return a->other < b->other ? -1 : 1;
	return a->ago < b->ago ? -1 : a->ago > b->ago;
}

/* The same pair once, the last time first. */
static void join_pairs(struct companies *companies)
{
	struct company *rows = companies->rows.items;
	size_t count = 0;

	if (companies->rows.count)
		qsort(rows, companies->rows.count, sizeof(*rows),
			compare_company);
	for (size_t i = 0; i < companies->rows.count; i++) {
		if (count && rows[count - 1].one == rows[i].one &&
		    rows[count - 1].other == rows[i].other)
			rows[count - 1].times++;
		else
			rows[count++] = rows[i];
	}
	companies->rows.count = count;
}

bool store_company(struct store *store, int64_t class_id, int64_t day,
	struct arena *arena, struct company **company, size_t *count,
	struct error *err)
{
	struct companies companies = { .rows = VEC_INIT };
	struct seating days[SEATING_REMEMBERED];
	struct reading reading;
	size_t day_count = 0;
	bool done = reading_begin(&reading, store, class_id,
		day * CIVIL_DAY - 1, arena, err) &&
		list_days(&reading, days, &day_count);

	for (size_t i = 0; done && i < day_count; i++) {
		done = read_seats(&reading, &days[i]);
		if (done)
			add_pairs(&companies, &days[i], (int64_t)i + 1);
	}
	join_pairs(&companies);
	reading_keep(arena, &companies.rows, company, count);
	reading_end(&reading);
	return done;
}
