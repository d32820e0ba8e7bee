/* SPDX-License-Identifier: MIT */
/* The check-ins of another store, from a file that it wrote. */
#include "app/merge.h"

#include <string.h>

#include "base/number.h"
#include "base/vec.h"
#include "exchange/scores.h"

struct taking {
	struct foreign *foreign;
	struct scores *scores;
	VEC(struct foreign_row) rows;
};

static const char *keep(struct taking *reading, const char *text)
{
	return text ? arena_strdup(&reading->foreign->arena, text) : NULL;
}

/* "STORE/CLASS/ID" */
static bool read_origin(struct taking *reading, const char *text,
	struct origin *origin)
{
	char *parts = mem_strdup(text);
	char *rest = parts;
	const char *store = strsep(&rest, "/");
	const char *class_id = strsep(&rest, "/");
	bool done = *store && class_id && rest &&
		number_parse_int(class_id, &origin->class_id) &&
		number_parse_int(rest, &origin->id);

	origin->store = keep(reading, store);
	mem_free(parts);
	return done;
}

static bool take_origins(struct taking *reading,
	const struct scores_row *row, struct foreign_row *taken,
	struct error *err)
{
	if (!row->origin || !row->author || !row->objective ||
	    !row->has_date || !(row->has_score || row->is_withdrawn) ||
	    !read_origin(reading, row->origin, &taken->root) ||
	    !read_origin(reading, row->version ? row->version : row->origin,
	    &taken->version))
		return error_set(err, ERROR_INVALID, "line %zu does not say "
			"which check-in of which store it is: \"homeroom export "
			"checkins\" writes such files; \"homeroom import "
			"scores\" reads others", row->line);
	return true;
}

static bool take_row(struct taking *reading,
	const struct scores_row *row, struct error *err)
{
	struct foreign_row taken = {
		.number = keep(reading, row->number),
		.name = keep(reading, row->name),
		.objective = keep(reading, row->objective),
		.round = keep(reading, row->round),
		.round_held = row->date,
		.checkin = {
			.score = row->score,
			.support = row->support,
			.confidence = row->confidence,
			.minutes = row->minutes,
			.task = row->task,
			.quality = row->quality,
			.note = keep(reading, row->note),
			.is_private = row->is_private,
			.observed_at = row->date,
			.author = keep(reading, row->author),
			.withdrawn = row->is_withdrawn,
		},
	};

	if (!take_origins(reading, row, &taken, err))
		return false;
	vec_push(&reading->rows, taken);
	return true;
}

static bool take_rows(struct taking *reading, struct error *err)
{
	struct scores_row row;
	bool more = true;

	while (more) {
		if (!scores_next(reading->scores, &row, &more, err) ||
		    (more && !take_row(reading, &row, err)))
			return false;
	}
	return true;
}

static void keep_rows(struct taking *reading)
{
	struct foreign *foreign = reading->foreign;

	foreign->count = reading->rows.count;
	foreign->rows = arena_new(&foreign->arena, foreign->count,
		sizeof(*foreign->rows));
	if (foreign->count)
		memcpy(foreign->rows, reading->rows.items,
			foreign->count * sizeof(*foreign->rows));
	vec_release(&reading->rows);
}

bool foreign_read_file(struct foreign *foreign, struct session *session,
	struct source source, const char *file, struct error *err)
{
	struct taking reading = { .foreign = foreign };
	const struct room *room = session_glance(session, err);
	bool done;

	*foreign = (struct foreign){ 0 };
	if (!room)
		return false;
	reading.scores = scores_open(source, &(struct scores_options){
		.scale = &room->facts.policy.scale,
		.date = CIVIL_NEVER,
	}, err);
	done = reading.scores && take_rows(&reading, err);
	if (reading.scores)
		scores_close(reading.scores);
	keep_rows(&reading);
	if (done)
		return true;
	foreign_release(foreign);
	return error_where(err, "%s", file);
}
