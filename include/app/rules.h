/* SPDX-License-Identifier: MIT */
/* Setting several of a class's rules at once. */
#ifndef APP_RULES_H
#define APP_RULES_H

#include <stddef.h>

#include "model/policy.h"

struct rules_setting {
	const char *key;
	const char *value;
};

/*
 * All of them or none. Two rules may be sound only together (both lines moved
 * past each other), so that their order does not matter. *failed: which one
 * the sentence is about.
 */
MUST_CHECK bool rules_set(struct policy *policy,
	const struct rules_setting *settings, size_t count, size_t *failed,
	struct error *err);
/* The same of "key=value" words, as --set has them. */
MUST_CHECK bool rules_set_words(struct policy *policy,
	const char *const *words, size_t count, struct error *err);

#endif
