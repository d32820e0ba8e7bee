/* SPDX-License-Identifier: MIT */
#include "app/unpack.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/vec.h"
#include "model/match.h"

#define LINES_BYTES_MAX ((size_t)1 << 20)
#define SHEETS_NAMED 12

static const struct helper_program program = {
	.name = "homeroom-unpack",
	.does = "reads zip and xlsx files",
	.instead = "unpack it, and name the folder; save a workbook as CSV",
};

bool unpack_start(struct unpack *unpack, const char *const *words,
	struct error *err)
{
	unpack->source = (struct source){ helper_read, &unpack->helper };
	return helper_start(&unpack->helper, &program, words, -1, err);
}

bool unpack_end(struct unpack *unpack, struct error *err)
{
	return helper_end(&unpack->helper, err);
}

bool unpack_lines(const char *const *words, struct arena *arena,
	const char *const **lines, size_t *count, struct error *err)
{
	VEC(const char *) found = VEC_INIT;
	struct buf text = BUF_INIT;
	struct buf line = BUF_INIT;
	struct unpack unpack;
	const char *rest;
	const char **kept;

	if (!unpack_start(&unpack, words, err) ||
	    !helper_read_all(&unpack.helper, &text, LINES_BYTES_MAX, err)) {
		buf_release(&text);
		return false;
	}
	for (rest = buf_text(&text); *rest; rest += strcspn(rest, "\n") + 1) {
		buf_clear(&line);
		buf_add(&line, rest, strcspn(rest, "\n"));
		vec_push(&found, arena_strdup(arena, buf_text(&line)));
	}
	*count = found.count;
	kept = arena_new(arena, found.count, sizeof(*kept));
	for (size_t i = 0; i < found.count; i++)
		kept[i] = found.items[i];
	*lines = kept;
	vec_release(&found);
	buf_release(&text);
	buf_release(&line);
	return true;
}

/* As every zip file with something in it begins. */
static bool is_zip(const char *path)
{
	static const char mark[] = { 'P', 'K', 3, 4 };
	char bytes[sizeof(mark)];
	struct stat status;
	bool is_it;
	int fd;

	if (stat(path, &status) || !S_ISREG(status.st_mode))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	is_it = pread(fd, bytes, sizeof(bytes), 0) == sizeof(bytes) &&
		!memcmp(bytes, mark, sizeof(mark));
	close(fd);
	return is_it;
}

bool unpack_kind(const char *path, enum unpack_kind *kind, struct error *err)
{
	const char *const words[] = { "kind", path, NULL };
	struct arena arena = ARENA_INIT;
	const char *const *lines;
	size_t count;
	bool done = true;

	*kind = UNPACK_NONE;
	if (is_zip(path)) {
		done = unpack_lines(words, &arena, &lines, &count, err);
		*kind = done && count && text_equal(lines[0], "workbook") ?
			UNPACK_BOOK : UNPACK_FILES;
	}
	arena_release(&arena);
	return done;
}

/* What programs call the sheet with the scores, in a report of several. */
static const char *const known_sheets[] = {
	"Final Scores", /* Kahoot */
};

static bool refuse_sheets(const char *const *names, size_t count,
	struct error *err)
{
	struct buf list = BUF_INIT;

	for (size_t i = 0; i < count && i < SHEETS_NAMED; i++)
		buf_addf(&list, "%s\"%.40s\"", i ? ", " : "", names[i]);
	if (count > SHEETS_NAMED)
		buf_addf(&list, " and %zu more", count - SHEETS_NAMED);
	error_set(err, ERROR_CONFLICT, "the workbook has %zu sheets: say "
		"which with --sheet: %s", count, buf_text(&list));
	buf_release(&list);
	return false;
}

static bool choose_sheet(const char *const *names, size_t count,
	const char *typed, const char **chosen, struct error *err)
{
	struct match_item *items;
	size_t found = 0;
	bool done = true;

	if (count == 0)
		return error_set(err, ERROR_INVALID,
			"the workbook has no sheet");
	*chosen = names[0];
	for (size_t i = 0; !typed && i < ARRAY_LEN(known_sheets); i++) {
		for (size_t j = 0; j < count; j++) {
			if (!strcmp(names[j], known_sheets[i])) {
				*chosen = names[j];
				return true;
			}
		}
	}
	if (!typed)
		return count == 1 || refuse_sheets(names, count, err);
	items = mem_new(count, sizeof(*items));
	for (size_t i = 0; i < count; i++)
		items[i] = (struct match_item){ .name = names[i] };
	done = match_one(items, count, typed, "sheet", &found, err);
	*chosen = names[found];
	mem_free(items);
	return done;
}

bool unpack_sheet(struct unpack *unpack, const char *path, const char *sheet,
	struct error *err)
{
	const char *const list[] = { "sheets", path, NULL };
	struct arena arena = ARENA_INIT;
	const char *const *names;
	const char *chosen = NULL;
	size_t count;
	bool done = unpack_lines(list, &arena, &names, &count, err) &&
		choose_sheet(names, count, sheet, &chosen, err);

	if (done)
		done = unpack_start(unpack, (const char *const[]){ "sheet",
			path, chosen, NULL }, err);
	arena_release(&arena);
	return done;
}
