// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The test files that paths of the command line name.

#include <string>
#include <vector>

namespace mora::cli {

// Files as they are, folders for the *.test.yaml and *.case.yaml below them, sorted; hidden folders
// are passed over. Throws what the file system throws.
[[nodiscard]] std::vector<std::string> find_test_files(const std::vector<std::string>& paths);

// Why a draft must not be written there: the file exists, and may hold what somebody has confirmed.
// Empty if it may be written.
[[nodiscard]] std::string would_overwrite(const std::string& output);
// How a test file at `output` calls `policy`: relative to where it lies; on standard output, as if
// it lay beside the policy.
[[nodiscard]] std::string path_from(const std::string& output, const std::string& policy);

// The one among `paths` that is the file `output`; empty if none is.
[[nodiscard]] std::string overwritten(const std::string& output,
                                      const std::vector<std::string>& paths);

}  // namespace mora::cli
