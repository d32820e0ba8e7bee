/* SPDX-License-Identifier: MIT */
/*
 * homeroom-draw: a document, read as bytes from standard input, as PDF or XLSX
 * on standard output. Where it refuses, one sentence stands on standard error
 * and it ends with 1.
 */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "pdf.h"
#include "report/forms.h"
#include "xlsx.h"

#define SECONDS_MAX 120

static const struct form {
	const char *name;
	bool (*write)(struct buf *out, const struct document *document,
		struct error *err);
} forms[] = {
	{ "pdf", pdf_write },
	{ "xlsx", xlsx_write },
};

static const struct form *find_form(int argc, char **argv)
{
	for (size_t i = 0; argc == 2 && i < ARRAY_LEN(forms); i++) {
		if (!strcmp(forms[i].name, argv[1]))
			return &forms[i];
	}
	return NULL;
}

static bool read_input(struct buf *bytes, struct error *err)
{
	char chunk[65536];
	size_t got;

	while ((got = fread(chunk, 1, sizeof(chunk), stdin)) > 0)
		buf_add(bytes, chunk, got);
	return !ferror(stdin) || error_set(err, ERROR_IO,
		"the document cannot be read");
}

static bool write_output(const struct buf *bytes, struct error *err)
{
	return (fwrite(bytes->data, 1, bytes->len, stdout) == bytes->len &&
		fflush(stdout) == 0) || error_set(err, ERROR_IO,
		"what was drawn cannot be written");
}

static bool run(const struct form *form, struct error *err)
{
	struct buf in = BUF_INIT, out = BUF_INIT;
	struct document document;
	bool done = read_input(&in, err) &&
		form_read(&document, buf_text(&in), in.len, err);

	buf_release(&in);
	if (done) {
		done = form->write(&out, &document, err) &&
			write_output(&out, err);
		document_release(&document);
	}
	buf_release(&out);
	return done;
}

int main(int argc, char **argv)
{
	const struct rlimit seconds = { SECONDS_MAX, SECONDS_MAX };
	const struct form *form = find_form(argc, argv);
	struct error err = ERROR_INIT;

	if (!form) {
		fputs("usage: homeroom-draw pdf|xlsx <DOCUMENT\n", stderr);
		return 2;
	}
	setrlimit(RLIMIT_CPU, &seconds);
	if (run(form, &err))
		return 0;
	fprintf(stderr, "%s\n", err.text);
	return 1;
}
