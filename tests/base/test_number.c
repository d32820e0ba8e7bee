/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/number.h"
#include "base/rng.h"

static void assert_int(const char *text, int64_t expected)
{
	int64_t value = 77;

	assert_true(number_parse_int(text, &value));
	assert_true(value == expected);
}

static void test_number_parse_int__reads_whole_numbers(void **state)
{
	(void)state;
	assert_int("0", 0);
	assert_int("-12", -12);
	assert_int("007", 7);
	assert_int("9223372036854775807", INT64_MAX);
	assert_int("-9223372036854775808", INT64_MIN);
}

static void test_number_parse_int__refuses_anything_else(void **state)
{
	static const char *const none[] = {
		"", "-", "+3", " 3", "3 ", "3.0", "0x10", "1e3", "--1", "3a",
		"9223372036854775808", "-9223372036854775809", "three",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(none); i++) {
		int64_t value = 77;

		assert_false(number_parse_int(none[i], &value));
		assert_int_equal(value, 77);
	}
}

static void assert_double(const char *text, double expected)
{
	double value = 77;

	assert_true(number_parse(text, &value));
	assert_memory_equal(&value, &expected, sizeof(value));
}

static void test_number_parse__takes_point_or_comma(void **state)
{
	(void)state;
	assert_double("3", 3);
	assert_double("2.5", 2.5);
	assert_double("2,5", 2.5);
	assert_double("-0.1", -0.1);
	assert_double(".5", 0.5);
	assert_double("0012.50", 12.5);
	assert_double("0.30000000000000004", 0.1 + 0.2);
	assert_double("12345678901234567890", 12345678901234567890.0);
}

/* Short numbers take another way than long ones. */
static void test_number_parse__rounds_as_strtod_does(void **state)
{
	struct rng rng;

	(void)state;
	rng_init(&rng, 7);
	for (size_t i = 0; i < 20000; i++) {
		size_t digits = 1 + rng_below(&rng, 20);
		size_t point = rng_below(&rng, digits);
		char text[24];

		for (size_t at = 0; at <= digits; at++)
			text[at] = at == point ? '.' :
				(char)('0' + rng_below(&rng, 10));
		text[digits + 1] = '\0';
		assert_double(text, strtod(text, NULL));
	}
}

static void test_number_parse__refuses_anything_else(void **state)
{
	static const char *const none[] = {
		"", "-", ".", "-.", "5.", "1.2.3", "1,234.5", "1e3", "0x1p3",
		"inf", "nan", "+1", " 1", "1 ", "1%", "3/4", "- 1",
		"1111111111222222222233333333334444444444555555555566666666667",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(none); i++) {
		double value = 77;

		assert_false(number_parse(none[i], &value));
		assert_true(value > 76 && value < 78);
	}
}

static void assert_written(double value, const char *expected)
{
	struct buf out = BUF_INIT;

	number_write(&out, value);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_number_write__writes_as_people_do(void **state)
{
	(void)state;
	assert_written(3, "3");
	assert_written(100, "100");
	assert_written(2.5, "2.5");
	assert_written(1.0 / 3, "0.33");
	assert_written(-2.75, "-2.75");
	assert_written(0, "0");
	assert_written(-0.0, "0");
	assert_written(-0.001, "0");
	assert_written(0.999, "1");
	assert_written(1e15, "1000000000000000");
	assert_written((double)NAN, "?");
}

static void assert_digits(double value, const char *expected)
{
	struct buf out = BUF_INIT;

	number_write_digits(&out, value, 6);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_number_write_digits__keeps_the_whole_part(void **state)
{
	(void)state;
	assert_digits(0.68321249, "0.683212");
	assert_digits(0.5, "0.5");
	assert_digits(-0.0, "0");
	assert_digits(12345678, "12345678");
	assert_digits(999999.7, "1000000");
	assert_digits(1e-9, "1e-09");
}

static void test_number_write__has_a_point_in_every_locale(void **state)
{
	static const char *const locales[] = {
		"de_DE.UTF-8", "fr_FR.UTF-8", "ps_AF.UTF-8", "ps_AF", "de_DE",
	};

	bool is_tried = false;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(locales); i++) {
		if (!setlocale(LC_NUMERIC, locales[i]))
			continue;
		is_tried = true;
		assert_written(-2.5, "-2.5");
		assert_digits(0.125, "0.125");
		assert_double("2.5", 2.5);
		assert_double("2,5", 2.5);
	}
	setlocale(LC_NUMERIC, "C");
	if (!is_tried)
		skip();
}

static void assert_share(const char *text, const char *expected)
{
	struct buf out = BUF_INIT;
	double share;

	assert_true(number_parse_share(text, &share));
	number_write_digits(&out, share, 17);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_number_parse_share__takes_a_percent_as_its_share(
	void **state UNUSED)
{
	double share;

	assert_share("0.5", "0.5");
	assert_share("50%", "0.5");
	assert_share("12,5%", "0.125");
	assert_share("-8%", "-0.080000000000000002");
	assert_share("150%", "1.5");
	assert_false(number_parse_share("%", &share));
	assert_false(number_parse_share("", &share));
	assert_false(number_parse_share("5 %", &share));
	assert_false(number_parse_share("5%%", &share));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_number_parse_int__reads_whole_numbers),
		cmocka_unit_test(test_number_parse_int__refuses_anything_else),
		cmocka_unit_test(test_number_parse__takes_point_or_comma),
		cmocka_unit_test(test_number_parse__rounds_as_strtod_does),
		cmocka_unit_test(test_number_parse__refuses_anything_else),
		cmocka_unit_test(test_number_write__writes_as_people_do),
		cmocka_unit_test(
			test_number_write_digits__keeps_the_whole_part),
		cmocka_unit_test(
			test_number_write__has_a_point_in_every_locale),
		cmocka_unit_test(
			test_number_parse_share__takes_a_percent_as_its_share),
	};

	return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
