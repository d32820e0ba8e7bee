/* SPDX-License-Identifier: MIT */
/*
 * Rows find their students in passes (number, address, name), so that a surer
 * match is never taken by a weaker one. Of what has changed in a school, who
 * leaves and who is only described is known by number alone.
 */
#include "import_match.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static bool refuse(const struct import_match *match, size_t row,
	struct error *err)
{
	return error_where(err, "%s: line %zu", match->file,
		match->roster->rows[row].line);
}

static bool claim(struct import_match *match, size_t row, size_t place,
	enum import_match_way way, struct error *err)
{
	size_t other = match->rows[place];

	if (other != ROLL_NONE) {
		error_set(err, ERROR_CONFLICT, "%s is in line %zu already: "
			"leave one of the two lines",
			match->roll->students[place].name,
			match->roster->rows[other].line);
		return refuse(match, row, err);
	}
	match->rows[place] = row;
	match->places[row] = place;
	match->ways[row] = way;
	return true;
}

/* "Ana Chen (1)" */
static void write_student(const struct import_match *match, size_t place,
	struct buf *out)
{
	const struct student *student = &match->roll->students[place];

	buf_addf(out, "%.60s (%.40s)", student->name, student->number ?
		student->number : "no number");
}

/* What the row says twice, of two children. */
static bool refuse_two(const struct import_match *match, size_t row,
	const char *one_says, size_t one, const char *other_says, size_t other,
	struct error *err)
{
	struct buf first = BUF_INIT;
	struct buf second = BUF_INIT;

	write_student(match, one, &first);
	write_student(match, other, &second);
	error_set(err, ERROR_CONFLICT, "%.60s is %s here, but %.60s is %s: "
		"was a column sorted alone? Put the file right, or \"homeroom "
		"student edit\" whom it knows better", one_says,
		buf_text(&first), other_says, buf_text(&second));
	buf_release(&first);
	buf_release(&second);
	return refuse(match, row, err);
}

static bool refuse_several(const struct import_match *match, size_t row,
	struct error *err)
{
	const char *number = match->roster->rows[row].number;
	struct buf several = BUF_INIT;

	roll_write_several(match->roll, number, NULL, NULL, &several);
	error_set(err, ERROR_CONFLICT, "the number %.40s could be %s: write "
		"it as the class has it", number, buf_text(&several));
	buf_release(&several);
	return refuse(match, row, err);
}

static bool match_number(struct import_match *match, size_t row,
	struct error *err)
{
	const struct roster_row *now = &match->roster->rows[row];
	const struct roll *roll = match->roll;
	const struct {
		enum import_match_way way;
		const char *says;
		size_t place;
	} found[] = {
		{ IMPORT_MATCH_NUMBER, now->number, now->number ?
			roll_by_number(roll, now->number) : ROLL_NONE },
		{ IMPORT_MATCH_ID, now->number, match->roster->has_ids ?
			roll_by_alias(roll, now->number) : ROLL_NONE },
		{ IMPORT_MATCH_OFFICE, now->other_number, now->other_number ?
			roll_by_number(roll, now->other_number) : ROLL_NONE },
	};
	size_t first = ARRAY_LEN(found);

	for (size_t i = 0; i < ARRAY_LEN(found); i++) {
		if (found[i].place >= ROLL_SEVERAL)
			continue;
		if (first == ARRAY_LEN(found))
			first = i;
		else if (found[i].place != found[first].place)
			return refuse_two(match, row, found[first].says,
				found[first].place, found[i].says,
				found[i].place, err);
	}
	if (first < ARRAY_LEN(found))
		return claim(match, row, found[first].place, found[first].way,
			err);
	return found[0].place != ROLL_SEVERAL || refuse_several(match, row,
		err);
}

static bool match_numbers(struct import_match *match, struct error *err)
{
	for (size_t i = 0; i < match->roster->count; i++) {
		if (!match_number(match, i, err))
			return false;
	}
	return true;
}

/* By more than a number. */
static bool is_unmatched(const struct import_match *match, size_t row)
{
	return match->places[row] == ROLL_NONE &&
		match->roster->rows[row].name &&
		match->roster->rows[row].says == ROSTER_IN_CLASS;
}

static size_t *new_places(size_t count)
{
	size_t *places = mem_new(count, sizeof(*places));

	for (size_t i = 0; i < count; i++)
		places[i] = ROLL_NONE;
	return places;
}

static size_t find_email(const struct import_match *match, size_t row)
{
	const char *email = match->roster->rows[row].email;
	size_t place = is_unmatched(match, row) && email ?
		roll_by_email(match->roll, email) : ROLL_NONE;

	return place < ROLL_SEVERAL && match->rows[place] == ROLL_NONE ?
		place : ROLL_NONE;
}

/* Brothers and sisters may share the address of their parents. */
static bool match_emails(struct import_match *match, struct error *err)
{
	size_t *askers = new_places(match->roll->count);
	size_t *wanted = new_places(match->roster->count);
	bool done = true;

	for (size_t i = 0; i < match->roster->count; i++) {
		size_t place = wanted[i] = find_email(match, i);

		if (place != ROLL_NONE)
			askers[place] = askers[place] == ROLL_NONE ? i :
				ROLL_SEVERAL;
	}
	for (size_t i = 0; done && i < match->roster->count; i++) {
		if (wanted[i] != ROLL_NONE && askers[wanted[i]] == i)
			done = claim(match, i, wanted[i], IMPORT_MATCH_EMAIL,
				err);
	}
	mem_free(askers);
	mem_free(wanted);
	return done;
}

/* Two numbers are two students, whatever they are called. */
static bool may_be(const struct import_match *match, size_t place,
	const struct roster_row *row)
{
	return match->rows[place] == ROLL_NONE && (!row->number ||
		match->roster->has_own_numbers ||
		!match->roll->students[place].number);
}

static bool is_free(const struct import_match *match, size_t place,
	const char *name)
{
	return match->rows[place] == ROLL_NONE &&
		text_equal_folded(match->roll->students[place].name, name);
}

static bool refuse_riddle(const struct import_match *match, size_t row,
	size_t count, size_t place, struct error *err)
{
	const struct roster_row *now = &match->roster->rows[row];
	struct buf who = BUF_INIT;

	if (now->number && !match->roster->has_own_numbers)
		buf_addf(&who, "\"homeroom student edit =%lld --number "
			"%.40s\", where it is that one, makes it plain",
			(long long)match->roll->students[place].id,
			now->number);
	else
		buf_adds(&who, "\"homeroom student edit\" gives them numbers, "
			"then the file can tell them apart");
	error_set(err, ERROR_CONFLICT, "%zu students of the class are called "
		"%.60s: %s", count, now->name, buf_text(&who));
	buf_release(&who);
	return refuse(match, row, err);
}

/* Who is left of several of one name: one is a match, two are a riddle. */
static bool find_among(const struct import_match *match, size_t row,
	size_t *place, struct error *err)
{
	const struct roster_row *now = &match->roster->rows[row];
	size_t counts[2] = { 0 }; /* here, withdrawn */
	size_t fits[2] = { ROLL_NONE, ROLL_NONE };
	size_t kind;

	for (size_t i = 0; i < match->roll->count; i++) {
		if (!is_free(match, i, now->name))
			continue;
		kind = match->roll->students[i].withdrawn ? 1 : 0;
		counts[kind]++;
		if (may_be(match, i, now))
			fits[kind] = i;
	}
	kind = counts[0] ? 0 : 1;
	*place = fits[kind];
	return *place == ROLL_NONE || counts[kind] < 2 ||
		refuse_riddle(match, row, counts[kind], *place, err);
}

static bool find_name(const struct import_match *match, size_t row,
	size_t *place, struct error *err)
{
	const struct roster_row *now = &match->roster->rows[row];

	*place = ROLL_NONE;
	if (!is_unmatched(match, row))
		return true;
	*place = roll_by_name(match->roll, now->name);
	if (*place == ROLL_SEVERAL)
		return find_among(match, row, place, err);
	if (*place != ROLL_NONE && !may_be(match, *place, now))
		*place = ROLL_NONE;
	return true;
}

static bool refuse_namesakes(const struct import_match *match, size_t first,
	size_t second, size_t place, struct error *err)
{
	const struct roster_row *row = &match->roster->rows[first];
	const char *name = match->roll->students[place].name;
	struct buf how = BUF_INIT;

	if (row->number && !match->roster->has_own_numbers)
		buf_addf(&how, "homeroom student edit \"%.60s\" --number %.40s",
			name, row->number);
	else if (row->email)
		buf_addf(&how, "homeroom student edit \"%.60s\" --email %.60s",
			name, row->email);
	else
		buf_adds(&how, "a number for each in the file and the class");
	error_set(err, ERROR_CONFLICT, "two children, and either could be the "
		"one %.60s of the class: say who it is, as with %s", name,
		buf_text(&how));
	buf_release(&how);
	return error_where(err, "%s: lines %zu and %zu", match->file,
		row->line, match->roster->rows[second].line);
}

static bool match_names(struct import_match *match, struct error *err)
{
	size_t *askers = new_places(match->roll->count);
	bool done = true;

	for (size_t i = 0; done && i < match->roster->count; i++) {
		size_t place;

		done = find_name(match, i, &place, err);
		if (!done || place == ROLL_NONE)
			continue;
		if (askers[place] != ROLL_NONE)
			done = refuse_namesakes(match, askers[place], i,
				place, err);
		askers[place] = i;
	}
	for (size_t i = 0; done && i < match->roll->count; i++) {
		if (askers[i] != ROLL_NONE)
			done = claim(match, askers[i], i, IMPORT_MATCH_NAME,
				err);
	}
	mem_free(askers);
	return done;
}

/* What the class knows somebody by, and a row, too. */
enum trait {
	TRAIT_NAME,
	TRAIT_EMAIL
};

static const char *trait_of_row(const struct roster_row *row,
	enum trait trait)
{
	return trait == TRAIT_NAME ? row->name : row->email;
}

static const char *trait_of(const struct student *student, enum trait trait)
{
	return trait == TRAIT_NAME ? student->name : student->email;
}

/* A child of this name or address to whom no row of their own gives it: the
 * row that says so is then a namesake's. */
static bool is_at_odds(const struct import_match *match, size_t place,
	const char *says, enum trait trait)
{
	const struct student *student = &match->roll->students[place];
	size_t own = match->rows[place];

	return !student->withdrawn &&
		text_equal_folded(trait_of(student, trait), says) &&
		(own == ROLL_NONE || !text_equal_folded(says, trait_of_row(
			&match->roster->rows[own], trait)));
}

static size_t find_other(const struct import_match *match, size_t place,
	const char *says, enum trait trait)
{
	size_t other = trait == TRAIT_NAME ?
		roll_by_name(match->roll, says) :
		roll_by_email(match->roll, says);

	if (other == place || other == ROLL_NONE || text_equal_folded(says,
	    trait_of(&match->roll->students[place], trait)))
		return ROLL_NONE;
	if (other < ROLL_SEVERAL)
		return is_at_odds(match, other, says, trait) ? other :
			ROLL_NONE;
	for (other = 0; other < match->roll->count; other++) {
		if (other != place && is_at_odds(match, other, says, trait))
			return other;
	}
	return ROLL_NONE;
}

static const char *key_of(const struct roster_row *row,
	enum import_match_way way)
{
	switch (way) {
	case IMPORT_MATCH_OFFICE:
		return row->other_number;
	case IMPORT_MATCH_EMAIL:
		return row->email;
	case IMPORT_MATCH_NAME:
		return row->name;
	default:
		return row->number;
	}
}

/* Two columns that speak of two children are no rename. */
static bool check_traits(const struct import_match *match, struct error *err)
{
	for (size_t i = 0; i < match->roster->count; i++) {
		const struct roster_row *row = &match->roster->rows[i];
		size_t place = match->places[i];

		for (enum trait trait = 0; place != ROLL_NONE &&
		     trait <= TRAIT_EMAIL; trait++) {
			const char *says = trait_of_row(row, trait);
			size_t other = says ? find_other(match, place, says,
				trait) : ROLL_NONE;

			if (other != ROLL_NONE)
				return refuse_two(match, i, key_of(row,
					match->ways[i]), place, says, other,
					err);
		}
	}
	return true;
}

bool import_match_read(struct import_match *match, const char *file,
	const struct roster *roster, const struct roll *roll,
	struct error *err)
{
	*match = (struct import_match){
		.file = file,
		.roster = roster,
		.roll = roll,
		.places = new_places(roster->count),
		.ways = mem_new(roster->count, sizeof(*match->ways)),
		.rows = new_places(roll->count),
	};
	return match_numbers(match, err) && match_emails(match, err) &&
		match_names(match, err) && check_traits(match, err);
}

void import_match_release(struct import_match *match)
{
	mem_free(match->places);
	mem_free(match->ways);
	mem_free(match->rows);
	*match = (struct import_match){ 0 };
}
