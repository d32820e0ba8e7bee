/* SPDX-License-Identifier: MIT */
/* Whom the letters typed into a line mean. */
#include "who.h"

#include "app/names.h"
#include "base/mem.h"
#include "base/number.h"
#include "desk.h"

#define SHOWN_MAX 3

void who_write(struct buf *out, const struct tui *tui, int64_t student)
{
	const struct seat *seat = desk_seat(tui, student);
	char handle[NAMES_HANDLE_MAX];
	struct match_item item;

	buf_adds(out, desk_name(tui, student));
	if (!seat || desk_hides(tui))
		return;
	item = names_item(&tui->room->facts,
		&tui->room->facts.students[seat->student], handle);
	if (item.handle)
		buf_addf(out, " (%s)", item.handle);
}

/* "\"jo\" could be Joan Ito, José Álvarez or 2 more: more letters" */
static void write_several(struct buf *out, const struct tui *tui,
	const char *typed, const size_t *places, size_t count)
{
	const struct student *students = tui->room->facts.students;
	size_t shown = count > SHOWN_MAX ? SHOWN_MAX : count;

	buf_addf(out, "\"%s\" could be ", typed);
	for (size_t i = 0; i < shown; i++) {
		if (i)
			buf_adds(out, i + 1 == count ? " or " : ", ");
		who_write(out, tui, students[places[i]].id);
	}
	if (count > shown)
		buf_addf(out, " or %zu more", count - shown);
	buf_adds(out, ": type more of the name");
}

static int64_t by_key(const struct tui *tui, const char *typed)
{
	int64_t id;

	if (typed[0] != '=' || !number_parse_int(typed + 1, &id))
		return 0;
	return desk_seat(tui, id) ? id : 0;
}

int64_t who_is(const struct tui *tui, const char *typed, struct buf *why)
{
	const struct facts *facts = &tui->room->facts;
	int64_t student = by_key(tui, typed);
	size_t *places, count;

	if (student)
		return student;
	count = names_best(facts, typed, &places);
	if (count == 1)
		student = facts->students[places[0]].id;
	else if (count)
		write_several(why, tui, typed, places, count);
	else
		buf_addf(why, "No student is called \"%s\"", typed);
	mem_free(places);
	return student;
}
