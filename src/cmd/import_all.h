/* SPDX-License-Identifier: MIT */
#ifndef CMD_IMPORT_ALL_H
#define CMD_IMPORT_ALL_H

#include "app/import.h"
#include "exchange/school.h"

/*
 * Each class of a whole set into the class that it was imported into before,
 * else into one of its title, else into a new one. Each is an import of its
 * own: one that is refused is said, and the others are done. false: none was.
 */
MUST_CHECK bool import_all(struct session *session, const struct set *set,
	const struct import_options *options, struct buf *out,
	struct error *err);

#endif
