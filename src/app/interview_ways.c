/* SPDX-License-Identifier: MIT */
/* What is in the way: "time", "time, internet:severe until 2026-12-18". */
#include "interview_ways.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/severity.h"

#define UNTIL " until "

void interview_ways_begin(struct interview *interview,
	const struct facts *facts)
{
	for (size_t i = 0; i < facts->block_count; i++) {
		struct block block = facts->blocks[i];

		if (block.student != interview->profile.student)
			continue;
		block.what = arena_strdup(&interview->arena, block.what);
		vec_push(&interview->open, block);
	}
}

void interview_ways_release(struct interview *interview)
{
	vec_release(&interview->ways);
	vec_release(&interview->open);
	vec_release(&interview->known);
}

void interview_ways_drop(struct interview *interview)
{
	interview->ways.count = 0;
	interview->known.count = 0;
	interview->says_none = true;
}

bool interview_ways_is_same(const struct block *one, const struct block *other)
{
	const struct constraint *kind = constraint_find(one->what);

	return one->student == other->student &&
		(!strcmp(one->what, other->what) ||
		(kind && kind == constraint_find(other->what)));
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void cut_end(char *text)
{
	size_t len = strlen(text);

	while (len && text[len - 1] == ' ')
		text[--len] = '\0';
}

/* Cuts " until 2026-12-18" off, where it is a date. */
static bool cut_until(char *text, civil now, civil *until, struct error *err)
{
	struct error ignored = ERROR_INIT;
	char *place = NULL;
	bool is_bare;

	*until = CIVIL_NEVER;
	for (char *next = strstr(text, UNTIL); next;
	    next = strstr(next + 1, UNTIL))
		place = next;
	if (!place || !date_parse(place + strlen(UNTIL), until, &is_bare,
	    &ignored)) {
		*until = CIVIL_NEVER;
		return true;
	}
	if (*until < now)
		return error_set(err, ERROR_INVALID, "%s lies in the past",
			place + strlen(UNTIL));
	*place = '\0';
	cut_end(text);
	return true;
}

/*
 * Cuts ":severe" off, when it is there; light without it. One word right
 * behind the colon of a known kind was meant as one: more about it comes after
 * a blank.
 */
static bool cut_severity(char *text, int *severity, struct error *err)
{
	char *colon = strrchr(text, ':');

	*severity = SEVERITY_LIGHT;
	if (!colon)
		return true;
	if (severity_parse(colon + 1 + strspn(colon + 1, " "), severity)) {
		*colon = '\0';
		cut_end(text);
		return true;
	}
	*severity = SEVERITY_LIGHT;
	return !is_letter(colon[1]) || strchr(colon, ' ') ||
		!constraint_find(text) || error_set(err, ERROR_INVALID,
		"\"%s\" is no severity: say light, middle or severe; words of "
		"your own come after a blank, \": %s\"", colon + 1, colon + 1);
}

static bool is_none(const char *what)
{
	static const char *const words[] = {
		"none", "no", "nothing", "-", "n/a"
	};
	struct buf folded = BUF_INIT;
	bool found = false;

	text_fold(&folded, what);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		found = found || !strcmp(buf_text(&folded), words[i]);
	buf_release(&folded);
	return found;
}

/* The later one of a kind counts. */
static void push(struct interview *interview, const struct block *block)
{
	for (size_t i = 0; i < interview->open.count; i++) {
		if (interview_ways_is_same(&interview->open.items[i], block)) {
			vec_push(&interview->known, interview->open.items[i]);
			return;
		}
	}
	for (size_t i = 0; i < interview->ways.count; i++) {
		if (interview_ways_is_same(&interview->ways.items[i], block)) {
			interview->ways.items[i] = *block;
			return;
		}
	}
	vec_push(&interview->ways, *block);
}

static bool add_one(struct interview *interview, char *what,
	struct error *err)
{
	struct block block = { .student = interview->profile.student };

	if (!cut_until(what, interview->now, &block.until, err) ||
	    !cut_severity(what, &block.severity, err))
		return false;
	if (text_is_blank(what))
		return error_set(err, ERROR_INVALID, "say what is in the way");
	if (is_none(what)) {
		interview->says_none = true;
		return true;
	}
	block.what = arena_strdup(&interview->arena, what);
	push(interview, &block);
	return true;
}

/* A known kind, with nothing behind it but what comes after a colon, or its
 * end. */
static bool is_kind(const char *what)
{
	const struct constraint *kind;

	what += strspn(what, " ");
	kind = constraint_find(what);
	if (!kind)
		return false;
	what += strlen(kind->name);
	return !strncmp(what, UNTIL, strlen(UNTIL)) ||
		what[strspn(what, " ")] == ':' ||
		!what[strspn(what, " ")];
}

/* Where every part is a known kind, they are several: boxes were ticked. */
static bool split(const char *text, char **parts)
{
	char *next;

	*parts = mem_strdup(text);
	for (char *part = *parts; part; part = next) {
		size_t len = strcspn(part, ",;");

		next = part[len] ? part + len + 1 : NULL;
		part[len] = '\0';
		if (!is_kind(part))
			return false;
	}
	return true;
}

bool interview_ways_add(struct interview *interview, const char *text,
	struct error *err)
{
	char *parts;
	bool done = true;

	if (split(text, &parts)) {
		size_t size = strlen(text) + 1;

		for (size_t at = 0; done && at < size;) {
			size_t len = strlen(parts + at);
			char *part = parts + at + strspn(parts + at, " ");

			cut_end(part);
			done = add_one(interview, part, err);
			at += len + 1;
		}
	} else {
		mem_free(parts);
		parts = mem_strdup(text);
		done = add_one(interview, parts, err);
	}
	mem_free(parts);
	return done;
}

static void write_way(const struct block *way, struct buf *out)
{
	buf_adds(out, way->what);
	if (way->severity > SEVERITY_LIGHT)
		buf_addf(out, ":%s", severity_name(way->severity));
	if (way->until == CIVIL_NEVER)
		return;
	buf_adds(out, UNTIL);
	date_write_iso(out, way->until);
}

void interview_ways_write(const struct interview *interview, struct buf *out)
{
	for (size_t i = 0; i < interview->ways.count; i++) {
		buf_adds(out, i ? ", " : "");
		write_way(&interview->ways.items[i], out);
	}
}

void interview_write_open(const struct interview *interview, struct buf *out)
{
	for (size_t i = 0; i < interview->open.count; i++) {
		buf_adds(out, i ? ", " : "");
		write_way(&interview->open.items[i], out);
	}
}

static void say_each(struct buf *out, const struct block *ways, size_t count,
	const char *what)
{
	for (size_t i = 0; i < count; i++) {
		text_clean(out, ways[i].what);
		buf_addf(out, " %s: \"homeroom unblock\" closes it.\n", what);
	}
}

void interview_write_left(const struct interview *interview, struct buf *out)
{
	say_each(out, interview->known.items, interview->known.count,
		"is open already");
	if (interview->says_none && !interview->known.count &&
	    !interview->ways.count)
		say_each(out, interview->open.items, interview->open.count,
			"stays open");
}
