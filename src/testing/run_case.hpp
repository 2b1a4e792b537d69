// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// run_case: one written case and the program it is about -> whether it holds.
// Threads: calls are independent of each other.

#include "mora/case_file.hpp"
#include "mora/compile.hpp"
#include "mora/coverage.hpp"
#include "mora/program.hpp"
#include "mora/source_map.hpp"

#include "testing/written_case.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::testing {

// Outcome and message; the caller knows name and line. Mistakes in the case go to `bag`.
// What it shows of the rules is added to `coverage`, unless that is null.
[[nodiscard]] CaseResult run_case(const Program& program, const WrittenCase& written,
                                  const SourceMap& sources, PolicyCoverage* coverage,
                                  text::DiagnosticBag& bag);

// A case with `errors`: the policy must be refused with these very messages. `folder` is left out
// of the paths in them.
[[nodiscard]] CaseResult check_errors(const CompileResult& compiled, const WrittenCase& written,
                                      const std::string& folder);

}  // namespace mora::testing
