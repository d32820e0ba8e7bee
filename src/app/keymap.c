/* SPDX-License-Identifier: MIT */
/*
 * The keys in force: the table, with what the ini says of some actions.
 *
 * 1. list holds for each action and context of the table the keys of the one
 *    setting that counts there, else those of the table.
 * 2. No key runs two commands where it can be pressed. Settings are refused,
 *    the last in the file first, until that is so: of the table it is.
 */
#include "app/keys.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "key_names.h"

/* The row of digits where they need Shift. */
static const struct {
	const char *action;
	const char *keys;
} azerty[] = {
	{ "level1", "1, &" },
	{ "level2", "2, é" },
	{ "level3", "3, Quote" },
	{ "level4", "4, Apostrophe" },
	{ "level5", "5, (" },
	{ "level6", "6, -" },
	{ "level7", "7, è" },
	{ "level8", "8, _" },
	{ "level9", "9, ç" },
};

static const char *next_context(const struct key_table *table,
	const char *context)
{
	for (const struct key_context *c = table->contexts; c->name; c++) {
		if (!strcmp(c->name, context))
			return c->next;
	}
	return NULL;
}

const char *keymap_next(const struct keymap *map, const char *context)
{
	return next_context(map->table, context);
}

const struct key_binding *keymap_find(const struct keymap *map,
	const char *context, const char *key, bool is_text)
{
	for (; context; context = keymap_next(map, context)) {
		if (is_text && !strcmp(context, KEYS_LINE))
			return NULL;
		for (size_t i = 0; i < map->list.count; i++) {
			const struct key_binding *b = &map->list.items[i];

			if (!strcmp(b->context, context) &&
			    !strcmp(b->key, key))
				return b;
		}
	}
	return NULL;
}

/* Whether a key of to is looked for by who presses it in from. */
static bool reaches(const struct key_table *table, const char *from,
	const char *to, bool is_text)
{
	for (; from; from = next_context(table, from)) {
		if (is_text && !strcmp(from, KEYS_LINE))
			return false;
		if (!strcmp(from, to))
			return true;
	}
	return false;
}

void keys_write_name(struct buf *out, const struct key_binding *binding)
{
	const char *place = strstr(binding->command, " {id}");

	if (!place) {
		buf_adds(out, binding->command);
		return;
	}
	buf_add(out, binding->command, (size_t)(place - binding->command));
	buf_adds(out, place + strlen(" {id}"));
}

void keys_write_note(struct buf *out, const struct key_binding *binding)
{
	const char *place = strstr(binding->note, " {n}");

	if (!place) {
		buf_adds(out, binding->note);
		return;
	}
	buf_add(out, binding->note, (size_t)(place - binding->note));
	buf_adds(out, place + strlen(" {n}"));
}

static bool is_action(const struct key_binding *binding, const char *folded)
{
	struct buf name = BUF_INIT, own = BUF_INIT;
	bool is_it;

	keys_write_name(&name, binding);
	text_fold_key(&own, buf_text(&name));
	is_it = !strcmp(buf_text(&own), folded);
	buf_release(&name);
	buf_release(&own);
	return is_it;
}

static bool is_same(const struct key_binding *a, const struct key_binding *b)
{
	return !strcmp(a->context, b->context) &&
		!strcmp(a->command, b->command);
}

static bool has_text_key(const struct key_table *table,
	const struct key_binding *binding)
{
	for (const struct key_binding *b = table->bindings; b->key; b++) {
		if (is_same(b, binding) && keys_is_text(b->key))
			return true;
	}
	return false;
}

/* Of those with which names begin, on every keyboard. */
static bool is_plain_letter(const char *key)
{
	return !key[1] && ((*key >= 'a' && *key <= 'z') ||
		(*key >= 'A' && *key <= 'Z'));
}

/* In a line a character runs something only where the table has it so, and
 * what names are typed with never does. */
static bool can_have(const struct key_table *table,
	const struct key_binding *binding, const char *key)
{
	if (!keys_is_text(key) ||
	    !reaches(table, binding->context, KEYS_LINE, false))
		return true;
	return has_text_key(table, binding) && !is_plain_letter(key);
}

/* The row is of the action, in the context that was named. */
static bool is_meant(const struct key_setting *setting,
	const struct key_binding *binding)
{
	return is_action(binding, setting->action) && (!setting->context ||
		!strcmp(setting->context, binding->context));
}

static bool sets(const struct key_setting *setting,
	const struct key_table *table, const struct key_binding *binding)
{
	if (setting->is_refused || !is_meant(setting, binding))
		return false;
	for (size_t i = 0; i < setting->keys.count; i++) {
		if (can_have(table, binding, setting->keys.items[i]))
			return true;
	}
	return false;
}

/* The one of this context before the one of all contexts before a whole
 * keyboard; NULL: the table's keys stay. */
static struct key_setting *setting_of(struct keymap *map,
	const struct key_binding *binding)
{
	struct key_setting *best = NULL;

	for (size_t i = 0; i < map->settings.count; i++) {
		struct key_setting *s = &map->settings.items[i];

		if (sets(s, map->table, binding) && (!best || s->context ||
		    (!best->line && s->line)))
			best = s;
	}
	return best;
}

static bool is_first_here(const struct key_table *table,
	const struct key_binding *binding)
{
	for (const struct key_binding *b = table->bindings; b < binding;
	     b++) {
		if (is_same(b, binding))
			return false;
	}
	return true;
}

static void put_keys(struct keymap *map, const struct key_setting *setting,
	const struct key_binding *binding)
{
	struct key_binding row = *binding;

	for (size_t i = 0; i < setting->keys.count; i++) {
		row.key = setting->keys.items[i];
		if (!can_have(map->table, binding, row.key))
			continue;
		vec_push(&map->list, row);
		row.rank = 0;
	}
}

static void build(struct keymap *map)
{
	const struct key_binding *b = map->table->bindings;

	map->list.count = 0;
	for (; b->key; b++) {
		const struct key_setting *setting = map->settings.count ?
			setting_of(map, b) : NULL;

		if (!setting)
			vec_push(&map->list, *b);
		else if (is_first_here(map->table, b))
			put_keys(map, setting, b);
	}
}

void keymap_init(struct keymap *map, const struct key_table *table)
{
	*map = (struct keymap){ .table = table, .arena = ARENA_INIT };
	build(map);
}

void keymap_release(struct keymap *map)
{
	for (size_t i = 0; i < map->settings.count; i++)
		vec_release(&map->settings.items[i].keys);
	vec_release(&map->settings);
	vec_release(&map->list);
	arena_release(&map->arena);
}

FORMAT(4, 5) static void complain(struct buf *out, const char *path,
	size_t line, const char *format, ...)
{
	va_list args;

	buf_addf(out, "%s:%zu: ", path, line);
	va_start(args, format);
	buf_vaddf(out, format, args);
	va_end(args);
	buf_addc(out, '\n');
}

/* A comma parts keys; the key itself is called Comma. */
static void read_keys(struct keymap *map, struct key_setting *setting,
	const char *value, struct buf *why)
{
	struct buf key = BUF_INIT;

	while (*value && !why->len) {
		size_t len = strcspn(value, ",");
		char *word = mem_strndup(value, len);

		value += len + (value[len] == ',');
		key_names_check(why, word, &key);
		if (!why->len)
			vec_push(&setting->keys, arena_strdup(&map->arena,
				buf_text(&key)));
		mem_free(word);
	}
	buf_release(&key);
	if (!setting->keys.count && !why->len)
		buf_addf(why, "%s needs a key.", setting->name);
}

static bool is_context(const struct key_table *table, const char *name)
{
	for (const struct key_binding *b = table->bindings; b->key; b++) {
		if (!strcmp(b->context, name))
			return true;
	}
	return false;
}

/* "board.select up": that context only. */
static void read_name(struct keymap *map, struct key_setting *setting,
	const char *name)
{
	const char *dot = strchr(name, '.');
	char *context = dot ? mem_strndup(name, (size_t)(dot - name)) : NULL;
	struct buf folded = BUF_INIT;

	setting->name = arena_strdup(&map->arena, name);
	if (context && is_context(map->table, context)) {
		setting->context = arena_strdup(&map->arena, context);
		name = dot + 1;
	}
	text_fold_key(&folded, name);
	setting->action = arena_strdup(&map->arena, buf_text(&folded));
	buf_release(&folded);
	mem_free(context);
}

/* Why one key can be had nowhere. */
static void check_place_of(const struct keymap *map,
	const struct key_setting *setting, const char *key, struct buf *why)
{
	const struct key_binding *meant = NULL;

	for (const struct key_binding *b = map->table->bindings; b->key; b++) {
		if (!is_meant(setting, b))
			continue;
		if (can_have(map->table, b, key))
			return;
		meant = b;
	}
	if (!meant)
		buf_addf(why, "there is no action \"%s\"; \"homeroom config "
			"list\" shows them.", setting->name);
	else if (has_text_key(map->table, meant))
		buf_addf(why, "%s cannot have the key %s: where it stands, "
			"letters are those of a name.", setting->name, key);
	else
		buf_addf(why, "%s needs a key that is no character: where it "
			"stands, characters are text.", setting->name);
}

static void check_places(const struct keymap *map,
	const struct key_setting *setting, struct buf *why)
{
	for (size_t i = 0; i < setting->keys.count && !why->len; i++)
		check_place_of(map, setting, setting->keys.items[i], why);
}

static void read_setting(struct keymap *map, const struct config_entry *entry,
	const char *path, struct buf *complaints)
{
	struct key_setting setting = { .line = entry->line };
	struct buf why = BUF_INIT;

	read_name(map, &setting, entry->key);
	read_keys(map, &setting, entry->value, &why);
	if (!why.len)
		check_places(map, &setting, &why);
	if (why.len) {
		complain(complaints, path, entry->line, "%s", buf_text(&why));
		vec_release(&setting.keys);
	} else {
		vec_push(&map->settings, setting);
	}
	buf_release(&why);
}

static void add_azerty(struct keymap *map)
{
	for (size_t i = 0; i < ARRAY_LEN(azerty); i++) {
		struct buf ignored = BUF_INIT;
		const struct config_entry entry = {
			azerty[i].action, azerty[i].keys, 0
		};

		read_setting(map, &entry, "", &ignored);
		buf_release(&ignored);
	}
}

static bool do_clash(const struct key_table *table,
	const struct key_binding *a, const struct key_binding *b)
{
	bool is_text = keys_is_text(a->key);

	return !strcmp(a->key, b->key) && strcmp(a->command, b->command) &&
		(reaches(table, a->context, b->context, is_text) ||
		reaches(table, b->context, a->context, is_text));
}

/* Two rows that one press would run; false: there are none. */
static bool find_clash(const struct keymap *map, const struct key_binding **a,
	const struct key_binding **b)
{
	for (size_t i = 0; i < map->list.count; i++) {
		*a = &map->list.items[i];
		for (*b = *a + 1; *b < map->list.items + map->list.count;
		     ++*b) {
			if (do_clash(map->table, *a, *b))
				return true;
		}
	}
	return false;
}

static void refuse(struct key_setting *setting,
	const struct key_binding *other, const char *path,
	struct buf *complaints)
{
	struct buf name = BUF_INIT;

	setting->is_refused = true;
	keys_write_name(&name, other);
	if (setting->line)
		complain(complaints, path, setting->line, "%s cannot have the "
			"key %s: it is that of \"%s\".", setting->name,
			other->key, buf_text(&name));
	buf_release(&name);
}

static void refuse_clashes(struct keymap *map, const char *path,
	struct buf *complaints)
{
	const struct key_binding *a, *b;

	while (find_clash(map, &a, &b)) {
		struct key_setting *one = setting_of(map, a);
		struct key_setting *two = setting_of(map, b);

		assert(one || two);
		if (!one || (two && two->line > one->line))
			refuse(two, a, path, complaints);
		else
			refuse(one, b, path, complaints);
		build(map);
	}
}

void keymap_read(struct keymap *map, const struct config *config,
	const char *path, struct buf *complaints)
{
	const struct config_entry *entries;
	size_t count = config_keys(config, &entries);

	if (text_equal(config_text(config, "keyboard"), "azerty"))
		add_azerty(map);
	for (size_t i = 0; i < count; i++)
		read_setting(map, &entries[i], path, complaints);
	if (!map->settings.count)
		return;
	build(map);
	refuse_clashes(map, path, complaints);
}

const struct key_binding *keys_named(const struct key_table *table,
	const char *name)
{
	const struct key_binding *b = table->bindings;
	struct buf folded = BUF_INIT;

	text_fold_key(&folded, name);
	while (b->key && !is_action(b, buf_text(&folded)))
		b++;
	buf_release(&folded);
	return b->key ? b : NULL;
}

bool keys_is_first(const struct key_table *table,
	const struct key_binding *binding)
{
	for (const struct key_binding *b = table->bindings; b < binding;
	     b++) {
		if (!strcmp(b->command, binding->command))
			return false;
	}
	return true;
}

static bool is_among(const struct key_binding *rows, size_t count,
	const struct key_binding *row)
{
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(rows[i].command, row->command) &&
		    !strcmp(rows[i].key, row->key))
			return true;
	}
	return false;
}

/* Of the rows with the command, each key once. */
static void write_keys(struct buf *out, const struct key_binding *rows,
	size_t count, const char *command)
{
	struct buf keys = BUF_INIT;

	for (size_t i = 0; i < count; i++) {
		if (!strcmp(rows[i].command, command) &&
		    !is_among(rows, i, &rows[i]))
			key_names_write(&keys, rows[i].key);
	}
	buf_adds(out, buf_text(&keys));
	buf_release(&keys);
}

void keys_write(struct buf *out, const struct key_table *table,
	const struct key_binding *binding)
{
	size_t count = 0;

	while (table->bindings[count].key)
		count++;
	write_keys(out, table->bindings, count, binding->command);
}

void keymap_write(struct buf *out, const struct keymap *map,
	const struct key_binding *binding)
{
	write_keys(out, map->list.items, map->list.count, binding->command);
}
