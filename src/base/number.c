/* SPDX-License-Identifier: MIT */
/* Strict numbers, the same in every locale. */
#include "base/number.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

/* Digits that a double can need and a person would write. */
#define LONGEST_NUMBER 60
/* So many make a whole number that a double holds. */
#define DIGITS_EXACT 15
/* Any double with a sign, a point and a few decimals. */
#define LONGEST_DOUBLE 400

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

bool number_parse_int(const char *text, int64_t *value)
{
	const char *digits = text[0] == '-' ? text + 1 : text;
	long long parsed;
	char *end;

	if (!is_digit(digits[0]))
		return false;
	errno = 0;
	parsed = strtoll(text, &end, 10);
	if (errno || *end)
		return false;
	*value = parsed;
	return true;
}

/*
 * "-2.50" becomes "-250e-2": strtod rounds it as well as any, and no locale
 * has a say in where the point stands.
 */
static void without_point(const char *text, int decimals, char *plain,
	size_t cap)
{
	size_t len = 0;

	for (; *text; text++) {
		if (*text != '.' && *text != ',')
			plain[len++] = *text;
	}
	snprintf(plain + len, cap - len, "e-%d", decimals);
}

struct figure {
	int64_t digits; /* as a number, as long as they are few */
	size_t count;
	int decimals;
};

static bool read_figure(const char *text, struct figure *figure)
{
	const char *point = NULL;

	*figure = (struct figure){ 0 };
	for (; *text; text++) {
		if ((*text == '.' || *text == ',') && !point) {
			point = text;
			continue;
		}
		if (!is_digit(*text) || figure->count == LONGEST_NUMBER)
			return false;
		if (figure->count++ < DIGITS_EXACT)
			figure->digits = figure->digits * 10 + (*text - '0');
	}
	if (!figure->count || !is_digit(text[-1]))
		return false;
	figure->decimals = point ? (int)(text - point - 1) : 0;
	return true;
}

bool number_parse(const char *text, double *value)
{
	static const double powers[] = {
		1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
		1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
	};
	const char *digits = text[0] == '-' ? text + 1 : text;
	char plain[LONGEST_NUMBER + 16];
	struct figure figure;

	_Static_assert(ARRAY_LEN(powers) == DIGITS_EXACT + 1,
		"as many decimals as digits");
	if (!read_figure(digits, &figure))
		return false;
	if (figure.count > DIGITS_EXACT) {
		without_point(text, figure.decimals, plain, sizeof(plain));
		*value = strtod(plain, NULL);
		return true;
	}
	/* Both are exact, so that the quotient is rounded once. */
	*value = (double)figure.digits / powers[figure.decimals];
	if (digits > text)
		*value = -*value;
	return true;
}

bool number_parse_share(const char *text, double *share)
{
	size_t len = strlen(text);
	bool is_percent = len > 0 && text[len - 1] == '%';
	char *number = mem_strndup(text, is_percent ? len - 1 : len);
	bool is_read = number_parse(number, share);

	mem_free(number);
	/* 12.34 / 100 is not the number that is written 0.1234. */
	if (is_read && is_percent)
		*share = round(*share * 100) / 10000;
	return is_read;
}

/* Whatever stands between two digits is the locale's decimal sign. */
static void add_with_point(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (is_digit(*text) || strchr("+-e", *text))
			buf_addc(out, *text);
		else if (out->data[out->len - 1] != '.')
			buf_addc(out, '.');
	}
}

void number_write(struct buf *out, double value)
{
	char text[LONGEST_DOUBLE];

	if (!isfinite(value)) {
		buf_addc(out, '?');
		return;
	}
	/* Nobody writes -0. */
	snprintf(text, sizeof(text), "%.2f", fabs(value) < 0.005 ? 0.0 : value);
	add_with_point(out, text);
	while (out->data[out->len - 1] == '0')
		buf_truncate(out, out->len - 1);
	if (out->data[out->len - 1] == '.')
		buf_truncate(out, out->len - 1);
}

void number_write_digits(struct buf *out, double value, int digits)
{
	char text[LONGEST_DOUBLE];

	/* The sum turns -0 into 0. */
	snprintf(text, sizeof(text), "%.*g", digits, value + 0.0);
	if (strstr(text, "e+"))
		snprintf(text, sizeof(text), "%.0f", value);
	add_with_point(out, text);
}
