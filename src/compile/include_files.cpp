// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "compile/include_files.hpp"

#include <algorithm>
#include <system_error>

#include "compile/include_name.hpp"
#include "text/read_text.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::compile {
namespace {

namespace fs = std::filesystem;

// Each is read within the one that names it, and all are kept.
constexpr std::size_t most_files = 500;

// Where a file or folder really lies: what tells files apart, however their paths are written and
// whatever links lead to them.
fs::path place_of(const fs::path& path) {
  std::error_code error;
  fs::path place = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? path.lexically_normal() : place;
}

bool is_within(const fs::path& place, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), place.begin(), place.end()).first ==
         folder.end();
}

}  // namespace

IncludeFiles::IncludeFiles(SourceMap& sources, SourceId source, const syntax::Node& tree,
                           std::span<const std::string> include_from, text::DiagnosticBag& bag)
    : sources_(sources), bag_(bag), root_(tree), root_place_(place_of(sources.name(source))) {
  const fs::path own = fs::path(sources.name(source)).parent_path();
  folders_.push_back(place_of(own.empty() ? "." : own));
  for (const std::string& folder : include_from) folders_.push_back(place_of(folder));
}

const syntax::Node* IncludeFiles::open(const syntax::Scalar& path) {
  const std::string file = include_name(sources_, path);
  const fs::path place = place_of(file);
  if (place == root_place_) return &root_;
  if (!is_allowed(place)) {
    bag_.report(Code::outside_include, path.span,
                "'" + path.text + "' lies outside the policy's folder")
        .help = "move it there, or allow its folder with --include-from";
    return nullptr;
  }
  if (trees_.size() == most_files && !trees_.contains(place)) {
    bag_.report(Code::too_large, path.span,
                "the policy includes more than " + std::to_string(most_files) + " files");
    return nullptr;
  }
  const auto [known, fresh] = trees_.try_emplace(place);
  if (fresh) read(path, file, known->second);
  return known->second ? &*known->second : nullptr;
}

bool IncludeFiles::is_allowed(const fs::path& place) const {
  return std::any_of(folders_.begin(), folders_.end(),
                     [&](const fs::path& folder) { return is_within(place, folder); });
}

void IncludeFiles::read(const syntax::Scalar& path, const std::string& file,
                        std::optional<syntax::Node>& tree) {
  std::error_code error;
  // A device or a pipe is no part of a policy, and may keep whoever reads it waiting.
  const bool is_file = !path.text.empty() && fs::is_regular_file(file, error);
  auto text = is_file ? text::read_text(file) : std::nullopt;
  if (text) {
    tree = yaml::read_yaml(sources_, sources_.add(file, std::move(*text)), bag_);
  } else {
    bag_.report(Code::cannot_read, path.span, "the file '" + file + "' cannot be read");
  }
}

}  // namespace mora::compile
