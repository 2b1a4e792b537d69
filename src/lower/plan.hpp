// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Plan: the program while it is laid out: keys, the steps of each event type with their order, and
// the builder that the rest goes to.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lower/expr_code.hpp"
#include "program/builder.hpp"
#include "program/program_data.hpp"
#include "sema/checked_policy.hpp"
#include "sema/vocabulary.hpp"

namespace mora::lower {

// The order of an event's steps (LANGUAGE.md section 5, steps 2 to 4).
enum class Phase : std::uint8_t {
  roles,
  aggravations,
  amendments,
  pauses,  // those whose conditions no rule of this event can change
  rules,
  memories,  // for require_prior and forbid_prior: only earlier events count
  close
};

// The order within a rule.
enum class Part : std::uint8_t { pause, cancel, match, until, open };

class Plan {
 public:
  Plan(program::Builder& builder, const sema::Vocabulary& vocabulary,
       const sema::CheckedPolicy& policy, const std::string& case_key);

  [[nodiscard]] program::Builder& builder() { return builder_; }
  [[nodiscard]] detail::ProgramData& data() { return builder_.data; }
  [[nodiscard]] CodeWriter& code() { return code_; }
  [[nodiscard]] const sema::Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const sema::CheckedPolicy& policy() const { return policy_; }
  [[nodiscard]] const sema::EventInfo& event(std::uint32_t event) const {
    return vocabulary_.events()[event];
  }

  // The key's place; it is added if it is not there yet.
  std::uint8_t space(std::string_view key);
  // At most detail::max_spaces.
  [[nodiscard]] std::uint8_t space_count() const { return static_cast<std::uint8_t>(keys_.size()); }
  // The event has the field of the key.
  [[nodiscard]] bool has_key(std::uint32_t event, std::uint8_t space) const;

  // Nothing happens for an event that lacks the step's key.
  void add(std::uint32_t event, Phase phase, const detail::Step& step, std::uint32_t rule = 0,
           Part part = Part::pause);
  // A memory of the case; `captures` of this event are laid out by capture_slots.
  std::uint32_t add_memory(std::uint8_t space, const Captures& captures, std::uint32_t event);
  // The index in ProgramData::capture_fields of the captured fields, which the events have.
  std::uint32_t capture_fields(const Captures& captures, std::span<const std::uint32_t> events);
  // The index in ProgramData::capture_slots of the captured fields' slots in this event.
  std::uint32_t capture_slots(const Captures& captures, std::uint32_t event);

  // Writes the steps and the keys to the program's data.
  void finish();

 private:
  struct PlannedStep {
    Phase phase{};
    std::uint32_t rule = 0;
    Part part{};
    detail::Step step;
  };

  program::Builder& builder_;
  CodeWriter code_;
  const sema::Vocabulary& vocabulary_;
  const sema::CheckedPolicy& policy_;
  std::vector<std::string> keys_;
  std::vector<std::vector<PlannedStep>> steps_;  // by event
};

}  // namespace mora::lower
