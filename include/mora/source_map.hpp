// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SourceMap: owns the source texts that a compilation read and answers where an offset lies.
// Threads: const calls from any thread; add() from one. Ownership: owns names and texts.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mora/diagnostic.hpp"
#include "mora/source.hpp"

namespace mora::inline v0 {

// Both count from 1; the column counts code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class SourceMap {
 public:
  // `name` is what messages show: the path as the user gave it. A leading UTF-8 BOM stays in the
  // text and is no column.
  SourceId add(std::string name, std::string text);

  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  [[nodiscard]] const std::string& name(SourceId id) const { return sources_[id].name; }
  [[nodiscard]] const std::string& text(SourceId id) const { return sources_[id].text; }
  // An offset beyond the end counts as the end.
  [[nodiscard]] LineColumn locate(SourceId id, std::uint32_t offset) const;
  // The text of the line (from 1) without its line end; empty beyond the last.
  [[nodiscard]] std::string_view line_text(SourceId id, std::uint32_t line) const;

 private:
  struct Source {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> line_starts;
  };
  std::vector<Source> sources_;
};

// "file:line:column: error: message [M0102]", the line, a caret under the place (aligned also under
// tabs and wide characters), notes in the same form, help lines. Ends with a newline.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const SourceMap& sources);
// All of them, in the order given, and a last line that counts ("3 errors, 1 warning"). Empty for
// none.
[[nodiscard]] std::string render(const std::vector<Diagnostic>& diagnostics,
                                 const SourceMap& sources);

}  // namespace mora::inline v0
