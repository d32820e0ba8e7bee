/* SPDX-License-Identifier: MIT */
/* Names and letters of the clusters. */
#include "model/cluster.h"

#include <string.h>

#include "names.h"

static const struct {
	const char *name;
	char letter;
} clusters[] = {
	[CLUSTER_NONE] = { "not_seen", '-' },
	[CLUSTER_RETEACH] = { "reteach", 'R' },
	[CLUSTER_PRACTICE] = { "practice", 'P' },
	[CLUSTER_EXTEND] = { "extend", 'E' },
	[CLUSTER_INTERVENE] = { "intervene", 'I' },
};
_Static_assert(ARRAY_LEN(clusters) == CLUSTER_COUNT, "one a cluster");

const char *cluster_name(enum cluster cluster)
{
	return clusters[cluster].name;
}

char cluster_letter(enum cluster cluster)
{
	return clusters[cluster].letter;
}

bool cluster_parse(const char *text, enum cluster *cluster)
{
	size_t len = strlen(text);

	if (len == 0)
		return false;
	if (strcmp(text, "-") == 0 ||
	    strcmp(text, clusters[CLUSTER_NONE].name) == 0) {
		*cluster = CLUSTER_NONE;
		return true;
	}
	/* The four letters differ, so that any beginning is unique. */
	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		if (names_begins(clusters[i].name, text, len)) {
			*cluster = (enum cluster)i;
			return true;
		}
	}
	return false;
}
