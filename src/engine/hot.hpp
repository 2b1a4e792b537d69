// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// MORA_HOT and MORA_COLD, in front of a function: what an ordinary event passes through is made one
// piece of code, and what few events need is kept out of it. Compilers judge by size alone, and the
// calls between the small functions of the engine cost more than what is in them.
// MORA_HOT_CALL is MORA_HOT for a lambda, behind its parameters.
// fetch_for_writing(), fetch_for_reading(): what is looked at in no order is far away.

#if defined(__GNUC__)
#define MORA_HOT [[gnu::always_inline]] inline
#define MORA_HOT_CALL __attribute__((always_inline))
#define MORA_COLD [[gnu::noinline]]
#else
#define MORA_HOT inline
#define MORA_HOT_CALL
#define MORA_COLD
#endif

namespace mora::inline v0::detail {

// Asks the processor to bring what lies there into its cache, for it will soon be written.
MORA_HOT void fetch_for_writing([[maybe_unused]] const void* place) {
#if defined(__GNUC__)
  __builtin_prefetch(place, 1);
#endif
}

// The same for what will soon be read.
MORA_HOT void fetch_for_reading([[maybe_unused]] const void* place) {
#if defined(__GNUC__)
  __builtin_prefetch(place);
#endif
}

}  // namespace mora::inline v0::detail
