/* SPDX-License-Identifier: MIT */
#include "person.h"

#include <string.h>

#include "base/mem.h"
#include "cell.h"

void person_release(struct person *person)
{
	buf_release(&person->given);
	buf_release(&person->family);
	buf_release(&person->name);
}

static void set_part(struct buf *part, const char *cell)
{
	cell_text(part, cell ? cell : "");
	if (cell_is_missing(buf_text(part)))
		buf_clear(part);
}

bool person_set_parts(struct person *person, const char *given,
	const char *family)
{
	set_part(&person->given, given);
	set_part(&person->family, family);
	buf_clear(&person->name);
	buf_add(&person->name, person->given.data, person->given.len);
	if (person->given.len > 0 && person->family.len > 0)
		buf_addc(&person->name, ' ');
	buf_add(&person->name, person->family.data, person->family.len);
	return person->name.len > 0;
}

bool person_set_whole(struct person *person, const char *cell)
{
	struct buf whole = BUF_INIT;
	char *comma;
	char *blank;
	bool is_name;

	cell_text(&whole, cell);
	buf_adds(&whole, "");
	comma = strchr(whole.data, ',');
	blank = strrchr(whole.data, ' ');
	if (cell_is_missing(whole.data)) {
		is_name = person_set_parts(person, NULL, NULL);
	} else if (comma) {
		*comma = '\0';
		is_name = person_set_parts(person, comma + 1, whole.data);
	} else if (blank) {
		*blank = '\0';
		is_name = person_set_parts(person, whole.data, blank + 1);
	} else {
		is_name = person_set_parts(person, whole.data, NULL);
	}
	buf_release(&whole);
	return is_name;
}
