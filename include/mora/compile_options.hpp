// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CompileOptions: which files a policy may include, and how large it may be.
// Threads: plain values.

#include <cstdint>
#include <string>
#include <vector>

namespace mora::inline v0 {

struct CompileOptions {
  // A policy includes files of its own folder and of those below it. These are further folders of
  // which it may include files, each with all that is below. Links do not lead out of a folder:
  // what counts is where a file really lies.
  std::vector<std::string> include_from;
  // How many clauses a policy may have, those of included files among them; one with several rules
  // counts as that many. More than 500 000 count as 500 000.
  std::uint32_t most_clauses = 100'000;
};

}  // namespace mora::inline v0
