// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Formatting: a policy or test file in the canonical layout, with its comments and with the meaning
// that it had. Never throws for bad input. Threads: calls are independent of each other.

#include <cstdint>
#include <string>
#include <vector>

#include "mora/diagnostic.hpp"
#include "mora/source_map.hpp"

namespace mora::inline v0 {

enum class FormatOutcome : std::uint8_t {
  done,
  broken,  // the file is not YAML; the diagnostics say why
  unsafe   // laid out, it would not say the same, or lack a comment: a flaw of Mora
};

struct FormatResult {
  FormatOutcome outcome = FormatOutcome::done;
  std::string text;  // in the canonical layout; as it was given unless the outcome is done
  std::vector<Diagnostic> diagnostics;
  SourceMap sources;

  // All diagnostics as text; empty if there are none.
  [[nodiscard]] std::string messages() const { return render(diagnostics, sources); }
};

// `name` is what messages call the text. A text in the canonical layout comes back as it is. The
// result has been read back: it has the keys and values of the given text in their order, and all
// of its comments. Whether these make a good policy is not asked.
[[nodiscard]] FormatResult format_text(std::string name, std::string text);

}  // namespace mora::inline v0
