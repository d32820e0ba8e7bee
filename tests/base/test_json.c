/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/json.h"

static void test_json__sets_the_commas_itself(void **state)
{
	struct buf out = BUF_INIT;
	struct json json;

	(void)state;
	json_init(&json, &out);
	json_open_object(&json, NULL);
	json_string(&json, "class", "6B");
	json_open_array(&json, "clusters");
	json_open_object(&json, NULL);
	json_close_object(&json);
	json_open_array(&json, NULL);
	json_close_array(&json);
	json_int(&json, NULL, -5);
	json_close_array(&json);
	json_bool(&json, "pinned", true);
	json_bool(&json, "absent", false);
	json_null(&json, "offer");
	json_close_object(&json);
	assert_string_equal(buf_text(&out), "{\"class\":\"6B\","
		"\"clusters\":[{},[],-5],\"pinned\":true,\"absent\":false,"
		"\"offer\":null}");
	buf_release(&out);
}

static void assert_string_written(const char *text, const char *expected)
{
	struct buf out = BUF_INIT;
	struct json json;

	json_init(&json, &out);
	json_string(&json, NULL, text);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_json_string__escapes_what_it_must(void **state)
{
	(void)state;
	assert_string_written("", "\"\"");
	assert_string_written("Zoë \"Z\" \\ 王",
		"\"Zoë \\\"Z\\\" \\\\ 王\"");
	assert_string_written("a\nb\tc\r\033\x7F",
		"\"a\\nb\\tc\\u000d\\u001b\\u007f\"");
	assert_string_written("\xC2\x9B", "\"\\u009b\"");
	assert_string_written("\xFF", "\"\xEF\xBF\xBD\"");
	assert_string_written("\xF0\x9F\x98\x80", "\"\xF0\x9F\x98\x80\"");
	assert_string_written(NULL, "null");
}

static void test_json__escapes_keys_too(void **state)
{
	struct buf out = BUF_INIT;
	struct json json;

	(void)state;
	json_init(&json, &out);
	json_open_object(&json, NULL);
	json_null(&json, "a\"b");
	json_close_object(&json);
	assert_string_equal(buf_text(&out), "{\"a\\\"b\":null}");
	buf_release(&out);
}

static void assert_number_written(double value, const char *expected)
{
	struct buf out = BUF_INIT;
	struct json json;

	json_init(&json, &out);
	json_number(&json, NULL, value);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_json_number__is_short_and_always_json(void **state)
{
	(void)state;
	assert_number_written(0.68, "0.68");
	assert_number_written(2.0 / 3, "0.666667");
	assert_number_written(3, "3");
	assert_number_written(-0.0, "0");
	assert_number_written(12345678, "12345678");
	assert_number_written((double)NAN, "null");
	assert_number_written(-(double)INFINITY, "null");
}

static void test_json_int__writes_the_largest(void **state)
{
	struct buf out = BUF_INIT;
	struct json json;

	(void)state;
	json_init(&json, &out);
	json_open_array(&json, NULL);
	json_int(&json, NULL, INT64_MAX);
	json_int(&json, NULL, INT64_MIN);
	json_close_array(&json);
	assert_string_equal(buf_text(&out),
		"[9223372036854775807,-9223372036854775808]");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json__sets_the_commas_itself),
		cmocka_unit_test(test_json_string__escapes_what_it_must),
		cmocka_unit_test(test_json__escapes_keys_too),
		cmocka_unit_test(test_json_number__is_short_and_always_json),
		cmocka_unit_test(test_json_int__writes_the_largest),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
