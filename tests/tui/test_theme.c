/* SPDX-License-Identifier: MIT */
/*
 * Statement 46, computed. Contrast is that of WCAG 2. How colours look to
 * eyes without red or green cones follows Viénot, Brettel and Mollon 1999;
 * distances are those of CIE 1976 L*a*b*.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "../../src/tui/theme.h"

struct triple {
	double at[3];
};

static const enum style accents[] = {
	STYLE_RETEACH, STYLE_PRACTICE, STYLE_EXTEND, STYLE_INTERVENE,
};

static double linear(double part)
{
	part /= 255;
	return part <= 0.04045 ? part / 12.92 :
		pow((part + 0.055) / 1.055, 2.4);
}

/* Of the cube of 216 colours, as every terminal with 256 has it. */
static struct triple colour_of(short number)
{
	static const double steps[] = { 0, 95, 135, 175, 215, 255 };
	int place = number - 16;

	assert_true(place >= 0 && place < 216);
	return (struct triple){ {
		linear(steps[place / 36]),
		linear(steps[place / 6 % 6]),
		linear(steps[place % 6]),
	} };
}

static double luminance(struct triple colour)
{
	return 0.2126 * colour.at[0] + 0.7152 * colour.at[1] +
		0.0722 * colour.at[2];
}

static double contrast_to_black(struct triple colour)
{
	return (luminance(colour) + 0.05) / 0.05;
}

static double contrast_to_white(struct triple colour)
{
	return 1.05 / (luminance(colour) + 0.05);
}

static struct triple through(const double matrix[3][3], struct triple colour)
{
	struct triple seen = { { 0 } };

	for (int i = 0; i < 3; i++) {
		for (int j = 0; j < 3; j++)
			seen.at[i] += matrix[i][j] * colour.at[j];
		seen.at[i] = fmin(1, fmax(0, seen.at[i]));
	}
	return seen;
}

static double cube_root_part(double part)
{
	return part > 0.008856 ? cbrt(part) : 7.787 * part + 16.0 / 116;
}

static struct triple lab_of(struct triple colour)
{
	static const double to_xyz[3][3] = {
		{ 0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505 },
		{ 0.2126, 0.7152, 0.0722 },
		{ 0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089 },
	};
	struct triple xyz = through(to_xyz, colour);

	for (int i = 0; i < 3; i++)
		xyz.at[i] = cube_root_part(xyz.at[i]);
	return (struct triple){ {
		116 * xyz.at[1] - 16,
		500 * (xyz.at[0] - xyz.at[1]),
		200 * (xyz.at[1] - xyz.at[2]),
	} };
}

static double distance(struct triple a, struct triple b)
{
	double sum = 0;

	a = lab_of(a);
	b = lab_of(b);
	for (int i = 0; i < 3; i++)
		sum += (a.at[i] - b.at[i]) * (a.at[i] - b.at[i]);
	return sqrt(sum);
}

static struct triple accent(const char *theme, enum style style)
{
	return colour_of(theme_colour(theme, style, 256));
}

static void test_statement_46__the_default_is_readable_on_black_and_on_white(
	void **state UNUSED)
{
	for (enum style s = 0; s < STYLE_COUNT; s++) {
		if (theme_colour("both", s, 256) == THEME_OWN_COLOUR)
			continue;
		assert_true(contrast_to_black(accent("both", s)) >= 3.5);
		assert_true(contrast_to_white(accent("both", s)) >= 3.5);
	}
}

static void test_statement_46__each_theme_is_readable_where_it_is_meant(
	void **state UNUSED)
{
	for (size_t i = 0; i < ARRAY_LEN(accents); i++) {
		assert_true(contrast_to_black(accent("dark", accents[i])) >=
			7);
		assert_true(contrast_to_white(accent("light", accents[i])) >=
			4.5);
		assert_true(contrast_to_black(accent("safe", accents[i])) >=
			3);
		assert_true(contrast_to_white(accent("safe", accents[i])) >=
			3);
	}
}

/* The strongest part alone, well above the others. */
static bool is_mostly(struct triple colour, int part)
{
	for (int i = 0; i < 3; i++) {
		if (i != part && colour.at[part] < 6 * colour.at[i])
			return false;
	}
	return true;
}

static void test_statement_46__no_theme_sets_red_against_green(
	void **state UNUSED)
{
	static const char *const names[] = { "both", "dark", "light", "safe" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		for (size_t j = 0; j < ARRAY_LEN(accents); j++) {
			short of_8 = theme_colour(names[i], accents[j], 8);

			assert_false(is_mostly(accent(names[i], accents[j]),
				1));
			assert_true(of_8 != 1 && of_8 != 2);
		}
	}
}

static void test_statement_46__the_safe_theme_differs_to_colour_blind_eyes(
	void **state UNUSED)
{
	static const double eyes[][3][3] = {
		{ { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
		{ { 0.11238, 0.88761, 0 }, { 0.11238, 0.88762, 0 },
			{ 0.00401, -0.00401, 1 } },
		{ { 0.29275, 0.70725, 0 }, { 0.29275, 0.70725, 0 },
			{ -0.02234, 0.02234, 1 } },
	};

	for (size_t e = 0; e < ARRAY_LEN(eyes); e++) {
		for (size_t i = 0; i < ARRAY_LEN(accents); i++) {
			for (size_t j = 0; j < i; j++)
				assert_true(distance(through(eyes[e],
					accent("safe", accents[i])),
					through(eyes[e], accent("safe",
					accents[j]))) > 45);
		}
	}
}

static void test_statement_46__without_a_theme_or_colours_there_are_none(
	void **state UNUSED)
{
	assert_int_equal(theme_colour("mono", STYLE_RETEACH, 256),
		THEME_OWN_COLOUR);
	assert_int_equal(theme_colour("dark", STYLE_RETEACH, 0),
		THEME_OWN_COLOUR);
	assert_int_equal(theme_colour("dark", STYLE_PLAIN, 256),
		THEME_OWN_COLOUR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_46__the_default_is_readable_on_black_and_on_white),
		cmocka_unit_test(
			test_statement_46__each_theme_is_readable_where_it_is_meant),
		cmocka_unit_test(
			test_statement_46__no_theme_sets_red_against_green),
		cmocka_unit_test(
			test_statement_46__the_safe_theme_differs_to_colour_blind_eyes),
		cmocka_unit_test(
			test_statement_46__without_a_theme_or_colours_there_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
