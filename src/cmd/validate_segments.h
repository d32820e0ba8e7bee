/* SPDX-License-Identifier: MIT */
/* What validate does with --segments. */
#ifndef CMD_VALIDATE_SEGMENTS_H
#define CMD_VALIDATE_SEGMENTS_H

#include "app/session.h"

MUST_CHECK bool validate_segments(struct session *session,
	const struct call *call, struct buf *out, struct error *err);

#endif
