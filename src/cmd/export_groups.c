/* SPDX-License-Identifier: MIT */
/*
 * Clusters as groups of other systems. Students see their groups there: so
 * the names are the neutral ones of the option groups, unless the class's own
 * labels are asked for, and nothing else of the evidence goes with them.
 */
#include <string.h>

#include "app/infile.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "export.h"

struct names {
	char *texts[CLUSTER_COUNT]; /* NULL of CLUSTER_NONE */
};

static void names_init(struct names *names, const struct exporting *exporting,
	const struct room *room)
{
	const char *groups = config_text(exporting->session->config,
		"groups");
	enum cluster faces[CLUSTER_COUNT];

	/* The same each time, so that a group there stays the same group. */
	wording_deal(faces, (uint64_t)room->facts.class.id);
	names->texts[CLUSTER_NONE] = NULL;
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		names->texts[i] = call_has(exporting->call, "labels") ?
			mem_strdup(room_label(room, (enum cluster)i)) :
			wording_group(groups, faces[i]);
}

static void names_release(struct names *names)
{
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		mem_free(names->texts[i]);
}

static const char *login_of(const struct student *student)
{
	return student->handle ? student->handle : student->email;
}

static void write_canvas(struct csv_write *csv, const struct student *student,
	const char *group, const char *course UNUSED)
{
	const char *const cells[] = { NULL, student->number,
		login_of(student), group, NULL, NULL };

	csv_write_texts(csv, cells, ARRAY_LEN(cells));
	csv_write_end_row(csv);
}

struct group_file {
	const char *const *header;
	size_t columns;
	void (*write)(struct csv_write *csv, const struct student *student,
		const char *group, const char *course);
	bool (*is_known)(const struct student *student);
	const char *unknown; /* why a student is left out */
};

static bool write_groups(struct exporting *exporting,
	const struct group_file *file, struct buf *out, struct error *err)
{
	const char *course = call_value(exporting->call, "course");
	const struct room *room = session_room(exporting->session, err);
	size_t unplaced = 0, unknown = 0;
	struct csv_write csv;
	struct names names;

	if (!room)
		return false;
	csv_write_init(&csv, out, exporting->csv_flags & CSV_WRITE_BOM);
	csv_write_texts(&csv, file->header, file->columns);
	csv_write_end_row(&csv);
	names_init(&names, exporting, room);
	for (size_t i = 0; i < room->facts.student_count; i++) {
		const struct student *student = &room->facts.students[i];
		enum cluster cluster = room->seats[i].cluster;

		if (cluster == CLUSTER_NONE) {
			unplaced++;
		} else if (!file->is_known(student)) {
			unknown++;
		} else {
			file->write(&csv, student, names.texts[cluster],
				course);
			exporting->rows++;
		}
	}
	names_release(&names);
	export_say_left_out(exporting, unplaced, "student",
		"not placed yet: \"homeroom regroup\" places who was seen");
	export_say_left_out(exporting, unknown, "student", file->unknown);
	return true;
}

static bool is_known_to_canvas(const struct student *student)
{
	return student->number || login_of(student);
}

bool export_canvas_groups(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	static const char *const header[] = { "canvas_user_id", "user_id",
		"login_id", "group_name", "canvas_group_id", "group_id" };
	static const struct group_file file = {
		.header = header,
		.columns = ARRAY_LEN(header),
		.write = write_canvas,
		.is_known = is_known_to_canvas,
		.unknown = "without number, handle and mail address: Canvas "
			"could not know them",
	};

	return write_groups(exporting, &file, out, err);
}

static void add_lower(struct buf *out, const char *text)
{
	for (; *text; text++)
		buf_addc(out, *text >= 'A' && *text <= 'Z' ?
			(char)(*text - 'A' + 'a') : *text);
}

static void write_moodle(struct csv_write *csv, const struct student *student,
	const char *group, const char *course)
{
	struct buf username = BUF_INIT;

	add_lower(&username, login_of(student));
	csv_write_text(csv, buf_text(&username));
	csv_write_text(csv, course);
	csv_write_text(csv, group);
	csv_write_end_row(csv);
	buf_release(&username);
}

static bool is_known_to_moodle(const struct student *student)
{
	return login_of(student) != NULL;
}

bool export_moodle_groups(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	static const char *const header[] = { "username", "course1",
		"group1" };
	static const struct group_file file = {
		.header = header,
		.columns = ARRAY_LEN(header),
		.write = write_moodle,
		.is_known = is_known_to_moodle,
		.unknown = "without handle and mail address: Moodle could not "
			"know them",
	};

	if (text_is_blank(call_value(exporting->call, "course")))
		return error_set(err, ERROR_USAGE, "which course of Moodle? "
			"Say its short name: --course NAME");
	return write_groups(exporting, &file, out, err);
}

static void say_matches(struct exporting *exporting,
	const struct export_matches *matches)
{
	exporting->rows = matches->students;
	export_say_left_out(exporting, matches->missing, "student",
		"not found in the gradebook");
	if (!matches->foreign)
		return;
	wording_count(&exporting->talk, matches->foreign, "row");
	buf_adds(&exporting->talk,
		" of others in the gradebook, as before\n");
}

static bool rewrite(struct exporting *exporting, const struct room *room,
	struct infile *file, struct buf *out, struct error *err)
{
	struct export_matches matches;
	struct names names;
	bool done;

	names_init(&names, exporting, room);
	done = export_gradebook_write(exporting->session, file->source,
		&(struct export_gradebook){
			.file = file->name,
			.column = call_value(exporting->call, "column"),
			.names = (const char *const *)names.texts,
			.csv_flags = exporting->csv_flags & CSV_WRITE_BOM,
		}, &matches, out, err);
	names_release(&names);
	if (done)
		say_matches(exporting, &matches);
	return done;
}

bool export_canvas_gradebook(struct exporting *exporting, struct buf *out,
	struct error *err)
{
	const struct call *call = exporting->call;
	const char *path = call_value(call, "from");
	const struct room *room;
	struct infile file;
	bool done;

	if (text_is_blank(path) || text_is_blank(call_value(call, "column")))
		return error_set(err, ERROR_USAGE, "canvas-gradebook wants the "
			"gradebook as Canvas exported it, and the column of "
			"your own to write: --from FILE --column Notes");
	room = session_room(exporting->session, err);
	if (!room || !infile_open(&file, exporting->session, path, err))
		return false;
	done = rewrite(exporting, room, &file, out, err);
	infile_close(&file);
	return done;
}
