// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What `mora check` found, for programs: JSON of its own, and SARIF 2.1.0
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts and editors read.

#include <span>
#include <string>

#include "mora/compile.hpp"

namespace mora::cli {

struct CheckedFile {
  std::string path;
  CompileResult compiled;
};

[[nodiscard]] std::string check_json(std::span<const CheckedFile> files);
[[nodiscard]] std::string check_sarif(std::span<const CheckedFile> files);

}  // namespace mora::cli
