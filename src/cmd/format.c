/* SPDX-License-Identifier: MIT */
/* What several verbs read and write alike. */
#include "format.h"

#include <inttypes.h>
#include <string.h>

#include "app/names.h"
#include "app/wording.h"
#include "base/text.h"
#include "model/plan.h"
#include "moves.h"

#define TABLE_COLUMNS_MAX 16

void table_cell(struct table *table, const char *text)
{
	struct buf clean = BUF_INIT;

	text_clean(&clean, text);
	vec_push(&table->cells, buf_take(&clean));
}

void table_cellf(struct table *table, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	table_cell(table, buf_text(&text));
	buf_release(&text);
}

void table_end_row(struct table *table)
{
	vec_push(&table->cells, NULL);
}

static void measure(const struct table *table, size_t *widths)
{
	size_t column = 0;

	for (size_t i = 0; i < table->cells.count; i++) {
		const char *cell = table->cells.items[i];

		if (!cell) {
			column = 0;
			continue;
		}
		if (text_width(cell) > widths[column])
			widths[column] = text_width(cell);
		column++;
	}
}

/* Blanks at the end of a line are nobody's. */
static void end_line(struct buf *out, size_t start)
{
	size_t len = out->len;

	while (len > start && out->data[len - 1] == ' ')
		len--;
	buf_truncate(out, len);
	buf_addc(out, '\n');
}

void table_write(struct table *table, struct buf *out)
{
	size_t widths[TABLE_COLUMNS_MAX] = { 0 };
	size_t column = 0, start = out->len;

	measure(table, widths);
	for (size_t i = 0; i < table->cells.count; i++) {
		char *cell = table->cells.items[i];

		if (!cell) {
			end_line(out, start);
			start = out->len;
			column = 0;
			continue;
		}
		if (widths[column]) {
			text_fit(out, cell, widths[column], "");
			buf_adds(out, "  ");
		}
		column++;
		mem_free(cell);
	}
	vec_release(&table->cells);
}

bool format_until(const struct call *call, civil otherwise, civil now,
	civil *until, struct error *err)
{
	const char *text = call_value(call, "until");
	bool is_bare;

	*until = otherwise;
	if (!text)
		return true;
	if (!date_parse(text, until, &is_bare, err)) {
		err->code = ERROR_USAGE;
		return error_where(err, "--until");
	}
	return *until >= now || error_set(err, ERROR_USAGE,
		"--until %s lies in the past", text);
}

bool format_date(const struct call *call, const char *flag, civil otherwise,
	civil *when, struct error *err)
{
	const char *text = call_value(call, flag);
	bool is_bare;

	*when = otherwise;
	if (!text || date_parse(text, when, &is_bare, err))
		return true;
	err->code = ERROR_USAGE;
	return error_where(err, "--%s", flag);
}

bool format_name_flag(const struct call *call, const char *flag,
	struct error *err)
{
	return !call_has(call, flag) ||
		!text_is_blank(call_value(call, flag)) ||
		error_set(err, ERROR_USAGE, "--%s names nothing", flag);
}

bool format_name(const char *typed, const char *what, struct buf *name,
	struct error *err)
{
	struct buf clean = BUF_INIT;
	bool done = text_is_valid(typed, strlen(typed));

	text_clean(&clean, typed);
	done = done && text_normalise(name, buf_text(&clean)) && name->len;
	buf_release(&clean);
	if (!done)
		return error_set(err, ERROR_USAGE,
			"the name of the %s is empty or not readable text",
			what);
	return name->len <= FORMAT_NAME_MAX || error_set(err, ERROR_USAGE,
		"the name of the %s is longer than %d bytes: shorten it", what,
		FORMAT_NAME_MAX);
}

bool format_operands(const struct call *call, size_t first, const char *what,
	struct buf *name, struct error *err)
{
	struct buf words = BUF_INIT;
	bool done;

	for (size_t i = first; i < call->count; i++)
		buf_addf(&words, "%s%s", i > first ? " " : "",
			call->operands[i]);
	done = format_name(buf_text(&words), what, name, err);
	buf_release(&words);
	return done;
}

static bool label_parse(const struct policy *policy, const char *text,
	enum cluster *cluster)
{
	struct buf typed = BUF_INIT, label = BUF_INIT;
	bool found = false;

	text_fold(&typed, text);
	for (int i = CLUSTER_RETEACH; !found && i < CLUSTER_COUNT; i++) {
		buf_clear(&label);
		text_fold(&label, policy->label[i]);
		found = text_equal(buf_text(&label), buf_text(&typed));
		*cluster = (enum cluster)i;
	}
	buf_release(&typed);
	buf_release(&label);
	return found;
}

bool format_objective(const struct call *call, const struct facts *facts,
	int64_t *objective, struct error *err)
{
	const char *typed = call_value(call, "objective");
	size_t place;

	*objective = 0;
	if (!typed)
		return true;
	if (!names_objective(facts, typed, &place, err))
		return false;
	*objective = facts->objectives[place].id;
	return true;
}

bool format_cluster(const struct policy *policy, const char *text,
	enum cluster *cluster, struct error *err)
{
	return label_parse(policy, text, cluster) ||
		(cluster_parse(text, cluster) && *cluster != CLUSTER_NONE) ||
		error_set(err, ERROR_USAGE, "\"%s\" is no cluster: say "
			"reteach, practice, extend or intervene", text);
}

bool format_cause(const struct call *call, const char **cause,
	struct error *err)
{
	const char *typed = call_value(call, "cause");

	if (!typed)
		return true;
	if (!strcmp(typed, "none")) {
		*cause = NULL;
		return true;
	}
	for (size_t i = 0; plan_causes[i]; i++) {
		if (!strcmp(plan_causes[i], typed)) {
			*cause = plan_causes[i];
			return true;
		}
	}
	return error_set(err, ERROR_USAGE, "--cause %s: say content, format, "
		"pacing or constraint, or none", typed);
}

void format_checkin_words(struct buf *out, const struct checkin *checkin)
{
	size_t before = out->len;

	buf_adds(out, support_name(checkin->support));
	if (checkin->confidence)
		buf_addf(out, "%sc%d", out->len > before ? " " : "",
			checkin->confidence);
	if (checkin->minutes)
		buf_addf(out, "%s%dmin", out->len > before ? " " : "",
			checkin->minutes);
	if (checkin->task)
		buf_addf(out, "%stask:%s", out->len > before ? " " : "",
			task_name(checkin->task));
	if (checkin->quality)
		buf_addf(out, "%sq%d", out->len > before ? " " : "",
			checkin->quality);
}

static void json_said(struct json *json, const char *key, int64_t value)
{
	if (value)
		json_int(json, key, value);
	else
		json_null(json, key);
}

void format_json_checkin(struct json *json, const struct checkin *checkin)
{
	const char *support = support_name(checkin->support);
	const char *task = task_name(checkin->task);

	json_string(json, "form", score_form_name(checkin->score.form));
	json_number(json, "points", checkin->score.points);
	json_number(json, "out_of", checkin->score.out_of);
	json_string(json, "support", *support ? support : NULL);
	json_said(json, "confidence", checkin->confidence);
	json_said(json, "minutes", checkin->minutes);
	json_string(json, "task", *task ? task : NULL);
	json_said(json, "quality", checkin->quality);
}

struct change *format_begin_apart(struct session *session, const char *verb,
	struct error *err)
{
	int64_t class_id = session->class_id;
	struct change *change;

	session->class_id = 0;
	change = session_begin(session, verb, NULL, err);
	session->class_id = class_id;
	return change;
}

void format_detail(struct change *change, const int64_t *students,
	size_t count, const char *detail)
{
	struct buf words = BUF_INIT;

	if (count == 1) {
		change_set_detail(change, students[0], detail);
		return;
	}
	buf_addc(&words, '(');
	wording_count(&words, count, "student");
	buf_adds(&words, detail ? ") " : ")");
	buf_adds(&words, detail ? detail : "");
	change_set_detail(change, 0, buf_text(&words));
	buf_release(&words);
}

static bool is_member(const struct lock *lock, int64_t student)
{
	for (size_t i = 0; i < lock->count; i++) {
		if (lock->students[i] == student)
			return true;
	}
	return false;
}

static void write_lock(struct buf *out, const struct facts *facts,
	const struct lock *lock, int64_t student)
{
	static const char *const kinds[] = {
		[LOCK_PIN] = "pinned",
		[LOCK_TOGETHER] = "together with",
		[LOCK_APART] = "apart from",
	};
	const char *sign = " ";

	buf_adds(out, kinds[lock->kind]);
	for (size_t i = 0; i < lock->count; i++) {
		size_t place = facts_student(facts, lock->students[i]);

		if (lock->students[i] == student ||
		    place == FACTS_NOT_FOUND)
			continue;
		buf_addf(out, "%s%s", sign, facts->students[place].name);
		sign = ", ";
	}
	if (lock->until != CIVIL_NEVER) {
		buf_adds(out, " until ");
		date_write_iso(out, lock->until);
	}
	buf_addf(out, ", by %s%s%s\n", lock->author, lock->why ? ": " : "",
		lock->why ? lock->why : "");
}

void format_locks(struct buf *lines, const struct facts *facts,
	int64_t student)
{
	for (size_t i = 0; i < facts->lock_count; i++) {
		if (is_member(&facts->locks[i], student))
			write_lock(lines, facts, &facts->locks[i], student);
	}
}

void format_indent(struct buf *out, const char *lines)
{
	while (*lines) {
		size_t len = strcspn(lines, "\n");

		buf_adds(out, "  ");
		buf_add(out, lines, len);
		buf_addc(out, '\n');
		lines += len + (lines[len] == '\n');
	}
}

void format_json_day(struct json *json, const char *key, civil when)
{
	struct buf day = BUF_INIT;

	if (when != CIVIL_NEVER)
		date_write_iso(&day, when);
	json_string(json, key, day.len ? buf_text(&day) : NULL);
	buf_release(&day);
}

void format_json_lines(struct json *json, const char *key, const char *text)
{
	struct buf line = BUF_INIT;

	json_open_array(json, key);
	while (*text) {
		size_t len = strcspn(text, "\n");

		buf_clear(&line);
		buf_add(&line, text, len);
		json_string(json, NULL, buf_text(&line));
		text += len + (text[len] == '\n');
	}
	json_close_array(json);
	buf_release(&line);
}

void format_json_who(struct json *json, const struct student *student)
{
	struct buf key = BUF_INIT;

	if (student && !student->number)
		buf_addf(&key, "=%" PRId64, student->id);
	json_string(json, "id", !student ? NULL : student->number ?
		student->number : buf_text(&key));
	json_string(json, "name", student ? student->name : NULL);
	buf_release(&key);
}

void format_json_student(struct json *json, const struct student *student)
{
	format_json_who(json, student);
	json_string(json, "number", student->number);
	json_string(json, "given", student->given);
	json_string(json, "family", student->family);
	json_string(json, "email", student->email);
	json_string(json, "handle", student->handle);
	json_bool(json, "withdrawn", student->withdrawn);
}

void format_json_estimate(struct json *json, const struct move *move)
{
	const struct estimate *estimate = &move->estimate;

	if (!move->has_estimate) {
		json_null(json, "estimate");
		return;
	}
	json_open_object(json, "estimate");
	json_number(json, "level", estimate->level);
	json_number(json, "low", estimate->low);
	json_number(json, "high", estimate->high);
	json_number(json, "below", estimate->below);
	json_number(json, "above", estimate->above);
	json_close_object(json);
}

void format_json_standing(struct json *json, const struct room *room,
	const struct seat *seat)
{
	const struct move *move = seat->move;
	struct buf since = BUF_INIT;

	if (seat->stay)
		date_write_iso(&since, seat->stay->since);
	json_string(json, "cluster", seat->stay ?
		cluster_name(seat->cluster) : NULL);
	json_string(json, "since", seat->stay ? buf_text(&since) : NULL);
	json_int(json, "checkins", (int64_t)move->checkins_all);
	format_json_estimate(json, move);
	json_string(json, "would_move", move_is_change(move) ?
		cluster_name(move->to) : NULL);
	json_bool(json, "pinned", seat->pinned);
	json_bool(json, "absent", seat->absent);
	json_string(json, "block", seat->block ? seat->block->what : NULL);
	moves_json_offer(json, "offer", &room->facts, seat->offer);
	buf_release(&since);
}

void format_json_seat(struct json *json, const struct room *room,
	const struct seat *seat)
{
	format_json_who(json, &room->facts.students[seat->student]);
	json_string(json, "evidence",
		evidence_state_name(seat->move->evidence));
	format_json_standing(json, room, seat);
}

void format_note(struct table *table, const struct checkin *checkin)
{
	table_cellf(table, "%s%s%s", checkin->note ? checkin->note : "",
		checkin->note && checkin->is_private ? " " : "",
		checkin->is_private ? "(private)" : "");
}

void format_counts(struct buf *out, const struct format_count *parts,
	size_t count)
{
	const char *sign = "";

	for (size_t i = 0; i < count; i++) {
		if (!parts[i].count)
			continue;
		buf_addf(out, "%s%zu %s", sign, parts[i].count, parts[i].what);
		sign = ", ";
	}
	if (!*sign)
		buf_adds(out, "nothing in it");
}
