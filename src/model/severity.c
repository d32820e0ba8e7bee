/* SPDX-License-Identifier: MIT */
/* The names of severities. */
#include "model/severity.h"

#include <stddef.h>
#include <string.h>

static const char *const names[] = {
	[SEVERITY_LIGHT] = "light",
	[SEVERITY_MIDDLE] = "middle",
	[SEVERITY_SEVERE] = "severe",
};

const char *severity_name(int severity)
{
	return names[severity];
}

bool severity_parse(const char *text, int *severity)
{
	for (int i = SEVERITY_LIGHT; i <= SEVERITY_SEVERE; i++) {
		if (strcmp(text, names[i]) != 0 &&
		    (text[0] != (char)('0' + i) || text[1]))
			continue;
		*severity = i;
		return true;
	}
	return false;
}
