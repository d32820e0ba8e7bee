/* SPDX-License-Identifier: MIT */
/* Terms, classes, and a class's rules. */
#include "writing.h"

#include "base/mem.h"

static bool check_term(struct change *change, int64_t term, struct error *err)
{
	int64_t found;

	if (term == 0)
		return true;
	if (!query_number(change->store,
	    "SELECT 1 FROM term x WHERE x.id = ?1 AND " SQL_STANDS,
	    VALUES(value_int(term)), &found, err))
		return false;
	return found || error_set(err, ERROR_NOT_FOUND, "there is no term "
		"with the id %lld", (long long)term);
}

bool change_term_add(struct change *change, const char *name, civil starts,
	civil ends, int64_t *term, struct error *err)
{
	if (starts != CIVIL_NEVER && ends < starts)
		return error_set(err, ERROR_INVALID, "the term \"%s\" would "
			"end before it starts: change one of the dates", name);
	return writing_name(change, writing_term_names, 0, name, "term",
			err) &&
		query_number(change->store, "INSERT INTO term(id, version, "
			"name, starts, ends, made_by) VALUES ((SELECT "
			"coalesce(max(id), 0) + 1 FROM term), 1, ?1, ?2, ?3, "
			"?4) RETURNING id",
			VALUES(value_text(name), value_when(starts),
				value_when(ends), value_int(change->id)),
			term, err);
}

struct detail {
	char *name;
	int64_t term;
	int64_t focus;
	bool is_archived;
};

static bool read_detail(struct change *change, struct detail *detail,
	struct error *err)
{
	struct query query;

	*detail = (struct detail){ .name = NULL };
	if (!writing_class(change, err))
		return false;
	query_open(&query, change->store, "SELECT name, term_id, focus, "
		"archived FROM class_detail x WHERE x.class_id = ?1 AND "
		SQL_STANDS, VALUES(value_int(change->class_id)), err);
	if (query_next(&query)) {
		detail->name = mem_strdup(query_word(&query, 0));
		detail->term = query_int(&query, 1);
		detail->focus = query_int(&query, 2);
		detail->is_archived = query_bool(&query, 3);
	}
	return query_close(&query);
}

static bool insert_detail(struct change *change, const struct detail *detail,
	struct error *err)
{
	return query_run(change->store, "INSERT INTO class_detail(class_id, "
		"version, name, term_id, focus, archived, made_by) VALUES "
		"(?1, (SELECT coalesce(max(version), 0) + 1 FROM class_detail "
		"WHERE class_id = ?1), ?2, ?3, ?4, ?5, ?6)",
		VALUES(value_int(change->class_id), value_text(detail->name),
			value_id(detail->term), value_id(detail->focus),
			value_int(detail->is_archived),
			value_int(change->id)), err);
}

/* Takes what detail holds. */
static bool replace_detail(struct change *change, struct detail *detail,
	bool is_sound, struct error *err)
{
	size_t ended;
	bool done = is_sound && writing_end(change,
		"UPDATE class_detail AS x SET ended_by = ?2 "
		"WHERE x.class_id = ?1 AND " SQL_STANDS " RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(change->id)),
		&ended, err) && insert_detail(change, detail, err);

	mem_free(detail->name);
	return done;
}

static bool insert_policy(struct change *change, const struct policy *policy,
	int64_t *version, struct error *err)
{
	struct buf text = BUF_INIT;
	bool done;

	policy_write(policy, &text);
	done = query_number(change->store, "INSERT INTO policy(class_id, "
		"version, text, made_by) VALUES (?1, (SELECT "
		"coalesce(max(version), 0) + 1 FROM policy WHERE class_id = "
		"?1), ?2, ?3) RETURNING version",
		VALUES(value_int(change->class_id),
			value_text(buf_text(&text)), value_int(change->id)),
		version, err);
	buf_release(&text);
	return done;
}

static bool insert_class(struct change *change, int64_t *class_id,
	struct error *err)
{
	return query_number(change->store,
		"INSERT INTO class(made_by) VALUES (?1) RETURNING id",
		VALUES(value_int(change->id)), class_id, err);
}

/* What was done in the class before is of this change, too; what was looked up
 * there is not of the next. */
static bool leave_class(struct change *change, struct error *err)
{
	if (!change->class_id)
		return true;
	change->is_archived = false;
	change->checkin = 0;
	change->enrolled = 0;
	ids_release(&change->students);
	ids_release(&change->known);
	ids_release(&change->objectives);
	ids_release(&change->rounds);
	return query_run(change->store,
		"INSERT OR IGNORE INTO reach VALUES (?1, ?2)",
		VALUES(value_int(change->id), value_int(change->class_id)),
		err);
}

bool change_class_add(struct change *change, const char *name, int64_t term,
	const struct policy *policy, int64_t *class_id, struct error *err)
{
	struct detail detail = { .term = term };
	int64_t version;
	bool done;

	if (!check_term(change, term, err) ||
	    !writing_name(change, writing_class_names, 0, name, "class",
		err) ||
	    !insert_class(change, class_id, err) ||
	    !leave_class(change, err))
		return false;
	change->class_id = *class_id;
	change->has_news = true;
	change->has_class = true;
	detail.name = mem_strdup(name);
	done = insert_detail(change, &detail, err) &&
		insert_policy(change, policy, &version, err);
	mem_free(detail.name);
	return done;
}

bool change_class_rename(struct change *change, const char *name,
	struct error *err)
{
	struct detail detail;
	bool is_sound = read_detail(change, &detail, err) &&
		writing_name(change, writing_class_names, change->class_id,
			name, "class", err);

	if (is_sound) {
		mem_free(detail.name);
		detail.name = mem_strdup(name);
	}
	return replace_detail(change, &detail, is_sound, err);
}

bool change_class_archive(struct change *change, bool archived,
	struct error *err)
{
	struct detail detail;
	bool is_sound = read_detail(change, &detail, err);

	if (is_sound && detail.is_archived == archived)
		is_sound = error_set(err, ERROR_INVALID, "\"%s\" is %s "
			"already", detail.name,
			archived ? "archived" : "in use");
	/* The name may have been given away meanwhile. */
	if (is_sound && !archived)
		is_sound = writing_name(change, writing_class_names,
			change->class_id, detail.name, "class", err);
	detail.is_archived = change->is_archived = archived;
	return replace_detail(change, &detail, is_sound, err);
}

bool change_class_focus(struct change *change, int64_t objective,
	struct error *err)
{
	struct detail detail;
	bool is_sound = read_detail(change, &detail, err) &&
		(objective == 0 || writing_objective(change, objective, err));

	detail.focus = objective;
	return replace_detail(change, &detail, is_sound, err);
}

bool change_policy(struct change *change, const struct policy *policy,
	int64_t *version, struct error *err)
{
	return writing_class(change, err) &&
		insert_policy(change, policy, version, err);
}
