// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mora/program.hpp"

#include "mora.h"

struct mora_program {
  mora::Program program;
};
