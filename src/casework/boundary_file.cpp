// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "mora/boundaries.hpp"

#include "casework/case_text.hpp"
#include "casework/causes.hpp"
#include "casework/draft_rule.hpp"
#include "casework/policy_file.hpp"
#include "casework/yaml_text.hpp"
#include "text/suggest.hpp"

namespace mora::casework {
namespace {

constexpr std::string_view head =
    "# Boundary cases, as Mora judges them today. Hold what each says behind '# confirm:' against\n"
    "# the regulation; once it is right, delete that line.\n";

Fields every_event(const compile::CheckedSource& source, const std::vector<RuleIndex>& rules,
                   Texts& texts) {
  const std::string& key = source.policy.cases.key.text;
  Fields each{{"by", texts.keep(std::string("someone"))}, {key, texts.keep(key + "-1")}};
  for (const RuleIndex index : rules) {
    const std::string& own = source.checked.rules[index].key;
    each.try_emplace(own, texts.keep(own + "-1"));
  }
  return each;
}

std::vector<DraftCase> draft(const Player& player) {
  const sema::CheckedRule& rule = player.rule();
  const bool lasting =
      rule.on && (rule.form == detail::Form::require || rule.form == detail::Form::forbid);
  return lasting ? draft_lasting(player) : draft_instant(player);
}

std::string confirmation(const Player& player, const DraftCase& drafted, const Verdict& verdict) {
  if (const Told* told = verdict.violation_of(player.index)) return "violated: " + told->because;
  const Program& program = player.subject.program;
  const Live* live = verdict.open_of(player.index);
  if (live != nullptr && live->due_at) {
    return fmt::format("not violated; still open, due {}", program.format_local(*live->due_at));
  }
  if (live != nullptr) return "not violated; still open";
  if (!drafted.due) return "not violated";
  return fmt::format("not violated; it was due {}", program.format_local(*drafted.due));
}

class FileWriter {
 public:
  FileWriter(const Subject& subject, BoundaryFile& file) : subject_(subject), file_(file) {}

  void add_rule(RuleIndex index) {
    const Player player{subject_, index};
    for (DraftCase& drafted : draft(player)) add_case(player, std::move(drafted));
  }

 private:
  void add_case(const Player& player, DraftCase drafted) {
    const bool incomplete = !drafted.notes.empty();
    if (!incomplete) drafted = with_cause(player, std::move(drafted));
    drafted.name = unique(std::move(drafted.name));
    const Verdict verdict = judge(subject_, drafted.events, drafted.as_of);
    const std::string confirm = incomplete ? "" : confirmation(player, drafted, verdict);
    file_.text += "\n" + case_text(subject_, drafted, verdict, confirm);
    ++file_.cases;
    if (incomplete) ++file_.incomplete;
  }

  std::string unique(std::string name) {
    std::string result = name;
    for (int n = 2; !names_.insert(result).second; ++n) result = fmt::format("{} ({})", name, n);
    return result;
  }

  const Subject& subject_;
  BoundaryFile& file_;
  std::set<std::string> names_;
};

// The rules of the clauses meant; says so if there are none.
std::vector<RuleIndex> find_rules(const compile::CheckedSource& source, std::string_view clause,
                                  std::string& mistake) {
  std::vector<RuleIndex> found;
  const auto clauses = source.vocabulary.find_clauses(clause);
  const std::vector<sema::CheckedRule>& rules = source.checked.rules;
  for (RuleIndex index = 0; index < rules.size(); ++index) {
    const bool meant = clause == "*" || std::find(clauses.begin(), clauses.end(),
                                                  rules[index].clause) != clauses.end();
    if (meant) found.push_back(index);
  }
  if (!found.empty()) return found;
  if (!clauses.empty()) {
    mistake = fmt::format("clause {} has no rule to test", clause);
    return found;
  }
  mistake = fmt::format("there is no clause '{}'", clause);
  const std::string hint = text::suggestion(clause, source.vocabulary.clause_ids());
  if (!hint.empty()) mistake += "; " + hint;
  return found;
}

void write(const PolicyFile& policy, std::string_view clause, std::string_view rules,
           BoundaryFile& file) {
  const compile::CheckedSource& source = *policy.source;
  const std::vector<RuleIndex> indices = find_rules(source, clause, file.mistake);
  if (indices.empty()) return;
  Texts texts;
  const std::int64_t precision = source.checked.precision_us;
  const Subject subject{policy.sources,
                        source,
                        policy.program,
                        texts,
                        precision == 1 ? seconds(1) : Duration{precision},
                        every_event(source, indices, texts)};
  file.text = fmt::format("{}\nrules: {}\n{}cases:", head, yaml_text(rules), each_text(subject));
  FileWriter writer(subject, file);
  for (const RuleIndex index : indices) writer.add_rule(index);
}

}  // namespace
}  // namespace mora::casework

namespace mora::inline v0 {

BoundaryFile boundary_cases(const std::string& policy_path, std::string_view clause,
                            std::string_view rules, const CompileOptions& options) {
  BoundaryFile file;
  casework::PolicyFile policy = casework::load_policy_file(policy_path, options);
  if (policy.source != nullptr) casework::write(policy, clause, rules, file);
  file.diagnostics = std::move(policy.diagnostics);
  file.sources = std::move(policy.sources);
  return file;
}

}  // namespace mora::inline v0
