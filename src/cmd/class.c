/* SPDX-License-Identifier: MIT */
/* class add, list, use, rename, archive. */
#include <inttypes.h>
#include <string.h>

#include "app/rules.h"
#include "app/session.h"
#include "base/mem.h"
#include "base/text.h"
#include "class.h"
#include "format.h"
#include "table.h"

/* The defaults, and over them what the person's ini says. */
static bool first_policy(const struct session *session, struct policy *policy,
	struct error *err)
{
	const struct config_entry *entries;
	size_t count = config_policy(session->config, &entries);
	struct rules_setting *settings = mem_new(count + 1,
		sizeof(*settings));
	struct buf path = BUF_INIT;
	size_t failed;
	bool done;

	for (size_t i = 0; i < count; i++)
		settings[i] = (struct rules_setting){
			entries[i].key, entries[i].value
		};
	policy_init(policy);
	config_path(&path);
	done = rules_set(policy, settings, count, &failed, err) ||
		error_where(err, "%s:%zu", buf_text(&path),
			entries[failed].line);
	buf_release(&path);
	mem_free(settings);
	return done;
}

bool class_find_term(struct session *session, struct change *change,
	const char *name, int64_t *term, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct buf wanted = BUF_INIT, key = BUF_INIT;
	struct term *terms;
	size_t count;
	bool done;

	*term = 0;
	text_fold(&wanted, name);
	done = store_terms(session->store, &arena, &terms, &count, err);
	for (size_t i = 0; done && i < count; i++) {
		buf_clear(&key);
		text_fold(&key, terms[i].name);
		if (!strcmp(buf_text(&key), buf_text(&wanted)))
			*term = terms[i].id;
	}
	if (done && !*term) {
		session_say(session, "the term %s is new", name);
		done = change_term_add(change, name, CIVIL_NEVER, CIVIL_NEVER,
			term, err);
	}
	buf_release(&wanted);
	buf_release(&key);
	arena_release(&arena);
	return done;
}

static bool add(struct session *session, struct change *change,
	const char *term_name, const char *name, int64_t *class_id,
	struct error *err)
{
	struct policy policy;
	int64_t term = 0;

	return first_policy(session, &policy, err) &&
		(!term_name || class_find_term(session, change, term_name,
			&term, err)) &&
		change_class_add(change, name, term, &policy, class_id, err);
}

bool class_make(struct session *session, const char *name, const char *term,
	int64_t *class_id, struct error *err)
{
	struct change *change = format_begin_apart(session, "class add", err);

	return change && session_end(session, change,
		add(session, change, term, name, class_id, err), err);
}

static bool run_add(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *typed = call_value(call, "term");
	struct buf name = BUF_INIT, term = BUF_INIT;
	int64_t class_id = 0;
	bool done = format_operands(call, 0, "class", &name, err) &&
		(!typed || format_name(typed, "term", &term, err)) &&
		class_make(session, buf_text(&name), typed ? buf_text(&term) :
			NULL, &class_id, err);

	if (done) {
		session_use_class(session, class_id);
		buf_addf(out, "Class %s is made, and in use.\n",
			buf_text(&name));
	}
	buf_release(&name);
	buf_release(&term);
	return done;
}

static const struct flag add_flags[] = {
	{ "term", "NAME", "the term it belongs to, made when it is new" },
	{ NULL, NULL, NULL }
};

const struct command cmd_class_add = {
	.name = "class add",
	.operands = "NAME",
	.summary = "make a class and use it",
	.details = "Its rules are the defaults, and over them what [policy] in your\n"
		"homeroom.ini says.",
	.flags = add_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_STORE,
	.makes_store = true,
	.tells_done = true,
	.run = run_add,
};

static void write_classes(struct buf *out, const struct class *classes,
	size_t count, int64_t current)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < count; i++) {
		const struct class *class = &classes[i];

		table_cell(&table, class->id == current ? "*" : "");
		table_cell(&table, class->name);
		table_cellf(&table, "%zu student%s", class->students,
			class->students == 1 ? "" : "s");
		table_cell(&table, class->term ? class->term : "");
		table_cell(&table, class->archived ? "archived" : "");
		table_end_row(&table);
	}
	table_write(&table, out);
}

static void write_classes_json(struct buf *out, const struct class *classes,
	size_t count, int64_t current)
{
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		json_open_object(&json, NULL);
		json_int(&json, "id", classes[i].id);
		json_string(&json, "name", classes[i].name);
		json_string(&json, "term", classes[i].term);
		json_int(&json, "students", (int64_t)classes[i].students);
		json_bool(&json, "archived", classes[i].archived);
		json_bool(&json, "current", classes[i].id == current);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

/* 0: none is in use. */
static int64_t current_class(struct session *session, const struct call *call)
{
	struct error ignored = ERROR_INIT;
	const char *name = call->globals.class_name;

	return session_class(session, name, &ignored) ?
		session->class_id : 0;
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	int64_t current = current_class(session, call);
	struct arena arena = ARENA_INIT;
	struct class *classes;
	size_t count;
	bool done = store_classes(session->store, &arena, &classes, &count,
		err);

	if (done && call->globals.json)
		write_classes_json(out, classes, count, current);
	else if (done && count)
		write_classes(out, classes, count, current);
	else if (done)
		session_say(session, "there is no class yet: \"homeroom class "
			"add NAME\" makes one");
	arena_release(&arena);
	return done;
}

const struct command cmd_class_list = {
	.name = "class list",
	.operands = "",
	.summary = "list the classes; * is the one in use",
	.needs = NEEDS_STORE,
	.run = run_list,
};

static bool write_name(struct session *session, int64_t class_id,
	struct buf *name, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct class class;
	bool done = store_class(session->store, class_id, &arena, &class, err);

	if (done)
		buf_adds(name, class.name);
	arena_release(&arena);
	return done;
}

/* Uses the class that was found, unless it is in the archive. */
static bool use_found(struct session *session, struct buf *out,
	struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct class class;
	bool done = store_class(session->store, session->class_id, &arena,
		&class, err);

	if (done && class.archived)
		done = error_set(err, ERROR_INVALID, "class %s is in the "
			"archive: \"homeroom class archive --back %s\" takes "
			"it out", class.name, class.name);
	if (done) {
		session_use_class(session, session->class_id);
		buf_addf(out, "Class %s is in use.\n", class.name);
	}
	arena_release(&arena);
	return done;
}

static bool run_use(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct buf typed = BUF_INIT;
	bool done = format_operands(call, 0, "class", &typed, err) &&
		session_class(session, buf_text(&typed), err) &&
		use_found(session, out, err);

	buf_release(&typed);
	return done;
}

const struct command cmd_class_use = {
	.name = "class use",
	.operands = "CLASS",
	.summary = "work on another class from now on",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_CLASS,
	.needs = NEEDS_STORE,
	.tells_done = true,
	.run = run_use,
};

/* A change of the class named by typed (NULL: the current one), which stays
 * no longer than the change in session->class_id. */
static struct change *begin(struct session *session, const struct call *call,
	const char *typed, struct buf *name, struct error *err)
{
	const char *named = call->globals.class_name;

	if (!typed)
		typed = named ? named : session->class_id ? NULL :
			session->word_class;
	if (!session_class(session, typed, err) ||
	    !write_name(session, session->class_id, name, err))
		return NULL;
	return session_begin(session, call->command->name, NULL, err);
}

static bool run_rename(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *typed = call->count > 1 ? call->operands[0] : NULL;
	struct buf name = BUF_INIT, old = BUF_INIT;
	int64_t before = session->class_id;
	struct change *change = NULL;
	bool done;

	if (format_name(call->operands[call->count - 1], "class", &name, err))
		change = begin(session, call, typed, &old, err);
	done = change && session_end(session, change,
		change_class_rename(change, buf_text(&name), err), err);
	session->class_id = before;
	if (done)
		buf_addf(out, "Class %s is now %s.\n", buf_text(&old),
			buf_text(&name));
	buf_release(&name);
	buf_release(&old);
	return done;
}

const struct command cmd_class_rename = {
	.name = "class rename",
	.operands = "[CLASS] NAME",
	.summary = "give a class another name; else the one in use",
	.at_least = 1,
	.at_most = 2,
	.complete = OPERAND_CLASS,
	.needs = NEEDS_STORE,
	.tells_done = true,
	.run = run_rename,
};

static bool run_archive(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *typed = call->count ? call->operands[0] : NULL;
	bool back = call_has(call, "back");
	int64_t before = session->class_id;
	struct buf name = BUF_INIT;
	struct change *change = begin(session, call, typed, &name, err);
	bool done = change && session_end(session, change,
		change_class_archive(change, !back, err), err);

	session->class_id = before;
	if (done)
		buf_addf(out, back ? "Class %s is back.\n" :
			"Class %s is archived; its history is kept.\n",
			buf_text(&name));
	buf_release(&name);
	return done;
}

static void ask_archive(struct session *session, const struct call *call,
	struct buf *out)
{
	struct error ignored = ERROR_INIT;
	struct buf name = BUF_INIT;

	if (!call_has(call, "back") && session_class(session, call->count ?
	    call->operands[0] : NULL, &ignored) &&
	    write_name(session, session->class_id, &name, &ignored))
		buf_addf(out, "put the class %s away", buf_text(&name));
	buf_release(&name);
}

static const struct flag archive_flags[] = {
	{ "back", NULL, "take it out of the archive" },
	{ NULL, NULL, NULL }
};

const struct command cmd_class_archive = {
	.name = "class archive",
	.operands = "[CLASS]",
	.summary = "put a class away; its history stays",
	.flags = archive_flags,
	.at_most = 1,
	.complete = OPERAND_CLASS,
	.needs = NEEDS_STORE,
	.tells_done = true,
	.asks = ask_archive,
	.run = run_archive,
};
