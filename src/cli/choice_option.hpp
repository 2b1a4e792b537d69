// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// choice_option: an option that takes one of a few words.

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}

namespace mora::cli {

// A choice among a few words; what `value` holds already is the default.
void add_choice(CLI::App& command, const std::string& names, std::string& value,
                const std::string& what, const std::string& description,
                const std::vector<std::string>& choices);

}  // namespace mora::cli
