// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/parsed_policy.hpp"

#include <cstdint>
#include <stdexcept>

#include "policy/read_policy.hpp"
#include "text/diagnostic_bag.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::oracle {

namespace {

class NoIncludes final : public policy::Includes {
 public:
  [[nodiscard]] const syntax::Node* open(const syntax::Scalar& path) override {
    throw std::logic_error("a policy for the oracle includes " + path.text);
  }
};

}  // namespace

syntax::Policy parsed_policy(const std::string& text) {
  SourceMap sources;
  text::DiagnosticBag bag;
  const SourceId source = sources.add("policy.yaml", text);
  const auto tree = yaml::read_yaml(sources, source, bag);
  NoIncludes includes;
  constexpr std::uint32_t most_clauses = 1000;
  syntax::Policy policy =
      tree ? policy::read_policy(*tree, includes, most_clauses, bag) : syntax::Policy();
  if (bag.has_errors()) throw std::logic_error(render(bag.take(), sources));
  return policy;
}

}  // namespace mora::oracle
