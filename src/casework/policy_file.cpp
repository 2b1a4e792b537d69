// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/policy_file.hpp"

#include <fmt/format.h>

#include "compile/lower_policy.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/read_text.hpp"

namespace mora::casework {

PolicyFile load_policy_file(const std::string& path, const CompileOptions& options) {
  PolicyFile file;
  text::DiagnosticBag bag;
  auto text = text::read_text(path);
  const bool readable = text.has_value();
  const SourceId source = file.sources.add(path, readable ? std::move(*text) : "");
  if (readable) {
    file.source = compile::check_source(file.sources, source, options, bag);
  } else {
    bag.report(Code::cannot_read, {source, 0, 0},
               fmt::format("the file '{}' cannot be read", path));
  }
  if (file.source != nullptr) {
    file.program = compile::lower_policy(file.source->policy, file.source->vocabulary,
                                         file.source->checked, file.sources);
  }
  file.diagnostics = bag.take();
  return file;
}

}  // namespace mora::casework
