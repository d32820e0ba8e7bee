/* SPDX-License-Identifier: MIT */
/* Setting several of a class's rules at once. */
#include "app/rules.h"

#include <string.h>

#include "base/mem.h"

/* What can be set now, is; whether that was anything. */
static bool set_some(struct policy *policy,
	const struct rules_setting *settings, size_t count, bool *is_set)
{
	bool progress = false;

	for (size_t i = 0; i < count; i++) {
		if (is_set[i] || !policy_set(policy, settings[i].key,
		    settings[i].value, NULL))
			continue;
		is_set[i] = true;
		progress = true;
	}
	return progress;
}

bool rules_set(struct policy *policy, const struct rules_setting *settings,
	size_t count, size_t *failed, struct error *err)
{
	bool *is_set = mem_new(count + 1, sizeof(*is_set));
	struct policy changed = *policy;
	bool done;

	while (set_some(&changed, settings, count, is_set))
		continue;
	*failed = 0;
	while (*failed < count && is_set[*failed])
		++*failed;
	mem_free(is_set);
	done = *failed == count || policy_set(&changed,
		settings[*failed].key, settings[*failed].value, err);
	if (done)
		*policy = changed;
	return done;
}

static bool check_once(const struct rules_setting *settings, size_t count,
	struct error *err)
{
	for (size_t i = 1; i < count; i++) {
		for (size_t j = 0; j < i; j++) {
			if (!strcmp(settings[i].key, settings[j].key))
				return error_set(err, ERROR_USAGE, "--set %s: "
					"say a rule once", settings[i].key);
		}
	}
	return true;
}

bool rules_set_words(struct policy *policy, const char *const *words,
	size_t count, struct error *err)
{
	struct rules_setting *settings = mem_new(count + 1,
		sizeof(*settings));
	bool done = true;
	size_t failed;

	for (size_t i = 0; done && i < count; i++) {
		const char *equals = strchr(words[i], '=');

		if (!equals)
			done = error_set(err, ERROR_USAGE,
				"--set %s: say KEY=VALUE", words[i]);
		else
			settings[i] = (struct rules_setting){
				.key = mem_strndup(words[i],
					(size_t)(equals - words[i])),
				.value = equals + 1,
			};
	}
	done = done && check_once(settings, count, err) &&
		rules_set(policy, settings, count, &failed, err);
	for (size_t i = 0; i < count; i++)
		mem_free(settings[i].key);
	mem_free(settings);
	return done;
}
