// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/choice_option.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace mora::cli {

void add_choice(CLI::App& command, const std::string& names, std::string& value,
                const std::string& what, const std::string& description,
                const std::vector<std::string>& choices) {
  const std::string otherwise = value.empty() ? "" : fmt::format(" (default {})", value);
  command
      .add_option(names, value,
                  fmt::format("{}: {}{}", description, fmt::join(choices, ", "), otherwise))
      ->check(CLI::IsMember(choices))
      ->option_text(what);
}

}  // namespace mora::cli
