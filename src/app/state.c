/* SPDX-License-Identifier: MIT */
#include "app/state.h"

#include <sys/stat.h>

#include "app/file.h"
#include "base/mem.h"
#include "place.h"

void state_path(struct buf *out, const char *name)
{
	place_home(out, "XDG_STATE_HOME", ".local/state", name);
}

static bool read_file(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "re");
	char bytes[4096];
	size_t size;

	if (!file)
		return false;
	while ((size = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(out, bytes, size);
	fclose(file);
	return true;
}

bool state_read(struct buf *out, const char *name)
{
	struct buf path = BUF_INIT;
	bool done;

	state_path(&path, name);
	done = read_file(buf_text(&path), out);
	buf_release(&path);
	return done;
}

static void make_folders(const char *path)
{
	char *copy = mem_strdup(path);

	for (char *slash = strchr(copy + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700);
		*slash = '/';
	}
	mem_free(copy);
}

void state_make_folder(void)
{
	struct buf path = BUF_INIT;

	state_path(&path, "any");
	make_folders(buf_text(&path));
	buf_release(&path);
}

bool state_write(const char *name, const char *text)
{
	struct buf path = BUF_INIT;
	bool done;

	state_path(&path, name);
	make_folders(buf_text(&path));
	done = file_write(buf_text(&path), FILE_REPLACE, text, strlen(text),
		NULL);
	buf_release(&path);
	return done;
}
