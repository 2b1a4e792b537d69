// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/finding_text.hpp"

#include <fmt/format.h>

namespace mora::report {

std::string id_text(const Finding& finding) { return fmt::format("{:016x}", finding.id); }

std::string seconds_text(Duration duration) {
  auto us = static_cast<std::uint64_t>(duration.us);
  if (duration.us < 0) us = 0 - us;
  std::string text = fmt::format("{}{}", duration.us < 0 ? "-" : "", us / 1'000'000);
  if (us % 1'000'000 == 0) return text;
  text += fmt::format(".{:06}", us % 1'000'000);
  return text.erase(text.find_last_not_of('0') + 1);
}

}  // namespace mora::report
