// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/check_dedupe.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "sema/check_amount.hpp"
#include "text/suggest.hpp"

namespace mora::sema {
namespace {

// What every event has, and many share.
bool is_shared(const std::string& field, const syntax::Policy& policy) {
  return field == "time" || field == "type" || field == "by" || field == policy.cases.key.text;
}

// The field need not be declared, so that a misspelt one would find no duplicate ever: it is taken
// for a mistake where events declare one that is spelt much like it.
void report_misspelt(const syntax::Scalar& field, const syntax::Policy& policy,
                     text::DiagnosticBag& bag) {
  std::vector<std::string_view> declared;
  for (const syntax::EventDecl& event : policy.events) {
    for (const syntax::FieldDecl& other : event.fields) declared.emplace_back(other.name.text);
  }
  if (std::find(declared.begin(), declared.end(), field.text) != declared.end()) return;
  std::string help = text::suggestion(field.text, declared);
  if (help.empty()) return;
  bag.report(Code::unknown_field, field.span, "no event declares a field '" + field.text + "'")
      .help = std::move(help);
}

}  // namespace

void check_dedupe(const syntax::Policy& policy, const CheckContext& context,
                  CheckedPolicy& checked) {
  if (!policy.dedupe) return;
  const syntax::Scalar& field = policy.dedupe->field;
  if (is_shared(field.text, policy)) {
    context.bag
        .report(Code::bad_value, field.span, "'" + field.text + "' does not tell events apart")
        .help = "name the field with the event's own number, which it keeps when it is sent again";
  } else {
    report_misspelt(field, policy, context.bag);
  }
  if (!policy.dedupe->within) return;
  checked.dedupe_within =
      check_duration(*policy.dedupe->within, policy.dedupe->within_span, "'dedupe'", context);
}

}  // namespace mora::sema
