/* SPDX-License-Identifier: MIT */
/* config list, get, check: the person's ini file. */
#include "config/config.h"

#include <string.h>

#include "app/rules.h"
#include "app/session.h"
#include "base/mem.h"
#include "format.h"
#include "model/policy.h"
#include "table.h"

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

static void write_text(struct buf *out, const struct config *config)
{
	const struct config_entry *entries;
	size_t count;

	for (const struct option *option = config_options; option->name;
	     option++)
		write_option(out, config, option);
	count = config_keys(config, &entries);
	write_entries(out, "keys", entries, count);
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

static void write_json(struct buf *out, const struct config *config)
{
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
	count = config_keys(config, &entries);
	json_entries(&json, "keys", entries, count);
	count = config_policy(config, &entries);
	json_entries(&json, "policy", entries, count);
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err UNUSED)
{
	if (call->globals.json)
		write_json(out, session->config);
	else
		write_text(out, session->config);
	return true;
}

const struct command cmd_config_list = {
	.name = "config list",
	.operands = "",
	.summary = "list your own settings; * is not the default",
	.needs = NEEDS_NOTHING,
	.run = run_list,
};

static bool run_get(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *name = call->operands[0];
	struct json json;

	if (!find_option(name))
		return error_set(err, ERROR_NOT_FOUND, "there is no setting "
			"\"%s\": \"homeroom config list\" shows them", name);
	if (!call->globals.json) {
		buf_addf(out, "%s\n", config_text(session->config, name));
		return true;
	}
	json_init(&json, out);
	json_open_object(&json, NULL);
	json_string(&json, "name", name);
	json_string(&json, "value", config_text(session->config, name));
	json_close_object(&json);
	buf_addc(out, '\n');
	return true;
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
static size_t complain_policy(struct session *session, const char *path)
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
	return count - left;
}

static size_t count_lines(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

/* What is wrong in the file itself was said when the session opened. */
static bool run_check(struct session *session, const struct call *call UNUSED,
	struct buf *out, struct error *err)
{
	struct buf path = BUF_INIT;
	size_t wrong;

	config_path(&path);
	wrong = count_lines(config_complaints(session->config)) +
		complain_policy(session, buf_text(&path));
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

static bool run_sample(struct session *session UNUSED,
	const struct call *call UNUSED, struct buf *out,
	struct error *err UNUSED)
{
	config_sample(out);
	return true;
}

const struct command cmd_config_sample = {
	.name = "config sample",
	.operands = "",
	.summary = "print a homeroom.ini to start from",
	.needs = NEEDS_NOTHING,
	.run = run_sample,
};
