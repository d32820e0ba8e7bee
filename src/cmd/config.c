/* SPDX-License-Identifier: MIT */
/* config list, get, check: the person's ini file. */
#include "config/config.h"

#include <string.h>

#include "app/keys.h"
#include "app/rules.h"
#include "app/session.h"
#include "base/mem.h"
#include "base/text.h"
#include "format.h"
#include "model/policy.h"
#include "table.h"

#define SAMPLE_NOTE_COLUMN 40

static const struct option *find_option(const char *name)
{
	for (const struct option *option = config_options; option->name;
	     option++) {
		if (!strcmp(option->name, name))
			return option;
	}
	return NULL;
}

static void write_option(struct buf *out, const struct config *config,
	const struct option *option)
{
	const char *value = config_text(config, option->name);
	const char *initial = option->initial ? option->initial : "";

	buf_addf(out, "%s %s = %s%s%s", strcmp(value, initial) ? "*" : " ",
		option->name, value, option->unit && *value ? " " : "",
		option->unit && *value ? option->unit : "");
	if (strcmp(value, initial))
		buf_addf(out, "  (default %s)", *initial ? initial : "none");
	buf_addf(out, "\n      %s", option->sentence);
	if (option->limits)
		buf_addf(out, " (%s)", option->limits);
	buf_addc(out, '\n');
}

static void write_entries(struct buf *out, const char *section,
	const struct config_entry *entries, size_t count)
{
	if (count)
		buf_addf(out, "[%s]\n", section);
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "  %s = %s\n", entries[i].key, entries[i].value);
}

/* Complaints are left to config check and to the screen. */
static void read_keys(struct keymap *map, const struct session *session)
{
	struct buf ignored = BUF_INIT;

	keymap_init(map, session->registry->keys);
	keymap_read(map, session->config, "", &ignored);
	buf_release(&ignored);
}

/* One action of the key table. */
struct key_words {
	struct buf name;
	struct buf keys;    /* in force */
	struct buf initial;
};

static void key_words_read(struct key_words *action, const struct keymap *map,
	const struct key_binding *binding)
{
	*action = (struct key_words){ .name = BUF_INIT };
	keys_write_name(&action->name, binding);
	keymap_write(&action->keys, map, binding);
	keys_write(&action->initial, map->table, binding);
}

static void key_words_release(struct key_words *action)
{
	buf_release(&action->name);
	buf_release(&action->keys);
	buf_release(&action->initial);
}

static void write_action(struct buf *out, const struct keymap *map,
	const struct key_binding *binding)
{
	struct key_words action;
	bool is_own;

	key_words_read(&action, map, binding);
	is_own = strcmp(buf_text(&action.keys), buf_text(&action.initial));
	buf_addf(out, "%s %s = %s", is_own ? "*" : " ",
		buf_text(&action.name), buf_text(&action.keys));
	if (is_own)
		buf_addf(out, "  (default %s)", buf_text(&action.initial));
	buf_adds(out, "\n      ");
	keys_write_note(out, binding);
	buf_addc(out, '\n');
	key_words_release(&action);
}

static void json_action(struct json *json, const struct keymap *map,
	const struct key_binding *binding)
{
	struct key_words action;

	key_words_read(&action, map, binding);
	json_open_object(json, NULL);
	json_string(json, "section", "keys");
	json_string(json, "name", buf_text(&action.name));
	json_string(json, "value", buf_text(&action.keys));
	json_string(json, "default", buf_text(&action.initial));
	json_close_object(json);
	key_words_release(&action);
}

static void write_text(struct buf *out, const struct config *config,
	const struct keymap *map)
{
	const struct key_binding *b = map->table->bindings;
	const struct config_entry *entries;
	size_t count;

	for (const struct option *option = config_options; option->name;
	     option++)
		write_option(out, config, option);
	buf_adds(out, "[keys]\n");
	for (; b->key; b++) {
		if (keys_is_first(map->table, b))
			write_action(out, map, b);
	}
	count = config_policy(config, &entries);
	write_entries(out, "policy", entries, count);
}

static void json_entries(struct json *json, const char *section,
	const struct config_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		json_open_object(json, NULL);
		json_string(json, "section", section);
		json_string(json, "name", entries[i].key);
		json_string(json, "value", entries[i].value);
		json_null(json, "default");
		json_close_object(json);
	}
}

static void write_json(struct buf *out, const struct config *config,
	const struct keymap *map)
{
	const struct key_binding *b = map->table->bindings;
	const struct config_entry *entries;
	struct json json;
	size_t count;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (const struct option *option = config_options; option->name;
	     option++) {
		json_open_object(&json, NULL);
		json_string(&json, "section", "homeroom");
		json_string(&json, "name", option->name);
		json_string(&json, "value", config_text(config, option->name));
		json_string(&json, "default", option->initial);
		json_close_object(&json);
	}
	for (; b->key; b++) {
		if (keys_is_first(map->table, b))
			json_action(&json, map, b);
	}
	count = config_policy(config, &entries);
	json_entries(&json, "policy", entries, count);
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err UNUSED)
{
	struct keymap map;

	read_keys(&map, session);
	if (call->globals.json)
		write_json(out, session->config, &map);
	else
		write_text(out, session->config, &map);
	keymap_release(&map);
	return true;
}

const struct command cmd_config_list = {
	.name = "config list",
	.operands = "",
	.summary = "list your own settings; * is not the default",
	.needs = NEEDS_NOTHING,
	.run = run_list,
};

/* The keys of an action, by its name; false: there is none of that name. */
static bool get_keys(const struct session *session, const char *name,
	struct buf *value)
{
	const struct key_binding *b;
	struct keymap map;

	read_keys(&map, session);
	b = keys_named(map.table, name);
	if (b)
		keymap_write(value, &map, b);
	keymap_release(&map);
	return b != NULL;
}

static void write_got(const struct call *call, const char *value,
	const char *name, struct buf *out)
{
	struct json json;

	if (!call->globals.json) {
		buf_addf(out, "%s\n", value);
		return;
	}
	json_init(&json, out);
	json_open_object(&json, NULL);
	json_string(&json, "name", name);
	json_string(&json, "value", value);
	json_close_object(&json);
	buf_addc(out, '\n');
}

static bool run_get(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *name = call->operands[0];
	struct buf value = BUF_INIT;
	bool is_known = true;

	if (find_option(name))
		buf_adds(&value, config_text(session->config, name));
	else
		is_known = get_keys(session, name, &value);
	if (is_known)
		write_got(call, buf_text(&value), name, out);
	else
		error_set(err, ERROR_NOT_FOUND, "there is no setting \"%s\": "
			"\"homeroom config list\" shows them", name);
	buf_release(&value);
	return is_known;
}

const struct command cmd_config_get = {
	.name = "config get",
	.operands = "OPTION",
	.summary = "print one of your own settings",
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_OPTION,
	.needs = NEEDS_NOTHING,
	.run = run_get,
};

/* Not the config's to judge: the rules for new classes, one complaint for
 * each that has to go until the others can stand. */
static void complain_policy(struct session *session, const char *path)
{
	const struct config_entry *entries;
	size_t count = config_policy(session->config, &entries);
	struct rules_setting *settings = mem_new(count + 1,
		sizeof(*settings));
	size_t *lines = mem_new(count + 1, sizeof(*lines));
	struct error err = ERROR_INIT;
	size_t left = count, failed;
	struct policy policy;

	policy_init(&policy);
	for (size_t i = 0; i < count; i++) {
		settings[i] = (struct rules_setting){
			entries[i].key, entries[i].value
		};
		lines[i] = entries[i].line;
	}
	while (!rules_set(&policy, settings, left, &failed, &err)) {
		session_say(session, "%s:%zu: %s", path, lines[failed],
			err.text);
		left--;
		memmove(&settings[failed], &settings[failed + 1],
			(left - failed) * sizeof(*settings));
		memmove(&lines[failed], &lines[failed + 1],
			(left - failed) * sizeof(*lines));
	}
	mem_free(settings);
	mem_free(lines);
}

static size_t count_lines(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

static void complain_keys(struct session *session, const char *path)
{
	struct keymap map;

	keymap_init(&map, session->registry->keys);
	keymap_read(&map, session->config, path, &session->talk);
	keymap_release(&map);
}

/* All at once, also what was said when the session opened. */
static bool run_check(struct session *session, const struct call *call UNUSED,
	struct buf *out, struct error *err)
{
	struct buf path = BUF_INIT;
	size_t wrong;

	config_path(&path);
	buf_clear(&session->talk);
	buf_adds(&session->talk, config_complaints(session->config));
	complain_keys(session, buf_text(&path));
	complain_policy(session, buf_text(&path));
	config_sort_complaints(&session->talk, buf_text(&path));
	wrong = count_lines(buf_text(&session->talk));
	if (wrong)
		error_set(err, ERROR_INVALID, "%s has %zu mistake%s:",
			buf_text(&path), wrong, wrong == 1 ? "" : "s");
	else
		buf_addf(out, "%s is in order.\n", buf_text(&path));
	buf_release(&path);
	return !wrong;
}

const struct command cmd_config_check = {
	.name = "config check",
	.operands = "",
	.summary = "look for mistakes in your homeroom.ini",
	.needs = NEEDS_NOTHING,
	.run = run_check,
};

static void write_sample_keys(struct buf *out, const struct key_table *table)
{
	buf_adds(out, "\n# Keys: the action first. \"board.select up\" is "
		"meant for the board only.\n[keys]\n");
	for (const struct key_binding *b = table->bindings; b->key; b++) {
		struct buf line = BUF_INIT;

		if (!keys_is_first(table, b))
			continue;
		buf_addc(&line, '#');
		keys_write_name(&line, b);
		buf_adds(&line, " = ");
		keys_write(&line, table, b);
		text_fit(out, buf_text(&line), SAMPLE_NOTE_COLUMN, "");
		buf_adds(out, " # ");
		keys_write_note(out, b);
		buf_addc(out, '\n');
		buf_release(&line);
	}
}

static bool run_sample(struct session *session,
	const struct call *call UNUSED, struct buf *out,
	struct error *err UNUSED)
{
	config_sample(out);
	write_sample_keys(out, session->registry->keys);
	return true;
}

const struct command cmd_config_sample = {
	.name = "config sample",
	.operands = "",
	.summary = "print a homeroom.ini to start from",
	.needs = NEEDS_NOTHING,
	.run = run_sample,
};
