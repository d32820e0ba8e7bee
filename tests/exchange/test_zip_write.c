/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "exchange/zip_write.h"

static void add_member(struct zip_write *zip, const char *name,
	const char *text)
{
	struct buf bytes = BUF_INIT;

	buf_adds(&bytes, text);
	zip_write_member(zip, name, &bytes);
	buf_release(&bytes);
}

static void assert_bytes(const struct buf *actual, const char *expected,
	size_t len)
{
	assert_int_equal(actual->len, len);
	assert_memory_equal(actual->data, expected, len);
}

/* 2026-09-03T10:42:07, whose seconds are halved. */
#define DOS_TIME "\x43\x55\x23\x5D"
#define MEMBER(crc, size, name_size) \
	"\x14\0\0\0\0\0" DOS_TIME crc size size name_size "\0\0"

static civil moment(void)
{
	struct error err = ERROR_INIT;
	bool is_bare;
	civil when;

	assert_true(date_parse("2026-09-03T10:42:07", &when, &is_bare, &err));
	return when;
}

static void test_zip_write__writes_the_bytes_that_readers_expect(void **state)
{
	static const char expected[] =
		"PK\3\4" MEMBER("\x26\x39\xF4\xCB", "\x09\0\0\0", "\5\0")
		"a.csv" "123456789"
		"PK\1\2" "\x14\0"
		MEMBER("\x26\x39\xF4\xCB", "\x09\0\0\0", "\5\0")
		"\0\0\0\0\0\0\0\0\0\0" "\0\0\0\0" "a.csv"
		"PK\5\6" "\0\0\0\0" "\1\0\1\0" "\x33\0\0\0" "\x2C\0\0\0" "\0";
	struct buf out = BUF_INIT;
	struct zip_write zip;

	(void)state;
	zip_write_init(&zip, &out, moment());
	add_member(&zip, "a.csv", "123456789");
	zip_write_end(&zip);
	assert_bytes(&out, expected, sizeof(expected));
	buf_release(&out);
}

static void test_zip_write__may_hold_nothing(void **state)
{
	static const char expected[] = "PK\5\6"
		"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
	struct buf out = BUF_INIT;
	struct zip_write zip;

	(void)state;
	zip_write_init(&zip, &out, moment());
	zip_write_end(&zip);
	assert_bytes(&out, expected, sizeof(expected));
	buf_release(&out);
}

static void test_zip_write__is_no_older_than_zip_files_are(void **state)
{
	struct buf out = BUF_INIT;
	struct zip_write zip;

	(void)state;
	zip_write_init(&zip, &out, 0);
	add_member(&zip, "a", "");
	zip_write_end(&zip);
	assert_memory_equal(out.data + 10, "\0\0\x21\0", 4);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_zip_write__writes_the_bytes_that_readers_expect),
		cmocka_unit_test(test_zip_write__may_hold_nothing),
		cmocka_unit_test(
			test_zip_write__is_no_older_than_zip_files_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
