/* SPDX-License-Identifier: MIT */
#include "app/infile.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "app/bundle.h"

static ptrdiff_t read_file(void *context, char *bytes, size_t size)
{
	size_t got = fread(bytes, 1, size, context);

	return got || !ferror(context) ? (ptrdiff_t)got : -1;
}

/* A folder opens like a file and only fails when it is read. */
static FILE *open_file(const char *path, struct error *err)
{
	FILE *file = fopen(path, "re");
	struct stat status;

	if (!file) {
		error_set(err, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_IO,
			"%s cannot be opened: %s", path, strerror(errno));
		return NULL;
	}
	if (!fstat(fileno(file), &status) && S_ISDIR(status.st_mode)) {
		error_set(err, ERROR_INVALID, "%s is a folder: name the file "
			"in it", path);
		fclose(file);
		return NULL;
	}
	return file;
}

static bool open_zip(struct infile *file, struct error *err)
{
	struct bundle bundle;
	size_t table = SET_NONE;
	bool done = bundle_open(&bundle, file->name, err);

	if (done) {
		table = bundle_only_table(&bundle);
		done = table != SET_NONE || error_set(err, ERROR_INVALID,
			"there is not just one table in it: unpack it, and "
			"name the file");
	}
	done = done && unpack_start(&file->unpack, (const char *const[]){
		"cat", file->name, bundle.set.files[table], NULL }, err);
	bundle_close(&bundle);
	return done;
}

static bool open_packed(struct infile *file, enum unpack_kind kind,
	const char *sheet, struct error *err)
{
	if (!(kind == UNPACK_BOOK ? unpack_sheet(&file->unpack, file->name,
	    sheet, err) : open_zip(file, err)))
		return error_where(err, "%s", file->name);
	file->is_unpacked = true;
	file->source = file->unpack.source;
	return true;
}

bool infile_open_sheet(struct infile *file, struct session *session,
	const char *path, const char *sheet, struct error *err)
{
	enum unpack_kind kind = UNPACK_NONE;
	bool is_input = !strcmp(path, "-");

	*file = (struct infile){ .name = path, .source.read = read_file };
	if (!is_input && !unpack_kind(path, &kind, err))
		return error_where(err, "%s", path);
	if (sheet && kind != UNPACK_BOOK)
		return error_set(err, ERROR_USAGE, "%s is no workbook: "
			"--sheet is for these", path);
	if (kind != UNPACK_NONE)
		return open_packed(file, kind, sheet, err);
	if (is_input) {
		file->name = "standard input";
		file->source = session->input;
		if (session->input.read)
			return true;
		return error_set(err, ERROR_USAGE,
			"there is no standard input to read here");
	}
	file->file = open_file(path, err);
	file->source.context = file->file;
	return file->file != NULL;
}

bool infile_open(struct infile *file, struct session *session,
	const char *path, struct error *err)
{
	return infile_open_sheet(file, session, path, NULL, err);
}

bool infile_end(struct infile *file, bool done, struct error *err)
{
	struct error refusal = ERROR_INIT;

	if (file->file)
		fclose(file->file);
	if (!file->is_unpacked || unpack_end(&file->unpack, &refusal))
		return done;
	return error_set(err, refusal.code, "%s: %s", file->name,
		refusal.text);
}

void infile_close(struct infile *file)
{
	struct error own = ERROR_INIT;

	if (!infile_end(file, true, &own))
		error_clear(&own);
}
