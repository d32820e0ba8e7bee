/* SPDX-License-Identifier: MIT */
/* User names, as far as they serve to name a student. */
#ifndef EXCHANGE_HANDLE_H
#define EXCHANGE_HANDLE_H

#include "base/buf.h"

/*
 * What a person can type; else nothing is left of it. One that is an address
 * is the email, where there is none yet.
 */
void handle_sort(struct buf *handle, struct buf *email);

#endif
