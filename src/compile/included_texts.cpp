// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "compile/included_texts.hpp"

#include <algorithm>

#include "compile/include_name.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::compile {

const syntax::Node* IncludedTexts::open(const syntax::Scalar& path) {
  const std::string name = include_name(sources_, path);
  const auto text = std::ranges::find(texts_, name, &detail::SourceText::name);
  if (text == texts_.end()) {
    bag_.report(Code::cannot_read, path.span, "the file '" + name + "' is not there");
    return nullptr;
  }
  if (text == texts_.begin()) return &root_;
  const auto [known, fresh] = trees_.try_emplace(name);
  if (fresh) known->second = yaml::read_yaml(sources_, sources_.add(name, text->text), bag_);
  return known->second ? &*known->second : nullptr;
}

}  // namespace mora::compile
