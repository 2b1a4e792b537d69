// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/fact.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "testing/node_reading.hpp"
#include "text/suggest.hpp"

namespace mora::testing {
namespace {

using syntax::Node;
using syntax::NodeKind;
using text::DiagnosticBag;

Fact text_fact(std::string_view text) { return {std::string(text), std::string(text)}; }
Fact null_fact() { return {"", "null"}; }
// A text that is empty where there is none.
Fact text_or_null(std::string_view text) { return text.empty() ? null_fact() : text_fact(text); }

Fact time_fact(const Program& program, std::optional<TimePoint> t) {
  if (!t) return null_fact();
  return {fmt::format("{}", t->us), program.format_local(*t)};
}
Fact money_fact(const std::optional<Money>& money) {
  return money ? text_fact(to_string(*money)) : null_fact();
}
Fact duration_fact(Duration duration) {
  return {fmt::format("{}", duration.us),
          fmt::format("{} s", static_cast<double>(duration.us) / 1e6)};
}
Fact lines_fact(std::span<const std::uint64_t> lines) {
  return text_fact(fmt::format("[{}]", fmt::join(lines, ", ")));
}

Fact get_kind(const Program&, const Finding& f) { return text_fact(kind_name(f.kind)); }
Fact get_policy(const Program&, const Finding& f) { return text_fact(f.policy); }
Fact get_clause(const Program&, const Finding& f) { return text_fact(f.clause); }
Fact get_rule(const Program&, const Finding& f) { return text_or_null(f.rule_name); }
Fact get_case(const Program&, const Finding& f) { return text_fact(f.case_key); }
Fact get_role(const Program&, const Finding& f) { return text_or_null(f.role); }
Fact get_person(const Program&, const Finding& f) {
  return f.person ? text_fact(*f.person) : null_fact();
}
Fact get_opened_at(const Program& p, const Finding& f) { return time_fact(p, f.opened_at); }
Fact get_due_at(const Program& p, const Finding& f) { return time_fact(p, f.due_at); }
Fact get_at(const Program& p, const Finding& f) { return time_fact(p, f.at); }
Fact get_fine(const Program&, const Finding& f) { return money_fact(f.fine); }
Fact get_evidence(const Program&, const Finding& f) {
  return lines_fact({f.evidence, f.evidence_count});
}
Fact get_because(const Program& p, const Finding& f) { return text_fact(because(p, f)); }
Fact get_from(const Program&, const Finding& f) { return money_fact(f.from); }
Fact get_to(const Program&, const Finding& f) { return money_fact(f.to); }
Fact get_delta(const Program&, const Finding& f) { return money_fact(f.delta); }
Fact get_fulfilled_at(const Program& p, const Finding& f) { return time_fact(p, f.fulfilled_at); }
Fact get_late_by(const Program&, const Finding& f) {
  return f.kind == FindingKind::late ? duration_fact(f.late_by) : null_fact();
}
Fact get_cause_clause(const Program&, const Finding& f) {
  return f.cause ? text_fact(f.cause->clause) : null_fact();
}
Fact get_cause_at(const Program& p, const Finding& f) {
  return time_fact(p, f.cause ? std::optional(f.cause->at) : std::nullopt);
}

enum class FactKind : std::uint8_t { text, time, money, duration, lines };

struct FactField {
  std::string_view name;
  FactKind kind;
  Fact (*get)(const Program& program, const Finding& finding);
};

constexpr std::array fields = {
    FactField{"kind", FactKind::text, get_kind},
    FactField{"policy", FactKind::text, get_policy},
    FactField{"clause", FactKind::text, get_clause},
    FactField{"rule", FactKind::text, get_rule},
    FactField{"case", FactKind::text, get_case},
    FactField{"role", FactKind::text, get_role},
    FactField{"person", FactKind::text, get_person},
    FactField{"opened_at", FactKind::time, get_opened_at},
    FactField{"due_at", FactKind::time, get_due_at},
    FactField{"at", FactKind::time, get_at},
    FactField{"fine", FactKind::money, get_fine},
    FactField{"evidence", FactKind::lines, get_evidence},
    FactField{"because", FactKind::text, get_because},
    FactField{"from", FactKind::money, get_from},
    FactField{"to", FactKind::money, get_to},
    FactField{"delta", FactKind::money, get_delta},
    FactField{"fulfilled_at", FactKind::time, get_fulfilled_at},
    FactField{"late_by", FactKind::duration, get_late_by},
    FactField{"caused.clause", FactKind::text, get_cause_clause},
    FactField{"caused.at", FactKind::time, get_cause_at},
};

constexpr std::array<std::string_view, 2> cause_keys = {"clause", "at"};

std::optional<std::size_t> find_field(std::string_view name) {
  const auto it = std::find(fact_names().begin(), fact_names().end(), name);
  if (it == fact_names().end()) return std::nullopt;
  return static_cast<std::size_t>(it - fact_names().begin());
}

std::optional<Fact> read_fact(const Program& program, const FactField& field, const Node& node,
                              DiagnosticBag& bag) {
  if (node.kind == NodeKind::null) return null_fact();
  const std::string what = fmt::format("'{}'", field.name);
  if (field.kind == FactKind::lines) {
    const auto lines = read_counts(node, what, bag);
    return lines ? std::optional(lines_fact(*lines)) : std::nullopt;
  }
  if (!expect_kind(node, NodeKind::scalar, what, bag)) return std::nullopt;
  const std::string& text = node.scalar.text;
  switch (field.kind) {
    case FactKind::time: {
      const auto time = read_time(program, node, what, bag);
      return time ? std::optional(time_fact(program, time)) : std::nullopt;
    }
    case FactKind::money: {
      const auto money = parse_money(text, program.currency());
      if (money) return money_fact(money);
      bag.report(Code::bad_amount, node.span, fmt::format("'{}' is not an amount of money", text));
      return std::nullopt;
    }
    case FactKind::duration: {
      const auto duration = read_duration(node, what, bag);
      return duration ? std::optional(duration_fact(*duration)) : std::nullopt;
    }
    case FactKind::text:
    case FactKind::lines: break;
  }
  return text_fact(text);
}

// Reads `expect` entries key by key into a finding.
class ExpectedReader {
 public:
  ExpectedReader(const Program& program, DiagnosticBag& bag) : program_(program), bag_(bag) {}

  void read(const Node& map, ExpectedFinding& finding) {
    for (const syntax::Entry& entry : map.entries) {
      if (entry.key.text == "caused") {
        read_cause(entry.value, finding);
      } else if (const auto field = find_field(entry.key.text)) {
        add(*field, entry.value, finding);
      } else {
        report_unknown(entry.key);
      }
    }
    add_kind(map, finding);
  }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  void add(std::size_t field, const Node& node, ExpectedFinding& finding) {
    auto fact = read_fact(program_, fields[field], node, bag_);
    if (!fact) {
      ok_ = false;
      return;
    }
    finding.facts.push_back({field, std::move(*fact)});
  }

  void read_cause(const Node& node, ExpectedFinding& finding) {
    if (node.kind != NodeKind::null && !expect_kind(node, NodeKind::map, "'caused'", bag_)) {
      ok_ = false;
      return;
    }
    ok_ = check_keys(node, cause_keys, bag_) && ok_;
    for (const std::string_view key : cause_keys) {
      const Node* part = node.kind == NodeKind::null ? &node : node.find(key);
      if (part != nullptr) add(*find_field(fmt::format("caused.{}", key)), *part, finding);
    }
  }

  void report_unknown(const syntax::Scalar& key) {
    std::vector<std::string_view> known(fact_names().begin(), fact_names().end());
    known.emplace_back("caused");
    bag_.report(Code::unknown_key, key.span, fmt::format("a finding has no '{}'", key.text)).help =
        text::suggestion(key.text, known);
    ok_ = false;
  }

  void add_kind(const Node& map, ExpectedFinding& finding) {
    constexpr std::array<std::string_view, 4> kinds = {"violation", "amended", "late", "warning"};
    const Node* kind = map.find("kind");
    if (kind == nullptr) {
      finding.facts.insert(finding.facts.begin(), {0, text_fact(kinds[0])});
      return;
    }
    if (std::find(kinds.begin(), kinds.end(), kind->scalar.text) != kinds.end()) return;
    bag_.report(Code::bad_value, kind->span, "'kind' is violation, amended, late or warning").help =
        text::suggestion(kind->scalar.text, kinds);
    ok_ = false;
  }

  const Program& program_;
  DiagnosticBag& bag_;
  bool ok_ = true;
};

// The facts that tell findings apart at a glance; `get` gives the shown text of one, or nothing.
template <class Get>
std::string join_outline(Get get) {
  std::string text = get("kind");
  for (const std::string_view name : {"clause", "rule"}) {
    if (const std::string value = get(name); !value.empty()) text += " " + value;
  }
  for (const std::string_view name : {"case", "person", "at", "fine"}) {
    const std::string value = get(name);
    if (!value.empty()) text += fmt::format(", {} {}", name, value);
  }
  return text;
}

}  // namespace

std::span<const std::string_view> fact_names() {
  static constexpr auto names = [] {
    std::array<std::string_view, fields.size()> result;
    for (std::size_t i = 0; i < fields.size(); ++i) result[i] = fields[i].name;
    return result;
  }();
  return names;
}

FoundFacts facts_of(const Program& program, const Finding& finding) {
  FoundFacts facts;
  facts.reserve(fields.size());
  for (const FactField& field : fields) facts.push_back(field.get(program, finding));
  return facts;
}

std::optional<ExpectedFinding> read_expected(const Program& program, const Node& node,
                                             DiagnosticBag& bag) {
  if (!expect_kind(node, NodeKind::map, "an expected finding", bag)) return std::nullopt;
  ExpectedFinding finding{node.span, {}};
  ExpectedReader reader(program, bag);
  reader.read(node, finding);
  return reader.ok() ? std::optional(std::move(finding)) : std::nullopt;
}

std::string outline(const FoundFacts& facts) {
  return join_outline([&](std::string_view name) {
    const Fact& fact = facts[*find_field(name)];
    return fact.exact.empty() ? std::string() : fact.shown;
  });
}

std::string outline(const ExpectedFinding& expected) {
  return join_outline([&](std::string_view name) {
    for (const ExpectedFact& fact : expected.facts) {
      if (fact_names()[fact.field] == name) return fact.fact.shown;
    }
    return std::string();
  });
}

}  // namespace mora::testing
