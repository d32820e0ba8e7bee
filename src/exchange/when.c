/* SPDX-License-Identifier: MIT */
#include "when.h"

#include <string.h>
#include <strings.h>

#include "base/attr.h"

struct triple {
	int part[3];
	size_t digits[3];
	char separator;
};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Up to four digits; false: there is none, or there are more. */
static bool read_int(const char **at, int *value, size_t *digits)
{
	*value = 0;
	*digits = 0;
	while (is_digit(**at) && *digits < 5) {
		*value = *value * 10 + (*(*at)++ - '0');
		(*digits)++;
	}
	return *digits > 0 && *digits < 5;
}

static bool read_triple(const char **at, struct triple *triple)
{
	if (!read_int(at, &triple->part[0], &triple->digits[0]))
		return false;
	triple->separator = **at;
	if (!**at || !strchr("-/.", **at))
		return false;
	for (size_t i = 1; i < 3; i++) {
		if (*(*at)++ != triple->separator ||
		    !read_int(at, &triple->part[i], &triple->digits[i]))
			return false;
	}
	return true;
}

static void skip_blanks(const char **at)
{
	while (**at == ' ')
		(*at)++;
}

/* "AM" and "PM" turn 12 into 0 and 1 into 13. */
static bool read_half(const char **at, int *hours)
{
	bool is_pm = strncasecmp(*at, "pm", 2) == 0;

	if (!is_pm && strncasecmp(*at, "am", 2) != 0)
		return true;
	if (*hours < 1 || *hours > 12)
		return false;
	*at += 2;
	*hours = *hours % 12 + (is_pm ? 12 : 0);
	return true;
}

/* "Z", "GMT+5:30", "+02:00": letters, then an offset. */
static bool is_zone(const char *text)
{
	size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	size_t offset;

	text += letters;
	if (letters > 5 || (*text && *text != '+' && *text != '-'))
		return false;
	offset = *text ? strspn(text + 1, "0123456789:") : 0;
	return offset <= 5 && (!*text || (offset > 0 && !text[1 + offset]));
}

/* Seconds of the day; false: what stands there is no time to the end. */
static bool read_time(const char *text, int *second)
{
	int hours;
	int minutes;
	int seconds = 0;
	size_t digits;

	if (!read_int(&text, &hours, &digits) || *text++ != ':' ||
	    !read_int(&text, &minutes, &digits) || digits != 2)
		return false;
	if (*text == ':') {
		text++;
		if (!read_int(&text, &seconds, &digits) || digits != 2)
			return false;
		if (*text == '.')
			text += 1 + strspn(text + 1, "0123456789");
	}
	skip_blanks(&text);
	if (!read_half(&text, &hours))
		return false;
	skip_blanks(&text);
	if (hours > 23 || minutes > 59 || seconds > 59 || !is_zone(text))
		return false;
	*second = (hours * 60 + minutes) * 60 + seconds;
	return true;
}

static enum when_order order_shown(const struct triple *triple)
{
	if (triple->digits[0] == 4)
		return WHEN_ANY;
	if (triple->part[0] > 12)
		return WHEN_DAY_FIRST;
	if (triple->part[1] > 12)
		return WHEN_MONTH_FIRST;
	/* Nobody writes 10.14.2026. */
	return triple->separator == '.' ? WHEN_DAY_FIRST : WHEN_ANY;
}

static struct date date_in_order(const struct triple *triple,
	enum when_order order)
{
	const int *part = triple->part;
	int year = triple->digits[2] == 2 ? 2000 + part[2] : part[2];

	if (triple->digits[0] == 4)
		return (struct date){ part[0], part[1], part[2] };
	if (order == WHEN_DAY_FIRST)
		return (struct date){ year, part[1], part[0] };
	return (struct date){ year, part[0], part[1] };
}

static bool has_year(const struct triple *triple)
{
	if (triple->digits[0] == 4)
		return triple->digits[1] <= 2 && triple->digits[2] <= 2;
	return triple->digits[0] <= 2 && triple->digits[1] <= 2 &&
		(triple->digits[2] == 2 || triple->digits[2] == 4);
}

static size_t letters_at(const char *text)
{
	size_t len = 0;

	while ((text[len] | 32) >= 'a' && (text[len] | 32) <= 'z')
		len++;
	return len;
}

/* The place of a word among names of which the first three letters tell;
 * count: it is none of them. */
static size_t find_name(const char *text, size_t len, const char *const *names,
	size_t count)
{
	size_t i = 0;

	while (i < count && (len < 3 || len > strlen(names[i]) ||
		strncasecmp(text, names[i], len) != 0))
		i++;
	return i;
}

static bool read_month(const char **at, int *month)
{
	static const char *const names[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	size_t len = letters_at(*at);
	size_t place = find_name(*at, len, names, ARRAY_LEN(names));

	if (place == ARRAY_LEN(names))
		return false;
	*month = (int)place + 1;
	*at += len;
	*at += strspn(*at, ".,- ");
	return true;
}

static void skip_weekday(const char **at)
{
	static const char *const names[] = { "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday", "Sunday" };
	size_t len = letters_at(*at);

	if (find_name(*at, len, names, ARRAY_LEN(names)) == ARRAY_LEN(names))
		return;
	*at += len;
	*at += strspn(*at, "., ");
}

/* "4", "4th" */
static bool read_day(const char **at, int *day)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	size_t digits;
	size_t len;

	if (!read_int(at, day, &digits) || digits > 2)
		return false;
	len = letters_at(*at);
	for (size_t i = 0; len == 2 && i < ARRAY_LEN(endings); i++) {
		if (strncasecmp(*at, endings[i], 2) == 0) {
			*at += 2;
			break;
		}
	}
	*at += strspn(*at, ".,- ");
	return true;
}

/* "Sunday, 4 October 2026", "Oct 4, 2026", "04-Oct-26" */
static bool read_named(const char **at, struct date *date)
{
	size_t digits;

	skip_weekday(at);
	if (is_digit(**at)) {
		if (!read_day(at, &date->day) || !read_month(at, &date->month))
			return false;
	} else if (!read_month(at, &date->month) ||
		!read_day(at, &date->day)) {
		return false;
	}
	if (!read_int(at, &date->year, &digits) || digits % 2 != 0)
		return false;
	if (digits == 2)
		date->year += 2000;
	return true;
}

/* With its month in letters there is nothing unclear. */
static enum when_kind when_named(const char *text, civil *when)
{
	int second = CIVIL_DAY - 1;
	struct date date;
	civil start;

	if (!read_named(&text, &date) || !date_make(date, &start))
		return WHEN_NO_DATE;
	if (*text && !strchr(", ", *text))
		return WHEN_NO_DATE;
	text += strspn(text, ", ");
	if (strncasecmp(text, "at ", 3) == 0)
		text += 3;
	if (*text && !read_time(text, &second))
		return WHEN_NO_DATE;
	*when = start + second;
	return WHEN_KNOWN;
}

enum when_kind when_read(const char *text, enum when_order order, civil *when,
	enum when_order *shown)
{
	const char *whole = text;
	struct triple triple;
	enum when_order own;
	int second = CIVIL_DAY - 1;
	civil start;

	if (shown)
		*shown = WHEN_ANY;
	if (!read_triple(&text, &triple) || !has_year(&triple))
		return when_named(whole, when);
	if (*text && *text != 'T' && *text != ' ')
		return WHEN_NO_DATE;
	if (*text && !read_time(text + 1, &second))
		return WHEN_NO_DATE;
	own = order_shown(&triple);
	if (own != WHEN_ANY)
		order = own;
	if (!date_make(date_in_order(&triple, order), &start))
		return WHEN_NO_DATE;
	if (shown)
		*shown = own;
	*when = start + second;
	if (order == WHEN_ANY && triple.digits[0] != 4 &&
	    triple.part[0] != triple.part[1])
		return WHEN_UNCLEAR;
	return WHEN_KNOWN;
}
