// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/written_case.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "testing/node_reading.hpp"

namespace mora::testing {
namespace {

using syntax::Node;
using syntax::NodeKind;
using text::DiagnosticBag;

constexpr std::array<std::string_view, 5> file_keys = {"rules", "policy", "errors", "each",
                                                       "cases"};
constexpr std::array<std::string_view, 13> case_keys = {
    "name",   "rules",    "policy",    "errors", "each",
    "events", "as_of",    "lateness",  "expect", "expect_nothing_else",
    "open",   "rejected", "duplicates"};

// A part of a map, with its kind checked; a missing or null one is no mistake.
const Node* part(const Node& map, std::string_view key, NodeKind kind, DiagnosticBag& bag) {
  const Node* node = map.find(key);
  if (node == nullptr || node->kind == NodeKind::null) return nullptr;
  return expect_kind(*node, kind, fmt::format("'{}'", key), bag) ? node : nullptr;
}

WrittenPolicy read_policy(const Node& map, DiagnosticBag& bag) {
  const WrittenPolicy policy{part(map, "rules", NodeKind::scalar, bag),
                             part(map, "policy", NodeKind::scalar, bag),
                             part(map, "errors", NodeKind::scalar, bag)};
  if (policy.rules != nullptr && policy.policy != nullptr) {
    bag.report(Code::wrong_shape, policy.policy->span, "either 'rules' or 'policy', not both");
  }
  return policy;
}

WrittenPolicy inherit(WrittenPolicy own, const WrittenPolicy& file) {
  if (own.rules != nullptr || own.policy != nullptr) return own;
  own.rules = file.rules;
  own.policy = file.policy;
  return own;
}

void read_numbers(const Node& node, WrittenCase& result, DiagnosticBag& bag) {
  if (const Node* open = part(node, "open", NodeKind::scalar, bag)) {
    result.open = read_count(*open, "'open'", bag);
  }
  if (const Node* duplicates = part(node, "duplicates", NodeKind::scalar, bag)) {
    result.duplicates = read_count(*duplicates, "'duplicates'", bag);
  }
  if (const Node* rejected = part(node, "rejected", NodeKind::sequence, bag)) {
    result.rejected =
        read_counts(*rejected, "'rejected'", bag).value_or(std::vector<std::uint64_t>());
  }
  if (const Node* flag = part(node, "expect_nothing_else", NodeKind::scalar, bag)) {
    result.expect_nothing_else = read_bool(*flag, "'expect_nothing_else'", bag).value_or(true);
  }
}

void check_events(const WrittenCase& written, DiagnosticBag& bag) {
  const std::uint64_t count = written.events == nullptr ? 0 : written.events->items.size();
  for (const std::uint64_t number : written.rejected) {
    if (number >= 1 && number <= count) continue;
    bag.report(Code::bad_value, written.span,
               fmt::format("'rejected' names event {}, but the case has {}", number, count));
  }
}

WrittenCase read_case(const Node& node, const WrittenPolicy& file_policy, const Node* file_each,
                      DiagnosticBag& bag) {
  WrittenCase result;
  result.span = node.span;
  if (!expect_kind(node, NodeKind::map, "a case", bag)) return result;
  check_keys(node, case_keys, bag);
  if (const Node* name = part(node, "name", NodeKind::scalar, bag)) {
    result.name = name->scalar.text;
    result.span = name->span;
  } else {
    bag.report(Code::missing_key, node.span, "a case needs a 'name'");
  }
  result.policy = inherit(read_policy(node, bag), file_policy);
  if (file_each != nullptr) result.each.push_back(file_each);
  if (const Node* each = part(node, "each", NodeKind::map, bag)) result.each.push_back(each);
  result.events = part(node, "events", NodeKind::sequence, bag);
  result.as_of = part(node, "as_of", NodeKind::scalar, bag);
  result.lateness = part(node, "lateness", NodeKind::scalar, bag);
  result.expect = part(node, "expect", NodeKind::sequence, bag);
  read_numbers(node, result, bag);
  check_events(result, bag);
  if (result.policy.rules == nullptr && result.policy.policy == nullptr) {
    bag.report(Code::missing_key, result.span, "no 'rules' and no 'policy' to test");
  }
  return result;
}

void check_names(const std::vector<WrittenCase>& cases, DiagnosticBag& bag) {
  for (auto it = cases.begin(); it != cases.end(); ++it) {
    const auto first =
        std::find_if(cases.begin(), it, [&](const WrittenCase& c) { return c.name == it->name; });
    if (first == it || it->name.empty()) continue;
    bag.report(Code::duplicate_name, it->span, fmt::format("two cases are named '{}'", it->name))
        .notes.push_back({first->span, "the first is here"});
  }
}

WrittenCase whole_file(const Node& root, const WrittenPolicy& policy) {
  WrittenCase result;
  result.name = "errors";
  result.span = policy.errors == nullptr ? root.span : policy.errors->span;
  result.policy = policy;
  return result;
}

}  // namespace

std::vector<WrittenCase> read_cases(const Node& root, DiagnosticBag& bag) {
  if (!expect_kind(root, NodeKind::map, "a case file", bag)) return {};
  check_keys(root, file_keys, bag);
  const WrittenPolicy policy = read_policy(root, bag);
  const Node* each = part(root, "each", NodeKind::map, bag);
  const Node* cases = part(root, "cases", NodeKind::sequence, bag);
  if (cases == nullptr) {
    if (policy.errors != nullptr) return {whole_file(root, policy)};
    if (root.find("cases") == nullptr) {
      bag.report(Code::missing_key, root.span, "a case file needs 'cases'");
    }
    return {};
  }
  std::vector<WrittenCase> result;
  for (const Node& node : cases->items) {
    DiagnosticBag own;
    result.push_back(read_case(node, policy, each, own));
    result.back().broken = own.has_errors();
    hand_over(own, bag);
  }
  check_names(result, bag);
  return result;
}

}  // namespace mora::testing
