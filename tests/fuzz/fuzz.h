/* SPDX-License-Identifier: MIT */
/* The door of a fuzz target: libFuzzer calls it, and so does replay.c. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
