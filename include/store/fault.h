/* SPDX-License-Identifier: MIT */
/*
 * A driver for tests: passes every call on to another driver, counts those
 * that can fail, and fails the one that was armed.
 *
 *	struct driver_fault fault;
 *
 *	driver_fault_init(&fault, &driver_sqlite);
 *	store = store_open(&fault.driver, path, STORE_CREATE, &err);
 *	driver_fault_arm(&fault, 3);
 */
#ifndef STORE_FAULT_H
#define STORE_FAULT_H

#include "store/driver.h"

struct driver_fault {
	struct driver driver; /* first: open is given its address */
	const struct driver *inner;
	int64_t calls;   /* fallible calls since it was armed */
	int64_t fail_at; /* 0: none */
};

/* Must outlive every connection that was opened with it. */
void driver_fault_init(struct driver_fault *fault,
	const struct driver *inner);
/* The n-th fallible call from now on fails with ERROR_IO and does nothing;
 * 0: none does. Opening, preparing, stepping, executing, beginning,
 * committing and asking for the data version can fail. */
void driver_fault_arm(struct driver_fault *fault, int64_t n);
/* Whether the armed call has come and failed. */
bool driver_fault_struck(const struct driver_fault *fault);

#endif
