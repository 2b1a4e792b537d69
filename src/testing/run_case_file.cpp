// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include "mora/case_file.hpp"
#include "mora/compile.hpp"

#include "testing/case_policies.hpp"
#include "testing/run_case.hpp"
#include "testing/written_case.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/read_text.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::testing {
namespace {

// Runs the cases of one file.
class FileRun {
 public:
  FileRun(CaseFileResult& result, SourceId source, Coverage* coverage,
          const CompileOptions& options)
      : result_(result), source_(source), coverage_(coverage), policies_(result.path, options) {}

  void run() {
    text::DiagnosticBag bag;
    const auto root = yaml::read_yaml(result_.sources, source_, bag);
    if (root) {
      for (const WrittenCase& written : read_cases(*root, bag)) run_one(written, bag);
    }
    result_.diagnostics = bag.take();
  }

 private:
  void run_one(const WrittenCase& written, text::DiagnosticBag& bag) {
    const auto begin = std::chrono::steady_clock::now();
    CaseResult result = evaluate(written, bag);
    const auto took = std::chrono::steady_clock::now() - begin;
    result.took = {std::chrono::duration_cast<std::chrono::microseconds>(took).count()};
    result.name = written.name;
    result.line = result_.sources.locate(source_, written.span.begin).line;
    result_.cases.push_back(std::move(result));
  }

  CaseResult evaluate(const WrittenCase& written, text::DiagnosticBag& bag) {
    CaseResult broken{"", 0, CaseOutcome::broken, "", {}};
    if (written.broken) return broken;
    const CompileResult& compiled = policies_.compile(written.policy);
    if (written.policy.errors != nullptr)
      return check_errors(compiled, written, policies_.folder());
    if (compiled) {
      return run_case(compiled.program, written, result_.sources,
                      coverage_of(written.policy, compiled.program), bag);
    }
    note_policy_mistakes(compiled);
    return broken;
  }

  PolicyCoverage* coverage_of(const WrittenPolicy& policy, const Program& program) {
    if (coverage_ == nullptr) return nullptr;
    const std::string path = policy.rules != nullptr ? policies_.place(policy).path : result_.path;
    return &coverage_->policy(path, program);
  }

  void note_policy_mistakes(const CompileResult& compiled) {
    const std::string messages = compiled.messages();
    if (result_.policy_messages.find(messages) != std::string::npos) return;
    result_.policy_messages += messages;
  }

  CaseFileResult& result_;
  SourceId source_;
  Coverage* coverage_;
  CasePolicies policies_;
};

}  // namespace
}  // namespace mora::testing

namespace mora::inline v0 {

std::size_t CaseFileResult::count(CaseOutcome outcome) const {
  return static_cast<std::size_t>(
      std::count_if(cases.begin(), cases.end(),
                    [&](const CaseResult& result) { return result.outcome == outcome; }));
}

bool CaseFileResult::passed() const {
  return !broken() && count(CaseOutcome::passed) == cases.size();
}

std::string CaseFileResult::messages() const {
  return policy_messages + render(diagnostics, sources);
}

CaseFileResult run_case_text(std::string name, std::string text, Coverage* coverage,
                             const CompileOptions& options) {
  CaseFileResult result;
  result.path = name;
  const SourceId source = result.sources.add(std::move(name), std::move(text));
  testing::FileRun(result, source, coverage, options).run();
  return result;
}

CaseFileResult run_case_file(const std::string& path, Coverage* coverage,
                             const CompileOptions& options) {
  auto text = text::read_text(path);
  if (text) return run_case_text(path, std::move(*text), coverage, options);
  CaseFileResult result;
  result.path = path;
  text::DiagnosticBag bag;
  const SourceId source = result.sources.add(path, "");
  bag.report(Code::cannot_read, {source, 0, 0}, "the file cannot be read");
  result.diagnostics = bag.take();
  return result;
}

}  // namespace mora::inline v0
