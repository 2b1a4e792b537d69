// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/diagnostic.hpp"

#include <iterator>

namespace mora::inline v0 {
namespace {

constexpr CodeInfo table[] = {
#define MORA_CODE(name, id, severity, summary, help) {#name, id, Severity::severity, summary, help},
#include "mora/diagnostic_codes.def"
#undef MORA_CODE
};

}  // namespace

const CodeInfo& info(Code code) { return table[static_cast<std::size_t>(code)]; }

std::vector<Code> all_codes() {
  std::vector<Code> codes;
  codes.reserve(std::size(table));
  for (std::size_t i = 0; i < std::size(table); ++i) codes.push_back(static_cast<Code>(i));
  return codes;
}

}  // namespace mora::inline v0
