/* fuzz.h: what every fuzz target defines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* LLVMFuzzerTestOneInput:
 * libFuzzer's entry point: feeds @data to the code under test and asserts what must hold for every input
 * (g_assert), not only that it survives. Returns 0 always.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
