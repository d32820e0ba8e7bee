/* SPDX-License-Identifier: MIT */
#include "archive.h"

#include <string.h>
#include <zip.h>

#include "base/mem.h"
#include "base/text.h"

struct archive {
	zip_t *zip;
	size_t count;
	const char **names; /* borrowed from zip; NULL: a folder */
	size_t *sizes;
};

static bool refuse_open(int code, struct error *err)
{
	zip_error_t error;

	switch (code) {
	case ZIP_ER_NOZIP:
		return error_set(err, ERROR_INVALID, "this is no zip file, or "
			"its end is missing: fetch it again");
	case ZIP_ER_INCONS:
		return error_set(err, ERROR_INVALID, "the zip file is damaged, "
			"its parts do not fit together: fetch it again");
	case ZIP_ER_MULTIDISK:
		return error_set(err, ERROR_INVALID, "this is one part of "
			"several of a zip file: ask for it in one piece");
	default:
		zip_error_init_with_code(&error, code);
		error_set(err, ERROR_IO, "the zip file cannot be opened: %s",
			zip_error_strerror(&error));
		zip_error_fini(&error);
		return false;
	}
}

/* "../x", "/x", "C:\x": no file of a school is called so. */
static bool leads_out(const char *name)
{
	const char *part = name;

	if (*name == '/' || *name == '\\' || (*name && name[1] == ':'))
		return true;
	while (part) {
		size_t len = strcspn(part, "/\\");

		if (len == 2 && !strncmp(part, "..", 2))
			return true;
		part = part[len] ? part + len + 1 : NULL;
	}
	return false;
}

static bool is_plain(const char *name)
{
	for (; *name; name++) {
		if ((unsigned char)*name < ' ' || *name == 0x7f)
			return false;
	}
	return true;
}

static bool check_name(const char *name, struct error *err)
{
	bool is_text = text_is_valid(name, strlen(name)) && is_plain(name);

	if (*name && is_text && !leads_out(name))
		return true;
	return error_set(err, ERROR_INVALID, "\"%.60s\" in the zip file is no "
		"name for a file in a folder: nothing was read",
		is_text ? name : "?");
}

static bool add_file(struct archive *archive, size_t file, size_t *total,
	size_t bytes_max, struct error *err)
{
	const zip_uint64_t known = ZIP_STAT_NAME | ZIP_STAT_SIZE |
		ZIP_STAT_ENCRYPTION_METHOD;
	zip_stat_t stat;
	size_t len;

	if (zip_stat_index(archive->zip, file, 0, &stat) != 0 ||
	    (stat.valid & known) != known)
		return refuse_open(ZIP_ER_INCONS, err);
	if (!check_name(stat.name, err))
		return false;
	if (stat.encryption_method != ZIP_EM_NONE)
		return error_set(err, ERROR_INVALID, "the zip file is locked "
			"with a password: unpack it, and name the folder");
	if (stat.size > bytes_max - *total)
		return error_set(err, ERROR_INVALID, "unpacked the zip file "
			"is larger than %zu MiB: unpack it, and name the "
			"folder", bytes_max >> 20);
	*total += (size_t)stat.size;
	archive->sizes[file] = (size_t)stat.size;
	len = strlen(stat.name);
	archive->names[file] = strchr("/\\", stat.name[len - 1]) ? NULL :
		stat.name;
	return true;
}

static bool check_files(struct archive *archive, size_t files_max,
	size_t bytes_max, struct error *err)
{
	zip_int64_t count = zip_get_num_entries(archive->zip, 0);
	size_t total = 0;

	if (count < 0 || (zip_uint64_t)count > files_max)
		return error_set(err, ERROR_INVALID, "the zip file holds more "
			"than %zu files: unpack it, and name the folder with "
			"those that matter", files_max);
	archive->count = (size_t)count;
	archive->names = mem_new(archive->count, sizeof(*archive->names));
	archive->sizes = mem_new(archive->count, sizeof(*archive->sizes));
	for (size_t i = 0; i < archive->count; i++) {
		if (!add_file(archive, i, &total, bytes_max, err))
			return false;
	}
	return true;
}

struct archive *archive_open(const char *path, size_t files_max,
	size_t bytes_max, struct error *err)
{
	struct archive *archive;
	int code = 0;
	zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);

	if (!zip) {
		refuse_open(code, err);
		return NULL;
	}
	archive = mem_new(1, sizeof(*archive));
	archive->zip = zip;
	if (check_files(archive, files_max, bytes_max, err))
		return archive;
	archive_close(archive);
	return NULL;
}

void archive_close(struct archive *archive)
{
	zip_discard(archive->zip);
	mem_free(archive->names);
	mem_free(archive->sizes);
	mem_free(archive);
}

size_t archive_count(const struct archive *archive)
{
	return archive->count;
}

const char *archive_name(const struct archive *archive, size_t file)
{
	return archive->names[file];
}

bool archive_find(const struct archive *archive, const char *name,
	size_t *file)
{
	for (size_t i = 0; i < archive->count; i++) {
		if (archive->names[i] && !strcmp(archive->names[i], name)) {
			*file = i;
			return true;
		}
	}
	return false;
}

static bool refuse_file(const struct archive *archive, size_t file,
	const char *what, struct error *err)
{
	return error_set(err, ERROR_INVALID, "%s in the zip file %s",
		archive->names[file], what);
}

/* What stands in the list of files is a promise; the bytes may be others. */
static bool pump(const struct archive *archive, size_t file, zip_file_t *open,
	const struct archive_sink *sink, struct error *err)
{
	char chunk[16 << 10];
	size_t total = 0;
	zip_int64_t got = zip_fread(open, chunk, sizeof(chunk));

	while (got > 0) {
		total += (size_t)got;
		if (total > archive->sizes[file])
			return refuse_file(archive, file, "is larger than it "
				"says: nothing of it can be trusted", err);
		if (!sink->take(sink->context, chunk, (size_t)got, err))
			return false;
		got = zip_fread(open, chunk, sizeof(chunk));
	}
	if (got < 0 || total < archive->sizes[file])
		return refuse_file(archive, file, "is damaged: fetch the zip "
			"file again", err);
	return true;
}

bool archive_read(struct archive *archive, size_t file,
	const struct archive_sink *sink, struct error *err)
{
	zip_file_t *open;
	bool done;

	if (archive->sizes[file] > ARCHIVE_BYTES_MAX)
		return refuse_file(archive, file, "is larger than any that is "
			"read", err);
	open = zip_fopen_index(archive->zip, file, 0);
	if (!open)
		return refuse_file(archive, file, "is packed in a way that "
			"cannot be read: unpack it, and name the folder", err);
	done = pump(archive, file, open, sink, err);
	zip_fclose(open);
	return done;
}
