// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Renaming: neutral texts for those of a log: person-1 for a person, FIELD-1 for what else a field
// holds; the same for the same text wherever it stands, so that what is equal stays equal. Threads:
// one owner.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casework/draft.hpp"
#include "casework/text_uses.hpp"

namespace mora::casework {

class Renaming {
 public:
  // Learns from all events which texts are persons. `keep`: fields whose texts stay.
  Renaming(const compile::CheckedSource& source, Texts& texts, const std::vector<std::string>& keep,
           const std::vector<DraftEvent>& events);

  [[nodiscard]] DraftEvent rename(const DraftEvent& event);

  // The fields in which persons were replaced, and other texts, so far; those whose texts stayed
  // because conditions ask for them, and because somebody asked for that.
  [[nodiscard]] const Names& person_fields() const { return person_fields_; }
  [[nodiscard]] const Names& other_fields() const { return other_fields_; }
  [[nodiscard]] const Names& compared_fields() const { return compared_fields_; }
  [[nodiscard]] const Names& asked_fields() const { return asked_fields_; }

 private:
  void learn(const DraftEvent& event, const Names& keep);
  [[nodiscard]] Value rename(const std::string& field, const Value& value);
  [[nodiscard]] std::string replacement(const std::string& field, std::string_view text);
  [[nodiscard]] const std::string& neutral(std::string_view stem, std::string_view text);

  const compile::CheckedSource& source_;
  Texts& texts_;
  TextUses uses_;
  Names persons_;  // texts that name somebody
  Names asked_;    // texts of fields to keep
  Names taken_;    // texts that no replacement may be
  std::map<std::string, std::string, std::less<>> replaced_;
  std::map<std::string, int, std::less<>> numbers_;  // used so far, by stem
  Names person_fields_;
  Names other_fields_;
  Names compared_fields_;
  Names asked_fields_;
};

}  // namespace mora::casework
