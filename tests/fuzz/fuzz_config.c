/* SPDX-License-Identifier: MIT */
/* The file is written first: the parser below wants a path. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/panic.h"
#include "base/text.h"
#include "config/config.h"
#include "fuzz.h"

static void write_file(const char *path, const uint8_t *data, size_t size)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (file < 0 || write(file, data, size) != (ssize_t)size)
		panic("%s cannot be written.", path);
	close(file);
}

/* Every line begins with the path. */
static void check_complaints(const char *text, const char *path)
{
	while (*text) {
		if (strncmp(text, path, strlen(path)) != 0 ||
		    !strchr(text, '\n'))
			panic("A complaint is no line with a path.");
		text = strchr(text, '\n') + 1;
	}
}

static void check_entries(const struct config_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!*entries[i].key || !entries[i].value ||
		    entries[i].line == 0)
			panic("An entry is not whole.");
		if (!text_is_valid(entries[i].value,
			strlen(entries[i].value)))
			panic("A value is no UTF-8.");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *base = getenv("TMPDIR");
	const struct config_entry *entries;
	struct config *config;
	struct buf path = BUF_INIT;
	size_t count;

	buf_addf(&path, "%s/fuzz_config.%ld.ini", base ? base : "/tmp",
		(long)getpid());
	write_file(buf_text(&path), data, size);
	config = config_load(buf_text(&path));
	check_complaints(config_complaints(config), buf_text(&path));
	for (size_t i = 0; config_options[i].name; i++) {
		if (!option_allows(&config_options[i], config_text(config,
			config_options[i].name)))
			panic("A value is out of its limits.");
	}
	count = config_keys(config, &entries);
	check_entries(entries, count);
	count = config_policy(config, &entries);
	check_entries(entries, count);
	config_free(config);
	unlink(buf_text(&path));
	buf_release(&path);
	return 0;
}
