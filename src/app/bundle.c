/* SPDX-License-Identifier: MIT */
#include "app/bundle.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/vec.h"

struct file_names {
	const char **items;
	size_t count;
	size_t cap;
};

static bool ends_in(const char *name, const char *end)
{
	size_t len = strlen(name);
	size_t end_len = strlen(end);

	return len > end_len && !strcasecmp(name + len - end_len, end);
}

bool bundle_is_one(const char *path, bool *is_one, struct error *err)
{
	enum unpack_kind kind;
	struct stat status;

	*is_one = !stat(path, &status) && S_ISDIR(status.st_mode);
	if (*is_one)
		return true;
	if (!unpack_kind(path, &kind, err))
		return false;
	*is_one = kind == UNPACK_FILES;
	return true;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool open_folder(struct bundle *bundle, struct error *err)
{
	struct file_names names = VEC_INIT;
	const char **kept;
	struct dirent *entry;
	DIR *folder = opendir(bundle->path);

	if (!folder)
		return error_set(err, ERROR_IO, "%s cannot be opened: %s",
			bundle->path, strerror(errno));
	for (entry = readdir(folder); entry; entry = readdir(folder)) {
		if (ends_in(entry->d_name, ".csv"))
			vec_push(&names, arena_strdup(&bundle->arena,
				entry->d_name));
	}
	closedir(folder);
	if (names.count)
		qsort(names.items, names.count, sizeof(*names.items),
			compare_names);
	kept = arena_new(&bundle->arena, names.count, sizeof(*kept));
	for (size_t i = 0; i < names.count; i++)
		kept[i] = names.items[i];
	bundle->set.files = kept;
	bundle->set.count = names.count;
	vec_release(&names);
	return true;
}

static ptrdiff_t read_file(void *context, char *bytes, size_t size)
{
	size_t got = fread(bytes, 1, size, context);

	return got || !ferror(context) ? (ptrdiff_t)got : -1;
}

static bool open_in_folder(struct bundle *bundle, const char *name,
	struct source *source, struct error *err)
{
	struct buf path = BUF_INIT;

	buf_addf(&path, "%s/%s", bundle->path, name);
	bundle->file = fopen(buf_text(&path), "re");
	if (!bundle->file)
		error_set(err, ERROR_IO, "%s cannot be opened: %s", name,
			strerror(errno));
	*source = (struct source){ read_file, bundle->file };
	buf_release(&path);
	return bundle->file != NULL;
}

static bool open_one(void *context, size_t file, struct source *source,
	struct error *err)
{
	struct bundle *bundle = context;
	const char *name = bundle->set.files[file];
	const char *const words[] = { "cat", bundle->path, name, NULL };

	if (!bundle->is_zip)
		return open_in_folder(bundle, name, source, err);
	if (!unpack_start(&bundle->unpack, words, err))
		return false;
	*source = bundle->unpack.source;
	return true;
}

static bool close_one(void *context, struct error *err)
{
	struct bundle *bundle = context;

	if (bundle->is_zip)
		return unpack_end(&bundle->unpack, err);
	fclose(bundle->file);
	return true;
}

bool bundle_open(struct bundle *bundle, const char *path, struct error *err)
{
	const char *const words[] = { "list", path, NULL };
	struct stat status;

	*bundle = (struct bundle){
		.set = {
			.open = open_one,
			.close = close_one,
			.context = bundle,
		},
		.path = path,
		.is_zip = stat(path, &status) || !S_ISDIR(status.st_mode),
	};
	if (!bundle->is_zip)
		return open_folder(bundle, err);
	return unpack_lines(words, &bundle->arena, &bundle->set.files,
		&bundle->set.count, err);
}

void bundle_close(struct bundle *bundle)
{
	arena_release(&bundle->arena);
}

size_t bundle_only_table(const struct bundle *bundle)
{
	static const char *const ends[] = { ".csv", ".tsv", ".txt" };
	size_t found = SET_NONE;

	for (size_t i = 0; bundle->is_zip && i < bundle->set.count; i++) {
		bool is_table = false;

		for (size_t j = 0; j < ARRAY_LEN(ends); j++)
			is_table = is_table ||
				ends_in(bundle->set.files[i], ends[j]);
		if (!is_table || !set_is_seen(&bundle->set, i))
			continue;
		if (found != SET_NONE)
			return SET_NONE;
		found = i;
	}
	return found;
}
