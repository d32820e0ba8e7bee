/* SPDX-License-Identifier: MIT */
/* The drivers that keep the contract, and a world of each. */
#include "contract.h"

const struct contract over_sqlite = { &driver_sqlite, false };
const struct contract over_fault = { &driver_sqlite, true };

void contract_make(struct world *world, void **state)
{
	const struct contract *contract = *state;

	world_make(world, contract->inner, contract->is_fault);
}
