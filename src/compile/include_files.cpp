// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "compile/include_files.hpp"

#include <filesystem>
#include <string>
#include <system_error>

#include "compile/include_name.hpp"
#include "text/read_text.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::compile {
namespace {

namespace fs = std::filesystem;

// Each is read within the one that names it, and all are kept.
constexpr std::size_t most_files = 500;

// What tells files apart, however their paths are written.
std::string identity(const fs::path& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return error ? path.lexically_normal().string() : canonical.string();
}

}  // namespace

IncludeFiles::IncludeFiles(SourceMap& sources, SourceId source, const syntax::Node& tree,
                           text::DiagnosticBag& bag)
    : sources_(sources), bag_(bag), root_(tree), root_identity_(identity(sources.name(source))) {}

const syntax::Node* IncludeFiles::open(const syntax::Scalar& path) {
  const std::string file = include_name(sources_, path);
  const std::string which = identity(file);
  if (which == root_identity_) return &root_;
  if (trees_.size() == most_files && !trees_.contains(which)) {
    bag_.report(Code::too_large, path.span,
                "the policy includes more than " + std::to_string(most_files) + " files");
    return nullptr;
  }
  const auto [known, fresh] = trees_.try_emplace(which);
  if (fresh) {
    std::error_code error;
    // A device or a pipe is no part of a policy, and may keep whoever reads it waiting.
    const bool is_file = !path.text.empty() && fs::is_regular_file(file, error);
    auto text = is_file ? text::read_text(file) : std::nullopt;
    if (!text) {
      bag_.report(Code::cannot_read, path.span, "the file '" + file + "' cannot be read");
    } else {
      known->second = yaml::read_yaml(sources_, sources_.add(file, std::move(*text)), bag_);
    }
  }
  return known->second ? &*known->second : nullptr;
}

}  // namespace mora::compile
