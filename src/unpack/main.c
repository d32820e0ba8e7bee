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

struct verb {
	const char *name;
	int at_least; /* words behind the file */
	int at_most;
	bool is_of_set; /* a set of files: few, and not large together */
	bool (*run)(struct archive *archive, const char *word,
		const struct archive_sink *out, struct error *err);
};

static bool write_bytes(void *context, const char *bytes, size_t len,
	struct error *err)
{
	FILE *out = context;

	return fwrite(bytes, 1, len, out) == len || error_set(err, ERROR_IO,
		"what was unpacked cannot be written");
}

static bool write_text(const struct archive_sink *out, const char *text,
	struct error *err)
{
	return out->take(out->context, text, strlen(text), err);
}

static bool write_kind(struct archive *archive, const char *word UNUSED,
	const struct archive_sink *out, struct error *err)
{
	return write_text(out, workbook_is_one(archive) ? "workbook\n" :
		"files\n", err);
}

static bool list_files(struct archive *archive, const char *word UNUSED,
	const struct archive_sink *out, struct error *err)
{
	for (size_t i = 0; i < archive_count(archive); i++) {
		const char *name = archive_name(archive, i);

		if (name && (!write_text(out, name, err) ||
		    !write_text(out, "\n", err)))
			return false;
	}
	return true;
}

static bool write_file(struct archive *archive, const char *name,
	const struct archive_sink *out, struct error *err)
{
	size_t file;

	if (!archive_find(archive, name, &file))
		return error_set(err, ERROR_NOT_FOUND, "there is no %.80s in "
			"the zip file", name);
	return archive_read(archive, file, out, err);
}

static bool list_sheets(struct archive *archive, const char *word UNUSED,
	const struct archive_sink *out, struct error *err)
{
	struct buf names = BUF_INIT;
	bool done = workbook_list(archive, &names, err) &&
		write_text(out, buf_text(&names), err);

	buf_release(&names);
	return done;
}

static const struct verb verbs[] = {
	{ "kind", 0, 0, false, write_kind },
	{ "list", 0, 0, true, list_files },
	{ "cat", 1, 1, true, write_file },
	{ "sheets", 0, 0, false, list_sheets },
	{ "sheet", 0, 1, false, workbook_write },
};

static const struct verb *find_verb(int count, char **words)
{
	for (size_t i = 0; count >= 2 && i < ARRAY_LEN(verbs); i++) {
		if (!strcmp(verbs[i].name, words[0]) &&
		    count - 2 >= verbs[i].at_least &&
		    count - 2 <= verbs[i].at_most)
			return &verbs[i];
	}
	return NULL;
}

static bool run(const struct verb *verb, const char *path, const char *word,
	struct error *err)
{
	const struct archive_sink out = { write_bytes, stdout };
	struct archive *archive = archive_open(path, verb->is_of_set ?
		ARCHIVE_FILES_MAX : ARCHIVE_PARTS_MAX, verb->is_of_set ?
		ARCHIVE_BYTES_MAX : SIZE_MAX, err);
	bool done;

	if (!archive)
		return false;
	done = verb->run(archive, word, &out, err) && (fflush(stdout) == 0 ||
		error_set(err, ERROR_IO,
			"what was unpacked cannot be written"));
	archive_close(archive);
	return done;
}

int main(int argc, char **argv)
{
	const struct rlimit seconds = { SECONDS_MAX, SECONDS_MAX };
	const struct verb *verb = find_verb(argc - 1, argv + 1);
	struct error err = ERROR_INIT;

	if (!verb) {
		fputs("usage: homeroom-unpack kind|list|sheets FILE | cat FILE "
			"MEMBER | sheet FILE [SHEET]\n", stderr);
		return 2;
	}
	setrlimit(RLIMIT_CPU, &seconds);
	if (run(verb, argv[2], argv[3], &err))
		return 0;
	fprintf(stderr, "%s\n", err.text);
	return 1;
}
