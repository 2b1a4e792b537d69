// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FormSpec: what the checker knows of a rule form: its keyword and the keys that go with it.

#include <span>
#include <string_view>

#include "program/program_data.hpp"

namespace mora::sema {

enum class Trigger : std::uint8_t { required, optional };

struct FormSpec {
  std::string_view keyword;
  detail::Form form{};
  Trigger trigger{};
  // The rule keys that go with it, beside those of every form (general_keys).
  std::span<const std::string_view> keys;
  std::string_view help;
};

// What every rule may say, whatever its form.
inline constexpr std::string_view general_keys[] = {"causing", "key", "liable", "fine",
                                                    "effective"};

}  // namespace mora::sema
