// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "mora/diagnostic.hpp"
#include "mora/source_map.hpp"

#include "mora.h"

struct mora_diagnostics {
  std::vector<mora::Diagnostic> diagnostics;
  mora::SourceMap sources;
  std::string text;
};
