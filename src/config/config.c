/* SPDX-License-Identifier: MIT */
/* The person's settings: the table's defaults, and what the file says. */
#include "config/config.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "base/vec.h"
#include "ini.h"

struct config {
	struct ini ini;
	struct buf complaints;
	VEC(struct config_entry) keys;
	VEC(struct config_entry) policy;
	size_t refused_line; /* of the last unknown section */
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

	while (config_options[at].name &&
		!text_equal(config_options[at].name, name))
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
	else if (home && *home)
		buf_addf(out, "%s/.config/homeroom/homeroom.ini", home);
}

/* One of the words between the bars of limits. */
static bool is_choice(const char *limits, const char *value)
{
	const char *word = limits;

	while (word) {
		size_t len = strcspn(word, "|");

		if (strlen(value) == len && strncmp(word, value, len) == 0)
			return true;
		word = word[len] ? word + len + 1 : NULL;
	}
	return false;
}

/* limits of a number are "1-60". */
static bool is_within(const char *limits, const char *value)
{
	const char *dash = strchr(limits + 1, '-');
	char *low = mem_strndup(limits, (size_t)(dash - limits));
	int64_t number;
	int64_t least = 0;
	int64_t most = 0;
	bool has_limits = number_parse_int(low, &least) &&
		number_parse_int(dash + 1, &most);

	assert(has_limits);
	mem_free(low);
	return has_limits && number_parse_int(value, &number) &&
		number >= least && number <= most;
}

/* So many parts with commas between them, none of them empty. */
static bool is_list(const char *limits, const char *value)
{
	size_t wanted = 0, parts = 0;

	for (const char *c = limits; *c; c++)
		wanted += *c == ',';
	for (; *value; value += *value == ',') {
		size_t len = strcspn(value, ",");

		if (strspn(value, " ") >= len)
			return false;
		value += len;
		parts++;
		if (*value == ',' && !value[1])
			return false;
	}
	return parts == wanted + 1;
}

bool option_allows(const struct option *option, const char *value)
{
	switch (option->type) {
	case OPTION_TEXT:
		return true;
	case OPTION_NUMBER:
		return is_within(option->limits, value);
	case OPTION_YES_NO:
	case OPTION_CHOICE:
		return is_choice(option->limits, value);
	case OPTION_LIST:
		return is_list(option->limits, value);
	}
	return false;
}

FORMAT(4, 5) static void complain(struct config *config, const char *path,
	size_t line, const char *format, ...)
{
	va_list args;

	buf_addf(&config->complaints, "%s:%zu: ", path, line);
	va_start(args, format);
	buf_vaddf(&config->complaints, format, args);
	va_end(args);
	buf_addc(&config->complaints, '\n');
}

/* "yes|no" is "yes or no", "1-60" as it stands. */
static void add_limits(struct buf *out, const char *limits)
{
	for (; *limits; limits++) {
		if (*limits == '|')
			buf_adds(out, " or ");
		else
			buf_addc(out, *limits);
	}
}

static void refuse_name(struct config *config, const char *path,
	const struct ini_entry *entry)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; config_options[i].name; i++)
		buf_addf(&names, "%s%s", i > 0 ? ", " : "",
			config_options[i].name);
	complain(config, path, entry->line, "there is no option %s; there "
		"are %s.", entry->key, buf_text(&names));
	buf_release(&names);
}

static void refuse_value(struct config *config, const char *path,
	const struct ini_entry *entry, const struct option *option)
{
	struct buf limits = BUF_INIT;

	add_limits(&limits, option->limits);
	complain(config, path, entry->line, "%s cannot be \"%s\"; say %s.",
		entry->key, entry->value, buf_text(&limits));
	buf_release(&limits);
}

static void set_option(struct config *config, const char *path,
	const struct ini_entry *entry)
{
	size_t at = option_at(entry->key);
	const struct option *option = &config_options[at];

	if (!option->name)
		refuse_name(config, path, entry);
	else if (!option_allows(option, entry->value))
		refuse_value(config, path, entry, option);
	else
		config->values[at] = entry->value;
}

static void refuse_section(struct config *config, const char *path,
	const struct ini_entry *entry)
{
	/* Once, however many entries it has. */
	if (config->refused_line == entry->section_line)
		return;
	config->refused_line = entry->section_line;
	complain(config, path, entry->section_line, "there is no section "
		"[%s]; there are [homeroom], [keys] and [policy].",
		entry->section);
}

static void sort_entry(struct config *config, const char *path,
	const struct ini_entry *entry)
{
	const struct config_entry plain = {
		.key = entry->key,
		.value = entry->value,
		.line = entry->line,
	};

	if (text_equal(entry->section, "homeroom"))
		set_option(config, path, entry);
	else if (text_equal(entry->section, "keys"))
		vec_push(&config->keys, plain);
	else if (text_equal(entry->section, "policy"))
		vec_push(&config->policy, plain);
	else
		refuse_section(config, path, entry);
}

/* "FILE:12: ..."; the largest there is where there is none. */
static unsigned long line_number(const char *complaint, const char *path)
{
	size_t len = strlen(path);
	unsigned long number;
	char *end;

	if (strncmp(complaint, path, len) != 0 || complaint[len] != ':')
		return ULONG_MAX;
	number = strtoul(complaint + len + 1, &end, 10);
	return *end == ':' && end > complaint + len + 1 ? number : ULONG_MAX;
}

void config_sort_complaints(struct buf *complaints, const char *path)
{
	VEC(char *) lines = VEC_INIT;
	char *text = mem_strdup(buf_text(complaints));
	char *line = text;

	buf_clear(complaints);
	while (*line) {
		char *end = line + strcspn(line, "\n");
		size_t at = lines.count;

		vec_push(&lines, line);
		for (; at > 0 && line_number(lines.items[at - 1], path) >
		     line_number(line, path); at--)
			lines.items[at] = lines.items[at - 1];
		lines.items[at] = line;
		line = *end ? end + 1 : end;
		*end = '\0';
	}
	for (size_t i = 0; i < lines.count; i++)
		buf_addf(complaints, "%s\n", lines.items[i]);
	vec_release(&lines);
	mem_free(text);
}

struct config *config_load(const char *path)
{
	struct config *config = mem_new(1, sizeof(*config));
	size_t count = option_count();

	config->values = mem_new(count, sizeof(*config->values));
	for (size_t i = 0; i < count; i++)
		config->values[i] = config_options[i].initial;
	if (!path || !*path)
		return config;
	ini_read(&config->ini, path, &config->complaints);
	for (size_t i = 0; i < config->ini.entries.count; i++)
		sort_entry(config, path, &config->ini.entries.items[i]);
	config_sort_complaints(&config->complaints, path);
	return config;
}

void config_free(struct config *config)
{
	if (!config)
		return;
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
	return text_equal(config_text(config, name), "yes");
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
	buf_adds(out, "# homeroom.ini: your own settings. A line is in force "
		"without its #;\n# a value with # or ; in it stands in double "
		"quotes.\n\n[homeroom]\n");
	for (size_t i = 0; config_options[i].name; i++) {
		const struct option *option = &config_options[i];

		buf_addf(out, "\n# %s (", option->sentence);
		add_limits(out, option->limits);
		buf_addf(out, ")\n#%s = %s\n", option->name, option->initial);
	}
	buf_adds(out, "\n# Rules for the classes that you make from now on; "
		"\"homeroom policy list\"\n# shows them all.\n[policy]\n");
}
