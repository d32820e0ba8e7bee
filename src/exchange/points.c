/* SPDX-License-Identifier: MIT */
#include "points.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/number.h"
#include "cell.h"

#define NUMBER_BYTES_MAX 63

bool points_is_absent(const char *text)
{
	static const char *const words[] = { "ex", "exc", "excused", "exempt",
		"abs", "absent", "na", "not submitted", "missing" };

	/* What most cells begin with. */
	if (*text >= '0' && *text <= '9')
		return false;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strcasecmp(text, words[i]) == 0)
			return true;
	}
	return cell_is_missing(text);
}

/* A number and nothing but blanks around it. */
static bool read_number(const char *text, size_t len, double *value)
{
	char number[NUMBER_BYTES_MAX + 1];

	while (len > 0 && *text == ' ') {
		text++;
		len--;
	}
	while (len > 0 && text[len - 1] == ' ')
		len--;
	if (len > NUMBER_BYTES_MAX)
		return false;
	memcpy(number, text, len);
	number[len] = '\0';
	return number_parse(number, value);
}

/* "3 / 4", "3 of 4", "3 out of 4" */
static bool read_pair(const char *text, double *points, double *out_of)
{
	static const char *const signs[] = { "/", " out of ", " of " };

	for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
		const char *sign = strstr(text, signs[i]);
		const char *rest;

		if (!sign)
			continue;
		rest = sign + strlen(signs[i]);
		return read_number(text, (size_t)(sign - text), points) &&
			read_number(rest, strlen(rest), out_of);
	}
	return false;
}

static bool set_percent(double percent, struct score *score,
	struct error *err)
{
	if (!score_items(percent, 100, score, err))
		return false;
	score->form = SCORE_PERCENT;
	return true;
}

static bool set_points(double points, double out_of,
	const struct points_frame *frame, struct score *score,
	struct error *err)
{
	if (frame->may_exceed && points > out_of) {
		(*frame->exceeded)++;
		points = out_of;
	}
	if (!score_items(points, out_of, score, err))
		return false;
	if (out_of <= POINTS_ITEMS_MAX || frame->has_items)
		return true;
	return set_percent(points / out_of * 100, score, err);
}

/* Neither of a known number nor of a hundred: a level, or nothing. */
static bool set_level(const char *text, const struct scale *scale,
	struct score *score, struct error *err)
{
	size_t digits = strspn(text, "0123456789");
	char *level = mem_strndup(text, digits);
	/* Spreadsheets make 3 a 3.0. */
	bool is_whole = strspn(text + digits, ".,0") == strlen(text + digits);
	bool is_level = is_whole && score_parse(level, scale, score, NULL);

	mem_free(level);
	if (is_level)
		return true;
	return error_set(err, ERROR_INVALID, "no level of 1 to %zu, and "
		"nothing says out of how many: write it like \"3 / 4\" or "
		"\"75%%\", or the header like \"Score (10 points)\".",
		scale->levels);
}

static bool read_score(const char *text, const struct points_frame *frame,
	struct score *score, struct error *err)
{
	size_t len = strlen(text);
	double points;
	double out_of;

	if (len > 0 && text[len - 1] == '%' &&
	    read_number(text, len - 1, &points))
		return set_percent(points, score, err);
	if (read_pair(text, &points, &out_of))
		return set_points(points, out_of, frame, score, err);
	if (!number_parse(text, &points))
		return error_set(err, ERROR_INVALID, "no score; write it like "
			"\"3 / 4\" or \"75%%\", and nothing or EX where there "
			"is none.");
	if (frame->is_percent)
		return set_percent(points, score, err);
	if (frame->out_of > 0)
		return set_points(points, frame->out_of, frame, score, err);
	if (frame->is_points)
		return error_set(err, ERROR_INVALID, "nothing says out of how "
			"many points; export percentages too, or write the "
			"header like \"Score (10 points)\".");
	return set_level(text, frame->scale, score, err);
}

bool points_read(const char *text, const struct points_frame *frame,
	bool *has_score, struct score *score, struct error *err)
{
	struct buf quoted = BUF_INIT;
	struct error own = ERROR_INIT;

	*has_score = !points_is_absent(text);
	if (!*has_score || read_score(text, frame, score, &own))
		return true;
	cell_quote(&quoted, text);
	error_set(err, own.code, "%s: %s", buf_text(&quoted), own.text);
	buf_release(&quoted);
	return false;
}
