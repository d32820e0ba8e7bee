/* SPDX-License-Identifier: MIT */
/* What the manifest of a OneRoster set says of its files. */
#ifndef EXCHANGE_MANIFEST_H
#define EXCHANGE_MANIFEST_H

#include "school_files.h"

enum manifest_way {
	MANIFEST_UNSAID,
	MANIFEST_ABSENT,
	MANIFEST_BULK,
	MANIFEST_DELTA
};

struct manifest {
	bool is_there;
	struct buf version; /* of OneRoster; empty: unsaid */
	enum manifest_way ways[SCHOOL_FILE_COUNT];
};
#define MANIFEST_INIT { 0 }

/* Leniently: only what it says of the files that are read counts. */
MUST_CHECK bool manifest_read(struct manifest *manifest,
	const struct set *set, const struct school_kind *kind,
	struct error *err);
void manifest_release(struct manifest *manifest);
/* Where it says something else than the set. */
MUST_CHECK bool manifest_note(const struct manifest *manifest,
	const struct set *set, const struct school_kind *kind,
	struct buf *notice, struct error *err);

#endif
