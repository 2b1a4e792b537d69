// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The version of the library; the build reads it from here. Macros only, so that a host can test it
// in the preprocessor.

#define MORA_VERSION_MAJOR 0
#define MORA_VERSION_MINOR 1
#define MORA_VERSION_PATCH 0
#define MORA_VERSION_STRING "0.1.0"
