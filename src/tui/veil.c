/* SPDX-License-Identifier: MIT */
#include "veil.h"

#include <string.h>

#include "app/wording.h"
#include "base/text.h"
#include "theme.h"

#define INITIALS_MAX 3
#define WORD_CHARACTERS_MIN 2
#define OWN_WORDS "homeroom " /* a command that is advised */

/* What is not to be read, and what stands in its place. */
struct veil_word {
	char *word;
	const char *instead; /* borrowed of the veil */
	bool is_cluster;     /* in any case of letters */
};

/* Someone who was in the class once, and what they were called then. */
struct veil_former {
	char *name;
	char *initials;
};

static void clear_names(struct veil *veil)
{
	for (size_t i = 0; i < veil->names.count; i++)
		mem_free(veil->names.items[i]);
	for (size_t i = 0; i < veil->words.count; i++)
		mem_free(veil->words.items[i].word);
	veil->names.count = veil->words.count = 0;
}

void veil_release(struct veil *veil)
{
	clear_names(veil);
	for (size_t i = 0; i < veil->formers.count; i++) {
		mem_free(veil->formers.items[i].name);
		mem_free(veil->formers.items[i].initials);
	}
	vec_release(&veil->names);
	vec_release(&veil->words);
	vec_release(&veil->formers);
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		mem_free(veil->names_of_groups[i]);
}

static void deal(struct veil *veil, uint64_t seed)
{
	wording_deal(veil->faces, seed);
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		veil->groups[i] = veil->names_of_groups[veil->faces[i]];
}

/* The same all day, on each screen of this class. */
static void deal_day(struct veil *veil, const struct facts *facts)
{
	deal(veil, wording_day(facts));
}

void veil_init(struct veil *veil, const char *groups)
{
	*veil = (struct veil){ .is_on = false };
	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		veil->names_of_groups[i] = wording_group(groups,
			(enum cluster)i);
	deal(veil, 0);
}

/* The first character with the marks that belong to it. */
static size_t character_bytes(const char *text)
{
	size_t size, len;

	text_next(text, SIZE_MAX, &len);
	while (text[len]) {
		char next[8] = "";

		text_next(text + len, SIZE_MAX, &size);
		memcpy(next, text + len, size);
		if (text_width(next) > 0)
			break;
		len += size;
	}
	return len;
}

/* Of the first words and the last one. */
static void write_initials(struct buf *out, const char *name)
{
	size_t words = 0;

	while (*name) {
		bool is_last;

		name += strspn(name, " ");
		is_last = !name[strcspn(name, " ")];
		if (*name && (words < INITIALS_MAX - 1 || is_last)) {
			buf_add(out, name, character_bytes(name));
			words++;
		}
		name += strcspn(name, " ");
	}
}

static size_t count_same(char *const *initials, size_t count,
	const char *wanted)
{
	size_t same = 0;

	for (size_t i = 0; i < count; i++)
		same += !strcmp(initials[i], wanted);
	return same;
}

static char *initials_of(const char *name)
{
	struct buf text = BUF_INIT, clean = BUF_INIT;

	text_clean(&clean, name);
	write_initials(&text, buf_text(&clean));
	buf_release(&clean);
	return buf_take(&text);
}

static void name_students(struct veil *veil, const struct facts *facts)
{
	size_t count = facts->student_count;
	char **initials = mem_new(count, sizeof(*initials));

	for (size_t i = 0; i < count; i++)
		initials[i] = initials_of(facts->students[i].name);
	for (size_t i = 0; i < count; i++) {
		struct buf name = BUF_INIT;

		buf_adds(&name, initials[i]);
		if (count_same(initials, count, initials[i]) > 1)
			buf_addf(&name, " %zu", 1 + count_same(initials, i,
				initials[i]));
		vec_push(&veil->names, buf_take(&name));
	}
	for (size_t i = 0; i < count; i++)
		mem_free(initials[i]);
	mem_free(initials);
}

static void add_word(struct veil *veil, char *word, const char *instead,
	bool is_cluster)
{
	const struct veil_word entry = { word, instead, is_cluster };

	vec_push(&veil->words, entry);
}

static size_t characters_of(const char *word)
{
	size_t count = 0;

	for (; *word; word++)
		count += ((unsigned char)*word & 0xC0) != 0x80;
	return count;
}

/* The name as a whole, and each word of it. */
static void hide_name(struct veil *veil, const char *name,
	const char *instead)
{
	add_word(veil, mem_strdup(name), instead, false);
	while (*name) {
		size_t len = strcspn(name, " ");
		char *word = mem_strndup(name, len);

		if (characters_of(word) >= WORD_CHARACTERS_MIN)
			add_word(veil, word, instead, false);
		else
			mem_free(word);
		name += len;
		name += strspn(name, " ");
	}
}

static bool is_former(const struct veil *veil, const char *name)
{
	for (size_t i = 0; i < veil->formers.count; i++) {
		if (!strcmp(veil->formers.items[i].name, name))
			return true;
	}
	return false;
}

/* Messages still speak of who has just left. Those of the class stand before
 * them in words, and win. */
static void hide_formers(struct veil *veil, const struct facts *facts)
{
	for (size_t i = 0; i < facts->student_count; i++) {
		const char *name = facts->students[i].name;
		const struct veil_former former = {
			.name = mem_strdup(name),
			.initials = initials_of(name),
		};

		if (!is_former(veil, name)) {
			vec_push(&veil->formers, former);
			continue;
		}
		mem_free(former.name);
		mem_free(former.initials);
	}
	for (size_t i = 0; i < veil->formers.count; i++)
		hide_name(veil, veil->formers.items[i].name,
			veil->formers.items[i].initials);
}

void veil_take(struct veil *veil, const struct facts *facts)
{
	clear_names(veil);
	deal_day(veil, facts);
	name_students(veil, facts);
	for (size_t i = 0; i < facts->student_count; i++) {
		const struct student *student = &facts->students[i];

		hide_name(veil, student->name, veil->names.items[i]);
		if (student->handle)
			add_word(veil, mem_strdup(student->handle),
				veil->names.items[i], false);
	}
	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		add_word(veil, mem_strdup(cluster_name((enum cluster)i)),
			veil->groups[i], true);
		if (*facts->policy.label[i])
			add_word(veil, mem_strdup(facts->policy.label[i]),
				veil->groups[i], true);
	}
	hide_formers(veil, facts);
}

const char *veil_name(const struct veil *veil, size_t student)
{
	return student < veil->names.count ? veil->names.items[student] : "";
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters of every script. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(unsigned char)c >= 0x80;
}

static bool is_same_letter(char a, char b)
{
	if (a >= 'A' && a <= 'Z')
		a = (char)(a - 'A' + 'a');
	if (b >= 'A' && b <= 'Z')
		b = (char)(b - 'A' + 'a');
	return a == b;
}

static bool begins_with(const char *text, const char *word, bool any_case)
{
	for (; *word; text++, word++) {
		if (*text != *word &&
		    !(any_case && is_same_letter(*text, *word)))
			return false;
	}
	return true;
}

/* The longest word that stands here; NULL: none. Clusters also begin longer
 * words, as in "intervene_after". */
static const struct veil_word *word_at(const struct veil *veil,
	const char *text)
{
	const struct veil_word *best = NULL;

	for (size_t i = 0; i < veil->words.count; i++) {
		const struct veil_word *word = &veil->words.items[i];
		size_t len = strlen(word->word);

		if (begins_with(text, word->word, word->is_cluster) &&
		    (word->is_cluster || !is_letter(text[len])) &&
		    (!best || len > strlen(best->word)))
			best = word;
	}
	return best;
}

/* The bytes of "3/4", "75%", "61-94)" or "62 of 100" at text; 0: it is none
 * of these. */
static size_t score_at(const char *text)
{
	size_t len = strspn(text, "0123456789.,");
	size_t rest;

	if (!is_digit(*text))
		return 0;
	if (text[len] == '%')
		return len + 1;
	if (!strncmp(text + len, " of 100", strlen(" of 100")))
		return len + strlen(" of 100");
	if (text[len] != '/' && text[len] != '-')
		return 0;
	rest = strspn(text + len + 1, "0123456789");
	return rest && (text[len] == '/' || text[len + 1 + rest] == ')') ?
		len + 1 + rest : 0;
}

/* The bytes between the quote at text and the one that ends it; 0: it quotes
 * nothing, or what homeroom itself says. */
static size_t quoted_at(const char *text)
{
	const char *end = text;

	if (*text != '"' || !strncmp(text + 1, OWN_WORDS, strlen(OWN_WORDS)))
		return 0;
	do {
		end += 1 + strcspn(end + 1, "\"\n");
	} while (*end == '"' && (is_letter(end[1]) || is_digit(end[1])));
	return *end == '"' ? (size_t)(end - text - 1) : 0;
}

static void write_dots(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] == ' ')
			buf_addc(out, ' ');
		else if (((unsigned char)text[i] & 0xC0) != 0x80)
			buf_adds(out, theme_glyph(GLYPH_HIDDEN));
	}
}

void veil_write(const struct veil *veil, struct buf *out, const char *text)
{
	bool at_start = true;

	while (*text) {
		const struct veil_word *word = at_start ?
			word_at(veil, text) : NULL;
		size_t score = at_start ? score_at(text) : 0;
		size_t quoted = at_start ? quoted_at(text) : 0;

		if (quoted) {
			buf_addc(out, '"');
			write_dots(out, text + 1, quoted);
			buf_addc(out, '"');
			text += quoted + 2;
		} else if (word) {
			buf_adds(out, word->instead);
			text += strlen(word->word);
		} else if (score) {
			buf_adds(out, theme_glyph(GLYPH_MORE));
			text += score;
		} else {
			buf_addc(out, *text++);
		}
		at_start = !is_letter(text[-1]) && !is_digit(text[-1]);
	}
}
