// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// MORA_HOT and MORA_COLD, in front of a function: what an ordinary event passes through is made one
// piece of code, and what few events need is kept out of it. Compilers judge by size alone, and the
// calls between the small functions of the engine cost more than what is in them.

#if defined(__GNUC__)
#define MORA_HOT [[gnu::always_inline]] inline
#define MORA_COLD [[gnu::noinline]]
#else
#define MORA_HOT inline
#define MORA_COLD
#endif
