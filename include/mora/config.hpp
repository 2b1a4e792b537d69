// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every public header needs from the build: the assertion macro. Everything public stands in
// `namespace mora::inline v0`; a later binary-incompatible generation gets an inline namespace of
// its own, so that a header and a library that do not belong together fail at link time.

#include <cassert>

// Checks for mistakes of the programmer, never for bad input; compiled out in release builds.
#ifndef MORA_ASSERT
#define MORA_ASSERT(condition) assert(condition)
#endif
