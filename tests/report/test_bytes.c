/* SPDX-License-Identifier: MIT */
/* Documents on their way to another program: whatever they hold arrives. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/rng.h"
#include "report/forms.h"

#define DOCUMENTS 300

static const char *a_text(struct rng *rng)
{
	static const char *const texts[] = {
		"", "Ana", "José Álvarez", "王小明", "محمد", "a\tb", "a\nb",
		"a\r\nb", "\\", "\\t", "=1+1", "-", "<", "@x;=", "<5", "end",
		" blanks ", "\xf0\x9f\x8e\x93",
	};

	return texts[rng_below(rng, ARRAY_LEN(texts))];
}

static const char *an_id(struct rng *rng)
{
	static const char *const ids[] = { "a", "movement-matrix", "7-b", "-" };

	return ids[rng_below(rng, ARRAY_LEN(ids))];
}

static double a_number(struct rng *rng)
{
	static const double numbers[] = {
		0, -0.0, 1, -1, 0.1, 1e-300, 5e-324, 1.7976931348623157e308,
	};
	uint64_t which = rng_below(rng, 2 * ARRAY_LEN(numbers));

	return which < ARRAY_LEN(numbers) ? numbers[which] :
		rng_normal(rng) / 3;
}

static void add_cell(struct rng *rng, struct document *document,
	struct document_table *table, enum document_kind kind)
{
	double strip[3] = { a_number(rng), NAN, a_number(rng) };
	struct document_cell *cell = NULL;

	switch (kind) {
	case KIND_TEXT:
		cell = document_text(document, table, rng_below(rng, 5) ?
			a_text(rng) : NULL);
		break;
	case KIND_COUNT:
	case KIND_NUMBER:
	case KIND_SHARE:
		cell = document_number(table, rng_below(rng, 5) ?
			a_number(rng) : NAN);
		break;
	case KIND_DATE:
		cell = document_date(table, rng_below(rng, 5) ?
			(civil)rng_next(rng) / 2 : CIVIL_NEVER);
		break;
	case KIND_STRIP:
		cell = document_strip(document, table, strip,
			rng_below(rng, ARRAY_LEN(strip) + 1));
		break;
	}
	if (rng_below(rng, 8) == 0)
		*cell = (struct document_cell){ .state = CELL_WITHHELD };
	if (rng_below(rng, 4) == 0)
		cell->opens = an_id(rng);
}

static void add_table(struct rng *rng, struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		an_id(rng), a_text(rng));
	size_t columns = 1 + rng_below(rng, 5), rows = rng_below(rng, 5);

	if (rng_below(rng, 2))
		document_note(document, table, a_text(rng));
	if (rng_below(rng, 2))
		table->sheet = a_text(rng);
	table->is_detail = rng_below(rng, 2);
	table->small = rng_below(rng, 9);
	table->picture = (enum document_picture)rng_below(rng,
		PICTURE_BARS + 1);
	for (size_t j = 0; j < columns; j++)
		document_column(document, table, a_text(rng),
			(enum document_kind)rng_below(rng, DOCUMENT_KINDS));
	for (size_t i = 0; i < rows * columns; i++)
		add_cell(rng, document, table,
			table->columns.items[i % columns].kind);
}

static void a_document(struct rng *rng, struct document *document)
{
	size_t sections = rng_below(rng, 4);

	document_init(document, a_text(rng), a_text(rng));
	for (size_t i = 0; i < sections; i++) {
		struct document_section *section = document_section(document,
			an_id(rng), a_text(rng));
		size_t sentences = rng_below(rng, 3);
		size_t tables = rng_below(rng, 4);

		for (size_t j = 0; j < sentences; j++)
			document_say(document, section, "%s", a_text(rng));
		for (size_t j = 0; j < tables; j++)
			add_table(rng, document, section);
	}
}

static void assert_same(const struct document *document,
	const struct document *again)
{
	struct buf bytes = BUF_INIT, other = BUF_INIT;

	form_bytes(&bytes, document);
	form_bytes(&other, again);
	assert_string_equal(buf_text(&bytes), buf_text(&other));
	buf_clear(&bytes);
	buf_clear(&other);
	form_html(&bytes, document);
	form_html(&other, again);
	assert_string_equal(buf_text(&bytes), buf_text(&other));
	buf_clear(&bytes);
	buf_clear(&other);
	form_json(&bytes, document);
	form_json(&other, again);
	assert_string_equal(buf_text(&bytes), buf_text(&other));
	buf_release(&bytes);
	buf_release(&other);
}

static void test_bytes__bring_any_document_back(void **state)
{
	struct rng rng;

	(void)state;
	rng_init(&rng, 7);
	for (size_t i = 0; i < DOCUMENTS; i++) {
		struct document document, again;
		struct error err = ERROR_INIT;
		struct buf bytes = BUF_INIT;

		a_document(&rng, &document);
		form_bytes(&bytes, &document);
		if (!form_read(&again, bytes.data, bytes.len, &err))
			fail_msg("%s:\n%s", err.text, buf_text(&bytes));
		assert_same(&document, &again);
		buf_release(&bytes);
		document_release(&document);
		document_release(&again);
	}
}

static void test_bytes__cut_anywhere_are_refused(void **state)
{
	struct document document, again;
	struct error err = ERROR_INIT;
	struct buf bytes = BUF_INIT;
	struct rng rng;

	(void)state;
	rng_init(&rng, 3);
	a_document(&rng, &document);
	form_bytes(&bytes, &document);
	for (size_t len = 0; len < bytes.len; len++) {
		assert_false(form_read(&again, bytes.data, len, &err));
		assert_int_equal(err.code, ERROR_INVALID);
	}
	buf_release(&bytes);
	document_release(&document);
}

#define HEAD "homeroom-document-1\tt\ts\n"
#define TABLE HEAD "section\ts\tS\ntable\tt\tT\t5\tnone\n"

static void assert_refused(const char *bytes, const char *said)
{
	struct error err = ERROR_INIT;
	struct document document;

	assert_false(form_read(&document, bytes, strlen(bytes), &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_string_equal(err.text, said);
}

static void test_bytes__that_nobody_wrote_are_refused_by_line(void **state)
{
	static const struct {
		const char *bytes;
		int line;
	} wrong[] = {
		{ "section\ts\tS\nend\n", 1 },
		{ HEAD HEAD "end\n", 2 },
		{ HEAD "end\nend\n", 3 },
		{ HEAD "say\twithout a section\nend\n", 2 },
		{ HEAD "section\tS\tS\nend\n", 2 },
		{ HEAD "section\ts\tS\tmore\nend\n", 2 },
		{ HEAD "section\ts\t\\x\nend\n", 2 },
		{ HEAD "section\ts\t\xff\nend\n", 2 },
		{ TABLE "end\n", 4 },
		{ TABLE "row\nend\n", 4 },
		{ TABLE "column\tnumeral\tn\nend\n", 4 },
		{ TABLE "column\tcount\tn\nrow\t=1\nend\n", 5 },
		{ TABLE "column\tcount\tn\nrow\t=7ff0000000000000\nend\n", 5 },
		{ TABLE "column\tcount\tn\nrow\t-\t-\nend\n", 5 },
		{ TABLE "column\tcount\tn\nrow\t@N;-\nend\n", 5 },
		{ TABLE "column\tcount\tn\nrow\t@n-\nend\n", 5 },
		{ TABLE "column\tstrip\tn\nrow\t=- \nend\n", 5 },
		{ TABLE "column\tdate\tn\nrow\t=today\nend\n", 5 },
		{ TABLE "column\ttext\tn\nrow\t-\ncolumn\ttext\tm\nend\n", 6 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		struct buf said = BUF_INIT;

		buf_addf(&said, "line %d is none of a document of this version "
			"of homeroom", wrong[i].line);
		assert_refused(wrong[i].bytes, buf_text(&said));
		buf_release(&said);
	}
	assert_refused(HEAD, "the document has no end: it was cut after line 1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes__bring_any_document_back),
		cmocka_unit_test(test_bytes__cut_anywhere_are_refused),
		cmocka_unit_test(
			test_bytes__that_nobody_wrote_are_refused_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
