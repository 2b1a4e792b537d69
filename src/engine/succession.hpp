// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Succession: the policies that a running program was made of, one adopted after the other. With it
// the very same program can be made again where a snapshot is restored.
// Ownership: keeps handles to the programs.

#include <cstdint>
#include <vector>

#include "mora/adoption.hpp"
#include "mora/program.hpp"

namespace mora::inline v0::detail {

// What of a rule was left when the next policy was adopted.
struct RuleUse {
  bool live = false;
  bool waiting = false;     // violated, not fulfilled yet
  bool violations = false;  // found already, or held back
};

struct Successor {
  Program program;
  OpenUnder terms{};
  std::vector<RuleUse> uses;  // by rule of the program that was running
};

struct Succession {
  Program first;
  std::vector<Successor> then;
};

}  // namespace mora::inline v0::detail
