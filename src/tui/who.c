/* SPDX-License-Identifier: MIT */
/* Whom the letters typed into a line mean. */
#include "who.h"

#include <string.h>

#include "app/names.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
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

void who_write_short(struct buf *out, const struct tui *tui, int64_t student,
	size_t cells)
{
	const struct seat *seat = desk_seat(tui, student);
	const char *name = desk_name(tui, student);
	char made[NAMES_HANDLE_MAX];
	const char *handle = !seat || desk_hides(tui) ? NULL :
		names_handle(&tui->room->facts,
		&tui->room->facts.students[seat->student], made);
	size_t width = handle ? text_width(handle) + strlen(" ()") : 0;

	if (text_width(name) + width <= cells)
		buf_adds(out, name);
	else
		text_fit(out, name, cells > width ? cells - width : 0,
			theme_glyph(GLYPH_MORE));
	if (handle)
		buf_addf(out, " (%s)", handle);
}

/* ": type xa or xf" where no more of the name would tell them apart. */
static void write_telling(struct buf *out, const struct tui *tui,
	const size_t *places, size_t count)
{
	const struct facts *facts = &tui->room->facts;
	struct buf handles = BUF_INIT;
	bool has_all = count <= SHOWN_MAX && !desk_hides(tui);

	for (size_t i = 0; has_all && i < count; i++) {
		char made[NAMES_HANDLE_MAX];
		const char *handle = names_handle(facts,
			&facts->students[places[i]], made);

		has_all = handle != NULL;
		buf_addf(&handles, "%s%s", i ? " or " : "",
			handle ? handle : "");
	}
	buf_addf(out, ": type %s", has_all ? buf_text(&handles) :
		"more of the name");
	buf_release(&handles);
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
	write_telling(out, tui, places, count);
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
