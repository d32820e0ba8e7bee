/* SPDX-License-Identifier: MIT */
/* The person's settings: the table's defaults, and what the file says. */
#include "config/config.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/vec.h"
#include "ini.h"

struct config {
	struct ini ini;
	struct buf complaints;
	VEC(struct config_entry) keys;
	VEC(struct config_entry) policy;
	const char **values; /* in the order of the table; borrowed */
};

static size_t option_count(void)
{
	size_t count = 0;

	while (config_options[count].name)
		count++;
	return count;
}

static size_t option_at(const char *name)
{
	size_t at = 0;

	while (config_options[at].name && strcmp(config_options[at].name, name))
		at++;
	return at;
}

void config_path(struct buf *out)
{
	const char *named = getenv("HOMEROOM_CONFIG");
	const char *base = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (named && *named)
		buf_adds(out, named);
	else if (base && *base == '/')
		buf_addf(out, "%s/homeroom/homeroom.ini", base);
	else
		buf_addf(out, "%s/.config/homeroom/homeroom.ini",
			home ? home : "");
}

/* One of the words between the bars of limits. */
static bool is_choice(const char *limits, const char *value)
{
	size_t len = strlen(value);

	for (const char *word = limits; word; ) {
		size_t size = strcspn(word, "|");

		if (size == len && !memcmp(word, value, len))
			return true;
		word = word[size] ? word + size + 1 : NULL;
	}
	return false;
}

/* limits of a number are "1-60". */
static bool is_number_within(const char *limits, const char *value)
{
	const char *dash = strchr(limits + 1, '-');
	char *low = mem_strndup(limits, (size_t)(dash - limits));
	int64_t number, least = 0, most = 0;
	bool within = number_parse_int(low, &least) &&
		number_parse_int(dash + 1, &most) &&
		number_parse_int(value, &number) &&
		number >= least && number <= most;

	mem_free(low);
	return within;
}

static bool is_allowed(const struct option *option, const char *value)
{
	switch (option->type) {
	case OPTION_TEXT:
		return true;
	case OPTION_NUMBER:
		return is_number_within(option->limits, value);
	case OPTION_YES_NO:
	case OPTION_CHOICE:
		return is_choice(option->limits, value);
	}
	return false;
}

static void set_option(struct config *config, const char *path,
	const struct ini_entry *entry)
{
	const struct option *option = &config_options[option_at(entry->key)];

	if (!option->name)
		buf_addf(&config->complaints, "%s:%zu: there is no option %s: "
			"\"homeroom config list\" shows them\n", path,
			entry->line, entry->key);
	else if (!is_allowed(option, entry->value))
		buf_addf(&config->complaints, "%s:%zu: %s = %s: say %s\n",
			path, entry->line, entry->key, entry->value,
			option->limits);
	else
		config->values[option_at(entry->key)] = entry->value;
}

static void sort_entry(struct config *config, const char *path,
	const struct ini_entry *entry)
{
	const struct config_entry plain = {
		.key = entry->key,
		.value = entry->value,
		.line = entry->line,
	};

	if (!strcmp(entry->section, "homeroom"))
		set_option(config, path, entry);
	else if (!strcmp(entry->section, "keys"))
		vec_push(&config->keys, plain);
	else if (!strcmp(entry->section, "policy"))
		vec_push(&config->policy, plain);
	else
		buf_addf(&config->complaints, "%s:%zu: there is no section "
			"[%s]: say [homeroom], [keys] or [policy]\n", path,
			entry->line, entry->section);
}

struct config *config_load(const char *path)
{
	struct config *config = mem_new(1, sizeof(*config));
	size_t count = option_count();

	config->values = mem_new(count, sizeof(*config->values));
	for (size_t i = 0; i < count; i++)
		config->values[i] = config_options[i].initial;
	if (!path)
		return config;
	ini_read(&config->ini, path, &config->complaints);
	for (size_t i = 0; i < config->ini.entries.count; i++)
		sort_entry(config, path, &config->ini.entries.items[i]);
	return config;
}

void config_free(struct config *config)
{
	ini_release(&config->ini);
	buf_release(&config->complaints);
	vec_release(&config->keys);
	vec_release(&config->policy);
	mem_free(config->values);
	mem_free(config);
}

const char *config_complaints(const struct config *config)
{
	return buf_text(&config->complaints);
}

const char *config_text(const struct config *config, const char *name)
{
	size_t at = option_at(name);

	assert(config_options[at].name);
	return config->values[at];
}

bool config_is(const struct config *config, const char *name)
{
	return !strcmp(config_text(config, name), "yes");
}

int64_t config_number(const struct config *config, const char *name)
{
	int64_t value;
	bool is_number = number_parse_int(config_text(config, name), &value);

	assert(is_number);
	return is_number ? value : 0;
}

size_t config_keys(const struct config *config,
	const struct config_entry **entries)
{
	*entries = config->keys.items;
	return config->keys.count;
}

size_t config_policy(const struct config *config,
	const struct config_entry **entries)
{
	*entries = config->policy.items;
	return config->policy.count;
}

void config_sample(struct buf *out)
{
	buf_adds(out, "# homeroom.ini: your settings. A line without its # is "
		"in force.\n\n[homeroom]\n");
	for (const struct option *o = config_options; o->name; o++)
		buf_addf(out, "\n# %s (%s)\n#%s = %s\n", o->sentence,
			o->limits, o->name, o->initial);
	buf_adds(out, "\n# Rules for classes that you make from now on; "
		"\"homeroom policy list\" has\n# them all.\n[policy]\n"
		"#stability = calm\n");
}
