// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// scan_scalar: re-reads a scalar that the YAML library has decoded, to learn where each of its
// bytes stands in the file. Not a YAML parser: it follows the decoded text through the raw one.
// Threads: free functions.

#include <cstdint>
#include <string_view>

#include "text/offset_map.hpp"

namespace mora::yaml {

struct ScannedScalar {
  std::uint32_t begin = 0;  // of the scalar itself, behind any anchor and tag
  std::uint32_t end = 0;
  text::OffsetMap offsets;
  bool quoted = false;    // not a plain scalar
  bool unclosed = false;  // a quote without an end, which yaml-cpp lets pass at the end of a file
  // Raw and decoded text agree. If not (which would be a flaw of ours), the map is one run.
  bool exact = false;
};

// `mark` is where the node begins, `decoded` what it stands for.
[[nodiscard]] ScannedScalar scan_scalar(std::string_view file, std::uint32_t mark,
                                        std::string_view decoded);

// The first offset from `at` on that is no blank, line end or comment.
[[nodiscard]] std::uint32_t skip_space(std::string_view file, std::uint32_t at);
// The first offset behind the anchors and tags that stand at `at`, and the space after them.
[[nodiscard]] std::uint32_t skip_properties(std::string_view file, std::uint32_t at);
// Whether an anchor or a tag begins, and where it ends.
[[nodiscard]] bool begins_property(std::string_view file, std::uint32_t at);
[[nodiscard]] std::uint32_t end_of_property(std::string_view file, std::uint32_t at);
// Of all that begin at `at`; `at` itself if none does.
[[nodiscard]] std::uint32_t end_of_properties(std::string_view file, std::uint32_t at);
// The end of a word such as an alias: a blank, a line end, or a flow indicator.
[[nodiscard]] std::uint32_t end_of_word(std::string_view file, std::uint32_t at);
// The quote that ends the scalar whose opening quote is at `opening`; the end of the file if none
// does.
[[nodiscard]] std::uint32_t closing_quote(std::string_view file, std::uint32_t opening);

}  // namespace mora::yaml
