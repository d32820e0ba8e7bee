/* SPDX-License-Identifier: MIT */
/* policy list, get, set, history: the class's rules, each version kept. */
#include <inttypes.h>
#include <string.h>

#include "app/names.h"
#include "app/rules.h"
#include "app/session.h"
#include "base/mem.h"
#include "base/number.h"
#include "format.h"
#include "table.h"

/* The key as the policy has it: that of one objective bears its id. */
static void write_key(struct buf *out, const char *key, int64_t objective)
{
	buf_adds(out, key);
	if (objective)
		buf_addf(out, "@%" PRId64, objective);
}

static void rule_value(const struct policy_rule *rule,
	const struct policy *policy, struct buf *value)
{
	buf_clear(value);
	rule->write(rule, policy, value);
}

/* Whether the rule differs from its default, which comes out. */
static bool differs(const struct policy_rule *rule, const char *value,
	struct buf *preset)
{
	struct policy defaults;

	policy_init(&defaults);
	rule_value(rule, &defaults, preset);
	return strcmp(value, buf_text(preset)) != 0;
}

static void write_rule(struct buf *out, const struct policy_rule *rule,
	const struct policy *policy)
{
	struct buf value = BUF_INIT, preset = BUF_INIT;

	rule_value(rule, policy, &value);
	if (differs(rule, buf_text(&value), &preset))
		buf_addf(out, "* %s = %s  (default %s)\n", rule->key,
			buf_text(&value), buf_text(&preset));
	else
		buf_addf(out, "  %s = %s\n", rule->key, buf_text(&value));
	buf_addf(out, "      %s\n      It must be %s.\n", rule->sentence,
		rule->limits);
	buf_release(&value);
	buf_release(&preset);
}

static void write_own(struct buf *out, const struct facts *facts)
{
	const struct policy *policy = &facts->policy;

	for (size_t i = 0; i < policy->own_count; i++) {
		const struct objective_lines *own = &policy->own[i];
		size_t place = facts_objective(facts, own->objective);

		if (place == FACTS_NOT_FOUND)
			continue;
		buf_addf(out, "* %s: line.low = ",
			facts->objectives[place].name);
		number_write_digits(out, own->lines.low, 4);
		buf_adds(out, ", line.high = ");
		number_write_digits(out, own->lines.high, 4);
		buf_addc(out, '\n');
	}
}

static void json_rule(struct json *json, const struct policy_rule *rule,
	const struct policy *policy)
{
	struct buf value = BUF_INIT, preset = BUF_INIT;
	bool changed;

	rule_value(rule, policy, &value);
	changed = differs(rule, buf_text(&value), &preset);
	json_open_object(json, NULL);
	json_string(json, "key", rule->key);
	json_string(json, "value", buf_text(&value));
	json_string(json, "default", buf_text(&preset));
	json_bool(json, "changed", changed);
	json_string(json, "limits", rule->limits);
	json_string(json, "sentence", rule->sentence);
	json_null(json, "objective");
	json_close_object(json);
	buf_release(&value);
	buf_release(&preset);
}

static void json_own_line(struct json *json, const struct facts *facts,
	const char *key, int64_t objective)
{
	const struct policy_rule *rule = policy_rule_find(key);
	size_t place = facts_objective(facts, objective);
	struct policy own = facts->policy;
	struct buf value = BUF_INIT, usual = BUF_INIT;

	rule_value(rule, &own, &usual);
	own.lines = policy_lines(&own, objective);
	rule_value(rule, &own, &value);
	json_open_object(json, NULL);
	json_string(json, "key", key);
	json_string(json, "value", buf_text(&value));
	json_string(json, "default", buf_text(&usual));
	json_bool(json, "changed", true);
	json_string(json, "limits", rule->limits);
	json_string(json, "sentence", rule->sentence);
	json_string(json, "objective", place == FACTS_NOT_FOUND ? NULL :
		facts->objectives[place].name);
	json_close_object(json);
	buf_release(&value);
	buf_release(&usual);
}

static void write_list_json(struct buf *out, const struct facts *facts)
{
	const struct policy *policy = &facts->policy;
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (const struct policy_rule *rule = policy_rules; rule->key; rule++)
		json_rule(&json, rule, policy);
	for (size_t i = 0; i < policy->own_count; i++) {
		json_own_line(&json, facts, "line.low",
			policy->own[i].objective);
		json_own_line(&json, facts, "line.high",
			policy->own[i].objective);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);

	if (!room)
		return false;
	if (call->globals.json) {
		write_list_json(out, &room->facts);
		return true;
	}
	for (const struct policy_rule *rule = policy_rules; rule->key; rule++)
		write_rule(out, rule, &room->facts.policy);
	write_own(out, &room->facts);
	return true;
}

const struct command cmd_policy_list = {
	.name = "policy list",
	.operands = "",
	.summary = "list the class's rules; * is not the default",
	.needs = NEEDS_CLASS,
	.run = run_list,
};

static bool run_get(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct buf key = BUF_INIT, value = BUF_INIT;
	int64_t objective;
	struct json json;
	bool done;

	if (!room || !format_objective(call, &room->facts, &objective, err))
		return false;
	write_key(&key, call->operands[0], objective);
	done = policy_get(&room->facts.policy, buf_text(&key), &value, err);
	if (done && call->globals.json) {
		json_init(&json, out);
		json_open_object(&json, NULL);
		json_string(&json, "key", call->operands[0]);
		json_string(&json, "value", buf_text(&value));
		json_close_object(&json);
		buf_addc(out, '\n');
	} else if (done) {
		buf_addf(out, "%s\n", buf_text(&value));
	}
	buf_release(&key);
	buf_release(&value);
	return done;
}

static const struct flag get_flags[] = {
	{ "objective", "OBJECTIVE", "the line of this objective" },
	{ NULL, NULL, NULL }
};

const struct command cmd_policy_get = {
	.name = "policy get",
	.operands = "KEY",
	.summary = "print one rule of the class",
	.flags = get_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_POLICY_KEY,
	.needs = NEEDS_CLASS,
	.run = run_get,
};

/* Rules to set; the keys, with their objective's id, are owned. */
struct settings {
	VEC(struct rules_setting) items;
};

static void settings_release(struct settings *settings)
{
	for (size_t i = 0; i < settings->items.count; i++)
		mem_free(settings->items.items[i].key);
	vec_release(&settings->items);
}

static void settings_add(struct settings *settings, const char *key,
	size_t len, int64_t objective, const char *value)
{
	char *name = mem_strndup(key, len);
	struct rules_setting setting = { .value = value };
	struct buf whole = BUF_INIT;

	write_key(&whole, name, objective);
	setting.key = buf_take(&whole);
	vec_push(&settings->items, setting);
	mem_free(name);
}

/* "KEY VALUE", or any number of "KEY=VALUE". */
static bool read_settings(const struct call *call, int64_t objective,
	struct settings *settings, struct error *err)
{
	const char *first = call->operands[0];

	if (call->count == 2 && !strchr(first, '=')) {
		settings_add(settings, first, strlen(first), objective,
			call->operands[1]);
		return true;
	}
	for (size_t i = 0; i < call->count; i++) {
		const char *word = call->operands[i];
		const char *equals = strchr(word, '=');

		if (!equals)
			return error_set(err, ERROR_USAGE, "\"%s\" sets "
				"nothing: say KEY VALUE, or KEY=VALUE for "
				"several", word);
		settings_add(settings, word, (size_t)(equals - word),
			objective, equals + 1);
	}
	return true;
}

static bool read_defaults(const struct call *call, int64_t objective,
	const struct policy *policy, struct settings *settings,
	struct error *err)
{
	for (size_t i = 0; i < call->count; i++) {
		const char *key = call->operands[i];
		const struct policy_rule *rule = policy_rule_find(key);
		struct buf ignored = BUF_INIT;

		/* What is no rule gets the sentence that lists them. */
		if (!rule && !policy_get(policy, key, &ignored, err))
			return false;
		if (!rule)
			return error_set(err, ERROR_USAGE, "say --objective "
				"with --default, and the key without an id");
		settings_add(settings, key, strlen(key), objective,
			rule->preset);
	}
	return true;
}

static bool has_own(const struct policy *policy, int64_t objective)
{
	for (size_t i = 0; i < policy->own_count; i++) {
		if (policy->own[i].objective == objective)
			return true;
	}
	return false;
}

/* An id that was typed may be no objective's. */
static bool check_own(const struct facts *facts, const struct policy *policy,
	struct error *err)
{
	for (size_t i = 0; i < policy->own_count; i++) {
		int64_t id = policy->own[i].objective;

		if (facts_objective(facts, id) == FACTS_NOT_FOUND &&
		    !has_own(&facts->policy, id))
			return error_set(err, ERROR_NOT_FOUND, "no objective "
				"has the id %" PRId64 ": say --objective NAME",
				id);
	}
	return true;
}

/* The rules as they are to be. */
static bool decide(const struct call *call, const struct facts *facts,
	struct policy *policy, struct error *err)
{
	struct settings settings = { .items = VEC_INIT };
	int64_t objective;
	size_t failed;
	bool done;

	*policy = facts->policy;
	if (!format_objective(call, facts, &objective, err))
		return false;
	if (call_has(call, "default") && objective)
		return policy_set_lines(policy, objective, NULL, err);
	done = call_has(call, "default") ?
		read_defaults(call, objective, policy, &settings, err) :
		read_settings(call, objective, &settings, err);
	done = done && rules_set(policy, settings.items.items,
		settings.items.count, &failed, err);
	settings_release(&settings);
	return done && check_own(facts, policy, err);
}

static bool is_same(const struct policy *a, const struct policy *b)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool same;

	policy_write(a, &one);
	policy_write(b, &other);
	same = !strcmp(buf_text(&one), buf_text(&other));
	buf_release(&one);
	buf_release(&other);
	return same;
}

static void describe(struct change *change, const struct call *call)
{
	const char *objective = call_value(call, "objective");
	struct buf detail = BUF_INIT;

	for (size_t i = 0; i < call->count; i++)
		buf_addf(&detail, "%s%s", i ? " " : "", call->operands[i]);
	if (objective)
		buf_addf(&detail, " of %s", objective);
	change_set_detail(change, 0, buf_text(&detail));
	buf_release(&detail);
}

/* *version 0: the rules are so already. */
static bool set(struct session *session, struct change *change,
	const struct call *call, int64_t *version, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct policy policy;

	*version = 0;
	if (!room || !decide(call, &room->facts, &policy, err))
		return false;
	if (is_same(&policy, &room->facts.policy))
		return true;
	describe(change, call);
	return change_policy(change, &policy, version, err);
}

static bool run_set(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct change *change = session_begin(session, "policy set", NULL,
		err);
	int64_t version;
	bool done = change && set(session, change, call, &version, err);

	if (done && !version) {
		change_abandon(change);
		session_forget_room(session);
		buf_adds(out, "The rules of the class are so already.\n");
		return true;
	}
	if (done)
		buf_addf(out, "The rules of the class have version %" PRId64
			" now.\n", version);
	return change && session_end(session, change, done, err);
}

static const struct flag set_flags[] = {
	{ "objective", "OBJECTIVE", "the line of this objective alone" },
	{ "default", NULL, "the rules named, as they were at first" },
	{ NULL, NULL, NULL }
};

const struct command cmd_policy_set = {
	.name = "policy set",
	.operands = "KEY VALUE | KEY=VALUE...",
	.summary = "change the class's rules; earlier versions are kept",
	.details =
		"\"homeroom policy list\" shows the keys. Several rules at once are one\n"
		"version. With --default only keys are said. With --objective the key\n"
		"is line.low or line.high; --default there takes both lines away.",
	.flags = set_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_POLICY_KEY,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_set,
};

/* Whether one of the lines begins so. */
static bool has_line(const char *text, const char *start, size_t len)
{
	for (const char *at = text; *at; ) {
		size_t size = strcspn(at, "\n");

		size += at[size] == '\n';
		if (size >= len && !memcmp(at, start, len))
			return true;
		at += size;
	}
	return false;
}

/* A line of a policy with the objective's name for its id. */
static void write_line(struct buf *out, const struct facts *facts,
	const char *line, size_t len)
{
	char *copy = mem_strndup(line, len);
	char *at = strchr(copy, '@');
	char *rest = at ? at + strcspn(at, " ") : NULL;
	size_t place = FACTS_NOT_FOUND;
	int64_t objective;

	if (at) {
		char *id = mem_strndup(at + 1, (size_t)(rest - at - 1));

		if (number_parse_int(id, &objective))
			place = facts_objective(facts, objective);
		mem_free(id);
	}
	if (place == FACTS_NOT_FOUND) {
		buf_adds(out, copy);
	} else {
		*at = '\0';
		buf_addf(out, "%s of %s%s", copy,
			facts->objectives[place].name, rest);
	}
	mem_free(copy);
}

/* The lines of a policy that another one does not have: its whole lines, or
 * its keys. */
static void write_missing(struct buf *out, const struct facts *facts,
	const char *text, const char *other, bool keys)
{
	for (const char *at = text; *at; ) {
		size_t len = strcspn(at, "\n");
		size_t key = strcspn(at, " ");

		if (!has_line(other, at, keys ? key + 1 : len + 1)) {
			write_line(out, facts, at, keys ? key : len);
			buf_adds(out, keys ? " is the class's again\n" : "\n");
		}
		at += len + (at[len] == '\n');
	}
}

static void write_news(struct buf *news, const struct facts *facts,
	const char *before, const char *text)
{
	write_missing(news, facts, text, before, false);
	write_missing(news, facts, before, text, true);
}

static void write_version(struct buf *out,
	const struct policy_version *version, const char *news)
{
	buf_addf(out, "%" PRId64 "  ", version->version);
	date_write_iso(out, version->made);
	buf_addf(out, "  %s\n", version->author);
	for (const char *at = news; *at; ) {
		size_t len = strcspn(at, "\n") + 1;

		buf_adds(out, "      ");
		buf_add(out, at, len);
		at += len;
	}
}

static void json_version(struct json *json,
	const struct policy_version *version, const char *news)
{
	json_open_object(json, NULL);
	json_int(json, "version", version->version);
	format_json_day(json, "date", version->made);
	json_string(json, "author", version->author);
	format_json_lines(json, "changes", news);
	json_close_object(json);
}

static void write_history(struct buf *out, const struct call *call,
	const struct facts *facts, const struct policy_version *versions, size_t count)
{
	struct policy defaults;
	struct buf before = BUF_INIT, news = BUF_INIT;
	struct json json;

	policy_init(&defaults);
	policy_write(&defaults, &before);
	json_init(&json, out);
	if (call->globals.json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		buf_clear(&news);
		write_news(&news, facts, i ? versions[i - 1].text :
			buf_text(&before), versions[i].text);
		if (call->globals.json)
			json_version(&json, &versions[i], buf_text(&news));
		else
			write_version(out, &versions[i], buf_text(&news));
	}
	if (call->globals.json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	}
	buf_release(&before);
	buf_release(&news);
}

static bool run_history(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct policy_version *versions;
	size_t count;
	const struct room *room = session_glance(session, err);
	bool done = room && store_policies(session->store, session->class_id,
		&arena, &versions, &count, err);

	if (done)
		write_history(out, call, &room->facts, versions, count);
	arena_release(&arena);
	return done;
}

const struct command cmd_policy_history = {
	.name = "policy history",
	.operands = "",
	.summary = "list the versions of the rules, and what each changed",
	.needs = NEEDS_CLASS,
	.run = run_history,
};
