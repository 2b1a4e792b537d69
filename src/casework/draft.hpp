// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What drafts of test files are made of: events whose fields are filled in one by one, and the
// policy that they are about. Threads: a subject belongs to one thread. Ownership: the texts and
// lists of values live in the subject's Texts.

#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"
#include "mora/source_map.hpp"
#include "mora/time.hpp"
#include "mora/value.hpp"

#include "compile/check_source.hpp"

namespace mora::casework {

// By name; what is missing is null.
using Fields = std::map<std::string, Value, std::less<>>;

struct DraftEvent {
  TimePoint time;
  EventType type = 0;
  Fields fields;
};

// Keeps what values only refer to.
class Texts {
 public:
  [[nodiscard]] Value keep(std::string text) {
    return Value(std::string_view(texts_.emplace_back(std::move(text))));
  }
  [[nodiscard]] Value keep(std::vector<Value> items) {
    return Value(std::span<const Value>(lists_.emplace_back(std::move(items))));
  }

 private:
  std::deque<std::string> texts_;
  std::deque<std::vector<Value>> lists_;
};

// A policy, checked and compiled.
struct Subject {
  const SourceMap& sources;
  const compile::CheckedSource& source;
  const Program& program;
  Texts& texts;
  Duration unit;  // the policy's precision; a second where times are exact
  Fields each;    // fields that every event has unless it says otherwise: case keys and `by`

  [[nodiscard]] const sema::CheckedPolicy& checked() const { return source.checked; }
  [[nodiscard]] const sema::EventInfo& event(EventType type) const {
    return source.vocabulary.events()[type];
  }
};

}  // namespace mora::casework
