/* SPDX-License-Identifier: MIT */
/* What the shapes of an export share: each writes the whole file to out. */
#ifndef CMD_EXPORT_H
#define CMD_EXPORT_H

#include "app/export.h"
#include "exchange/csv_write.h"

struct exporting {
	struct session *session;
	const struct call *call;
	struct export_scope scope;
	unsigned csv_flags;   /* of a file that a person may open */
	size_t rows;          /* written; said of a file */
	const char *noun;     /* "student" */
	bool is_json;         /* where one function writes both shapes */
	struct buf talk;      /* said once the file is there: lines */
};

struct export_shape {
	const char *name;     /* "csv" */
	bool (*write)(struct exporting *exporting, struct buf *out,
		struct error *err);
};

bool export_csv_roster(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_csv_checkins(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_csv_clusters(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_csv_moves(struct exporting *exporting, struct buf *out,
	struct error *err);

bool export_json_roster(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_json_checkins(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_json_clusters(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_json_moves(struct exporting *exporting, struct buf *out,
	struct error *err);

/* Learners over weeks. */
bool export_profiles(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_selfchecks(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_segments(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_plans(struct exporting *exporting, struct buf *out,
	struct error *err);

/* Clusters as other systems take them. */
bool export_canvas_groups(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_canvas_gradebook(struct exporting *exporting, struct buf *out,
	struct error *err);
bool export_moodle_groups(struct exporting *exporting, struct buf *out,
	struct error *err);
/* Check-ins as results, in a zip: to a file only. */
bool export_oneroster(struct exporting *exporting, struct buf *out,
	struct error *err);

/* So many were left out, and why; nothing of none. */
void export_say_left_out(struct exporting *exporting, size_t count,
	const char *noun, const char *why);
void export_say_checkins(struct exporting *exporting,
	const struct export_checkins *checkins);
void export_say_moves(struct exporting *exporting,
	const struct export_moves *moves);

#endif
