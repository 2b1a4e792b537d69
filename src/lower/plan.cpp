// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "lower/plan.hpp"

#include <algorithm>
#include <tuple>

namespace mora::lower {

Plan::Plan(program::Builder& builder, const sema::Vocabulary& vocabulary,
           const sema::CheckedPolicy& policy, const std::string& case_key)
    : builder_(builder),
      code_(builder),
      vocabulary_(vocabulary),
      policy_(policy),
      steps_(vocabulary.events().size()) {
  space(case_key);
}

std::uint8_t Plan::space(std::string_view key) {
  const auto found = std::find(keys_.begin(), keys_.end(), key);
  if (found != keys_.end()) return static_cast<std::uint8_t>(found - keys_.begin());
  keys_.emplace_back(key);
  detail::KeySpace space;
  space.field = builder_.text(key);
  space.role_words = static_cast<std::uint32_t>(vocabulary_.roles().size());
  data().spaces.push_back(space);
  return static_cast<std::uint8_t>(keys_.size() - 1);
}

bool Plan::has_key(std::uint32_t event, std::uint8_t space) const {
  return vocabulary_.events()[event].find(keys_[space]).has_value();
}

void Plan::add(std::uint32_t event, Phase phase, const detail::Step& step, std::uint32_t rule,
               Part part) {
  if (has_key(event, step.space)) steps_[event].push_back({phase, rule, part, step});
}

std::uint32_t Plan::add_memory(std::uint8_t space, const Captures& captures, std::uint32_t event) {
  detail::MemoryData memory;
  memory.space = space;
  memory.word = data().spaces[space].memory_words++;
  memory.captures = capture_fields(captures, std::span(&event, 1));
  memory.capture_count = static_cast<std::uint32_t>(captures.fields().size());
  memory.by_time = captures.asks_for_time();
  data().memories.push_back(memory);
  return static_cast<std::uint32_t>(data().memories.size() - 1);
}

std::uint32_t Plan::capture_fields(const Captures& captures,
                                   std::span<const std::uint32_t> events) {
  const auto first = static_cast<std::uint32_t>(data().capture_fields.size());
  for (const std::string& name : captures.fields()) {
    detail::FieldData field{builder_.text(name), ValueKind::null};
    for (const std::uint32_t event : events) {
      const sema::EventInfo& info = vocabulary_.events()[event];
      if (const auto slot = info.find(name)) field.kind = info.fields[*slot].kind;
    }
    data().capture_fields.push_back(field);
  }
  return first;
}

std::uint32_t Plan::capture_slots(const Captures& captures, std::uint32_t event) {
  const auto first = static_cast<std::uint32_t>(data().capture_slots.size());
  for (const std::string& field : captures.fields()) {
    data().capture_slots.push_back(vocabulary_.events()[event].find(field).value_or(detail::none));
  }
  return first;
}

void Plan::finish() {
  for (std::uint32_t event = 0; event < steps_.size(); ++event) {
    std::vector<PlannedStep>& steps = steps_[event];
    std::stable_sort(steps.begin(), steps.end(), [](const PlannedStep& a, const PlannedStep& b) {
      return std::tie(a.phase, a.rule, a.part) < std::tie(b.phase, b.rule, b.part);
    });
    detail::EventData& written = data().events[event];
    written.first_step = static_cast<std::uint32_t>(data().steps.size());
    written.step_count = static_cast<std::uint32_t>(steps.size());
    for (const PlannedStep& planned : steps) data().steps.push_back(planned.step);
    for (const std::string& key : keys_) {
      data().key_slots.push_back(vocabulary_.events()[event].find(key).value_or(detail::none));
    }
  }
}

}  // namespace mora::lower
