// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// source_option: what --source says: "time=ts,case=case_id" -> names, held against the policies.

#include <string>
#include <vector>

#include "mora/replay.hpp"

#include "cli/load_policies.hpp"

namespace mora::cli {

struct SourceOption {
  std::vector<SourceName> names;
  std::string mistake;  // the first one; empty if there is none
};

// The names alone.
[[nodiscard]] SourceOption split_source_option(const std::vector<std::string>& texts);
// A name must be one that some policy knows; the others pass it over.
[[nodiscard]] SourceOption read_source_option(const std::vector<std::string>& texts,
                                              const std::vector<LoadedPolicy>& policies);

}  // namespace mora::cli
