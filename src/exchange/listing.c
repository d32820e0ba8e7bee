/* SPDX-License-Identifier: MIT */
#include "listing.h"

#include <string.h>

#include "base/text.h"
#include "cell.h"
#include "nobody.h"

#define WORDS_MAX 8
#define PARTS_MAX 2

struct parts {
	struct buf text[PARTS_MAX];
	size_t field[PARTS_MAX];
	size_t count;
};

static bool refuse(const struct csv_record *record, size_t field,
	const char *problem, struct error *err)
{
	struct buf quoted = BUF_INIT;

	cell_quote(&quoted, record->fields[field]);
	error_set(err, ERROR_INVALID, "no line names the columns, and %s %s; "
		"put a line like \"Student ID,Name,Email\" above the "
		"students.", buf_text(&quoted), problem);
	buf_release(&quoted);
	return cell_where(err, record, field);
}

static bool is_email(const char *text)
{
	const char *at = strchr(text, '@');

	return at && at != text && at[1] && !strpbrk(text, " <>");
}

/* Words of titles: nobody is called so. */
static bool is_title_word(const char *word, size_t len)
{
	static const char *const words[] = { "class", "classroom", "course",
		"email", "homeroom", "name", "names",
		"period", "roster", "school", "section", "student",
		"students", "teacher", "total" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strlen(words[i]) == len &&
		    strncasecmp(words[i], word, len) == 0)
			return true;
	}
	return false;
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
		(unsigned char)byte >= 0x80;
}

static bool is_name(const char *text)
{
	bool has_letter = false;
	size_t words = 0;

	if (strpbrk(text, "0123456789:@<>/\\\"=#%&*+_[]{}!?;|"))
		return false;
	if (nobody_of(text, NULL) != NOBODY_NOT)
		return false;
	while (*text) {
		size_t len = strcspn(text, " ");

		if (is_title_word(text, len))
			return false;
		has_letter = has_letter || is_letter(*text);
		words += len > 0;
		text += len + (text[len] == ' ');
	}
	return has_letter && words <= WORDS_MAX;
}

/* Behind "-", "*", a bullet or a dash; NULL: there is none. */
static const char *skip_bullet(const char *text)
{
	static const char *const bullets[] = { "-", "*", "\xE2\x80\xA2",
		"\xE2\x80\x93", "\xC2\xB7" };

	for (size_t i = 0; i < ARRAY_LEN(bullets); i++) {
		if (strncmp(text, bullets[i], strlen(bullets[i])) == 0)
			return text + strlen(bullets[i]);
	}
	return NULL;
}

/* "1. ", "12) ", "- " */
static void drop_counter(struct buf *text)
{
	const char *start = buf_text(text);
	const char *rest = start + strspn(start, "0123456789");

	if (rest == start)
		rest = skip_bullet(start);
	else if (*rest && strchr(".)", *rest))
		rest++;
	else
		rest = NULL;
	if (!rest || *rest != ' ')
		return;
	rest++;
	text->len -= (size_t)(rest - start);
	memmove(text->data, rest, text->len + 1);
}

/* "Ana Chen <ana@example.org>" */
static void take_address(struct buf *text, struct buf *email)
{
	char *open = strchr(buf_text(text), '<');

	if (!open || text->data[text->len - 1] != '>')
		return;
	buf_add(email, open + 1, strlen(open) - 2);
	buf_truncate(text, (size_t)(open - text->data));
	while (text->len > 0 && text->data[text->len - 1] == ' ')
		buf_truncate(text, text->len - 1);
}

/* Sorts the fields into an address and at most two parts of a name. */
static bool split(const struct csv_record *record, struct parts *parts,
	struct buf *email, struct error *err)
{
	for (size_t i = 0; i < record->count; i++) {
		struct buf text = BUF_INIT;

		if (text_is_blank(record->fields[i]))
			continue;
		cell_text(&text, record->fields[i]);
		take_address(&text, email);
		if (is_email(buf_text(&text)) && email->len == 0) {
			buf_add(email, text.data, text.len);
			buf_release(&text);
			continue;
		}
		if (parts->count == PARTS_MAX) {
			buf_release(&text);
			return refuse(record, i, "is a third text", err);
		}
		if (parts->count == 0)
			drop_counter(&text);
		parts->field[parts->count] = i;
		parts->text[parts->count++] = text;
	}
	return true;
}

static bool join(const struct csv_record *record, const struct parts *parts,
	struct person *person, struct error *err)
{
	for (size_t i = 0; i < parts->count; i++) {
		if (!is_name(buf_text(&parts->text[i])))
			return refuse(record, parts->field[i],
				"does not read as a name", err);
	}
	if (parts->count == 0)
		return refuse(record, 0, "does not read as a name", err);
	if (parts->count == 1)
		return person_set_whole(person, buf_text(&parts->text[0]));
	/* After "Chen," and a blank comes the given name; after "Chen," and
	 * none it is the next column, and could be anything. */
	if (record->fields[parts->field[1]][0] != ' ')
		return refuse(record, parts->field[1],
			"could be a first or a last name", err);
	return person_set_parts(person, buf_text(&parts->text[1]),
		buf_text(&parts->text[0]));
}

static bool has_title_word(const char *text)
{
	while (*text) {
		size_t len = strcspn(text, " ");

		if (is_title_word(text, len))
			return true;
		text += len + (text[len] == ' ');
	}
	return false;
}

bool listing_is_title(const struct csv_record *record, struct buf *title)
{
	size_t fields = 0;

	buf_clear(title);
	for (size_t i = 0; i < record->count; i++) {
		if (text_is_blank(record->fields[i]))
			continue;
		fields++;
		cell_text(title, record->fields[i]);
	}
	return fields == 1 && !strchr(buf_text(title), '@') &&
		(strchr(buf_text(title), ':') ||
			has_title_word(buf_text(title)));
}

bool listing_read(const struct csv_record *record, struct person *person,
	struct buf *email, struct error *err)
{
	struct parts parts = { 0 };
	bool is_read;

	buf_clear(email);
	is_read = split(record, &parts, email, err) &&
		join(record, &parts, person, err);
	for (size_t i = 0; i < parts.count; i++)
		buf_release(&parts.text[i]);
	return is_read;
}
