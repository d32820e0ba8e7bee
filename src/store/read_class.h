/* SPDX-License-Identifier: MIT */
/* Parts of a class that several readers want. */
#ifndef STORE_READ_CLASS_H
#define STORE_READ_CLASS_H

#include "base/ids.h"
#include "reading.h"

/* NOT_FOUND when there is no such class. students stays 0. */
MUST_CHECK bool read_class_detail(struct reading *reading,
	struct class *class);
/* Those enrolled now; the caller releases. */
MUST_CHECK bool read_class_enrolled(struct reading *reading,
	struct ids *enrolled);
/* Those enrolled now, or everyone ever; in no order. */
MUST_CHECK bool read_class_students(struct reading *reading, bool everyone,
	struct student **students, size_t *count);

#endif
