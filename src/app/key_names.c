/* SPDX-License-Identifier: MIT */
/* What keys are called: by a person, and in the tables. */
#include "key_names.h"

#include <string.h>

#include "app/keys.h"
#include "base/text.h"

static const char *const named_keys[] = {
	"Up", "Down", "Left", "Right", "Enter", "Esc", "Tab", "Shift-Tab",
	"Home", "End", "PgUp", "PgDn", "Backspace", "Delete", "Space",
};

/* What else they are called, and characters that mean something in the
 * file. */
static const struct {
	const char *name;
	const char *key;
} other_names[] = {
	{ "escape", "Esc" },
	{ "return", "Enter" },
	{ "pageup", "PgUp" },
	{ "pagedown", "PgDn" },
	{ "comma", "," },
	{ "semicolon", ";" },
	{ "hash", "#" },
	{ "quote", "\"" },
	{ "apostrophe", "'" },
	{ "backslash", "\\" },
};

static bool is_one_character(const char *text)
{
	size_t size;
	uint32_t code = text_next(text, SIZE_MAX, &size);

	return code > ' ' && code != 0x7F && !text[size];
}

bool keys_is_text(const char *key)
{
	return is_one_character(key) || !strcmp(key, "Space");
}

/* Some letters with Ctrl are Tab, Enter, Backspace to a terminal. */
static bool parse_control(const char *folded, struct buf *key)
{
	const char *letter = folded + strlen("ctrl");

	if (strncmp(folded, "ctrl", strlen("ctrl")) || !*letter ||
	    letter[1] || *letter < 'a' || *letter > 'z' ||
	    strchr("hijm", *letter))
		return false;
	buf_addf(key, "Ctrl-%c", *letter - 'a' + 'A');
	return true;
}

static bool parse_name(const char *folded, struct buf *key)
{
	struct buf name = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(named_keys) && !key->len; i++) {
		buf_clear(&name);
		text_fold_key(&name, named_keys[i]);
		if (!strcmp(folded, buf_text(&name)))
			buf_adds(key, named_keys[i]);
	}
	for (size_t i = 0; i < ARRAY_LEN(other_names) && !key->len; i++) {
		if (!strcmp(folded, other_names[i].name))
			buf_adds(key, other_names[i].key);
	}
	buf_release(&name);
	return key->len > 0 || parse_control(folded, key);
}

bool keys_parse(const char *text, struct buf *key)
{
	struct buf folded = BUF_INIT, whole = BUF_INIT;
	bool done = text_normalise(&whole, text) &&
		is_one_character(buf_text(&whole));

	buf_clear(key);
	if (done) {
		buf_adds(key, buf_text(&whole));
	} else {
		text_fold_key(&folded, text);
		done = parse_name(buf_text(&folded), key);
	}
	buf_release(&folded);
	buf_release(&whole);
	return done;
}

void key_names_check(struct buf *why, const char *word, struct buf *key)
{
	if (keys_parse(word, key))
		return;
	buf_addf(why, "there is no key \"%s\"; say one character", word);
	for (size_t i = 0; i < ARRAY_LEN(named_keys); i++)
		buf_addf(why, ", %s", named_keys[i]);
	buf_adds(why, " or Ctrl and a letter (but H, I, J, M).");
}

void key_names_write(struct buf *out, const char *key)
{
	const char *name = key;

	for (size_t i = 0; i < ARRAY_LEN(other_names); i++) {
		if (strchr(",;#\"'\\", *key) &&
		    !strcmp(other_names[i].key, key))
			name = other_names[i].name;
	}
	buf_addf(out, "%s%s", out->len ? ", " : "", name);
}
