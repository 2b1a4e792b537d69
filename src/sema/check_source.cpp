// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/check_source.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/suggest.hpp"

namespace mora::sema {
namespace {

// What may stand under `source`, the words that are always there first.
std::vector<std::string_view> known_names(const Vocabulary& vocabulary) {
  std::vector<std::string_view> names(std::begin(source_words), std::end(source_words));
  for (const EventInfo& event : vocabulary.events()) {
    for (const FieldInfo& field : event.fields) {
      if (std::find(names.begin(), names.end(), field.name) == names.end()) {
        names.push_back(field.name);
      }
    }
  }
  return names;
}

void report_unknown(const syntax::SourceName& name, const std::vector<std::string_view>& known,
                    text::DiagnosticBag& bag) {
  Diagnostic& diagnostic = bag.report(Code::unknown_source, name.name.span,
                                      "no event has a field '" + name.name.text + "'");
  if (std::find(known.begin(), known.end(), name.column.text) != known.end()) {
    diagnostic.help =
        "what the log calls it stands behind: '" + name.column.text + ": " + name.name.text + "'";
    return;
  }
  diagnostic.help = text::suggestion(name.name.text, known);
}

}  // namespace

void check_source(const syntax::Policy& policy, const Vocabulary& vocabulary,
                  text::DiagnosticBag& bag) {
  const std::vector<std::string_view> known = known_names(vocabulary);
  std::map<std::string_view, Span> places;
  for (const syntax::SourceName& name : policy.source) {
    const std::string& written = name.name.text;
    if (std::find(known.begin(), known.end(), written) == known.end()) {
      report_unknown(name, known, bag);
      continue;
    }
    const std::string_view meant = written == "case" ? policy.cases.key.text : written;
    const auto [first, fresh] = places.emplace(meant, name.name.span);
    if (fresh) continue;
    bag.report(Code::duplicate_name, name.name.span,
               "'" + written + "' is the case key, which 'source' has named already")
        .notes.push_back({first->second, "named here"});
  }
}

}  // namespace mora::sema
