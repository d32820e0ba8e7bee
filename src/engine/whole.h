/* SPDX-License-Identifier: MIT */
/* One lesson for all instead of groups. */
#ifndef ENGINE_WHOLE_H
#define ENGINE_WHOLE_H

#include "engine.h"

/* The case that those make who were seen on the focus and are there today. */
struct whole_case whole_judge(const struct engine *engine);

#endif
