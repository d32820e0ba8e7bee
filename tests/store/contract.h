/* SPDX-License-Identifier: MIT */
/*
 * What every driver must let a store do is tested over SQLite and over the
 * fault driver when it fails nothing.
 */
#ifndef STORE_CONTRACT_H
#define STORE_CONTRACT_H

#include "world.h"

struct contract {
	const struct driver *inner;
	bool is_fault;
};

extern const struct contract over_sqlite;
extern const struct contract over_fault;

/* A world of the driver that a test's state tells. */
void contract_make(struct world *world, void **state);

#define OVER(contract, test) \
	{ #test " " #contract, test, NULL, NULL, (void *)&contract }
#define BOTH(test) OVER(over_sqlite, test), OVER(over_fault, test)

#endif
