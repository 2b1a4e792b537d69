// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// write_durably: a file in the place of the one before, which stands until the new one is whole and
// on the disk: whatever happens meanwhile, one of the two is there. Threads: free function.

#include <functional>
#include <iosfwd>
#include <string>

namespace mora::cli {

// Where the new one is written first.
[[nodiscard]] std::string draft_of(const std::string& path);

// Keeps the permissions of the one before. Empty, or why it cannot be done, and then the file is as
// it was. What stands at draft_of() is overwritten.
[[nodiscard]] std::string write_durably(const std::string& path,
                                        const std::function<void(std::ostream&)>& write);

}  // namespace mora::cli
