/* SPDX-License-Identifier: MIT */
/* Setting a class's rules, and the text they are stored as. */
#include "model/policy.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/panic.h"
#include "base/text.h"
#include "names.h"

static const struct {
	double up;
	double down;
} odds[] = {
	[STABILITY_CALM] = { .up = 0.68, .down = 0.62 },
	[STABILITY_STEADY] = { .up = 0.62, .down = 0.57 },
	[STABILITY_LIVELY] = { .up = 0.56, .down = 0.52 },
};

/* What a key names: a rule, of one objective or (0) of the class. */
struct target {
	const struct policy_rule *rule;
	int64_t objective;
};

static bool is_line(const struct policy_rule *rule)
{
	return rule->place == offsetof(struct policy, lines.low) ||
		rule->place == offsetof(struct policy, lines.high);
}

/* "line.low@7"; an id has one spelling, or a key could be there twice. */
static bool parse_own(const char *key, const char *at, struct target *target)
{
	char *line = mem_strndup(key, (size_t)(at - key));

	target->rule = policy_rule_find(line);
	mem_free(line);
	return target->rule && is_line(target->rule) && at[1] >= '1' &&
		at[1] <= '9' && number_parse_int(at + 1, &target->objective);
}

static bool unknown_key(const char *key, struct error *err)
{
	struct buf known = BUF_INIT;

	for (const struct policy_rule *rule = policy_rules; rule->key; rule++)
		buf_addf(&known, "%s%s", rule > policy_rules ? ", " : "",
			rule->key);
	error_set(err, ERROR_NOT_FOUND, "No rule is called \"%s\"; there are "
		"%s, and line.low@ID and line.high@ID for one objective.",
		key, buf_text(&known));
	buf_release(&known);
	return false;
}

static bool parse_key(const char *key, struct target *target,
	struct error *err)
{
	const char *at = strchr(key, '@');
	bool is_known;

	target->objective = 0;
	if (at) {
		is_known = parse_own(key, at, target);
	} else {
		target->rule = policy_rule_find(key);
		is_known = target->rule != NULL;
	}
	return is_known || unknown_key(key, err);
}

/* The place of the objective's own lines, or where they belong. */
static size_t own_place(const struct policy *policy, int64_t objective)
{
	size_t place = 0;

	while (place < policy->own_count &&
	    policy->own[place].objective < objective)
		place++;
	return place;
}

static bool has_own(const struct policy *policy, size_t place,
	int64_t objective)
{
	return place < policy->own_count &&
		policy->own[place].objective == objective;
}

static bool own_put(struct policy *policy, int64_t objective,
	struct lines lines, struct error *err)
{
	size_t place = own_place(policy, objective);

	if (!has_own(policy, place, objective)) {
		if (policy->own_count == POLICY_LINES_MAX)
			return error_set(err, ERROR_INVALID, "%d objectives "
				"have lines of their own already: no more fit.",
				POLICY_LINES_MAX);
		memmove(&policy->own[place + 1], &policy->own[place],
			(policy->own_count - place) * sizeof(policy->own[0]));
		policy->own_count++;
	}
	policy->own[place] = (struct objective_lines){
		.objective = objective,
		.lines = lines,
	};
	return true;
}

static void own_remove(struct policy *policy, int64_t objective)
{
	size_t place = own_place(policy, objective);

	if (!has_own(policy, place, objective))
		return;
	policy->own_count--;
	memmove(&policy->own[place], &policy->own[place + 1],
		(policy->own_count - place) * sizeof(policy->own[0]));
}

/* The same policy with the lines of the objective where the rules look. */
static struct policy seen_by(const struct policy *policy, int64_t objective)
{
	struct policy own = *policy;

	own.lines = policy_lines(policy, objective);
	return own;
}

/* Whether rules agree with one another is not asked here. */
static bool set_value(struct policy *policy, const char *key,
	const char *value, struct error *err)
{
	struct target target;
	struct policy changed;

	if (!parse_key(key, &target, err))
		return false;
	changed = seen_by(policy, target.objective);
	if (!target.rule->read(target.rule, &changed, value))
		return error_set(err, ERROR_INVALID,
			"%s cannot be \"%s\": it must be %s.", key, value,
			target.rule->limits);
	if (target.objective)
		return own_put(policy, target.objective, changed.lines, err);
	*policy = changed;
	return true;
}

static bool check_lines(struct lines lines, int64_t objective,
	struct error *err)
{
	if (lines.low < lines.high)
		return true;
	error_set(err, ERROR_INVALID, "The lower line, %g, must be below the "
		"upper line, %g: set the other one first.", lines.low,
		lines.high);
	return objective && error_where(err, "objective %lld",
		(long long)objective);
}

static bool check_size(struct cluster_size size, size_t cluster,
	struct error *err)
{
	const char *name = cluster_name((enum cluster)cluster);

	if (!size.most || size.least <= size.most)
		return true;
	return error_set(err, ERROR_INVALID, "%s.min, %lld, must not be above "
		"%s.max, %lld: set the other one first.", name,
		(long long)size.least, name, (long long)size.most);
}

static bool check_label(const struct policy *policy, size_t cluster,
	struct error *err)
{
	for (size_t i = 0; i < cluster; i++) {
		if (text_equal(policy->label[i], policy->label[cluster]))
			return error_set(err, ERROR_INVALID, "\"%s\" is the "
				"label of %s already: give each cluster its "
				"own.", policy->label[i],
				cluster_name((enum cluster)i));
	}
	return true;
}

static bool check(const struct policy *policy, struct error *err)
{
	if (!check_lines(policy->lines, 0, err))
		return false;
	for (size_t i = 0; i < policy->own_count; i++) {
		if (!check_lines(policy->own[i].lines,
			    policy->own[i].objective, err))
			return false;
	}
	for (size_t i = 0; i < CLUSTER_COUNT; i++) {
		if (!check_size(policy->sizes[i], i, err) ||
			!check_label(policy, i, err))
			return false;
	}
	return true;
}

const struct policy_rule *policy_rule_find(const char *key)
{
	for (const struct policy_rule *rule = policy_rules; rule->key; rule++) {
		if (text_equal(rule->key, key))
			return rule;
	}
	return NULL;
}

void policy_init(struct policy *policy)
{
	*policy = (struct policy){
		.support_weight = {
			[SUPPORT_UNSAID] = 1,
			[SUPPORT_ALONE] = 1,
		},
		.label = { [CLUSTER_NONE] = "Not yet seen" },
	};
	for (const struct policy_rule *rule = policy_rules; rule->key; rule++) {
		if (!rule->read(rule, policy, rule->preset))
			panic("The default of %s is outside its limits.",
				rule->key);
	}
}

bool policy_set(struct policy *policy, const char *key, const char *value,
	struct error *err)
{
	struct policy changed = *policy;

	if (!set_value(&changed, key, value, err) || !check(&changed, err))
		return false;
	*policy = changed;
	return true;
}

bool policy_get(const struct policy *policy, const char *key, struct buf *out,
	struct error *err)
{
	struct target target;
	struct policy own;

	if (!parse_key(key, &target, err))
		return false;
	own = seen_by(policy, target.objective);
	target.rule->write(target.rule, &own, out);
	return true;
}

static bool is_possible_line(double line)
{
	const struct policy_rule *rule = &policy_rules[0];

	return line >= rule->low && line <= rule->high;
}

bool policy_set_lines(struct policy *policy, int64_t objective,
	const struct lines *lines, struct error *err)
{
	if (!lines) {
		own_remove(policy, objective);
		return true;
	}
	if (!is_possible_line(lines->low) || !is_possible_line(lines->high))
		return error_set(err, ERROR_INVALID,
			"The lines of an objective must be %s.",
			policy_rules[0].limits);
	return check_lines(*lines, objective, err) &&
		own_put(policy, objective, *lines, err);
}

struct lines policy_lines(const struct policy *policy, int64_t objective)
{
	size_t place = own_place(policy, objective);

	return has_own(policy, place, objective) ? policy->own[place].lines :
		policy->lines;
}

double policy_odds_up(const struct policy *policy)
{
	return odds[policy->stability].up;
}

double policy_odds_down(const struct policy *policy)
{
	return odds[policy->stability].down;
}

static void write_rule(const struct policy_rule *rule,
	const struct policy *policy, int64_t objective, struct buf *out)
{
	buf_adds(out, rule->key);
	if (objective)
		buf_addf(out, "@%lld", (long long)objective);
	buf_adds(out, " = ");
	rule->write(rule, policy, out);
	buf_addc(out, '\n');
}

void policy_write(const struct policy *policy, struct buf *out)
{
	for (const struct policy_rule *rule = policy_rules; rule->key; rule++)
		write_rule(rule, policy, 0, out);
	for (size_t i = 0; i < policy->own_count; i++) {
		int64_t objective = policy->own[i].objective;
		struct policy own = seen_by(policy, objective);
		const struct policy_rule *rule;

		for (rule = policy_rules; rule->key; rule++) {
			if (is_line(rule))
				write_rule(rule, &own, objective, out);
		}
	}
}

/* Without the blanks at both ends; cuts text. */
static char *trimmed(char *text)
{
	static const char blanks[] = " \t\n\v\f\r";
	size_t len;

	text += strspn(text, blanks);
	len = strlen(text);
	while (len > 0 && strchr(blanks, text[len - 1]))
		text[--len] = '\0';
	return text;
}

static bool read_line(struct policy *policy, char *line, struct buf *seen,
	struct error *err)
{
	char *value = strchr(line, '=');
	char *key;

	if (!*trimmed(line))
		return true;
	if (!value)
		return error_set(err, ERROR_INVALID,
			"\"%s\" is no rule: it must be key = value.", line);
	*value++ = '\0';
	key = trimmed(line);
	return names_see(seen, key, err) &&
		set_value(policy, key, trimmed(value), err);
}

bool policy_read(struct policy *policy, const char *text, struct error *err)
{
	struct buf seen = BUF_INIT;
	char *copy = mem_strdup(text);
	char *rest = copy;
	struct policy read;
	bool is_read = true;

	policy_init(&read);
	for (size_t number = 1; rest && is_read; number++) {
		char *line = strsep(&rest, "\n");

		is_read = read_line(&read, line, &seen, err) ||
			error_where(err, "policy, line %zu", number);
	}
	is_read = is_read && check(&read, err);
	if (is_read)
		*policy = read;
	buf_release(&seen);
	mem_free(copy);
	return is_read;
}
