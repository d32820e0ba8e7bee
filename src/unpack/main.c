/* SPDX-License-Identifier: MIT */
/*
 * homeroom-unpack: what is in a zip file or a workbook, for homeroom, which
 * itself links no library that reads them. It writes to standard output only;
 * where it refuses, one sentence stands on standard error and it ends with 1.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "workbook.h"

#define SECONDS_MAX 60

static bool write_bytes(void *context, const char *bytes, size_t len,
	struct error *err)
{
	FILE *out = context;

	return fwrite(bytes, 1, len, out) == len || error_set(err, ERROR_IO,
		"what was unpacked cannot be written");
}

static struct archive_sink to_output(void)
{
	return (struct archive_sink){ write_bytes, stdout };
}

static bool list_files(struct archive *archive, struct error *err)
{
	const struct archive_sink out = to_output();

	for (size_t i = 0; i < archive_count(archive); i++) {
		const char *name = archive_name(archive, i);

		if (name && (!out.take(out.context, name, strlen(name), err) ||
		    !out.take(out.context, "\n", 1, err)))
			return false;
	}
	return true;
}

static bool write_file(struct archive *archive, const char *name,
	struct error *err)
{
	const struct archive_sink out = to_output();
	size_t file;

	if (!archive_find(archive, name, &file))
		return error_set(err, ERROR_NOT_FOUND, "there is no %.80s in "
			"the zip file", name);
	return archive_read(archive, file, &out, err);
}

static bool list_sheets(struct archive *archive, struct error *err)
{
	const struct archive_sink out = to_output();
	struct buf names = BUF_INIT;
	bool done = workbook_list(archive, &names, err) && out.take(
		out.context, buf_text(&names), names.len, err);

	buf_release(&names);
	return done;
}

static bool write_sheet(struct archive *archive, const char *name,
	struct error *err)
{
	const struct archive_sink out = to_output();

	return workbook_write(archive, name, &out, err);
}

static bool run(int count, char **words, struct error *err)
{
	bool is_book = !strcmp(words[0], "sheet") ||
		!strcmp(words[0], "sheets");
	struct archive *archive = archive_open(words[1], is_book ?
		ARCHIVE_PARTS_MAX : ARCHIVE_FILES_MAX, is_book ? SIZE_MAX :
		ARCHIVE_BYTES_MAX, err);
	bool done;

	if (!archive)
		return false;
	if (!strcmp(words[0], "list"))
		done = list_files(archive, err);
	else if (!strcmp(words[0], "cat"))
		done = write_file(archive, words[2], err);
	else if (!strcmp(words[0], "sheets"))
		done = list_sheets(archive, err);
	else
		done = write_sheet(archive, count > 2 ? words[2] : NULL, err);
	archive_close(archive);
	return done;
}

static bool is_call(int count, char **words)
{
	if (count == 2)
		return !strcmp(words[0], "list") ||
			!strcmp(words[0], "sheets") ||
			!strcmp(words[0], "sheet");
	return count == 3 && (!strcmp(words[0], "cat") ||
		!strcmp(words[0], "sheet"));
}

int main(int argc, char **argv)
{
	const struct rlimit seconds = { SECONDS_MAX, SECONDS_MAX };
	struct error err = ERROR_INIT;

	if (!is_call(argc - 1, argv + 1)) {
		fputs("usage: homeroom-unpack list|sheets FILE | cat FILE "
			"MEMBER | sheet FILE [SHEET]\n", stderr);
		return 2;
	}
	setrlimit(RLIMIT_CPU, &seconds);
	if (!run(argc - 1, argv + 1, &err) ||
	    (fflush(stdout) != 0 && !error_set(&err, ERROR_IO,
	    "what was unpacked cannot be written"))) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	return 0;
}
