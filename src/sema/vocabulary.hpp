// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Vocabulary: the names that a policy defines: events with their fields, roles, calendars, fines,
// clauses.
// Built once from the policy as written; const afterwards.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/value.hpp"

#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::sema {

struct FieldInfo {
  std::string name;
  ValueKind kind{};
};

// The fields of every event that have a name of the policy's own.
struct BuiltIn {
  std::string case_key;
  std::string id;  // of `dedupe`; empty if there is none
};

// Fields by slot: the case key, `by`, the field of `dedupe` if there is one, then the declared
// ones.
struct EventInfo {
  std::string name;
  std::vector<FieldInfo> fields;
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view field) const;
};

class Vocabulary {
 public:
  // Reports names defined twice and types that do not exist.
  Vocabulary(const syntax::Policy& policy, text::DiagnosticBag& bag);

  [[nodiscard]] const std::vector<EventInfo>& events() const { return events_; }
  [[nodiscard]] std::optional<std::uint32_t> find_event(std::string_view name) const;
  [[nodiscard]] std::optional<std::uint32_t> find_role(std::string_view name) const;
  [[nodiscard]] std::optional<std::uint32_t> find_calendar(std::string_view name) const;
  [[nodiscard]] std::optional<std::uint32_t> find_fine(std::string_view name) const;
  // The clauses that a reference names: an id, or a prefix as "2.*".
  [[nodiscard]] std::vector<std::uint32_t> find_clauses(std::string_view reference) const;

  [[nodiscard]] std::vector<std::string_view> event_names() const;
  [[nodiscard]] const std::vector<std::string>& roles() const { return roles_; }
  [[nodiscard]] std::vector<std::string_view> role_names() const;
  [[nodiscard]] std::vector<std::string_view> calendar_names() const;
  [[nodiscard]] std::vector<std::string_view> fine_names() const;
  [[nodiscard]] std::vector<std::string_view> clause_ids() const;

 private:
  // Names with their numbers; of names that are alike the first one leads.
  using Numbers = std::multimap<std::string, std::uint32_t, std::less<>>;

  [[nodiscard]] static std::optional<std::uint32_t> find(const Numbers& numbers,
                                                         std::string_view name);
  static void add(const std::string& name, std::vector<std::string>& names, Numbers& numbers);
  void add_event(const syntax::EventDecl& decl, const BuiltIn& built_in, text::DiagnosticBag& bag);

  std::vector<EventInfo> events_;
  std::vector<std::string> roles_;
  std::vector<std::string> calendars_;
  std::vector<std::string> fines_;
  std::vector<std::string> clauses_;
  Numbers event_numbers_;
  Numbers role_numbers_;
  Numbers calendar_numbers_;
  Numbers fine_numbers_;
  Numbers clause_numbers_;
};

}  // namespace mora::sema
