/* SPDX-License-Identifier: MIT */
/*
 * Writes JSON to a buffer and sets the commas itself. Inside an object every
 * value has a key; inside an array key is NULL. Text must be UTF-8; control
 * characters are escaped. A number that is not finite is written as null.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct json {
	struct buf *out;
	bool needs_comma;
};

void json_init(struct json *json, struct buf *out);
void json_open_object(struct json *json, const char *key);
void json_close_object(struct json *json);
void json_open_array(struct json *json, const char *key);
void json_close_array(struct json *json);
/* NULL text is null. */
void json_string(struct json *json, const char *key, const char *text);
void json_int(struct json *json, const char *key, int64_t value);
/* Six significant digits at most, the whole part always exact. */
void json_number(struct json *json, const char *key, double value);
void json_bool(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);

#endif
