/* SPDX-License-Identifier: MIT */
/*
 * What may stand in place of the last word is asked of the verb "completion",
 * which the shells ask, too. Files are the shell's there and ours here.
 */
#include "complete.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "desk.h"
#include "palette.h"
#include "typing.h"

/* The words of the line, without their quotes; the last may be "". */
struct pieces {
	VEC(char *) list;
	size_t last_at; /* the byte of the line at which the last one begins */
};

/* What the last word could be. */
struct candidates {
	VEC(char *) list;
};

static void pieces_read(struct pieces *words, const char *line)
{
	struct buf word = BUF_INIT;
	bool is_quoted = false;

	words->last_at = strspn(line, " ");
	for (size_t i = words->last_at; line[i]; i++) {
		if (line[i] == '"') {
			is_quoted = !is_quoted;
		} else if (line[i] == ' ' && !is_quoted) {
			vec_push(&words->list, buf_take(&word));
			i += strspn(line + i, " ") - 1;
			words->last_at = i + 1;
		} else {
			buf_addc(&word, line[i]);
		}
	}
	vec_push(&words->list, buf_take(&word));
}

static void pieces_release(struct pieces *words)
{
	for (size_t i = 0; i < words->list.count; i++)
		mem_free(words->list.items[i]);
	vec_release(&words->list);
}

static void candidates_release(struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->list.count; i++)
		mem_free(candidates->list.items[i]);
	vec_release(&candidates->list);
}

static void take_lines(struct candidates *candidates, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");

		vec_push(&candidates->list, mem_strndup(text, len));
		text += len + (text[len] == '\n');
	}
}

/* The words of another class or store would be asked of that one. */
static bool is_about_here(const struct pieces *words)
{
	for (size_t i = 0; i < words->list.count; i++) {
		if (!strncmp(words->list.items[i], "--class", 7) ||
		    !strncmp(words->list.items[i], "--store", 7))
			return false;
	}
	return true;
}

static void ask(struct candidates *candidates, struct tui *tui,
	const struct pieces *words)
{
	struct session *session = tui->session;
	size_t count = words->list.count + 1;
	struct call call = {
		.command = command_find(session->registry->commands,
			"completion"),
		.operands = mem_new(count, sizeof(*call.operands)),
		.count = count,
	};
	struct error ignored = ERROR_INIT;
	struct buf out = BUF_INIT;

	call.operands[0] = "bash";
	for (size_t i = 0; i < words->list.count; i++)
		call.operands[i + 1] = words->list.items[i];
	desk_let_go(tui);
	if (call.command && session_run(session, &call, &out, &ignored))
		take_lines(candidates, buf_text(&out));
	buf_clear(&session->talk);
	desk_poll(tui);
	mem_free(call.operands);
	buf_release(&out);
}

static bool is_folder(const char *folder, const char *name)
{
	struct buf path = BUF_INIT;
	struct stat about;
	bool is_one;

	buf_addf(&path, "%s%s", folder, name);
	is_one = stat(buf_text(&path), &about) == 0 && S_ISDIR(about.st_mode);
	buf_release(&path);
	return is_one;
}

/* "~/" is the home, as in the shell. */
static void write_folder(struct buf *out, const char *word)
{
	const char *slash = strrchr(word, '/');
	const char *home = getenv("HOME");

	if (!strncmp(word, "~/", 2) && home) {
		buf_adds(out, home);
		word++;
	}
	if (slash)
		buf_add(out, word, (size_t)(slash + 1 - word));
}

static void list_files(struct candidates *candidates, const char *word)
{
	const char *slash = strrchr(word, '/');
	const char *part = slash ? slash + 1 : word;
	struct buf folder = BUF_INIT;
	const struct dirent *entry;
	DIR *listing;

	write_folder(&folder, word);
	listing = opendir(folder.len ? buf_text(&folder) : ".");
	while (listing && (entry = readdir(listing))) {
		struct buf path = BUF_INIT;

		if (strncmp(entry->d_name, part, strlen(part)) ||
		    (entry->d_name[0] == '.' && part[0] != '.'))
			continue;
		buf_addf(&path, "%s%s%s", buf_text(&folder), entry->d_name,
			is_folder(buf_text(&folder), entry->d_name) ? "/" : "");
		vec_push(&candidates->list, buf_take(&path));
	}
	if (listing)
		closedir(listing);
	buf_release(&folder);
}

/* How many bytes all have in common, whole characters. */
static size_t common_bytes(const struct candidates *candidates)
{
	const char *first = candidates->list.items[0];
	size_t len = strlen(first);

	for (size_t i = 1; i < candidates->list.count; i++) {
		while (strncmp(first, candidates->list.items[i], len) != 0)
			len--;
	}
	while (len > 0 && ((unsigned char)first[len] & 0xC0) == 0x80)
		len--;
	return len;
}

static void replace_last(struct tui *tui, const struct pieces *words,
	const char *word, bool is_whole)
{
	struct buf line = BUF_INIT;
	size_t len = strlen(word);
	bool is_open = len > 0 && word[len - 1] == '/';

	buf_add(&line, typing_text(tui), words->last_at);
	if (strchr(word, ' '))
		buf_addf(&line, is_whole && !is_open ? "\"%s\"" : "\"%s",
			word);
	else
		buf_adds(&line, word);
	if (is_whole && !is_open)
		buf_addc(&line, ' ');
	typing_set(tui, buf_text(&line));
	buf_release(&line);
}

static void say(struct tui *tui, const struct candidates *candidates)
{
	struct buf list = BUF_INIT;

	for (size_t i = 0; i < candidates->list.count; i++) {
		const char *word = candidates->list.items[i];
		const char *slash = strrchr(word, '/');

		buf_addf(&list, "%s%s", i > 0 ? "   " : "",
			slash && slash[1] ? slash + 1 : word);
	}
	desk_say(tui, STYLE_PLAIN, "%s", buf_text(&list));
	buf_release(&list);
}

static void use(struct tui *tui, const struct pieces *words,
	const struct candidates *candidates)
{
	size_t count = candidates->list.count;
	const char *typed = words->list.items[words->list.count - 1];
	char *common;

	if (!count) {
		desk_say(tui, STYLE_NOTICE, "Nothing goes on like that.");
		return;
	}
	common = mem_strndup(candidates->list.items[0],
		common_bytes(candidates));
	if (count == 1)
		replace_last(tui, words, candidates->list.items[0], true);
	else if (strlen(common) > strlen(typed))
		replace_last(tui, words, common, false);
	if (count > 1)
		say(tui, candidates);
	mem_free(common);
}

void complete_word(struct tui *tui)
{
	const char *line = typing_text(tui);
	const struct command *verb = palette_verb(tui, line);
	struct candidates candidates = { .list = VEC_INIT };
	struct pieces words = { .list = VEC_INIT };
	const char *last;

	pieces_read(&words, line);
	last = words.list.items[words.list.count - 1];
	if (desk_hides(tui) && verb && verb->complete == OPERAND_STUDENT &&
	    *last != '-') {
		desk_say(tui, STYLE_NOTICE, "Names are hidden.");
	} else {
		if (verb && verb->complete == OPERAND_FILE && *last != '-' &&
		    words.last_at > strlen(verb->name))
			list_files(&candidates, last);
		else if (is_about_here(&words))
			ask(&candidates, tui, &words);
		use(tui, &words, &candidates);
	}
	candidates_release(&candidates);
	pieces_release(&words);
}
