/* SPDX-License-Identifier: MIT */
#include "infile.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

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

bool infile_open(struct infile *file, struct session *session,
	const char *path, struct error *err)
{
	*file = (struct infile){ .name = path, .source.read = read_file };
	if (!strcmp(path, "-")) {
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

void infile_close(struct infile *file)
{
	if (file->file)
		fclose(file->file);
}
