// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JUnit: the results of case files in the XML that build servers read. A suite is a file, a
// testcase one of its cases. Threads: a pure function.

#include <span>
#include <string>

#include "mora/case_file.hpp"

namespace mora::inline v0 {

// A whole XML document in UTF-8. A case that failed has a <failure> with what was expected and what
// came, one that could not be run an <error> with the mistakes; times are seconds. A file with
// mistakes in it that break none of its cases has one more testcase, named after the file.
[[nodiscard]] std::string junit_xml(std::span<const CaseFileResult> files);

}  // namespace mora::inline v0
